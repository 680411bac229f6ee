"""PDF files as blocks: headings by their looks, paragraphs and tables put together again across lines and pages."""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from app.importing.documents.document import Document
from app.importing.documents.gathering import BULLET, LETTERED, Gathering, plain
from app.importing.documents.headers import Cell
from app.importing.documents.implied import Look, levels, look, may_head
from app.importing.documents.pdf_furniture import without_furniture
from app.importing.documents.pdf_page import Drawn, Line, Sheet, joined, read_page, wraps
from app.importing.documents.pdf_streams import check_streams
from app.importing.documents.safety import BROKEN, PASSWORD, WITHOUT_PASSWORD
from app.importing.documents.unreadable import SAVE_AGAIN, SPLIT, Unreadable
from app.wording import Wording

MOST_PAGES = 1_000
_LARGER = 1.12
"""Times the body's size from which a line looks like a heading."""
_GAP = 1.15
"""Times the usual distance between lines from which a paragraph ends."""
_FULL_LINES = 4
_ORDERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_DOTS = re.compile(r"(?:\.\s?){5,200}\s*\d{1,4}$")
"""A line of a table of contents."""


Hear = Callable[[int, int], None]
"""Pages read, and of how many."""


def unheard(done: int, of: int) -> None:
    """For callers that show nothing."""


def from_pdf(raw: bytes, file: str, hear: Hear = unheard) -> Document:
    """Raises Unreadable for what has no text, a password, too many pages, or is broken."""
    check_streams(raw, file)
    sheets = _sheets(raw, file, hear)
    found = Gathering(file)
    bare = [sheet.number for sheet in sheets if not sheet.parts]
    if len(bare) == len(sheets):
        raise Unreadable(file, _scanned(bare), RECOGNISE)
    if pictured := [sheet.number for sheet in sheets if not sheet.parts and sheet.pictures]:
        found.warn(_without_text(pictured))
    if odd := [sheet.number for sheet in sheets if sheet.dropped]:
        found.warn(_unseen(odd))
    kept, left_out = without_furniture(sheets)
    for words in left_out[:5]:
        found.warn(
            Wording(es=f"«{words}», repetido en las páginas, no se lee", en=f"«{words}», on every page: not read")
        )
    _Pages(kept, found).read()
    return found.document()


def _sheets(raw: bytes, file: str, hear: Hear) -> list[Sheet]:
    with _faults(file), pdfplumber.open(io.BytesIO(raw)) as pdf:
        count = len(pdf.pages)
        if count > MOST_PAGES:
            fault = Wording(
                es=f"tiene {count} páginas (máximo {MOST_PAGES})", en=f"has {count} pages (at most {MOST_PAGES})"
            )
            raise Unreadable(file, fault, SPLIT)
        if not count:
            raise Unreadable(file, BROKEN, SAVE_AGAIN)
        sheets = []
        for page in pdf.pages:
            sheets.append(read_page(page))
            page.close()
            hear(len(sheets), count)
        return sheets


@contextmanager
def _faults(file: str) -> Iterator[None]:
    """Whatever the parser raises for broken bytes, by name."""
    try:
        yield
    except Unreadable:
        raise
    except PdfminerException as error:
        locked = bool(error.args) and isinstance(error.args[0], PDFPasswordIncorrect)
        raise Unreadable(file, *((PASSWORD, WITHOUT_PASSWORD) if locked else (BROKEN, SAVE_AGAIN))) from error
    except Exception as error:
        raise Unreadable(file, BROKEN, SAVE_AGAIN) from error


def _scanned(pages: Sequence[int]) -> Wording:
    return Wording(
        es=f"no tiene texto en ninguna página ({_listed(pages, 'es')}): parece escaneado",
        en=f"has no text on any page ({_listed(pages, 'en')}): it looks scanned",
    )


RECOGNISE = Wording(
    es="pase un reconocimiento de texto (OCR) o consiga el documento original",
    en="run text recognition (OCR) on it or find the original document",
)


def _without_text(pages: Sequence[int]) -> Wording:
    return Wording(
        es=f"páginas sin texto, que parecen escaneadas y no se leen: {_listed(pages, 'es')}",
        en=f"pages without text, which look scanned and are not read: {_listed(pages, 'en')}",
    )


def _unseen(pages: Sequence[int]) -> Wording:
    return Wording(
        es=f"hay texto que no se ve o está girado y no se lee: páginas {_listed(pages, 'es')}",
        en=f"there is text that is unseen or turned and is not read: pages {_listed(pages, 'en')}",
    )


