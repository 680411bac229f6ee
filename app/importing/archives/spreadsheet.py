"""Excel workbooks as sheets of texts. Formulas are never evaluated: what Excel last showed is read."""

import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date as Date
from datetime import datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.brand.faults import Fault
from app.importing.archives.sheet import MOST_COLUMNS, MOST_ROWS, ZERO_1900, BadArchive, Row, Sheet
from app.importing.archives.sheet_marks import Fill, Marks, marks
from app.wording import Wording

MOST_SHEETS = 200
MOST_UNPACKED = 1_000_000_000
"""Bytes of a whole workbook; 100,000 replies take about 150 million."""
MOST_TEXTS = 300_000_000
"""Bytes of the table of texts, which is held in memory."""
MOST_RATIO = 200
"""Times that a large part may grow; honest sheets grow ten to thirty times."""
LARGE = 50_000_000
BEGINNING = 64_000
"""Bytes of a part in which a document type is looked for."""
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"))


def read_spreadsheet(path: Path, *, times: bool = False) -> tuple[Sheet, ...]:
    """Every sheet, hidden ones too. `times`: moments keep their time of day. Raises BadArchive."""
    _check(path)
    with _workbook(path) as book:
        worksheets = list(book.worksheets)[:MOST_SHEETS]
        zero = Date(1904, 1, 1) if book.epoch == CALENDAR_MAC_1904 else ZERO_1900
        return tuple(
            _sheet(path, i, worksheet, zero, _text_with_time if times else _text)
            for i, worksheet in enumerate(worksheets)
        )


