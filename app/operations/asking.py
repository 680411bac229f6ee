"""From a reply, one question to one area of the brand, with a deadline. Near-identical replies wait for it too."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Severity
from app.errors import PortavozError
from app.incident.tables import questions, waiting
from app.notify.bulletin import Bulletin, proclaim
from app.notify.duty import filling
from app.notify.notices import colleagues
from app.operations.fact_entries import Keeping
from app.operations.questions import (
    LASTS,
    LONGEST_QUESTION,
    BadQuestion,
    Deed,
    Question,
    QuestionSettled,
    question_of,
    unsettled,
    words,
    write_down,
)
from app.review import audit
from app.review.moving import STATES, opened
from app.review.people import NotAllowed, Person
from app.review.replies import Reply
from app.review.states import UNDECIDED
from app.review.tables import replies
from app.wording import Wording

SOONEST = timedelta(minutes=1)
LONGEST_REASON = 1_000


class NothingWaits(PortavozError):
    """The reply is decided: nothing of it waits for an answer."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "nothing-waits"
    title: ClassVar[Wording] = Wording(es="La respuesta no espera nada", en="The reply waits for nothing")

    def __init__(self, reply: Reply) -> None:
        state = STATES[reply.state]
        super().__init__(
            Wording(
                es=f"La respuesta está {state.es}: se pregunta desde una que esté por decidir. No se ha cambiado nada.",
                en=f"The reply is {state.en}: ask from one that is still to be decided. Nothing was changed.",
            )
        )


class AlreadyAsked(PortavozError):
    """The same was asked before, or the reply waits for that area already. `question`: that one's id."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "already-asked"
    title: ClassVar[Wording] = Wording(es="Ya está preguntado", en="Already asked")

    def __init__(self, question: Question, *, mine: bool) -> None:
        es = "Esta respuesta ya espera a esa área" if mine else "A esa área ya se le ha preguntado eso"
        en = "This reply already waits for that area" if mine else "That area was asked just that already"
        join_es, join_en = (
            ("", "") if mine else (" Súmese a ella desde la propia respuesta.", " Join it from the reply.")
        )
        super().__init__(
            Wording(
                es=f"{es} (pregunta {question.id}, de {question.asked_by}).{join_es} No se ha cambiado nada.",
                en=f"{en} (question {question.id}, by {question.asked_by}).{join_en} Nothing was changed.",
            )
        )
        self.question = question.id


class Asked(NamedTuple):
    """A question with the secret of its one-time link, which is kept nowhere and shown once, to be passed on."""

    question: Question
    secret: str

    @property
    def path(self) -> str:
        return f"/answer/{self.secret}"


def digest_of(secret: str) -> str:
    """What is stored of a link's secret: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


async def ask(keeping: Keeping, person: Person, *, reply: str, area: str, question: str, due_at: datetime) -> Asked:
    """One question to a role of the brand (its id). The area's people are told; its link is for the asker to pass on.

    Raises NoSuchReply, NothingWaits, BadQuestion or AlreadyAsked; then nothing is changed.
    """
    now, text = keeping.clock(), words("question", question, LONGEST_QUESTION)
    _known(area, keeping.brand)
    in_time(due_at, now)
    async with keeping.db.write() as connection:
        asking = await _undecided(connection, reply)
        _not_twice(await unsettled(connection), asking, area, text)
        id, secret = secrets.token_hex(8), secrets.token_urlsafe(32)
        row = {"id": id, "area": area, "question": text, "incident": asking.incident, "digest": digest_of(secret)}
        await connection.execute(insert(questions).values(**row, asked_by=person.id, asked_at=now, due_at=due_at))
        waits = await join_alike(connection, id, {asking.id})
        made = await question_of(connection, id)
        said = {"area": area, "due_at": due_at.isoformat(), "replies": waits}
        await write_down(connection, Deed(made, "question.ask", person, now, text, said))
        await _tell_area(keeping, connection, made, asking.triage.severity)
        return Asked(made, secret)


async def also_waits(keeping: Keeping, person: Person, question: str, reply: str) -> Question:
    """Another reply, and those near-identical to it, wait for the same answer.

    Raises NoSuchQuestion, QuestionSettled, NoSuchReply or NothingWaits.
    """
    async with keeping.db.write() as connection:
        joining = await _undecided(connection, reply)
        found = await question_of(connection, question)
        if found.state == "settled":
            raise QuestionSettled(found)
        new = await join_alike(connection, question, {joining.id})
        if new:
            deed = Deed(found, "question.join", person, keeping.clock(), said={"replies": new})
            await write_down(connection, deed)
        return await question_of(connection, question)