def _listed(pages: Sequence[int], tongue: str) -> str:
    """«1-4, 7 y 9»"""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    said = [str(first) if first == last else f"{first}-{last}" for first, last in spans]
    more = "…" if len(said) > 20 else ""
    last = " and " if tongue == "en" else " y "
    return ", ".join(said[:20]) + more if more or len(said) < 2 else ", ".join(said[:-1]) + last + said[-1]


Rows = list[tuple[Cell, ...]]


class _Open(NamedTuple):
    """A paragraph or an item that the next line may go on with."""

    text: str
    lead: str
    bold: bool
    item: bool
    number: str | None
    indent: float
    page: int
    last: Line


class _Pages:
    """Puts lines together. Headings are what looks different from the body."""

    def __init__(self, sheets: Sequence[Sheet], found: Gathering) -> None:
        self._sheets = sheets
        self._found = found
        lines = [part for sheet in sheets for part in sheet.parts if isinstance(part, Line)]
        sizes = Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._right = _right_margin(sheets, lines)
        self._leading = _leading(sheets, self._right)
        self._levels = levels(seen for line in lines if (seen := self._look(line)))
        self._indents: list[float] = []
        self._open: _Open | None = None
        self._table: tuple[Drawn, Rows, int] | None = None
        self._titled: tuple[Look, str, Line, int] | None = None

    def read(self) -> None:
        for sheet in self._sheets:
            for n, part in enumerate(sheet.parts):
                if isinstance(part, Drawn):
                    self._draw(part, sheet, first=n == 0)
                elif not _DOTS.search(part.text):
                    self._line(part, sheet.number)
        self._close()

    def _look(self, line: Line) -> Look | None:
        large = line.size >= _LARGER * self._body
        if not (large or line.bold) or not may_head(plain(line.text), large=large) or BULLET.match(line.text):
            return None
        return look(line.text, line.size, "bold" if line.bold else "")

    def _draw(self, drawn: Drawn, sheet: Sheet, *, first: bool) -> None:
        if self._table and first and (rows := _going_on(self._table[1], drawn, self._table[0])):
            self._table = (drawn, rows, self._table[2])
            return
        self._close()
        self._table = (drawn, list(drawn.rows), sheet.number)

    def _line(self, line: Line, page: int) -> None:
        self._end_table()
        seen = self._look(line)
        if seen and not (self._open and self._goes_on(self._open, line, page)):
            self._head(seen, line, page)
            return
        self._end_heading()
        if self._open and self._goes_on(self._open, line, page):
            self._open = self._longer(self._open, line)
        else:
            self._end_text()
            self._open = self._begun(line, page)

    def _head(self, seen: Look, line: Line, page: int) -> None:
        self._end_text()
        before = self._titled
        if before and before[0][:2] == seen[:2] and before[3] == page and not seen.depth:
            near = line.top - before[2].bottom < 0.8 * line.size
            if near and before[2].x1 + line.first > self._right - 4:  # a heading of two lines
                self._titled = (before[0], joined(before[1], line.text), line, page)
                return
        self._end_heading()
        self._titled = (seen, line.text, line, page)

    def _goes_on(self, before: _Open, line: Line, page: int) -> bool:
        last = before.last
        if (
            (_starts_item(line) and not self._only_looks_so(before, line))
            or abs(line.size - last.size) > 0.15 * last.size
            or (line.bold and not before.bold)
        ):
            return False
        if page != before.page and line.top <= last.top:
            ended = before.text.endswith((".", "!", "?", ":", "»", "”")) and not _quote_open(before.text)
            return not ended and (line.text[:1].islower() or self._wraps(last, line))
        if line.top - last.top > _GAP * max(self._leading, last.size):
            return False
        broken = before.text.endswith("-") and line.text[:1].islower()
        return broken or (self._wraps(last, line) and not _begins_with_label(line))

    def _only_looks_so(self, before: _Open, line: Line) -> bool:
        """A number or a dash that a sentence goes on with at the beginning of a line: «en el 600 555 / 878. Se…»"""
        if BULLET.match(line.text) or LETTERED.match(line.text) or line.symbol:
            return False
        if before.text.endswith((".", ":", ";", "!", "?", "»")):
            return False
        ordered = _ORDERED.match(line.text)
        if before.item and not ordered:
            return False
        follows = ordered and ordered[1] in ("1", str(int(before.number or 0) + 1) if _is_figure(before.number) else "")
        return not follows and line.top - before.last.top <= _GAP * self._leading and self._wraps(before.last, line)

    def _wraps(self, last: Line, line: Line) -> bool:
        right = last.right if last.right < 0.75 * self._right else max(last.right, self._right)
        return wraps(last._replace(right=right), line)

    def _begun(self, line: Line, page: int) -> _Open:
        text, number = line.text, None
        item = _starts_item(line)
        if item and (ordered := _ORDERED.match(text) or LETTERED.match(text)):
            number, text = ordered[1], text[ordered.end() :]
        elif item:
            text = text[1:].lstrip()
        return _Open(text, line.lead, line.bold, item, number, line.x0, page, line)

    def _longer(self, before: _Open, line: Line) -> _Open:
        lead = joined(before.lead, line.lead) if before.bold and line.lead else before.lead
        return before._replace(text=joined(before.text, line.text), lead=lead, bold=line.bold, last=line)

    def _close(self) -> None:
        self._end_text()
        self._end_heading()
        self._end_table()

    def _end_heading(self) -> None:
        if self._titled:
            seen, text, _, page = self._titled
            self._found.heading(self._levels.get(seen, 6), text, page)
            self._titled = None

    def _end_text(self) -> None:
        said, self._open = self._open, None
        if said is None:
            return
        lead = said.lead if said.text.startswith(said.lead) else None
        if said.item:
            self._found.item(said.text, lead or None, self._depth(said.indent), said.number, said.page)
        else:
            self._indents = []
            self._found.paragraph(said.text, lead or None, said.page)

    def _end_table(self) -> None:
        if self._table:
            self._found.table(self._table[1], None, self._table[2])
            self._table = None
            self._indents = []

    def _depth(self, indent: float) -> int:
        self._indents = [known for known in self._indents if known < indent - 3]
        self._indents.append(indent)
        return len(self._indents) - 1


