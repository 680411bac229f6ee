"""The rows of a fiche of two columns as labelled lines: «Trato | De usted», «No decimos | «…»»."""

from collections.abc import Callable, Iterator

from app.importing.protocol.lines import Line, tables
from app.importing.reading import Ground

LONGEST_LABEL = 60


def card_lines(ground: Ground, known: Callable[[str], object]) -> Iterator[Line]:
    """A line for each row whose first cell may be a label; what a cell lists line by line is parted by «;».

    `known`: which labels matter.
    """
    for table in tables(ground):
        if not table.rows or len(table.rows[0]) != 2:
            continue
        rows = table.rows[table.header :]
        labels = [label for label, _ in rows if known(label)]
        first = bool(labels) and labels == [rows[0][0]] and len(rows) > 1 and not table.header
        if first or (table.header and any(known(name) for name in table.rows[0])):
            continue  # columns of their own, not a fiche
        for label, told in rows:
            if known(label) and label and told and len(label) <= LONGEST_LABEL and "?" not in label:
                rest = "; ".join(part.strip(" .;") for part in told.split("\n")) if "\n" in told else told
                yield Line(text=told, label=label.strip(" :"), rest=rest, place=table.place)
