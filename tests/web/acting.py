"""People who act on replies over HTTP."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import httpx

from app.operations.housekeeping import Housekeeping
from app.review import audit
from app.review.audit import Head
from app.review.people import Role
from tests.web.served import COMPLAINT, Served

NUMBERS = count()
MILD = "¿A qué hora sale el barco de la tarde?"
GRAVE = "Hay fuego en la bodega del barco y la gente no puede salir"


class Actor:
    """One person with a key."""

    def __init__(self, served: Served, role: Role = "agent", name: str | None = None) -> None:
        served.desk._recent.clear()  # the words that other tests' comments got are not used up for this one's
        self.name = name or f"{role} {next(NUMBERS)}"
        self.key = served.new_key(self.name, role)
        self.client = served.client(self.key)

    def draft(self, text: str | None = None) -> dict[str, Any]:
        """A new reply of their own; to a comment that nobody else has answered."""
        comment = {**COMPLAINT["comment"], "author": f"@pasaje{next(NUMBERS)}"}
        asked = {"comment": {**comment, "text": text} if text else comment}
        answer = self.client.post("/v1/drafts", json=asked)
        assert answer.status_code == 201, answer.text
        reply: dict[str, Any] = answer.json()
        return reply

    def get(self, id: str) -> dict[str, Any]:
        reply: dict[str, Any] = self.client.get(f"/v1/replies/{id}").json()
        return reply

    def try_(
        self, reply: dict[str, Any], move: str, headers: dict[str, str] | None = None, **body: Any
    ) -> httpx.Response:
        """A move on the version that `reply` shows."""
        asks = {"If-Match": f'"{reply["version"]}"'} if headers is None else headers
        return self.client.post(f"/v1/replies/{reply['id']}/{move}", json=body, headers=asks)

    def do(self, reply: dict[str, Any], move: str, **body: Any) -> dict[str, Any]:
        """The reply after a move that has to succeed."""
        answer = self.try_(reply, move, **body)
        assert answer.status_code in (200, 201), answer.text
        moved: dict[str, Any] = answer.json()
        return moved


def head(served: Served) -> Head:
    """The end of the audit chain."""

    async def ask() -> Head:
        async with served.desk.db.read() as connection:
            return await audit.head(connection)

    return served.do(ask)


@contextmanager
def at_rest(served: Served) -> Iterator[None]:
    """The same server without its chores: nothing moves the chain but what is asked of it.

    Of the chores, `redraft_all` writes to the chain: replies of an incident that another test of this process left
    open are redrafted or rechecked in Portavoz's own name (rows `redraft` and `recheck` without a person).
    """
    opening = served.app.state.opening
    served.do(opening._house.close)
    try:
        yield
    finally:
        opening._house = Housekeeping(served.desk)

        async def go_on() -> None:
            opening._house.start()

        served.do(go_on)


@contextmanager
def later(served: Served, seconds: float = 6) -> Iterator[None]:
    """The same server, some seconds on: beyond the undo window unless said otherwise."""
    usual = served.desk.clock
    served.desk.clock = lambda: usual() + timedelta(seconds=seconds)
    try:
        yield
    finally:
        served.desk.clock = usual


def problem_of(answer: httpx.Response) -> tuple[int, str]:
    """Status and the end of the type of a problem."""
    return answer.status_code, answer.json()["type"].removeprefix("urn:portavoz:problem:")
