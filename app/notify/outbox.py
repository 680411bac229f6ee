"""Messages that leave: stored with their cause, taken by one process at a time, tried until they arrive or fail."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.notify.tables import outbox
from app.value import Value

ATTEMPTS = 10
"""Over an hour with the pauses below: a longer silence is a fault that a person must mend."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=15)
LONGEST_WISH = timedelta(hours=1)
"""A receiver may ask for more patience than our pauses, but not for more than this."""
LEASE = timedelta(minutes=2)
"""A message taken by a process that died is free again after this; longer than any attempt."""
BATCH = 50
"""Messages of one look, many of which may go out as one."""
UNCONFIGURED, MOOT = "unconfigured", "moot"
"""Ends that are no failure: there is no such channel here; nobody needs to know any more."""

Jitter = Callable[[], float]
"""A number from 0 to 1, so that messages that failed together do not return together."""


class Message(Value):
    """One message. `id` is the same at every attempt; `attempts` counts this one."""

    id: str
    channel: str
    target: str
    payload: str
    notice: str | None
    attempts: int


class Delivery(Value):
    """How an attempt went. No failure: it arrived. `final`: trying again is of no use."""

    failure: str | None = None
    retry_after: timedelta | None = None
    final: bool = False


ARRIVED = Delivery()


async def put(
    connection: AsyncConnection, channel: str, target: str, payload: str, now: datetime, notice: str | None = None
) -> None:
    """Stores a message in the caller's transaction. The same message is stored once."""
    words = "\0".join((channel, target, notice or now.isoformat(), payload))
    id = hashlib.sha256(words.encode()).hexdigest()[:32]
    row = {"channel": channel, "target": target, "payload": payload, "notice": notice, "next_try_at": now}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    await connection.execute(dialect.insert(outbox).values(id=id, at=now, **row).on_conflict_do_nothing())


async def waiting(connection: AsyncConnection, now: datetime, channel: str | None) -> list[tuple[str, datetime]]:
    """Messages whose time has come, with that time, longest waiting first. `channel` None: of all."""
    o = outbox.c
    asked = select(o.id, o.next_try_at).where(o.next_try_at <= now).order_by(o.next_try_at, o.id).limit(BATCH)
    if channel:
        asked = asked.where(o.channel == channel)
    return [(row.id, row.next_try_at) for row in await connection.execute(asked)]


async def take(connection: AsyncConnection, found: list[tuple[str, datetime]], now: datetime) -> list[Message]:
    """Those of the found ones that no other process has taken meanwhile; nobody else tries them for a while."""
    o, mine = outbox.c, []
    for id, at in found:
        free = update(outbox).where(o.id == id, o.next_try_at == at)
        taken = await connection.execute(free.values(next_try_at=now + LEASE, attempts=o.attempts + 1))
        if taken.rowcount:
            mine.append(id)
    named = (o.id, o.channel, o.target, o.payload, o.notice, o.attempts)
    rows = await connection.execute(select(*named).where(o.id.in_(mine)).order_by(o.at, o.id))
    return [Message(**row._mapping) for row in rows]


async def settle(connection: AsyncConnection, message: Message, went: Delivery, now: datetime, jitter: Jitter) -> None:
    """Stores how an attempt went, and when the next one is."""
    values: dict[str, object]
    if went.failure is None:
        values = {"sent_at": now, "next_try_at": None, "failure": None}
    elif went.final or message.attempts >= ATTEMPTS:
        values = {"failed_at": now, "next_try_at": None, "failure": went.failure[:80]}
    else:
        later = now + pause(message.attempts, went.retry_after, jitter)
        values = {"next_try_at": later, "failure": went.failure[:80]}
    await connection.execute(update(outbox).where(outbox.c.id == message.id).values(**values))


def pause(attempts: int, wish: timedelta | None, jitter: Jitter) -> timedelta:
    """How long to wait after that many attempts: doubled each time, or what the receiver asked for if that is more."""
    own = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    asked = min(wish, LONGEST_WISH) if wish else timedelta()
    longest: timedelta = max(own, asked)
    return longest * (1 + jitter() / 4)
