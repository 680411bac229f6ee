"""Hooks of other programs: added, signed anew, switched off and on, tested. By an admin, or at the command line."""

import json
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple, get_args

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.errors import PortavozError
from app.notify.hooks import EventKind, send_to, switch_off
from app.notify.safe_address import Resolve, Unresolved, safe_address, system_resolve, unresolved
from app.notify.signing import PREFIX, new_secret
from app.notify.tables import hooks
from app.operations.hook_records import Hook, hook, row_of
from app.review import audit
from app.value import Value
from app.wording import Wording

EVENTS: tuple[EventKind, ...] = get_args(EventKind)
MOST = 20
"""More programs than that hear by asking (GET /v1/freeze)."""
OLD_SECRET_LASTS = timedelta(hours=24)
LONGEST_OLD_SECRET = timedelta(days=30)
NAME = re.compile(r"[^\x00-\x1f\x7f]{1,120}")
TEST = "hook.test"
"""The event that only a test sends."""


class HookExists(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "hook-exists"
    title: ClassVar[Wording] = Wording(es="Ya existe", en="It exists already")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class TooManyHooks(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "too-many-hooks"
    title: ClassVar[Wording] = Wording(es="Demasiados programas", en="Too many programs")


class BadHook(PortavozError):
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-hook"
    title: ClassVar[Wording] = Wording(es="Datos no válidos", en="Invalid data")

    def __init__(self, detail: Wording, field: str) -> None:
        super().__init__(detail)
        self.field = field


class HookDisabled(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "hook-disabled"
    title: ClassVar[Wording] = Wording(es="Está desactivado", en="It is disabled")


class HookWanted(Value):
    """A program that wants to hear of events. `private`: it is in our own network; the operator alone may say so."""

    name: str
    url: str
    events: tuple[str, ...] = EVENTS
    private: bool = False


class Made(NamedTuple):
    """A hook and its secret, which is shown this once."""

    hook: Hook
    secret: str


async def add(
    db: Database, wanted: HookWanted, now: datetime, *, by: str | None, resolve: Resolve = system_resolve
) -> Made:
    """A new hook. `by`: id of an admin; None at the command line.

    Raises BadHook, BadHookAddress, HookExists or TooManyHooks; nothing is stored then.
    """
    name, events = _name(wanted.name), _events(wanted.events)
    await _judged(wanted.url, resolve, private=wanted.private)
    id, secret = secrets.token_hex(8), new_secret()
    async with db.write() as connection:
        await audit.lock(connection)
        await _refuse_taken(connection, name, wanted.url)
        row = {"url": wanted.url, "private": wanted.private, "events": json.dumps(events), "secret": secret}
        await connection.execute(insert(hooks).values(id=id, name=name, created_by=by, created_at=now, **row))
        detail = {"hook": id, "url": audit.hashed(wanted.url), "events": list(events), "private": wanted.private}
        await audit.append(connection, at=now, person=by, move="hooks.add", detail=detail)
        return Made(await hook(connection, id, now), PREFIX + secret)


async def rotate(db: Database, id: str, now: datetime, *, by: str | None, keep: timedelta = OLD_SECRET_LASTS) -> Made:
    """A new secret; the one before signs beside it for as long as `keep`, so that the receiver can change over.

    One that was still being kept from an earlier change ends at once. Raises NoSuchHook or BadHook.
    """
    if not timedelta() <= keep <= LONGEST_OLD_SECRET:
        raise BadHook(KEEP, "keep_hours")
    secret = new_secret()
    async with db.write() as connection:
        await audit.lock(connection)
        row = await row_of(connection, id)
        old = (
            {"old_secret": row["secret"], "old_until": now + keep} if keep else {"old_secret": None, "old_until": None}
        )
        await connection.execute(update(hooks).where(hooks.c.id == id).values(secret=secret, **old))
        await audit.append(connection, at=now, person=by, move="hooks.rotate", detail={"hook": id})
        return Made(await hook(connection, id, now), PREFIX + secret)


async def disable(db: Database, id: str, now: datetime, *, by: str | None) -> Hook:
    """Nothing goes to it any more, nor what was waiting; disabling twice changes nothing. Raises NoSuchHook."""
    async with db.write() as connection:
        await audit.lock(connection)
        if (await row_of(connection, id))["disabled_at"] is None:
            await switch_off(connection, id, "person", by, now)
        return await hook(connection, id, now)


async def enable(db: Database, id: str, now: datetime, *, by: str | None, resolve: Resolve = system_resolve) -> Hook:
    """It hears of what happens from now on. Its address is judged anew. Raises NoSuchHook or BadHookAddress."""
    async with db.read() as connection:
        row = await row_of(connection, id)
    await _judged(row["url"], resolve, private=bool(row["private"]))
    async with db.write() as connection:
        await audit.lock(connection)
        if (await row_of(connection, id))["disabled_at"] is not None:
            on = update(hooks).where(hooks.c.id == id)
            await connection.execute(on.values(disabled_at=None, disabled_why=None))
            await audit.append(connection, at=now, person=by, move="hooks.enable", detail={"hook": id})
        return await hook(connection, id, now)


async def try_out(db: Database, id: str, now: datetime, *, by: str | None) -> Hook:
    """Sends it an event that means nothing, behind those that wait for it. Raises NoSuchHook or HookDisabled."""
    async with db.write() as connection:
        await audit.lock(connection)
        if (await row_of(connection, id))["disabled_at"] is not None:
            raise HookDisabled(ENABLE_FIRST)
        await send_to(connection, id, TEST, {"hook": id, "number": secrets.token_hex(8)}, now)
        await audit.append(connection, at=now, person=by, move="hooks.test", detail={"hook": id})
        return await hook(connection, id, now)


async def _judged(url: str, resolve: Resolve, *, private: bool) -> None:
    try:
        await safe_address(url, resolve, private=private)
    except Unresolved as error:
        raise unresolved(str(error)) from error


def _name(text: str) -> str:
    name = " ".join(text.split()) if text.isprintable() else ""
    if not NAME.fullmatch(name):
        raise BadHook(NAMELESS, "name")
    return name


def _events(wanted: Sequence[str]) -> tuple[str, ...]:
    """In our order, each once."""
    unknown = sorted(set(wanted).difference(EVENTS))
    if unknown or not wanted:
        listed = ", ".join(EVENTS)
        raise BadHook(
            Wording(
                es=f"events: {', '.join(unknown)[:80] or 'no hay ninguno'}; elija entre: {listed}.",
                en=f"events: {', '.join(unknown)[:80] or 'there is none'}; choose among: {listed}.",
            ),
            "events",
        )
    return tuple(kind for kind in EVENTS if kind in wanted)


async def _refuse_taken(connection: AsyncConnection, name: str, url: str) -> None:
    known = (await connection.execute(select(hooks.c.name, hooks.c.url))).all()
    for row in known:
        if row.name == name:
            raise HookExists(
                Wording(
                    es=f"name: ya hay un programa «{name}»; póngale otro nombre.",
                    en=f"name: there is a program “{name}” already; give it another name.",
                ),
                "name",
            )
        if row.url == url:
            raise HookExists(
                Wording(
                    es=f"url: «{row.name}» ya recibe avisos en esa dirección; cambie su secreto o actívelo de nuevo.",
                    en=f"url: “{row.name}” gets events at that address already; rotate its secret or enable it.",
                ),
                "url",
            )
    if len(known) >= MOST:
        raise TooManyHooks(
            Wording(
                es=f"Ya hay {MOST} programas, el máximo; otro puede preguntar por GET /v1/freeze.",
                en=f"There are {MOST} programs already, the most; another one can ask GET /v1/freeze.",
            )
        )


NAMELESS = Wording(
    es="name: escriba un nombre de 1 a 120 caracteres, en una línea.",
    en="name: write a name of 1 to 120 characters, on one line.",
)
KEEP = Wording(
    es="keep_hours: el secreto anterior puede valer de 0 a 720 horas más.",
    en="keep_hours: the secret before may last from 0 to 720 hours more.",
)
ENABLE_FIRST = Wording(
    es="El programa está desactivado y no recibe nada; actívelo y repita la prueba.",
    en="The program is disabled and gets nothing; enable it and send the test again.",
)
