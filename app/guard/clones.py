"""Harm: the same text under many comments, which reads as a machine. Coherent, not cloned."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz, process

from app.comments.reading import read
from app.draft.composer import COMPARED
from app.guard.rule import Context, Mark, Part, block, sentences, warn

NEAR = 90.0
"""Similarity (0-100) from which on two replies read as one."""
OWN_WORDS = 4
"""Words outside the official line below which there is nothing to compare."""

_ADDRESS = re.compile(r"@[\w.]{1,60}")
_MARKS = re.compile(r"[^\w\s]|_")


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    """Folded, without handles, marks and spacing: a new «@ana» or emoji makes no new reply."""
    return " ".join(_MARKS.sub(" ", _ADDRESS.sub(" ", read(text).folded)).split())


@lru_cache(maxsize=1024)
def _own_words(text: str, lines: tuple[str, ...]) -> str:
    """The words that are not the official line's: answers to one crisis share its sentences on purpose."""
    shared = {_words(s.text) for line in lines for s in sentences(line)}
    return " ".join(w for s in sentences(text) if (w := _words(s.text)) not in shared) if shared else _words(text)


def used_before(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks a text that was already used, warns of one that is nearly so."""
    lines = tuple(incident.line.text for incident in context.situation.incidents)
    mine = _own_words(part.text, lines)
    if len(mine.split()) < OWN_WORDS and lines:
        return
    before = [_own_words(text, lines) for text in context.recent[:COMPARED]]
    nearest = process.extractOne(mine, before, scorer=fuzz.ratio, score_cutoff=NEAR) if mine else None
    if nearest is None:
        return
    if nearest[1] == 100:
        yield block(
            "Este mismo texto ya se usó en otro comentario; cambie el saludo y lo que reconoce de este caso",
            "This very text was used under another comment; change the greeting and what it recognises",
        )
    else:
        yield warn(
            f"Se parece en un {nearest[1]:.0f} % a una respuesta reciente; hable de lo que cuenta esta persona",
            f"It is {nearest[1]:.0f} % like a recent reply; speak of what this person tells",
        )
