"""Other replies beside an answer: a holding in the meantime, a closing that pays the return that it owes."""

import secrets
from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from app.draft.draft import Draft
from app.draft.holding import closing_text
from app.errors import PortavozError
from app.evidence.passage import Evidence
from app.notify.notices import announce
from app.operations.desk import Desk
from app.operations.holding_words import Words, live_holding, use, words_for
from app.operations.weigh import lay_ground, weigh
from app.pipeline import Prepared
from app.review.moving import WrongState, expect, move, opened
from app.review.people import Person
from app.review.preapproval import Preapproval
from app.review.reading import fetch
from app.review.replies import Reply, of
from app.review.storing import store
from app.wording import Wording

Sibling = Literal["holding", "closing"]


class NothingToSay(PortavozError):
    """There is no text for a holding or a closing."""

    field: ClassVar[str] = "public_text"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-to-say"
    title: ClassVar[Wording] = Wording(es="Falta el texto", en="The text is missing")


async def closing(desk: Desk, id: str, person: Person, *, public_text: str | None = None) -> Reply:
    """A pending closing for a published answer that owes a return: with these words, or the scenario's own.

    Raises NoSuchReply, WrongState or NothingToSay.
    """
    async with desk.db.read() as connection:
        answer = await fetch(connection, id)
    expect(answer, "closing", person, None)
    if answer.debt is None or answer.debt.settled_at is not None:
        raise WrongState(answer, "closing")
    given = (public_text or "").strip()
    text = given or closing_text(answer.triage, answer.comment, desk.brand, desk.situation, desk.clock())
    if not text:
        raise NothingToSay(NO_CLOSING)
    async with desk.db.write() as connection:
        now = desk.clock()
        return await beside(desk, connection, answer, person, person, "closing", text, written=bool(given), now=now)


async def holding(desk: Desk, id: str, person: Person, *, public_text: str | None = None) -> Reply:
    """A holding beside an answer, to publish while that one is decided. Its requester is the answer's.

    Approved at once where a head's preapproval covers exactly its words, else pending. A comment that has a holding
    keeps it, unless other words are given. Raises NoSuchReply, WrongState or NothingToSay.
    """
    given = (public_text or "").strip()
    async with desk.db.write() as connection:
        answer = await opened(connection, id)
        expect(answer, "holding", person, None)
        if answer.kind != "answer":
            raise WrongState(answer, "holding")
        if not given and (standing := await live_holding(connection, answer.comment_key)):
            return standing
        words = Words(text=given) if given else await _prepared(desk, connection, answer)
        asker = Person(id=answer.requester, name=answer.requested_by, role="agent")
        return await beside(
            desk,
            connection,
            answer,
            person,
            asker,
            "holding",
            words.text,
            written=bool(given),
            now=desk.clock(),
            approved=words.approved,
        )


async def _prepared(desk: Desk, connection: AsyncConnection, answer: Reply) -> Words:
    """What the manual or a head gives for it now, or gave when it was drafted. Raises NothingToSay."""
    found = await words_for(desk, connection, answer.comment, answer.triage, answer.requester)
    if found is None and not answer.holding_text:
        raise NothingToSay(NO_HOLDING)
    return found or Words(text=answer.holding_text or "")


NO_CLOSING = Wording(
    es="public_text: el escenario no trae mensaje de cierre; escríbalo: qué se resolvió, en una o dos frases.",
    en="public_text: the scenario has no closing message; write it: what was solved, in a sentence or two.",
)
NO_HOLDING = Wording(
    es="public_text: el manual no trae mensaje de espera para este caso; escríbalo o llame a quien decide.",
    en="public_text: the manual has no holding text for this case; write it or call whoever decides.",
)


async def beside(
    desk: Desk,
    connection: AsyncConnection,
    answer: Reply,
    person: Person,
    requester: Person,
    kind: Sibling,
    text: str,
    *,
    written: bool,
    now: datetime,
    change: str | None = None,
    approved: Preapproval | None = None,
) -> Reply:
    """Another reply to the same comment, in the caller's transaction. `change`: the group that it is decided in.

    `approved`: a head's preapproval that covers exactly this text; then it is approved already.
    """
    draft = Draft(engine="composer", public_text=text)
    weighed = await weigh(desk, connection, answer.model_copy(update={"kind": kind}), draft)
    prepared = Prepared(
        result="ready",
        reason=REASONS[kind],
        comment=answer.comment,
        triage=answer.triage.model_copy(update={"actions": ()}),
        evidence=Evidence(),
        holding_text=None,
        draft=draft,
        findings=weighed.findings,
    )
    reply = of(prepared, requester, now, kind, answer.id if kind == "closing" else None)
    # The key of a comment without an address is made of its words, and these may have been edited since.
    reply = reply.model_copy(update={"change": change, "comment_key": answer.comment_key})
    if kind == "closing" and answer.debt:
        reply = reply.model_copy(update={"due_at": answer.debt.due_at, "next_due": answer.debt.due_at})
    by = person.id if written else None
    await store(connection, reply, prepared, person, secrets.token_hex(16), written_by=by)
    await lay_ground(desk, connection, reply)
    if not await use(desk, connection, reply.id, person, Words(text=text, approved=approved)):
        await announce(connection, desk.brand, reply, now)
    await move(connection, answer, kind, person, now, detail={"reply": reply.id})
    return await fetch(connection, reply.id)


REASONS: dict[Sibling, Wording] = {
    "holding": Wording(es="Mensaje de espera para publicar ya.", en="A holding text to publish at once."),
    "closing": Wording(es="Cierre en público de un asunto resuelto.", en="The public closing of a solved matter."),
}
