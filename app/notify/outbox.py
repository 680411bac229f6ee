"""Messages that leave: stored with their cause, taken by one process at a time, tried until they arrive or fail."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.notify.tables import notices, outbox
from app.review.states import UNDECIDED
from app.review.tables import replies
from app.value import Value

ATTEMPTS = 10
"""Over an hour with the pauses below: a longer silence is a fault that a person must mend."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=15)
LONGEST_WISH = timedelta(hours=1)
"""A receiver may ask for more patience than our pauses, but not for more than this."""
LONG_PAUSES: Mapping[str, tuple[timedelta, ...]] = {
    "hook": (
        timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5),
        timedelta(hours=10), timedelta(hours=14), timedelta(hours=20), timedelta(hours=24),
    ),
}  # fmt: skip
"""Other programs are down for days; ten attempts over 75 hours, as Standard Webhooks proposes."""
LONGEST_LONG_WISH = timedelta(hours=24)
LEASE = timedelta(minutes=2)
"""A message taken by a process that died is free again after this; longer than any attempt."""
BATCH = 50
"""Messages of one look, many of which may go out as one."""
KEPT = timedelta(days=30)
"""Messages that are over stay so long, to be looked at; so does the memory of what was told under which key."""
UNCONFIGURED, MOOT, DISABLED = "unconfigured", "moot", "disabled"
"""Ends that are no failure: there is no such channel here; nobody needs to know any more; the hook is switched off."""

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


def keyed(channel: str, target: str, key: str) -> str:
    """The id of the one message that a target gets by a channel under a key, whatever it says."""
    return _id(channel, target, "key", key)


def _id(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


async def put(
    connection: AsyncConnection,
    channel: str,
    target: str,
    payload: str,
    now: datetime,
    notice: str | None = None,
    *,
    key: str | None = None,
    place: int | None = None,
) -> None:
    """Stores a message in the caller's transaction. The same message is stored once; with a `key`, the first under it.

    `place`: it waits for the messages of its target that have a lower one.
    """
    id = keyed(channel, target, key) if key else _id(channel, target, notice or now.isoformat(), payload)
    row = {"channel": channel, "target": target, "payload": payload, "notice": notice, "place": place}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    await connection.execute(
        dialect.insert(outbox).values(id=id, at=now, next_try_at=now, **row).on_conflict_do_nothing()
    )


async def waiting(connection: AsyncConnection, now: datetime, channel: str | None) -> list[tuple[str, datetime]]:
    """Messages whose time has come, with that time, longest waiting first. `channel` None: of all."""
    o, before = outbox.c, outbox.alias("before")
    held = exists().where(
        before.c.target == o.target,
        before.c.channel == o.channel,
        before.c.place < o.place,
        before.c.next_try_at.is_not(None),
    )
    asked = select(o.id, o.next_try_at).where(o.next_try_at <= now, ~held).order_by(o.next_try_at, o.id).limit(BATCH)
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


async def settle(connection: AsyncConnection, message: Message, went: Delivery, now: datetime, jitter: Jitter) -> bool:
    """Stores how an attempt went, and when the next one is. Whether it failed and was the last."""
    values: dict[str, object]
    over = went.failure is not None and (went.final or message.attempts >= attempts_of(message.channel))
    if went.failure is None:
        values = {"sent_at": now, "next_try_at": None, "failure": None}
    elif over:
        values = {"failed_at": now, "next_try_at": None, "failure": went.failure[:80]}
    else:
        later = now + pause(message.attempts, went.retry_after, jitter, message.channel)
        values = {"next_try_at": later, "failure": went.failure[:80]}
    await connection.execute(update(outbox).where(outbox.c.id == message.id).values(**values))
    return over


def attempts_of(channel: str) -> int:
    """How often a message of that channel is tried."""
    return len(LONG_PAUSES[channel]) + 1 if channel in LONG_PAUSES else ATTEMPTS


def pause(attempts: int, wish: timedelta | None, jitter: Jitter, channel: str = "mail") -> timedelta:
    """How long to wait after that many attempts: longer each time, or what the receiver asked for if that is more."""
    long = LONG_PAUSES.get(channel)
    own = long[attempts - 1] if long else min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    asked = min(wish, LONGEST_LONG_WISH if long else LONGEST_WISH) if wish else timedelta()
    longest: timedelta = max(own, asked)
    return longest * (1 + jitter() / 4)


async def clear(connection: AsyncConnection, now: datetime) -> int:
    """Removes messages that were over before KEPT; how many. Those of replies that still wait stay with them."""
    o, n = outbox.c, notices.c
    waits = select(n.id).join(replies, replies.c.id == n.reply).where(replies.c.state.in_(UNDECIDED))
    over = (o.next_try_at.is_(None), o.at < now - KEPT, or_(o.notice.is_(None), o.notice.not_in(waits)))
    return (await connection.execute(delete(outbox).where(*over))).rowcount
