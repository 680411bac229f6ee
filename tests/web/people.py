"""People with passwords on the running server, and browsers for them."""

import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

import httpx
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.review import accounts
from app.review.accounts import Details
from app.review.passwords import PASSWORDS
from app.review.people import Person, Role
from app.review.tables import failed_logins, people
from tests.web.served import Served

T = TypeVar("T")
PASSWORD = "tres faros y un mar"
KEPT = PASSWORDS.hash(PASSWORD.encode())


def stored(served: Served, work: Callable[[AsyncConnection, datetime], Awaitable[T]]) -> T:
    """What something done in one transaction gives."""

    async def run() -> T:
        async with served.desk.db.write() as connection:
            return await work(connection, served.desk.clock())

    return served.do(run)


def settled(served: Served, role: Role = "agent", name: str | None = None, email: str | None = None) -> Person:
    """A new person who has chosen PASSWORD."""

    async def make(connection: AsyncConnection, now: datetime) -> Person:
        details = Details(role=role, email=email)
        called = name or f"Persona {secrets.token_hex(4)}"
        new = await accounts.add(connection, called, details, now, roles=served.desk.brand.roles, by=None)
        await connection.execute(update(people).where(people.c.id == new.id).values(password=KEPT))
        return new

    return stored(served, make)


def browser(served: Served, **headers: str) -> httpx.Client:
    """A client that says of itself what a browser says on a page of ours, and follows nothing by itself."""
    return httpx.Client(base_url=served.url, headers={"Sec-Fetch-Site": "same-origin", **headers}, timeout=30)


@contextmanager
def entered(served: Served, person: Person, **headers: str) -> Iterator[httpx.Client]:
    """A browser in which that person has signed in."""
    with browser(served, **headers) as client:
        answer = client.post("/login", data={"name": person.name, "password": PASSWORD})
        assert answer.status_code == 303
        yield client


def forget_failures(served: Served) -> None:
    """All tests of a process come from one address."""

    async def forget(connection: AsyncConnection, _now: datetime) -> None:
        await connection.execute(delete(failed_logins))

    stored(served, forget)
