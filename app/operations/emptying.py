"""Taking the words out of replies and leaving the decisions: states, hashes, people, times and the audit chain stay."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.db import Database, StorageFull, is_full
from app.draft.draft import Draft
from app.monitor.tables import heard
from app.review.moving import move
from app.review.reading import fetch_all
from app.review.rereadings import Said
from app.review.tables import (
    audit,
    comments,
    notes,
    publications,
    remarks,
    replies,
    requests,
    rereadings,
    revisions,
    searches,
)
from app.triage.triage import Triage
from app.wording import Tongue, Wording

ERASED = Wording(es="(borrado)", en="(erased)")
"""What stands where a text must not be empty."""


async def empty(connection: AsyncConnection, ids: Iterable[str], now: datetime, tongue: Tongue, why: str) -> int:
    """Empties these replies and their comments, each with its audit row; how many. The caller holds the audit lock.

    Nothing here may still be open: withdraw it first.
    """
    await overwrite(connection)
    found = await fetch_all(connection, ids)
    for reply in sorted(found, key=lambda reply: reply.id):
        await _reply(connection, reply.id, reply.triage, blank(reply.comment.network, tongue))
        await _texts(connection, reply.id)
        await _around(connection, reply.id)
        await move(connection, reply, "erase", None, now, detail={"why": why})
    for key, network in {(reply.comment_key, reply.comment.network) for reply in found}:
        await empty_comment(connection, key, blank(network, tongue))
    return len(found)


async def overwrite(connection: AsyncConnection) -> None:
    """SQLite leaves removed bytes in place unless told otherwise."""
    if connection.dialect.name == "sqlite":
        await connection.execute(text("PRAGMA secure_delete = ON"))


def blank(network: str, tongue: Tongue) -> str:
    """A comment of which only the network is left, as JSON."""
    return Comment(network=network, text=ERASED.in_(tongue)).model_dump_json()


async def empty_comment(connection: AsyncConnection, key: str, comment: str) -> None:
    """Also what was counted of it loses its author and the trace of its words; that it was said still counts."""
    await connection.execute(update(comments).where(comments.c.key == key).values(comment=comment))
    nobody = {"author": heard.c.key, "likeness": func.substr(heard.c.key, 1, 16), "followers": None}
    await connection.execute(update(heard).where(heard.c.key == key).values(**nobody))


async def _reply(connection: AsyncConnection, id: str, triage: Triage, comment: str) -> None:
    quoted = {"evidence": "", "start": None, "end": None}
    protocol = tuple(answer.model_copy(update=quoted) for answer in triage.protocol)
    acts = tuple(act.model_copy(update={"done_by": None}) for act in triage.actions)  # read from the signatures
    kept = triage.model_copy(update={"protocol": protocol, "actions": acts, "spans": ()})
    emptied = {
        "comment": comment, "triage": kept.model_dump_json(), "reason": ERASED.model_dump_json(), "attempts": "[]",
        "holding_text": None, "likeness": id[:16],
    }  # fmt: skip
    await connection.execute(update(replies).where(replies.c.id == id).values(**emptied))
    await connection.execute(update(searches).where(searches.c.reply == id).values(searched=""))


async def _texts(connection: AsyncConnection, id: str) -> None:
    v = revisions.c
    for row in (await connection.execute(select(v.number, v.draft).where(v.reply == id))).all():
        was = Draft.model_validate_json(row.draft)
        left = Draft(engine=was.engine, model=was.model, prompt=was.prompt, usage=was.usage, public_text="")
        emptied = {"public_text": "", "private_text": None, "draft": left.model_dump_json(), "findings": "[]"}
        await connection.execute(update(revisions).where(v.reply == id, v.number == row.number).values(**emptied))


async def _around(connection: AsyncConnection, id: str) -> None:
    """What else the comment said and people about it, where it stands on the network, and keys that clients made."""
    silence = Said().model_dump_json()
    await connection.execute(update(rereadings).where(rereadings.c.reply == id).values(before=silence, after=silence))
    await connection.execute(update(notes).where(notes.c.reply == id).values(text=""))
    rows = select(audit.c.seq).where(audit.c.reply == id)
    silent = {"reason": None, "note": None, "overrides": json.dumps([])}
    await connection.execute(update(remarks).where(remarks.c.seq.in_(rows)).values(**silent))
    await connection.execute(update(publications).where(publications.c.reply == id).values(permalink=None))
    await connection.execute(delete(requests).where(requests.c.reply == id))


EMPTIED = (
    "replies", "revisions", "comments", "heard", "notes", "remarks", "publications", "requests", "searches",
    "incidents", "questions", "rereadings",
)  # fmt: skip
"""Tables that words are taken out of."""


async def scrub(db: Database, *, whole: bool = True) -> bool:
    """Makes what was emptied unreadable in the database's files. False: somebody was using it; try again later.

    `whole` writes SQLite's file anew, which also reaches copies that it made long ago; writers wait meanwhile.
    On PostgreSQL the space is released for reuse; its files and its log follow the server's own rules.
    Raises StorageFull.
    """
    async with db.read() as connection:
        if connection.dialect.name == "postgresql":
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text(f"VACUUM {', '.join(EMPTIED)}"))
            return True
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None  # noqa: S101 - it is connected
        try:
            if whole:
                await driver.execute("VACUUM")  # not through SQLAlchemy, which would begin a transaction
            async with driver.execute("PRAGMA wal_checkpoint(TRUNCATE)") as told:
                busy, *_rest = await told.fetchone() or (1,)
        except sqlite3.OperationalError as error:
            if is_full(error):
                raise StorageFull from error
            return False
    return bool(busy == 0)
