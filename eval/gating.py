"""A scored run before the gate, as the command line asks for it: against the committed baseline, or a part of it."""

from collections.abc import Callable

from app.wording import Wording
from eval.faults import Faulty
from eval.gate.baseline import Baseline, baseline_of, check_comparable, key, read, write
from eval.gate.thresholds import DANGERS, THRESHOLDS
from eval.gate.verdict import Gate, judged
from eval.metrics.metric import Scored
from eval.metrics.table import TABLE, versions
from eval.options import Session
from eval.run import Run
from eval.score import read_rows
from eval.summary import Found, summed_up

PASSED, STOPPED, BROKE = 0, 1, 2
ADVISORY = frozenset(metric.name for metric in TABLE if metric.standing == "measure")
"""Measures gate only with the agreement of raters who are not their authors."""
Print = Callable[[object], None]


def gated(asked: Session, run: Run, show: Print) -> int:
    """Shows the verdict and returns the exit status. Raises Faulty for a baseline of other cases."""
    if asked.options.write_baseline:
        _write(asked, run)
    gate = verdict(asked, run, baseline_for(asked, run))
    show(summed_up(run, gate, found_in(run), asked.tongue))
    return status(gate)


def status(gate: Gate) -> int:
    return BROKE if gate.errors else PASSED if gate.passed else STOPPED


def verdict(asked: Session, run: Run, baseline: Baseline | None) -> Gate:
    """Thresholds are for whole runs; a part is held against the same cases of the baseline alone."""
    whole = not asked.options.partial and run.config.stage == "draft" and not asked.options.metric
    return judged(
        read_rows(run.scores),
        baseline,
        thresholds=THRESHOLDS if whole else (),
        advisory=ADVISORY,
        versions=versions(),
    )


def compared(before: Run, now: Run) -> Gate:
    """One run against another over the same cases."""
    then = baseline_of(read_rows(before.scores), before.config.brand, versions(), before.cases.shas)
    check_comparable(then, now.config.brand, now.cases.shas)
    return judged(read_rows(now.scores), then, thresholds=(), advisory=ADVISORY, versions=versions())


def found_in(run: Run) -> Found:
    """Means by metric and side over what each applies to, and why each dangerous error is one."""
    sums: dict[str, list[float]] = {}
    reasons: dict[tuple[str, str], Wording] = {}
    for row in read_rows(run.scores):
        if isinstance(row.verdict, Scored):
            total = sums.setdefault(key(row.metric, row.side), [0.0, 0])
            total[0], total[1] = total[0] + row.verdict.value, total[1] + 1
            if row.metric in DANGERS and row.verdict.value < 1:
                reasons[row.metric, row.case] = row.verdict.reason
    return Found({name: total / count for name, (total, count) in sorted(sums.items())}, reasons)


def baseline_for(asked: Session, run: Run) -> Baseline | None:
    """None when the brand has none and none was named."""
    if asked.options.baseline is None and not asked.baseline.exists():
        return None
    baseline = read(asked.baseline)
    if asked.options.partial:
        kept = tuple(line for line in baseline.lines if line.case in run.cases.shas)
        baseline = Baseline(head=baseline.head, lines=kept)
    check_comparable(baseline, run.config.brand, run.cases.shas)
    return baseline


def _write(asked: Session, run: Run) -> None:
    if asked.options.partial or asked.options.metric:
        raise Faulty(NOT_WHOLE)
    write(baseline_of(read_rows(run.scores), run.config.brand, versions(), run.cases.shas), asked.baseline)


NOT_WHOLE = Wording(
    es="--write-baseline necesita todos los casos y métricas; quite --case, --split y --metric",
    en="--write-baseline needs all cases and metrics; drop --case, --split and --metric",
)
