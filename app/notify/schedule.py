"""What time brings: replies nobody was told of, deadlines near or passed, steps that nobody answered."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, exists, extract, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.opening import is_open
from app.brand.words import Severity
from app.notify.alert import Kind
from app.notify.notices import TOLD_AT_ONCE, pass_over, tell
from app.notify.tables import notices
from app.review.reading import fetch
from app.review.states import UNDECIDED
from app.review.tables import replies

PACE: dict[Severity, timedelta] = {
    "critical": timedelta(minutes=5),  # a third of the usual quarter of an hour for the first answer
    "high": timedelta(minutes=15),  # half of the usual half an hour
    "medium": timedelta(hours=1),
    "low": timedelta(hours=1),
}
"""How long one step of a chain may stay without a sign of life before the next one is told."""
AT_THE_LATEST = timedelta(minutes=10)
"""Before a deadline: the last moment to say that it is near; half of its time is the usual one."""
AT_ONCE = 50
"""Of each sort in one look; the rest follows in the next one, the gravest first."""

r, n = replies.c, notices.c


class Due(NamedTuple):
    """A reply, why it is told of, and which step of that chain comes."""

    reply: str
    kind: Kind
    step: int = 0


async def due(connection: AsyncConnection, brand: Brand, now: datetime) -> list[Due]:
    """Everything that has to be told now. Severities that run in hours rest while their network is closed."""
    full = r.next_due != r.first_answer_due
    near, overdue = (case((full, f"{kind}_full"), else_=kind) for kind in ("near", "overdue"))
    open_ = (r.state.in_(UNDECIDED), _runs(brand, now))
    gravest = (r.band, r.next_due, r.id)
    found: list[Due] = []
    for kind, conditions in (
        (overdue, (*open_, r.next_due <= now)),
        (near, (*open_, r.next_due > now, _near(connection.dialect.name, now))),
        (literal("new"), (r.state == "pending", r.severity.in_(TOLD_AT_ONCE), r.next_due > now)),
    ):
        told = exists().where(n.reply == r.id, n.kind == kind, n.step == 0)
        asked = select(r.id, kind.label("kind")).where(*conditions, ~told).order_by(*gravest).limit(AT_ONCE)
        found += [Due(row.id, row.kind) for row in await connection.execute(asked)]
    return [*found, *await _unanswered(connection, brand, now)]


async def _unanswered(connection: AsyncConnection, brand: Brand, now: datetime) -> list[Due]:
    slow = or_(*((r.severity == severity) & (n.at <= now - pace) for severity, pace in PACE.items()))
    rests = r.state.in_(UNDECIDED) & ~_runs(brand, now)
    asked = select(n.reply, n.kind, n.step).join(replies, r.id == n.reply).where(n.ended_at.is_(None), slow, ~rests)
    rows = await connection.execute(asked.order_by(r.band, n.at, n.id).limit(AT_ONCE))
    return [Due(row.reply, row.kind, row.step + 1) for row in rows]


async def act(connection: AsyncConnection, brand: Brand, what: Due, now: datetime) -> bool:
    """Tells it, unless somebody knows by now or another server was faster. Whether anybody was told."""
    chain = select(func.min(n.at), func.count()).where(n.reply == what.reply, n.kind == what.kind)
    begun, steps = (await connection.execute(chain)).one()
    if steps != what.step:
        return False
    row = (await connection.execute(select(replies).where(r.id == what.reply))).mappings().one()
    reply = await fetch(connection, what.reply)
    if begun is not None and known(row, what.kind, begun, now):
        await connection.execute(update(notices).where(n.reply == reply.id, n.ended_at.is_(None)).values(ended_at=now))
        return False
    if begun is None and what.kind.startswith("near") and await _needless(connection, row, now):
        await pass_over(connection, reply, what.kind, now)
        return False
    return await tell(connection, brand, reply, what.kind, now, what.step)


def known(row: Any, kind: Kind, begun: datetime, now: datetime) -> bool:
    """Whether somebody takes care of a reply: it is decided, opened, claimed or put off.

    What happened before a deadline passed says nothing about now: it must be a sign since then.
    """
    if row["state"] not in UNDECIDED:
        return True
    claimed = row["claimed_at"] if row["claimed_by"] else None
    signs = [sign for sign in (row["seen_at"], claimed) if sign is not None]
    if kind.startswith("overdue"):
        return any(sign >= begun for sign in signs)
    return bool(signs) or (row["snoozed_until"] is not None and row["snoozed_until"] > now)


async def _needless(connection: AsyncConnection, row: Any, now: datetime) -> bool:
    """A chain is running, or somebody has looked since the deadline came near."""
    running = select(n.id).where(n.reply == row["id"], n.ended_at.is_(None))
    if (await connection.execute(running.limit(1))).first():
        return True
    return known({**row, "seen_at": _since(row, "seen_at"), "claimed_at": _since(row, "claimed_at")}, "near", now, now)


def _since(row: Any, field: str) -> datetime | None:
    at: datetime | None = row[field]
    return at if at is not None and at >= near_at(row["created_at"], row["next_due"]) else None


def near_at(created: datetime, due_at: datetime) -> datetime:
    """When a deadline is near: half of its time is gone, at the latest ten minutes before."""
    return min(created + (due_at - created) / 2, due_at - AT_THE_LATEST)


def _near(dialect: str, now: datetime) -> ColumnElement[bool]:
    half = _seconds(r.next_due, dialect) + _seconds(r.created_at, dialect) <= 2 * now.timestamp()
    return or_(half, r.next_due <= now + AT_THE_LATEST)


def _seconds(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    if dialect == "postgresql":
        return extract("epoch", column)
    return (func.julianday(column) - 2440587.5) * 86400  # the Julian day of 1970


def _runs(brand: Brand, now: datetime) -> ColumnElement[bool]:
    """Replies whose time runs now: on the clock, or on a network that is open."""
    clock = [d.severity for d in brand.duties if d.clock or d.severity == "critical"]
    opened = [network.id for network in brand.networks if is_open(network.hours or brand.hours, now)]
    return or_(r.severity.in_(clock), r.incident.is_not(None), r.network.in_(opened))
