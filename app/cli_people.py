"""`portavoz people …` and keys of programs. Links and keys are printed once, alone on a line."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.load import load
from app.cli_commands import database, errors, say
from app.cli_reply import harmless
from app.db import Database
from app.review import accounts, invitations
from app.review.accounts import Account, Details, NoSuchPerson
from app.review.people import Person, Role, create_key
from app.settings import Settings
from app.wording import Wording

ONE_TIME = Wording(
    es="Envíe este enlace a {name}: sirve una vez y durante 48 horas. No se vuelve a mostrar.",
    en="Send this link to {name}: it works once and for 48 hours. It is not shown again.",
)
KEEP_IT = Wording(
    es="Guárdela ahora: no se vuelve a mostrar. Se envía como «Authorization: Bearer …».",
    en="Keep it now: it is not shown again. Send it as “Authorization: Bearer …”.",
)
HEADS = {
    "es": ("persona", "papel", "funciones", "correo", "estado"),
    "en": ("person", "role", "functions", "e-mail", "state"),
}


async def add(
    settings: Settings, name: str, role: Role, email: str | None, functions: Sequence[str], url: str | None
) -> int:
    """Adds a person and prints the link by which they choose a password."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    details, now = Details(role=role, email=email, functions=tuple(functions)), datetime.now(UTC)
    async with database(settings) as db, db.write() as connection:
        new = await accounts.add(connection, name, details, now, roles=brand.roles, by=None)
        secret = await invitations.invite(connection, new.id, now, by=None)
    return _show_link(settings, new.name, secret, url)


async def invite(settings: Settings, name: str, url: str | None) -> int:
    """Prints a new link by which somebody who is known chooses a password; the one before it ends."""
    async with database(settings) as db, db.write() as connection:
        found = await named(connection, name)
        secret = await invitations.invite(connection, found.id, datetime.now(UTC), by=None)
    return _show_link(settings, found.name, secret, url)


async def set_role(settings: Settings, name: str, role: Role, functions: Sequence[str] | None) -> int:
    """Gives a person another role, and other functions where any are named. Their sessions end."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    async with database(settings) as db, db.write() as connection:
        found = await named(connection, name)
        kept = [id for id in found.functions if brand.role(id)] if functions is None else functions
        details = Details(role=role, email=found.email, functions=tuple(kept))
        await accounts.change(connection, found.id, details, datetime.now(UTC), roles=brand.roles, by=None)
    return _done(settings, Wording(es=f"{found.name} es ahora {role}.", en=f"{found.name} is {role} now."))


async def disable(settings: Settings, name: str) -> int:
    """Ends a person's sessions, links and keys at once."""
    async with database(settings) as db, db.write() as connection:
        found = await named(connection, name)
        await accounts.disable(connection, found.id, datetime.now(UTC), by=None)
    return _done(settings, Wording(es=f"{found.name} está de baja.", en=f"{found.name} is disabled."))


async def enable(settings: Settings, name: str) -> int:
    """Lets a person back in."""
    async with database(settings) as db, db.write() as connection:
        found = await named(connection, name)
        await accounts.enable(connection, found.id, datetime.now(UTC), by=None)
    return _done(settings, Wording(es=f"{found.name} vuelve a estar de alta.", en=f"{found.name} is enabled."))


async def list_people(settings: Settings) -> int:
    """Prints a table of everybody."""
    async with database(settings) as db, db.read() as connection:
        everybody = await accounts.roster(connection)
    table = Table(*HEADS[settings.language], box=None, pad_edge=False)
    for one in everybody:
        cells = (one.name, one.role, ", ".join(one.functions), one.email or "", _state(one).in_(settings.language))
        table.add_row(*(Text(harmless(cell)) for cell in cells))
    Console(highlight=False).print(table)
    return 0


async def create_service_key(settings: Settings, name: str) -> int:
    """Prints the key of a program alone on standard output, so that a script can take it."""
    async with database(settings) as db, db.write() as connection:
        key = await create_key(connection, name, "agent", datetime.now(UTC), service=True)
    say(key)
    return _done(settings, KEEP_IT)


async def named(connection: AsyncConnection, name: str, *, active: bool = False) -> Account:
    """The person of that name or address. Raises NoSuchPerson; with `active`, also for one who is disabled."""
    found = await accounts.account_named(connection, name)
    if found is None or (active and found.disabled_at is not None):
        raise NoSuchPerson(
            Wording(
                es=f"No hay nadie que se llame «{name}»; vea quién hay con: portavoz people list",
                en=f"There is nobody called “{name}”; see who is there with: portavoz people list",
            )
        )
    return found


async def acting(db: Database, name: str) -> Person:
    """Who acts by a command. Raises NoSuchPerson, also for one who is disabled; the act itself asks for the role."""
    async with db.read() as connection:
        found = await named(connection, name.strip(), active=True)
    return Person(id=found.id, name=found.name, role=found.role, service=found.service, functions=found.functions)


def _state(one: Account) -> Wording:
    if one.disabled_at is not None:
        return Wording(es="de baja", en="disabled")
    if one.service:
        return Wording(es="programa", en="program")
    return Wording(es="activa", en="active") if one.has_password else Wording(es="sin contraseña", en="no password")


LOCAL = "http://127.0.0.1:8000"
"""Where `portavoz serve` listens when nothing else is said."""


def _show_link(settings: Settings, name: str, secret: str, url: str | None) -> int:
    where = url or settings.public_url or LOCAL
    say(f"{where.rstrip('/')}/password/{secret}")
    told = ONE_TIME.in_(settings.language).format(name=name)
    errors.print(Text(harmless(told)))
    return 0


def _done(settings: Settings, told: Wording) -> int:
    errors.print(Text(harmless(told.in_(settings.language))))
    return 0
