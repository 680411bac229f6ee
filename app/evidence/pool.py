"""One pool of the full-text index: candidates from SQLite FTS5, reranked by BM25 of stems and of 4-grams."""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np

from app.evidence.analyse import (
    GRAM_SPACE,
    STEM_SPACE,
    Counts,
    Keys,
    gram_tally,
    stem_key,
    stem_tally,
    stems,
    tells,
    words,
)
from app.evidence.bm25 import Field, Scores, Stack, Tally
from app.evidence.passage import Passage
from app.evidence.rows import Row
from app.evidence.spelling import Spelling

Pool = Literal["knowledge", "replies"]
POOLS: tuple[Pool, ...] = ("knowledge", "replies")

CANDIDATES = 100
FOUND = 50
"""Of them, after reranking."""
STEM_SHARE = 0.5
"""Share of the stems' BM25 in the score; the rest is the 4-grams'. Each is divided by its maximum first."""
COMMON_SHARE = 0.10
COMMON_SHARE_LARGE = 0.02
LARGE = 10_000
COMMON_LEAST = 200
"""A stem in more passages than this (a tenth of the pool, a fiftieth of a large one) finds no candidates: FTS5 would
read all of them. It still counts in the reranking."""
RAREST = 3
"""Stems that look for candidates when all are common."""
QUERY_STEMS = 64
"""Stems of a long comment that look for candidates, rarest first."""
LEAST_SHARE = 0.3
"""What a telling stem that every passage holds («agua» to a water company) still counts in `bearing`."""
REMEMBERED = 20_000
"""Passages of a pool whose statistics stay in memory: about 2 KB each."""
READ_PASSAGES = 4_000
"""Passages of a pool that stay in memory as values."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS doc_{pool}(
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row_hash TEXT NOT NULL, scenario TEXT, passage TEXT NOT NULL,
  stems TEXT NOT NULL, stem_tally BLOB NOT NULL, gram_tally BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS doc_{pool}_scenario ON doc_{pool}(scenario) WHERE scenario IS NOT NULL;
CREATE VIRTUAL TABLE IF NOT EXISTS ix_{pool} USING fts5(
  s, content='', detail=full, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS voc_{pool} USING fts5vocab(ix_{pool}, 'row');
"""


class Found(NamedTuple):
    """`score`: 0 to 1 within this search.

    `bearing`: how much of what the comment tells the passage shares, whatever else the pool holds; 1 for the one
    telling word of a comment.
    """

    id: str
    score: float
    bearing: float


class Query(NamedTuple):
    """A comment, analysed once for both pools."""

    words: list[str]
    stems: list[str]
    grams: Keys
    gram_counts: Counts

    @classmethod
    def of(cls, text: str) -> "Query":
        found = words(text)
        return cls(found, stems(found), *gram_tally(found))


class _Held(NamedTuple):
    id: str
    stems: Tally
    grams: Tally


