"""A document as sections: each heading with its labelled texts, its tables, and the texts of its subheadings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from app.brand.texts import folded
from app.evidence.sentences import sentences
from app.importing.documents.document import Document, Heading, Item, Paragraph, Place, Table
from app.importing.documents.graded import graded_opening
from app.importing.documents.labels import LONGEST, label_of, labelled, several
from app.importing.documents.said import Said
from app.importing.documents.table_records import card

_OPEN = {"«": "»", "“": "”", '"': '"'}
_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}\.?){1,4}\W{0,3}|^\W{0,3}[A-Za-z]\d{0,2}[.)]\s")


@dataclass
class Section:
    """`said` is of its own lines and fiches, `below` of its subheadings."""

    heading: Heading | None
    subject: str
    blocks: list[Paragraph | Item] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    said: tuple[Said, ...] = ()
    below: tuple[Said, ...] = ()

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0


def sections(document: Document) -> list[Section]:
    """In reading order."""
    found = [Section(None, document.title or "")]
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(Section(block, block.text))
        elif isinstance(block, Table):
            found[-1].tables.append(block)
        else:
            found[-1].blocks.append(block)
    for section in found:
        section.said = (*_told(section.blocks), *_fiche(section))
    _add_subheadings(found)
    return found


def _fiche(section: Section) -> tuple[Said, ...]:
    """The section's one table of two columns. Several, or one with a title of its own, tell of other things too."""
    pairs = [table for table in section.tables if len(table.rows[0]) == 2]
    return card(pairs[0]) if len(pairs) == 1 and pairs[0].caption is None else ()


def _add_subheadings(found: list[Section]) -> None:
    repeated = _repeated(found)
    for n, section in enumerate(found):
        if section.heading is not None:
            section.below = tuple(one for child in _children(found, n) for one in _seen_from_above(child, repeated))


def _children(found: list[Section], n: int) -> Iterator[Section]:
    """The direct subsections that have none of their own."""
    inside: list[Section] = []
    for one in found[n + 1 :]:
        if one.level <= found[n].level:
            break
        inside.append(one)
    nearest = min((one.level for one in inside), default=0)
    for one, after in zip_longest(inside, inside[1:]):
        if one.level == nearest and (after is None or after.level <= nearest):
            yield one


def _seen_from_above(child: Section, repeated: set[str]) -> Iterator[Said]:
    for one in child.said:
        if not one.label:
            yield one.model_copy(update={"label": child.subject})
        elif _name(child.subject) in repeated:
            yield one.model_copy(update={"under": (child.subject, *one.under)})


def _repeated(found: list[Section]) -> set[str]:
    """Names of headings that stand under two different headings or more."""
    parents: dict[str, set[tuple[str, ...]]] = {}
    for section in found:
        if section.heading is not None:
            parents.setdefault(_name(section.subject), set()).add(section.heading.place.headings)
    return {name for name, above in parents.items() if len(above) > 1}


def _name(heading: str) -> str:
    return folded(_NUMBER.sub("", heading))


def _told(blocks: Sequence[Paragraph | Item]) -> tuple[Said, ...]:
    telling = _Telling()
    for block, after in zip_longest(blocks, blocks[1:]):
        telling.take(block, after)
    return tuple(telling.said)


class _Telling:
    """Goes through a section's lines and keeps in mind what the last ones announced."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self._topic = ""
        self._announced = ""
        self._closing = ""
        self._quoted = False
        self._outer: list[tuple[int, str]] = []

    def take(self, block: Paragraph | Item, after: Paragraph | Item | None) -> None:
        if self._closing and isinstance(block, Paragraph):
            self._go_on(block)
        elif isinstance(block, Item):
            self._item(block, isinstance(after, Item) and after.depth > block.depth)
        else:
            self._outer = []
            self._paragraph(block)

    def _go_on(self, block: Paragraph) -> None:
        """A quotation that is still open takes the next paragraph in."""
        last = self.said[-1]
        text = f"{last.text}\n{block.text}"
        self.said[-1] = last.model_copy(update={"text": text, "quote": f"{last.quote}\n{block.text}"})
        if self._closing in block.text:
            self._closing = ""

    def _paragraph(self, block: Paragraph) -> None:
        label, text = labelled(block)
        if not label and (opening := graded_opening(block.text)) != ("", ""):
            self._topic, self._announced = "", ""
            self._add(*opening, (), block.text, block.place)
            return
        if label and not text:
            lasting, self._quoted = not block.text.endswith(":"), False
            self._topic, self._announced = (label, "") if lasting else (self._topic, label)
            return
        quoted = bool(_OPEN.get(text[:1]))
        if self._quoted and not quoted and not label:
            self._topic = ""  # what a bold line announced were the words in quotes
        self._quoted = quoted
        above = tuple(name for name in (self._topic, self._announced) if name)
        parts = several(block.text)
        for part in parts:
            said = label_of(part) if len(parts) > 1 else (label, text)
            self._add(*said, above, part, block.place)
        if block.text.endswith(":"):
            self._announced = label or sentences(text)[-1].rstrip(" :")
        elif not label:
            self._announced = ""

    def _item(self, block: Item, has_inner: bool) -> None:
        self._outer = [(depth, name) for depth, name in self._outer if depth < block.depth]
        above = tuple(name for name in (self._topic, self._announced, *(name for _, name in self._outer)) if name)
        label, text = labelled(block)
        if text:
            self._add(label, text, above, block.text, block.place)
        if label and (has_inner or not text):
            self._outer.append((block.depth, label))
        elif has_inner and len(text) <= LONGEST:
            self._outer.append((block.depth, text.rstrip(" :")))
        self._closing = ""

    def _add(self, label: str, text: str, above: tuple[str, ...], quote: str, place: Place) -> None:
        under = above if label else above[:-1]
        named = label or (above[-1] if above else "")
        self.said.append(Said(label=named, text=text, place=place, quote=quote, under=under))
        self._closing = _still_open(text) if named else ""


def _still_open(text: str) -> str:
    """The mark that closes the quotation which the text begins and does not end; empty: there is none."""
    closing = _OPEN.get(text[:1], "")
    return closing if closing and closing not in text[1:] else ""
