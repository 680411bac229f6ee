"""A metric: one pure function, the harm it detects, and the card that says what its figure means."""

from collections.abc import Callable
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from app.value import Value
from app.wording import Wording
from eval.case import Case
from eval.output import Output, Written

Side = Literal["raw", "final"]
"""Which text was judged: the engine's first one, or what a person gets to approve."""


class Mark(Value):
    """A place that a score rests on, in code points."""

    field: Literal["public", "private", "comment"]
    start: int
    end: int


class Scored(Value):
    """1 is best, 0 is worst. `reason` says what was found, for a person."""

    status: Literal["scored"] = "scored"
    value: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
    reason: Wording
    marks: tuple[Mark, ...] = ()


class NotApplicable(Value):
    """The case is not labelled for it, or there is nothing to judge. Never counts as 0 nor as 1."""

    status: Literal["not_applicable"] = "not_applicable"
    reason: Wording


class Errored(Value):
    """The metric broke. Fails the run: an error is never a score."""

    status: Literal["error"] = "error"
    error: str


Verdict = Scored | NotApplicable | Errored


class Level(Value):
    """What a value means, with an example that a person can check."""

    value: float
    meaning: Wording
    comment: str
    reply: str


class Card(Value):
    """What a metric claims to measure. `eval/metrics/cards/NAME.yaml`; a test asks every metric for one."""

    name: str
    version: int
    harm: Wording
    """What happens to people when it is low."""
    definition: Wording
    source: str
    """Where the definition comes from; «own» with the reason where it is ours."""
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    """From worst to best; two examples at least."""
    blind_spots: Annotated[tuple[Wording, ...], Field(min_length=1)]


Judge = Callable[[Case, Output], Verdict]
"""Of a decision: what the stages made of the comment."""
Reader = Callable[[Written], Verdict]
"""Of a text."""


class Member(NamedTuple):
    """One case of a set with what became of it."""

    case: Case
    output: Output


class Together(NamedTuple):
    """A verdict on several cases at once."""

    group: str
    """The group or the id of the case that the others are variants of."""
    cases: tuple[str, ...]
    verdict: Verdict


Assembly = Callable[[tuple[Member, ...]], tuple[Together, ...]]
"""Of a whole run: what has to hold between cases."""

Standing = Literal["rule", "measure"]
"""rule: deterministic, a single failure can be shown to be one, and may gate; measure: gates only with agreement of
raters who are not its author (eval/meta)."""


class Metric(NamedTuple):
    name: str
    of: Literal["decision", "text", "set"]
    standing: Standing
    judge: Judge | Reader | Assembly
