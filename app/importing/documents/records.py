"""What a manual says about one thing at a time: a section's labelled lines, a row, a column or a card of a table.

A manual tells «Responsable: Jefatura de tienda» under a heading, as a row of a table, as a column of a table that lies
on its side, or as a fiche of two columns. Readers need not know which: each form becomes a record with a subject and
labelled texts. A table gives several readings of itself at once (rows, columns, card); readers take those whose subject
and labels mean something to them.
"""

from collections.abc import Iterator
from typing import Literal

from app.importing.documents.document import Document, Place
from app.importing.documents.labels import LABEL, OPENING, labelled
from app.importing.documents.said import Said
from app.importing.documents.section_records import sections
from app.importing.documents.table_records import readings
from app.value import Value

__all__ = ["LABEL", "OPENING", "Record", "Said", "labelled", "records"]


class Record(Value):
    kind: Literal["section", "row", "column", "card"]
    subject: str
    """What the record is about: a section's heading, a row's first cell, a column's head."""
    said: tuple[Said, ...]
    place: Place

    def labels(self) -> tuple[str, ...]:
        return tuple(one.label for one in self.said)


def records(document: Document) -> tuple[Record, ...]:
    """Every record, in reading order.

    A section holds what stands before its first subheading, then the fiches of two columns in it, then the texts of its
    subheadings, each labelled with its subheading. Of a subheading that the manual repeats under several headings
    («Mensaje de espera»), the labelled texts count as well, with the subheading in `under`.
    """
    return tuple(_records(document))


def _records(document: Document) -> Iterator[Record]:
    for section in sections(document):
        if said := (*section.said, *section.below):
            yield Record(kind="section", subject=section.subject, said=said, place=said[0].place)
        for table in section.tables:
            for found in readings(table):
                yield Record(kind=found.kind, subject=found.subject, said=found.said, place=found.place)
