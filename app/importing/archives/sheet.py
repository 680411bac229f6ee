"""One table of an archive as a stream of rows, whatever kind of file it came in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import ClassVar, NamedTuple

from app.brand.faults import Fault
from app.errors import PortavozError
from app.wording import Wording

MOST_COLUMNS = 100
"""Cells of a row that are looked at."""
MOST_ROWS = 1_048_576
"""What a sheet of Excel can hold."""
ZERO_1900 = Date(1899, 12, 30)
"""The day 0 of Excel's dates; old files of a Mac count from 1904."""


class BadArchive(PortavozError):
    """A file that cannot be read as an archive of replies, or not as it is. `faults` says each reason."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-archive"
    title: ClassVar[Wording] = Wording(
        es="El archivo de respuestas no se puede leer", en="The archive of replies cannot be read"
    )

    def __init__(self, *faults: Fault) -> None:
        super().__init__(Wording(es="\n".join(f.in_("es") for f in faults), en="\n".join(f.in_("en") for f in faults)))
        self.faults = faults


class Row(NamedTuple):
    """`number` counts from 1, as a spreadsheet shows it (JSON: the line). `cells` are texts; a date is YYYY-MM-DD."""

    number: int
    cells: tuple[str, ...]
    part: float | None = None
    """How much of the file has been read, 0 to 1; None: nobody knows."""
    unreadable: str | None = None
    """The reason (app.importing.archives.taken.Skip) for which nothing can be read here; there are no cells then."""


@dataclass(frozen=True)
class Sheet:
    """`rows` begins anew each time that it is called."""

    file: str
    """The file's name, without folders."""
    rows: Callable[[], Iterator[Row]]
    name: str | None = None
    """Of the sheet, where a file has several."""
    keys: tuple[str, ...] = ()
    """The names of the columns where the format states them (JSON); else they are looked for."""
    read_as: Wording | None = None
    faults: tuple[Fault, ...] = ()
    zero: Date = ZERO_1900

    @property
    def place(self) -> str:
        return f"{self.file} › {self.name}" if self.name else self.file


def letter(index: int) -> str:
    """0 as A, 26 as AA: what a spreadsheet calls the column."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
