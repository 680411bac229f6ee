"""Passages in SQL. Every change raises the brand's knowledge version in the same transaction."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.evidence.passage import Origin, Passage
from app.evidence.rows import Row
from app.evidence.tables import knowledge_state, passages

BATCH = 400
"""Rows of one statement: SQLite takes 32,766 parameters, old builds 999."""

Progress = Callable[[str, int, int], None]
"""Called with the step (`read`, `sql`, `full text`, `vectors`), how many are done, and of how many."""


OnChange = Callable[[AsyncConnection, Mapping[str, str | None]], Awaitable[None]]
"""Called in the transaction that changes passages, with the new content hash of each that says something else now; None
for one that was withdrawn, or that the manual contradicts from now on. What rests on them can follow at once."""


def silent(_step: str, _done: int, _of: int) -> None:
    return None


async def unheard(_connection: AsyncConnection, _changed: Mapping[str, str | None]) -> None:
    return None


class Change(NamedTuple):
    """What a sync did."""

    version: int
    put: int
    removed: int
    kept: int


class Update(NamedTuple):
    """What happened to the passages after some version."""

    version: int
    put: list[Row]
    removed: list[str]


T = TypeVar("T")


def batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


async def version(connection: AsyncConnection, brand: str) -> int:
    """The brand's knowledge version; 0 before anything was stored."""
    found = await connection.scalar(select(knowledge_state.c.version).where(knowledge_state.c.brand == brand))
    return int(found or 0)


async def fingerprint(connection: AsyncConnection, brand: str) -> str | None:
    """Of the folder that was last synced."""
    found: str | None = await connection.scalar(
        select(knowledge_state.c.fingerprint).where(knowledge_state.c.brand == brand)
    )
    return found


async def _raise_version(connection: AsyncConnection, brand: str, mark: str | None) -> int:
    """Raises the version first, so that two writers queue on this row."""
    values = {"version": knowledge_state.c.version + 1, "changed_at": datetime.now(UTC)}
    if mark is not None:
        values["fingerprint"] = mark
    done = await connection.execute(update(knowledge_state).where(knowledge_state.c.brand == brand).values(**values))
    if done.rowcount == 0:
        first = {"brand": brand, "version": 1, "fingerprint": mark or "", "changed_at": datetime.now(UTC)}
        try:
            async with connection.begin_nested():
                await connection.execute(insert(knowledge_state).values(**first))
        except IntegrityError:  # another process was first
            return await _raise_version(connection, brand, mark)
    return await version(connection, brand)


def _values(brand: str, row: Row, version: int) -> dict[str, object]:
    passage = row.passage
    return {
        "brand": brand,
        "id": passage.id,
        "origin": passage.origin,
        "kind": passage.kind,
        "source": passage.source,
        "content_hash": passage.content_hash,
        "row_hash": row.row_hash,
        "valid_until": passage.valid_until,
        "passage": passage.model_dump_json(),
        "searched": row.searched,
        "version": version,
        "removed": False,
    }


async def _put(connection: AsyncConnection, brand: str, rows: Sequence[Row], version: int) -> None:
    for batch in batches(rows):
        ids = [row.passage.id for row in batch]
        await connection.execute(delete(passages).where(passages.c.brand == brand, passages.c.id.in_(ids)))
        await connection.execute(insert(passages), [_values(brand, row, version) for row in batch])


async def _remove(connection: AsyncConnection, brand: str, ids: Sequence[str], version: int) -> None:
    for batch in batches(ids):
        gone = {"removed": True, "version": version, "passage": "", "searched": "", "row_hash": ""}
        await connection.execute(
            update(passages).where(passages.c.brand == brand, passages.c.id.in_(batch)).values(**gone)
        )


