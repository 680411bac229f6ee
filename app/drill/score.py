"""What a drill is worth: a measure for each thing that a prepared team does, with the reason in figures."""

from typing import Literal

from app.value import Value
from app.wording import Wording

Unit = Literal["minutes", "share", "count"]


class Measure(Value):
    """`points` from 0 to 1, None where there was nothing to measure. `aim`: from there on all of them."""

    name: str
    label: Wording
    unit: Unit
    value: float | None
    aim: float
    weight: int
    points: float | None
    reason: Wording
    """What the figure counts, in this drill."""
    lesson: Wording
    """What to do where it is weak."""

    @property
    def weak(self) -> bool:
        return self.points is not None and self.points < WEAK


WEAK = 0.8
"""Points below which a measure becomes a lesson."""


class Mistake(Value):
    """A rule that was broken, so many times."""

    name: str
    label: Wording
    count: int


class Reached(Value):
    """Those of one severity who were owed a first answer, and how many got it in time."""

    severity: str
    people: int
    in_time: int
    median: float | None
    """Minutes to the first public answer; None of nothing."""


class Score(Value):
    """`total`: 0 to 100, the weighted mean of what could be measured."""

    total: int
    measures: tuple[Measure, ...]
    mistakes: tuple[Mistake, ...]
    by_severity: tuple[Reached, ...]
    lessons: tuple[Wording, ...]

    def measure(self, name: str) -> Measure:
        return next(measure for measure in self.measures if measure.name == name)


def total(measures: tuple[Measure, ...]) -> int:
    """The weighted mean, in hundredths; what could not be measured counts for nothing."""
    judged = [(m.weight, m.points) for m in measures if m.points is not None]
    weights = sum(weight for weight, _ in judged)
    return round(100 * sum(weight * points for weight, points in judged) / weights) if weights else 0
