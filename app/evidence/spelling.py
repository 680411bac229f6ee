"""Finds the word that a misspelt one was meant to be, among the words that the index knows."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LETTERS = 4
"""Shorter stems are too near to each other."""
LIKENESS = 0.72
CANDIDATES = 3
LENGTHS = 2
"""A slip changes the length by at most this much."""
REMEMBERED = 20_000
"""Repairs kept; then all are forgotten at once."""

Weighted = tuple[tuple[str, float], ...]


class Spelling:
    """The vocabulary of one pool, by first and by last letter and by length."""

    def __init__(self, vocabulary: Iterable[str] = ()) -> None:
        self._buckets: dict[tuple[str, str, int], list[str]] = defaultdict(list)
        self._known: set[str] = set()
        self._repairs: dict[str, Weighted] = {}
        self.learn(vocabulary)

    def learn(self, stems: Iterable[str]) -> None:
        """Adds stems. One that no passage holds any more does no harm: it finds nothing."""
        new = [stem for stem in stems if stem not in self._known]
        if not new:
            return
        self._known.update(new)
        for stem in new:
            if len(stem) >= MIN_LETTERS:
                self._buckets["first", stem[0], len(stem)].append(stem)
                self._buckets["last", stem[-1], len(stem)].append(stem)
        self._repairs.clear()

    def repair(self, stem: str) -> Weighted:
        """The stem itself when it is known or too short, else up to three near ones with a weight below 1."""
        if stem in self._known or len(stem) < MIN_LETTERS or stem.isdigit():
            return ((stem, 1.0),)
        found = self._repairs.get(stem)
        if found is None:
            if len(self._repairs) >= REMEMBERED:
                self._repairs.clear()
            found = self._repairs[stem] = self._near(stem)
        return found

    def _near(self, stem: str) -> Weighted:
        best: dict[str, float] = {}
        for side, letter in (("first", stem[0]), ("last", stem[-1])):
            for length in range(len(stem) - LENGTHS, len(stem) + LENGTHS + 1):
                bucket = self._buckets.get((side, letter, length))
                if bucket:
                    found = process.extract(
                        stem,
                        bucket,
                        scorer=OSA.normalized_similarity,
                        processor=None,
                        limit=CANDIDATES,
                        score_cutoff=LIKENESS,
                    )
                    best.update((known, score) for known, score, _ in found)
        nearest = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
        return tuple((known, (score - 0.4) / 0.6) for known, score in nearest)
