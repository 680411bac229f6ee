"""People with open sessions and replies to decide on, put straight into the running server."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import httpx
from sqlalchemy.ext.asyncio import AsyncConnection

from app.comments.comment import Comment
from app.operations.draft_comment import Request, draft_comment
from app.review import accounts, sessions
from app.review.accounts import Details
from app.review.people import Person, Role
from app.review.reading import fetch
from app.review.replies import Reply
from app.wording import Tongue
from tests.web.people import browser, stored
from tests.web.served import Served

COMPLAINT = "Llevo dos horas esperando el barco y nadie me atiende"


@contextmanager
def at(served: Served, role: Role = "lead", tongue: Tongue = "es") -> Iterator[tuple[Person, httpx.Client]]:
    """A new person of that role and a browser in that language in which they have signed in."""

    async def make(connection: AsyncConnection, now: datetime) -> tuple[Person, str]:
        name = f"Persona {secrets.token_hex(4)}"
        new = await accounts.add(connection, name, Details(role=role), now, roles=served.desk.brand.roles, by=None)
        person = Person(id=new.id, name=name, role=role)
        return person, await sessions.open_session(connection, new.id, now)

    person, token = stored(served, make)
    with browser(served, **{"Accept-Language": tongue}) as client:
        client.cookies.set("portavoz", token)
        yield person, client


def asked(served: Served, text: str = COMPLAINT, **comment: Any) -> Reply:
    """A reply that an agent of its own has asked for. The comment is nobody else's."""
    with at(served, "agent") as (person, _):
        given = {"network": "x", "author": f"@{secrets.token_hex(6)}", **comment}
        request = Request(comment=Comment(text=text, **given))
        return served.do(lambda: draft_comment(served.desk, request, person)).reply


def now_of(served: Served, id: str) -> Reply:
    """The reply as it is stored."""

    async def read() -> Reply:
        async with served.desk.db.read() as connection:
            return await fetch(connection, id)

    return served.do(read)


def bound(reply: Reply, **more: str) -> dict[str, str]:
    """What every form of a reply carries."""
    return {"version": str(reply.version), "sha256": reply.sha256 or "", **more}


@contextmanager
def later(served: Served, by: timedelta) -> Iterator[None]:
    """The desk's clock runs ahead by that much."""
    desk, before = served.desk, served.desk.clock
    desk.clock = lambda: before() + by
    try:
        yield
    finally:
        desk.clock = before


def words(page: httpx.Response) -> str:
    """What a page says, without its mark-up."""
    text = re.sub(r"<(head|script)\b.*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())
