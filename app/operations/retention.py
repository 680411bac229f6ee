"""Words are kept no longer than the brand wants: what is over and done loses them, its decisions stay on file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.incident.tables import questions
from app.monitor.tables import heard
from app.operations.emptying import ERASED, blank, empty, empty_comment, overwrite, scrub
from app.review.audit import append, lock
from app.review.states import OPEN
from app.review.tables import audit, debts, replies
from app.wording import Tongue

AT_ONCE = 50
"""Comments in one transaction: people go on deciding between two of them."""
AT_ONCE_HEARD = 500
"""The same for comments without a reply, which are only two rows each."""


async def sweep(db: Database, now: datetime, days: int, *, tongue: Tongue = "es", whole: bool = False) -> int:
    """Empties every reply whose matter ended more than `days` ago; how many. Call it once a day.

    A matter is a comment with all replies to it. It has ended when none of them is open, no return is owed and nobody
    has touched any since. Questions to an area that were settled before then lose their words with it. `whole`: see
    app.operations.emptying.scrub. Raises StorageFull.
    """
    before = now - timedelta(days=days)
    async with db.read() as connection:
        due = sorted(await _ended(connection, before))
    done = 0
    for start in range(0, len(due), AT_ONCE):
        async with db.write() as connection:
            await lock(connection)
            ended = await _ended(connection, before, due[start : start + AT_ONCE])  # somebody may have been faster
            done += await empty(connection, [id for ids in ended.values() for id in ids], now, tongue, "retention")
    others = await _unheard(db, before, now, tongue) + await _asked(db, before, now, tongue)
    if done or others:
        await scrub(db, whole=whole)
    return done


async def _unheard(db: Database, before: datetime, now: datetime, tongue: Tongue) -> int:
    """Empties comments that were only heard: nobody asked for a reply to them. That they were said still counts."""
    done, h = 0, heard.c
    lonely = ~exists().where(replies.c.comment_key == h.key)
    asked = select(h.key, h.network).where(h.at < before, h.heard_at < before, h.author != h.key, lonely)
    while True:
        async with db.write() as connection:
            await lock(connection)
            rows = (await connection.execute(asked.order_by(h.at, h.key).limit(AT_ONCE_HEARD))).all()
            await overwrite(connection)
            for row in rows:
                await empty_comment(connection, row.key, blank(row.network, tongue))
            if rows:
                said = {"why": "retention", "comments": len(rows)}
                await append(connection, at=now, person=None, move="erase.heard", detail=said)
        done += len(rows)
        if len(rows) < AT_ONCE_HEARD:
            return done


async def _asked(db: Database, before: datetime, now: datetime, tongue: Tongue) -> int:
    """Empties questions that were settled, with who answered what; that it was asked and how it ended stays."""
    q = questions.c
    due = and_(q.settled_at < before, q.question.not_in((ERASED.es, ERASED.en)))
    gone = {**dict.fromkeys(("answer", "answered_as", "source", "reason")), "question": ERASED.in_(tongue)}
    async with db.write() as connection:
        await lock(connection)
        await overwrite(connection)
        done = (await connection.execute(update(questions).where(due).values(**gone))).rowcount
        if done:
            said = {"why": "retention", "questions": done}
            await append(connection, at=now, person=None, move="erase.questions", detail=said)
    return done


async def _ended(
    connection: AsyncConnection, before: datetime, keys: Sequence[str] | None = None
) -> dict[str, list[str]]:
    """Comment key to the replies that still hold words, of every matter that ended before that moment."""
    r = replies.c
    narrow = () if keys is None else (r.comment_key.in_(keys),)
    of_keys = () if keys is None else (audit.c.reply.in_(select(r.id).where(*narrow)),)
    rows = (await connection.execute(select(r.id, r.comment_key, r.state).where(*narrow))).all()
    last = await _last(connection, of_keys)
    erased = set((await connection.execute(select(audit.c.reply).where(audit.c.move == "erase", *of_keys))).scalars())
    owed = set((await connection.execute(select(debts.c.reply).where(debts.c.settled_at.is_(None)))).scalars())
    open_ones = {row.id for row in rows if row.state in OPEN}
    matters = defaultdict(list)
    for row in rows:
        matters[row.comment_key].append(row.id)
    alive = open_ones | owed
    return {
        key: left
        for key, ids in matters.items()
        if not alive.intersection(ids) and all(id in last and last[id] < before for id in ids)
        if (left := [id for id in ids if id not in erased])
    }


async def _last(connection: AsyncConnection, of_keys: Iterable[ColumnElement[bool]]) -> dict[str, datetime]:
    """When each reply was last touched by anybody."""
    touched = select(audit.c.reply, func.max(audit.c.at).label("at")).where(audit.c.reply.is_not(None), *of_keys)
    return {row.reply: row.at for row in await connection.execute(touched.group_by(audit.c.reply))}