async def sync(
    db: Database,
    brand: str,
    origin: Origin,
    rows: Sequence[Row],
    mark: str = "",
    progress: Progress = silent,
    on_change: OnChange = unheard,
) -> Change:
    """Makes the passages of one origin equal to `rows`; other origins are not touched. Unchanged rows are not written.

    `mark` is the fingerprint of the folder that the rows were read from. Raises StorageFull.
    """
    async with db.write() as connection:
        known = select(passages.c.id, passages.c.row_hash).where(
            passages.c.brand == brand, passages.c.origin == origin, passages.c.removed.is_(False)
        )
        stored = {row.id: row.row_hash for row in await connection.execute(known)}
        wanted = {row.passage.id for row in rows}
        changed = [row for row in rows if stored.get(row.passage.id) != row.row_hash]
        removed = [id for id in stored if id not in wanted]
        if not changed and not removed and await fingerprint(connection, brand) == mark:
            return Change(await version(connection, brand), 0, 0, len(rows))
        raised = await _raise_version(connection, brand, mark)
        await _replace(connection, brand, changed, removed, raised, on_change)
        progress("sql", len(changed), len(changed))
    return Change(raised, len(changed), len(removed), len(rows) - len(changed))


async def put(db: Database, brand: str, rows: Sequence[Row], on_change: OnChange = unheard) -> int:
    """Stores single passages (a learned reply) and returns the new version. Raises StorageFull."""
    async with db.write() as connection:
        raised = await _raise_version(connection, brand, None)
        await _replace(connection, brand, rows, (), raised, on_change)
    return raised


async def remove(db: Database, brand: str, ids: Sequence[str], on_change: OnChange = unheard) -> int:
    """Withdraws single passages and returns the new version."""
    async with db.write() as connection:
        raised = await _raise_version(connection, brand, None)
        await _replace(connection, brand, (), ids, raised, on_change)
    return raised


async def _replace(
    connection: AsyncConnection,
    brand: str,
    put: Sequence[Row],
    removed: Sequence[str],
    version: int,
    on_change: OnChange,
) -> None:
    said = {row.passage.id: row.passage for row in put}
    before = await rows(connection, brand, said)
    changed = {**dict.fromkeys(removed), **dict(_differing((row.passage for row in before), said))}
    await _put(connection, brand, put, version)
    await _remove(connection, brand, removed, version)
    if changed:
        await on_change(connection, changed)


def _differing(before: Iterable[Passage], now: Mapping[str, Passage]) -> Iterator[tuple[str, str | None]]:
    """Passages that say something else, or in which more is contradicted than before."""
    for old in before:
        new = now[old.id]
        if not set(new.contradicted) <= set(old.contradicted):
            yield old.id, None
        elif new.content_hash != old.content_hash:
            yield old.id, new.content_hash


async def updates(connection: AsyncConnection, brand: str, after: int) -> Update:
    """What changed after a version."""
    now = await version(connection, brand)
    query = select(passages.c.id, passages.c.removed, passages.c.passage, passages.c.searched).where(
        passages.c.brand == brand, passages.c.version > after
    )
    found = (await connection.execute(query)).all()
    put = [
        Row(Passage.model_validate_json(passage), searched) for _, removed, passage, searched in found if not removed
    ]
    return Update(now, put, [id for id, removed, _, _ in found if removed])


async def hashes(connection: AsyncConnection, brand: str) -> dict[str, str]:
    """Every passage that stands, with the hash of its row."""
    query = select(passages.c.id, passages.c.row_hash).where(passages.c.brand == brand, passages.c.removed.is_(False))
    return {row.id: row.row_hash for row in await connection.execute(query)}


async def rows(connection: AsyncConnection, brand: str, ids: Iterable[str]) -> list[Row]:
    found: list[Row] = []
    for batch in batches(list(ids)):
        query = select(passages.c.passage, passages.c.searched).where(
            passages.c.brand == brand, passages.c.id.in_(batch), passages.c.removed.is_(False)
        )
        for passage, searched in await connection.execute(query):
            found.append(Row(Passage.model_validate_json(passage), searched))
    return found


async def count(connection: AsyncConnection, brand: str) -> int:
    query = select(func.count()).where(passages.c.brand == brand, passages.c.removed.is_(False))
    return int(await connection.scalar(query) or 0)
