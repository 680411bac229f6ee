"""Whether a run may pass: no new dangerous error, every threshold met, and no significant loss against the baseline."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

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
    reason: str
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
        return tuple(name for name, change in self.changes.items() if _lost(change))

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
    found = tuple(rows)
    now = valued(found)
    then = {(line.case, line.group): line.values for line in baseline.lines} if baseline else {}
    renamed = _same_meaning(baseline, versions or {})
    return Gate(
        dangers=tuple(_dangers(found, then)),
        thresholds=tuple(_reached(threshold, now.values()) for threshold in thresholds),
        changes=compared(_pairs(then, now, advisory, renamed), SEED),
        coverage=_coverage(found),
        errors=tuple(
            f"{row.metric}: {row.case}: {row.verdict.error}" for row in found if isinstance(row.verdict, Errored)
        ),
    )


def _dangers(rows: tuple[Row, ...], then: Mapping[tuple[str, str], Values]) -> Iterable[Danger]:
    for row in rows:
        if row.metric in DANGERS and row.side != "raw" and isinstance(row.verdict, Scored) and row.verdict.value < 1:
            before = then.get((row.case, row.group), {}).get(key(row.metric, row.side), 1.0)
            yield Danger(row.metric, row.case, row.verdict.reason.en, known=before < 1)


def _reached(threshold: Threshold, values: Iterable[Values]) -> Reached:
    name = key(threshold.metric, threshold.side)
    found = [of[name] for of in values if name in of]
    return Reached(threshold, sum(found) / len(found) if found else None, len(found))


def _pairs(
    then: Mapping[tuple[str, str], Values],
    now: Mapping[tuple[str, str], Values],
    advisory: frozenset[str],
    other_meaning: frozenset[str],
) -> dict[str, list[Pair]]:
    """Cases that both runs have a value for. A metric that no longer applies to a case cannot be compared on it."""
    pairs: dict[str, list[Pair]] = {}
    for where in sorted(then.keys() & now.keys()):
        for name in sorted(then[where].keys() & now[where].keys()):
            if name.split("/")[0] not in advisory | other_meaning:
                pairs.setdefault(name, []).append(Pair(where[1], then[where][name], now[where][name]))
    return pairs


def _same_meaning(baseline: Baseline | None, versions: Mapping[str, int]) -> frozenset[str]:
    """Metrics whose definition changed since the baseline."""
    if baseline is None:
        return frozenset()
    return frozenset(name for name, version in baseline.head.metrics.items() if versions.get(name, version) != version)


def _coverage(rows: tuple[Row, ...]) -> dict[str, Coverage]:
    counts: dict[str, list[int]] = {}
    for row in rows:
        count = counts.setdefault(key(row.metric, row.side), [0, 0, 0])
        count[0 if isinstance(row.verdict, Scored) else 1 if isinstance(row.verdict, NotApplicable) else 2] += 1
    return {name: Coverage(*count) for name, count in sorted(counts.items())}


def _lost(change: Change) -> bool:
    return change.corrected < LEVEL and change.difference < -SMALLEST
