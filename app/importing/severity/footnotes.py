"""What stands below a table and belongs in its cells: «45 min (1)», «30 min*», and a line that begins with the mark."""

import re
from collections.abc import Iterator

from app.importing.documents.document import Place
from app.importing.documents.records import Record
from app.importing.documents.said import Said
from app.importing.protocol.lines import lines
from app.importing.reading import Ground

_NOTE = re.compile(r"^\s*(?P<mark>\((?:\d|[a-e*])\)|\*{1,3}|[¹²³⁴†‡])\s*(?P<text>\S.*)$", re.S)
_MARKED = re.compile(r"\s?(?P<mark>\((?:\d|[a-e*])\)|\*{1,3}|[¹²³⁴†‡])\s*$")
LONGEST = 300
"""Characters of a footnote."""
Notes = dict[tuple[str, tuple[str, ...], str], str]
"""Texts by file, headings and mark."""


def with_notes(ground: Ground) -> Iterator[Record]:
    """The records, each cell that ends in a mark with its footnote behind it; a mark without a footnote is left out."""
    notes = _notes(ground)
    for record in ground.records:
        said = tuple(_noted(one, notes) for one in record.said) if record.kind != "section" else record.said
        yield record if said == record.said else record.model_copy(update={"said": said})


def _notes(ground: Ground) -> Notes:
    found: Notes = {}
    for line in lines(ground):
        note = _NOTE.match(line.text) if len(line.text) <= LONGEST else None
        if note:
            found.setdefault((line.place.file, line.place.headings, note["mark"]), note["text"])
    return found


def _noted(said: Said, notes: Notes) -> Said:
    marked = _MARKED.search(said.text)
    if marked is None or not any(char.isdigit() for char in said.text[: marked.start()]):
        return said
    note = notes.get(_key(said.place, marked["mark"]))
    bare = said.text[: marked.start()].rstrip(" .;")
    if note is None and not marked["mark"].strip("()").isalnum():
        return said
    return said.model_copy(update={"text": f"{bare}; {note[:1].lower()}{note[1:]}" if note else bare})


def _key(place: Place, mark: str) -> tuple[str, tuple[str, ...], str]:
    return place.file, place.headings, mark
