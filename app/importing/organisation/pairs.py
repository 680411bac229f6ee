"""What a manual says behind a label: «Idiomas: español», or a row of a table of two columns."""

from collections.abc import Iterator

from app.importing.protocol.lines import lines, tables
from app.importing.reading import Ground, Quote
from app.value import Value

SHORT = 60
"""Characters of a label."""


class Pair(Value):
    label: str
    text: str
    quote: Quote
    row: bool = False
    """Of a table."""


def pairs(ground: Ground) -> Iterator[Pair]:
    """Every labelled line, then every row of a table of two columns."""
    for line in lines(ground):
        if line.label:
            yield Pair(label=line.label, text=line.rest, quote=line.quote())
    for table in tables(ground):
        for row in table.rows[table.header :]:
            if len(row) == 2 and row[0].strip() and row[1].strip() and len(row[0]) <= SHORT:
                yield Pair(label=row[0], text=row[1], quote=Quote(text=row[1], place=table.place), row=True)
