"""One-time links: to set up a fresh deployment, or to choose a password. Only a digest of their secret is kept.

Looking at a link uses nothing up, since mail scanners look first; choosing does, once, in the transaction that keeps
what was chosen. A link that was used, is over or never was is the same to whoever holds it.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Role as Function
from app.errors import PortavozError
from app.review import accounts, audit
from app.review.accounts import SERVICES_STAY_OUT, Account, Details
from app.review.names import BadPerson
from app.review.people import Person
from app.review.tables import invitations, people
from app.wording import Wording

LASTS = timedelta(hours=48)
SECRET = re.compile(r"[\w-]{43}", re.ASCII)
"""256 random bits, as `secrets.token_urlsafe(32)` writes them."""


class NoSuchLink(PortavozError):
    """Used, over, or never made: nobody is told which."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-link"
    title: ClassVar[Wording] = Wording(es="El enlace no sirve", en="The link is of no use")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Este enlace ya se usó, ha caducado o no está completo. Si ya eligió contraseña, entre con ella;"
                " si no, pida otro enlace a quien administra Portavoz.",
                en="This link was used, is over or is not complete. If you have chosen a password, sign in with it;"
                " else ask whoever administers Portavoz for another link.",
            )
        )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


async def set_up_link(connection: AsyncConnection, now: datetime) -> str | None:
    """The secret of a link that makes the first admin; None when somebody has a password already.

    Several processes may start at once: each one's link works until the first of them is used.
    """
    await audit.lock(connection)
    if await accounts.has_accounts(connection):
        return None
    await connection.execute(delete(invitations).where(invitations.c.person.is_(None), invitations.c.ends_at <= now))
    return await _make(connection, None, now, by=None)


async def invite(connection: AsyncConnection, id: str, now: datetime, *, by: str | None) -> str:
    """The secret of a link by which the person with that id chooses a password; earlier ones of theirs end.

    Raises NoSuchPerson, or BadPerson for a program or somebody who is disabled.
    """
    await audit.lock(connection)
    invited = await accounts.account(connection, id)
    if invited.service:
        raise BadPerson(SERVICES_STAY_OUT, "password")
    if invited.disabled_at is not None:
        raise BadPerson(DISABLED, "name")
    await _end(connection, invitations.c.person == id, now)
    return await _make(connection, id, now, by=by)


DISABLED = Wording(
    es="Esa persona está de baja; dele de alta antes de enviarle un enlace.",
    en="That person is disabled; enable them before you send a link.",
)


async def _make(connection: AsyncConnection, person: str | None, now: datetime, by: str | None) -> str:
    secret = secrets.token_urlsafe(32)
    row = {"digest": _digest(secret), "person": person, "created_at": now, "ends_at": now + LASTS}
    await connection.execute(insert(invitations).values(row))
    detail = {"person": person} if person else {"first": True}
    await audit.append(connection, at=now, person=by, move="people.link", detail=detail)
    return secret


def _live(secret: str, now: datetime) -> ColumnElement[bool]:
    digest = _digest(secret) if SECRET.fullmatch(secret) else ""
    same = invitations.c.digest == digest
    return same & invitations.c.used_at.is_(None) & (invitations.c.ends_at > now)


async def look_at_set_up(connection: AsyncConnection, secret: str, now: datetime) -> None:
    """Raises NoSuchLink unless it may still make the first admin. Uses nothing up."""
    found = (await connection.execute(select(invitations.c.person).where(_live(secret, now)))).first()
    if found is None or found.person is not None or await accounts.has_accounts(connection):
        raise NoSuchLink


async def look_at(connection: AsyncConnection, secret: str, now: datetime) -> Account:
    """Who may choose a password with it. Raises NoSuchLink. Uses nothing up."""
    found = (await connection.execute(select(invitations.c.person).where(_live(secret, now)))).first()
    if found is None or found.person is None:
        raise NoSuchLink
    invited = await accounts.account(connection, found.person)
    if invited.disabled_at is not None:
        raise NoSuchLink
    return invited


async def set_up(
    connection: AsyncConnection,
    secret: str,
    name: str,
    details: Details,
    kept: str,
    now: datetime,
    *,
    roles: Sequence[Function],
) -> Person:
    """The first admin, with the password that `kept` is the hash of. Ends every such link.

    Raises NoSuchLink; or BadPerson, and then the link still works when the transaction is given up.
    """
    await audit.lock(connection)
    await look_at_set_up(connection, secret, now)
    await _use(connection, secret, now)
    await _end(connection, invitations.c.person.is_(None), now)
    details = details.model_copy(update={"role": "admin"})
    first = await accounts.add(connection, name, details, now, roles=roles, by=None)
    await accounts.set_password(connection, first.id, kept, now, by=first.id)
    return first


async def choose(connection: AsyncConnection, secret: str, kept: str, now: datetime) -> Account:
    """Gives the invited person the password that `kept` is the hash of. Raises NoSuchLink."""
    await audit.lock(connection)
    invited = await look_at(connection, secret, now)
    await _use(connection, secret, now)
    await accounts.set_password(connection, invited.id, kept, now, by=invited.id)
    return invited


async def _use(connection: AsyncConnection, secret: str, now: datetime) -> None:
    """Of two who come at once, one finds the row unused. Raises NoSuchLink for the other."""
    done = await connection.execute(update(invitations).where(_live(secret, now)).values(used_at=now))
    if done.rowcount != 1:
        raise NoSuchLink


async def _end(connection: AsyncConnection, whose: ColumnElement[bool], now: datetime) -> None:
    unused = update(invitations).where(whose, invitations.c.used_at.is_(None), invitations.c.ends_at > now)
    await connection.execute(unused.values(ends_at=now))


async def open_links(connection: AsyncConnection, now: datetime) -> dict[str, datetime]:
    """Until when each invited person's link works, by id."""
    asked = select(invitations.c.person, invitations.c.ends_at).join(people, people.c.id == invitations.c.person)
    live = invitations.c.used_at.is_(None) & (invitations.c.ends_at > now)
    return {row.person: row.ends_at for row in await connection.execute(asked.where(live))}
