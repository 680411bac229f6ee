"""Dense vectors in Chroma, embedded or on a server. Derived: whatever is broken or of another embedder is built anew.

Chroma 1.5 trusts one process per folder (two writers lose vectors, a second reader sees old ones), so its owner holds
a lock (app.evidence.index). A folder that cannot be read is left aside and a new one begun.
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlsplit

from app.evidence.embedder import Embedder
from app.evidence.rows import Row, digest
from app.evidence.store import Progress, batches, silent

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from langchain_core.embeddings import Embeddings

_HNSW = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 100}}
_STOPS = (KeyboardInterrupt, SystemExit, GeneratorExit)


class VectorsFailed(Exception):
    """Chroma or the embedder did not do what was asked. Searches go on without vectors."""


class Near(NamedTuple):
    id: str
    likeness: float
    """Cosine, -1 to 1."""


def _slug(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9]+", "-", text).strip("-")[:60] or "x"


def _told(error: BaseException) -> VectorsFailed:
    """Chroma's engine panics with exceptions outside the usual tree; what stops a program is never swallowed."""
    if isinstance(error, _STOPS):
        raise error
    return VectorsFailed(f"{type(error).__name__}: {str(error)[:200]}")


class Vectors:
    """The vectors of one brand, by one embedder, a collection for each pool. Blocking: call it from a thread."""

    def __init__(self, home: Path, url: str | None, brand: str, embedder: Embedder, embeddings: "Embeddings") -> None:
        self._home = home
        self._url = url
        self._brand = _slug(brand)
        self._embedder = embedder
        self._embeddings = embeddings
        self._client = self._open()

    def _generation(self) -> int:
        try:
            return int((self._home / "current").read_text().strip())
        except (OSError, ValueError):
            return 1

    def _open(self, again: bool = True) -> "ClientAPI":
        # chromadb takes a second and 75 MB: only a process that uses vectors pays
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415

        quiet = ChromaSettings(anonymized_telemetry=False)
        try:
            if self._url:
                parts = urlsplit(self._url if "//" in self._url else f"http://{self._url}")
                ssl = parts.scheme == "https"
                return chromadb.HttpClient(
                    host=parts.hostname or "localhost",
                    port=parts.port or (443 if ssl else 8000),
                    ssl=ssl,
                    settings=quiet,
                )
            folder = self._home / str(self._generation())
            folder.mkdir(parents=True, exist_ok=True)
            client = chromadb.PersistentClient(str(folder), settings=quiet)
            client.list_collections()
        except BaseException as error:
            failed = _told(error)
            if self._url or not again:
                raise failed from error
            return self._fresh()
        return client

    def _fresh(self) -> "ClientAPI":
        """A client on a new folder, which is the current one from now on; older ones are removed."""
        self._home.mkdir(parents=True, exist_ok=True)
        fresh = self._generation() + 1
        pointer = self._home / "current.new"
        pointer.write_text(str(fresh))
        pointer.replace(self._home / "current")
        for old in self._home.iterdir():
            if old.is_dir() and old.name != str(fresh):
                shutil.rmtree(old, ignore_errors=True)
        return self._open(again=False)

    def begin_anew(self) -> None:
        """Leaves the folder aside and starts an empty one; on a server, deletes our collections."""
        if self._url:
            for name in self._names():
                self._client.delete_collection(name)
            return
        self._client = self._fresh()

    def _names(self) -> list[str]:
        return [c.name for c in self._client.list_collections() if c.name.startswith(f"{self._brand}.")]

    def _prefix(self, pool: str) -> str:
        return f"{self._brand}.{pool}.{_slug(self._embedder.id)}-{digest(self._embedder.id)[:8]}."

    def _collection(self, pool: str, dimensions: int | None = None) -> "Collection | None":
        """The pool's collection of this embedder; made when the dimensions are given."""
        if dimensions is not None:
            return self._client.get_or_create_collection(
                f"{self._prefix(pool)}{dimensions}", embedding_function=None, configuration=cast("Any", _HNSW)
            )
        found = [name for name in self._names() if name.startswith(self._prefix(pool))]
        return self._client.get_collection(found[0], embedding_function=None) if found else None

    def hashes(self, pool: str) -> dict[str, str]:
        """Every id that the pool holds with the hash of what was embedded. Raises VectorsFailed."""
        try:
            collection = self._collection(pool)
            if collection is None:
                return {}
            found = collection.get(include=["metadatas"])
            held = {
                id: str((meta or {}).get("hash", ""))
                for id, meta in zip(found["ids"], found["metadatas"] or [], strict=True)
            }
            if held:
                self._probe(collection, next(iter(held)))
            return held
        except BaseException as error:
            raise _told(error) from error

    def _probe(self, collection: "Collection", id: str) -> None:
        """Reads one vector and searches with it: a damaged index fails here and not before a person."""
        stored = collection.get(ids=[id], include=["embeddings"])["embeddings"]
        if stored is None or len(stored) == 0:
            raise VectorsFailed("a vector is missing")
        collection.query(query_embeddings=cast("Any", [stored[0]]), n_results=1, include=["distances"])

    def put(self, pool: str, rows: Sequence[Row], progress: Progress = silent) -> None:
        """Embeds and stores passages; texts without a word are skipped. Raises VectorsFailed."""
        try:
            for done, batch in enumerate(batches(rows, 64)):
                vectors = self._embeddings.embed_documents([row.searched for row in batch])
                kept: list[tuple[Row, Any]] = [(row, v) for row, v in zip(batch, vectors, strict=True) if any(v)]
                if kept:
                    collection = self._collection(pool, len(kept[0][1]))
                    assert collection is not None  # noqa: S101 - made when dimensions are given
                    collection.upsert(
                        ids=[row.passage.id for row, _ in kept],
                        embeddings=[vector for _, vector in kept],
                        metadatas=[{"hash": searched_hash(row)} for row, _ in kept],
                    )
                progress("vectors", min(64 * (done + 1), len(rows)), len(rows))
        except BaseException as error:
            raise _told(error) from error

    def drop(self, pool: str, ids: Iterable[str]) -> None:
        """Raises VectorsFailed."""
        try:
            collection = self._collection(pool)
            for batch in batches(sorted(ids)):
                if collection is not None:
                    collection.delete(ids=list(batch))
        except BaseException as error:
            raise _told(error) from error

    def forget_other_embedders(self) -> None:
        """Deletes what another embedder, or another size of this one, left. Call it once the new ones are whole."""
        try:
            ours = {c.name for pool in ("knowledge", "replies") if (c := self._collection(pool)) is not None}
            for name in set(self._names()) - ours:
                self._client.delete_collection(name)
        except BaseException as error:
            raise _told(error) from error

    def near(self, pool: str, vector: list[float], limit: int) -> list[Near]:
        """The passages with the nearest vectors. Raises VectorsFailed."""
        try:
            collection = self._collection(pool)
            if collection is None or not any(vector):
                return []
            found = collection.query(query_embeddings=cast("Any", [vector]), n_results=limit, include=["distances"])
            distances = (found["distances"] or [[]])[0]
            return [Near(id, 1.0 - float(distance)) for id, distance in zip(found["ids"][0], distances, strict=True)]
        except BaseException as error:
            raise _told(error) from error

    async def embed(self, text: str) -> list[float]:
        """The vector of a comment. Raises VectorsFailed."""
        try:
            return await self._embeddings.aembed_query(text)
        except Exception as error:
            raise _told(error) from error


def searched_hash(row: Row) -> str:
    """Of what the embedder reads; a passage that only moved in its file keeps its vector."""
    return digest(row.searched)[:32]
