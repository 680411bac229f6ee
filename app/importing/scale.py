"""The brand's own names for how grave a matter is («naranja», «nivel 2», «grave»), on the four severities."""

from app.brand.words import Severity
from app.value import Value
from app.wording import Wording


class Step(Value):
    """One degree of the brand's scale. One degree may stand for two of ours, when the brand has fewer."""

    names: tuple[str, ...]
    """As the manual writes it, folded (app.brand.texts.folded): «naranja», «nivel 2»."""
    severities: tuple[Severity, ...]
    doubt: Wording | None = None


class Scale(Value):
    steps: tuple[Step, ...] = ()
    """From the mildest up; empty: the manual has no scale."""
