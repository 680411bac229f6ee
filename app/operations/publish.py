"""What follows an approval: reported as published, a return that is owed from then on, paid or waived."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal

from sqlalchemy import case, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.errors import PortavozError
from app.notify.notices import tell_leads
from app.operations.desk import Desk
from app.operations.past_approvals import PastApproval, past_approvals
from app.operations.promises import promised_at
from app.review.moving import ReasonMissing, Remark, WrongState, expect, move, opened
from app.review.people import Person
from app.review.reading import fetch, fetch_all
from app.review.replies import Reply
from app.review.states import UNDECIDED, MoveName
from app.review.tables import debts, publications, replies
from app.triage.deadlines import timing
from app.value import Value
from app.wording import Wording

Part = Literal["public", "private"]


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


class Published(Value):
    """A part that now stands on the network."""

    part: Part = "public"
    sha256: str
    permalink: str | None = None


async def publish(desk: Desk, id: str, person: Person, wanted: Published) -> Reply:
    """Reports a fact: words that are approved, or late, whatever became of the reply since, words that once were.

    The public part of a matter taken private opens a debt. The same report twice changes nothing. Raises NoSuchReply,
    WrongState, NotAllowed, NotYetVisible or NotApprovedText.
    """
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        if any(p.part == wanted.part and p.sha256 == wanted.sha256 for p in reply.published):
            return reply
        expect(reply, MOVE[wanted.part], person, None)
        approval = _named(reply, await past_approvals(connection, reply), wanted, desk.clock())
        await _stands(connection, reply, person, wanted, approval, desk)
        return await fetch(connection, id)


MOVE: dict[Part, MoveName] = {"public": "publish", "private": "publish-private"}


def _named(reply: Reply, known: Sequence[PastApproval], wanted: Published, now: datetime) -> PastApproval:
    """The latest approval that those words had. Raises NotYetVisible, NotApprovedText or WrongState."""
    meant = [a for a in known if a.sha256 == wanted.sha256 and (wanted.part == "public" or a.private)]
    if (sent := next((a for a in reversed(meant) if a.was_offered(now)), None)) is not None:
        return sent
    if any(a.ended_at is None for a in meant):
        raise NotYetVisible
    if not known or any(p.part == wanted.part for p in reply.published):
        raise WrongState(reply, "publish")
    raise NotApprovedText


async def _stands(
    connection: AsyncConnection, reply: Reply, person: Person, wanted: Published, sent: PastApproval, desk: Desk
) -> None:
    now, late = desk.clock(), reply.state == "stale" or sent.ended_at is not None
    row = {**wanted.model_dump(), "reply": reply.id, "late": late, "person": person.id, "at": now}
    await connection.execute(insert(publications), row)
    changes = _changes(reply, sent, now) if wanted.part == "public" else {}
    said = {"late": late, **({"approval": sent.row} if late else {})}
    name = MOVE[wanted.part]
    await move(connection, reply, name, person, now, changes=changes, sha256=wanted.sha256, detail=said)
    if wanted.part == "public":
        if late:
            await _overtake(connection, reply, now)
        await _after_public(connection, reply, desk, now)
    if late:
        await tell_leads(connection, "late", reply.id, now)


def _changes(reply: Reply, sent: PastApproval, now: datetime) -> dict[str, object]:
    """The reply stands by the approval of what is in public first; what is reported after that changes nothing here."""
    if reply.state in ("published", "closed"):
        return {}
    if reply.state == "approved" and sent.ended_at is None:
        return {"published_at": now}
    return {
        "published_at": now,
        "approved_revision": sent.revision,
        "approved_by": sent.by,
        "approved_at": sent.at,
        "approved_via": sent.via,
        "visible_at": min(sent.visible_at, now),
        "decided_at": sent.at,
        "superseded_by": None,
        "snoozed_until": None,
    }


async def _overtake(connection: AsyncConnection, reply: Reply, now: datetime) -> None:
    """Its undecided rivals are superseded, as when it was approved: its end had made them pending again."""
    r = replies.c
    same = (r.comment_key == reply.comment_key, r.kind == reply.kind, r.id != reply.id)
    asked = select(r.id).where(*same, r.state.in_(UNDECIDED)).order_by(r.id)
    ids = (await connection.execute(asked)).scalars().all()
    for rival in sorted(await fetch_all(connection, ids), key=lambda one: one.id):
        changes = {"superseded_by": reply.id}
        await move(connection, rival, "supersede", None, now, changes=changes, detail={"by": reply.id})


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
    elif reply.kind == "answer" and reply.triage.private and reply.debt is None:
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
