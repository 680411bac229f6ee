"""Whether a run may pass: no new dangerous error, every threshold met, and no significant loss against the baseline."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.wording import Wording
from eval.gate.baseline import Baseline, Values, key, valued
from eval.gate.resampling import LEVEL, Change, Pair, compared
from eval.gate.thresholds import DANGERS, SMALLEST, THRESHOLDS, Threshold
from eval.metrics.metric import Errored, NotApplicable, Scored
from eval.score import Row

SEED = 20_250_101
"""Of the redrawing; fixed, so that the same two runs get the same verdict."""


class Danger(NamedTuple):
    """A dangerous error in what a person would be offered. `known`: the baseline has it already."""

    metric: str
    case: str
    reason: Wording
    known: bool


class Reached(NamedTuple):
    """What a threshold's metric came to. `value` None: no case that it applies to."""

    threshold: Threshold
    value: float | None
    cases: int

    @property
    def missed(self) -> bool:
        return self.value is None or self.value < self.threshold.least


class Coverage(NamedTuple):
    """How many cases a metric could judge."""

    scored: int
    not_applicable: int
    errors: int


class Gate(NamedTuple):
    """`changes` are empty without a baseline."""

    dangers: tuple[Danger, ...]
    thresholds: tuple[Reached, ...]
    changes: dict[str, Change]
    coverage: dict[str, Coverage]
    errors: tuple[str, ...]
    """Metrics that broke and cases whose stages raised: the run says nothing of them, so it does not pass."""

    @property
    def lost(self) -> tuple[str, ...]:
        """Metrics that fell, beyond chance and by more than a point in a hundred."""
        return tuple(name for name, change in self.changes.items() if is_loss(change))

    @property
    def passed(self) -> bool:
        return not (self.lost or any(not d.known for d in self.dangers) or any(t.missed for t in self.thresholds))


def judged(
    rows: Iterable[Row],
    baseline: Baseline | None = None,
    *,
    thresholds: tuple[Threshold, ...] = THRESHOLDS,
    advisory: frozenset[str] = frozenset(),
    versions: Mapping[str, int] | None = None,
) -> Gate:
    """The verdict on one run. `advisory` metrics are compared and shown elsewhere; here they decide nothing."""
    then = {(line.case, line.group): line.values for line in baseline.lines} if baseline else {}
    renamed = _same_meaning(baseline, versions or {})
    seen = _Seen()
    now = valued(seen.through(rows))
    return Gate(
        dangers=tuple(_dangers(seen.dangerous, then)),
        thresholds=tuple(_reached(threshold, now.values()) for threshold in thresholds),
        changes=compared(paired(then, now, advisory | renamed), SEED),
        coverage={name: Coverage(*count) for name, count in sorted(seen.counts.items())},
        errors=tuple(seen.errors),
    )


class _Seen:
    """What is kept of the rows that pass: a run of 10,000 cases has a million of them."""

    def __init__(self) -> None:
        self.dangerous: list[Row] = []
        self.errors: list[str] = []
        self.counts: dict[str, list[int]] = {}

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            verdict, count = row.verdict, self.counts.setdefault(key(row.metric, row.side), [0, 0, 0])
            count[0 if isinstance(verdict, Scored) else 1 if isinstance(verdict, NotApplicable) else 2] += 1
            if isinstance(verdict, Errored):
                self.errors.append(f"{row.metric}: {row.case}: {verdict.error}")
            elif row.metric in DANGERS and row.side != "raw" and isinstance(verdict, Scored) and verdict.value < 1:
                self.dangerous.append(row)
            yield row


def _dangers(rows: Iterable[Row], then: Mapping[tuple[str, str], Values]) -> Iterator[Danger]:
    for row in rows:
        if isinstance(row.verdict, Scored):
            before = then.get((row.case, row.group), {}).get(key(row.metric, row.side), 1.0)
            yield Danger(row.metric, row.case, row.verdict.reason, known=before < 1)


def _reached(threshold: Threshold, values: Iterable[Values]) -> Reached:
    name = key(threshold.metric, threshold.side)
    found = [of[name] for of in values if name in of]
    return Reached(threshold, sum(found) / len(found) if found else None, len(found))


def paired(
    then: Mapping[tuple[str, str], Values], now: Mapping[tuple[str, str], Values], without: frozenset[str]
) -> dict[str, list[Pair]]:
    """By metric and side, the cases that both runs have a value for; `without` these metrics.

    A metric that no longer applies to a case cannot be compared on it.
    """
    pairs: dict[str, list[Pair]] = {}
    for where in sorted(then.keys() & now.keys()):
        for name in sorted(then[where].keys() & now[where].keys()):
            if name.split("/")[0] not in without:
                pairs.setdefault(name, []).append(Pair(where[1], then[where][name], now[where][name]))
    return pairs


def _same_meaning(baseline: Baseline | None, versions: Mapping[str, int]) -> frozenset[str]:
    """Metrics whose definition changed since the baseline."""
    if baseline is None:
        return frozenset()
    return frozenset(name for name, version in baseline.head.metrics.items() if versions.get(name, version) != version)


def is_loss(change: Change) -> bool:
    """Whether a change is beyond chance and more than a point in a hundred."""
    return change.corrected < LEVEL and change.difference < -SMALLEST
