"""How each sheet of the archives will be read: where its header is and what its columns are for."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Given
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from app.brand.faults import Fault, Level
from app.importing.archives.archive import sheets
from app.importing.archives.archived_text import archived_text
from app.importing.archives.columns import NEEDED, Mapping, shown
from app.importing.archives.correcting import corrected
from app.importing.archives.guessing import guess
from app.importing.archives.heading_row import heading_row
from app.importing.archives.reply_dates import DateOrder, Order, is_numeric, order_of
from app.importing.archives.sheet import BadArchive, Row, Sheet
from app.importing.archives.taken import SheetTaken
from app.wording import Wording

SAMPLE = 300
"""Rows with text by which the columns are judged."""
SEARCHED = 50_000
"""Rows in which those are looked for; emptier sheets hold no archive."""


@dataclass(frozen=True)
class Planned:
    """A sheet with its mapping. Nothing has been imported yet."""

    sheet: Sheet
    mapping: Mapping
    header: tuple[str, ...]
    """The names of the columns; empty: the sheet has none."""
    starts: int
    """The row that data begin at, from 1."""

    @property
    def heading_row(self) -> int | None:
        return self.starts - 1 if self.header and not self.sheet.keys else None

    def rows(self) -> Iterator[Row]:
        """The rows of data, without empty ones."""
        for row in self.sheet.rows():
            if row.number >= self.starts and (row.unreadable or any(cell.strip() for cell in row.cells)):
                yield row

    def described(self, read: int = 0, *, samples: bool = True) -> SheetTaken:
        """For a person who confirms the columns. Samples are words of the public: show them and keep them nowhere."""
        table = shown(self.mapping)
        return SheetTaken(
            place=self.sheet.place,
            heading_row=self.heading_row,
            read_as=self.sheet.read_as,
            columns=tuple(column if samples else column.model_copy(update={"samples": ()}) for column in table),
            read=read,
        )


def plan(paths: Sequence[Path], columns: Given[str, str] | None = None) -> tuple[Planned, ...]:
    """Every sheet that has any text, in order, as guessed and corrected (see app.importing.archives.correcting).

    Raises BadArchive for files that cannot be read and corrections that fit nothing; all of them at once.
    """
    found: list[Sheet] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found += sheets(path)
        except BadArchive as error:
            faults += error.faults
    if faults:
        raise BadArchive(*faults)
    planned = [one for sheet in found if (one := _planned(sheet))]
    mappings = corrected([(one.sheet, one.mapping) for one in planned], columns or {})
    return tuple(replace(one, mapping=mapping) for one, mapping in zip(planned, mappings, strict=True))


def _planned(sheet: Sheet) -> Planned | None:
    """None: the sheet is empty."""
    wanted = (row for row in islice(sheet.rows(), SEARCHED) if any(cell.strip() for cell in row.cells))
    sample = [row._replace(cells=tuple(map(archived_text, row.cells))) for row in islice(wanted, SAMPLE)]
    if not sample:
        return None
    if sheet.keys:
        return Planned(sheet, guess(sheet.keys, [row.cells for row in sample]), sheet.keys, 1)
    heading = heading_row([row.cells for row in sample])
    at = heading.place
    header = sample[at].cells if at is not None else ()
    data = sample[at + 1 :] if at is not None else sample
    starts = sample[at].number + 1 if at is not None else sample[0].number
    return Planned(sheet, guess(header, [row.cells for row in data]), header, starts)


def ready(planned: Sequence[Planned]) -> tuple[tuple[Planned, ...], tuple[Fault, ...]]:
    """The sheets to import, and a warning for each that holds no replies.

    Raises BadArchive when a sheet's comment or reply is doubtful, or when none holds replies.
    """
    doubtful = [fault for one in planned if one.mapping.complete for fault in _doubts(one)]
    if doubtful:
        raise BadArchive(*doubtful)
    fitting = tuple(one for one in planned if one.mapping.complete)
    left = tuple(_without(one, "warning" if fitting else "error") for one in planned if not one.mapping.complete)
    if not fitting:
        raise BadArchive(*(left or (NOTHING,)))
    return fitting, left


NOTHING = Fault(
    path="--replies",
    message=Wording(es="no hay ninguna fila con texto", en="there is no row with text"),
    mend=Wording(es="indique un archivo con comentarios y respuestas", en="name a file with comments and replies"),
)


def _doubts(one: Planned) -> Iterator[Fault]:
    comment, reply = (one.mapping.index(use) for use in NEEDED)
    first, second = (one.mapping.columns[i].letter for i in (comment or 0, reply or 0))
    out = f"{one.sheet.name or one.sheet.file}:comment=-"
    mend = Wording(
        es=f"mire la tabla y dígalo: comment={first} y reply={second}, o al revés; si ahí no hay respuestas, {out}",
        en=f"look at the table and say so: comment={first} and reply={second}, or the reverse; if it holds none, {out}",
    )
    for doubt in one.mapping.doubts:
        yield Fault(path=one.sheet.place, message=doubt, mend=mend)


def _without(one: Planned, level: Level) -> Fault:
    columns = one.mapping.columns
    listed = ", ".join(column.name for column in columns)
    missing = [use for use in NEEDED if one.mapping.index(use) is None]
    if len(columns) == 1:
        message = Wording(es="solo tiene una columna", en="it has one column only")
    else:
        message = Wording(
            es="no se encuentra " + " ni ".join("el comentario" if m == "comment" else "la respuesta" for m in missing),
            en="no column holds the " + " nor the ".join(missing),
        )
    mend = Wording(
        es=f"si tiene respuestas, indique sus columnas (comment=…, reply=…); hay: {listed}",
        en=f"if it holds replies, name their columns (comment=…, reply=…); there are: {listed}",
    )
    return Fault(path=one.sheet.place, level=level, message=message, mend=mend)


def date_order(one: Planned, usual: Order) -> DateOrder:
    """Which of day and month comes first in the sheet's dates; reads the whole column, but only where it must."""
    at = one.mapping.index("date")
    if at is None:
        return DateOrder(usual, proven=True)
    first = (row.cells[at] for row in islice(one.rows(), SEARCHED // 10) if at < len(row.cells))
    if not any(map(is_numeric, first)):
        return DateOrder(usual, proven=True)
    return order_of((row.cells[at] for row in one.rows() if at < len(row.cells)), usual)