def _starts_item(line: Line) -> bool:
    if BULLET.match(line.text) or (line.symbol and not line.text[0].isupper()):
        return True
    dash = line.text.startswith(("- ", "– ", "— ", "* "))
    return dash or (bool(_ORDERED.match(line.text) or LETTERED.match(line.text)) and not line.bold)


def _right_margin(sheets: Sequence[Sheet], lines: Sequence[Line]) -> float:
    """Where full lines end; where hardly any is full, the right margin is as wide as the left one."""
    furthest = max((line.x1 for line in lines), default=0.0)
    if sum(line.x1 > 0.95 * furthest for line in lines) >= _FULL_LINES:
        return furthest
    left = min((line.x0 for line in lines), default=0.0)
    return max(furthest, max(sheet.width for sheet in sheets) - left)


def _is_figure(number: str | None) -> bool:
    return number is not None and number.isdecimal()


def _begins_with_label(line: Line) -> bool:
    return bool(line.lead) and (line.lead.endswith(":") or line.text[len(line.lead) :].startswith(":"))


def _quote_open(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("«") > text.count("»") or text.count("“") > text.count("”")


def _leading(sheets: Sequence[Sheet], right: float) -> float:
    """The usual distance between the lines of one paragraph: below a line that is full."""
    steps = Counter[float]()
    for sheet in sheets:
        lines = [part for part in sheet.parts if isinstance(part, Line)]
        for above, below in pairwise(lines):
            full = above.x1 > 0.9 * min(right, above.right) and abs(above.size - below.size) < 0.1
            if full and 0 < (step := below.top - above.top) < 2.5 * below.size:
                steps[round(step * 2) / 2] += 1
    return steps.most_common(1)[0][0] if steps else 0.0


def _going_on(rows: Rows, drawn: Drawn, before: Drawn) -> Rows | None:
    """All rows, if the table goes on at the top of the next page; a repeated header counts once. None: another."""
    moved = abs(drawn.box[0] - before.box[0]) > 4 or abs(drawn.box[2] - before.box[2]) > 4
    if moved or len(drawn.rows[0]) != len(rows[0]):
        return None
    repeated = 0
    while repeated < min(2, len(rows), len(drawn.rows)) and _same(drawn.rows[repeated], rows[repeated]):
        repeated += 1
    if not repeated and _all_bold(drawn.rows[0]) and _all_bold(rows[0]) and not _all_bold(rows[-1]):
        return None
    new = list(drawn.rows[repeated:])
    if new and len(rows) > 1 and not new[0][0].text and any(cell.text for cell in new[0]):
        broken = zip(rows[-1], new.pop(0), strict=True)  # a row that the end of the page broke in two
        rows[-1] = tuple(_joined_cells(above, below) for above, below in broken)
    return [*rows, *new]


def _same(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in other]


def _all_bold(row: Sequence[Cell]) -> bool:
    told = [cell for cell in row if cell.text]
    return bool(told) and all(cell.bold for cell in told)


def _joined_cells(above: Cell, below: Cell) -> Cell:
    text = f"{above.text} {below.text}".strip()
    return Cell(text, above.bold and (below.bold or not below.text), above.across)
