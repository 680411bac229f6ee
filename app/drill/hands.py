"""Work that waits and the people who do it: each does one thing at a time, what is most urgent first."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime
from itertools import count
from typing import NamedTuple

from app.drill.agenda import Agenda
from app.review.people import Person

Do = Callable[[Person], Awaitable[None]]
TOGETHER = 20
"""Things of one group that are decided in one go."""
FURTHER = 0.25
"""Time that each further one of a group takes, beside the first."""


class Job(NamedTuple):
    """Something to do. `rank`: before what is due earlier; `group`: done together with others of the same."""

    rank: int
    due: datetime
    order: int
    seconds: float
    do: Do
    group: str | None = None
    not_by: frozenset[str] = frozenset()
    """Ids of people who may not do it: who wrote or asked for a text does not approve it."""


class Pile:
    """Jobs that wait for anybody who serves this pile."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._jobs: list[Job] = []
        self._order = count()
        self.hands: list[Hand] = []

    def put(
        self,
        rank: int,
        due: datetime,
        seconds: float,
        do: Do,
        group: str | None = None,
        not_by: frozenset[str] = frozenset(),
    ) -> None:
        heapq.heappush(self._jobs, Job(rank, due, next(self._order), seconds, do, group, not_by))
        for hand in self.hands:
            if not hand.busy:
                self._agenda.after(0, hand.turn)

    def take(self, person: Person) -> list[Job]:
        """The most urgent job that this person may do, with those of its group; nothing where there is none."""
        mine = heapq.nsmallest(1, (job for job in self._jobs if person.id not in job.not_by))
        if not mine:
            return []
        taken = [mine[0], *self._alike(mine[0], person)]
        gone = {job.order for job in taken}
        self._jobs = [job for job in self._jobs if job.order not in gone]
        heapq.heapify(self._jobs)
        return taken

    def _alike(self, first: Job, person: Person) -> list[Job]:
        if first.group is None:
            return []
        same = (job for job in self._jobs if job.group == first.group and job.order != first.order)
        return heapq.nsmallest(TOGETHER - 1, (job for job in same if person.id not in job.not_by))


class Hand:
    """A person at work. Serves its piles in their order."""

    def __init__(self, person: Person, piles: list[Pile], agenda: Agenda) -> None:
        self.person, self.busy = person, False
        self._piles, self._agenda = piles, agenda
        for pile in piles:
            pile.hands.append(self)

    async def turn(self) -> None:
        """Takes the next thing, if free; it is done when its seconds have passed."""
        if self.busy:
            return
        jobs = next(filter(None, (pile.take(self.person) for pile in self._piles)), None)
        if not jobs:
            return
        self.busy = True
        seconds = jobs[0].seconds + sum(job.seconds * FURTHER for job in jobs[1:])
        self._agenda.after(seconds, lambda: self._finish(jobs))

    async def _finish(self, jobs: list[Job]) -> None:
        try:
            for job in jobs:
                await job.do(self.person)
        finally:
            self.busy = False
        await self.turn()
