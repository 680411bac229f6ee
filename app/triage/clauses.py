"""The pieces of a comment that can be about different things, with their places in the original."""

import re
from itertools import pairwise
from typing import NamedTuple

from app.comments.reading import Reading, read

MOST = 24
"""Clauses of one comment; what follows joins the last one."""

_HARD = re.compile(r"(?:[.!?;\n]{1,20}|[\U0001f300-\U0001faff\u2600-\u27bf]{1,20})(?=\s|$|¿|¡)|(?=¿)")
_SOFT = re.compile(
    r",(?=\s)|:(?=\s)|\s[-–—]\s|\s(?=(?:pero|aunque|eso si|ademas|encima|tambien|por cierto|y|e|sino|menos mal|lo unico"
    r"|porem|embora|so que|alem disso|e tambem|tamen|ainda que|pero|mais"
    r"|i|pero|tot i|encara que|a mes|a mes a mes|tambe"
    r"|baina|eta|gainera"
    r"|but|although|though|and|also|however|mais|et|ma|anche|aber|und)\s(?!(?:que|that|ke|q)\s))"
)
"""«Me han dicho que … y que …» goes on with the same thing: no cut before «y que»."""


class Clause(NamedTuple):
    """original[start:end] without the spaces and commas around it."""

    text: str
    start: int
    end: int
    words: int


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order; they cover all its words. A single word stands alone only as a question."""
    reading = read(text)
    ends = {0, len(reading.folded)} | {m.end() for m in _HARD.finditer(reading.folded)}
    cuts = ends | ({m.end() for m in _SOFT.finditer(reading.folded)} if len(ends) < MOST else set())
    places = sorted(cuts)
    pieces = [_clause(reading, a, b) for a, b in pairwise(places)]
    return _joined(text, [piece for piece in pieces if piece])


def _clause(reading: Reading, start: int, end: int) -> Clause | None:
    first, last = reading.span(start, end)
    raw = reading.original[first:last]
    text = raw.strip(" \t\n,;:-–—")
    if not text:
        return None
    first += raw.index(text)
    return Clause(text, first, first + len(text), _words(text))


def _words(text: str) -> int:
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _joined(text: str, pieces: list[Clause]) -> tuple[Clause, ...]:
    """Single words and marks go with the clause before them, or after them at the start."""
    kept: list[Clause] = []
    for piece in pieces:
        alone = piece.words < 2 and not piece.text.endswith("?")
        lonely = alone or (kept and kept[-1].words < 2) or len(kept) == MOST
        if kept and lonely:
            piece = _both(text, kept.pop(), piece)
        kept.append(piece)
    return tuple(kept)


def _both(text: str, first: Clause, second: Clause) -> Clause:
    return Clause(text[first.start : second.end], first.start, second.end, first.words + second.words)
