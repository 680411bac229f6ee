"""A document as Markdown: the source of a brand's passages, readable and editable by hand.

Nothing of the text is read as a mark: from_markdown(markdown(document)) gives the same blocks again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.importing.documents.document import Block, Document, Heading, Item, Paragraph, Table

_ANYWHERE = re.compile(r"[\\`*<]|~(?=~)|(?<=~)~|_(?!\w)|(?<!\w)_|(?<=_)_|_(?=_)|&(?=#?\w{1,40};)|(?<=\])[(\[:]|!(?=\[)")
_START = re.compile(r"(?:#{1,6}(?=\s|\Z)|[>+|=~-])")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_CLOSING = re.compile(r"(#{1,20})\Z")
_PUNCTUATED = re.compile(r"[^\w\s]\Z")
MOST_ORDERED = 9
"""Digits of a number that Markdown takes for an item."""


def markdown(document: Document) -> str:
    """Ends with a line feed, unless there is nothing at all."""
    parts: list[str] = []
    items = _Items()
    for before, block in pairwise((None, *document.blocks)):
        together = isinstance(before, Item) and isinstance(block, Item)
        if not isinstance(block, Item):
            items = _Items()
        parts.append("" if not parts else "\n" if together else "\n\n")
        parts.append(items.line(block) if isinstance(block, Item) else _block(block))
    return "".join(parts) + "\n" if parts else ""


def _block(block: Block | None) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(6, block.level)} {_CLOSING.sub(_escaped, escaped(block.text, start=False))}"
    if isinstance(block, Table):
        return "\n".join(_table(block))
    assert isinstance(block, Paragraph)  # noqa: S101 - items are written by their list
    return _with_lead(block)


def _with_lead(block: Paragraph | Item) -> str:
    """Markdown takes no bold that ends in a sign with a letter behind it: such a lead is written plainly."""
    lead = block.lead or ""
    rest = block.text.removeprefix(lead)
    if not lead or (_PUNCTUATED.search(lead) and rest[:1].isalnum()) or not block.text.startswith(lead):
        return escaped(block.text)
    return f"**{escaped(lead, start=False)}**{escaped(rest, start=False)}"


class _Items:
    """The lists that are open, from the outer one in: where each begins, its number and its sign."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int | None, str]] = []
        self._begun = False

    def line(self, item: Item) -> str:
        depth = min(item.depth, len(self._open))
        before = self._open[depth] if depth < len(self._open) else None
        indent = sum(width for width, _, _ in self._open[:depth])
        number = (
            int(item.number) if item.number and item.number.isdecimal() and len(item.number) <= MOST_ORDERED else None
        )
        sign = _sign(number, before)
        mark = f"{number}{sign} " if number is not None else f"{sign} "
        self._open = [*self._open[:depth], (len(mark), number, sign)]
        lettered = f"{item.number}) " if item.number and number is None else ""
        fresh = number is not None and number != 1 and (before is None or before[2] != sign)
        apart = "\n" if fresh and self._begun else ""  # such a list begins only behind an empty line
        self._begun = True
        return f"{apart}{' ' * indent}{mark}{lettered}{_with_lead(item)}"


def _sign(number: int | None, before: tuple[int, int | None, str] | None) -> str:
    """Another sign than the list above it begins a list of its own."""
    if number is None:
        return "-"
    if before is None or before[1] is None:
        return "."
    other = ")" if before[2] == "." else "."
    return before[2] if number == before[1] + 1 else other


def _table(table: Table) -> Iterator[str]:
    """Markdown has one header row: an empty one where the table has none, all names in it where it has two."""
    width = len(table.rows[0])
    heads = table.rows[: table.header]
    names = ["\n".join(dict.fromkeys(row[i] for row in heads if row[i])) for i in range(width)]
    yield _row(names)
    yield f"|{' --- |' * width}"
    for row in table.rows[table.header :]:
        yield _row(row)


def _row(cells: list[str] | tuple[str, ...]) -> str:
    written = ("<br>".join(escaped(line, start=False) for line in cell.split("\n")) for cell in cells)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in written)} |"


def escaped(text: str, *, start: bool = True) -> str:
    """The text with a backslash before whatever Markdown would take for a mark. `start`: it begins a line."""
    safe = _ANYWHERE.sub(_escaped, text)
    if start and _START.match(safe):
        return f"\\{safe}"
    return _NUMBER.sub(r"\1\\\2", safe, count=1) if start and _NUMBER.match(safe) else safe


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
