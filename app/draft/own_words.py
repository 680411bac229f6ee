"""What a text says in words of its own: answers to one crisis share the official line's sentences on purpose."""

import re
from functools import lru_cache

from app.comments.reading import read
from app.draft.slots import split
from app.incident.situation import Situation

_ADDRESS = re.compile(r"@[\w.]{1,60}")
_MARKS = re.compile(r"[^\w\s]|_")


def lines_of(situation: Situation) -> tuple[str, ...]:
    """The official lines that are open now, in every language that somebody approved."""
    return tuple(text for incident in situation.incidents for line in incident.lines for text in line.texts)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Folded, without handles, marks and spacing: a new «@ana» or emoji makes no new reply."""
    return " ".join(_MARKS.sub(" ", _ADDRESS.sub(" ", read(text).folded)).split())


@lru_cache(maxsize=2048)
def own_words(text: str, lines: tuple[str, ...]) -> str:
    """The words that are not the official line's."""
    shared = _sentences(lines)
    return " ".join(w for s in split(text) if (w := plain(s)) and w not in shared) if shared else plain(text)


@lru_cache(maxsize=64)
def _sentences(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(sentence) for line in lines for sentence in split(line))
