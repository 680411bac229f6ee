"""Who waits for changes: one look at the audit chain every moment for all of them, and none while nobody listens."""

import asyncio
import logging
import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import FrameType
from typing import NamedTuple
from weakref import WeakSet

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.review import audit
from app.review.tables import audit as rows
from app.web.limits import TooManyRequests
from app.web.logs import without_values
from app.wording import Wording

EVERY = 0.7
"""Seconds between two looks."""
SILENCE = 10.0
"""Seconds after which a comment line keeps proxies from closing the connection."""
RECHECK = 30.0
"""Seconds after which it is asked again whether the key or the session still lives."""
MOST = 500
"""Listeners of one process."""
EACH = 20
"""Of these, one person's."""
BEHIND = 1_000
"""Changes that a listener is told one by one; who has missed more reads the list again."""
COME_BACK = 10
"""Seconds."""

FULL = Wording(
    es="Hay demasiadas conexiones de avisos abiertas; cierre pestañas que no use y vuelva en unos segundos.",
    en="Too many event streams are open; close tabs that you do not use and come back in a few seconds.",
)

log = logging.getLogger(__name__)


class Change(NamedTuple):
    """A reply that somebody did something with. `reply` None: too many are behind; read the list again."""

    seq: int
    reply: str | None


class Listener:
    """Somebody who waits. `seen`: everything up to that row of the chain is known or still to come."""

    def __init__(self, person: str, seen: int) -> None:
        self.person, self.seen = person, seen
        self._pending: list[Change] = []
        self._woken = asyncio.Event()

    def tell(self, changes: Iterable[Change]) -> None:
        """Some more to take."""
        self._pending = _latest([*self._pending, *changes])
        self._woken.set()

    async def next(self, seconds: float) -> list[Change]:
        """What there is to tell; nothing after so many seconds, or when all is over."""
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return []
        self._woken.clear()
        taken, self._pending = self._pending, []
        return taken


def _latest(changes: list[Change]) -> list[Change]:
    """The last change of each reply, in their order; one that says to read again when there are too many."""
    if len(changes) > BEHIND or any(change.reply is None for change in changes):
        return [Change(changes[-1].seq, None)]
    return sorted({change.reply: change for change in changes}.values())


class Listening:
    """The listeners of one process."""

    def __init__(
        self, every: float = EVERY, silence: float = SILENCE, recheck: float = RECHECK, most: int = MOST
    ) -> None:
        self.silence, self.recheck = silence, recheck
        self._every, self._most = every, most
        self._listeners: WeakSet[Listener] = WeakSet()  # a stream that never began leaves no place taken
        self._opening = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None
        self._position = 0
        self._left = asyncio.Event()
        self.ended = False

    async def join(self, db: Database, person: str, after: int | None) -> Listener:
        """One more, from now on or from after that row of the chain. Raises TooManyRequests."""
        await self._look(db)
        mine = sum(1 for other in self._listeners if other.person == person)
        if len(self._listeners) >= self._most or mine >= EACH:
            raise TooManyRequests(FULL, COME_BACK)
        listener = Listener(person, self._position)
        self._listeners.add(listener)
        if after is not None and after != listener.seen:
            await self._catch_up(db, listener, after)
        return listener

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)
        if not self._listeners:
            self._left.set()

    def close(self) -> None:
        """Every stream ends: a server that stops waits for none."""
        self.ended = True
        for listener in list(self._listeners):
            listener.tell(())
        self._left.set()

    async def _catch_up(self, db: Database, listener: Listener, after: int) -> None:
        """What it missed. A row that the chain has not reached yet was another database's."""
        here = listener.seen
        async with db.read() as connection:
            known = after <= (await audit.head(connection)).seq
            missed = await _changes(connection, after, here) if known else [Change(here, None)]
        listener.seen = min(after, here)
        if missed:
            listener.tell(missed)

    async def _look(self, db: Database) -> None:
        async with self._opening:
            if self._looking is not None and not self._looking.done():
                return
            async with db.read() as connection:
                self._position = (await audit.head(connection)).seq
            end_with_process(self.close)
            self._looking = asyncio.create_task(self._go_on(db))

    async def _go_on(self, db: Database) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._left.wait(), self._every)
            self._left.clear()
            if self.ended or not self._listeners:
                return
            try:
                async with db.read() as connection:
                    changes = await _changes(connection, self._position)
            except (SQLAlchemyError, OSError) as error:  # it comes back, and nothing is lost: the chain is on file
                log.warning("no look at the chain: %s", without_values(error))
                continue
            if changes:
                self._position = changes[-1].seq
                for listener in list(self._listeners):
                    listener.tell(changes)


async def _changes(connection: AsyncConnection, after: int, until: int | None = None) -> list[Change]:
    """The moves of replies after a row, oldest first; at most one more than anybody is told one by one."""
    asked = select(rows.c.seq, rows.c.reply).where(rows.c.seq > after, rows.c.reply.is_not(None))
    if until is not None:
        asked = asked.where(rows.c.seq <= until)
    found = await connection.execute(asked.order_by(rows.c.seq).limit(BEHIND + 1))
    return [Change(row.seq, row.reply) for row in found]


def end_with_process(close: Callable[[], None]) -> None:
    """Closes when the process is told to stop: servers wait for open answers before they tell the application."""
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        former = signal.getsignal(number)
        if callable(former) and not isinstance(former, _Stop):
            signal.signal(number, _Stop(loop, close, former))


class _Stop:
    """A signal's handler that closes, and then does what the server's own does."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        close: Callable[[], None],
        former: Callable[[int, FrameType | None], object],
    ) -> None:
        self._loop, self._close, self._former = loop, close, former

    def __call__(self, number: int, frame: FrameType | None) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._close)
        self._former(number, frame)
