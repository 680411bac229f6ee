"""Reading the queue for what people corrected. Nothing is written: no row, no table, no migration."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import RowMapping, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.db import Database, open_database
from app.operations.emptying import ERASED
from app.review.tables import audit, people, remarks, replies, revisions
from app.settings import Settings
from app.triage.triage import Triage
from app.wording import Wording
from eval.faults import Faulty
from eval.harvest.corrections import Corrected, Step, Text

MOVES = ("triage", "edit", "reject", "request-changes")
"""By which a person says that something was wrong."""
CHUNK = 400
"""Replies that are in memory at once."""
FILE = "portavoz.sqlite3"


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The deployment's database as it is. Raises Faulty when there is none, or none that can be read."""
    if (where := _missing(settings)) is not None:
        raise Faulty(
            Wording(
                es=f"no hay base de datos en {where}; diga dónde está con PORTAVOZ_VAR o DATABASE_URL",
                en=f"there is no database at {where}; say where it is with PORTAVOZ_VAR or DATABASE_URL",
            )
        )
    try:
        database = open_database(settings)
    except (ArgumentError, ImportError, OSError) as error:
        raise _unreadable(error) from error
    try:
        yield database
    except (SQLAlchemyError, OSError) as error:
        raise _unreadable(error) from error
    finally:
        await database.close()


def _missing(settings: Settings) -> Path | None:
    """The file of SQLite, which would make a new one."""
    if settings.database_url is None:
        return None if (settings.var / FILE).exists() else settings.var / FILE
    try:
        url = make_url(settings.database_url)
    except ArgumentError:
        return None
    named = url.get_backend_name() == "sqlite" and url.database
    return Path(named) if named and not Path(named).exists() else None


def _unreadable(error: Exception) -> Faulty:
    """Without the message of the driver, which may hold the password."""
    why = type(getattr(error, "orig", None) or error).__name__
    return Faulty(
        Wording(
            es=f"no se puede leer la cola ({why}); compruebe DATABASE_URL o PORTAVOZ_VAR y que sus tablas estén al"
            " día: portavoz serve las crea al arrancar",
            en=f"the queue cannot be read ({why}); check DATABASE_URL or PORTAVOZ_VAR, and that its tables are up to"
            " date: portavoz serve makes them when it starts",
        )
    )


async def corrected(connection: AsyncConnection, brand: Brand) -> AsyncIterator[Corrected]:
    """Replies that a person corrected, by id. Erased, swept and withdrawn ones are left out.

    Raises Faulty for a queue of another brand.
    """
    await _same_brand(connection, brand)
    asked = select(audit.c.reply).where(audit.c.move.in_(MOVES), audit.c.person.is_not(None)).distinct()
    ids = sorted(filter(None, (await connection.execute(asked)).scalars()))
    for start in range(0, len(ids), CHUNK):
        for reply in await _read(connection, ids[start : start + CHUNK]):
            yield reply


async def staff(connection: AsyncConnection) -> tuple[str, ...]:
    """Names of everybody who works with the queue: comments may speak of them."""
    return tuple((await connection.execute(select(people.c.name).order_by(people.c.name))).scalars())


async def _same_brand(connection: AsyncConnection, brand: Brand) -> None:
    """A queue keeps no brand. One whose every reply ends at outcomes that this brand does not have is not its own."""
    known = {outcome.id for outcome in brand.protocol.outcomes}
    found = set((await connection.execute(select(replies.c.outcome).distinct())).scalars())
    if found and not found & known:
        listed = ", ".join(sorted(found)[:5])
        raise Faulty(
            Wording(
                es=f"esta cola no es de «{brand.slug}»: sus respuestas acaban en {listed}, que la marca no tiene; elija"
                " la carpeta de su marca con --knowledge",
                en=f"this queue is not of “{brand.slug}”: its replies end at {listed}, which the brand does not have;"
                " choose the folder of its brand with --knowledge",
            )
        )


async def _read(connection: AsyncConnection, ids: Sequence[str]) -> list[Corrected]:
    r = replies.c
    asked = select(r.id, r.likeness, r.comment, r.triage, r.state, r.kind).where(r.id.in_(ids)).order_by(r.id)
    rows = (await connection.execute(asked)).mappings().all()
    kept = [row for row in rows if row["kind"] == "answer" and row["state"] != "withdrawn"]
    steps, texts = await _steps(connection, ids), await _texts(connection, ids)
    found = (_one(row, steps.get(row["id"], ()), texts.get(row["id"], ())) for row in kept)
    return [reply for reply in found if reply]


def _one(row: RowMapping, steps: Iterable[Step], texts: Iterable[Text]) -> Corrected | None:
    """None once its words are gone, or when they were written by a version that this one cannot read."""
    try:
        comment = Comment.model_validate_json(row["comment"])
        triage = Triage.model_validate_json(row["triage"])
    except ValidationError:
        return None
    moves = tuple(steps)
    gone = comment.text in (ERASED.es, ERASED.en) or any(step.move == "erase" for step in moves)
    if gone:
        return None
    return Corrected(row["id"], row["likeness"], comment, triage, moves, tuple(texts))


async def _steps(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[Step]]:
    a = audit.c
    asked = (
        select(a.seq, a.reply, a.move, a.detail, people.c.role, remarks.c.reason)
        .outerjoin(people, people.c.id == a.person)
        .outerjoin(remarks, remarks.c.seq == a.seq)
        .where(a.reply.in_(ids), a.move.in_((*MOVES, "erase")))
        .order_by(a.seq)
    )
    found: dict[str, list[Step]] = defaultdict(list)
    for row in await connection.execute(asked):
        if row.role is not None or row.move == "erase":
            changed: dict[str, list[Any]] = json.loads(row.detail).get("changed") or {}
            found[row.reply].append(Step(row.seq, row.move, row.role or "", row.reason, changed))
    return found


async def _texts(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[Text]]:
    v = revisions.c
    asked = (
        select(v.reply, v.public_text, v.how, v.reason, people.c.role)
        .outerjoin(people, people.c.id == v.written_by)
        .where(v.reply.in_(ids))
        .order_by(v.reply, v.number)
    )
    found: dict[str, list[Text]] = defaultdict(list)
    for row in await connection.execute(asked):
        found[row.reply].append(Text(row.public_text, row.how, row.reason, row.role))
    return found