def _check(path: Path) -> None:
    """Refuses what would unpack to more than memory and time can hold; sizes are those that unpacking keeps to."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            declared = any(_declares(packed, part) for part in parts[:10_000])
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError) as error:
        raise BadArchive(Fault(path=path.name, message=DAMAGED, mend=SAVE_AGAIN)) from error
    if declared:
        raise BadArchive(Fault(path=path.name, message=ENTITIES, mend=SAVE_AGAIN))
    total = sum(part.file_size for part in parts)
    grown = any(p.file_size > LARGE and p.file_size > MOST_RATIO * max(1, p.compress_size) for p in parts)
    texts = max((p.file_size for p in parts if p.filename.lower().endswith("sharedstrings.xml")), default=0)
    if total > MOST_UNPACKED or grown or texts > MOST_TEXTS or len(parts) > 10_000:
        said = Wording(
            es=f"ocuparía {total // 1_000_000} MB al descomprimirlo: no se abre",
            en=f"would take {total // 1_000_000} MB once unpacked: it is not opened",
        )
        raise BadArchive(Fault(path=path.name, message=said, mend=SMALLER))


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part begins with a document type: entities live there, and no workbook has any."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with packed.open(part) as file:
        return b"<!DOCTYPE" in file.read(BEGINNING).replace(b"\0", b"")


ENTITIES = Wording(
    es="declara entidades XML, que un libro de Excel no tiene, y no se abre",
    en="declares XML entities, which no Excel workbook has, and is not opened",
)
DAMAGED = Wording(es="está dañado o no es un libro de Excel", en="is damaged or no Excel workbook")
SAVE_AGAIN = Wording(
    es="ábralo en su hoja de cálculo y guárdelo de nuevo como .xlsx", en="open it in your spreadsheet and save it anew"
)
SMALLER = Wording(
    es="guarde solo las hojas con respuestas, como .csv o en varios libros",
    en="save only the sheets with replies, as .csv or in several workbooks",
)


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    """The workbook, read as a stream, with the values that its formulas last showed."""
    with path.open("rb") as file:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles and validations that it drops
                book = load_workbook(file, read_only=True, data_only=True, keep_links=False, keep_vba=False)
        except Exception as error:  # whatever a broken file makes of the library
            raise BadArchive(Fault(path=path.name, message=DAMAGED, mend=SAVE_AGAIN)) from error
        try:
            yield book
        finally:
            book.close()


def _sheet(path: Path, index: int, worksheet: Any, zero: Date, text: Callable[[Any], str]) -> Sheet:
    with worksheet._get_source() as xml:  # openpyxl has no public way to a sheet's own XML
        found = marks(xml)
    hidden = worksheet.sheet_state != "visible"
    place = f"{path.name} › {worksheet.title}"
    rows = max(1, worksheet.max_row or 1)
    return Sheet(
        path.name,
        lambda: _rows(path, index, place, found, rows, text),
        name=worksheet.title,
        faults=tuple(_told(place, hidden, found)),
        zero=zero,
    )


def _told(place: str, hidden: bool, found: Marks) -> Iterator[Fault]:
    if hidden:
        yield Fault(path=place, level="warning", message=HIDDEN_SHEET, mend=DELETE_HIDDEN)
    if found.hidden_rows:
        n = found.hidden_rows
        message = Wording(es=f"hay {n} filas ocultas y también se leen", en=f"{n} hidden rows are read as well")
        yield Fault(path=place, level="warning", message=message, mend=DELETE_HIDDEN)
    yield from _lost(place, found)


def _lost(place: str, found: Marks) -> Iterator[Fault]:
    """Formulas that nobody ever calculated: their cells are empty for us."""
    for cell, formula in found.lost:
        shown = f"={formula[:60]}"
        message = Wording(
            es=f"la fórmula «{shown}» no tiene un valor guardado", en=f"the formula “{shown}” has no stored value"
        )
        row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        yield Fault(path=place, line=row, field=cell, level="warning", message=message, mend=CALCULATE)
    if (more := found.many_lost - len(found.lost)) > 0:
        message = Wording(
            es=f"hay {more} fórmulas más sin valor guardado", en=f"{more} more formulas have no stored value"
        )
        yield Fault(path=place, level="warning", message=message, mend=CALCULATE)


HIDDEN_SHEET = Wording(es="la hoja está oculta y también se lee", en="the sheet is hidden and is read as well")
DELETE_HIDDEN = Wording(es="si no deben usarse, bórrelas del archivo", en="delete them if they must not be used")


def _rows(path: Path, index: int, place: str, found: Marks, expected: int, text: Callable[[Any], str]) -> Iterator[Row]:
    fill = Fill(found.merged)
    with _workbook(path) as book:
        for number, cells in enumerate(_stream(book.worksheets[index], place), start=1):
            texts = fill.row(number, [text(cell) for cell in cells]) if any(cells) or found.merged else []
            yield Row(number, tuple(texts), min(1.0, number / expected))


def _stream(worksheet: Any, place: str) -> Iterator[tuple[Any, ...]]:
    """Rows of raw values without the empty cells at their end; never more rows than Excel has."""
    worksheet.reset_dimensions()  # what a file says of its own size may be anything
    rows = worksheet.iter_rows(max_col=MOST_COLUMNS, max_row=None, values_only=True)
    number = 0
    try:
        for number, cells in enumerate(rows, start=1):
            if number > MOST_ROWS:
                return
            yield _trimmed(cells)
    except BadArchive:
        raise
    except Exception as error:  # broken XML, a wrong checksum: the library raises many kinds
        mend = SAVE_AGAIN
        message = Wording(
            es=f"la hoja está dañada después de la fila {number}", en=f"the sheet is damaged after row {number}"
        )
        raise BadArchive(Fault(path=place, line=number, message=message, mend=mend)) from error


def _trimmed(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return cells[:end]


def _text(cell: Any) -> str:
    """A cell as text: dates as YYYY-MM-DD, whole numbers without decimals, errors as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return "" if cell in _ERRORS else cell.replace("_x000D_", "")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, Date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _text_with_time(cell: Any) -> str:
    """As `_text`; a moment keeps its time of day."""
    timed = isinstance(cell, datetime) and cell.time() != time()
    return cell.isoformat(" ", "seconds") if timed else _text(cell)


CALCULATE = Wording(
    es="abra el archivo en Excel, deje que calcule y guárdelo, o escriba el valor",
    en="open the file in Excel, let it calculate and save it, or write the value",
)
