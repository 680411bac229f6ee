"""A request that may be sent again: what it did and the memory of it are one transaction."""

import copy
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.operations.desk import Desk
from app.review import repeats
from app.review.people import Person
from app.review.replies import Reply

Act = Callable[[Desk], Awaitable[Reply]]


class _Joined(Database):
    """A database whose every block is part of one transaction that is open already."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> str:
        return self._connection.dialect.name

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        yield self._connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        yield self._connection


def digest(*parts: str | None) -> str:
    """What makes two requests the same."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


async def once(desk: Desk, person: Person, key: str, body: str, act: Act) -> tuple[Reply, bool]:
    """What `act` gives, and whether the same request got it before. `body`: the request's digest.

    Raises IdempotencyConflict, and what `act` raises; then nothing is stored and the key is free again.
    """
    async with desk.twins.lock(person, key):
        if earlier := await _earlier(desk, person, key, body):
            return earlier, True
        try:
            return await _first(desk, person, key, body, act), False
        except IntegrityError:
            # Another process stored the twin of this request in the meantime: what it did stands, ours was undone.
            if earlier := await _earlier(desk, person, key, body):
                return earlier, True
            raise


async def _earlier(desk: Desk, person: Person, key: str, body: str) -> Reply | None:
    async with desk.db.read() as connection:
        return await repeats.answered_before(connection, person, key, body)


async def _first(desk: Desk, person: Person, key: str, body: str, act: Act) -> Reply:
    async with desk.db.write() as connection:
        within = copy.copy(desk)
        within.db = _Joined(connection)
        reply = await act(within)
        await repeats.remember(connection, person, key, body, reply, desk.clock())
        return reply
