"""A backup restores into an empty database of either kind as it was, or nothing happens."""

import asyncio
import json
import os
import random
import stat
import zipfile
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, select, text, update

from app.db import Database, metadata, open_database
from app.incident.store import situation_of
from app.notify.tables import hooks
from app.operations.archive import MANIFEST, BadBackup, CannotWrite
from app.operations.backup import LEFT_OUT, back_up
from app.operations.desk import Desk, open_desk
from app.operations.migrate import HEAD, SchemaTooNew, make, migrate
from app.operations.restore import BackupTooNew, NotEmpty, restore
from app.operations.schema import rows_in, set_aside, tables_of
from app.operations.storage import CannotOpen
from app.operations.tampering import faults
from app.review.audit import EMPTY
from app.review.audit import head as audit_head
from app.review.filters import Filter
from app.review.people import Person
from app.review.reading import page
from app.review.replies import digest
from app.review.tables import audit, replies, revisions, sessions
from app.settings import Settings
from tests import made
from tests.brand.folders import sound
from tests.lessons import learned
from tests.made import NOW
from tests.office import Clock, hire
from tests.operations.crisis import lived_through
from tests.operations.history import History, lived, prepared


@pytest.fixture
async def source(tmp_path: Path) -> AsyncIterator[Database]:
    """A database of SQLite in which people have decided."""
    opened = open_database(Settings(var=tmp_path / "source", database_url=None))
    await migrate(opened)
    await lived(opened)
    yield opened
    await opened.close()


async def content(db: Database) -> dict[str, list[Any]]:
    """Every row of every table that is backed up."""
    async with db.read() as connection:
        return {name: await rows(connection, table) for name, table in metadata.tables.items() if name not in LEFT_OUT}


async def rows(connection: Any, table: Table) -> list[Any]:
    there = await connection.run_sync(lambda c: c.dialect.has_table(c, table.name))
    if not there:
        return []
    found = await connection.execute(select(table).order_by(*table.primary_key.columns))
    return [tuple(_aware(value) for value in row) for row in found]


def _aware(value: Any) -> Any:
    """SQLite forgets the zone of a column that is not a Moment; every time is UTC."""
    naive = isinstance(value, datetime) and value.tzinfo is None
    return value.replace(tzinfo=UTC) if naive else value


async def triggers(db: Database) -> list[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY 1",
    }
    async with db.read() as connection:
        return list((await connection.execute(text(asked[db.dialect]))).scalars())


async def test_what_is_restored_is_what_was_backed_up(source: Database, empty: Database, tmp_path: Path) -> None:
    made_of = await back_up(source, tmp_path / "copy", NOW)
    told = await restore(empty, tmp_path / "copy")
    again = await back_up(empty, tmp_path / "again", NOW)

    assert told == made_of
    assert (again.approvals, again.audit_head) == (made_of.approvals, made_of.audit_head)
    assert made_of.audit_head.seq > 40
    assert await content(source) == await content(empty)
    assert await triggers(source) == await triggers(empty)
    async with empty.read() as connection:
        assert await faults(connection, made_of.audit_head) == []
        assert len((await page(connection, Filter(), limit=100)).items) == 13
    assert await migrate(empty) is False


async def test_a_backup_goes_from_any_database_to_any_other(empty: Database, tmp_path: Path) -> None:
    await migrate(empty)
    await lived(empty)
    await back_up(empty, tmp_path / "copy", NOW)
    target = open_database(Settings(var=tmp_path / "target", database_url=None))
    await restore(target, tmp_path / "copy")
    assert await content(empty) == await content(target)
    await target.close()


CRISIS = (
    "incidents", "incident_lines", "incident_posts", "incident_acts", "situation_editions", "ledger", "questions",
    "waiting", "heard", "alerts", "hooks", "paused", "freezes", "preapprovals", "outbox",
)  # fmt: skip
"""Tables that only a crisis fills."""


async def test_a_whole_crisis_goes_from_any_database_to_sqlite(
    staffed: Desk, staff: dict[str, Person], tmp_path: Path
) -> None:
    await lived_through(staffed, staff)
    target = open_database(Settings(var=tmp_path / "target", database_url=None))
    await _survives(staffed.db, target, tmp_path / "copy")
    await target.close()


async def test_a_whole_crisis_goes_from_sqlite_to_any_database(empty: Database, tmp_path: Path) -> None:
    sound(tmp_path / "knowledge")
    learned(tmp_path / "knowledge", tmp_path / "var")
    desk = await open_desk(
        Settings(
            database_url=None, engine="composer", knowledge=tmp_path / "knowledge", var=tmp_path / "var",
            openai_api_key=None, openai_base_url=None,
        )
    )  # fmt: skip
    desk.clock = Clock()
    await lived_through(desk, await hire(desk))
    await _survives(desk.db, empty, tmp_path / "copy")
    await desk.close()


