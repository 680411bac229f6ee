"""What leads and heads of a scripted team decide on: replies one by one, and those of a group together."""

from typing import Protocol

from sqlalchemy import select

from app.drill.errands import DECIDE, reason
from app.drill.hands import Pile
from app.drill.play import Play
from app.drill.profiles import Profile
from app.errors import PortavozError
from app.guard.verdict import blocking, overridable
from app.operations.decide import approve, dismiss
from app.review.approving import Blocked, Override, needed
from app.review.people import Person
from app.review.reading import fetch, fetch_all
from app.review.replies import Reply
from app.review.tables import replies

MOVED = frozenset({"stale-version", "ground-moved", "wrong-hash", "two-people"})
"""Refusals after which the reply is read again and decided on by whoever is next."""
MOST_READ = 5
"""Times that one reply is put before somebody."""


class Publishes(Protocol):
    """Whoever sees to what is decided (app.drill.shift)."""

    def to_publish(self, reply: Reply) -> None: ...
    def to_write(self, reply: Reply, tries: int = 0) -> None: ...


class Decisions:
    """`leads` and `heads`: their piles; a head also serves the leads' one."""

    def __init__(self, play: Play, profile: Profile, leads: Pile, heads: Pile) -> None:
        self.play, self.profile, self.leads, self.heads = play, profile, leads, heads
        self.after: Publishes | None = None
        self._before: dict[str, int] = {}
        self._queued: set[str] = set()
        self._fallen: dict[str, int] = {}

    def put(self, reply: Reply) -> None:
        """Before whoever may approve it."""
        if reply.id in self._queued or self._before.get(reply.id, 0) >= MOST_READ:
            return
        self._queued.add(reply.id)
        self._before[reply.id] = self._before.get(reply.id, 0) + 1
        pile = self.heads if needed(reply, self.play.brand) == "head" else self.leads
        seconds = round(self.play.random.uniform(*self.profile.read), 1)
        group = reply.change or reply.likeness
        mine = frozenset({reply.requester, *reply.authors})
        pile.put(DECIDE, reply.next_due, seconds, lambda person: self._decide(person, reply.id), group, mine)

    async def gather(self) -> None:
        """All that is undecided, has a text and is before nobody: after a change, texts come anew."""
        r = replies.c
        waiting = select(r.id).where(r.state == "pending", r.revision.is_not(None))
        asked = waiting.order_by(r.band, r.next_due, r.created_at, r.comment_key, r.kind)
        async with self.play.desk.db.read() as connection:
            ids = [id for id in (await connection.execute(asked)).scalars() if id not in self._queued]
            found = {reply.id: reply for reply in await fetch_all(connection, ids)}
            fallen = (await connection.execute(select(r.id).where(r.state == "stale", r.result == "hold"))).scalars()
            own = await fetch_all(connection, fallen)
        for id in ids:
            self.put(found[id])
        for reply in sorted(own, key=lambda one: (one.next_due, one.comment_key)):
            self._anew(reply)

    def _anew(self, reply: Reply) -> None:
        """What a person wrote is not drafted again when the line changes: somebody writes it anew, once a change."""
        if self.after is not None and self._fallen.get(reply.id) != reply.version:
            self._fallen[reply.id] = reply.version
            self.after.to_write(reply, 1)

    async def _decide(self, person: Person, id: str) -> None:
        self._queued.discard(id)
        reply = await self._read(id)
        if reply.state != "pending" or self.after is None:
            return
        try:
            done = await self._decided(person, reply)
        except Blocked as error:
            self.play.note("blocked", person, ", ".join(dict.fromkeys(error.rules)))
            self.after.to_write(reply, 1)
        except PortavozError as error:
            self.play.note("refused", person, f"decide: {error.type}")
            if error.type in MOVED:
                self.put(await self._read(id))
        else:
            if done.state == "approved":
                self.after.to_publish(done)

    async def _decided(self, person: Person, reply: Reply) -> Reply:
        desk = self.play.desk
        if reply.result == "no_reply" and reply.draft is None:
            return await dismiss(desk, reply.id, person, version=reply.version)
        seen, words = reply.version, reply.sha256 or ""
        return await approve(desk, reply.id, person, version=seen, sha256=words, overrides=self._passed(reply))

    async def _read(self, id: str) -> Reply:
        async with self.play.desk.db.read() as connection:
            return await fetch(connection, id)

    def _passed(self, reply: Reply) -> tuple[Override, ...]:
        """What a team without a plan lets pass."""
        found = [finding.rule for finding in blocking(reply.findings) if overridable(finding)]
        if not found or self.play.random.random() >= self.profile.overrides:
            return ()
        why = reason(self.play, "override")
        return tuple(Override(rule=rule, reason=why) for rule in dict.fromkeys(found))
