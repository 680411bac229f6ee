"""What happens around the team in a drill: people write, the watch looks, things become known. It decides nothing."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol

from sqlalchemy import select

from app.drill.play import Play
from app.drill.script import Ask, Ending, Known, Line, Rumour
from app.drill.timeline import Heard
from app.incident.mode import PERMITS
from app.monitor.hearing import HeardIn
from app.monitor.tables import alerts
from app.operations.alarms import look
from app.operations.hear import hear
from app.operations.nagging import nag_questions
from app.operations.promises import nag_lines
from app.operations.redrafting import redraft_due
from app.operations.watch import Watch
from app.operations.weigh import weigh_pending

CHORES_EVERY = 30.0
"""Simulated seconds between two rounds of what a server does unasked."""
REDRAFTS = 60
"""Replies that are written anew in one round, at the most."""
LOOKS_EVERY = 30.0
"""Simulated seconds between two looks at the least: a server looks more often in a crisis, where the score counts on
nothing that the looks after its declaration find."""


class Crew(Protocol):
    """Whoever is told: a scripted team, or the screen of whoever leads a drill with people."""

    def hears(self, heard: Heard) -> None: ...
    def warned(self, alert: str) -> None: ...
    def line_given(self, line: Line) -> None: ...
    def learned(self, known: Known) -> None: ...
    def rumoured(self, rumour: Rumour) -> None: ...
    def refuted(self, rumour: Rumour) -> None: ...
    def asks(self, asked: Ask) -> None: ...
    def over(self, end: Ending) -> None: ...
    async def redrafted(self) -> None: ...


class World:
    """Puts a whole script on the agenda of a play."""

    def __init__(self, play: Play, crew: Crew, heard: Iterable[Heard]) -> None:
        self.play, self.crew, self.heard = play, crew, tuple(heard)
        self._watch = Watch(play.desk)
        self._known: set[str] = set()
        self._edition = play.desk.situation.edition

    def set_out(self) -> None:
        """Everything that will happen, noted with its moment."""
        script, crew = self.play.script, self.crew
        for one in self.heard:
            self.play.agenda.at(self.play.moment(one.at), partial(self._speaks, one))
        for known in script.facts:
            self._tell(known.at, partial(crew.learned, known))
        for line in script.lines:
            self._tell(line.at, partial(crew.line_given, line))
        for rumour in script.rumours:
            self._tell(rumour.at, partial(crew.rumoured, rumour))
            if rumour.refuted_at is not None:
                self._tell(rumour.refuted_at, partial(crew.refuted, rumour))
        for asked in script.questions:
            self._tell(asked.at, partial(crew.asks, asked))
        if script.end is not None:
            self._tell(script.end.at, partial(crew.over, script.end))
        self.play.agenda.at(self.play.start, self._looks)
        self.play.agenda.at(self.play.start, self._chores)

    def _tell(self, minute: float, news: Callable[[], None]) -> None:
        async def act() -> None:
            news()

        self.play.agenda.at(self.play.moment(minute), act)

    async def _speaks(self, one: Heard) -> None:
        """Somebody writes: it is heard, and whoever works sees it."""
        said = HeardIn(**one.comment.model_dump(exclude_none=True), followers=one.followers)
        await hear(self.play.desk, [said], source="drill")
        self.crew.hears(one)

    async def _looks(self) -> None:
        """At the pace of the mode, as a server does."""
        desk = self.play.desk
        if await look(desk, self.play.now):
            await self._new_warnings()
        pace = max(LOOKS_EVERY, PERMITS[desk.situation.mode].look_every)
        self.play.agenda.after(pace, self._looks)

    async def _new_warnings(self) -> None:
        async with self.play.desk.db.read() as connection:
            asked = select(alerts.c.id, alerts.c.kind, alerts.c.subject)
            # by what they are about: their ids are random, and a drill repeats
            found = (await connection.execute(asked.order_by(alerts.c.at, alerts.c.kind, alerts.c.subject))).all()
        for row in found:
            if row.id not in self._known:
                self._known.add(row.id)
                self.play.note("alert", None, f"{row.kind} {row.subject}")
                self.crew.warned(row.id)

    async def _chores(self) -> None:
        """Deadlines, promises, questions that are overdue, and drafts whose ground has moved."""
        desk, now = self.play.desk, self.play.now
        await self._watch.look(now)
        await nag_lines(desk, now)
        await nag_questions(desk, now)
        await weigh_pending(desk)
        moved = desk.situation.edition != self._edition
        self._edition = desk.situation.edition
        if await self._redrafts() or moved:
            await self.crew.redrafted()
        self.play.agenda.after(CHORES_EVERY, self._chores)

    async def _redrafts(self) -> int:
        """One by one: several at a time end in another order each time, and a drill repeats."""
        done = 0
        while done < REDRAFTS and await redraft_due(self.play.desk, 1):
            done += 1
        return done
