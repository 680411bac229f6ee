"""Keeps the derived indexes equal to the passages in SQL: at start, after every change, and after damage.

One process owns the folder `var`: it holds `index.lock` and writes the full-text file and the embedded Chroma. Others
read the file; what they store in SQL raises the knowledge version, and the owner follows within seconds.
"""

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from filelock import FileLock, Timeout
from sqlalchemy.exc import DBAPIError

from app.db import Database, StorageFull, is_full
from app.errors import PortavozError
from app.evidence import store
from app.evidence.fulltext import FullText
from app.evidence.pool import POOLS
from app.evidence.rows import Row
from app.evidence.store import Progress, batches, silent
from app.evidence.vectors import Vectors, VectorsFailed, searched_hash
from app.wording import Wording

FOLLOW_SECONDS = 2.0
"""The knowledge version is looked up at most this often."""
OWNER_SECONDS = 15.0
"""How long a process without the lock waits for the owner's first index."""
FILE = "search.sqlite3"


class IndexUnavailable(PortavozError):
    """Passages cannot be searched right now."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "index-unavailable"
    title: ClassVar[Wording] = Wording(es="No se puede buscar ahora mismo", en="Search is unavailable")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="El índice del manual y de las respuestas no está disponible. Ejecuta «portavoz index --rebuild».",
                en="The index of manual and replies is not available. Run “portavoz index --rebuild”.",
            )
        )


def stamp(brand: str, version: int) -> str:
    return f"{brand}:{version}"


class Index:
    """The full-text file of one brand, kept level with SQL. Make it with `open_index`."""

    def __init__(self, db: Database, brand: str, folder: Path, lock: FileLock, fulltext: FullText) -> None:
        self._db = db
        self._brand = brand
        self._folder = folder
        self._lock = lock
        self.fulltext = fulltext
        self.version = 0
        self._looked = 0.0
        self._busy = asyncio.Lock()

    @property
    def owner(self) -> bool:
        return self._lock.is_locked

    async def reconcile(self, progress: Progress = silent) -> int:
        """Compares every row of SQL with the file and mends the file. Returns how many passages were written."""
        async with self._db.read() as connection:
            version = await store.version(connection, self._brand)
            wanted = await store.hashes(connection, self._brand)
            held: dict[str, str] = {}
            for pool in POOLS:
                held |= await asyncio.to_thread(self.fulltext.hashes, pool)
            missing = [id for id, row_hash in wanted.items() if held.get(id) != row_hash]
            extra = [id for id in held if id not in wanted]
            await self._apply([], extra, None)
            done = 0
            for batch in batches(missing):
                await self._apply(await store.rows(connection, self._brand, batch), [], None)
                done += len(batch)
                progress("full text", done, len(missing))
        await self._apply([], [], stamp(self._brand, version))
        self.version = version
        return len(missing)

    async def mend(self, progress: Progress = silent) -> None:
        """Reconciles; a file that turns out to be damaged is begun anew."""
        try:
            await self.reconcile(progress)
        except sqlite3.DatabaseError:
            await self.begin_anew(self.fulltext, progress)

    async def begin_anew(self, broken: FullText, progress: Progress = silent) -> None:
        """Throws the file away and writes it again from SQL, once for all who found it broken.

        Raises IndexUnavailable in a process that only reads.
        """
        if not self.owner:
            raise IndexUnavailable
        async with self._busy:
            if self.fulltext is not broken:
                return
            broken.close()
            _remove(self._folder / FILE)
            fresh = await asyncio.to_thread(_fulltext, self._folder / FILE, True)
            self.fulltext = fresh
            await self.reconcile(progress)

    async def _apply(self, put: Sequence[Row], drop: Sequence[str], mark: str | None) -> None:
        if not (put or drop or mark):
            return
        try:
            await asyncio.to_thread(self.fulltext.apply, put, drop, mark)
        except sqlite3.Error as error:
            if is_full(error):
                raise StorageFull from error
            raise

    async def follow(self, now: bool = False) -> bool:
        """Takes over what was stored since; a cheap look at most every two seconds unless `now`. True: it changed.

        A database that does not answer leaves the index as it is: old passages are better than none.
        """
        if not now and time.monotonic() - self._looked < FOLLOW_SECONDS:
            return False
        if self._busy.locked() and not now:
            return False
        async with self._busy:
            self._looked = time.monotonic()
            try:
                return await self._catch_up()
            except (DBAPIError, OSError):
                return False

    async def _catch_up(self) -> bool:
        async with self._db.read() as connection:
            version = await store.version(connection, self._brand)
        if version == self.version:
            return False
        if not self.owner and not acquired(self._lock):
            changed = await asyncio.to_thread(self.fulltext.follow)
            self.version = self._stamped()
            return changed
        if version < self.version or self.fulltext.stamp != stamp(self._brand, self.version):
            await self.reconcile()
            return True
        async with self._db.read() as connection:
            update = await store.updates(connection, self._brand, self.version)
        await self._apply(update.put, update.removed, stamp(self._brand, update.version))
        self.version = update.version
        return True

    def _stamped(self) -> int:
        brand, _, version = (self.fulltext.stamp or "").rpartition(":")
        return int(version) if brand == self._brand and version.isdigit() else 0

    async def wait_for_owner(self) -> None:
        """Until the owner has a whole index of this brand. Raises IndexUnavailable."""
        end = time.monotonic() + OWNER_SECONDS
        while not self._stamped():
            if time.monotonic() > end:
                raise IndexUnavailable
            await asyncio.sleep(0.1)
            await asyncio.to_thread(self.fulltext.follow)
        self.version = self._stamped()

    def close(self) -> None:
        self.fulltext.close()
        self._lock.release()


def acquired(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=0)
    except (Timeout, NotImplementedError):
        return False
    return True


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _fulltext(path: Path, owner: bool) -> FullText:
    """The file, or a new one when the owner finds it damaged."""
    try:
        return FullText(path)
    except sqlite3.DatabaseError as error:
        if is_full(error):
            raise StorageFull from error
        if not owner:
            raise IndexUnavailable from error
        _remove(path)
        return FullText(path)


async def open_index(
    db: Database, brand: str, folder: Path, *, rebuild: bool = False, progress: Progress = silent, wait: bool = True
) -> Index:
    """The index of a brand, level with SQL; a process that does not own it waits for the owner, unless `wait` is off.

    Raises IndexUnavailable or StorageFull.
    """
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    lock = FileLock(folder / "index.lock", thread_local=False)
    owner = acquired(lock)
    try:
        if rebuild and owner:
            _remove(folder / FILE)
        index = Index(db, brand, folder, lock, await asyncio.to_thread(_fulltext, folder / FILE, owner))
    except BaseException:
        lock.release()
        raise
    try:
        if owner:
            await index.mend(progress)
        elif wait:
            await index.wait_for_owner()
    except BaseException:
        index.close()
        raise
    return index


async def reconcile_vectors(db: Database, brand: str, vectors: Vectors, progress: Progress = silent) -> int:
    """Makes the vectors equal to SQL; a damaged store is begun anew. Returns how many passages were embedded.

    Vectors of another embedder are deleted last, so that a failure on the way loses nothing. Raises VectorsFailed.
    """
    async with db.read() as connection:
        ids = list(await store.hashes(connection, brand))
        rows = [row for batch in batches(ids) for row in await store.rows(connection, brand, batch)]
    try:
        done = await asyncio.to_thread(_embed, vectors, rows, progress)
    except VectorsFailed:
        if await asyncio.to_thread(_readable, vectors):
            raise
        await asyncio.to_thread(vectors.begin_anew)
        done = await asyncio.to_thread(_embed, vectors, rows, progress)
    await asyncio.to_thread(vectors.forget_other_embedders)
    return done


def _readable(vectors: Vectors) -> bool:
    try:
        for pool in POOLS:
            vectors.hashes(pool)
    except VectorsFailed:
        return False
    return True


def _embed(vectors: Vectors, rows: list[Row], progress: Progress) -> int:
    done = 0
    for pool in POOLS:
        wanted = {row.passage.id: row for row in rows if row.pool == pool}
        held = vectors.hashes(pool)
        missing = [row for id, row in wanted.items() if held.get(id) != searched_hash(row)]
        extra = [id for id in held if id not in wanted]
        if extra:
            vectors.drop(pool, extra)
        vectors.put(pool, missing, progress)
        done += len(missing)
    return done
