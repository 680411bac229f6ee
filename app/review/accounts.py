"""The people of a deployment: who they are, what they may do, whether they are in. Every change leaves an audit row."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Select, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Role as Function
from app.errors import PortavozError
from app.review import audit, sessions
from app.review.names import BadPerson, readable_email, refuse_taken
from app.review.people import SERVICES_ARE_AGENTS, Person, Preferences, Role, new_person
from app.review.tables import ROLES, invitations, keys, pairings, people
from app.review.tables import sessions as sessions_table
from app.value import Value
from app.wording import Wording


class NoSuchPerson(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-person"
    title: ClassVar[Wording] = Wording(es="No hay tal persona", en="No such person")


class Details(Value):
    """What an admin decides about a person."""

    role: Role
    email: str | None = None
    functions: tuple[str, ...] = ()
    """Ids of the brand's roles."""


class Account(Value):
    """What is on file about a person."""

    id: str
    name: str
    role: Role
    service: bool
    email: str | None
    functions: tuple[str, ...]
    away_until: datetime | None
    has_password: bool
    seen_at: datetime | None
    """When one of their sessions was last used."""
    disabled_at: datetime | None


_SEEN = select(func.max(sessions_table.c.seen_at)).where(sessions_table.c.person == people.c.id).scalar_subquery()


def _accounts() -> Select[tuple[object, ...]]:
    return select(people, _SEEN.label("seen_at"))


def _account(row: object) -> Account:
    fields = dict(row._mapping)  # type: ignore[attr-defined]  # a row of `_accounts`
    kept = {name: fields[name] for name in Account.model_fields if name in fields}
    functions, has_password = tuple(json.loads(fields["functions"])), fields["password"] is not None
    return Account(**{**kept, "functions": functions, "has_password": has_password})


async def roster(connection: AsyncConnection) -> list[Account]:
    """Everybody, those who are in first, by name."""
    found = [_account(row) for row in await connection.execute(_accounts())]
    return sorted(found, key=lambda a: (a.disabled_at is not None, a.service, a.name.casefold()))


async def account(connection: AsyncConnection, id: str) -> Account:
    """The person with that id. Raises NoSuchPerson."""
    row = (await connection.execute(_accounts().where(people.c.id == id))).first() if id.isalnum() else None
    if row is None:
        raise NoSuchPerson(
            Wording(
                es="No hay ninguna persona con ese identificador; recargue la lista de personas.",
                en="There is no person of that id; reload the list of people.",
            )
        )
    return _account(row)


async def account_named(connection: AsyncConnection, name: str) -> Account | None:
    """The person of that name or address: the very name first, then in whatever case."""
    everybody, folded = await roster(connection), name.strip().casefold()
    exact = [found for found in everybody if found.name == name.strip()]
    either = [found for found in everybody if folded in (found.name.casefold(), (found.email or "").casefold())]
    return next(iter([*exact, *either]), None) if folded else None


async def add(
    connection: AsyncConnection,
    name: str,
    details: Details,
    now: datetime,
    *,
    roles: Sequence[Function],
    by: str | None,
) -> Person:
    """A new person, who cannot sign in before they have chosen a password. `roles`: the brand's. Raises BadPerson."""
    functions = fitting(details.functions, details.role, roles)
    return await new_person(connection, name, details.role, now, email=details.email, functions=functions, by=by)


def fitting(functions: Iterable[str], role: Role, roles: Sequence[Function]) -> tuple[str, ...]:
    """The functions, in the brand's order. Raises BadPerson for an unknown one, or one that this role cannot fill.

    Who fills a function is told at night that a reply waits for them: they must be able to decide on it.
    """
    wanted, known = set(functions), {function.id: function for function in roles}
    for id in wanted:
        if id not in known:
            listed = ", ".join(known)
            raise BadPerson(
                Wording(
                    es=f"La marca no tiene la función «{id[:60]}»; tiene: {listed}.",
                    en=f"The brand has no function “{id[:60]}”; it has: {listed}.",
                ),
                "functions",
            )
        if ROLES.index(known[id].rank) > ROLES.index(role):
            title, rank = known[id].title, known[id].rank
            raise BadPerson(
                Wording(
                    es=f"«{title}» pide el papel {rank} o superior; esta persona es {role}.",
                    en=f"“{title}” needs the role {rank} or above; this person is {role}.",
                ),
                "functions",
            )
    return tuple(id for id in known if id in wanted)


