"""Hooks as people may see them: without their secrets, with what was sent to them lately and how it went."""

import json
from datetime import datetime
from typing import ClassVar

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.notify.hooks import CHANNEL
from app.notify.outbox import DISABLED
from app.notify.tables import hooks, outbox
from app.review.tables import people
from app.value import Value
from app.wording import Wording

SHOWN = 8
"""Latest deliveries of a hook."""


class NoSuchHook(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-hook"
    title: ClassVar[Wording] = Wording(es="No existe ese programa", en="No such program")


class Sent(Value):
    """One event for a hook, and how it went. `next_try_at` None and no `sent_at`: nothing more will be tried."""

    id: str
    type: str
    at: datetime
    attempts: int
    sent_at: datetime | None
    failed_at: datetime | None
    failure: str | None
    next_try_at: datetime | None


class Hook(Value):
    """A hook without its secret. `old_until`: until then the secret before signs too."""

    id: str
    name: str
    url: str
    private: bool
    events: tuple[str, ...]
    created_by: str | None
    created_at: datetime
    old_until: datetime | None
    disabled_at: datetime | None
    disabled_why: str | None
    waiting: int
    latest: tuple[Sent, ...]
    """Newest first."""


async def hook(connection: AsyncConnection, id: str, now: datetime) -> Hook:
    """Raises NoSuchHook."""
    return await _hook(connection, await row_of(connection, id), now)


async def all_hooks(connection: AsyncConnection, now: datetime) -> list[Hook]:
    """Every hook, by name."""
    rows = (await connection.execute(ROW.order_by(hooks.c.name))).mappings().all()
    return [await _hook(connection, row, now) for row in rows]


async def hook_named(connection: AsyncConnection, name: str, now: datetime) -> Hook:
    """By its name or id. Raises NoSuchHook."""
    rows = await connection.execute(ROW.where(or_(hooks.c.name == name.strip(), hooks.c.id == name.strip())))
    if (row := rows.mappings().first()) is None:
        raise NoSuchHook(_nobody(name))
    return await _hook(connection, row, now)


ROW = select(hooks, people.c.name.label("by_name")).outerjoin(people, people.c.id == hooks.c.created_by)


async def row_of(connection: AsyncConnection, id: str) -> RowMapping:
    """A hook as it is stored, secrets included, with the name of who made it. Raises NoSuchHook."""
    row = (await connection.execute(ROW.where(hooks.c.id == id))).mappings().first()
    if row is None:
        raise NoSuchHook(_nobody(id))
    return row


def _nobody(id: str) -> Wording:
    return Wording(
        es=f"No hay ningún programa «{id[:80]}»; vea cuáles hay en «Webhooks» o con: portavoz hooks list",
        en=f"There is no program “{id[:80]}”; see which there are in “Webhooks” or with: portavoz hooks list",
    )


async def _hook(connection: AsyncConnection, row: RowMapping, now: datetime) -> Hook:
    o = outbox.c
    mine = (o.target == row["id"], o.channel == CHANNEL)
    waits = select(func.count()).select_from(outbox).where(*mine, o.next_try_at.is_not(None))
    latest = select(outbox).where(*mine).order_by(o.place.desc()).limit(SHOWN)
    old = row["old_until"]
    return Hook(
        **{name: row[name] for name in ("id", "name", "url", "created_at", "disabled_at", "disabled_why")},
        private=bool(row["private"]),
        events=tuple(json.loads(row["events"])),
        created_by=row["by_name"],
        old_until=old if old is not None and old > now else None,
        waiting=await connection.scalar(waits) or 0,
        latest=tuple(_sent(sent) for sent in (await connection.execute(latest)).mappings()),
    )


def _sent(row: RowMapping) -> Sent:
    known = {name: row[name] for name in Sent.model_fields if name != "type"}
    return Sent(type=json.loads(row["payload"])["type"], **known)


def failed(sent: Sent) -> bool:
    """Whether a person should look at it; one that was dropped because the hook was disabled is none of these."""
    return sent.failed_at is not None and sent.failure != DISABLED
