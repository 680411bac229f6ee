"""What stands around a reply in the queue: near-identical ones, who else may take it, what comes back and when."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Severity
from app.review.filters import Filter, conditions
from app.review.states import UNDECIDED
from app.review.tables import debts, people, replies


async def alike(connection: AsyncConnection, keys: Iterable[str]) -> dict[str, int]:
    """How many undecided replies share each likeness."""
    r = replies.c
    asked = select(r.likeness, func.count()).where(r.likeness.in_(set(keys)), r.state.in_(UNDECIDED))
    return {row[0]: row[1] for row in await connection.execute(asked.group_by(r.likeness))}


class Tally(NamedTuple):
    """How many replies have these four in common."""

    severity: Severity
    outcome: str
    network: str
    scenario: str | None
    n: int


async def breakdown(connection: AsyncConnection, wanted: Filter) -> list[Tally]:
    """The replies that fit the filter, counted by severity, outcome, network and scenario at once."""
    r = replies.c
    by = (r.severity, r.outcome, r.network, r.scenario)
    found = await connection.execute(select(*by, func.count()).where(*conditions(wanted)).group_by(*by))
    return [Tally(*row) for row in found]


async def put_off(connection: AsyncConnection, wanted: Filter) -> int:
    """How many of the undecided replies that fit the filter somebody put off."""
    off = conditions(wanted.model_copy(update={"states": UNDECIDED, "snoozed": True}))
    return (await connection.execute(select(func.count()).select_from(replies).where(*off))).scalar_one()


async def owing(connection: AsyncConnection) -> int:
    """How many published answers still owe a return."""
    open_ones = select(func.count()).select_from(debts).where(debts.c.settled_at.is_(None))
    return (await connection.execute(open_ones)).scalar_one()


async def comes_back(connection: AsyncConnection, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the next one that was put off comes back, and when the next owed return is due."""
    r, d = replies.c, debts.c
    off = select(func.min(r.snoozed_until)).where(r.undecided.is_(True), r.snoozed_until > now)
    owed = select(func.min(d.due_at)).where(d.settled_at.is_(None))
    return (await connection.execute(off)).scalar(), (await connection.execute(owed)).scalar()


async def takers(connection: AsyncConnection) -> list[str]:
    """Names of the people that a reply can be given to."""
    asked = select(people.c.name).where(people.c.disabled_at.is_(None), ~people.c.service).order_by(people.c.name)
    return list((await connection.execute(asked)).scalars())
