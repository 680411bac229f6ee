"""The area answers: once by its link, without an account, or signed in. Until a lead confirms it, it is data."""

import re
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.errors import PortavozError
from app.incident.tables import questions
from app.notify.bulletin import Bulletin, leading, proclaim
from app.notify.notices import colleagues
from app.operations.asking import digest_of, title_of
from app.operations.fact_entries import Keeping
from app.operations.questions import (
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_SOURCE,
    Deed,
    Question,
    QuestionSettled,
    by_digest,
    question_of,
    words,
    write_down,
)
from app.review import audit
from app.review.people import NotAllowed, Person
from app.wording import Wording

SECRET = re.compile(r"[\w-]{43}", re.ASCII)
"""256 random bits, as `secrets.token_urlsafe(32)` writes them."""


class DeadLink(PortavozError):
    """A link that answers nothing: used, over, no longer needed, or never ours."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "dead-link"
    title: ClassVar[Wording] = Wording(es="Este enlace ya no sirve", en="This link is of no use any more")


class UnknownLink(DeadLink):
    """Nothing of ours: it may be a guess, so it is counted."""

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="El enlace no está completo o no es de aquí. Ábralo tal como se lo pasaron, o pida otro a quien se"
                " lo envió.",
                en="The link is not complete, or not from here. Open it as you were given it, or ask whoever sent it"
                " for another.",
            )
        )


class AlreadyAnswered(PortavozError):
    status: ClassVar[int] = 409
    type: ClassVar[str] = "already-answered"
    title: ClassVar[Wording] = Wording(es="Ya está contestada", en="Already answered")

    def __init__(self, question: Question) -> None:
        super().__init__(
            Wording(
                es=f"La pregunta ya se contestó ({question.answered_as}). Si hay que corregir algo, avise a"
                f" {question.asked_by}. No se ha cambiado nada.",
                en=f"The question was answered before ({question.answered_as}). If something has to be corrected, tell"
                f" {question.asked_by}. Nothing was changed.",
            )
        )


async def look_at(keeping: Keeping, connection: AsyncConnection, secret: str) -> Question:
    """The question that a link is for. Uses nothing up: mail scanners look first. Raises DeadLink."""
    found = await by_digest(connection, digest_of(secret)) if SECRET.fullmatch(secret) else None
    if found is None:
        raise UnknownLink
    _alive(found, keeping.brand, keeping.clock())
    return found


def _alive(question: Question, brand: Brand, now: datetime) -> None:
    who = question.asked_by
    if question.state == "settled":
        raise DeadLink(
            Wording(
                es="Esta pregunta ya está cerrada y no necesita contestación. Gracias.",
                en="This question is settled and needs no answer. Thank you.",
            )
        )
    if question.state == "answered":
        raise DeadLink(
            Wording(
                es=f"Este enlace ya se usó: la pregunta está contestada. Gracias. Si hay que corregir algo, llame a"
                f" {who}.",
                en=f"This link was used: the question is answered. Thank you. If something has to be corrected, call"
                f" {who}.",
            )
        )
    if now >= question.link_ends:
        leads = ", ".join(role.title for role in brand.roles if role.rank == "lead") or "—"
        raise DeadLink(
            Wording(
                es=f"Este enlace ha caducado. Llame a {who}, que hizo la pregunta, o a {leads}.",
                en=f"This link is over. Call {who}, who asked, or {leads}.",
            )
        )


async def answer(keeping: Keeping, secret: str, *, name: str, answer: str, source: str) -> Question:
    """The area's answer, once. Raises BadQuestion (the link still works then) or DeadLink; nothing is changed."""
    said = _said(name, answer, source)
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        found = await look_at(keeping, connection, secret)
        return await _kept(keeping, connection, found, None, said)


async def answer_as(
    keeping: Keeping, person: Person, question: str, *, answer: str, source: str, name: str = ""
) -> Question:
    """The answer of somebody who is signed in: who fills the area, or a lead who was told it.

    `name`: who said it; empty: the person. Raises BadQuestion, NoSuchQuestion, NotAllowed, QuestionSettled or
    AlreadyAnswered.
    """
    said = _said(name or person.name, answer, source)
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        found = await question_of(connection, question)
        if not may_answer(person, found, keeping.brand):
            raise NotAllowed(NOT_THEIRS)
        if found.state == "settled":
            raise QuestionSettled(found)
        if found.state == "answered":
            raise AlreadyAnswered(found)
        return await _kept(keeping, connection, found, person, said)


NOT_THEIRS = Wording(
    es="Contesta quien ejerce ese rol de la marca, o alguien con el papel «lead» o más.",
    en="Whoever fills that role of the brand answers, or somebody with the role “lead” or above.",
)


def may_answer(person: Person, question: Question, brand: Brand) -> bool:
    """Whether somebody who is signed in may answer: they fill the area, or they are a lead or above."""
    functions = {role.id for role in brand.roles}.intersection(person.functions)
    role = brand.role(question.area)
    fills = question.area in functions if functions else role is not None and role.rank == person.role
    return person.may("lead") or (fills and not person.service)


def _said(name: str, answer: str, source: str) -> dict[str, str]:
    return {
        "answer": words("answer", answer, LONGEST_ANSWER, lines=True),
        "source": words("source", source, LONGEST_SOURCE),
        "answered_as": words("name", name, LONGEST_NAME),
    }


async def _kept(
    keeping: Keeping, connection: AsyncConnection, found: Question, person: Person | None, said: dict[str, str]
) -> Question:
    """Of two who answer at once, one finds the row open. Whoever waits for it is told."""
    now = keeping.clock()
    mine = (questions.c.id == found.id) & questions.c.answered_at.is_(None) & questions.c.settled_at.is_(None)
    done = await connection.execute(update(questions).where(mine).values(**said, answered_at=now))
    if done.rowcount != 1:
        raise AlreadyAnswered(await question_of(connection, found.id))
    how = {"by_link": person is None, "source_sha256": audit.hashed(said["source"])}
    await write_down(connection, Deed(found, "question.answer", person, now, said["answer"], how))
    title = title_of(keeping.brand, found.area)
    bulletin = Bulletin(
        key=f"answered:{found.id}:{now.isoformat()}",
        subject=Wording(es=f"{title} ha contestado", en=f"{title} has answered"),
        lines=(CONFIRM_IT,),
        path=f"/questions#{found.id}",
        severity="high",
    )
    roster = await colleagues(connection)
    asker = await connection.scalar(select(questions.c.asked_by).where(questions.c.id == found.id))
    told = (*leading(roster, now), *(p for p in roster if p.id == asker))
    await proclaim(connection, bulletin, {p.id: p for p in told}.values(), now)
    return await question_of(connection, found.id)


CONFIRM_IT = Wording(
    es="Nadie puede decirlo en público hasta que alguien con el papel «lead» o más lo confirme.",
    en="Nobody may say it in public until somebody with the role “lead” or above confirms it.",
)
