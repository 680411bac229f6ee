"""Unanswered questions are not left alone: at half time, at the deadline, then every half hour, to ever more people."""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.chain import chain_of
from app.brand.words import SEVERITIES, Severity
from app.incident.store import situation_of
from app.incident.tables import questions
from app.notify.bulletin import Bulletin, leading, proclaim
from app.notify.duty import Colleague, filling
from app.notify.notices import colleagues
from app.operations.asking import title_of
from app.operations.fact_entries import Keeping
from app.operations.questions import Question, unsettled
from app.wording import Wording

HALF, DUE = 1, 2
"""Which nag is the one at half time, and which the one at the deadline."""
AGAIN = timedelta(minutes=30)
MOST = 8
"""Three hours after the deadline nobody new would be told: the page and the waiting replies still show it."""


async def nag_questions(keeping: Keeping, now: datetime) -> int:
    """Tells of every question whose time has come, each in a transaction of its own; how many."""
    async with keeping.db.read() as connection:
        due = [q for q in await unsettled(connection) if next_nag(q, now)]
    told = 0
    for question in due:
        async with keeping.db.write() as connection:
            told += await _nag(keeping, connection, question, now)
    return told


def next_nag(question: Question, now: datetime) -> int:
    """The number of the nag whose time has come; 0: none. What was missed while nobody looked is not made up for."""
    if question.state != "open" or question.nags >= MOST:
        return 0
    if question.nags < DUE:
        half = question.asked_at + (question.due_at - question.asked_at) / 2
        return DUE if now >= question.due_at else HALF if question.nags < HALF and now >= half else 0
    return question.nags + 1 if now >= (question.nagged_at or question.due_at) + AGAIN else 0


async def _nag(keeping: Keeping, connection: AsyncConnection, question: Question, now: datetime) -> bool:
    """Whether it was this process that told. The one that finds the row as it was read tells."""
    number = next_nag(question, now)
    q = questions.c
    mine = (q.id == question.id) & (q.nags == question.nags) & q.answered_at.is_(None) & q.settled_at.is_(None)
    done = await connection.execute(update(questions).where(mine).values(nags=number, nagged_at=now))
    if done.rowcount != 1:
        return False
    people = _people(keeping.brand, await colleagues(connection), question.area, number, now)
    severity = await _severity(connection, question, number)
    await proclaim(connection, _bulletin(keeping.brand, question, number, severity), people or None, now)
    return True


def _people(
    brand: Brand, roster: tuple[Colleague, ...], area: str, number: int, now: datetime
) -> tuple[Colleague, ...]:
    """Half time: the area. At the deadline: also who stands in for it. Later: also who stands above, and all leads."""
    chain = [role.id for role in chain_of(area, brand.roles)]
    role = brand.role(area)
    near = [area, *(role.substitutes if role else ())]
    if number == HALF:
        return filling(brand, roster, [area], now)
    if number == DUE:
        return filling(brand, roster, near, now)
    told = (*filling(brand, roster, chain, now), *leading(roster, now))
    return tuple({person.id: person for person in told}.values())


async def _severity(connection: AsyncConnection, question: Question, number: int) -> Severity:
    incident = (await situation_of(connection)).incident(question.incident)
    own: Severity = incident.severity if incident else "medium"
    return own if number < DUE else max(own, "high", key=SEVERITIES.index)


def _bulletin(brand: Brand, question: Question, number: int, severity: Severity) -> Bulletin:
    title = title_of(brand, question.area)
    if number == HALF:
        subject = Wording(es=f"{title}: queda la mitad del plazo", en=f"{title}: half of the time is left")
    else:
        subject = Wording(es=f"{title} no ha contestado a tiempo", en=f"{title} has not answered in time")
    key = f"question:{question.id}:{question.asked_at.isoformat()}:{number}"
    return Bulletin(key=key, subject=subject, lines=(WAITS,), path="/questions", severity=severity)


WAITS = Wording(
    es="Hay personas esperando en público a que se sepa. La pregunta y su plazo están en Portavoz.",
    en="People are waiting in public for the answer. The question and its deadline are in Portavoz.",
)
