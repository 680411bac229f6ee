"""A lead confirms an answer as a fact, or refuses it; the replies that waited are drafted anew with what is known."""

import secrets
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.incident.store import situation_of
from app.incident.tables import questions
from app.operations.asking import LONGEST_REASON, digest_of, in_time, join_alike, title_of
from app.operations.fact_entries import Keeping, LedgerEntry
from app.operations.fact_given import LONGEST_SOURCE, FactGiven
from app.operations.ledger import put_within
from app.operations.questions import BadQuestion, Deed, Question, QuestionSettled, question_of, words, write_down
from app.review import audit
from app.review.people import NotAllowed, Person
from app.review.states import UNDECIDED
from app.review.tables import replies
from app.wording import Wording


class Settled(NamedTuple):
    """What became of a question. `secret`: of its new link, where it is asked again."""

    question: Question
    fact: LedgerEntry | None = None
    secret: str | None = None


async def settle(
    keeping: Keeping,
    person: Person,
    question: str,
    *,
    confirm: FactGiven | None,
    reason: str = "",
    again: datetime | None = None,
    version: int | None = None,
) -> Settled:
    """A lead's decision on an answer: the fact that it becomes, or none, and then why not.

    A fact without source or incident takes the question's. `again`: the refused question is open once more until
    then, under a new link. `version`: of the fact that is replaced, where the confirmed one names it. All replies that
    wait are weighed and drafted anew when it becomes a fact.
    Raises NotAllowed, NoSuchQuestion, QuestionSettled, BadQuestion, or what `put_fact` raises; nothing is changed then.
    """
    why = words("reason", reason, LONGEST_REASON, needed=confirm is None)
    if not person.may("lead"):
        raise NotAllowed(FOR_LEADS)
    if again is not None:
        in_time(again, keeping.clock())
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        found = await question_of(connection, question)
        if found.state == "settled":
            raise QuestionSettled(found)
        if confirm is not None:
            return await _confirmed(keeping, connection, person, found, confirm, why, version)
        if again is not None:
            return await _again(keeping, connection, person, found, why, again)
        return Settled(await _ended(keeping, connection, person, found, "refused", why))


FOR_LEADS = Wording(
    es="Dar una contestación por buena, o no, pide al menos el papel «lead».",
    en="Confirming or refusing an answer needs at least the role “lead”.",
)


async def _confirmed(
    keeping: Keeping,
    connection: AsyncConnection,
    person: Person,
    found: Question,
    given: FactGiven,
    why: str,
    version: int | None,
) -> Settled:
    if given.status == "unconfirmed":
        raise BadQuestion(
            "status",
            "aquí se confirma o se desmiente; para dejarlo sin confirmar, no lo dé por bueno.",
            "here it is confirmed or refuted; to leave it unconfirmed, refuse it.",
        )
    still = (await situation_of(connection)).incident(found.incident)
    over = {
        "source": given.source.strip() or _source(keeping, found),
        "incident": given.incident or (found.incident if still else None),
        "reason": given.reason or why or None,
    }
    wanted = given.model_copy(update=over)
    fact = await put_within(keeping, connection, person, wanted, version=version, question=found.id)
    late = await join_alike(connection, found.id, set(found.replies))
    waits = [*found.replies, *late]
    mine = (replies.c.id.in_(waits)) & replies.c.state.in_(UNDECIDED)
    await connection.execute(update(replies).where(mine).values(recheck=True))
    said = {"fact": fact.fact.id, "version": fact.version, "replies": len(waits)}
    return Settled(await _ended(keeping, connection, person, found, "confirmed", why, said), fact)


def _source(keeping: Keeping, found: Question) -> str:
    """Who said it and how they know, as the fact's source."""
    told = ", ".join(filter(None, (title_of(keeping.brand, found.area), found.answered_as, found.source)))
    return told[:LONGEST_SOURCE]


async def _ended(
    keeping: Keeping,
    connection: AsyncConnection,
    person: Person,
    found: Question,
    outcome: str,
    why: str,
    said: dict[str, object] | None = None,
) -> Question:
    now = keeping.clock()
    ended = {"settled_by": person.id, "settled_at": now, "outcome": outcome, "reason": why or None}
    await connection.execute(update(questions).where(questions.c.id == found.id).values(**ended))
    detail = {"outcome": outcome, **(said or {})}
    await write_down(connection, Deed(found, "question.settle", person, now, "", detail, why))
    return await question_of(connection, found.id)


async def _again(
    keeping: Keeping, connection: AsyncConnection, person: Person, found: Question, why: str, due_at: datetime
) -> Settled:
    """The answer is put aside (the chain keeps its hash) and the question is asked anew, from now on."""
    now, secret = keeping.clock(), secrets.token_urlsafe(32)
    empty = dict.fromkeys(("answer", "answered_as", "source", "answered_at", "nagged_at"))
    fresh = {"digest": digest_of(secret), "asked_at": now, "due_at": due_at, "nags": 0, "reason": why}
    await connection.execute(update(questions).where(questions.c.id == found.id).values(**empty, **fresh))
    said = {"outcome": "again", "due_at": due_at.isoformat()}
    await write_down(connection, Deed(found, "question.settle", person, now, found.answer or "", said, why))
    return Settled(await question_of(connection, found.id), secret=secret)
