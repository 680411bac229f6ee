"""The leads of a scripted team keep what is known: facts, rumours, and questions to the brand's areas."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.drill.decisions import Decisions
from app.drill.errands import errand, reason
from app.drill.play import Play
from app.drill.profiles import Profile
from app.drill.script import Ask, Known, Rumour
from app.errors import PortavozError
from app.operations.answering import answer
from app.operations.asking import ask
from app.operations.fact_entries import ledger_of
from app.operations.fact_given import FactGiven
from app.operations.ledger import put_fact, refute_fact
from app.operations.settling import settle
from app.review.people import Person
from app.review.states import UNDECIDED
from app.review.tables import replies

LEAST_MINUTES = 5.0
"""Deadline of a question at the least."""


class Inquiry:
    """What becomes known, and how it gets into the ledger."""

    def __init__(self, play: Play, profile: Profile, decisions: Decisions) -> None:
        self.play, self.profile, self.leads = play, profile, decisions.leads

    def _soon(self, what: str, do: Any) -> None:
        errand(self.play, self.leads, round(self.play.random.uniform(*self.profile.fact), 1), what, do)

    def learned(self, known: Known) -> None:
        """An area tells a lead something."""
        given = known.model_dump(exclude={"at"})
        self._soon("fact", lambda person: self._put(person, given))

    def rumoured(self, rumour: Rumour) -> None:
        """A claim is noted as what nobody has confirmed."""
        if self.profile.asks:
            given = {"id": rumour.id, "statement": rumour.claim, "status": "unconfirmed"}
            self._soon("rumour", lambda person: self._put(person, given))

    def refuted(self, rumour: Rumour) -> None:
        """There is proof that it is false."""
        if self.profile.asks:
            self._soon("refuted", lambda person: self._refute(person, rumour))

    async def _put(self, person: Person, given: dict[str, Any]) -> None:
        version = await self._version(given["id"])
        kept = {**given, "incident": self.play.incident, "reason": reason(self.play, "fact")}
        await put_fact(self.play.desk, person, FactGiven.model_validate(kept), version=version)
        self.play.note("fact", person, given["id"])

    async def _refute(self, person: Person, rumour: Rumour) -> bool:
        version, why = await self._version(rumour.id), reason(self.play, "fact")
        if version is None:
            return False
        truth = rumour.correction or ""
        await refute_fact(self.play.desk, person, rumour.id, correction=truth, version=version, reason=why)
        self.play.note("refuted", person, rumour.id)
        return True

    async def _version(self, id: str) -> int | None:
        async with self.play.desk.db.read() as connection:
            known = await ledger_of(self.play.desk, connection)
        return next((entry.version for entry in known if entry.fact.id == id and entry.in_force), None)

    def asks(self, asked: Ask) -> None:
        """Somebody should put a question to an area."""
        if self.profile.asks:
            self._soon("asked", lambda person: self._ask(person, asked))

    async def _ask(self, person: Person, asked: Ask) -> bool:
        reply = await self._asker()
        if reply is None:
            return False
        due = self.play.now + timedelta(minutes=max(LEAST_MINUTES, asked.after * 1.5))
        desk = self.play.desk
        sent = await ask(desk, person, reply=reply, area=asked.area, question=asked.question, due_at=due)
        self.play.note("asked", person, asked.area)

        async def answers() -> None:
            try:
                await answer(desk, sent.secret, name=asked.area, answer=asked.answer, source=asked.source)
            except PortavozError as error:
                self.play.note("refused", None, f"answer: {error.type}")
                return
            self.play.note("answered", None, asked.area)
            self._soon("settled", lambda person: self._settle(person, sent.question.id, asked))

        self.play.agenda.at(max(self.play.moment(asked.at + asked.after), self.play.now), answers)
        return True

    async def _asker(self) -> str | None:
        """A reply of the incident that is still to be decided, else any such."""
        r = replies.c
        first = (r.next_due, r.created_at, r.comment_key)
        open_ = select(r.id).where(r.state.in_(UNDECIDED), r.kind == "answer").order_by(*first)
        mine = open_.where(r.incident == self.play.incident)
        async with self.play.desk.db.read() as connection:
            found: str | None = await connection.scalar(mine.limit(1)) or await connection.scalar(open_.limit(1))
        return found

    async def _settle(self, person: Person, question: str, asked: Ask) -> None:
        fact = FactGiven(id=asked.fact, statement=asked.answer, source=asked.source)
        await settle(self.play.desk, person, question, confirm=fact, reason=reason(self.play, "fact"))
        self.play.note("settled", person, asked.area)
