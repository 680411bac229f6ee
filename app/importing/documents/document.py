"""A manual as a list of blocks, whatever kind of file it came in; every block knows its place."""

from typing import Literal

from app.value import Value
from app.wording import Wording


class Place(Value):
    """Where something stands, so that a person finds it again."""

    file: str
    """The file's name as it was given, without folders."""
    headings: tuple[str, ...] = ()
    """From the document's title down to the nearest heading above."""
    page: int | None = None
    """From 1, where the file has pages of its own (PDF)."""
    number: int = 0
    """The block's number in the file, from 1: two equal sentences have different places."""


class Heading(Value):
    kind: Literal["heading"] = "heading"
    level: int
    """From 1."""
    text: str
    place: Place


class Paragraph(Value):
    kind: Literal["paragraph"] = "paragraph"
    text: str
    lead: str | None = None
    """The bold words that the paragraph begins with, if any, without a closing colon: «Responsable»."""
    place: Place


class Item(Value):
    """One item of a list."""

    kind: Literal["item"] = "item"
    text: str
    lead: str | None = None
    depth: int = 0
    """0: of the outer list."""
    number: str | None = None
    """«1» or «b» in a numbered list."""
    place: Place


class Table(Value):
    """All rows have the same number of cells: a merged cell's text is repeated in each cell that it covers.

    Lines of one cell are parted by a line feed; an item of a list inside a cell begins with «• ».
    """

    kind: Literal["table"] = "table"
    rows: tuple[tuple[str, ...], ...]
    header: int = 0
    """How many of the rows are headers; 0 where nothing tells."""
    caption: str | None = None
    """The line just above that names the table; it is a block of its own too."""
    place: Place


Block = Heading | Paragraph | Item | Table


class Document(Value):
    """`blocks` in reading order.

    Text is NFC, without invisible characters, and white space is single spaces (cells of a table keep their lines).
    """

    file: str
    title: str | None = None
    """What the file names itself, or its first heading."""
    blocks: tuple[Block, ...]
    warnings: tuple[Wording, ...] = ()
    """What could not be read or was left out, each a sentence that says where."""
