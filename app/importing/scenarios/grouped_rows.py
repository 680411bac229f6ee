"""Crises of a table whose first cells are merged: «1. Retraso» over several rows of labels and texts."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.importing.documents.document import Table
from app.importing.scenarios.lines import Line, cell
from app.importing.scenarios.part import OTHER, STRONG
from app.importing.scenarios.words import meaning


class Group(NamedTuple):
    name: str
    lines: tuple[Line, ...]


def groups(table: Table) -> tuple[Group, ...]:
    """One group for each name in the first column; empty: the table is not of this kind."""
    rows = _filled(table.rows[table.header :])
    if not rows or len(rows[0]) not in (3, 4) or len(rows) < 4:
        return ()
    runs = [(name, list(run)) for name, run in groupby(rows, key=lambda row: row[0])]
    names = [name for name, _ in runs]
    several = [run for _, run in runs if len(run) > 1]
    if len(runs) < 2 or len(set(names)) < len(names) or len(several) * 2 <= len(runs) or any(map(meaning, names)):
        return ()
    if not all(_telling(run) for run in several):
        return ()
    return tuple(Group(name.split("\n")[0], tuple(_lines(run, table))) for name, run in runs if name)


def _filled(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """An empty first cell goes on with the one above."""
    filled: list[tuple[str, ...]] = []
    for row in rows:
        first = row[0] or (filled[-1][0] if filled else "")
        filled.append((first, *row[1:]))
    return filled


def _telling(run: Sequence[tuple[str, ...]]) -> bool:
    known = [m for row in run for m in _meanings(row[1])]
    return bool(set(known) & (STRONG | OTHER)) and len(known) * 2 >= len(run)


def _meanings(label: str) -> list[str]:
    return [m for part in label.split("/") for m in (meaning(part.strip()),) if m]


def _lines(run: Sequence[tuple[str, ...]], table: Table) -> Iterator[Line]:
    for row in run:
        texts = dict.fromkeys(text for text in row[2:] if text and text != row[1])
        for text in texts:
            yield from cell((row[1].strip(" :"),), text, table.place)
