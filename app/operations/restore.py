"""A backup becomes a database again, whole and as it was, or nothing happens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import Connection, Date, DateTime, Table, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database, is_full
from app.errors import PortavozError
from app.operations.archive import Archive, BadBackup, Manifest, TableOnFile, reading
from app.operations.backup import AT_ONCE, LEFT_OUT, approvals
from app.operations.migrate import HEAD, alone, known_revisions, make
from app.operations.schema import clear, rows_in, set_aside, tables_of
from app.operations.tampering import faults
from app.review import audit
from app.wording import Wording


class NotEmpty(PortavozError):
    """The database to restore into holds something."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "not-empty"
    title: ClassVar[Wording] = Wording(es="La base de datos no está vacía", en="The database is not empty")

    def __init__(self, held: dict[str, int]) -> None:
        told = ", ".join(f"{name} ({count})" for name, count in sorted(held.items()))
        super().__init__(
            Wording(
                es=f"Ya tiene filas: {told}. Una copia solo se restaura en una base vacía, para no pisar decisiones:"
                " indique otra con PORTAVOZ_VAR=carpeta-nueva o DATABASE_URL, compruébela y apunte allí el servidor."
                " No se ha tocado nada.",
                en=f"It has rows: {told}. A backup is only restored into an empty one, so that no decision is lost:"
                " name another with PORTAVOZ_VAR=new-folder or DATABASE_URL, look at it and point the server there."
                " Nothing was changed.",
            )
        )


class BackupTooNew(PortavozError):
    """The backup was made by a newer version of the application."""

    status: ClassVar[int] = 503
    type: ClassVar[str] = "backup-too-new"
    title: ClassVar[Wording] = Wording(es="La copia es de una versión posterior", en="The backup is of a later version")

    def __init__(self, found: str) -> None:
        shown = found[:40]
        super().__init__(
            Wording(
                es=f"La copia tiene el esquema «{shown}» y esta versión de Portavoz llega hasta «{HEAD}»."
                " Instale la versión con la que se hizo. No se ha tocado nada.",
                en=f"The backup has schema “{shown}” and this version of Portavoz knows up to “{HEAD}”."
                " Install the version that made it. Nothing was changed.",
            )
        )


async def restore(db: Database, path: Path) -> Manifest:
    """Loads a backup into an empty database and brings it to today's schema; returns what the backup said of itself.

    Raises BadBackup, BackupTooNew, NotEmpty or StorageFull; then nothing was changed.
    """
    with reading(path) as archive:
        manifest = archive.manifest
        if manifest.schema_revision not in known_revisions():
            raise BackupTooNew(manifest.schema_revision)
        async with db.restructure() as connection:
            await alone(connection)
            await connection.run_sync(_emptied, manifest.schema_revision)
            try:
                await connection.run_sync(_loaded, archive)
                await connection.run_sync(make, HEAD)
            except DBAPIError as error:
                if is_full(error):
                    raise
                raise _unfit(type(error.orig or error).__name__) from error
            await _compare(connection, manifest)
        return manifest


def _emptied(connection: Connection, revision: str) -> None:
    """The bare tables of a revision, in a database that held no row. Raises NotEmpty."""
    if held := rows_in(connection):
        raise NotEmpty(held)
    clear(connection)
    make(connection, revision)


def _loaded(connection: Connection, archive: Archive) -> None:
    tables = {table.name: table for table in tables_of(connection)}
    back = set_aside(connection)
    for on_file in archive.manifest.tables:
        table = tables.get(on_file.name)
        if table is None or on_file.name in LEFT_OUT or {c.name for c in table.columns} != set(on_file.columns):
            raise _unfit(on_file.name[:60])
        for some in _batches(archive, on_file, table):
            connection.execute(insert(table), some)
    for statement in back:
        connection.exec_driver_sql(statement)


def _batches(archive: Archive, on_file: TableOnFile, table: Table) -> Iterator[list[dict[str, Any]]]:
    rows = archive.rows(on_file)
    while some := [_read(row, table, on_file.name) for row in islice(rows, AT_ONCE)]:
        yield some


def _read(row: dict[str, Any], table: Table, name: str) -> dict[str, Any]:
    try:
        return {key: _value(value, table.columns[key].type) for key, value in row.items()}
    except (ValueError, TypeError) as error:
        raise _unfit(name) from error


def _value(value: Any, kind: object) -> Any:
    if value is None:
        return None
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value).astimezone(UTC)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


async def _compare(connection: AsyncConnection, manifest: Manifest) -> None:
    """Raises BadBackup when what was restored is not what was backed up, or does not agree with its audit chain."""
    tables = {table.name: table for table in await connection.run_sync(tables_of)}
    if await approvals(connection, tables) != manifest.approvals:
        raise BadBackup(
            "Las aprobaciones restauradas no son las de la copia.",
            "The restored approvals are not those of the backup.",
        )
    if await audit.head(connection) != manifest.audit_head:
        raise BadBackup(
            "La cadena de auditoría restaurada no es la de la copia.", "The restored audit chain is not the backup's."
        )
    if found := await faults(connection, manifest.audit_head):
        first = found[0].line
        raise BadBackup(
            f"Lo restaurado no cuadra con su cadena de auditoría ({len(found)}): {first.es}.",
            f"What was restored does not agree with its audit chain ({len(found)}): {first.en}.",
        )


def _unfit(what: str) -> BadBackup:
    return BadBackup(
        f"Su contenido no cabe en el esquema que dice tener ({what}).",
        f"Its content does not fit the schema that it names ({what}).",
    )
