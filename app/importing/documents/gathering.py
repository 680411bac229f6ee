"""Gathers blocks in reading order, whatever reads them, and gives each its place."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from app.evidence.markdown import visible
from app.importing.documents.document import Block, Document, Heading, Item, Paragraph, Place, Table
from app.importing.documents.headers import Cell, header_rows
from app.importing.documents.implied import with_headings
from app.wording import Wording

BULLETS = "•●▪◦‣∙○■□➢►✓✔❖·\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Signs that begin an item of a list when a space follows; the last ones are of Word's symbol fonts."""
BULLET = re.compile(rf"[{BULLETS}]\s+(?=\S)")
LETTERED = re.compile(r"\(?([a-zA-Z])\)\s+(?=\S)")
"""«b) …»"""
NAMES_A_TABLE = re.compile(r"(?:tabla|cuadro|table|ficha)\s+\w", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as blocks hold it: NFC, visible characters, single spaces."""
    seen = visible(unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", " ".join(_without_controls(seen).split()))


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))


def plain_lines(text: str) -> str:
    """The same for a cell, whose lines stay apart."""
    return "\n".join(filter(None, map(plain, text.splitlines())))


class Gathering:
    """The blocks of one file. Pages count from 1; None: the kind of file has none."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._blocks: list[Block] = []
        self._warnings: list[Wording] = []

    def warn(self, warning: Wording) -> None:
        if warning not in self._warnings:
            self._warnings.append(warning)

    def heading(self, level: int, text: str, page: int | None = None) -> None:
        if text := plain(text):
            self._blocks.append(Heading(level=level, text=text, place=self._place(page)))

    def paragraph(self, text: str, lead: str | None = None, page: int | None = None) -> None:
        """A paragraph, or an item where the line begins with a sign for one."""
        bullet = BULLET.match(text.strip())
        if bullet:
            self.item(text.strip()[bullet.end() :], lead=None if lead and BULLET.match(lead + " ") else lead, page=page)
        elif text := plain(text):
            self._blocks.append(Paragraph(text=text, lead=_lead(lead, text), place=self._place(page)))

    def item(
        self, text: str, lead: str | None = None, depth: int = 0, number: str | None = None, page: int | None = None
    ) -> None:
        text = plain(text)
        while bullet := BULLET.match(text):
            text = text[bullet.end() :]
        if number is None and (lettered := LETTERED.match(text)):
            number, text = lettered[1], text[lettered.end() :]
        if text:
            place = self._place(page)
            self._blocks.append(Item(text=text, lead=_lead(lead, text), depth=depth, number=number, place=place))

    def table(
        self, rows: Sequence[Sequence[Cell]], header: int | None, page: int | None = None, caption: str | None = None
    ) -> None:
        """`header` None: judge. Rows that are one cell across stand as paragraphs, and part the table there."""
        names = list(rows[: header or 0])
        part: list[Sequence[Cell]] = []
        for row in rows:
            if row and row[0].across and len(row) > 1:
                self._even(part, header, page, caption)
                part = names if part and part != names else []
                for line in row[0].text.splitlines():
                    short = len(line) <= 80 and not line.endswith(".")
                    self.paragraph(line, line.rstrip(" :") if short else None, page)
            else:
                part = [*part, row]
        self._even(part if part != names or len(rows) == len(names) else [], header, page, caption)

    def _even(self, rows: Sequence[Sequence[Cell]], header: int | None, page: int | None, caption: str | None) -> None:
        rows = [[cell._replace(text=plain_lines(cell.text)) for cell in row] for row in rows]
        rows = [row for row in rows if any(cell.text for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2:
            for row in rows:
                for line in row[0].text.splitlines():
                    self.paragraph(line, page=page)
            return
        even = [[*row, *[Cell("")] * (width - len(row))] for row in rows]
        heads = min(header_rows(even) if header is None else header, len(even))
        texts = tuple(tuple(cell.text for cell in row) for row in even)
        self._blocks.append(Table(rows=texts, header=heads, caption=caption, place=self._place(page)))

    def _place(self, page: int | None) -> Place:
        return Place(file=self.file, page=page)

    def document(self) -> Document:
        blocks = list(_placed(with_headings(self._blocks)))
        title = next((block.text for block in blocks if isinstance(block, Heading)), None)
        return Document(file=self.file, title=title, blocks=tuple(blocks), warnings=tuple(self._warnings))


def _lead(lead: str | None, text: str) -> str | None:
    """The lead as words that the text truly begins with."""
    said = plain(lead or "").rstrip(" :")
    return said if said and text.startswith(said) else None


def _placed(blocks: Iterable[Block]) -> Iterable[Block]:
    above: list[tuple[int, str]] = []
    before: Block | None = None
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            above = [(level, title) for level, title in above if level < block.level]
        place = block.place.model_copy(update={"headings": tuple(title for _, title in above), "number": number})
        placed = block.model_copy(update={"place": place})
        if isinstance(placed, Table) and placed.caption is None and (caption := _caption(before)):
            placed = placed.model_copy(update={"caption": caption})
        if isinstance(block, Heading):
            above.append((block.level, block.text))
        before = block
        yield placed


def _caption(before: Block | None) -> str | None:
    if not isinstance(before, Paragraph) or len(before.text) > 120:
        return None
    names = before.text.endswith(":") or before.lead == before.text.rstrip(" :") or NAMES_A_TABLE.match(before.text)
    return before.text.rstrip(" :") if names else None
