"""Every operator, by family: the table that killing draws from and that docs and tests read."""

from eval.mutants import conduct, duties, form, privacy, promises, truth
from eval.mutants.operator import Operator

OPERATORS: tuple[Operator, ...] = (
    *form.OPERATORS,
    *truth.OPERATORS,
    *promises.OPERATORS,
    *conduct.OPERATORS,
    *privacy.OPERATORS,
    *duties.OPERATORS,
)
