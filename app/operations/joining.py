"""Replies follow the incidents: they join one, leave it, and lose their approval when its line is another."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, RowMapping, Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.comments.comment import Comment
from app.evidence.store import batches
from app.incident.situation import Incident
from app.notify.notices import tell_leads
from app.operations.desk import Desk
from app.review import attached
from app.review.moving import move
from app.review.reading import fetch_all
from app.review.replies import Reply
from app.review.states import OPEN, UNDECIDED
from app.review.storing import of_triage
from app.review.tables import replies
from app.triage.overrule import NO_INCIDENT, Correction, overrule, unsigned
from app.triage.placing import place
from app.triage.triage import Triage
from app.triage.weigh import spoken
from app.value import Value

BATCH = 200
"""Replies that are read and written together."""
TOLD = 25
"""Stale replies that leads are told of one by one, the most urgent; the bulletin of the act counts the rest."""


class Moved(Value):
    """What an act did to replies."""

    joined: int = 0
    stale: int = 0
    """Had been approved."""
    flagged: int = 0
    """Nobody had decided yet: they are guarded again before anybody may approve them."""


async def join(desk: Desk, connection: AsyncConnection, incident: Incident, at: datetime) -> Moved:
    """Every open reply that belongs to it and to no other incident joins; deadlines run on the clock from now on.

    `incident` as it is from now on; the desk's situation is still the one before. Approvals of what joins end.
    """
    ids = await _candidates(desk, connection, incident)
    for batch in batches(ids, BATCH):
        await _place(connection, desk.brand, _some(batch), incident)
    approved = [id for batch in batches(ids, BATCH) for id in await _approved(connection, replies.c.id.in_(batch))]
    await _fall(connection, approved, at, {"incident": incident.id})
    return Moved(joined=len(ids), stale=len(approved), flagged=len(ids) - len(approved))


async def _candidates(desk: Desk, connection: AsyncConnection, incident: Incident) -> list[str]:
    """Ids: those of its scenario, and those that its own words and examples tell, as they do for a new comment."""
    r = replies.c
    free = select(r.id, r.scenario, r.outcome, r.comment).where(r.incident.is_(None), r.state.in_(OPEN)).order_by(r.id)
    told = bool(incident.triggers or incident.examples)
    if incident.scenario and not told:
        free = free.where(r.scenario == incident.scenario)
    rows = (await connection.execute(free)).all()
    others = (other for other in desk.situation.incidents if other.id != incident.id)
    then = desk.situation.model_copy(update={"incidents": (*others, incident)})

    def belongs(row: Row[Any, Any, Any, Any]) -> bool:
        if incident.scenario and row.scenario == incident.scenario:
            return True
        text = spoken(Comment.model_validate_json(row.comment))
        return place(text, (), desk.brand, then, row.outcome).incident is incident

    return [row.id for row in rows if belongs(row)]


def _some(ids: Sequence[str]) -> Select[Any]:
    r = replies.c
    return select(r.id, r.comment, r.triage, r.created_at, r.next_due, r.first_answer_due).where(r.id.in_(ids))


async def _place(connection: AsyncConnection, brand: Brand, asked: Select[Any], incident: Incident | None) -> int:
    """Writes where these replies belong, with all that follows from it; how many."""
    rows = (await connection.execute(asked)).mappings().all()
    signed = await attached.signed(connection, [row["id"] for row in rows])
    changed = [_placed(row, signed.get(row["id"], {}), brand, incident) for row in rows]
    if changed:
        mine = update(replies).where(replies.c.id == bindparam("key"))
        names = [name for name in changed[0] if name != "key"]
        await connection.execute(mine.values({name: bindparam(f"new_{name}") for name in names}),
                                 [_named(row) for row in changed])  # fmt: skip
    return len(changed)


def _named(row: dict[str, Any]) -> dict[str, Any]:
    return {name if name == "key" else f"new_{name}": value for name, value in row.items()}


def _placed(row: RowMapping, signed: dict[int, str], brand: Brand, incident: Incident | None) -> dict[str, Any]:
    triage, comment = Triage.model_validate_json(row["triage"]), Comment.model_validate_json(row["comment"])
    acts = tuple(act.model_copy(update={"done_by": signed.get(i)}) for i, act in enumerate(triage.actions))
    before = triage.model_copy(update={"actions": acts})
    said = Correction(incident=incident.id if incident else NO_INCIDENT)
    now = overrule(before, said, comment, brand, since=row["created_at"], incident=incident)
    waiting = row["next_due"] == row["first_answer_due"]
    return {
        **of_triage(unsigned(now)),
        "key": row["id"],
        "incident": now.incident,
        "first_answer_due": now.first_answer_due,
        "due_at": now.due_at,
        "next_due": now.first_answer_due if waiting else now.due_at,
        "recheck": True,
    }


async def move_siblings(
    desk: Desk, connection: AsyncConnection, reply: Reply, incident: Incident | None, at: datetime
) -> None:
    """What else is open about a comment goes where a person moved it; what was approved there loses its approval."""
    r = replies.c
    others = (r.comment_key == reply.comment_key, r.id != reply.id, r.state.in_(OPEN))
    ids = list((await connection.execute(select(r.id).where(*others))).scalars())
    await _place(connection, desk.brand, _some(ids), incident)
    to = incident.id if incident else None
    for other in await fetch_all(connection, ids):
        if other.state == "approved":
            await _outdated(connection, other, at, {"incident": to}, told=True)


async def outdate(connection: AsyncConnection, incident: str, at: datetime, cause: dict[str, object]) -> Moved:
    """Its line is no longer what it was: approvals that nobody has published end, the rest is guarded again.

    `cause` goes into the audit row of each: the passage that fell, or the incident that began.
    """
    approved = await _approved(connection, replies.c.incident == incident)
    await _fall(connection, approved, at, cause)
    return Moved(stale=len(approved), flagged=await flag_undecided(connection, incident) - len(approved))


async def _approved(connection: AsyncConnection, which: ColumnElement[bool]) -> list[str]:
    """Ids of the approved ones among them, the most urgent first."""
    r = replies.c
    asked = select(r.id).where(which, r.state == "approved").order_by(r.band, r.next_due, r.id)
    return list((await connection.execute(asked)).scalars())


async def _fall(connection: AsyncConnection, approved: Sequence[str], at: datetime, cause: dict[str, object]) -> None:
    for start in range(0, len(approved), BATCH):
        ids = approved[start : start + BATCH]
        found = {reply.id: reply for reply in await fetch_all(connection, ids)}
        for place_, id in enumerate(ids, start):
            await _outdated(connection, found[id], at, cause, told=place_ < TOLD)


async def flag_undecided(connection: AsyncConnection, incident: str) -> int:
    """What nobody has decided yet is guarded again before anybody may approve it; how many."""
    waiting = update(replies).where(replies.c.incident == incident, replies.c.state.in_(UNDECIDED))
    return (await connection.execute(waiting.values(recheck=True))).rowcount


async def _outdated(
    connection: AsyncConnection, reply: Reply, at: datetime, cause: dict[str, object], *, told: bool
) -> None:
    await move(connection, reply, "outdate", None, at, changes={"recheck": True}, detail=cause)
    if told:
        await tell_leads(connection, "stale", reply.id, at)
