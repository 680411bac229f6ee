"""From what was collected to a score with its reasons. Pure: the same drill has the same score."""

from math import isinf

from app.drill.collected import Collected
from app.drill.labels import MEASURES
from app.drill.measures import FOUND, OWED, by_severity
from app.drill.mistakes import mistakes
from app.drill.score import Measure, Mistake, Score, total
from app.drill.script import Expected
from app.wording import Wording

FORGIVEN = 0.05
"""Mistakes, as a share of the comments that call for an answer, at which nothing is left of the points for rules."""
AIMS = {
    "followed": 1.0,
    "coherent": 1.0,
    "figures": 1.0,
    "escalated": 0.9,
    "questions": 1.0,
    "debts": 0.9,
    "resolved": 0.8,
}
"""Shares that a prepared team reaches, where the script does not set its own."""


def score(collected: Collected) -> Score:
    """Every measure, the mistakes, and a lesson for each weak figure."""
    broken = mistakes(collected)
    measured = (*(_measure(collected, name) for name in FOUND), _rules(collected, broken))
    return Score(
        total=total(measured),
        measures=measured,
        mistakes=broken,
        by_severity=by_severity(collected),
        lessons=tuple(measure.lesson for measure in measured if measure.weak),
    )


def aim(name: str, expected: Expected) -> float:
    """What a prepared team reaches."""
    own = {
        "alert": expected.alert_within,
        "declared": expected.declared_within,
        "line": expected.line_within,
        "frozen": expected.freeze_within,
        "holdings": expected.holdings,
        "answered": expected.answered,
        "identical": expected.identical,
    }
    return own.get(name, AIMS.get(name, 1.0))


def points(name: str, value: float, aimed: float) -> float:
    """All of them at the aim; of minutes none at twice the aim, of a share in proportion."""
    if MEASURES[name].unit == "minutes":
        return 0.0 if isinf(value) else max(0.0, min(1.0, 2 - value / aimed))
    if name == "identical":
        return 1.0 if value <= aimed else max(0.0, 1 - (value - aimed) / max(0.1, aimed * 4))
    return min(1.0, value / aimed) if aimed else 1.0


def _measure(collected: Collected, name: str) -> Measure:
    found, told, aimed = FOUND[name](collected), MEASURES[name], aim(name, collected.script.expected)
    value = found.value
    return Measure(
        name=name,
        label=told.label,
        unit=told.unit,
        value=None if value is None or isinf(value) else round(value, 4),
        aim=aimed,
        weight=told.weight,
        points=None if value is None else round(points(name, value, aimed), 4),
        reason=found.reason,
        lesson=told.lesson,
    )


def _rules(collected: Collected, broken: tuple[Mistake, ...]) -> Measure:
    told, count = MEASURES["rules"], sum(mistake.count for mistake in broken)
    bearable = max(1.0, FORGIVEN * sum(1 for one in collected.spoke if one.who in OWED))
    return Measure(
        name="rules",
        label=told.label,
        unit=told.unit,
        value=count,
        aim=0,
        weight=told.weight,
        points=round(max(0.0, 1 - count / bearable), 4),
        reason=Wording(es=f"{count} en todo el simulacro.", en=f"{count} in the whole drill."),
        lesson=told.lesson,
    )
