"""The ways to read one table: by rows, by columns, as a fiche of labels and texts."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from app.comments.reading import read
from app.importing.documents.document import Place, Table
from app.importing.documents.labels import label_of
from app.importing.documents.said import Said
from app.importing.documents.time_lines import parted

BULLET = "• "


class Reading(NamedTuple):
    kind: Literal["row", "column", "card"]
    subject: str
    said: tuple[Said, ...]
    place: Place


def readings(table: Table) -> Iterator[Reading]:
    """Every reading that says something."""
    names = columns(table)
    body = table.rows[table.header :]
    for row in body:
        said = tuple(one for i in range(1, len(row)) for one in _cell(names[i], row[i], table.place))
        yield Reading("row", one_line(row[0]), said, table.place)
    yield from _groups(table, names, body)
    for i in range(1, len(names)):
        said = tuple(one for row in body for one in _cell(row[0], row[i], table.place))
        yield Reading("column", names[i], said, table.place)
    if fiche := card(table):
        yield Reading("card", _subject(table), fiche, table.place)


def columns(table: Table) -> list[str]:
    """The columns' names; of a header of two rows both, where they differ."""
    heads = table.rows[: table.header]
    width = len(table.rows[0]) if table.rows else 0
    return [" ".join(dict.fromkeys(one_line(row[i]) for row in heads if row[i])) for i in range(width)]


def card(table: Table) -> tuple[Said, ...]:
    """A table of two columns, or of twice two without a header, as labels with their texts; empty: it is none."""
    width = len(table.rows[0]) if table.rows else 0
    if width == 2:
        pairs = [(row[0], row[1]) for row in table.rows]
    elif width == 4 and not table.header:
        pairs = [pair for row in table.rows for pair in ((row[0], row[1]), (row[2], row[3])) if pair[0] != pair[1]]
    else:
        return ()
    return tuple(one for label, text in pairs if label != text for one in _cell(label, text, table.place))


def _subject(table: Table) -> str:
    return table.caption or (table.place.headings[-1] if table.place.headings else "")


def _groups(table: Table, names: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[Reading]:
    """Rows of three cells under one merged first cell: «Rojo | Primera respuesta | 20 minutos»."""
    if len(names) != 3:
        return
    for subject, rows in groupby(body, key=lambda row: row[0]):
        group = list(rows)
        if len(group) > 1 and subject:
            column = (names[2],) if names[2] else ()
            said = tuple(one for row in group for one in _cell(row[1], row[2], table.place, column))
            yield Reading("card", one_line(subject), said, table.place)


def _cell(label: str, cell: str, place: Place, under: tuple[str, ...] = ()) -> Iterator[Said]:
    """One text for a cell, or one for each of its items and labelled lines."""
    label = one_line(label).rstrip(" :")
    for text in _texts(cell):
        own, rest = label_of(text) if "\n" in cell else ("", text)
        if own and rest:
            above = (*under, label) if label else under
            yield Said(label=own, text=rest, place=place, quote=text, under=above)
        elif text:
            yield Said(label=label, text=text, place=place, quote=text, under=under)


def _texts(cell: str) -> list[str]:
    """Plain lines that follow each other are one text; an item or a labelled line stands alone."""
    texts: list[str] = []
    open_ = False
    for line in cell.split("\n"):
        own = line.startswith(BULLET) or all(label_of(line))
        if open_ and not own:
            texts[-1] = f"{texts[-1]}{_joint(texts[-1], line)}{line}"
        else:
            texts.append(line.removeprefix(BULLET))
        open_ = not own
    return texts


def _joint(before: str, line: str) -> str:
    """Two lengths of time stay on two lines, so that nobody adds them up."""
    return "\n" if parted(read(before).folded, read(line).folded) else " "


def one_line(cell: str) -> str:
    return " ".join(line.removeprefix(BULLET) for line in cell.split("\n"))
