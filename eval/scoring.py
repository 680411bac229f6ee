"""A run's `scores.jsonl`: the rows of eval.score, by as many processes as pay, in one order whatever their number."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from eval.metrics.metric import Metric
from eval.metrics.table import TABLE, named
from eval.run import Run, index, open_run
from eval.score import Row, line_of, score

CHUNK = 25
"""Outputs that a process is handed at once."""
WORTH = 150
"""Outputs from which another process pays: it takes as long to start as these take to score."""


class Span(NamedTuple):
    """Consecutive lines of an outputs file."""

    at: int
    number: int
    cases: tuple[str, ...]
    """Of each line its case."""


def write_scores(run: Run, metrics: tuple[Metric, ...] = TABLE, workers: int = 0) -> Path:
    """Rows by case, repeat, metric and side; those over sets last. `workers` 0: as many as pay."""
    beside = run.scores.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        for line in _lines(run, metrics, workers):
            file.write(f"{line}\n")
    beside.replace(run.scores)
    return run.scores


def _lines(run: Run, metrics: tuple[Metric, ...], workers: int) -> Iterator[str]:
    spans = tuple(_spans(run))
    outputs = sum(len(span.cases) for span in spans)
    workers = workers or max(1, min(os.cpu_count() or 1, outputs // WORTH))
    if workers == 1 or not set(metrics) <= set(TABLE):  # a process finds its metrics by name
        yield from map(line_of, score(run.cases, run.outputs(), run.brand, metrics))
        return
    single = tuple(metric for metric in metrics if metric.of != "set")
    task = partial(_scored, run.folder, tuple(metric.name for metric in single))
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for lines in pool.map(task, spans):
            yield from lines
    yield from map(line_of, _rest(run, spans, single, metrics))


def _rest(run: Run, spans: Iterable[Span], single: tuple[Metric, ...], metrics: tuple[Metric, ...]) -> Iterator[Row]:
    """What no span holds: cases without an output, and verdicts on several cases."""
    told = {case for span in spans for case in span.cases}
    yield from score((case for case in run.cases if case.id not in told), (), run.brand, single)
    over_sets = tuple(metric for metric in metrics if metric.of == "set")
    yield from score(run.cases, run.outputs(), run.brand, over_sets) if over_sets else ()


def _spans(run: Run) -> Iterator[Span]:
    places = iter(index(run.folder / "outputs.jsonl").items())
    number = 1
    while taken := list(islice(places, CHUNK)):
        yield Span(taken[0][1].offset, number, tuple(case for (case, _), _ in taken))
        number += len(taken)


def _scored(folder: Path, names: tuple[str, ...], span: Span) -> list[str]:
    run = _opened(folder)
    cases = (run.case(id) for id in dict.fromkeys(span.cases))
    outputs = islice(run.outputs(span.at, span.number), len(span.cases))
    return [line_of(row) for row in score(cases, outputs, run.brand, tuple(map(named, names)))]


@cache
def _opened(folder: Path) -> Run:
    """In a worker process: the run that it scores, with its brand and cases read once."""
    return open_run(folder)
