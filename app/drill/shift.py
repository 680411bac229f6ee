"""The agents of a scripted team: they read, hold, have answers drafted, write what no engine may, and publish."""

from collections.abc import Callable
from datetime import timedelta

from app.drill.hands import Pile
from app.drill.own_words import by_the_line, cut, retort
from app.drill.play import Play
from app.drill.profiles import Profile, Seconds
from app.drill.script import HURT, INCIDENT, Who
from app.drill.timeline import Heard
from app.errors import PortavozError
from app.operations.beside import closing
from app.operations.draft_comment import Request, draft_comment
from app.operations.holding_lane import hold_at_once
from app.operations.publish import Part, Published, publish
from app.operations.write import edit
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply

HELD: frozenset[Who] = HURT | {"witness", "press"}
"""Who is told to wait at once: everybody else is answered when their turn comes."""
PUBLISH_HOLDING, HOLD, PUBLISH, ASK, WRITE = range(5)
"""Ranks of an agent's work."""
TRIES = 15
PATIENCE = timedelta(minutes=20)
"""How long an answer about the crisis waits for a line."""
AGAIN = 120.0
"""Seconds until somebody tries again to write a text that has no line yet."""


class Shift:
    """What agents do. `decide` puts a reply before whoever may approve it (app.drill.decisions)."""

    def __init__(self, play: Play, profile: Profile, pile: Pile, decide: Callable[[Reply], None]) -> None:
        self.play, self.profile, self.pile, self._decide = play, profile, pile, decide
        self._waiting: list[Heard] = []
        self.closing_text: str | None = None
        """What ends the matter in public, once the incident is over."""

    def draw(self, seconds: Seconds) -> float:
        return round(self.play.random.uniform(*seconds), 1)

    def hears(self, heard: Heard) -> None:
        """A comment has come in: somebody sees to it, or, in a team without a plan, perhaps nobody."""
        if self.play.random.random() < self.profile.ignores:
            return
        due = heard.comment.at(self.play.now)
        waits = self.profile.waits and heard.who in INCIDENT and not self._has_line() and self.closing_text is None
        if self.profile.holdings and (waits or heard.who in HELD):
            self.pile.put(HOLD, due, self.draw(self.profile.hold), lambda person: self._hold(person, heard))
        if waits:
            self._waiting.append(heard)
            self.play.agenda.after(PATIENCE.total_seconds(), lambda: self._no_longer(heard))
        else:
            self._to_ask(heard)

    def line_stands(self) -> None:
        """There is something official to say: what waited for it is drafted."""
        waiting, self._waiting = self._waiting, []
        for heard in waiting:
            self._to_ask(heard)

    async def _no_longer(self, heard: Heard) -> None:
        if heard in self._waiting:
            self._waiting.remove(heard)
            self._to_ask(heard)

    def _has_line(self) -> bool:
        known = self.play.desk.situation.incident(self.play.incident)
        return known is not None and known.line is not None

    def _to_ask(self, heard: Heard) -> None:
        due = heard.comment.at(self.play.now)
        self.pile.put(ASK, due, self.draw(self.profile.ask), lambda person: self._ask(person, heard))

    async def _hold(self, person: Person, heard: Heard) -> None:
        request = Request(comment=heard.comment, engine=self.play.engine)
        try:
            reply = (await hold_at_once(self.play.desk, request, person)).reply
        except PortavozError as error:
            self.play.note("refused", person, error.type)
            return
        self.decided_or_not(reply)

    async def _ask(self, person: Person, heard: Heard) -> None:
        request = Request(comment=heard.comment, engine=self.play.engine)
        try:
            reply = (await draft_comment(self.play.desk, request, person)).reply
        except PortavozError as error:
            self.play.note("refused", person, error.type)
            return
        feeds = heard.who == "troll" and self.play.random.random() < self.profile.feeds
        if feeds:
            self.pile.put(WRITE, reply.next_due, self.draw(self.profile.write), lambda p: self._retort(p, reply.id))
        elif reply.result == "hold" or (reply.result == "no_reply" and self._sees_more(heard)):
            self.to_write(reply)
        else:
            self.decided_or_not(reply)

    def _sees_more(self, heard: Heard) -> bool:
        """Somebody who reads sees a person in trouble where the protocol saw nothing to answer."""
        return self.profile.waits and heard.who in INCIDENT

    def decided_or_not(self, reply: Reply) -> None:
        """To be published when it may be, or to be decided on."""
        if reply.state == "approved":
            self.to_publish(reply)
        elif reply.state == "pending":
            self._decide(reply)

    def to_publish(self, reply: Reply) -> None:
        """Once its undo window is over."""
        rank = PUBLISH_HOLDING if reply.kind == "holding" else PUBLISH
        wait = (reply.approval.visible_at - self.play.now).total_seconds() if reply.approval else 0.0

        async def due() -> None:
            self.pile.put(rank, reply.next_due, self.draw(self.profile.publish), lambda p: self._publish(p, reply.id))

        self.play.agenda.after(max(0.0, wait), due)

    async def _publish(self, person: Person, id: str) -> None:
        desk = self.play.desk
        async with desk.db.read() as connection:
            reply = await fetch(connection, id)
        approval = reply.offered(self.play.now)
        if reply.state != "approved" or approval is None:
            return  # its ground has changed in the meantime: it comes back when it has been drafted anew
        parts: tuple[Part, ...] = ("public",) if approval.private_text is None else ("public", "private")
        try:
            for part in parts:
                await publish(desk, id, person, Published(part=part, sha256=approval.sha256))
        except PortavozError as error:
            self.play.note("refused", person, error.type)
            return
        if reply.kind == "answer" and reply.triage.private and self.closing_text is not None:
            seconds = self.draw(self.profile.ask)
            self.pile.put(ASK, self.play.now, seconds, lambda agent: self._close(agent, id))

    async def _close(self, person: Person, id: str) -> None:
        """Whoever was taken private after the end is closed too."""
        try:
            self._decide(await closing(self.play.desk, id, person, public_text=self.closing_text))
        except PortavozError as error:
            self.play.note("refused", person, error.type)

    def to_write(self, reply: Reply, tries: int = 0) -> None:
        """A person writes it. Without a line there is nothing to say yet."""
        if tries > TRIES:
            self.play.note("left", None, reply.comment.id or "")
            return
        seconds = self.draw(self.profile.write)
        self.pile.put(WRITE, reply.next_due, seconds, lambda person: self._write(person, reply.id, tries))

    async def _write(self, person: Person, id: str, tries: int) -> None:
        desk = self.play.desk
        async with desk.db.read() as connection:
            reply, situation = await fetch(connection, id), await desk.keep_up(connection)
        incident = situation.incident(reply.incident or self.play.incident)
        if reply.state not in ("pending", "stale", "changes_requested"):
            return
        if reply.kind == "closing":
            await self._shorter(person, reply)
            return
        if incident is None or incident.line is None:

            async def later() -> None:
                self.to_write(reply, tries + 1)

            self.play.agenda.after(AGAIN, later)
            return
        text = by_the_line(reply, incident.line, desk.brand, self.play.random)
        if text is None:
            self.play.note("left", person, reply.comment.id or "")
            return
        await self._written(person, reply, text)

    async def _shorter(self, person: Person, reply: Reply) -> None:
        """A closing that its network has no room for loses its last sentences."""
        text = cut(reply.draft.public_text, reply, self.play.brand) if reply.draft else None
        if text is None or (reply.draft and text == reply.draft.public_text):
            self.play.note("left", person, reply.comment.id or "")
        else:
            await self._written(person, reply, text)

    async def _retort(self, person: Person, id: str) -> None:
        async with self.play.desk.db.read() as connection:
            reply = await fetch(connection, id)
        await self._written(person, reply, retort(reply, self.play.random))

    async def _written(self, person: Person, reply: Reply, text: str) -> None:
        try:
            edited = await edit(
                self.play.desk, reply.id, person, version=reply.version, public_text=text, private_text=None
            )
        except PortavozError as error:
            self.play.note("refused", person, error.type)
            return
        self._decide(edited)