async def _survives(source: Database, target: Database, copy: Path) -> None:
    """Every row of a crisis, its situation, and the secrets by which hooks sign."""
    before = await content(source)
    assert [name for name in CRISIS if not before[name]] == []
    await back_up(source, copy, NOW)
    await restore(target, copy)
    assert before == await content(target)
    async with source.read() as here, target.read() as there:
        situation = await situation_of(there)
        assert situation == await situation_of(here)
        assert [incident.title for incident in situation.incidents] == ["Café en mal estado"]
        assert all((await there.execute(select(hooks.c.secret, hooks.c.old_secret))).one())
        assert await faults(there, await audit_head(here)) == []


async def test_people_go_on_deciding_in_a_restored_database(source: Database, empty: Database, tmp_path: Path) -> None:
    await back_up(source, tmp_path / "copy", NOW)
    await restore(empty, tmp_path / "copy")
    async with empty.write() as connection:
        h = History(connection, NOW + timedelta(days=1))
        await h.people()
        await h.approve(await h.asked(prepared(made.comment("Después"))), h.luis)
        assert await faults(connection) == []
    with pytest.raises(Exception, match="never changed"):
        async with empty.write() as connection:
            await connection.execute(update(audit).values(move="x"))


async def test_the_file_is_private_and_whole_or_not_there(source: Database, tmp_path: Path) -> None:
    path = tmp_path / "copy"
    path.write_text("an older one")
    await back_up(source, path, NOW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert zipfile.is_zipfile(path)
    with pytest.raises(CannotWrite):
        await back_up(source, tmp_path / "nowhere" / "copy", NOW)
    nothing = open_database(Settings(var=tmp_path / "nothing", database_url=None))
    with pytest.raises(CannotOpen):
        await back_up(nothing, tmp_path / "empty-copy", NOW)
    await nothing.close()
    assert sorted(os.listdir(tmp_path)) == ["copy", "nothing", "source"]


async def test_nobody_stays_signed_in(source: Database, empty: Database, tmp_path: Path) -> None:
    async with source.write() as connection:
        person = (await connection.execute(select(replies.c.requested_by))).scalars().first()
        row = {"digest": "d" * 64, "person": person, "created_at": NOW, "seen_at": NOW, "ends_at": NOW}
        await connection.execute(sessions.insert(), row)
    await back_up(source, tmp_path / "copy", NOW)
    await restore(empty, tmp_path / "copy")
    async with empty.read() as connection:
        assert "sessions" not in await connection.run_sync(rows_in)


async def test_a_backup_is_one_moment_while_people_decide(source: Database, tmp_path: Path) -> None:
    done = asyncio.Event()

    async def deciding() -> None:
        while not done.is_set():
            async with source.write() as connection:
                h = History(connection, NOW + timedelta(days=1))
                await h.people()
                await h.approve(await h.asked(prepared(made.comment(os.urandom(8).hex()))), h.luis)

    busy = asyncio.create_task(deciding())
    for number in range(3):
        await back_up(source, tmp_path / f"copy{number}", NOW)
        target = open_database(Settings(var=tmp_path / f"t{number}", database_url=None))
        await restore(target, tmp_path / f"copy{number}")  # which compares heads and approvals, and audits
        await target.close()
    done.set()
    await busy


async def test_a_database_with_rows_is_left_alone(source: Database, empty: Database, tmp_path: Path) -> None:
    await back_up(source, tmp_path / "copy", NOW)
    await migrate(empty)
    async with empty.write() as connection:
        await History(connection).people()
    before = await content(empty)
    with pytest.raises(NotEmpty, match="PORTAVOZ_VAR"):
        await restore(empty, tmp_path / "copy")
    assert before == await content(empty)


async def test_tables_without_rows_are_no_obstacle(source: Database, empty: Database, tmp_path: Path) -> None:
    await migrate(empty)
    await back_up(source, tmp_path / "copy", NOW)
    await restore(empty, tmp_path / "copy")
    assert await content(source) == await content(empty)


async def test_a_damaged_file_restores_nothing_or_the_same(source: Database, tmp_path: Path) -> None:
    await back_up(source, tmp_path / "copy", NOW)
    whole, pick = (tmp_path / "copy").read_bytes(), random.Random(3)
    before, refused = await content(source), 0
    cuts = [whole[: pick.randrange(len(whole))] for _ in range(15)]
    flips = [whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :] for at in pick.sample(range(len(whole)), 40)]
    for number, damaged in enumerate([b"", b"PK", b"nada", *cuts, *flips]):
        (tmp_path / "bad").write_bytes(damaged)
        target = open_database(Settings(var=tmp_path / f"d{number}", database_url=None))
        try:
            await restore(target, tmp_path / "bad")
            assert before == await content(target)
        except BadBackup:
            refused += 1
            async with target.read() as connection:
                assert (await connection.execute(text("SELECT count(*) FROM sqlite_master"))).scalar() == 0
        await target.close()
    assert refused > 50


