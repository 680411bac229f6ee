"""What a running server does unasked, beside answering: notices, re-guarding, facts that lapse, retention."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from app.brand.load import load
from app.evidence.store import fingerprint
from app.operations.desk import Desk
from app.operations.ground import expire
from app.operations.retention import sweep
from app.operations.watch import Watch
from app.operations.weigh import weigh_pending

log = logging.getLogger(__name__)


class Chore(NamedTuple):
    """Something done again and again. `every`: seconds between two times."""

    do: Callable[[Desk], Awaitable[object]]
    every: float


async def _lapse(desk: Desk) -> object:
    """A fact that was true until yesterday carries no approval today."""
    async with desk.db.write() as connection:
        return await expire(connection, desk.brand, desk.clock())


async def _retain(desk: Desk) -> object:
    """Nothing is kept longer than the brand wants to keep it."""
    days = desk.settings.retention_days
    return await sweep(desk.db, desk.clock(), days, tongue=desk.settings.language) if days is not None else 0


async def _reread(desk: Desk) -> None:
    """`portavoz index` beside a running server changed the knowledge: from here on the desk works with it too."""
    async with desk.db.read() as connection:
        mark = await fingerprint(connection, desk.brand.slug)
    if mark is None or mark.startswith(desk.brand.fingerprint):
        return
    brand = await asyncio.to_thread(load, desk.settings.knowledge)
    if brand.fingerprint != desk.brand.fingerprint:
        await desk.take(brand)


async def _remember(desk: Desk) -> None:
    """Other servers write too, and what was erased must leave this one's memory."""
    await desk.load_recent()


CHORES = (
    Chore(weigh_pending, 5),
    Chore(_reread, 10),
    Chore(_lapse, 600),
    Chore(_remember, 600),
    Chore(_retain, 86_400),
)


class Housekeeping:
    """`start` it when the desk is open, `close` it before the desk. Several servers may keep the same house."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watch = Watch(desk)
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._watch.start()
        self._tasks = [asyncio.create_task(self._keep(chore)) for chore in CHORES]

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._watch.close()

    async def _keep(self, chore: Chore) -> None:
        while True:
            try:
                await chore.do(self._desk)
            except Exception as error:  # one that fails must not end the others, nor itself for good
                log.error("a chore failed: %s", type(error).__name__)
            await asyncio.sleep(chore.every)
