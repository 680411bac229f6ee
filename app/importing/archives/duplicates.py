"""Replies that an archive holds twice, exactly or nearly: the newest stays.

Two are the same when comment and reply hold the same figures and nearly the same words. Candidates come from hashes
of their words (MinHash), so the work grows with the archive and not with its square.
"""

import hashlib
import re
import zlib
from array import array
from collections.abc import Callable
from datetime import date as Date
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from app.comments.reading import read
from app.review.likeness import NOISE

NEAR = 93.0
"""Likeness (0 to 100) of comments and of replies, both, from which two count as one."""
BANDS = 4
ROWS = 2
"""Hashes of a band: texts that share nine words of ten meet in some band in 99.8 of 100 cases."""
MOST_SHARING = 6
"""Replies that are remembered for one hash, the latest: macros make many share a few words."""
MOST_APART = 0.15
"""Part of the words by which the lengths of two like texts may differ."""
_WORD = re.compile(r"\w+|[€$£%?]")
_PRIME = (1 << 61) - 1
_WHOLE = (1 << 62) - 1
_SEEDS = np.random.default_rng(20_240_101).integers(1, 1 << 31, size=(BANDS * ROWS, 2), dtype=np.uint64)
_EMPTY = np.zeros(1, dtype=np.uint64)


class Kept(NamedTuple):
    """What a duplicate is judged by."""

    comment: str
    reply: str
    date: Date | None


class _Words(NamedTuple):
    comment: list[str]
    reply: list[str]


class Duplicates:
    """Told of every reply in turn, numbered from 0; holds hashes only and asks texts back by their number."""

    def __init__(self, text_of: Callable[[int], Kept]) -> None:
        self._text_of = text_of
        self._known: dict[int, int | tuple[int, ...]] = {}
        """Numbers by hash: one, or a few of those that share it."""
        self._now: dict[int, int] = {}
        """Which number stands for one that was merged away."""
        self._lengths = array("I")
        """Words of comment and of reply, by number: most candidates are told apart without their texts."""

    def add(self, number: int, new: Kept) -> int | None:
        """The number that is to go: this one, an older one that it replaces, or None when it is like no other."""
        words = _Words(_words(new.comment), _words(new.reply))
        keys = (_exact(words), *_bands(words))
        self._lengths.extend((len(words.comment), len(words.reply)))
        for old in dict.fromkeys(self._standing(other) for key in keys for other in self._sharing(key)):
            if not self._as_long(old, words):
                continue
            known = self._text_of(old)
            if _alike(_words(known.comment), words.comment) and _alike(_words(known.reply), words.reply):
                return self._merge(old, number, known, new, keys)
        self._remember(number, keys)
        return None

    def _as_long(self, old: int, words: _Words) -> bool:
        comment, reply = self._lengths[2 * old : 2 * old + 2]
        return _near_in_length(comment, len(words.comment)) and _near_in_length(reply, len(words.reply))

    def _merge(self, old: int, number: int, known: Kept, new: Kept, keys: tuple[int, ...]) -> int:
        if (new.date or Date.min) <= (known.date or Date.min):
            return number
        self._now[old] = number
        self._remember(number, keys)
        return old

    def _remember(self, number: int, keys: tuple[int, ...]) -> None:
        for key in keys:
            sharing = self._sharing(key)
            self._known[key] = (*sharing[1 - MOST_SHARING :], number) if sharing else number

    def _sharing(self, key: int) -> tuple[int, ...]:
        found = self._known.get(key, ())
        return (found,) if isinstance(found, int) else found

    def _standing(self, number: int) -> int:
        while number in self._now:
            number = self._now[number]
        return number


def _exact(words: _Words) -> int:
    told = "\0".join(("\1".join(words.comment), "\1".join(words.reply)))
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=7).digest())


def _bands(words: _Words) -> tuple[int, ...]:
    marked = {f"a{word}" for word in words.comment} | {f"b{word}" for word in words.reply}
    hashed = np.fromiter((zlib.crc32(word.encode()) for word in marked), dtype=np.uint64)
    least = ((_SEEDS[:, :1] * (hashed if hashed.size else _EMPTY) + _SEEDS[:, 1:]) % np.uint64(_PRIME)).min(axis=1)
    pairs = least.reshape(BANDS, ROWS).tolist()
    return tuple((first ^ (second << 1)) * BANDS + band & _WHOLE for band, (first, second) in enumerate(pairs))


def _words(text: str) -> list[str]:
    return _WORD.findall(NOISE.sub(" ", read(text).folded))


def _near_in_length(one: int, other: int) -> bool:
    return abs(one - other) <= 1 + MOST_APART * max(one, other)


def _alike(first: list[str], second: list[str]) -> bool:
    if first == second:
        return True
    if _figures(first) != _figures(second):
        return False
    return fuzz.ratio(" ".join(first), " ".join(second), score_cutoff=NEAR) >= NEAR


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if not word.isalpha()]
