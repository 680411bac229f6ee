"""What a redraft changed: the same words changed in many replies make one group, whatever else their wording varies in.

Official sentences are compared one by one: those of the line and of the passages that a text cites, as they were and as
they are. Greeting, recognition and closing offer are nobody's message: what differs there counts for nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from app.comments.reading import read
from app.draft.slots import split
from app.review.diff import Piece, diff

AKIN = 50.0
"""Likeness (0-100) from which on a sentence that went and one that came are the same one, changed."""
SAME_WORDING = 75.0
"""The same where it is not known which sentences are official: below it, they are two ways of saying something."""

Changed = tuple[Piece, ...]
"""One sentence with its word diff: whole where it came or went."""


def change_of(before: str, after: str, official: Iterable[str] = ()) -> str:
    """16 hex digits: the same for redrafts in which the same words changed; empty where nothing official did.

    `official`: the texts that either rests on, as they were or are. Without any, sentences that are alike are compared.
    """
    return key_of(changes(before, after, official))


def key_of(changed: tuple[Changed, ...]) -> str:
    """The key of a change, whatever the order of its sentences."""
    words = sorted([(p.kind, " ".join(p.text.split())) for p in sentence if p.kind != "same"] for sentence in changed)
    said = json.dumps(words, ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16] if words else ""


def changes(before: str, after: str, official: Iterable[str] = ()) -> tuple[Changed, ...]:
    """The sentences that changed, in the order of the new text; those that only went come last."""
    known = frozenset(_plain(s) for text in official for s in split(text))
    old, new = _sentences(before), _sentences(after)
    gone = [s for s in old if _plain(s) not in {_plain(n) for n in new}]
    come = [s for s in new if _plain(s) not in {_plain(o) for o in old}]
    if known:
        gone, come = [s for s in gone if _plain(s) in known], [s for s in come if _plain(s) in known]
    return tuple(_paired(gone, come, alone=bool(known)))


def _sentences(text: str) -> list[str]:
    return [piece.strip() for piece in split(text)]


def _plain(sentence: str) -> str:
    return " ".join(read(sentence).folded.split()).rstrip(".")


def _paired(gone: list[str], come: list[str], *, alone: bool) -> Iterator[Changed]:
    """Each new sentence beside the old one that it is most like. `alone`: whether one without a partner counts."""
    left = list(gone)
    least = AKIN if alone else SAME_WORDING
    for sentence in come:
        partner = max(left, key=lambda old: fuzz.ratio(old, sentence), default=None)
        if partner is not None and fuzz.ratio(partner, sentence) >= least:
            left.remove(partner)
            yield diff(partner, sentence)
        elif alone:
            yield (Piece(kind="added", text=sentence),)
    for sentence in left if alone else ():
        yield (Piece(kind="removed", text=sentence),)
