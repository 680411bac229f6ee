"""The full-text index: candidates from SQLite FTS5, reranked by BM25 of stems and of character 4-grams.

One derived file for both pools of a brand; whatever it holds can be built again from SQL. Not a source of truth.
"""

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

from app.evidence.analyse import ANALYSER
from app.evidence.passage import Passage
from app.evidence.pool import POOLS, Found, Pool, PoolIndex, Query
from app.evidence.rows import Row

_SCHEMA = "CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)"


class FullText:
    """Both pools in one file. Every call is safe from any thread; one process writes, others may read.

    Raises sqlite3.DatabaseError when the file is no index (see app.evidence.index, which then builds it anew).
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=5)
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(_SCHEMA)
            self._forget_other_analyser()
            self._pools = {pool: PoolIndex(self._db, pool) for pool in POOLS}
            self._seen = self._data_version()
        except BaseException:
            self._db.close()
            raise

    def _forget_other_analyser(self) -> None:
        if self._meta("analyser") == ANALYSER:
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for pool in POOLS:
                for kind in ("voc", "ix", "doc"):
                    self._db.execute(f"DROP TABLE IF EXISTS {kind}_{pool}")
            self._db.execute("DELETE FROM meta")
            self._db.execute("INSERT INTO meta VALUES ('analyser', ?)", (ANALYSER,))

    def _meta(self, key: str) -> str | None:
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    def _data_version(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    @property
    def stamp(self) -> str | None:
        """Brand and knowledge version that the file holds; None before the first build."""
        with self._lock:
            return self._meta("stamp")

    @property
    def size(self) -> int:
        return sum(pool.size for pool in self._pools.values())

    def follow(self) -> bool:
        """Whether another process has written since; its figures are then read anew."""
        with self._lock:
            seen = self._data_version()
            if seen == self._seen:
                return False
            self._seen = seen
            for pool in self._pools.values():
                pool.load()
            return True

    def hashes(self, pool: Pool) -> dict[str, str]:
        with self._lock:
            return self._pools[pool].hashes()

    def apply(self, put: Iterable[Row], drop: Iterable[str], stamp: str | None) -> None:
        """Writes passages and removes others in one transaction; with `stamp`, says which version it completes."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                for id in drop:
                    for index in self._pools.values():
                        index.drop(id)
                for row in put:
                    self._pools[row.pool].put(row)
                if stamp is not None:
                    self._db.execute("INSERT OR REPLACE INTO meta VALUES ('stamp', ?)", (stamp,))
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                for index in self._pools.values():
                    index.load()
                raise

    def search(self, query: Query, pool: Pool) -> list[Found]:
        """Up to 50 passages, best first. Nothing for a query without a known word."""
        with self._lock:
            return self._pools[pool].search(query)

    def passages(self, ids: Iterable[str], pool: Pool) -> dict[str, Passage]:
        with self._lock:
            return self._pools[pool].passages(ids)

    def of_scenario(self, scenario: str, pool: Pool, limit: int) -> list[str]:
        """The passages of a scenario in the order of the manual, whether or not they share a word with a comment."""
        with self._lock:
            return self._pools[pool].of_scenario(scenario, limit)

    def close(self) -> None:
        with self._lock:
            self._db.close()
