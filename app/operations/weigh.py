"""A text of a stored reply before the guards of today: what they find, and what it rests on."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.opening import zone_of
from app.draft.draft import Draft, Finding
from app.errors import PortavozError
from app.guard.ground import rests_on
from app.guard.rule import Context
from app.guard.rules import RULES
from app.guard.verdict import check
from app.operations.desk import Desk
from app.operations.standing import context_of, hashes_of, standing_among
from app.review.moving import move, opened
from app.review.replies import FINDINGS, Reply
from app.review.states import UNDECIDED
from app.review.storing import stand_on
from app.review.tables import basis, replies, revisions
from app.value import Value
from app.wording import Wording

ORDER = {rule.name: place for place, rule in enumerate(RULES)}
CLONE = "clone"


class Weighed(Value):
    """What the guards found in a text, and its ground: passage id to content hash of all that it cites or states."""

    findings: tuple[Finding, ...]
    ground: dict[str, str]


class GroundMoved(PortavozError):
    """Knowledge changed between the guards' last look and the decision."""

    status: ClassVar[int] = 409
    type: ClassVar[str] = "ground-moved"
    title: ClassVar[Wording] = Wording(es="Su base acaba de cambiar", en="Its ground has just changed")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Una fuente de este texto cambió hace un instante; léala de nuevo y decida. No se ha cambiado nada.",
                en="A source of this text changed a moment ago; read it again and decide. Nothing was changed.",
            )
        )


def settled(reply: Reply) -> None:
    """To be asked inside the deciding transaction. Raises GroundMoved for a reply that was flagged in the meantime."""
    if reply.recheck:
        raise GroundMoved


async def weigh(desk: Desk, connection: AsyncConnection, reply: Reply, draft: Draft) -> Weighed:
    """Guards a text for that reply, with what stands today. Stores nothing."""
    context = await context_of(desk, connection, reply, draft)
    return Weighed(findings=check(draft, context), ground=await _ground(desk, connection, draft, context))


async def _ground(desk: Desk, connection: AsyncConnection, draft: Draft, context: Context) -> dict[str, str]:
    """The hashes of what the text rests on. What no longer stands is no ground: a finding says so."""
    known = {**(context.standing or {}), **hashes_of(context.evidence.hits)}
    ids = rests_on(draft, context)
    ledger = await standing_among(desk, connection, [id for id in ids if id.startswith("fact:") and id not in known])
    known.update({id: passage.content_hash for id, passage in ledger.items()})
    return {id: known[id] for id in ids if id in known}


async def lay_ground(desk: Desk, connection: AsyncConnection, reply: Reply) -> None:
    """Adds to the basis of a reply's latest revision what the figures of its text rest on."""
    if reply.draft is None or reply.revision is None:
        return
    context = await context_of(desk, connection, reply, reply.draft)
    ground = await _ground(desk, connection, reply.draft, context)
    before = await _stands_on(connection, reply.id, reply.revision)
    await stand_on(connection, reply.id, reply.revision, {id: h for id, h in ground.items() if id not in before})


async def weigh_again(desk: Desk, id: str) -> None:
    """Guards an undecided reply again when its ground changed or it was guarded on another day.

    Other findings or another ground raise its version, so that nobody approves what they have not seen.
    """
    async with desk.db.read() as connection:
        if not await _due(desk, connection, id):
            return
    async with desk.db.write() as connection:
        reply = await opened(connection, id)
        if reply.state in UNDECIDED:
            await _weighed_again(desk, connection, reply)


async def _due(desk: Desk, connection: AsyncConnection, id: str) -> bool:
    r, v = replies.c, revisions.c
    latest = (v.reply == r.id) & (v.number == r.revision)
    asked = select(r.recheck, v.created_at).outerjoin(revisions, latest).where(r.id == id, r.state.in_(UNDECIDED))
    row = (await connection.execute(asked)).first()
    return row is not None and (
        row.recheck or (row.created_at is not None and _day(desk, row.created_at) != desk.today)
    )


def _day(desk: Desk, moment: datetime) -> object:
    return moment.astimezone(zone_of(desk.brand.hours.zone)).date()


async def _weighed_again(desk: Desk, connection: AsyncConnection, reply: Reply) -> None:
    if reply.draft is None or reply.revision is None or not reply.draft.public_text:
        await _unflag(connection, reply)  # nobody wrote it yet, or it was erased
        return
    weighed = await _anew(desk, connection, reply, reply.draft)
    before = await _stands_on(connection, reply.id, reply.revision)
    lost = any(weighed.ground.get(id) != hash for id, hash in before.items())
    await keep(connection, reply, weighed)
    if not lost and weighed.findings == reply.findings:
        await _unflag(connection, reply)
        return
    rules = sorted({finding.rule for finding in weighed.findings})
    changes = {"recheck": False} | ({"behind": True} if reply.recheck else {})
    await move(connection, reply, "recheck", None, desk.clock(), changes=changes, detail={"rules": rules})


async def _anew(desk: Desk, connection: AsyncConnection, reply: Reply, draft: Draft) -> Weighed:
    """As `weigh`, but what was said elsewhere in the meantime makes no clone of a text that was there before."""
    context = (await context_of(desk, connection, reply, draft)).model_copy(update={"recent": ()})
    clones = (finding for finding in reply.findings if finding.rule == CLONE)
    found = sorted((*check(draft, context), *clones), key=lambda finding: ORDER.get(finding.rule, -1))
    return Weighed(findings=tuple(found), ground=await _ground(desk, connection, draft, context))


async def keep(connection: AsyncConnection, reply: Reply, weighed: Weighed) -> None:
    """Findings and basis of the latest revision, in place of what they were."""
    number, v, b = reply.revision, revisions.c, basis.c
    assert number is not None  # noqa: S101 - only texts are weighed
    mine = update(revisions).where(v.reply == reply.id, v.number == number)
    await connection.execute(mine.values(findings=FINDINGS.dump_json(weighed.findings).decode()))
    await connection.execute(delete(basis).where(b.reply == reply.id, b.number == number))
    await stand_on(connection, reply.id, number, weighed.ground)


async def flag(connection: AsyncConnection, id: str) -> None:
    """Its ground moved: it is weighed again before anybody may approve it."""
    await connection.execute(update(replies).where(replies.c.id == id).values(recheck=True))


async def _unflag(connection: AsyncConnection, reply: Reply) -> None:
    """It was guarded again; whether its text must be written anew as well is seen later (app.operations.redrafting)."""
    if reply.recheck:
        mine = update(replies).where(replies.c.id == reply.id)
        await connection.execute(mine.values(recheck=False, behind=True))


async def _stands_on(connection: AsyncConnection, reply: str, number: int) -> dict[str, str]:
    asked = select(basis.c.passage, basis.c.content_hash).where(basis.c.reply == reply, basis.c.number == number)
    return {row.passage: row.content_hash for row in await connection.execute(asked)}


async def weigh_pending(desk: Desk, limit: int = 50) -> int:
    """Guards flagged replies again, the most urgent first, each in a transaction of its own; how many."""
    r = replies.c
    flagged = select(r.id).where(r.recheck.is_(True), r.state.in_(UNDECIDED)).order_by(r.band, r.next_due, r.id)
    async with desk.db.read() as connection:
        ids = (await connection.execute(flagged.limit(limit))).scalars().all()
    for id in ids:
        await weigh_again(desk, id)
    return len(ids)
