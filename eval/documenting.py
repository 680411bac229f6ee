"""`portavoz eval document`: what can be measured offline, measured, and docs/evaluation.md written from it."""

from pathlib import Path

from app.brand.brand import Brand
from eval import gating
from eval.gate.baseline import Values as Means
from eval.gate.baseline import valued
from eval.gate.verdict import paired
from eval.meta.document import Measured, Mutants, document, share
from eval.meta.false_alarms import Alarms, false_alarms
from eval.meta.false_alarms import Run as Values
from eval.meta.gold import judged, read
from eval.metrics.table import TABLE
from eval.mutants.drafts import GOLD, approved, brands, good
from eval.mutants.drafts import judged as scored
from eval.mutants.gaming import Gamed, gamed
from eval.mutants.killing import Killing, Mutant, kill
from eval.options import Options, session
from eval.run import Run, open_run
from eval.score import read_rows

HELD = GOLD.with_name("held.jsonl")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "evaluation.md"
PAIRS = 100
SHOWN = 12
"""Kinds of survivors that are listed."""


def write(options: Options, seeds: tuple[Path, ...], blind: Path | None, to: Path | None) -> Path:
    """Writes the page from the scored run in `options.out`. Raises Faulty, or BadKnowledge.

    `seeds`: folders of scored runs of the same system that differ by their seed alone, for the gate's false alarms.
    `blind`: a scored run without retrieval.
    """
    asked = session(options)
    run = open_run(asked.out)
    seen, unseen = _both(run, open_run(blind)) if blind else ({}, {})
    known = brands(asked.wish.plan.knowledge)
    alarms = _alarms(seeds)
    told = Measured(
        brand=run.config.brand,
        engine=run.config.model or run.config.engine,
        cases=len(run.cases),
        gate=gating.verdict(asked, run, gating.baseline_for(asked, run)),
        means=gating.found_in(run).means,
        seen=seen,
        blind=unseen,
        tune=tuple(judged(read(GOLD), known, TABLE)),
        held=tuple(judged(read(HELD), known, TABLE)),
        held_file=HELD,
        mutants=_mutants(known),
        pairs=alarms.pairs,
        alarms=tuple(alarm.lost for alarm in alarms.alarms),
    )
    path = to or PAGE
    path.write_text(document(told), encoding="utf-8")
    return path


def _both(seen: Run, blind: Run) -> tuple[Means, Means]:
    """Means of two runs over the cases that both have a value for."""
    one, other = valued(read_rows(seen.scores)), valued(read_rows(blind.scores))
    pairs = paired(one, other, frozenset())
    return (
        {name: sum(pair.before for pair in found) / len(found) for name, found in pairs.items()},
        {name: sum(pair.now for pair in found) / len(found) for name, found in pairs.items()},
    )


def _alarms(seeds: tuple[Path, ...]) -> Alarms:
    runs: list[Values] = [valued(read_rows(open_run(folder).scores)) for folder in seeds]
    return false_alarms(runs, PAIRS, gating.ADVISORY)


def _mutants(known: dict[str, Brand]) -> Mutants:
    graded = [scored(id, written, TABLE, gold=True) for id, written in good(read(GOLD), known)]
    past = [scored(id, written, TABLE) for brand in _once(known) for id, written in approved(brand)]
    told = kill([*graded, *past], TABLE)
    games = tuple(gamed(graded, TABLE))
    return _told(told, games)


def _once(known: dict[str, Brand]) -> list[Brand]:
    return [brand for _, brand in sorted({brand.slug: brand for brand in known.values()}.items())]


def _told(told: Killing, games: tuple[Gamed, ...]) -> Mutants:
    above = [game for game in games if not game.below]
    made = sum(len(one.mutants) for one in told.neutral)
    return Mutants(
        made=told.made,
        operators=len(told.mutants),
        hard=_rate(told, hard=True),
        soft=_rate(told, hard=False),
        neutral=share(len(told.false_kills), made),
        gamed=f"{len(above)} of {len(games)}",
        survivors=tuple(_survivors(told.survivors)),
    )


def _rate(told: Killing, *, hard: bool) -> str:
    of = [mutant for one in told.mutants if one.operator.hard == hard for mutant in one.mutants]
    return share(sum(mutant.killed for mutant in of), len(of))


def _survivors(alive: tuple[Mutant, ...]) -> list[str]:
    """By operator, those that survive most first."""
    counts: dict[str, int] = {}
    for mutant in alive:
        counts[mutant.operator] = counts.get(mutant.operator, 0) + 1
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [f"{name}: {count}" for name, count in ordered[:SHOWN]]
