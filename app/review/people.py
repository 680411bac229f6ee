"""Who may ask. Every key belongs to one person; only a digest of it is kept."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review.tables import ROLES, keys, people
from app.value import Value
from app.wording import Wording

Role = Literal["agent", "lead", "head", "admin"]
PREFIX = "pvz_"
KEY = re.compile(r"pvz_([0-9a-f]{8})_[\w-]{27}", re.ASCII)
"""What `create_key` makes: the part that may be shown, and 160 random bits."""
KEY_ID = re.compile(r"(?:pvz_)?([0-9a-f]{8})(?:_[\w-]{1,64})?", re.ASCII)
"""How a person names a key: its id, with or without the rest."""


class NotAuthenticated(PortavozError):
    status: ClassVar[int] = 401
    type: ClassVar[str] = "not-authenticated"
    title: ClassVar[Wording] = Wording(es="Falta una clave válida", en="A valid key is missing")


class NotAllowed(PortavozError):
    status: ClassVar[int] = 403
    type: ClassVar[str] = "not-allowed"
    title: ClassVar[Wording] = Wording(es="Sin permiso", en="Not allowed")


class BadPerson(PortavozError):
    """A name or role that cannot be taken."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-person"
    title: ClassVar[Wording] = Wording(es="Persona no válida", en="Invalid person")


class Person(Value):
    id: str
    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this person's role reaches at least that far."""
        return ROLES.index(self.role) >= ROLES.index(role)


class KeyOnFile(Value):
    """What may be shown of a key."""

    id: str
    person: str
    role: Role
    created_at: datetime
    revoked_at: datetime | None


NO_KEY = Wording(
    es="Envíe su clave en la cabecera: Authorization: Bearer pvz_…", en="Send your key in Authorization: Bearer pvz_…"
)
WRONG_KEY = Wording(
    es="La clave no existe o fue anulada. Pida otra: portavoz keys create --name NOMBRE --role agent",
    en="The key does not exist or was revoked. Ask for another: portavoz keys create --name NAME --role agent",
)


def _digest(key: str) -> str:
    # A key holds 160 random bits: nothing to guess, so a plain digest is enough and costs no time per request.
    return hashlib.sha256(key.encode()).hexdigest()


async def create_key(connection: AsyncConnection, name: str, role: Role, now: datetime) -> str:
    """A new key for the person of that name, who is made if new. The key is returned once and kept nowhere.

    Raises BadPerson when the name is empty or already has another role.
    """
    person = (await person_named(connection, name, role, now)).id
    id, secret = secrets.token_hex(4), secrets.token_urlsafe(20)
    key = f"{PREFIX}{id}_{secret}"
    await connection.execute(insert(keys).values(id=id, person=person, digest=_digest(key), created_at=now))
    return key


async def person_named(connection: AsyncConnection, name: str, role: Role, now: datetime) -> Person:
    """The person of that name, who is made if new. Raises BadPerson as `create_key` does."""
    name = name.strip()
    if not name or len(name) > 120 or not name.isprintable():
        said = Wording(
            es="El nombre debe tener de 1 a 120 caracteres visibles.", en="The name needs 1 to 120 visible characters."
        )
        raise BadPerson(said)
    found = (await connection.execute(select(people.c.id, people.c.role).where(people.c.name == name))).first()
    if found is None:
        id = secrets.token_hex(8)
        await connection.execute(insert(people).values(id=id, name=name, role=role, created_at=now))
        return Person(id=id, name=name, role=role)
    if found.role != role:
        said = Wording(
            es=f"«{name}» ya existe con el papel {found.role}; use ese papel u otro nombre.",
            en=f"“{name}” already exists as {found.role}; use that role or another name.",
        )
        raise BadPerson(said)
    return Person(id=found.id, name=name, role=role)


_LIVE_KEY = (  # asked for every request: built once
    select(keys.c.digest, people.c.id, people.c.name, people.c.role)
    .join(people, people.c.id == keys.c.person)
    .where(keys.c.id == bindparam("key"), keys.c.revoked_at.is_(None), people.c.disabled_at.is_(None))
)


async def authenticate(connection: AsyncConnection, key: str | None) -> Person:
    """The person that a key belongs to. Raises NotAuthenticated for none, an unknown or a revoked one."""
    if not key:
        raise NotAuthenticated(NO_KEY)
    shaped = KEY.fullmatch(key)
    if shaped is None:
        raise NotAuthenticated(WRONG_KEY)
    found = (await connection.execute(_LIVE_KEY, {"key": shaped[1]})).first()
    # An unknown id costs the same comparison as a wrong secret.
    known = found.digest if found else _digest("nobody")
    if not hmac.compare_digest(known, _digest(key)) or found is None:
        raise NotAuthenticated(WRONG_KEY)
    return Person(id=found.id, name=found.name, role=found.role)


async def revoke_key(connection: AsyncConnection, id: str, now: datetime) -> bool:
    """Whether there was such a live key; it is dead from now on."""
    named = KEY_ID.fullmatch(id.strip())
    if named is None:
        return False
    live = update(keys).where(keys.c.id == named[1], keys.c.revoked_at.is_(None)).values(revoked_at=now)
    return (await connection.execute(live)).rowcount > 0


async def list_keys(connection: AsyncConnection) -> list[KeyOnFile]:
    """Every key that was ever made, oldest first."""
    asked = (
        select(keys.c.id, people.c.name.label("person"), people.c.role, keys.c.created_at, keys.c.revoked_at)
        .join(people, people.c.id == keys.c.person)
        .order_by(keys.c.created_at, keys.c.id)
    )
    return [KeyOnFile(**row._mapping) for row in await connection.execute(asked)]
