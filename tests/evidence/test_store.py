"""Whoever rests on a passage hears of its change in the very transaction that changes it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from app.evidence import store
from app.evidence.passage import Passage
from app.evidence.rows import Row
from tests import made
from tests.evidence.made import database

A = made.passage("Abrimos a las 9.", id="a", content_hash="1" * 64)
B = made.passage("Cerramos a las 20.", id="b", content_hash="2" * 64)
NEW = A.model_copy(update={"text": "Abrimos a las 10.", "content_hash": "3" * 64})
MOVED = A.model_copy(update={"source": "manual/otro.md"})
CONTRADICTED = A.model_copy(update={"contradicted": ("9",)})


class Ear:
    """Remembers what it was told, and sees what the transaction sees."""

    def __init__(self) -> None:
        self.told: list[dict[str, str | None]] = []
        self.stands: list[set[str]] = []

    async def __call__(self, connection: AsyncConnection, changed: Mapping[str, str | None]) -> None:
        self.told.append(dict(changed))
        self.stands.append(set(await store.hashes(connection, "x")))


def rows(*passages: Passage) -> list[Row]:
    return [Row(passage, passage.text) for passage in passages]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((A, B), []),
        ((MOVED, B), []),
        ((NEW, B), [{"a": "3" * 64}]),
        ((CONTRADICTED, B), [{"a": None}]),
        ((B,), [{"a": None}]),
        ((), [{"a": None, "b": None}]),
        ((A, B, made.passage("c", id="c")), []),
    ],
    ids=["nothing", "moved in its file", "changed", "contradicted", "removed", "all removed", "added"],
)
async def test_a_sync_tells_what_says_something_else_now(
    tmp_path: Path, now: tuple[Passage, ...], told: list[dict[str, str | None]]
) -> None:
    ear = Ear()
    async with database(tmp_path) as db:
        await store.sync(db, "x", "folder", rows(A, B), "1")
        await store.sync(db, "x", "folder", rows(*now), "2", on_change=ear)
    assert ear.told == told
    assert ear.stands == [{p.id for p in now}] * len(told)


async def test_single_passages_are_told_as_well(tmp_path: Path) -> None:
    ear = Ear()
    async with database(tmp_path) as db:
        await store.put(db, "x", rows(A), ear)
        await store.put(db, "x", rows(NEW), ear)
        await store.remove(db, "x", ["a"], ear)
    assert ear.told == [{"a": "3" * 64}, {"a": None}]


async def test_an_ear_that_fails_leaves_the_passages_as_they_were(tmp_path: Path) -> None:
    async def deaf(connection: AsyncConnection, changed: Mapping[str, str | None]) -> None:
        raise RuntimeError("nobody could be told")

    async with database(tmp_path) as db:
        await store.sync(db, "x", "folder", rows(A), "1")
        with pytest.raises(RuntimeError):
            await store.sync(db, "x", "folder", rows(NEW), "2", on_change=deaf)
        async with db.read() as connection:
            assert [row.passage.text for row in await store.rows(connection, "x", ["a"])] == [A.text]
