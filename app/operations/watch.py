"""What a server does unasked: looks at deadlines and chains, delivers notices. Several servers may do it at once."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from app.brand.brand import Brand
from app.db import Database
from app.notify.delivery import Delivering
from app.notify.outbox import Jitter
from app.notify.schedule import act, due
from app.settings import Settings

EVERY = 10.0
"""Seconds between two looks: small beside the shortest pace of a chain, five minutes."""
DELIVERS_EVERY = 2.0
"""Seconds between two looks into the outbox."""

Work = Callable[[datetime], Awaitable[int]]

log = logging.getLogger(__name__)


class Watched(Protocol):
    """What of a desk is watched (app.operations.desk)."""

    @property
    def settings(self) -> Settings: ...
    @property
    def brand(self) -> Brand: ...
    @property
    def db(self) -> Database: ...
    @property
    def clock(self) -> Callable[[], datetime]: ...


class Watch:
    """`start` it once, `close` it. A test calls `tick` with a moment of its own."""

    def __init__(
        self, desk: Watched, jitter: Jitter = random.random, every: float = EVERY, *, delivers: bool = True
    ) -> None:
        """`delivers` False: it looks and tells nobody outside, as in a drill."""
        self._desk, self._every, self._delivers = desk, every, delivers
        self._delivering = Delivering(desk.settings, lambda: desk.brand, desk.db, jitter)
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """A slow receiver holds up neither deadlines nor the other channel nor a decision: each has its own task."""
        pace = min(DELIVERS_EVERY, self._every)
        channels = [partial(self.deliver, channel=channel) for channel in self._delivering.senders]
        looks: list[tuple[Work, float]] = [(self.look, self._every), *((channel, pace) for channel in channels)]
        self._tasks = [asyncio.create_task(self._keep(work, every)) for work, every in looks]

    async def close(self) -> None:
        """Stops at once. What was on its way is tried again by whoever watches next."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._delivering.close()

    async def tick(self, now: datetime) -> None:
        """One look and one delivery, as of `now`."""
        await self.look(now)
        await self.deliver(now)

    async def look(self, now: datetime) -> int:
        """Tells what is due to be told, each in a transaction of its own; how many notices that made."""
        db, brand = self._desk.db, self._desk.brand
        async with db.read() as connection:
            found = await due(connection, brand, now)
        told = 0
        for what in found:
            async with db.write() as connection:
                told += await act(connection, brand, what, now)
        return told

    async def deliver(self, now: datetime, channel: str | None = None) -> int:
        """Tries the messages whose time has come, of one channel or of all; how many arrived."""
        return await self._delivering.deliver(now, channel) if self._delivers else 0

    async def _keep(self, work: Work, every: float) -> None:
        while True:
            try:
                await work(self._desk.clock())
            except Exception as error:  # the next look may go better; a value of the error may be somebody's words
                log.error("the watch stumbled: %s", type(error).__name__)
            await asyncio.sleep(every)
