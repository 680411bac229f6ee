"""A scored run read once: means, groups and changes that every report tells, and a brief of each case."""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from eval.gate.baseline import Baseline, Values, key
from eval.gate.verdict import Gate
from eval.metrics.metric import Scored
from eval.metrics.table import versions
from eval.output import Failed, Output
from eval.report.briefs import Brief, Moved, brief_of, moves, reasons
from eval.report.headlines import HEADLINES, headlines
from eval.report.interval import Mean, Tally
from eval.report.outputs import SETS
from eval.report.traits import TRAITS, UNREAD, traits_of
from eval.run import Run
from eval.score import Row, read_rows


class Share(NamedTuple):
    """The cases of one trait: how many, and their means by key; `before`: of the headlines, in the baseline."""

    cases: int
    means: dict[str, Mean]
    heads: dict[str, Mean]
    before: dict[str, float]


class Digest(NamedTuple):
    run: Run
    gate: Gate
    compared: bool
    """Whether a baseline was at hand."""
    means: dict[str, Mean]
    before: dict[str, float]
    """Means of the baseline by key, over the cases that it has."""
    heads: dict[str, Mean]
    heads_before: dict[str, float]
    shares: dict[str, dict[str, Share]]
    briefs: tuple[Brief, ...]
    moved: tuple[Moved, ...]
    sets: dict[str, tuple[Row, ...]]
    """Verdicts on several cases that found something, by case."""


def digest(run: Run, gate: Gate, baseline: Baseline | None = None, meanings: Mapping[str, int] | None = None) -> Digest:
    """`meanings`: the version of each metric's definition; those of the suite's cards unless told.

    Raises Faulty when the run is not scored, or a line of it cannot be read."""
    reading = _Reading(baseline, versions() if meanings is None else meanings)
    cases = {entry.id: entry for entry in run.cases.entries}
    languages = {output.case: _language(output) for output in run.outputs() if output.repeat == 0}
    told = {case.id: traits_of(case, languages.get(case.id, UNREAD)) for case in run.cases}
    for (name, of_set), rows in groupby(read_rows(run.scores), lambda row: (row.case, row.metric in SETS)):
        reading.take(name, tuple(rows), told.get(name) if name in cases and not of_set else None)
    return reading.closed(run, gate)


class _Reading:
    def __init__(self, baseline: Baseline | None, meanings: Mapping[str, int]) -> None:
        lines = baseline.lines if baseline else ()
        self._stale = _other_meaning(baseline, meanings)
        self._then = {(line.case, line.group): self._comparable(line.values) for line in lines}
        self._compared = baseline is not None
        self._groups: dict[str, int] = {}
        self._now: dict[str, Tally] = {}
        self._before: dict[str, Tally] = {}
        self._heads: dict[str, Tally] = {}
        self._heads_before: dict[str, Tally] = {}
        self._shares: dict[tuple[str, str], _Share] = {}
        self._briefs: list[Brief] = []
        self._moved: list[Moved] = []
        self._sets: dict[str, list[Row]] = {}

    def take(self, case: str, rows: tuple[Row, ...], traits: dict[str, str] | None) -> None:
        """All rows of a case, or of one group of cases, which has no traits."""
        group, values = rows[0].group, _values(rows)
        then = self._then.get((case, group), {})
        at = self._groups.setdefault(group, len(self._groups))
        _count(self._now, at, values)
        _count(self._before, at, then)
        moved = tuple(moves(case, values, then, reasons(rows)))
        self._moved += moved
        if traits is None:
            self._keep(rows)
            return
        heads, heads_then = headlines(values), headlines(then)
        _count(self._heads, at, heads)
        _count(self._heads_before, at, heads_then)
        for trait in traits.items():
            self._shares.setdefault(trait, _Share()).take(at, values, heads, heads_then)
        self._briefs.append(brief_of(case, traits, rows, values, moved))

    def closed(self, run: Run, gate: Gate) -> Digest:
        shares = {trait: self._of(trait) for trait in TRAITS}
        return Digest(
            run=run,
            gate=gate,
            compared=self._compared,
            means=_means(self._now),
            before=_plain(self._before),
            heads=_in_order(_means(self._heads)),
            heads_before=_plain(self._heads_before),
            shares=shares,
            briefs=tuple(map(self._with_sets, self._briefs)),
            moved=tuple(self._moved),
            sets={case: tuple(rows) for case, rows in sorted(self._sets.items())},
        )

    def _of(self, trait: str) -> dict[str, Share]:
        """Largest first."""
        found = {value: share.closed() for (of, value), share in self._shares.items() if of == trait}
        return dict(sorted(found.items(), key=lambda item: (-item[1].cases, item[0])))

    def _with_sets(self, brief: Brief) -> Brief:
        names = {row.metric for row in self._sets.get(brief.case, ())}
        return brief._replace(below=tuple(sorted({*brief.below, *names})))

    def _comparable(self, values: Values) -> Values:
        return {name: value for name, value in values.items() if name.split("/")[0] not in self._stale}

    def _keep(self, rows: tuple[Row, ...]) -> None:
        for row in rows:
            if isinstance(row.verdict, Scored) and row.verdict.value < 1:
                for member in row.members:
                    self._sets.setdefault(member, []).append(row)


class _Share:
    def __init__(self) -> None:
        self._cases = 0
        self._now: dict[str, Tally] = {}
        self._heads: dict[str, Tally] = {}
        self._before: dict[str, Tally] = {}

    def take(self, group: int, values: Values, heads: Values, then: Values) -> None:
        self._cases += 1
        _count(self._now, group, values)
        _count(self._heads, group, heads)
        _count(self._before, group, then)

    def closed(self) -> Share:
        return Share(self._cases, _means(self._now), _in_order(_means(self._heads)), _plain(self._before))


def _language(output: Output | Failed) -> str:
    return output.triage.language if isinstance(output, Output) else UNREAD


def _other_meaning(baseline: Baseline | None, now: Mapping[str, int]) -> frozenset[str]:
    """Metrics whose definition changed since the baseline: another version is another meaning."""
    then = baseline.head.metrics if baseline else {}
    return frozenset(name for name, version in then.items() if now.get(name, version) != version)


def _values(rows: tuple[Row, ...]) -> Values:
    """By key; of several repeats, their mean."""
    found: dict[str, list[float]] = {}
    for row in rows:
        if isinstance(row.verdict, Scored):
            found.setdefault(key(row.metric, row.side), []).append(row.verdict.value)
    return {name: sum(values) / len(values) for name, values in sorted(found.items())}


def _count(tallies: dict[str, Tally], group: int, values: Values) -> None:
    for name, value in values.items():
        tallies.setdefault(name, Tally()).add(group, value)


def _means(tallies: dict[str, Tally]) -> dict[str, Mean]:
    return {name: tally.mean() for name, tally in sorted(tallies.items())}


def _in_order(heads: dict[str, Mean]) -> dict[str, Mean]:
    return {name: heads[name] for name in HEADLINES if name in heads}


def _plain(tallies: dict[str, Tally]) -> dict[str, float]:
    return {name: tally.mean().value for name, tally in sorted(tallies.items())}
