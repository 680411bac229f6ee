"""One case in a few words: who it is about, which metrics found something, and what moved since the baseline."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.wording import Wording
from eval.gate.baseline import Values, key
from eval.gate.thresholds import DANGERS
from eval.metrics.metric import Errored, Scored
from eval.metrics.table import TABLE
from eval.score import Row

RULES = frozenset(metric.name for metric in TABLE if metric.standing == "rule")
EMPTY = Wording(es="", en="")


class Moved(NamedTuple):
    """A case's value of one metric that is not what it was."""

    case: str
    key: str
    before: float
    now: float
    reason: Wording


class Brief(NamedTuple):
    """What a list of cases tells of one. `below`: metrics that found something, on what is offered or decided."""

    case: str
    traits: dict[str, str]
    below: tuple[str, ...]
    broken: int
    """Rules among them."""
    dangers: tuple[str, ...]
    errors: int
    moved: tuple[Moved, ...]


def reasons(rows: tuple[Row, ...]) -> dict[str, Wording]:
    """By key; of several repeats, the worst one's."""
    scored = [(row.verdict, row) for row in rows if isinstance(row.verdict, Scored)]
    worst_last = sorted(scored, key=lambda pair: -pair[0].value)
    return {key(row.metric, row.side): verdict.reason for verdict, row in worst_last}


def moves(case: str, now: Values, then: Values, reasons: dict[str, Wording]) -> Iterator[Moved]:
    for name in sorted(now.keys() & then.keys()):
        if abs(now[name] - then[name]) > 5e-4:
            yield Moved(case, name, then[name], now[name], reasons.get(name, EMPTY))


def brief_of(
    case: str, traits: dict[str, str], rows: tuple[Row, ...], values: Values, moved: tuple[Moved, ...]
) -> Brief:
    below = sorted({name.split("/")[0] for name, value in values.items() if value < 1 and not name.endswith("/raw")})
    return Brief(
        case=case,
        traits=traits,
        below=tuple(below),
        broken=sum(name in RULES or name.startswith("policy.") for name in below),
        dangers=tuple(name for name in below if name in DANGERS),
        errors=sum(isinstance(row.verdict, Errored) for row in rows),
        moved=moved,
    )


def worst_first(briefs: Iterable[Brief]) -> list[Brief]:
    """Errors, then danger, then what fell since the baseline, then how many rules broke."""
    return sorted(briefs, key=_worst_first)


def _worst_first(brief: Brief) -> tuple[int, int, int, int, int, str]:
    fell = sum(moved.now < moved.before and not moved.key.endswith("/raw") for moved in brief.moved)
    return -brief.errors, -len(brief.dangers), -fell, -brief.broken, -len(brief.below), brief.case
