"""What a manual says about one thing at a time: a section's labelled lines, a row, a column or a card of a table.

A manual tells «Responsable: Jefatura de tienda» under a heading, as a row of a table, as a column of a table that lies
on its side, or as a fiche of two columns. Readers need not know which: each form becomes a record with a subject and
labelled texts. A table gives several readings of itself at once (rows, columns, card); readers take those whose subject
and labels mean something to them.
"""

import re
from collections.abc import Iterator
from typing import Literal

from app.importing.document import Document, Heading, Item, Paragraph, Place, Table
from app.value import Value

LABEL = re.compile(r"^\s*([^\s:.;,!?¿¡«\"][^:.;!?«\"]{0,70}?)\s*(?::|[—–-]{1,2}(?=\s))\s+(?=\S)")
"""«Plazo: …», «Plazo — …»: a label is short and holds no sentence."""
OPENING = re.compile(r"^\s*([^:]{1,120}):\s*$")
"""A line that only announces what the next lines list."""


class Said(Value):
    """One labelled text."""

    label: str
    """As written, without its colon; empty where there is none."""
    text: str
    place: Place
    quote: str
    """The block's own words, or the cell's: what a reader quotes."""


class Record(Value):
    kind: Literal["section", "row", "column", "card"]
    subject: str
    """What the record is about: a section's heading, a row's first cell, a column's head."""
    said: tuple[Said, ...]
    place: Place

    def labels(self) -> tuple[str, ...]:
        return tuple(one.label for one in self.said)


def records(document: Document) -> tuple[Record, ...]:
    """Every record, in reading order. A section holds what stands before its first subheading."""
    return tuple(_records(document))


def _records(document: Document) -> Iterator[Record]:
    heading: Heading | None = None
    section: list[Paragraph | Item] = []
    for block in (*document.blocks, None):
        if block is None or isinstance(block, Heading):
            if section:
                yield _section(document, heading, section)
            section = []
            heading = block
        elif isinstance(block, Table):
            yield from _table(block)
        else:
            section.append(block)


def _section(document: Document, heading: Heading | None, blocks: list[Paragraph | Item]) -> Record:
    said: list[Said] = []
    announced = ""
    for block in blocks:
        label, text = labelled(block)
        if label and not text:
            announced = label
        elif isinstance(block, Item):
            said.append(_said(label or announced, text, block.place, block.text))
        else:
            announced = ""
            said.append(_said(label, text, block.place, block.text))
    subject = heading.text if heading else document.title or ""
    return Record(kind="section", subject=subject, said=tuple(said), place=blocks[0].place)


def labelled(block: Paragraph | Item) -> tuple[str, str]:
    """The label that a block begins with and the rest; an announcing line has no rest, an ordinary one no label."""
    if block.lead and len(block.lead) <= 80 and len(block.lead) < len(block.text):
        return block.lead.rstrip(" :.-–—"), block.text[len(block.lead) :].lstrip(" :.-–—")
    if found := OPENING.match(block.text):
        return found[1].strip(), ""
    if found := LABEL.match(block.text):
        return found[1].strip(), block.text[found.end() :]
    return "", block.text


def _table(table: Table) -> Iterator[Record]:
    heads = table.rows[: table.header] or ((),)
    width = len(table.rows[0]) if table.rows else 0
    names = [_joined([row[i] for row in heads if i < len(row)]) for i in range(width)]
    body = table.rows[table.header :]
    for row in body:
        said = [_cell(names[i], row[i], table.place) for i in range(1, width)]
        yield Record(kind="row", subject=row[0], said=tuple(one for one in said if one.text), place=table.place)
    for i in range(1, width):
        said = [_cell(row[0], row[i], table.place) for row in body]
        yield Record(kind="column", subject=names[i], said=tuple(one for one in said if one.text), place=table.place)
    if width == 2:
        everything = [_cell(row[0], row[1], table.place) for row in table.rows]
        subject = table.caption or (table.place.headings[-1] if table.place.headings else "")
        yield Record(kind="card", subject=subject, said=tuple(everything), place=table.place)


def _joined(heads: list[str]) -> str:
    return " ".join(dict.fromkeys(head for head in heads if head))


def _cell(label: str, text: str, place: Place) -> Said:
    return _said(label, text, place, text)


def _said(label: str, text: str, place: Place, quote: str) -> Said:
    return Said(label=label, text=text, place=place, quote=quote)
