"""One portable file with everything that people decided, taken as one snapshot while the server goes on.

Left out: sessions, invitations, pairing codes and failed logins (people sign in and pair again), and the search
indexes, which are made anew.
The file holds whatever schema the database has, so that it can be made before an upgrade.
"""

import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.operations.archive import Manifest, Writing, atomic, writing
from app.operations.migrate import SchemaTooNew, known_revisions, revision_of
from app.operations.schema import tables_of
from app.operations.storage import CannotOpen
from app.review.audit import EMPTY, Head
from app.wording import Wording

LEFT_OUT = ("failed_logins", "invitations", "pairings", "sessions")
"""What must not wake up in a restored database."""
AT_ONCE = 500
"""Rows in memory at a time."""


async def back_up(db: Database, path: Path, now: datetime) -> Manifest:
    """Writes the file, readable by its owner alone, and returns what it holds.

    Raises SchemaTooNew, CannotWrite, or CannotOpen for a database without tables. A failure leaves no file.
    """
    with atomic(path) as file, writing(file) as out:
        async with snapshot(db) as connection:
            return await _written(connection, out, now)


@asynccontextmanager
async def snapshot(db: Database) -> AsyncIterator[AsyncConnection]:
    """The database at one moment, however many questions are asked of it. SQLite's readers always see it so."""
    async with db.read() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


async def _written(connection: AsyncConnection, out: Writing, now: datetime) -> Manifest:
    revision = await connection.run_sync(revision_of)
    if revision is None:
        raise CannotOpen(NOTHING)
    if revision not in known_revisions():
        raise SchemaTooNew(revision)
    tables = {t.name: t for t in await connection.run_sync(tables_of)}
    for name, table in tables.items():
        if name not in LEFT_OUT:
            await _put(connection, table, out)
    manifest = Manifest(
        schema_revision=revision,
        made_at=now,
        approvals=await approvals(connection, tables),
        audit_head=await _head(connection, tables),
        tables=tuple(out.tables),
        left_out=LEFT_OUT,
    )
    out.finish(manifest)
    return manifest


NOTHING = Wording(
    es="La base de datos está vacía: no hay nada que copiar. Compruebe PORTAVOZ_VAR o DATABASE_URL.",
    en="The database is empty: there is nothing to back up. Check PORTAVOZ_VAR or DATABASE_URL.",
)


async def _put(connection: AsyncConnection, table: Table, out: Writing) -> None:
    names = tuple(column.name for column in table.columns)
    asked = select(table).order_by(*table.primary_key.columns)
    with out.table(table.name, names) as lines:
        async with connection.stream(asked.execution_options(yield_per=AT_ONCE)) as rows:
            async for row in rows:
                lines.put(dict(zip(names, map(_utc, row), strict=True)))


def _utc(value: Any) -> Any:
    """SQLite forgets the zone; every time in the database is UTC."""
    if not isinstance(value, datetime):
        return value
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


async def approvals(connection: AsyncConnection, tables: dict[str, Table]) -> str:
    """SHA-256 over every approval: reply id, revision, sha256, by, at, via, ordered by reply. Of any schema."""
    sum = hashlib.sha256()
    if "approved_revision" not in tables["replies"].columns:
        return sum.hexdigest()
    r, v = tables["replies"].c, tables["revisions"].c
    asked = (
        select(r.id, r.approved_revision, v.sha256, r.approved_by, r.approved_at, r.approved_via)
        .outerjoin(tables["revisions"], (v.reply == r.id) & (v.number == r.approved_revision))
        .where(r.approved_revision.is_not(None))
        .order_by(r.id)
    )
    async with connection.stream(asked) as rows:
        async for row in rows:
            plain = [v.isoformat(timespec="microseconds") if isinstance(v, datetime) else v for v in map(_utc, row)]
            sum.update(f"{json.dumps(plain, ensure_ascii=False, separators=(',', ':'))}\n".encode())
    return sum.hexdigest()


async def _head(connection: AsyncConnection, tables: dict[str, Table]) -> Head:
    """As app.review.audit.head, of any schema."""
    if "audit" not in tables:
        return EMPTY
    row = (await connection.execute(text("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"))).first()
    return Head(seq=row.seq, hash=row.hash) if row else EMPTY
