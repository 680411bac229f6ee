"""Replies whose ground moved are written anew, so that whoever decides finds them ready.

Outside any transaction an engine writes; inside one the text is kept, if reply and situation are still as they were.
Each is looked at once for each change of its ground: what a person wrote is only guarded again, and its findings tell.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.draft.draft import Draft
from app.draft.holding import closing_text, holding_text
from app.errors import PortavozError
from app.evidence.open_incidents import line_id
from app.incident.situation import Situation
from app.operations.desk import Desk
from app.operations.moved_ground import ground_moved
from app.operations.revise import Made, revise
from app.operations.weigh import weigh, weigh_again
from app.pipeline import Prepared, prepare
from app.review.audit import lock
from app.review.changes import change_of
from app.review.moving import opened
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.rereadings import Unanswered, unanswered
from app.review.states import UNDECIDED
from app.review.storing import of_triage, offered
from app.review.tables import audit, replies
from app.triage.overrule import unsigned

BATCH = 20
AT_ONCE = 4
"""Replies that an engine writes at the same time: a model is waited for, the composer is not."""

MADE = Made(name="redraft", how="redraft", written_by=None)
FIRST_TEXT = Made(name="redraft", how="redraft", written_by=None, result="ready")
"""Of a comment that is answered only since its words changed."""


class _Anew(NamedTuple):
    """A new text, and what goes with it. `prepared`: None for a text of the manual's."""

    draft: Draft
    prepared: Prepared | None = None


async def redraft_due(desk: Desk, limit: int = BATCH) -> int:
    """Writes up to `limit` replies anew whose ground moved, the most urgent first; how many it dealt with.

    0 means that nothing more can be done now. Each is kept in a transaction of its own.
    """
    async with desk.db.read() as connection:
        due = await _due(desk, connection, limit)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(id: str) -> bool:
        async with gate:
            return await _redrafted(desk, id)

    ended = await asyncio.gather(*(one(id) for id in due), return_exceptions=True)
    if broken := next((end for end in ended if isinstance(end, BaseException)), None):
        raise broken  # the others are done
    return ended.count(True)


async def redraft_all(desk: Desk) -> int:
    """All that are due, batch by batch; how many."""
    done = 0
    while found := await redraft_due(desk):
        done += found
    return done


_FIRST = (replies.c.band, replies.c.next_due, replies.c.comment_key, replies.c.kind)
"""The most urgent first. Of two due at one moment no random id decides: the later one avoids the words of the first."""


async def _due(desk: Desk, connection: AsyncConnection, limit: int) -> list[str]:
    """Flagged ones and those that were only guarded again since; else answers without their incident's present line."""
    r = replies.c
    flagged = select(r.id).where(r.undecided.is_(True), or_(r.recheck.is_(True), r.behind.is_(True)))
    found = list((await connection.execute(flagged.order_by(*_FIRST).limit(limit))).scalars())
    return found or await _unsaid(desk, connection, limit)


_NOTHING_AT: WeakKeyDictionary[Desk, tuple[int, int]] = WeakKeyDictionary()
"""For each desk, the last act and the edition of the situation at which every answer held its line."""


async def _unsaid(desk: Desk, connection: AsyncConnection, limit: int) -> list[str]:
    """Answers of an open incident that were not drafted from its present line.

    Whatever makes or moves such an answer is an act: while no further one is in the record, nobody has to look again.
    """
    situation, r = await desk.keep_up(connection), replies.c
    lines = [line for incident in situation.incidents for line in incident.lines]
    seen = int(await connection.scalar(select(func.max(audit.c.seq))) or 0) if lines else 0, situation.edition
    if not lines or _NOTHING_AT.get(desk) == seen:
        return []
    unsaid = or_(*(_without_line(line.incident, line.version) for line in lines))
    asked = select(r.id).where(r.incident.in_([line.incident for line in lines]), r.state.in_(UNDECIDED), unsaid)
    found = list((await connection.execute(asked.order_by(*_FIRST).limit(limit))).scalars())
    if not found:
        _NOTHING_AT[desk] = seen
    return found


def _without_line(incident: str, version: int) -> ColumnElement[bool]:
    r = replies.c
    told = r.evidence.contains(json.dumps(line_id(incident, version)), autoescape=True)
    return and_(r.incident == incident, r.kind == "answer", r.revision.is_not(None), ~told)


