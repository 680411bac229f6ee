"""Who may ask. Every key belongs to one person; only a digest of it is kept."""

import hashlib
import hmac
import json
import re
import secrets
from datetime import datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import ColumnElement, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review import audit
from app.review.names import BadPerson, readable_email, readable_name, refuse_taken
from app.review.tables import ROLES, keys, people
from app.value import Value
from app.wording import Tongue, Wording

Role = Literal["agent", "lead", "head", "admin"]
Scope = Literal["extension"]
"""What a key may do at most. `extension`: what the browser extension needs, as an agent (app.web.scopes)."""
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


class Preferences(Value):
    """How a person wants their screens."""

    shortcuts: bool = True
    """Whether single keys act (WCAG 2.1.4 asks for a way to switch them off)."""
    tongue: Tongue | None = None
    """None: as the browser asks."""


PLAIN = Preferences()


class Person(Value):
    id: str
    name: str
    role: Role
    service: bool = False
    """A program: always an agent, never signs in."""
    functions: tuple[str, ...] = ()
    """Ids of the brand's roles that they fill."""
    preferences: Preferences = PLAIN
    scope: Scope | None = None
    """That of the key they ask with; None: a session, or a key that may do all that they may."""

    def may(self, role: Role) -> bool:
        """Whether this person's role reaches at least that far."""
        return ROLES.index(self.role) >= ROLES.index(role)


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


async def create_key(
    connection: AsyncConnection,
    name: str,
    role: Role,
    now: datetime,
    *,
    service: bool = False,
    by: str | None = None,
) -> str:
    """A new key for the person of that name, who is made if new. The key is returned once and kept nowhere.

    `by`: id of who makes it; None at the command line. Raises BadPerson when the name cannot be taken, is disabled,
    or already has another role.
    """
    person = (await person_named(connection, name, role, now, service=service, by=by)).id
    return await key_for(connection, person, now, by=by)


async def key_for(
    connection: AsyncConnection,
    person: str,
    now: datetime,
    *,
    by: str | None,
    scope: Scope | None = None,
    label: str | None = None,
) -> str:
    """One more key of a person who is known, as `create_key`; with a scope, it may do no more than that allows."""
    await audit.lock(connection)
    id, secret = secrets.token_hex(4), secrets.token_urlsafe(20)
    key = f"{PREFIX}{id}_{secret}"
    row = {"id": id, "person": person, "digest": _digest(key), "created_at": now, "scope": scope, "label": label}
    await connection.execute(insert(keys).values(row))
    detail = {"person": person, "key": id} | ({"scope": scope} if scope else {})
    await audit.append(connection, at=now, person=by, move="keys.create", detail=detail)
    return key


async def person_named(
    connection: AsyncConnection,
    name: str,
    role: Role,
    now: datetime,
    *,
    service: bool = False,
    by: str | None = None,
) -> Person:
    """The person of that name, who is made if new. Raises BadPerson as `create_key` does."""
    await audit.lock(connection)
    name = readable_name(name)
    found = (await connection.execute(select(people).where(people.c.name == name))).first()
    if found is None:
        return await new_person(connection, name, role, now, service=service, by=by)
    if found.role != role or found.service != service:
        raise BadPerson(_other(name, found.role, found.service), "role")
    if found.disabled_at is not None:
        raise BadPerson(
            Wording(
                es=f"«{name}» está de baja; dele de alta de nuevo en «Personas» o use otro nombre.",
                en=f"“{name}” is disabled; enable them in “People” or use another name.",
            ),
            "name",
        )
    return person_of(found)


def _other(name: str, role: str, service: bool) -> Wording:
    if service:
        return Wording(
            es=f"«{name}» ya existe y es un programa: sus claves se crean con --service.",
            en=f"“{name}” already exists and is a program: make its keys with --service.",
        )
    return Wording(
        es=f"«{name}» ya existe con el papel {role}; use ese papel u otro nombre.",
        en=f"“{name}” already exists as {role}; use that role or another name.",
    )


async def new_person(
    connection: AsyncConnection,
    name: str,
    role: Role,
    now: datetime,
    *,
    service: bool = False,
    email: str | None = None,
    functions: tuple[str, ...] = (),
    by: str | None = None,
) -> Person:
    """Raises BadPerson when the name or the address is another's already, or a program is given a role."""
    await audit.lock(connection)
    name = readable_name(name)
    if service and role != "agent":
        raise BadPerson(SERVICES_ARE_AGENTS, "role")
    email = readable_email(email)
    await refuse_taken(connection, (("name", name), ("email", email)), None)
    person = Person(id=secrets.token_hex(8), name=name, role=role, service=service, functions=functions)
    row = {**person.model_dump(exclude={"preferences", "scope"}), "functions": json.dumps(functions)}
    await connection.execute(insert(people).values(**row, email=email, created_at=now))
    detail = {"person": person.id, "role": role, "service": service, "functions": list(functions)}
    await audit.append(connection, at=now, person=by, move="people.add", detail=detail)
    return person


SERVICES_ARE_AGENTS = Wording(
    es="La clave de un programa es siempre de agente (agent): aprobar es cosa de personas.",
    en="A program's key is always an agent's: approving is for people.",
)


PERSON = (people.c.id, people.c.name, people.c.role, people.c.service, people.c.functions, people.c.preferences)
"""The columns that `person_of` reads."""


def person_of(row: Any) -> Person:
    """The person that a row with the columns of PERSON describes."""
    return Person(
        id=row.id,
        name=row.name,
        role=row.role,
        service=bool(row.service),
        functions=() if row.functions == "[]" else tuple(json.loads(row.functions)),
        preferences=PLAIN if row.preferences == "{}" else Preferences.model_validate_json(row.preferences),
    )


_LIVE_KEY = (  # asked for every request: built once
    select(keys.c.digest, keys.c.scope, *PERSON)
    .join(people, people.c.id == keys.c.person)
    .where(keys.c.id == bindparam("key"), keys.c.revoked_at.is_(None), people.c.disabled_at.is_(None))
)


async def authenticate(connection: AsyncConnection, key: str | None) -> Person:
    """The person that a key belongs to; as an agent where it has a scope, whatever their role.

    Raises NotAuthenticated for none, an unknown or a revoked one.
    """
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
    person = person_of(found)
    return person if found.scope is None else person.model_copy(update={"role": "agent", "scope": found.scope})


async def revoke_key(
    connection: AsyncConnection, id: str, now: datetime, *, by: str | None = None, of: str | None = None
) -> bool:
    """Whether there was such a live key (`of` a person, where one is named); it is dead from now on."""
    named = KEY_ID.fullmatch(id.strip())
    if named is None:
        return False
    await audit.lock(connection)
    live: list[ColumnElement[bool]] = [keys.c.id == named[1], keys.c.revoked_at.is_(None)]
    if of is not None:
        live.append(keys.c.person == of)
    if (await connection.execute(update(keys).where(*live).values(revoked_at=now))).rowcount == 0:
        return False
    await audit.append(connection, at=now, person=by, move="keys.revoke", detail={"key": named[1]})
    return True
