"""What did not reach anybody, for the page and for counting."""

from datetime import datetime

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.notify.alert import ONCE
from app.notify.outbox import DISABLED, MOOT, UNCONFIGURED
from app.notify.tables import notices, outbox, recipients
from app.review.states import UNDECIDED
from app.review.tables import replies
from app.value import Value

SHOWN = 20
"""Of each sort; counts are whole."""


class Failed(Value):
    """A message that did not arrive, or not yet. `reply`: what it was about."""

    channel: str
    failure: str
    attempts: int
    at: datetime
    reply: str | None
    given_up: bool


class Failures(Value):
    """What a person should know of; `failing` and the ids of replies are at most the first 20."""

    failing: tuple[Failed, ...]
    """Messages in trouble, given up ones included."""
    failing_count: int
    unreached: tuple[str, ...]
    """Replies that wait, of which a notice reached nobody."""
    unanswered: tuple[str, ...]
    """Replies that wait, of which the whole chain was told in vain."""


o, n, r = outbox.c, notices.c, replies.c


async def failures(connection: AsyncConnection) -> Failures:
    """What is in trouble now; what is decided meanwhile is of no interest any more.

    Bulletins and events count while they are tried: of an event that failed for good the admins are told.
    """
    tried = o.notice.is_(None) & o.next_try_at.is_not(None)
    waits = r.state.in_(UNDECIDED) | n.kind.in_(ONCE)
    trouble = (
        o.sent_at.is_(None), o.failure.is_not(None), o.failure.not_in((MOOT, UNCONFIGURED, DISABLED)),
        or_(tried, waits),
    )  # fmt: skip
    joined = outbox.outerjoin(notices, n.id == o.notice).outerjoin(replies, r.id == n.reply)
    named = (o.channel, o.failure, o.attempts, o.at, n.reply, o.failed_at.is_not(None).label("given_up"))
    asked = select(*named).select_from(joined).where(*trouble).order_by(o.at.desc(), o.id).limit(SHOWN)
    count = select(func.count()).select_from(joined).where(*trouble)
    return Failures(
        failing=tuple(Failed(**row._mapping) for row in await connection.execute(asked)),
        failing_count=(await connection.execute(count)).scalar_one(),
        unreached=await _unreached(connection),
        unanswered=await _unanswered(connection),
    )


async def _unreached(connection: AsyncConnection) -> tuple[str, ...]:
    told = exists().where(recipients.c.notice == n.id)
    arrived = exists().where(o.notice == n.id, or_(o.sent_at.is_not(None), o.next_try_at.is_not(None)))
    asked = select(n.reply).join(replies, r.id == n.reply).where(r.state.in_(UNDECIDED), told, ~arrived)
    return await _first(connection, asked)


async def _unanswered(connection: AsyncConnection) -> tuple[str, ...]:
    silent = (r.seen_at.is_(None) | (r.seen_at < n.at), r.claimed_at.is_(None) | (r.claimed_at < n.at))
    asked = select(n.reply).join(replies, r.id == n.reply).where(n.nobody_answers, r.state.in_(UNDECIDED), *silent)
    return await _first(connection, asked)


async def _first(connection: AsyncConnection, asked: Select[str]) -> tuple[str, ...]:
    rows = await connection.execute(asked.distinct().order_by(n.reply).limit(SHOWN))
    return tuple(rows.scalars())