async def change(
    connection: AsyncConnection, id: str, details: Details, now: datetime, *, roles: Sequence[Function], by: str | None
) -> Account:
    """Gives a person these details. Another role ends all of their sessions. Raises NoSuchPerson or BadPerson."""
    await audit.lock(connection)
    old = await account(connection, id)
    if old.service and details.role != "agent":
        raise BadPerson(SERVICES_ARE_AGENTS, "role")
    functions, email = fitting(details.functions, details.role, roles), readable_email(details.email)
    await refuse_taken(connection, (("email", email),), id)
    if old.role == "admin" and details.role != "admin":
        await _refuse_without_admin(connection, old)
    written = {"role": details.role, "email": email, "functions": json.dumps(functions)}
    await connection.execute(update(people).where(people.c.id == id).values(written))
    if details.role != old.role:
        await sessions.end_all(connection, id, now)
        told = {"person": id, "from": old.role, "to": details.role}
        await audit.append(connection, at=now, person=by, move="people.role", detail=told)
    if (email, functions) != (old.email, old.functions):
        fields = [
            name
            for name, same in (("email", email == old.email), ("functions", functions == old.functions))
            if not same
        ]
        detail = {"person": id, "fields": fields, "functions": list(functions)}
        await audit.append(connection, at=now, person=by, move="people.change", detail=detail)
    return await account(connection, id)


async def disable(connection: AsyncConnection, id: str, now: datetime, *, by: str | None) -> None:
    """Ends their sessions and links; their keys are dead while it lasts. Raises NoSuchPerson or BadPerson."""
    await audit.lock(connection)
    old = await account(connection, id)
    if old.disabled_at is not None:
        return
    if old.role == "admin":
        await _refuse_without_admin(connection, old)
    await connection.execute(update(people).where(people.c.id == id).values(disabled_at=now))
    await sessions.end_all(connection, id, now)
    links = update(invitations).where(invitations.c.person == id, invitations.c.ends_at > now)
    await connection.execute(links.values(ends_at=now))
    await connection.execute(delete(pairings).where(pairings.c.person == id))
    await audit.append(connection, at=now, person=by, move="people.disable", detail={"person": id})


async def enable(connection: AsyncConnection, id: str, now: datetime, *, by: str | None) -> None:
    """Lets a person back in; they sign in anew. Raises NoSuchPerson."""
    await audit.lock(connection)
    if (await account(connection, id)).disabled_at is None:
        return
    await connection.execute(update(people).where(people.c.id == id).values(disabled_at=None))
    await audit.append(connection, at=now, person=by, move="people.enable", detail={"person": id})


async def set_password(connection: AsyncConnection, id: str, kept: str, now: datetime, *, by: str | None) -> None:
    """Keeps what `passwords.hashed` made and ends all of their sessions. Raises NoSuchPerson or BadPerson."""
    await audit.lock(connection)
    if (await account(connection, id)).service:
        raise BadPerson(SERVICES_STAY_OUT, "password")
    await connection.execute(update(people).where(people.c.id == id).values(password=kept))
    await sessions.end_all(connection, id, now)
    await audit.append(connection, at=now, person=by, move="people.password", detail={"person": id})


async def prefer(connection: AsyncConnection, id: str, preferences: Preferences) -> None:
    """Keeps how they want their screens."""
    kept = preferences.model_dump_json(exclude_defaults=True)
    await connection.execute(update(people).where(people.c.id == id).values(preferences=kept))


async def stay_away(connection: AsyncConnection, id: str, until: datetime | None, now: datetime) -> None:
    """Whoever is away is not called; None: they are back. Raises NoSuchPerson."""
    await audit.lock(connection)
    if (await account(connection, id)).away_until == until:
        return
    await connection.execute(update(people).where(people.c.id == id).values(away_until=until))
    detail = {"person": id, "until": until.isoformat() if until else None}
    await audit.append(connection, at=now, person=id, move="people.away", detail=detail)


async def has_accounts(connection: AsyncConnection) -> bool:
    """Whether anybody can sign in, or could before they were disabled."""
    return (
        await connection.execute(select(people.c.id).where(people.c.password.is_not(None)).limit(1))
    ).first() is not None


async def _refuse_without_admin(connection: AsyncConnection, leaving: Account) -> None:
    """Raises BadPerson when nobody else could administer: a password or a key is needed for that."""
    key = exists().where(keys.c.person == people.c.id, keys.c.revoked_at.is_(None))
    others = select(people.c.id).where(
        people.c.id != leaving.id,
        people.c.role == "admin",
        people.c.disabled_at.is_(None),
        or_(people.c.password.is_not(None), key),
    )
    if (await connection.execute(others.limit(1))).first() is None:
        raise BadPerson(LAST_ADMIN, "role")


LAST_ADMIN = Wording(
    es="Es la única persona que puede administrar Portavoz; dele antes el papel admin a otra que ya haya entrado.",
    en="This is the only person who can administer Portavoz; first make another admin who has already signed in.",
)
SERVICES_STAY_OUT = Wording(
    es="Es un programa: usa claves y no entra con contraseña.", en="It is a program: it uses keys and has no password."
)