async def withdraw(keeping: Keeping, person: Person, question: str, *, reason: str = "") -> Question:
    """It need not be answered any more. For who asked, or a lead.

    Raises NoSuchQuestion, NotAllowed, QuestionSettled or BadQuestion.
    """
    why, now = words("reason", reason, LONGEST_REASON, needed=False), keeping.clock()
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        found = await question_of(connection, question)
        if found.asked_by != person.name and not person.may("lead"):
            raise NotAllowed(NOT_YOURS)
        if found.state == "settled":
            raise QuestionSettled(found)
        ended = {"settled_by": person.id, "settled_at": now, "outcome": "withdrawn", "reason": why or None}
        await connection.execute(update(questions).where(questions.c.id == question).values(**ended))
        deed = Deed(found, "question.settle", person, now, said={"outcome": "withdrawn"}, reason=why)
        await write_down(connection, deed)
        return await question_of(connection, question)


NOT_YOURS = Wording(
    es="Una pregunta la retira quien la hizo, o alguien con el papel «lead» o más.",
    en="A question is withdrawn by who asked it, or by somebody with the role “lead” or above.",
)


async def join_alike(connection: AsyncConnection, question: str, these: set[str]) -> list[str]:
    """Has these replies wait, and every undecided one near-identical to them in the same incident; the new ones."""
    r = replies.c
    mine = (await connection.execute(select(r.likeness, r.incident).where(r.id.in_(these)).distinct())).all()
    found = set(these)
    for likeness, incident in mine:
        same = r.incident == incident if incident is not None else r.incident.is_(None)
        alike = select(r.id).where(r.likeness == likeness, same, r.state.in_(UNDECIDED), r.kind == "answer")
        found |= set((await connection.execute(alike)).scalars())
    there = set((await connection.execute(select(waiting.c.reply).where(waiting.c.question == question))).scalars())
    new = sorted(found - there)
    if new:
        await connection.execute(insert(waiting), [{"question": question, "reply": reply} for reply in new])
    return new


async def _undecided(connection: AsyncConnection, id: str) -> Reply:
    reply = await opened(connection, id)
    if reply.state not in UNDECIDED:
        raise NothingWaits(reply)
    return reply


def _known(area: str, brand: Brand) -> None:
    if brand.role(area) is None:
        roles = ", ".join(role.id for role in brand.roles) or "—"
        es = f"la marca no tiene el área «{area[:60]}»; tiene: {roles}."
        raise BadQuestion("area", es, f"the brand has no area “{area[:60]}”; it has: {roles}.")


def in_time(due_at: datetime, now: datetime) -> None:
    if due_at.tzinfo is None:
        raise BadQuestion("due_at", "le falta la zona horaria.", "it lacks its time zone.")
    if not now + SOONEST <= due_at <= now + LASTS:
        raise BadQuestion(
            "due_at",
            "el plazo va de un minuto a siete días desde ahora; corríjalo.",
            "the deadline lies between one minute and seven days from now; mend it.",
        )


def _not_twice(open_ones: Iterable[Question], reply: Reply, area: str, text: str) -> None:
    """Raises AlreadyAsked: one question to one area, whoever thinks of it first."""
    for question in open_ones:
        if question.area != area:
            continue
        if reply.id in question.replies:
            raise AlreadyAsked(question, mine=True)
        if question.incident == reply.incident and question.question.casefold() == text.casefold():
            raise AlreadyAsked(question, mine=False)


async def _tell_area(keeping: Keeping, connection: AsyncConnection, question: Question, severity: Severity) -> None:
    """The area's people are told that something is asked of them; what it is stands on the page alone."""
    now, title = keeping.clock(), title_of(keeping.brand, question.area)
    people = filling(keeping.brand, await colleagues(connection), [question.area], now)
    subject = Wording(es=f"Hay una pregunta para {title}", en=f"There is a question for {title}")
    key = f"question:{question.id}:{question.asked_at.isoformat()}"
    bulletin = Bulletin(key=key, subject=subject, lines=(WHO_ANSWERS,), path="/questions", severity=severity)
    await proclaim(connection, bulletin, people or None, now)


WHO_ANSWERS = Wording(
    es="Se espera para contestar en público. Contéstela en Portavoz, o por el enlace que le pasen.",
    en="A public answer waits for it. Answer it in Portavoz, or by the link that you are given.",
)


def title_of(brand: Brand, area: str) -> str:
    """The brand's own name for a role; its id where the role is gone."""
    role = brand.role(area)
    return role.title if role else area
