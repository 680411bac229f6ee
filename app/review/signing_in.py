"""Signing in, and changing one's password: count the try, compare, and only then let in."""

import hmac
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.errors import PortavozError
from app.review import accounts, passwords, sessions, throttle
from app.review.accounts import Account
from app.review.tables import people
from app.wording import Wording


class WrongPassword(PortavozError):
    """A name that nobody has, a wrong password, somebody disabled or a program: nobody is told which."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "wrong-password"
    title: ClassVar[Wording] = Wording(es="No se ha podido entrar", en="Signing in failed")
    field: ClassVar[str] = "password"


WRONG = Wording(
    es="El nombre o la contraseña no coinciden. Compruebe mayúsculas y teclado; si la ha olvidado, pida un enlace a"
    " quien administra Portavoz.",
    en="Name and password do not match. Check capitals and keyboard; if you forgot it, ask whoever administers"
    " Portavoz for a link.",
)
WRONG_OLD = Wording(
    es="La contraseña actual no es esa; no se ha cambiado nada.", en="That is not your password; nothing was changed."
)


async def sign_in(
    db: Database, name: str, password: str, *, address: str, now: datetime, old: str | None = None
) -> str:
    """The token of a new session for whoever has that name or e-mail address; the `old` one of the same browser ends.

    Raises WrongPassword or TooManyLogins.
    """
    async with db.write() as connection:
        found = await accounts.account_named(connection, name)
        counted = await throttle.count(connection, found.id if found else name, address, now)
        kept = await _kept(connection, found)
    if not await passwords.matches(kept, password) or found is None or kept is None:
        raise WrongPassword(WRONG)
    better = await passwords.hashed(password) if passwords.outdated(kept) else None
    async with db.write() as connection:
        await _still(connection, found, kept)
        await throttle.forget(connection, counted)
        if better:
            await connection.execute(update(people).where(people.c.id == found.id).values(password=better))
        await sessions.end(connection, old, now)
        return await sessions.open_session(connection, found.id, now)


async def change_password(
    db: Database, person: str, old: str, new: str, *, brand: str, address: str, now: datetime
) -> str:
    """The token of the one session that is left: all others of the person with that id end.

    Raises WrongPassword when `old` is not it, TooManyLogins, or BadPassword for the `new` one.
    """
    async with db.write() as connection:
        found = await accounts.account(connection, person)
        counted = await throttle.count(connection, found.id, address, now)
        kept = await _kept(connection, found)
    if not await passwords.matches(kept, old) or kept is None:
        raise WrongPassword(WRONG_OLD)
    async with db.write() as connection:
        await throttle.forget(connection, counted)
    passwords.check_password(new, known=(found.name, found.email or "", brand))
    hashed = await passwords.hashed(new)
    async with db.write() as connection:
        await _still(connection, found, kept)
        await accounts.set_password(connection, person, hashed, now, by=person)
        return await sessions.open_session(connection, person, now)


async def _kept(connection: AsyncConnection, found: Account | None) -> str | None:
    """What is kept of the password by which they may come in; None for those who may not."""
    if found is None or found.service or found.disabled_at is not None:
        return None
    kept: str | None = await connection.scalar(select(people.c.password).where(people.c.id == found.id))
    return kept


async def _still(connection: AsyncConnection, found: Account, kept: str) -> None:
    """While a password was compared, its person may have been disabled or given another. Raises WrongPassword."""
    now_kept = await _kept(connection, await accounts.account(connection, found.id))
    if now_kept is None or not hmac.compare_digest(now_kept, kept):
        raise WrongPassword(WRONG)
