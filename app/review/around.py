"""What stands around a reply in the queue: near-identical ones, who else may take it, what comes back and when."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review.states import UNDECIDED
from app.review.tables import debts, people, replies


async def alike(connection: AsyncConnection, keys: Iterable[str]) -> dict[str, int]:
    """How many undecided replies share each likeness."""
    r = replies.c
    asked = select(r.likeness, func.count()).where(r.likeness.in_(set(keys)), r.state.in_(UNDECIDED))
    return {row[0]: row[1] for row in await connection.execute(asked.group_by(r.likeness))}


async def waiting(connection: AsyncConnection, now: datetime) -> int:
    """How many undecided replies nobody has put off."""
    r = replies.c
    undecided = r.state.in_(UNDECIDED)
    whole = (await connection.execute(select(func.count()).where(undecided))).scalar_one()
    off = (await connection.execute(select(func.count()).where(undecided, r.snoozed_until > now))).scalar_one()
    return whole - off


async def comes_back(connection: AsyncConnection, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the next one that was put off comes back, and when the next owed return is due."""
    r, d = replies.c, debts.c
    off = select(func.min(r.snoozed_until)).where(r.state.in_(UNDECIDED), r.snoozed_until > now)
    owed = select(func.min(d.due_at)).where(d.settled_at.is_(None))
    return (await connection.execute(off)).scalar(), (await connection.execute(owed)).scalar()


async def takers(connection: AsyncConnection) -> list[str]:
    """Names of the people that a reply can be given to."""
    asked = select(people.c.name).where(people.c.disabled_at.is_(None), ~people.c.service).order_by(people.c.name)
    return list((await connection.execute(asked)).scalars())
