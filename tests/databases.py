"""The same tests on each kind of database that is at hand."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db import Database, open_database
from app.operations.migrate import migrate
from app.settings import Settings
from tests.shelf import shelved

POSTGRES = os.environ.get("PORTAVOZ_TEST_POSTGRES")
"""URL of a PostgreSQL database that tests may empty: `make test-postgres`. They share it, so they run one by one."""

KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=KINDS)
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without a single table."""
    url = POSTGRES if request.param == "postgres" else None
    assert url or request.param == "sqlite", "PORTAVOZ_TEST_POSTGRES names no database"
    opened = open_database(Settings(var=tmp_path, database_url=url))
    if url:
        async with opened.write() as connection:
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
    yield opened
    await opened.close()


@pytest.fixture
async def tables(empty: Database, tmp_path: Path) -> Database:
    """A database with every table and no row; SQLite's is a copy of one that the run made once."""
    if empty.dialect == "sqlite":
        shutil.copy(await shelved("tables", _migrated) / FILE, tmp_path / FILE)
    else:
        await migrate(empty)
    return empty


FILE = "portavoz.sqlite3"


async def _migrated(folder: Path) -> None:
    database = open_database(Settings(var=folder, database_url=None))
    await migrate(database)
    await database.close()
