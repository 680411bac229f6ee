"""The parts of a reply that metrics read: its fields with their sentences, each with its place."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from eval.metrics.metric import Mark
from eval.output import Written

Field = Literal["public", "private"]
_END = re.compile(r"(?:[.!?…]+[»”\")\]]*|\n)+(?=\s|$)\s*|$")


class Sentence(NamedTuple):
    """One sentence of a reply; `mark` is its place."""

    text: str
    mark: Mark


def fields(written: Written) -> Iterator[tuple[Field, str]]:
    """The public text and, where there is one, the private text."""
    yield "public", written.text.public
    if written.text.private:
        yield "private", written.text.private


def sentences(text: str, field: Field = "public") -> tuple[Sentence, ...]:
    """The sentences of a text in order, without the white space around them."""
    found, start = [], 0
    for end in _END.finditer(text):
        said = text[start : end.end()].strip()
        if said:
            at = text.index(said, start)
            found.append(Sentence(said, Mark(field=field, start=at, end=at + len(said))))
        start = end.end()
    return tuple(found)


def found_in(pattern: re.Pattern[str], written: Written, only: Field | None = None) -> tuple[Mark, ...]:
    """Where a pattern stands in the texts of a reply."""
    return tuple(
        Mark(field=field, start=match.start(), end=match.end())
        for field, text in fields(written)
        if only in (None, field)
        for match in pattern.finditer(text)
    )


def words(mark: Mark, written: Written) -> str:
    """The words of a reply that a mark covers."""
    return next((text[mark.start : mark.end] for field, text in fields(written) if field == mark.field), "")


def quoted(marks: tuple[Mark, ...], written: Written) -> str:
    """What the marks cover, for a reason that a person reads; three at most."""
    return ", ".join(f"«{words(mark, written)}»" for mark in marks[:3])
