"""Events for other programs: one outbox row for each hook that wants it, in the transaction of their cause.

Events of one hook go out in order: a lifting must not overtake its freeze. One that fails for good holds up nothing.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.notify.bulletin import Bulletin, proclaim
from app.notify.notices import colleagues
from app.notify.outbox import DISABLED, Message, put
from app.notify.tables import hooks, outbox
from app.review import audit
from app.wording import Wording

EventKind = Literal[
    "incident.declared",
    "incident.updated",
    "incident.line",
    "incident.stood_down",
    "freeze.started",
    "freeze.lifted",
]
CHANNEL = "hook"
"""Of the outbox; the target is the id of a hook."""


async def publish_event(
    connection: AsyncConnection, kind: EventKind, data: Mapping[str, object], now: datetime
) -> None:
    """Stores the event for each hook that wants it, in the caller's transaction, after `audit.lock`.

    `data`: ids and public facts; of texts, only the official line.
    """
    asked = select(hooks.c.id, hooks.c.events).where(hooks.c.disabled_at.is_(None)).order_by(hooks.c.id)
    for hook in (await connection.execute(asked)).all():
        if kind in json.loads(hook.events):
            await send_to(connection, hook.id, kind, data, now)


async def send_to(connection: AsyncConnection, hook: str, kind: str, data: Mapping[str, object], now: datetime) -> None:
    """Stores an event for one hook, behind those that it has not had yet."""
    o = outbox.c
    last = select(func.max(o.place)).where(o.target == hook, o.channel == CHANNEL)
    place = (await connection.scalar(last) or 0) + 1
    await put(connection, CHANNEL, hook, body_of(kind, data, now), now, place=place)


def body_of(kind: str, data: Mapping[str, object], now: datetime) -> str:
    """The body as it is signed and sent, byte for byte. `timestamp` is when it happened, not when it is sent."""
    said = {"type": kind, "timestamp": _plain(now), "data": dict(data)}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> object:
    """Moments as ISO 8601; anything else that JSON does not know is a fault of the caller."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} is not for the public")


class Target(NamedTuple):
    """Where a hook is and what signs for it now: the new secret, then the old one until it ends."""

    url: str
    private: bool
    secrets: tuple[str, ...]


async def target_of(connection: AsyncConnection, hook: str, now: datetime) -> Target | None:
    """None for a hook that is disabled."""
    h = hooks.c
    asked = select(h.url, h.private, h.secret, h.old_secret, h.old_until).where(h.id == hook, h.disabled_at.is_(None))
    row = (await connection.execute(asked)).first()
    if row is None:
        return None
    old = (row.old_secret,) if row.old_secret and row.old_until > now else ()
    return Target(row.url, bool(row.private), (row.secret, *old))


GONE = "status 410"
"""The receiver wants no more."""
FAILED = Wording(
    es="El programa «{name}» no recibió un aviso ({kind}) tras diez intentos en tres días",
    en="The program “{name}” did not get an event ({kind}) after ten attempts in three days",
)
CHECK = Wording(
    es="Compruebe en «Webhooks» la dirección y el último fallo, y envíele una prueba.",
    en="In “Webhooks”, check its address and its last failure, and send it a test.",
)
ENDED = Wording(
    es="El programa «{name}» ya no quiere avisos (410) y queda desactivado",
    en="The program “{name}” wants no more events (410) and is disabled",
)
UNTIL_THEN = Wording(
    es="Mientras tanto no sabrá si las publicaciones están congeladas, salvo que lo pregunte.",
    en="Until then it does not know whether publications are frozen, unless it asks.",
)


def _bulletin(key: str, subject: Wording, **named: str) -> Bulletin:
    said = Wording(es=subject.es.format(**named), en=subject.en.format(**named))
    return Bulletin(key=key, subject=said, lines=(CHECK, UNTIL_THEN), path="/hooks", severity="high")


async def gave_up(connection: AsyncConnection, message: Message, failure: str, now: datetime) -> None:
    """After the last attempt, and after `audit.lock`: the admins hear of it. Who wants no more (410) gets no more."""
    if failure == DISABLED:
        return
    row = (
        await connection.execute(select(hooks.c.name, hooks.c.disabled_at).where(hooks.c.id == message.target))
    ).one()
    admins = tuple(p for p in await colleagues(connection) if p.role == "admin")
    if failure != GONE:
        kind = str(json.loads(message.payload)["type"])
        said = _bulletin(f"hook-failed:{message.id}", FAILED, name=row.name, kind=kind)
        await proclaim(connection, said, admins, now)
    elif row.disabled_at is None:
        await switch_off(connection, message.target, "gone", None, now)
        said = _bulletin(f"hook-gone:{message.id}", ENDED, name=row.name)
        await proclaim(connection, said, admins, now)


async def switch_off(connection: AsyncConnection, hook: str, why: str, by: str | None, now: datetime) -> None:
    """Nothing goes to it any more, nor what was waiting. After `audit.lock`; `by` None: Portavoz itself."""
    off = update(hooks).where(hooks.c.id == hook)
    await connection.execute(off.values(disabled_at=now, disabled_why=why, old_secret=None, old_until=None))
    o = outbox.c
    waits = update(outbox).where(o.target == hook, o.channel == CHANNEL, o.next_try_at.is_not(None))
    await connection.execute(waits.values(next_try_at=None, failed_at=now, failure=DISABLED))
    await audit.append(connection, at=now, person=by, move="hooks.disable", detail={"hook": hook, "why": why})
