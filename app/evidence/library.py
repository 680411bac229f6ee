"""The shelf of one process: opened at start, kept level with SQL, asked for every draft."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.db import Database
from app.evidence import store
from app.evidence.embedder import SECONDS, Embedder, choose, load
from app.evidence.gather import Asked, Shelf, gather
from app.evidence.index import Index, open_index, reconcile_vectors
from app.evidence.passage import Evidence
from app.evidence.pool import POOLS, Pool, Query
from app.evidence.ranking import TOP, Triaged, Wanted
from app.evidence.shelve import SHELVING, shelve, tongue_of
from app.evidence.store import Change, OnChange, Progress, silent, unheard
from app.evidence.vectors import Near, Vectors, VectorsFailed
from app.incident.situation import Situation
from app.settings import Settings

INLINE = 5_000
"""Passages up to which a search (two milliseconds) runs where it is asked; above, in a thread."""
COOL_DOWN = 30.0
"""Seconds without vectors after the embedder failed."""

log = logging.getLogger(__name__)


def _today() -> date:
    return datetime.now(UTC).date()


class Library:
    """Finds passages (app.pipeline.Sources). Open one for each process with `open_library`."""

    def __init__(
        self,
        brand: Brand,
        db: Database,
        index: Index,
        embedder: Embedder,
        vectors: Vectors | None = None,
        today: Callable[[], date] = _today,
        on_change: OnChange = unheard,
    ) -> None:
        self._hold(brand)
        self._on_change = on_change
        self._db = db
        self._index = index
        self._embedder = embedder
        self._vectors = vectors
        self._today = today
        self._resting_until = 0.0
        self._levelling: asyncio.Task[None] | None = None

    def _hold(self, brand: Brand) -> None:
        self._brand = brand
        self._ledger = {f"fact:{fact.id}": fact for fact in brand.facts}

    @property
    def size(self) -> int:
        """Passages that can be found."""
        return self._index.fulltext.size

    @property
    def knowledge_version(self) -> str:
        """Moves with every change of the knowledge, folder, learned replies and withdrawals alike."""
        return str(self._index.version)

    @property
    def without_vectors(self) -> bool:
        """Whether an embedder is configured and cannot be used right now: only shared words are searched."""
        return self._embedder.weight > 0 and (self._vectors is None or time.monotonic() < self._resting_until)

    async def find(self, comment: Comment, triage: Triaged, situation: Situation) -> Evidence:
        """What bears on a comment, or an honest nothing.

        A damaged index is built anew; a process that only reads it raises IndexUnavailable until its owner has done so.
        """
        fulltext = self._index.fulltext
        try:
            return await self._search(comment, triage, situation)
        except sqlite3.DatabaseError as error:
            log.warning("the full-text index is damaged and built anew: %s", error)
            await self._index.begin_anew(fulltext)
            return await self._search(comment, triage, situation)

    async def _search(self, comment: Comment, triage: Triaged, situation: Situation) -> Evidence:
        if await self._index.follow():
            self.level_vectors()
        text = asked(comment)
        near = await self._near(text)
        if self.size <= INLINE:
            return self._gather(text, near, comment.network, triage, situation)
        return await asyncio.to_thread(self._gather, text, near, comment.network, triage, situation)

    def _gather(
        self, text: str, near: dict[Pool, list[Near]], network: str, triage: Triaged, situation: Situation
    ) -> Evidence:
        shelf = Shelf(self._index.fulltext, self._ledger, tongue_of(self._brand), self._embedder.weight, self._today())
        found = gather(shelf, Asked(Query.of(text), Wanted.of(triage, network), near), situation)
        said = {"knowledge_version": self.knowledge_version, "without_vectors": self.without_vectors}
        return found.model_copy(update=said)

    async def _near(self, text: str) -> dict[Pool, list[Near]]:
        """The nearest vectors in each pool; nothing without an embedder, or while it rests after a failure."""
        vectors = self._vectors
        if vectors is None or self._embedder.weight <= 0 or self.without_vectors or not text.strip():
            return {}
        try:
            vector = await asyncio.wait_for(vectors.embed(text), SECONDS)
            return {pool: await asyncio.to_thread(vectors.near, pool, vector, TOP) for pool in POOLS}
        except (VectorsFailed, TimeoutError) as error:
            self._resting_until = time.monotonic() + COOL_DOWN
            log.warning(
                "no vectors for %.0f s, shared words only: %s", COOL_DOWN, error or "the embedder took too long"
            )
            return {}

    def level_vectors(self) -> None:
        """Brings the vectors level in the background; searches go on without the missing ones."""
        idle = self._levelling is None or self._levelling.done()
        if self._vectors is not None and self._embedder.weight > 0 and self._index.owner and idle:
            self._levelling = asyncio.create_task(self._level(self._vectors))

    async def _level(self, vectors: Vectors) -> None:
        try:
            await reconcile_vectors(self._db, self._brand.slug, vectors)
        except VectorsFailed as error:
            log.warning("vectors are incomplete, shared words still found: %s", error)

    async def levelled(self) -> None:
        """Waits for the vectors that are being brought level."""
        if self._levelling is not None:
            await asyncio.gather(self._levelling, return_exceptions=True)

    async def take(self, brand: Brand, progress: Progress = silent) -> Change:
        """Takes the brand's folder over, as it is now. Raises StorageFull."""
        change = await sync_folder(brand, self._db, progress, self._on_change)
        self._hold(brand)
        await self._index.follow(now=True)
        self.level_vectors()
        return change

    async def close(self) -> None:
        if self._levelling is not None:
            self._levelling.cancel()
            await self.levelled()
        self._index.close()


