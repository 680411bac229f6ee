"""A run case by case: its outputs with the verdicts on them, without holding more than one case."""

from collections.abc import Iterator
from itertools import groupby

from eval.case import Case
from eval.casebook import read_case
from eval.metrics.table import TABLE
from eval.output import Failed, Output
from eval.run import Run
from eval.score import Row, read_rows

SETS = frozenset(metric.name for metric in TABLE if metric.of == "set")


def rows_by_output(run: Run) -> Iterator[tuple[Case, tuple[Output | Failed, ...], tuple[Row, ...]]]:
    """Each case with its outputs and its own rows, one at a time; cases without any output last."""
    places = {entry.id: entry for entry in run.cases.entries}
    outputs = ((name, tuple(found)) for name, found in groupby(run.outputs(), lambda output: output.case))
    pending = next(outputs, None)
    rows = (row for row in read_rows(run.scores) if row.metric not in SETS)
    for name, found in groupby(rows, lambda row: row.case):
        own: tuple[Output | Failed, ...] = ()
        if pending and pending[0] == name:
            own, pending = pending[1], next(outputs, None)
        yield read_case(places[name]), own, tuple(found)
