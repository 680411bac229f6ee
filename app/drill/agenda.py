"""The time of a drill: what happens next, one thing after another, as fast as possible or at a chosen speed."""

import asyncio
import heapq
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count

Act = Callable[[], Awaitable[None]]


class Clock:
    """Stands at the moment of what happens now; with a speed it also runs between two things that happen.

    `speed`: simulated seconds in a second; None stands still. `passing`: seconds of the real clock, given by tests.
    """

    def __init__(
        self, start: datetime, speed: float | None = None, passing: Callable[[], float] = time.monotonic
    ) -> None:
        self._at, self.speed, self._passing = start, speed, passing
        self._since = passing()

    def __call__(self) -> datetime:
        if self.speed is None:
            return self._at
        return self._at + timedelta(seconds=(self._passing() - self._since) * self.speed)

    def set(self, moment: datetime) -> None:
        """Never back: what has happened stays before what happens."""
        self._at, self._since = max(self._at, moment), self._passing()

    def ahead(self, moment: datetime) -> float:
        """Real seconds until then."""
        return 0.0 if self.speed is None else max(0.0, (moment - self()).total_seconds() / self.speed)


class Agenda:
    """What is to happen when. Of two things at one moment the one that was noted first goes first."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._next: list[tuple[datetime, int, Act]] = []
        self._order = count()

    def at(self, moment: datetime, act: Act) -> None:
        heapq.heappush(self._next, (moment, next(self._order), act))

    def after(self, seconds: float, act: Act) -> None:
        """So many simulated seconds from now."""
        self.at(self.clock() + timedelta(seconds=seconds), act)

    async def run(self, until: datetime) -> None:
        """Everything until that moment. What an act puts on the agenda counts too."""
        while self._next and self._next[0][0] <= until:
            moment, _, act = heapq.heappop(self._next)
            if (wait := self.clock.ahead(moment)) > 0:
                await asyncio.sleep(wait)
            self.clock.set(moment)
            await act()
        if (wait := self.clock.ahead(until)) > 0:
            await asyncio.sleep(wait)
        self.clock.set(until)
