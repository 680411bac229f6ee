"""What a text rests on has changed: approved replies lose their approval's force, undecided ones are guarded again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.opening import zone_of
from app.evidence.open_incidents import declared_passage, shadowed
from app.evidence.shelve import tongue_of
from app.evidence.store import OnChange, batches
from app.evidence.tables import passages
from app.incident.situation import Situation
from app.incident.store import situation_of
from app.notify.notices import tell_leads
from app.review import audit
from app.review.moving import move
from app.review.reading import fetch
from app.review.states import OPEN, UNDECIDED
from app.review.tables import basis, replies
from app.value import Value


class Unsettled(Value):
    """What a change of knowledge did to replies."""

    stale: tuple[str, ...] = ()
    """Ids of replies that had been approved."""
    flagged: tuple[str, ...] = ()
    """Ids of undecided replies that are guarded again before anybody may approve them."""


async def unsettle(connection: AsyncConnection, changed: Mapping[str, str | None], now: datetime) -> Unsettled:
    """Follows a change of passages, in its transaction. `changed`: new content hash by id, None: no longer stands.

    A stale reply keeps its approval's words: they may have been sent a moment ago, and are then reported as late.
    """
    if not changed:
        return Unsettled()
    await audit.lock(connection)
    approved = await _resting(connection, changed, replies.c.approved_revision, ("approved",))
    for id, passage in approved.items():
        await _outdate(connection, id, passage, now)
    undecided = await _resting(connection, changed, replies.c.revision, UNDECIDED)
    flagged = tuple(id for id in undecided if id not in approved)
    for batch in batches(flagged):
        await connection.execute(update(replies).where(replies.c.id.in_(batch)).values(recheck=True))
    return Unsettled(stale=tuple(approved), flagged=flagged)


async def unsettle_saying(connection: AsyncConnection, ids: Sequence[str], passage: str, now: datetime) -> Unsettled:
    """As `unsettle`, for replies that say what the ledger no longer lets anybody say, whatever they rest on."""
    await audit.lock(connection)
    r, stale, flagged = replies.c, list[str](), list[str]()
    for batch in batches(sorted(ids)):
        states = select(r.id, r.state).where(r.id.in_(batch), r.state.in_(OPEN)).order_by(r.id)
        for row in (await connection.execute(states)).all():
            (stale if row.state == "approved" else flagged).append(row.id)
        mine = [id for id in batch if id in flagged]
        await connection.execute(update(replies).where(r.id.in_(mine)).values(recheck=True))
    for id in stale:
        await _outdate(connection, id, passage, now)
    return Unsettled(stale=tuple(stale), flagged=tuple(flagged))


async def _outdate(connection: AsyncConnection, id: str, passage: str, now: datetime) -> None:
    reply = await fetch(connection, id)
    await move(connection, reply, "outdate", None, now, changes={"recheck": True}, detail={"passage": passage})
    await tell_leads(connection, "stale", id, now)


async def _resting(
    connection: AsyncConnection, changed: Mapping[str, str | None], number: object, states: Sequence[str]
) -> dict[str, str]:
    """Replies whose revision of that number rests on one of these as it was, each with the first such passage."""
    b, found = basis.c, dict[str, str]()
    for batch in batches(sorted(changed)):
        asked = (
            select(b.reply, b.passage, b.content_hash)
            .join(replies, (replies.c.id == b.reply) & (b.number == number))
            .where(b.passage.in_(batch), replies.c.state.in_(states))
            .order_by(b.reply, b.passage)
        )
        for row in await connection.execute(asked):
            if changed[row.passage] != row.content_hash:
                found.setdefault(row.reply, row.passage)
    return found


async def expire(connection: AsyncConnection, brand: Brand, now: datetime) -> Unsettled:
    """What rests on a fact or passage that may no longer be stated today, by the brand's own calendar."""
    today = now.astimezone(zone_of(brand.hours.zone)).date()
    situation = await situation_of(connection)
    hidden = shadowed(situation)  # a folder's end says nothing of a fact that people declared in its place
    ended = select(passages.c.id).where(
        passages.c.brand == brand.slug, passages.c.removed.is_(False), passages.c.valid_until < today
    )
    fallen = (f"fact:{f.id}" for f in brand.facts if f.status != "false" and not f.stands(today))
    folder: Iterable[str] = (*(await connection.execute(ended)).scalars(), *fallen)
    gone = {id for id in folder if id not in hidden} | _fallen_silent(situation, brand, today)
    return await unsettle(connection, dict.fromkeys(sorted(gone)), now)


def _fallen_silent(situation: Situation, brand: Brand, today: date) -> set[str]:
    """Passages of declared facts of which nothing may be stated on that day."""
    tongue = tongue_of(brand)
    return {f"fact:{id}" for id, fact in situation.declared.items() if declared_passage(fact, today, tongue) is None}


def follow(clock: Callable[[], datetime]) -> OnChange:
    """What is called in the transaction that changes passages."""

    async def on_change(connection: AsyncConnection, changed: Mapping[str, str | None]) -> None:
        """What people declared while running stands in the folder's place, whatever the folder says now."""
        hidden = shadowed(await situation_of(connection))
        await unsettle(connection, {id: hash for id, hash in changed.items() if id not in hidden}, clock())

    return on_change