class PoolIndex:
    """One pool in the file. Its caller holds the lock."""

    def __init__(self, db: sqlite3.Connection, pool: Pool) -> None:
        self._db = db
        self._pool = pool
        db.executescript(_SCHEMA.format(pool=pool))
        self.load()

    def load(self) -> None:
        """Reads the statistics of every passage, and keeps those of the first ones."""
        self._held: OrderedDict[int, _Held] = OrderedDict()
        self._read: OrderedDict[str, Passage] = OrderedDict()
        self._stems, self._grams = Field(STEM_SPACE), Field(GRAM_SPACE)
        for row, id, packed_stems, packed_grams in self._db.execute(
            f"SELECT row, id, stem_tally, gram_tally FROM doc_{self._pool}"  # noqa: S608
        ):
            held = _Held(id, Tally.unpack(packed_stems), Tally.unpack(packed_grams))
            self._count(held, 1)
            if len(self._held) < REMEMBERED:
                self._held[row] = held
        found = self._db.execute(f"SELECT term, doc FROM voc_{self._pool}")  # noqa: S608
        self._frequency: dict[str, int] = dict(found.fetchall())
        self._spelling = Spelling(self._frequency)

    @property
    def size(self) -> int:
        return self._stems.documents

    def hashes(self) -> dict[str, str]:
        return dict(self._db.execute(f"SELECT id, row_hash FROM doc_{self._pool}").fetchall())  # noqa: S608

    def _count(self, held: _Held, sign: int) -> None:
        self._stems.add(held.stems, sign)
        self._grams.add(held.grams, sign)

    def put(self, row: Row) -> None:
        self.drop(row.passage.id)
        query = Query.of(row.searched)
        held = _Held(row.passage.id, Tally.of(*stem_tally(query.stems)), Tally.of(query.grams, query.gram_counts))
        text = " ".join(query.stems)
        cursor = self._db.execute(
            f"INSERT INTO doc_{self._pool}(id, row_hash, scenario, passage, stems, stem_tally, gram_tally)"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                held.id,
                row.row_hash,
                row.passage.scenario,
                row.passage.model_dump_json(),
                text,
                held.stems.pack(),
                held.grams.pack(),
            ),
        )
        self._db.execute(f"INSERT INTO ix_{self._pool}(rowid, s) VALUES (?, ?)", (cursor.lastrowid, text))  # noqa: S608
        self._count(held, 1)
        for stem in set(query.stems):
            self._frequency[stem] = self._frequency.get(stem, 0) + 1
        self._spelling.learn(query.stems)

    def drop(self, id: str) -> None:
        stored = self._db.execute(
            f"SELECT row, stems, stem_tally, gram_tally FROM doc_{self._pool} WHERE id = ?",  # noqa: S608
            (id,),
        ).fetchone()
        if stored is None:
            return
        row, text, packed_stems, packed_grams = stored
        self._db.execute(f"INSERT INTO ix_{self._pool}(ix_{self._pool}, rowid, s) VALUES ('delete', ?, ?)", (row, text))  # noqa: S608
        self._db.execute(f"DELETE FROM doc_{self._pool} WHERE row = ?", (row,))  # noqa: S608
        self._count(_Held(id, Tally.unpack(packed_stems), Tally.unpack(packed_grams)), -1)
        for stem in set(text.split()):
            self._frequency[stem] = self._frequency.get(stem, 1) - 1
        self._held.pop(row, None)
        self._read.pop(id, None)

    def _weighted(self, query: Query) -> dict[str, float]:
        """The stems of the query, misspelt ones replaced by what they may have meant."""
        weighted: dict[str, float] = {}
        for stem in query.stems:
            for known, weight in self._spelling.repair(stem):
                weighted[known] = weighted.get(known, 0.0) + weight
        return weighted

    def _seekers(self, weighted: dict[str, float]) -> list[str]:
        """The stems that are rare enough to look for candidates."""
        share = COMMON_SHARE_LARGE if self.size > LARGE else COMMON_SHARE
        limit = max(self.size * share, COMMON_LEAST)
        frequency = self._frequency
        known = sorted((s for s in weighted if frequency.get(s, 0) > 0), key=lambda s: (frequency[s], s))
        return [s for s in known if frequency[s] <= limit][:QUERY_STEMS] or known[:RAREST]

    def _candidates(self, seekers: list[str]) -> list[int]:
        match = " OR ".join(f'"{stem}"' for stem in seekers)
        found = self._db.execute(
            f"SELECT rowid FROM ix_{self._pool} WHERE ix_{self._pool} MATCH ? ORDER BY rank LIMIT {CANDIDATES}",  # noqa: S608
            (match,),
        )
        return [row for (row,) in found]

    def _tallies(self, rows: list[int]) -> list[_Held]:
        missing = [row for row in rows if row not in self._held]
        if missing:
            marks = ",".join("?" * len(missing))
            for row, id, packed_stems, packed_grams in self._db.execute(
                f"SELECT row, id, stem_tally, gram_tally FROM doc_{self._pool} WHERE row IN ({marks})",  # noqa: S608
                missing,
            ):
                self._held[row] = _Held(id, Tally.unpack(packed_stems), Tally.unpack(packed_grams))
        found = [self._held[row] for row in rows if row in self._held]
        while len(self._held) > REMEMBERED:
            self._held.popitem(last=False)
        return found

    def search(self, query: Query) -> list[Found]:
        weighted = self._weighted(query)
        seekers = self._seekers(weighted)
        held = self._tallies(self._candidates(seekers)) if seekers else []
        if not held:
            return []
        in_stems, in_grams = Stack.of([h.stems for h in held]), Stack.of([h.grams for h in held])
        by_stems = self._stems.score(*_cells(weighted), in_stems)
        by_grams = self._grams.score(query.grams, query.gram_counts, in_grams)
        scores = STEM_SHARE * _over_maximum(by_stems) + (1 - STEM_SHARE) * _over_maximum(by_grams)
        bearing = self._bearing(query, in_stems)
        found = [Found(held[i].id, float(scores[i]), float(bearing[i])) for i in np.argsort(-scores)[:FOUND]]
        return sorted(found, key=lambda f: (-f.score, f.id))

    def _bearing(self, query: Query, stack: Stack) -> Scores:
        """Rarity of the telling stems shared, over the square root of the rarity of all that the comment has.

        Rarity is taken as a share of the greatest possible in this pool, so that the figure means the same in a pool of
        twenty passages and of a hundred thousand. One telling word of one gives 1, of nine a third.
        """
        asked = {stem for word, stem in zip(query.words, query.stems, strict=True) if tells(word)}
        telling = {known: weight for stem in asked for known, weight in self._spelling.repair(stem)}
        if not telling:
            return np.zeros(len(stack.lengths), np.float32)
        keys, weights = _cells(telling)
        shared = self._stems.shared(keys, weights * self._telling_share(keys), stack)
        asked_keys, _ = _cells(dict.fromkeys(asked, 1.0))
        whole = float(self._telling_share(asked_keys).sum())
        return np.asarray(shared / np.sqrt(max(whole, 1e-9)), np.float32)

    def _telling_share(self, keys: Keys) -> Scores:
        """The rarity of each stem as a share of the greatest possible; a brand's own subject still tells something."""
        greatest = float(np.log1p((self.size + 0.5) / 0.5))
        return np.asarray(np.maximum(self._stems.rarity(keys) / greatest, LEAST_SHARE), np.float32)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        wanted = list(ids)
        missing = [id for id in wanted if id not in self._read]
        if missing:
            marks = ",".join("?" * len(missing))
            for id, text in self._db.execute(
                f"SELECT id, passage FROM doc_{self._pool} WHERE id IN ({marks})",  # noqa: S608
                missing,
            ):
                self._read[id] = Passage.model_validate_json(text)
        found = {id: self._read[id] for id in wanted if id in self._read}
        while len(self._read) > READ_PASSAGES:
            self._read.popitem(last=False)
        return found

    def of_scenario(self, scenario: str, limit: int) -> list[str]:
        found = self._db.execute(
            f"SELECT id FROM doc_{self._pool} WHERE scenario = ? ORDER BY row LIMIT ?",  # noqa: S608
            (scenario, limit),
        )
        return [id for (id,) in found]


def _cells(weighted: dict[str, float]) -> tuple[Keys, Counts]:
    cells: dict[int, float] = {}
    for stem, weight in weighted.items():
        key = stem_key(stem)
        cells[key] = cells.get(key, 0.0) + weight
    return np.fromiter(cells, np.uint32, len(cells)), np.fromiter(cells.values(), np.float32, len(cells))


def _over_maximum(scores: Scores) -> Scores:
    most = float(scores.max(initial=0.0))
    return np.asarray(scores / most, np.float32) if most > 0 else scores