Change = Callable[[dict[str, bytes]], object]


def rewritten(path: Path, change: Change) -> None:
    """The same zip with other entries, every checksum of zip in order."""
    with zipfile.ZipFile(path) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w") as file:
        for name, data in entries.items():
            file.writestr(name, data)


def _edit(name: str, old: bytes, new: bytes) -> Change:
    def change(entries: dict[str, bytes]) -> None:
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new)

    return change


def _manifest(**over: Any) -> Change:
    def change(entries: dict[str, bytes]) -> None:
        entries[MANIFEST] = json.dumps({**json.loads(entries[MANIFEST]), **over}).encode()

    return change


CHANGES: dict[str, Change] = {
    "a row": _edit("tables/revisions.jsonl", b"Lo sentimos", b"Lo prometemos"),
    "a table gone": lambda entries: entries.pop("tables/audit.jsonl"),
    "one more": lambda entries: entries.update({"tables/x.jsonl": b""}),
    "no manifest": lambda entries: entries.pop(MANIFEST),
    "other approvals": _manifest(approvals="0" * 64),
    "another head": _manifest(audit_head={"seq": 3, "hash": "0" * 64}),
    "another format": _manifest(format="zip"),
    "a later edition": _manifest(edition=2),
    "no tables": _manifest(tables=[]),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_a_changed_file_is_refused_whole(source: Database, empty: Database, tmp_path: Path, name: str) -> None:
    await back_up(source, tmp_path / "copy", NOW)
    rewritten(tmp_path / "copy", CHANGES[name])
    with pytest.raises(BadBackup):
        await restore(empty, tmp_path / "copy")
    assert await migrate(empty) is True  # still without a table


async def test_a_tampered_source_does_not_pass_as_sound(source: Database, empty: Database, tmp_path: Path) -> None:
    async with source.write() as connection:
        await connection.run_sync(set_aside)
        await connection.execute(update(revisions).where(revisions.c.number == 2).values(public_text="otra cosa"))
    await back_up(source, tmp_path / "copy", NOW)
    with pytest.raises(BadBackup, match="audit chain"):
        await restore(empty, tmp_path / "copy")
    assert await migrate(empty) is True


async def test_a_newer_schema_is_refused(source: Database, empty: Database, tmp_path: Path) -> None:
    await back_up(source, tmp_path / "copy", NOW)
    rewritten(tmp_path / "copy", _manifest(schema_revision="9999"))
    with pytest.raises(BackupTooNew, match="9999"):
        await restore(empty, tmp_path / "copy")
    async with source.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew):
        await back_up(source, tmp_path / "newer", NOW)
    assert not (tmp_path / "newer").exists()


async def test_an_older_schema_is_restored_and_brought_up_to_date(empty: Database, tmp_path: Path) -> None:
    older = open_database(Settings(var=tmp_path / "older", database_url=None))
    async with older.restructure() as connection:
        await connection.run_sync(_first)
    told = await back_up(older, tmp_path / "copy", NOW)
    await older.close()
    assert (told.schema_revision, told.audit_head) == ("0001", EMPTY)

    await restore(empty, tmp_path / "copy")
    async with empty.read() as connection:
        found = (await page(connection, Filter(), limit=10)).items
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar()
        assert await faults(connection) == []
    assert [(r.id, r.state, r.comment.text, r.requested_by) for r in found] == [("a" * 20, "pending", "Hola", "Ana")]
    assert version == HEAD


A, B = "a" * 20, "b" * 64
AT = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 - as SQLite keeps it
COMMENT = made.comment("Hola").model_dump_json()
FIRST: dict[str, dict[str, Any]] = {
    "people": {"id": "p", "name": "Ana", "role": "agent", "created_at": AT},
    "comments": {"key": B, "network": "instagram", "comment": COMMENT, "first_seen_at": AT},
    "replies": {
        "id": A, "comment_key": B, "comment": COMMENT, "network": "instagram", "kind": "answer", "state": "pending",
        "version": 1, "revision": 1, "result": "ready", "outcome": "service_failure", "severity": "medium",
        "reason": '{"es": "Hay un borrador.", "en": "There is a draft."}', "triage": made.triage().model_dump_json(),
        "evidence": "[]", "attempts": "[]", "nonce": "n", "requested_by": "p", "created_at": AT, "due_at": AT,
    },
    "revisions": {
        "reply": A, "number": 1, "public_text": "Gracias", "draft": made.draft("Gracias").model_dump_json(),
        "findings": "[]", "sha256": digest(A, "instagram", "Gracias", None), "created_at": AT,
    },
}  # fmt: skip
"""A database of the first version, by hand."""


def _first(connection: Connection) -> None:
    make(connection, "0001")
    tables = {table.name: table for table in tables_of(connection)}
    for name, row in FIRST.items():
        connection.execute(tables[name].insert(), row)
