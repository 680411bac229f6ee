"""A checkable statement of a reply, and whether something bears it."""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from eval.metrics.metric import Mark, Scored
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.grounds import told
from eval.metrics.text_parts import Sentence, fields, quoted, sentences
from eval.metrics.verdicts import broken, held
from eval.output import Written

Kind = Literal["figure", "date", "contact", "name", "policy", "cause"]
NOTHING = held("nada", "nothing")
MOST, LONGEST = 100, 1000
"""Sentences of a text and characters of a sentence that are read."""
BEFORE = 30
"""Characters between a word of calling and the number that it means."""
_SHORT = re.compile(r"(?<![\w.,/-])\d{3,7}(?![\w%€$]|[.,]\d|\s?(?:euros?|veces|dias|horas|minutos|pesos|personas))")


class Claim(NamedTuple):
    """What one place of a reply states."""

    kind: Kind
    mark: Mark
    supported: bool


Claims = Callable[[Written], tuple[Claim, ...]]


def said(written: Written) -> Iterator[Sentence]:
    """The sentences of both texts of a reply, cut where no person would go on: drafts may be hostile."""
    for field, text in fields(written):
        for sentence in sentences(text, field)[:MOST]:
            yield sentence._replace(text=sentence.text[:LONGEST])


def place(sentence: Sentence, start: int, end: int) -> Mark:
    """A part of a sentence as a mark in its text."""
    at = sentence.mark.start
    return Mark(field=sentence.mark.field, start=at + start, end=at + end)


def unsupported(found: tuple[Claim, ...], written: Written, es: str, en: str) -> Scored:
    """Broken by the claims that nothing bears, each quoted."""
    marks = tuple(claim.mark for claim in found if not claim.supported)
    if not marks:
        return NOTHING
    what = quoted(marks, written)
    return broken(f"{es}: {what}", f"{en}: {what}", marks)


def claimed_of_us(sentence: str, start: int) -> bool:
    """Whether the clause around a place tells what we give or do: then the comment's word is no proof of it."""
    clause = clause_at(plain(sentence), start)
    return bool(phrases("truth", "pledge").search(clause)) and not phrases("truth", "recalling").search(clause)


def dialled(text: str) -> tuple[re.Match[str], ...]:
    """Short numbers in plain text that a word of calling comes right before («llame al 112»)."""
    return tuple(
        short
        for short in _SHORT.finditer(text)
        if phrases("truth", "dial").search(text, max(0, short.start() - BEFORE), short.start())
    )


def clause_at(text: str, at: int) -> str:
    """The part between punctuation that holds a place."""
    before = max(text.rfind(mark, 0, at) for mark in ",;:.()—¡¿!?\n")
    after = [found for mark in ",;:()—!?\n" if (found := text.find(mark, at)) != -1]
    return text[before + 1 : min(after, default=len(text))]


def person_said(words: str, written: Written) -> bool:
    """Whether the person wrote these words."""
    return f" {_bare(words)} " in f" {_bare(told(written))} "


def _bare(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in plain(text)).split())
