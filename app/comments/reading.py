"""A copy of a text made for matching: folded, stripped of invisible marks, with the way back to each code point.

The original is never altered; every span that a rule finds is given in the original's code points.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

LOOKALIKES = str.maketrans("аекморстухіјѕοαερτυικѵԁһԛԝ", "aekmopctyxijsoaeptuikvdhqw")
"""Cyrillic and Greek letters that are drawn like Latin ones."""


class Reading(NamedTuple):
    """`folded[i]` stands for `original[origin[i]]`: lower case, no accents, no invisible marks, Latin look-alikes."""

    original: str
    folded: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of folded[start:end]; `end` is exclusive."""
        if start >= end:
            return (0, 0)
        return self.origin[start], self.origin[end - 1] + 1


def _invisible(char: str) -> bool:
    """Format characters, variation selectors and tag characters: seen by nobody, used to split words."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if _invisible(char):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char).casefold() if not unicodedata.combining(c))
    return plain.translate(LOOKALIKES)


@lru_cache(maxsize=256)
def read(text: str) -> Reading:
    """The reading of a text of any length, in one pass."""
    if text.isascii():
        return Reading(text, text.lower(), tuple(range(len(text))))
    pieces = [*map(_fold, text)]
    folded = "".join(pieces)
    sizes = [*map(len, pieces)]
    if sizes.count(1) == len(text):  # nearly always: each code point stands for itself
        return Reading(text, folded, tuple(range(len(text))))
    return Reading(text, folded, tuple(i for i, size in enumerate(sizes) for _ in range(size)))
