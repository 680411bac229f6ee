"""What changed between two texts, in whole words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from app.value import Value

MOST_PAIRS = 20_000
"""Pairs of equal words up to which two texts are compared word by word: below a tenth of a second at the worst."""

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Piece(Value):
    """`removed` stands only in the text before, `added` only in the one after, `same` in both."""

    kind: Literal["same", "added", "removed"]
    text: str


def diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that rebuild both texts, removed before added. Texts too long for it are compared line by line."""
    for split in (_WORD, _LINE):
        old, new = split.findall(before), split.findall(after)
        if _pairs(old, new) <= MOST_PAIRS:
            return tuple(_joined(_compared(old, new)))
    return tuple(_joined([("removed", before), ("added", after)] if before != after else [("same", after)]))


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """What a comparison costs: how many words of one could be a word of the other. Blanks are no anchors."""
    there = Counter(new)
    return sum(count * there[word] for word, count in Counter(old).items() if not word.isspace())


_Change = tuple[Literal["same", "added", "removed"], str]


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    for what, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield "same", "".join(new[c:d])
        else:
            yield "removed", "".join(old[a:b])
            yield "added", "".join(new[c:d])


def _joined(changes: Iterator[_Change] | Sequence[_Change]) -> Iterator[Piece]:
    return (Piece(kind=kind, text=text) for kind, text in changes if text)