async def _redrafted(desk: Desk, id: str) -> bool:
    """Whether it was dealt with."""
    async with desk.db.read() as connection:
        situation = await desk.keep_up(connection)
        reply = await fetch(connection, id)
        changed = await unanswered(connection, id)
        moved = not _theirs(reply) and (changed.since or await ground_moved(desk, connection, reply))
    try:
        anew = await _written(desk, reply, situation) if moved else None
    except PortavozError:
        return False  # the index cannot be asked now; the next look tries again
    if anew is None or not await _kept(desk, reply, anew, situation.edition):
        await _let_stand(desk, reply, situation, changed)
    return True


def _theirs(reply: Reply) -> bool:
    """Whether a person wrote it, or its words were erased: no engine writes over that."""
    return bool(reply.authors) or (reply.draft is not None and not reply.draft.public_text)


async def _written(desk: Desk, reply: Reply, situation: Situation) -> _Anew | None:
    """The text as it would be written now; None where nothing may be. Raises IndexUnavailable."""
    now = desk.clock()
    if reply.kind != "answer":
        say = holding_text if reply.kind == "holding" else closing_text
        text = say(reply.triage, reply.comment, desk.brand, situation, now)
        return _Anew(Draft(engine="composer", public_text=text)) if text else None
    async with desk.db.read() as connection:
        nonce = await connection.scalar(select(replies.c.nonce).where(replies.c.id == reply.id))
    prepared = await prepare(
        reply.comment,
        desk.brand,
        situation,
        desk.library,
        desk.engine("auto"),
        outcomes=desk.outcomes,
        recent=desk.recent(reply.comment_key),
        now=now,
        nonce=str(nonce),  # the same choice between equal wordings: only what moved is worded otherwise
        triage=reply.triage,
    )
    return _Anew(prepared.draft, prepared) if prepared.draft else None


async def _kept(desk: Desk, seen: Reply, anew: _Anew, edition: int) -> bool:
    """Keeps the text as the latest revision; False where it is the present one and may stay.

    Nothing is kept where somebody was faster or the situation moved on: it stays due, and the next look writes it.
    """
    draft = anew.draft
    async with desk.db.write() as connection:
        reply = await opened(connection, seen.id)
        current = (await desk.keep_up(connection)).edition
        if reply.version != seen.version or reply.state not in UNDECIDED or current != edition:
            return True
        before = reply.draft
        same = before and (before.public_text, before.private_text) == (draft.public_text, draft.private_text)
        if same and reply.state == "pending":
            return False
        weighed = await weigh(desk, connection, reply, draft)
        made = MADE if before else FIRST_TEXT
        await revise(desk, connection, reply, None, draft, weighed, made, _columns(reply, anew))
    desk.wrote(reply.comment_key, draft.public_text)
    return True


def _columns(reply: Reply, anew: _Anew) -> Mapping[str, object]:
    """What else changes: the group of the same change, and what an answer was now drafted from."""
    old, new = reply.draft, anew.draft
    columns: dict[str, object] = {}
    if old is not None:
        official = [cite.text for cite in (*old.cites, *new.cites)]
        columns["change"] = change_of(old.public_text, new.public_text, official) or reply.change
    if anew.prepared is None:
        return columns
    prepared = anew.prepared
    spent = [usage for usage in (reply.usage, prepared.usage) if usage]
    columns |= {
        "evidence": json.dumps(offered(prepared.evidence)),
        "holding_text": prepared.holding_text,
        "usage": sum(spent[1:], spent[0]).model_dump_json() if spent else None,
    }
    return columns | (of_triage(unsigned(prepared.triage)) if prepared.triage != reply.triage else {})


async def _let_stand(desk: Desk, reply: Reply, situation: Situation, changed: Unanswered) -> None:
    """The text stays and is guarded against what holds now; it is not looked at again for this change.

    Unless the comment was read again meanwhile: the words that it has now were not looked at yet.
    """
    await weigh_again(desk, reply.id)
    incident = situation.incident(reply.triage.incident)
    async with desk.db.write() as connection:
        r = replies.c
        await lock(connection)
        if (await unanswered(connection, reply.id)).seq != changed.seq:
            return
        evidence = await connection.scalar(select(r.evidence).where(r.id == reply.id))
        known = [hit for hit in json.loads(evidence or "[]") if not str(hit[0]).startswith("line:")]
        told = [[line_id(incident.id, line.version), "", 1.0] for line in incident.lines] if incident else []
        settled = {"behind": False} | ({"evidence": json.dumps([*told, *known])} if reply.kind == "answer" else {})
        mine = update(replies).where(r.id == reply.id, r.recheck.is_(False))
        await connection.execute(mine.values(settled))
