"""The schema that migrations make is the schema that the code uses, on every database at hand."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.db import Database, metadata
from app.operations.migrate import HEAD, SCRIPTS, SchemaTooNew, make, migrate
from app.operations.schema import tables_of
from app.operations.storage import CannotOpen, ready_database, writable
from app.review.tables import publications, replies
from app.settings import Settings
from tests.made import NOW
from tests.operations.test_backup import FIRST, A


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


def _published(connection: Connection) -> None:
    """A database of before late reports, in which one text of a reply stands in public."""
    make(connection, "0001")
    known = {table.name: table for table in tables_of(connection)}
    for name, row in FIRST.items():
        aware = {c: v.replace(tzinfo=UTC) if isinstance(v, datetime) else v for c, v in row.items()}
        connection.execute(known[name].insert(), aware)
    make(connection, "0004")
    connection.execute(publications.insert(), SENT)


SENT = {"reply": A, "part": "public", "sha256": "1" * 64, "late": False, "person": "p", "at": NOW}


async def test_what_was_published_before_late_reports_is_kept_and_a_second_text_fits_beside_it(empty: Database) -> None:
    async with empty.restructure() as connection:
        await connection.run_sync(_published)
    assert await migrate(empty)
    async with empty.write() as connection:
        await connection.execute(publications.insert(), {**SENT, "sha256": "2" * 64, "late": True})
        kept = (await connection.execute(select(publications.c.sha256).order_by(publications.c.sha256))).scalars().all()
    assert kept == ["1" * 64, "2" * 64]
    with pytest.raises(IntegrityError):
        async with empty.write() as connection:
            await connection.execute(publications.insert(), SENT)


@pytest.mark.parametrize(
    ("state", "said"),
    [("published", "must have been approved"), ("closed", "no move leads"), ("stale", "no move leads")],
)
async def test_after_the_migration_the_database_keeps_the_rules_of_late_reports(
    empty: Database, state: str, said: str
) -> None:
    async with empty.restructure() as connection:
        await connection.run_sync(_published)
    await migrate(empty)
    given = {"approved_revision": 1, "approved_by": "p", "visible_at": NOW}
    with pytest.raises(DBAPIError, match=said):
        async with empty.write() as connection:
            await connection.execute(update(replies).values(state=state, **given))


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
