"""The schema that migrations make is the schema that the code uses, on every database at hand."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.db import Database, metadata
from app.operations.migrate import HEAD, SCRIPTS, SchemaTooNew, migrate
from app.operations.storage import CannotOpen, ready_database, writable
from app.settings import Settings


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


async def test_migrations_and_tables_agree(empty: Database) -> None:
    await migrate(empty)
    async with empty.read() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_database_that_is_up_to_date_is_left_alone(empty: Database) -> None:
    assert [await migrate(empty) for _ in range(3)] == [True, False, False]


async def test_servers_that_start_together_migrate_once(empty: Database) -> None:
    done = await asyncio.gather(*(migrate(empty) for _ in range(4)))
    assert True in done
    async with empty.read() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars().all() == [HEAD]


async def test_a_newer_schema_is_refused_and_left_as_it_is(empty: Database) -> None:
    await migrate(empty)
    async with empty.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(SchemaTooNew) as caught:
        await migrate(empty)
    assert "9999" in caught.value.detail.es
    async with empty.read() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == "9999"


def test_the_head_that_is_checked_is_the_newest_script() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD


async def test_the_check_constraints_hold(empty: Database) -> None:
    await migrate(empty)
    wrong = "INSERT INTO people (id, name, role, created_at) VALUES ('a', 'Ana', 'queen', '2026-11-20 10:00:00')"
    with pytest.raises(Exception, match=r"(?i)check"):
        async with empty.write() as connection:
            await connection.execute(text(wrong))


@pytest.mark.parametrize(
    "url", ["nada", "mysql://h/d", "postgresql://ana:secreta@127.0.0.1:1/d", "sqlite:////proc/nada/x.db"]
)
async def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(CannotOpen) as caught:
        await ready_database(Settings(var=tmp_path, database_url=url))
    assert "secreta" not in caught.value.detail.es


async def test_a_damaged_database_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "portavoz.sqlite3").write_bytes(b"this was a database once" * 100)
    with pytest.raises(CannotOpen, match=r"portavoz\.sqlite3"):
        await ready_database(Settings(var=tmp_path, database_url=None))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(CannotOpen, match="PORTAVOZ_VAR"):
        writable(tmp_path / "var")
