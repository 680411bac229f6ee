"""BM25 of a handful of candidates, on arrays: no document is touched that was not asked for."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from app.evidence.analyse import Counts, Keys

K1 = 1.2
B = 0.75

Scores = npt.NDArray[np.float32]


class Tally(NamedTuple):
    """One field of one document: its cells, ascending, how often each occurs (up to 255), and the field's length."""

    keys: Keys
    counts: npt.NDArray[np.uint8]
    length: float

    @classmethod
    def of(cls, keys: Keys, counts: Counts) -> "Tally":
        few = np.minimum(counts, 255).astype(np.uint8)
        return cls(keys, few, float(few.sum()))

    def pack(self) -> bytes:
        return self.keys.tobytes() + self.counts.tobytes()

    @classmethod
    def unpack(cls, packed: bytes) -> "Tally":
        n = len(packed) // 5
        keys = np.frombuffer(packed, np.uint32, n)
        counts = np.frombuffer(packed, np.uint8, n, offset=4 * n)
        return cls(keys, counts, float(counts.sum()))


class Field:
    """How often each cell occurs in a pool, and the scores that follow from it."""

    def __init__(self, space: int) -> None:
        self.documents = 0
        self._frequency = np.zeros(space, np.int32)
        self._length = 0.0
        self._weights = np.zeros(space, np.float32)

    def add(self, tally: Tally, sign: int = 1) -> None:
        """Counts one document in, or with `sign=-1` out."""
        self.documents += sign
        self._length += sign * tally.length
        self._frequency[tally.keys] += sign

    def rarity(self, keys: Keys) -> Scores:
        """Inverse document frequency of each cell."""
        frequency = np.maximum(self._frequency[keys], 0)
        return np.log1p((self.documents - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)

    def score(self, keys: Keys, weights: Counts, stack: "Stack") -> Scores:
        """BM25 of each document of the stack for a query of weighted cells."""
        gain = self._gain(keys, self.rarity(keys) * weights, stack)
        hits = np.flatnonzero(gain)
        owner = stack.owner[hits]
        average = max(self._length / max(self.documents, 1), 1e-9)
        norm = (K1 * (1 - B + B * stack.lengths / average)).astype(np.float32)
        often = stack.counts[hits].astype(np.float32)
        gained = gain[hits] * often * (K1 + 1) / (often + norm[owner])
        return np.bincount(owner, gained, len(stack.lengths)).astype(np.float32)

    def shared(self, keys: Keys, weights: Counts, stack: "Stack") -> Scores:
        """The weights of the cells that each document holds, summed; how often it holds them does not matter."""
        return np.bincount(stack.owner, self._gain(keys, weights, stack), len(stack.lengths)).astype(np.float32)

    def _gain(self, keys: Keys, weights: Counts, stack: "Stack") -> Scores:
        """What each cell of the stack adds: a table look-up, for which one array is lent and given back empty."""
        self._weights[keys] = weights
        gain = self._weights[stack.cells]
        self._weights[keys] = 0
        return gain


class Stack(NamedTuple):
    """One field of several documents, end to end."""

    cells: Keys
    counts: npt.NDArray[np.uint8]
    owner: npt.NDArray[np.intp]
    """Which document each cell belongs to."""
    lengths: Scores

    @classmethod
    def of(cls, tallies: list[Tally]) -> "Stack":
        sizes = np.array([tally.keys.size for tally in tallies], np.intp)
        return cls(
            np.concatenate([tally.keys for tally in tallies]),
            np.concatenate([tally.counts for tally in tallies]),
            np.repeat(np.arange(len(tallies)), sizes),
            np.array([tally.length for tally in tallies], np.float32),
        )
