"""What a running server does unasked, beside answering: notices, re-guarding, facts that lapse, retention."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from app.brand.load import load
from app.evidence.store import fingerprint
from app.incident.mode import PERMITS
from app.notify.outbox import clear
from app.operations.alarms import look
from app.operations.desk import Desk
from app.operations.ground import expire
from app.operations.nagging import nag_questions
from app.operations.promises import nag_lines
from app.operations.redrafting import redraft_all
from app.operations.retention import sweep
from app.operations.watch import Watch

log = logging.getLogger(__name__)


class Chore(NamedTuple):
    """Something done again and again. `every`: seconds between two times, or what the desk says they are."""

    do: Callable[[Desk], Awaitable[object]]
    every: float | Callable[[Desk], float]

    def pause(self, desk: Desk) -> float:
        return self.every(desk) if callable(self.every) else self.every


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


async def _clear(desk: Desk) -> object:
    """The outbox keeps what was sent for a month, not for ever."""
    async with desk.db.write() as connection:
        return await clear(connection, desk.clock())


async def _nag_lines(desk: Desk) -> object:
    """What an official line promised for a moment that has passed."""
    return await nag_lines(desk, desk.clock())


async def _nag_questions(desk: Desk) -> object:
    """Questions that an area has not answered."""
    return await nag_questions(desk, desk.clock())


def _look_every(desk: Desk) -> float:
    return PERMITS[desk.situation.mode].look_every


async def _look_out(desk: Desk) -> object:
    """At the volume of what is heard."""
    return await look(desk, desk.clock())


async def _keep_up(desk: Desk) -> object:
    """Other servers change the situation too; drafts ask for themselves, the pages' banner goes by this."""
    async with desk.db.read() as connection:
        return await desk.keep_up(connection)


CHORES = (
    Chore(_keep_up, 2),
    Chore(redraft_all, 3),
    Chore(_look_out, _look_every),
    Chore(_nag_lines, 15),
    Chore(_nag_questions, 15),
    Chore(_reread, 10),
    Chore(_lapse, 600),
    Chore(_remember, 600),
    Chore(_retain, 86_400),
    Chore(_clear, 86_400),
)


class Housekeeping:
    """`start` it when the desk is open, `close` it before the desk. Several servers may keep the same house."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watch = Watch(desk, delivers=desk.drill is None)
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
            await asyncio.sleep(chore.pause(self._desk))
