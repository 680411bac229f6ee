"""Near-identical comments, or replies with the same change, decided together: each with its own transaction and row."""

from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.draft.draft import Draft
from app.errors import PortavozError
from app.operations import decide
from app.operations.desk import Desk
from app.review.changes import Changed, changes
from app.review.filters import Filter
from app.review.moving import ReasonMissing
from app.review.people import Person
from app.review.reading import fetch_all, page
from app.review.replies import Reply
from app.review.states import UNDECIDED
from app.review.tables import replies, revisions
from app.value import Value
from app.wording import Wording

GroupMove = Literal["approve", "request-changes", "reject", "dismiss"]
MOST = 100
"""Groups of a list, and replies of a group that are decided at once."""
LAST_TWO = 2


class NothingTicked(PortavozError):
    """No reply was chosen, or too many."""

    field: ClassVar[str] = "reply"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "nothing-ticked"
    title: ClassVar[Wording] = Wording(es="Elija respuestas", en="Choose replies")


class Group(Value):
    """Undecided replies to comments that say the same."""

    likeness: str
    comments: int
    replies: int
    first: Reply
    """The one that is due first."""


class ChangeGroup(Value):
    """Undecided replies in which the same words changed, or closings of one incident."""

    change: str
    comments: int
    replies: int
    first: Reply
    """The one that is due first."""
    changed: tuple[Changed, ...] = ()
    """The sentences that changed in it, with their word diffs; empty where nothing was redrafted."""


class Item(Value):
    """A reply as the person saw it. `sha256` is empty where nobody has written a text yet."""

    id: str
    version: int
    sha256: str = ""


class Outcome(Value):
    """What became of one reply. `problem`: why nothing was changed in it; None when it was decided."""

    id: str
    type: str | None = None
    problem: Wording | None = None

    @property
    def done(self) -> bool:
        return self.problem is None


async def groups(connection: AsyncConnection) -> list[Group]:
    """Two comments or more that say the same and wait for a decision: critical ones, then the biggest, first."""
    return [Group(likeness=key, **found) for key, found in await _groups(connection, replies.c.likeness)]


async def change_groups(connection: AsyncConnection) -> list[ChangeGroup]:
    """Two replies or more in which the same words changed, in the same order, each with what changed."""
    found = await _groups(connection, replies.c.change)
    return [
        ChangeGroup(change=key, **group, changed=await what_changed(connection, group["first"])) for key, group in found
    ]


async def _groups(connection: AsyncConnection, key: ColumnElement[str | None]) -> list[tuple[str, dict[str, Any]]]:
    """The open replies of two comments or more that share that key."""
    r = replies.c
    open_ = select(key).where(r.state.in_(UNDECIDED), key.is_not(None)).group_by(key).having(func.count() > 1)
    comments = func.count(r.comment_key.distinct())
    asked = (
        select(key.label("key"), comments.label("comments"), func.count().label("replies"))
        .where(r.state.in_(UNDECIDED), key.in_(open_))
        .group_by(key)
        .having(comments > 1)
        .order_by(func.min(r.band), comments.desc(), func.min(r.next_due), key)
        .limit(MOST)
    )
    found = (await connection.execute(asked)).all()
    firsts = await _firsts(connection, key, [row.key for row in found])
    return [
        (row.key, {"comments": row.comments, "replies": row.replies, "first": firsts[row.key]})
        for row in found
        if row.key in firsts
    ]


async def _firsts(connection: AsyncConnection, key: ColumnElement[str | None], wanted: list[str]) -> dict[str, Reply]:
    """Of each group the reply that is due first."""
    r = replies.c
    place = func.row_number().over(partition_by=key, order_by=(r.band, r.next_due, r.id)).label("place")
    ranked = select(r.id, key.label("key"), place).where(r.state.in_(UNDECIDED), key.in_(wanted)).subquery()
    rows = (await connection.execute(select(ranked.c.id, ranked.c.key).where(ranked.c.place == 1))).all()
    keys = {row.id: row.key for row in rows}
    return {keys[reply.id]: reply for reply in await fetch_all(connection, list(keys))}


async def what_changed(connection: AsyncConnection, reply: Reply) -> tuple[Changed, ...]:
    """What its last redraft changed in what is official; empty where its text is no redraft."""
    v = revisions.c
    if reply.how != "redraft" or reply.revision is None:
        return ()
    asked = select(v.public_text, v.draft).where(v.reply == reply.id, v.number <= reply.revision)
    last = (await connection.execute(asked.order_by(v.number.desc()).limit(2))).all()
    drafts = [Draft.model_validate_json(row.draft) for row in last]
    official = [cite.text for draft in drafts for cite in draft.cites]
    return changes(last[1].public_text, last[0].public_text, official) if len(last) == LAST_TWO else ()


async def group(connection: AsyncConnection, likeness: str) -> tuple[Reply, ...]:
    """Its undecided replies, the most urgent first; MOST of them at the most."""
    return (await page(connection, Filter(states=UNDECIDED, likeness=likeness), limit=MOST, order="queue")).items


async def changed(connection: AsyncConnection, change: str) -> tuple[Reply, ...]:
    """The undecided replies of one change, the most urgent first; MOST of them at the most."""
    return (await page(connection, Filter(states=UNDECIDED, change=change), limit=MOST, order="queue")).items


async def decide_group(
    desk: Desk,
    person: Person,
    move: GroupMove,
    items: Iterable[Item],
    *,
    reason: str = "",
    note: str | None = None,
) -> list[Outcome]:
    """Makes the same decision on each reply by itself, in the order given; what is refused leaves that one as it was.

    Raises NothingTicked or ReasonMissing; then nothing is changed at all.
    """
    chosen = list({item.id: item for item in items}.values())
    if not 1 <= len(chosen) <= MOST:
        raise NothingTicked(NUMBER)
    if move in ("request-changes", "reject") and not reason.strip():
        raise ReasonMissing
    return [await _decided(desk, person, move, item, reason, note) for item in chosen]


NUMBER = Wording(
    es=f"Marque al menos una respuesta y {MOST} como mucho; no se ha cambiado nada.",
    en=f"Tick one reply at least and {MOST} at the most; nothing was changed.",
)


async def _decided(desk: Desk, person: Person, move: GroupMove, item: Item, reason: str, note: str | None) -> Outcome:
    try:
        await _decide(desk, person, move, item, reason, note)
    except PortavozError as error:
        return Outcome(id=item.id, type=error.type, problem=error.detail)
    return Outcome(id=item.id)


async def _decide(desk: Desk, person: Person, move: GroupMove, item: Item, reason: str, note: str | None) -> Reply:
    match move:
        case "approve":
            return await decide.approve(desk, item.id, person, version=item.version, sha256=item.sha256)
        case "request-changes":
            return await decide.request_changes(desk, item.id, person, version=item.version, reason=reason, note=note)
        case "reject":
            return await decide.reject(desk, item.id, person, version=item.version, reason=reason, note=note)
        case "dismiss":
            return await decide.dismiss(desk, item.id, person, version=item.version, note=note)
