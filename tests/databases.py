"""The same tests on each kind of database that is at hand."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database, open_database
from app.operations.migrate import migrate
from app.settings import Settings
from tests.shelf import shelved

POSTGRES = os.environ.get("PORTAVOZ_TEST_POSTGRES")
"""URL of a PostgreSQL database that tests may empty: `make test-postgres`. They share it, so they run one by one."""

KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=KINDS)
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a single table; where the test asks for `tables`, that one clears what was there."""
    url = POSTGRES if request.param == "postgres" else None
    assert url or request.param == "sqlite", "PORTAVOZ_TEST_POSTGRES names no database"
    opened = open_database(Settings(var=tmp_path, database_url=url))
    if url and "tables" not in request.fixturenames:
        await _drop(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def tables(empty: Database, tmp_path: Path) -> Database:
    """A database with every table and no row; SQLite's is a copy of one that the run made once."""
    if empty.dialect == "sqlite":
        shutil.copy(await shelved("tables", _migrated) / FILE, tmp_path / FILE)
    elif not await _emptied(empty):
        await _drop(empty)
        await migrate(empty)
        async with empty.read() as connection:
            _AS_MADE.add(await _shape(connection))
    return empty


FILE = "portavoz.sqlite3"


async def _migrated(folder: Path) -> None:
    database = open_database(Settings(var=folder, database_url=None))
    await migrate(database)
    await database.close()


async def _drop(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))


_AS_MADE: set[str] = set()
"""How this run's migration left PostgreSQL: whatever a test has changed in it since is made anew."""


async def _emptied(database: Database) -> bool:
    """Takes out every row, a tenth of the time of making the tables. False: they are not as they were made."""
    async with database.write() as connection:
        if await connection.scalar(text("SHOW is_superuser")) != "on" or await _shape(connection) not in _AS_MADE:
            return False
        await connection.execute(text("SET LOCAL session_replication_role = replica"))  # no trigger, no order
        for name in (await connection.execute(text(OURS))).scalars().all():
            await connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608 - our own
        for name in (await connection.execute(text(COUNTERS))).scalars().all():
            await connection.execute(text(f"ALTER SEQUENCE {name} RESTART"))
        return True


async def _shape(connection: AsyncConnection) -> str:
    """Columns, triggers, keys and functions, and the schema's revision."""
    made = await connection.scalar(text("SELECT to_regclass('alembic_version')"))
    revision = await connection.scalar(text("SELECT version_num FROM alembic_version")) if made else ""
    return f"{revision} {await connection.scalar(text(SHAPE))}"


OURS = """
SELECT quote_ident(tablename) FROM pg_tables
WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1
"""
COUNTERS = "SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
SHAPE = """
SELECT md5(string_agg(part, ' ' ORDER BY part)) FROM (
  SELECT concat_ws(':', c.relname, a.attname, a.atttypid, a.attnotnull) FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0
  UNION ALL SELECT concat_ws(':', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT concat_ws(':', conrelid::regclass, conname, condeferrable, condeferred) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(':', proname, md5(prosrc)) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
) AS parts(part)
"""
