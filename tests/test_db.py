"""The database: transactions that are whole or nothing, one writer, and a full disk by its name."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.db import Database, StorageFull, is_full, open_database
from app.settings import Settings


def opened(folder: Path) -> Database:
    return open_database(Settings(var=folder))


async def _count(db: Database) -> int:
    async with db.read() as connection:
        return int(await connection.scalar(text("SELECT count(*) FROM t")) or 0)


async def _made(folder: Path) -> Database:
    db = opened(folder)
    async with db.write() as connection:
        await connection.execute(text("CREATE TABLE t(a INTEGER PRIMARY KEY, b INTEGER REFERENCES t(a))"))
    return db


async def test_a_block_that_fails_stores_nothing(tmp_path: Path) -> None:
    db = await _made(tmp_path)

    async def fail() -> None:
        async with db.write() as connection:
            await connection.execute(text("INSERT INTO t(a) VALUES (1)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await _count(db) == 0
    await db.close()


async def test_writers_queue_instead_of_failing(tmp_path: Path) -> None:
    db = await _made(tmp_path)

    async def one(n: int) -> None:
        async with db.write() as connection:
            await connection.scalar(text("SELECT count(*) FROM t"))
            await connection.execute(text("INSERT INTO t(a) VALUES (:n)"), {"n": n})

    await asyncio.gather(*(one(n) for n in range(25)))
    assert await _count(db) == 25
    await db.close()


async def test_two_processes_write_to_one_file_in_turn(tmp_path: Path) -> None:
    first, second = await _made(tmp_path), opened(tmp_path)

    async def one(db: Database, n: int) -> None:
        async with db.write() as connection:
            await connection.scalar(text("SELECT count(*) FROM t"))
            await connection.execute(text("INSERT INTO t(a) VALUES (:n)"), {"n": n})

    await asyncio.gather(*(one(db, 2 * n + i) for n in range(10) for i, db in enumerate((first, second))))
    assert await _count(first) == 20
    await first.close()
    await second.close()


async def test_a_reader_sees_one_moment_and_does_not_wait(tmp_path: Path) -> None:
    db = await _made(tmp_path)
    async with db.read() as reader:
        assert await reader.scalar(text("SELECT count(*) FROM t")) == 0
        async with db.write() as connection:
            await connection.execute(text("INSERT INTO t(a) VALUES (1)"))
        assert await reader.scalar(text("SELECT count(*) FROM t")) == 0
    assert await _count(db) == 1
    await db.close()


async def test_sqlite_is_set_up_as_promised(tmp_path: Path) -> None:
    db = await _made(tmp_path)
    async with db.read() as connection:
        found = [await connection.scalar(text(f"PRAGMA {p}")) for p in ("journal_mode", "synchronous", "foreign_keys")]
    assert found == ["wal", 1, 1]
    with pytest.raises(IntegrityError):
        async with db.write() as connection:
            await connection.execute(text("INSERT INTO t(a, b) VALUES (1, 99)"))
    await db.close()


async def test_a_full_disk_has_a_name_and_stores_nothing(tmp_path: Path) -> None:
    db = await _made(tmp_path)

    async def fill() -> None:
        async with db.write() as connection:
            await connection.execute(text("INSERT INTO t(a) VALUES (1)"))
            await connection.execute(text("PRAGMA max_page_count = 1"))
            await connection.execute(text("CREATE TABLE big(x)"))
            await connection.execute(text("INSERT INTO big VALUES (zeroblob(9000000))"))

    with pytest.raises(StorageFull) as caught:
        await fill()
    assert caught.value.status == 507
    assert await _count(db) == 0
    await db.close()


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(28, "No space left on device"), True),
        (OSError(13, "Permission denied"), False),
        (OperationalError("x", {}, sqlite3.OperationalError("database or disk is full")), True),
        (OperationalError("x", {}, sqlite3.OperationalError("database is locked")), False),
    ],
)
def test_a_full_disk_is_told_from_other_faults(error: BaseException, full: bool) -> None:
    assert full == is_full(error)


async def test_plain_names_of_databases_get_their_driver(tmp_path: Path) -> None:
    db = open_database(Settings(var=tmp_path, database_url="postgres://u:p@h/x"))
    assert db.dialect == "postgresql"
    await db.close()
