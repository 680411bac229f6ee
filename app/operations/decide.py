"""A person decides on a reply: each function is one transaction, or nothing."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.operations.desk import Desk
from app.operations.weigh import settled, weigh_again
from app.review.approving import (
    AlreadyApproved,
    Override,
    TwoPeople,
    allow_approval,
    bound,
    cleared,
    confirmed_author,
)
from app.review.moving import SILENT, ReasonMissing, Remark, WrongState, expect, move, opened
from app.review.people import Person
from app.review.reading import fetch, fetch_all
from app.review.replies import Reply, Via
from app.review.states import UNDECIDED
from app.review.tables import people, replies
from app.wording import Wording

Plain = Literal["request-changes", "reject", "dismiss", "withdraw"]

UNDO = timedelta(seconds=5)
"""How long an approval stays invisible to clients, so that a slip can be undone before anybody has copied it."""


async def approve(
    desk: Desk, id: str, person: Person, *, version: int, sha256: str, overrides: tuple[Override, ...] = ()
) -> Reply:
    """Approves exactly the words of that version and hash; rivals for the same comment are superseded.

    Raises NoSuchReply, StaleVersion, WrongState, NotAllowed, TwoPeople, NothingToApprove, WrongHash, Blocked,
    GroundMoved or AlreadyApproved; then nothing is changed.
    """
    await weigh_again(desk, id)
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "approve", person, version)
        settled(reply)
        bound(reply, sha256)
        allow_approval(reply, person, desk.brand)
        cleared(reply, overrides)
        said = Remark(overrides=tuple((o.rule, o.reason.strip()) for o in overrides))
        await approved_by(desk, connection, reply, person, by=person.id, via="approve", remark=said)
        return await fetch(connection, id)


async def confirm(desk: Desk, id: str, person: Person, *, version: int, sha256: str) -> Reply:
    """The requester of a mild reply confirms a lead's edit of it; the approval is the lead's.

    Raises as `approve` does; TwoPeople where there is no edit of one other person to confirm.
    """
    await weigh_again(desk, id)
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "confirm", person, version)
        settled(reply)
        bound(reply, sha256)
        author = confirmed_author(reply)
        if author is None or person.id != reply.requester:
            raise TwoPeople(NOTHING_TO_CONFIRM)
        lead = await _person(connection, author)
        allow_approval(reply.model_copy(update={"authors": ()}), lead, desk.brand)
        cleared(reply, ())
        await approved_by(desk, connection, reply, person, by=author, via="confirm")
        return await fetch(connection, id)


NOTHING_TO_CONFIRM = Wording(
    es="Solo quien pidió la respuesta confirma, y solo el cambio de otra persona en una de gravedad baja o media.",
    en="Only who requested the reply confirms, and only another person's change in one of low or medium severity.",
)


async def _person(connection: AsyncConnection, id: str) -> Person:
    row = (await connection.execute(select(people.c.id, people.c.name, people.c.role).where(people.c.id == id))).one()
    return Person(id=row.id, name=row.name, role=row.role)


async def approved_by(
    desk: Desk,
    connection: AsyncConnection,
    reply: Reply,
    person: Person,
    *,
    by: str,
    via: Via,
    remark: Remark = SILENT,
    undo: timedelta = UNDO,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Moves it to approved in the caller's transaction and supersedes its rivals. `by`: whose approval it is.

    Who may, and which words, the caller has checked. Raises AlreadyApproved.
    """
    now = desk.clock()
    approval = {
        "approved_revision": reply.revision,
        "approved_by": by,
        "approved_at": now,
        "approved_via": via,
        "visible_at": now + undo,
        "decided_at": now,
        "snoozed_until": None,
    }
    rivals = await _rivals(connection, reply)
    if (standing := next((r for r in rivals if r.state == "approved"), None)) is not None:
        raise AlreadyApproved(standing)
    await move(connection, reply, via, person, now, changes=approval, remark=remark, detail=detail)
    for rival in rivals:
        changes = {"superseded_by": reply.id}
        await move(connection, rival, "supersede", None, now, changes=changes, detail={"by": reply.id})


async def _rivals(connection: AsyncConnection, reply: Reply) -> list[Reply]:
    """Other replies of that kind to the same comment on which nothing is decided, or which are approved."""
    r = replies.c
    same = (r.comment_key == reply.comment_key, r.kind == reply.kind, r.id != reply.id)
    live = (*UNDECIDED, "approved")
    found = (await connection.execute(select(r.id).where(*same, r.state.in_(live)).order_by(r.id))).scalars().all()
    return await fetch_all(connection, found) if found else []


async def undo(desk: Desk, id: str, person: Person, *, version: int, reason: str | None = None) -> Reply:
    """Takes an approval back, within its window or later; what it had superseded is pending again.

    Raises NoSuchReply, StaleVersion, WrongState or NotAllowed.
    """
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, "undo", person, version)
        now = desk.clock()
        await move(connection, reply, "undo", person, now, changes=UNAPPROVED, remark=Remark(reason=reason or None))
        await restore(connection, reply, desk)
        return await fetch(connection, id)


UNAPPROVED = dict.fromkeys(
    ("approved_revision", "approved_by", "approved_at", "approved_via", "visible_at", "decided_at")
)
"""Columns of an approval that was taken back."""


async def restore(connection: AsyncConnection, winner: Reply, desk: Desk) -> None:
    """The replies that an approval had superseded are pending again."""
    r = replies.c
    lost = select(r.id).where(r.superseded_by == winner.id, r.state == "superseded").order_by(r.id)
    for reply in await fetch_all(connection, (await connection.execute(lost)).scalars()):
        await move(connection, reply, "restore", None, desk.clock(), changes={"superseded_by": None})


async def request_changes(
    desk: Desk, id: str, person: Person, *, version: int, reason: str, note: str | None = None
) -> Reply:
    """Sends it back to be changed. Raises ReasonMissing and as `undo` does."""
    return await _decided(desk, id, person, "request-changes", version, reason, note)


async def reject(desk: Desk, id: str, person: Person, *, version: int, reason: str, note: str | None = None) -> Reply:
    """This text will not be used. Raises ReasonMissing and as `undo` does."""
    return await _decided(desk, id, person, "reject", version, reason, note)


async def dismiss(desk: Desk, id: str, person: Person, *, version: int, note: str | None = None) -> Reply:
    """Confirms that the comment is not answered, as the protocol says. Raises as `undo` does."""
    async with desk.db.read() as connection:
        reply = await fetch(connection, id)
    if reply.result != "no_reply" and reply.state == "pending":
        raise WrongState(reply, "dismiss")
    return await _decided(desk, id, person, "dismiss", version, None, note)


async def withdraw(desk: Desk, id: str, person: Person, *, version: int, note: str | None = None) -> Reply:
    """The comment is no longer there: nothing is left to answer. Raises as `undo` does."""
    return await _decided(desk, id, person, "withdraw", version, None, note)


async def _decided(
    desk: Desk, id: str, person: Person, name: Plain, version: int, reason: str | None, note: str | None
) -> Reply:
    if reason is not None and not reason.strip():
        raise ReasonMissing
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        expect(reply, name, person, version)
        now = desk.clock()
        undone = UNAPPROVED if reply.state == "approved" else {}
        changes = {**undone, "decided_at": now, "snoozed_until": None}
        said = Remark(reason=reason.strip() if reason else None, note=(note or "").strip() or None)
        await move(connection, reply, name, person, now, changes=changes, remark=said)
        if name in ("reject", "withdraw"):
            await restore(connection, reply, desk)  # nobody is left without an answer because the winner fell
        return await fetch(connection, id)
