"""The heads of a scripted team: they answer warnings, declare, say the official line, and end it."""

from datetime import timedelta
from typing import Any

from app.drill.decisions import Decisions
from app.drill.errands import errand, reason
from app.drill.play import Play
from app.drill.profiles import Profile, Seconds
from app.drill.script import Ending, Line
from app.drill.shift import Shift
from app.operations.alarms import settle_alert
from app.operations.declaring import Declaration, amend, declare
from app.operations.incident_record import Record, record
from app.operations.lines import new_line
from app.operations.standing_down import stand_down
from app.review.people import Person


class Command:
    """Everything about the incident itself."""

    def __init__(self, play: Play, profile: Profile, decisions: Decisions, shift: Shift) -> None:
        self.play, self.profile, self.decisions, self.shift = play, profile, decisions, shift
        self._noticed = False

    def draw(self, seconds: Seconds) -> float:
        return round(self.play.random.uniform(*seconds), 1)

    def warned(self, alert: str) -> None:
        """A warning is on the screen. The first one is thought about, the others are seen to belong to it."""
        if not self.profile.declares:
            return
        seconds = self.draw(self.profile.read if self._noticed else self.profile.notice)
        self._noticed = self._noticed or self._begun()
        errand(self.play, self.decisions.heads, seconds, "alert", lambda person: self._warned(person, alert))

    def _begun(self) -> bool:
        """Whether there is anything to it; a person who reads the comments sees that."""
        return self.play.now >= self.play.moment(self.play.script.onset)

    async def _warned(self, person: Person, alert: str) -> None:
        if self.play.incident is None and self._begun():
            await self._declare(person, alert, None)
        known, desk = self.play.incident, self.play.desk
        if known is not None:
            why = reason(self.play, "alert")
            await settle_alert(desk, person, alert, outcome="declared", reason=why, incident=known)
        else:
            await settle_alert(
                desk, person, alert, outcome="dismissed", reason=reason(self.play, "calm"), incident=None
            )

    async def _declare(self, person: Person, alert: str | None, line: Line | None) -> None:
        script = self.play.script
        wanted = {
            "title": script.title,
            "scenario": script.scenario,
            "mode": "crisis" if line else "watch",
            "severity": script.expected.severity,
            "freeze": script.expected.freeze,
            "triggers": script.triggers,
            "examples": script.examples,
            "reason": reason(self.play, "declare"),
            "alert": alert,
        }
        said = {"line": line.text, **self._said(line)} if line else {}
        known = await declare(self.play.desk, person, Declaration.model_validate({**wanted, **said}))
        self.play.incident = known.id
        self.play.note("declared", person, known.mode)

    def _said(self, line: Line) -> dict[str, Any]:
        ahead = self.play.now + timedelta(minutes=line.next_update) if line.next_update else None
        return {"translations": tuple(sorted(line.translations.items())), "next_update": ahead}

    def line_given(self, line: Line) -> None:
        """The head is told what may be said."""
        seconds = self.draw(self.profile.line)
        errand(self.play, self.decisions.heads, seconds, "line", lambda person: self._say(person, line))

    async def _say(self, person: Person, line: Line) -> None:
        if self.play.incident is None:
            await self._declare(person, None, line)
        else:
            await self._change(person, await self._record(self.play.incident), line)
        self.play.note("line", person, line.text)
        self.shift.line_stands()
        await self.decisions.gather()

    async def _change(self, person: Person, known: Record, line: Line) -> None:
        desk, why = self.play.desk, reason(self.play, "line")
        said = self._said(line)
        done = await new_line(desk, known.id, person, version=known.version, text=line.text, reason=why, **said)
        if done.mode == "watch":
            why = reason(self.play, "declare")
            await amend(desk, known.id, person, version=done.version, mode="crisis", reason=why)

    async def _record(self, id: str) -> Record:
        async with self.play.desk.db.read() as connection:
            return await record(connection, id)

    def over(self, end: Ending) -> None:
        """It is solved."""
        if self.profile.ends:
            seconds = self.draw(self.profile.line)
            errand(self.play, self.decisions.heads, seconds, "end", lambda person: self._end(person, end))

    async def _end(self, person: Person, end: Ending) -> None:
        if self.play.incident is None:
            return
        known, why = await self._record(self.play.incident), reason(self.play, "end")
        await stand_down(self.play.desk, known.id, person, version=known.version, closing=end.closing, reason=why)
        self.play.note("stood_down", person)
        self.shift.closing_text = end.closing
        await self.decisions.gather()
