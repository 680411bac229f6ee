"""What follows an approval: reported as published, a return owed, a closing that pays it, a holding in the meantime."""

import secrets
from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import case, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.draft.draft import Draft
from app.draft.holding import closing_text
from app.errors import PortavozError
from app.evidence.passage import Evidence
from app.notify.notices import announce, tell_leads
from app.operations.desk import Desk
from app.operations.holding_words import Words, live_holding, use, words_for
from app.operations.promises import promised_at
from app.operations.weigh import lay_ground, weigh
from app.pipeline import Prepared
from app.review.moving import ReasonMissing, Remark, WrongState, expect, move, opened
from app.review.people import Person
from app.review.preapproval import Preapproval
from app.review.reading import fetch
from app.review.replies import Reply, of
from app.review.states import UNDECIDED, MoveName
from app.review.storing import store
from app.review.tables import debts, publications, replies
from app.triage.deadlines import timing
from app.value import Value
from app.wording import Wording

Part = Literal["public", "private"]
Sibling = Literal["holding", "closing"]


class NotApprovedText(PortavozError):
    """What was sent is not what was approved."""

    field: ClassVar[str] = "sha256"
    status: ClassVar[int] = 409
    type: ClassVar[str] = "not-the-approved-text"
    title: ClassVar[Wording] = Wording(es="No es el texto aprobado", en="Not the approved text")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="sha256: no es el del texto aprobado. Si ya se publicó otro texto, avise a quien aprueba.",
                en="sha256: is not that of the approved text. If another text was published, tell an approver.",
            )
        )


class NotYetVisible(PortavozError):
    """The undo window is still open."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "not-yet-visible"
    title: ClassVar[Wording] = Wording(es="Aún puede deshacerse", en="Still open to undo")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="La aprobación aún puede deshacerse; el texto se ofrece a partir de «visible_at».",
                en="The approval may still be undone; the text is offered from `visible_at` on.",
            )
        )


class NothingToSay(PortavozError):
    """There is no text for a holding or a closing."""

    field: ClassVar[str] = "public_text"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-to-say"
    title: ClassVar[Wording] = Wording(es="Falta el texto", en="The text is missing")


class Published(Value):
    """A part that now stands on the network."""

    part: Part = "public"
    sha256: str
    permalink: str | None = None


async def publish(desk: Desk, id: str, person: Person, wanted: Published) -> Reply:
    """Reports a fact. From stale it counts as late. The public part of a matter taken private opens a debt.

    The same report twice changes nothing. Raises NoSuchReply, WrongState, NotAllowed, NotYetVisible or NotApprovedText.
    """
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        if any(p.part == wanted.part and p.sha256 == wanted.sha256 for p in reply.published):
            return reply
        _publishable(reply, person, wanted, desk)
        await _stands(connection, reply, person, wanted, desk)
        return await fetch(connection, id)


def _publishable(reply: Reply, person: Person, wanted: Published, desk: Desk) -> None:
    expect(reply, MOVE[wanted.part], person, None)
    approval = reply.approval
    if approval is None or any(p.part == wanted.part for p in reply.published):
        raise WrongState(reply, "publish")
    if wanted.sha256 != approval.sha256 or (wanted.part == "private" and approval.private_text is None):
        raise NotApprovedText
    if reply.state == "approved" and approval.visible_at > desk.clock():
        raise NotYetVisible


MOVE: dict[Part, MoveName] = {"public": "publish", "private": "publish-private"}


async def _stands(connection: AsyncConnection, reply: Reply, person: Person, wanted: Published, desk: Desk) -> None:
    now, late = desk.clock(), reply.state == "stale"
    row = {**wanted.model_dump(), "reply": reply.id, "late": late, "person": person.id, "at": now}
    await connection.execute(insert(publications), row)
    changes = {"published_at": now} if wanted.part == "public" else {}
    said = {"late": late}
    name = MOVE[wanted.part]
    await move(connection, reply, name, person, now, changes=changes, sha256=wanted.sha256, detail=said)
    if wanted.part == "public":
        await _after_public(connection, reply, desk, now)
    if late:
        await tell_leads(connection, "late", reply.id, now)


async def _after_public(connection: AsyncConnection, reply: Reply, desk: Desk, now: datetime) -> None:
    """The comment has an answer: what is still undecided about it is due in full, or when we said that we come back.

    Debts open or are paid.
    """
    r = replies.c
    others = update(replies).where(r.comment_key == reply.comment_key, r.state.in_(UNDECIDED))
    promised = await promised_at(connection, reply, desk.brand) if reply.kind == "holding" else None
    due = r.due_at if promised is None else case((r.due_at < promised, r.due_at), else_=promised)
    await connection.execute(others.values(next_due=due))
    if reply.kind == "closing" and reply.closes:
        await _pay(connection, reply, now)
    elif reply.kind == "answer" and reply.triage.private:
        owed = {"reply": reply.id, "opened_at": now, "due_at": _return_due(desk.brand, reply, now)}
        await connection.execute(insert(debts), owed)


def _return_due(brand: Brand, reply: Reply, now: datetime) -> datetime:
    """The time that the brand gives itself for the whole matter, counted from the promise."""
    duty = brand.duty(reply.triage.severity)
    running = timing(brand, reply.comment.network, duty, now, open_incident=reply.incident is not None)
    return running.after(duty.resolution or duty.first_answer)


async def _pay(connection: AsyncConnection, closing: Reply, now: datetime) -> None:
    answer = await fetch(connection, str(closing.closes))
    if answer.debt is None or answer.debt.settled_at is not None:
        return  # waived in the meantime
    paid = update(debts).where(debts.c.reply == answer.id).values(paid_by=closing.id, settled_at=now)
    await connection.execute(paid)
    await move(connection, answer, "pay", None, now, detail={"by": closing.id})


async def waive(desk: Desk, id: str, person: Person, *, version: int, reason: str, note: str | None = None) -> Reply:
    """Lets an owed return go. Raises NoSuchReply, StaleVersion, WrongState, NotAllowed or ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "waive", person, version)
        if reply.debt is None or reply.debt.settled_at is not None:
            raise WrongState(reply, "waive")
        now = desk.clock()
        settled = update(debts).where(debts.c.reply == id).values(waived_by=person.id, settled_at=now)
        await connection.execute(settled)
        said = Remark(reason=reason.strip(), note=(note or "").strip() or None)
        await move(connection, reply, "waive", person, now, remark=said)
        return await fetch(connection, id)


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
    reply = reply.model_copy(update={"change": change})
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