def asked(comment: Comment) -> str:
    """What a comment says, with what its attachments show."""
    return "\n".join(filter(None, (comment.text, *(attachment.description for attachment in comment.attachments))))


async def sync_folder(brand: Brand, db: Database, progress: Progress = silent, on_change: OnChange = unheard) -> Change:
    """Makes the folder's passages in SQL equal to the brand. Raises StorageFull."""
    rows = await asyncio.to_thread(shelve, brand)
    progress("read", len(rows), len(rows))
    return await store.sync(db, brand.slug, "folder", rows, f"{brand.fingerprint}:{SHELVING}", progress, on_change)


async def open_library(
    brand: Brand,
    settings: Settings,
    db: Database,
    *,
    today: Callable[[], date] = _today,
    progress: Progress = silent,
    on_change: OnChange = unheard,
) -> Library:
    """A library level with the brand's folder. The tables must exist. Raises IndexUnavailable or StorageFull."""
    await sync_folder(brand, db, progress, on_change)
    embedder = choose(settings)
    index = await open_index(db, brand.slug, settings.var, progress=progress)
    vectors: Vectors | None = None
    if embedder.weight > 0 and (index.owner or settings.chroma_url):
        try:
            vectors = await asyncio.to_thread(open_vectors, brand, settings)
        except VectorsFailed as error:
            log.warning("no vectors, shared words only: %s", error)
    library = Library(brand, db, index, embedder, vectors, today, on_change)
    library.level_vectors()
    return library


def open_vectors(brand: Brand, settings: Settings) -> Vectors:
    """Blocking, a second or more: imports Chroma and LangChain. Raises VectorsFailed."""
    return Vectors(settings.var / "chroma", settings.chroma_url, brand.slug, choose(settings), load(settings))


class Indexed(NamedTuple):
    """What `portavoz index` did. `owner` False: a running process has the indexes and follows within seconds."""

    change: Change
    passages: int
    full_text: int
    vectors: int
    owner: bool
    fault: str | None = None
    """Why the vectors are not whole, when they are not."""


async def index_brand(
    brand: Brand,
    settings: Settings,
    db: Database,
    *,
    rebuild: bool = False,
    progress: Progress = silent,
    on_change: OnChange = unheard,
) -> Indexed:
    """Brings SQL and, unless another process owns them, both indexes level with the folder; `rebuild` begins them anew.

    `progress` is called with step (`read`, `sql`, `full text`, `vectors`), done and total. Raises IndexUnavailable or
    StorageFull.
    """
    change = await sync_folder(brand, db, progress, on_change)
    async with db.read() as connection:
        passages = await store.count(connection, brand.slug)
    written = 0

    def counted(step: str, done: int, of: int) -> None:
        nonlocal written
        written = done if step == "full text" else written
        progress(step, done, of)

    index = await open_index(db, brand.slug, settings.var, rebuild=rebuild, progress=counted, wait=False)
    try:
        if not index.owner and not settings.chroma_url:
            return Indexed(change, passages, written, 0, index.owner)
        try:
            vectors = await asyncio.to_thread(open_vectors, brand, settings)
            if rebuild:
                await asyncio.to_thread(vectors.begin_anew)
            embedded = await reconcile_vectors(db, brand.slug, vectors, progress)
        except VectorsFailed as error:
            return Indexed(change, passages, written, 0, index.owner, str(error))
        return Indexed(change, passages, written, embedded, index.owner)
    finally:
        index.close()
