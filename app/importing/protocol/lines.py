"""The running text of a manual, line by line, each with what announces it: headings, «Nunca decimos:», an outer item."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.evidence.sentences import sentences
from app.importing.documents.document import Document, Heading, Item, Paragraph, Place, Table
from app.importing.documents.records import labelled
from app.importing.reading import Ground, Quote
from app.value import Value

QUOTED = re.compile(r"[«“\"‘]([^«»“”\"‘’\n]{1,240})[»”\"’]")
"""Words in quotation marks."""
_ANNOUNCES = re.compile(r":\s*$")


class Line(Value):
    """A paragraph or an item of a list."""

    text: str
    label: str = ""
    """«Responsable» of «Responsable: …», or the bold words that it begins with."""
    rest: str
    """The text without its label."""
    above: tuple[str, ...] = ()
    """The announcing line and the outer items that it stands under, outer first."""
    place: Place
    item: bool = False
    number: str | None = None
    depth: int = 0

    def quote(self, text: str | None = None) -> Quote:
        """Some words of the line, by default all of them."""
        return Quote(text=text or self.text, place=self.place)

    def context(self) -> tuple[str, ...]:
        """What the line belongs to, nearest first: its label, what announces it, the two headings above it."""
        own = (self.label,) if self.label else ()
        return (*own, *reversed(self.above), *reversed(self.place.headings[-2:]))

    def sentences(self) -> list[str]:
        return sentences(self.rest)


def lines(ground: Ground) -> tuple[Line, ...]:
    """Every line of every document, in reading order."""
    return tuple(line for document in ground.documents for line in document_lines(document))


def tables(ground: Ground) -> tuple[Table, ...]:
    """Every table, in reading order."""
    return tuple(block for document in ground.documents for block in document.blocks if isinstance(block, Table))


def document_lines(document: Document) -> Iterator[Line]:
    announced = ""
    outer: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Heading | Table):
            announced, outer = "", {}
            continue
        if isinstance(block, Paragraph):
            outer = {}
            announced = ""
        above = _above(block, announced, outer)
        yield _line(block, above)
        if isinstance(block, Paragraph):
            announced = _announcement(block)
        else:
            outer = {depth: text for depth, text in outer.items() if depth < block.depth}
            outer[block.depth] = block.text


def _above(block: Paragraph | Item, announced: str, outer: dict[int, str]) -> tuple[str, ...]:
    if isinstance(block, Paragraph):
        return ()
    parents = [text for depth, text in sorted(outer.items()) if depth < block.depth]
    return tuple(text.rstrip(" :") for text in (announced, *parents) if text)


def _announcement(block: Paragraph) -> str:
    """The last sentence of a line that ends in a colon; a line that is bold throughout announces as well."""
    if _ANNOUNCES.search(block.text):
        return sentences(block.text)[-1]
    return block.text if block.lead and len(block.lead) >= len(block.text.rstrip(" :.")) else ""


def _line(block: Paragraph | Item, above: tuple[str, ...]) -> Line:
    label, rest = labelled(block)
    item = isinstance(block, Item)
    return Line(
        text=block.text,
        label=label if rest else "",
        rest=rest or block.text,
        above=above,
        place=block.place,
        item=item,
        number=block.number if isinstance(block, Item) else None,
        depth=block.depth if isinstance(block, Item) else 0,
    )


def heads(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """A table's column names and its body. A first row that nothing marks is taken for names if its cells are short."""
    if table.header:
        width = len(table.rows[0])
        names = tuple(
            " ".join(dict.fromkeys(row[i] for row in table.rows[: table.header] if row[i])) for i in range(width)
        )
        return names, table.rows[table.header :]
    if table.rows and all(cell and len(cell) <= 60 for cell in table.rows[0]):
        return table.rows[0], table.rows[1:]
    return ("",) * (len(table.rows[0]) if table.rows else 0), table.rows
