"""Harm: the same text under many comments, which reads as a machine. Coherent, not cloned."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from app.draft.composer import COMPARED
from app.draft.own_words import lines_of, own_words, plain
from app.guard.rule import Context, Mark, Part, block, warn

NEAR = 90.0
"""Similarity (0-100) from which on two replies read as one."""
OWN_WORDS = 4
"""Words outside the official line below which there is nothing to compare."""
ROOM = 8
"""Words outside the official line from which on the very same ones block: a short network leaves no room for more."""


def used_before(part: Part, context: Context) -> Iterator[Mark]:
    """Blocks a text that was already used, warns of one that is nearly so."""
    lines = lines_of(context.situation)
    mine = own_words(part.text, lines)
    if len(mine.split()) < OWN_WORDS and lines:
        return
    before = [own_words(text, lines) for text in context.recent[:COMPARED]]
    nearest = process.extractOne(mine, before, scorer=fuzz.ratio, score_cutoff=NEAR) if mine else None
    if nearest is None:
        return
    carries = mine != plain(part.text)
    if nearest[1] == 100 and not (carries and len(mine.split()) < ROOM):
        yield block(
            "Este mismo texto ya se usó en otro comentario; cambie el saludo y lo que reconoce de este caso",
            "This very text was used under another comment; change the greeting and what it recognises",
        )
    elif nearest[1] == 100 or not carries:  # beside the official line there is little left to differ in
        yield warn(
            f"Se parece en un {nearest[1]:.0f} % a una respuesta reciente; hable de lo que cuenta esta persona",
            f"It is {nearest[1]:.0f} % like a recent reply; speak of what this person tells",
        )
