"""What the commands of upkeep do. Each returns the exit status; messages are in the language of the settings."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.text import Text
from sqlalchemy import RowMapping

from app.cli_commands import database as ready
from app.cli_commands import errors, say
from app.cli_reply import harmless
from app.db import Database, open_database
from app.operations import erase as forgetting
from app.operations.archive import Manifest, atomic
from app.operations.backup import NOTHING, back_up, snapshot
from app.operations.restore import restore as load
from app.operations.retention import sweep as empty_old
from app.operations.storage import CannotOpen, writable
from app.operations.tampering import BadHead, faults, known_head
from app.review import audit
from app.review.audit import Head
from app.settings import Settings
from app.wording import Wording


async def backup(settings: Settings, path: Path) -> int:
    """Writes the file, of whatever schema the database has."""
    if settings.database_url is None and not (settings.var / "portavoz.sqlite3").exists():
        raise CannotOpen(NOTHING)
    async with _as_it_is(settings) as db:
        made = await back_up(db, path, datetime.now(UTC))
    _tell(settings, _held(made, path))
    return 0


async def restore(settings: Settings, path: Path) -> int:
    """Loads the file into the empty database of the settings."""
    if settings.database_url is None:
        writable(settings.var)
    async with _as_it_is(settings) as db:
        made = await load(db, path)
    _tell(settings, _held(made, path))
    _tell(settings, RESTORED)
    return 0


RESTORED = Wording(
    es="Restaurada y comprobada: mismas aprobaciones, misma cadena de auditoría. Hay que volver a iniciar sesión; los"
    " índices se hacen solos al arrancar. Si se borraron autores después de la copia, repita portavoz erase.",
    en="Restored and verified: the same approvals, the same audit chain. People sign in again; the search indexes are"
    " made at the next start. If authors were erased after the backup, run portavoz erase for them again.",
)


def _held(made: Manifest, path: Path) -> Wording:
    rows = sum(table.rows for table in made.tables)
    head = f"{made.audit_head.seq}:{made.audit_head.hash}"
    return Wording(
        es=f"{path}: {rows} filas, esquema {made.schema_revision}, {made.made_at:%Y-%m-%d %H:%M} UTC.\n"
        f"aprobaciones {made.approvals}\nauditoría {head}",
        en=f"{path}: {rows} rows, schema {made.schema_revision}, {made.made_at:%Y-%m-%d %H:%M} UTC.\n"
        f"approvals {made.approvals}\naudit {head}",
    )


@asynccontextmanager
async def _as_it_is(settings: Settings) -> AsyncIterator[Database]:
    """The database without bringing its schema up to date. Raises CannotOpen."""
    db = open_database(settings)
    try:
        if not await db.answers():
            raise CannotOpen(UNREACHABLE)
        yield db
    finally:
        await db.close()


UNREACHABLE = Wording(
    es="La base de datos no responde. Compruebe DATABASE_URL o PORTAVOZ_VAR y que el servidor esté en marcha.",
    en="The database does not answer. Check DATABASE_URL or PORTAVOZ_VAR, and that the server is running.",
)


async def verify(settings: Settings, head: Path | None) -> int:
    """One fault a line on standard output. 1 when there is any."""
    known = _read_head(head) if head else None
    async with ready(settings) as db, snapshot(db) as connection:
        found = await faults(connection, known)
        now = await audit.head(connection)
    for fault in found:
        say(harmless(fault.line.in_(settings.language)))
    if found:
        _tell(settings, _broken(len(found)))
        return 1
    _tell(settings, _sound(now, known))
    return 0


def _read_head(path: Path) -> Head:
    try:
        return known_head(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise BadHead(Wording(es=f"«{path}»: {why}.", en=f"“{path}”: {why}.")) from error


def _broken(count: int) -> Wording:
    return Wording(
        es=f"{count} fallos: alguien cambió datos por detrás de Portavoz, o el disco los dañó. No apruebe ni publique"
        " nada de esas respuestas hasta compararlas con una copia (portavoz restore en otra base).",
        en=f"{count} faults: somebody changed data behind Portavoz, or the disk damaged them. Approve and publish"
        " nothing of these replies before comparing them with a backup (portavoz restore into another database).",
    )


def _sound(now: Head, known: Head | None) -> Wording:
    es = "" if known else " Sin --head no se ve si faltan filas al final."
    en = "" if known else " Without --head, rows cut off at the end do not show."
    return Wording(
        es=f"Todo cuadra: {now.seq} filas, cabeza {now.hash}.{es}",
        en=f"All sound: {now.seq} rows, head {now.hash}.{en}",
    )


async def export(settings: Settings, out: Path | None, head_only: bool) -> int:
    """The chain as JSON lines, its head last; to a file or to standard output."""
    async with ready(settings) as db, snapshot(db) as connection:
        last = json.dumps({"head": (await audit.head(connection)).model_dump()})
        lines = (
            [] if head_only else [json.dumps(_plain(row), ensure_ascii=False) async for row in audit.rows(connection)]
        )
    if out is None:
        say("\n".join([*lines, last]))
        return 0
    with atomic(out) as file:
        file.write("".join(f"{line}\n" for line in (*lines, last)).encode())
    _tell(settings, Wording(es=f"{out}: {len(lines)} filas y la cabeza.", en=f"{out}: {len(lines)} rows and the head."))
    return 0


def _plain(row: RowMapping) -> dict[str, Any]:
    return {**row, "at": row["at"].astimezone(UTC).isoformat(timespec="microseconds")}


async def erase(settings: Settings, author: str, network: str | None, dry_run: bool) -> int:
    """Erases an author and says what that was. 1 when bytes of it may still stand in the files."""
    async with ready(settings) as db:
        found = await forgetting.erase(
            db, author, datetime.now(UTC), network=network, dry_run=dry_run, tongue=settings.language
        )
    say(_forgotten(found, dry_run).in_(settings.language))
    if not found.scrubbed:
        _tell(settings, HINDERED)
    return 0 if found.scrubbed else 1


def _forgotten(found: forgetting.Found, dry_run: bool) -> Wording:
    count = (len(found.comments), len(found.replies), len(found.open), found.threads)
    if not any(count):
        return Wording(es="No hay nada de esa persona.", en="There is nothing of that person.")
    es = "Se borraría" if dry_run else "Borrado"
    en = "Would erase" if dry_run else "Erased"
    return Wording(
        es=f"{es}: {count[0]} comentarios y {count[1]} respuestas ({count[2]} abiertas, que se retiran antes);"
        f" sus palabras en {count[3]} conversaciones ajenas. Las decisiones y la auditoría se quedan."
        " Las copias de seguridad hechas antes aún lo tienen.",
        en=f"{en}: {count[0]} comments and {count[1]} replies ({count[2]} open ones, withdrawn first);"
        f" their words in {count[3]} conversations of others. Decisions and audit stay."
        " Backups made before still hold it.",
    )


HINDERED = Wording(
    es="Ya no se puede leer desde Portavoz, pero alguien usaba la base y quedan bytes en sus archivos:"
    " repita la misma orden cuando haya menos actividad.",
    en="It cannot be read from Portavoz any more, but somebody was using the database and bytes are left in its files:"
    " run the same command again when it is quieter.",
)


async def sweep(settings: Settings, days: int | None) -> int:
    """Empties what ended more than `days` ago; the days of the settings by default. 1 when there are none."""
    wanted = days if days is not None else settings.retention_days
    if wanted is None:
        _tell(settings, NO_DAYS)
        return 1
    async with ready(settings) as db:
        done = await empty_old(db, datetime.now(UTC), wanted, tongue=settings.language, whole=True)
    say(
        Wording(
            es=f"{done} respuestas terminadas hace más de {wanted} días se han quedado sin texto.",
            en=f"{done} replies that ended more than {wanted} days ago have lost their texts.",
        ).in_(settings.language)
    )
    return 0


NO_DAYS = Wording(
    es="No se borra nada: diga los días con --days o con PORTAVOZ_RETENTION_DAYS.",
    en="Nothing is erased: give the days with --days or PORTAVOZ_RETENTION_DAYS.",
)


def _tell(settings: Settings, wording: Wording) -> None:
    errors.print(Text(harmless(wording.in_(settings.language))))
