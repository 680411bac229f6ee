"""Whether what a reply was drafted from is still what it was."""

import json

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.incident.tables import ledger, questions, waiting
from app.operations.desk import Desk
from app.operations.standing import context_of, standing_among
from app.review.replies import Reply
from app.review.tables import basis, replies


async def ground_moved(desk: Desk, connection: AsyncConnection, reply: Reply) -> bool:
    """Whether the line is another, a source that it cites or states figures from changed, or an awaited fact came."""
    draft, r = reply.draft, replies.c
    if draft is None:
        return False  # nobody has written a text whose ground could move
    stored = json.loads(await connection.scalar(select(r.evidence).where(r.id == reply.id)) or "[]")
    context = await context_of(desk, connection, reply, draft)
    given = {id: hash for id, hash, _ in stored}
    b = basis.c
    ground = select(b.passage, b.content_hash).where(b.reply == reply.id, b.number == reply.revision)
    rested = {cite.passage: cite.content_hash for cite in draft.cites} | {
        row.passage: row.content_hash for row in await connection.execute(ground)
    }
    awaited = await _awaited(connection, reply.id)
    present = dict(context.standing or {})
    missing = [id for id in (*rested, *awaited) if id not in present]
    present |= {id: p.content_hash for id, p in (await standing_among(desk, connection, missing)).items()}
    lines = {id: hash for id, hash in present.items() if id.startswith("line:")}
    before = {id for id in (*given, *rested) if id.startswith("line:")}
    if reply.kind == "answer" and (lines.keys() - given.keys() or before - lines.keys()):
        return True
    return any(present.get(id) != hash for id, hash in rested.items()) or any(
        id in present and given.get(id) != present[id] for id in awaited
    )


async def _awaited(connection: AsyncConnection, reply: str) -> list[str]:
    """The passages of facts that answered questions of this reply."""
    asked = (
        select(ledger.c.id)
        .join(questions, questions.c.id == ledger.c.question)
        .join(waiting, waiting.c.question == questions.c.id)
        .where(waiting.c.reply == reply, ledger.c.ended_at.is_(None))
    )
    return [f"fact:{id}" for id in (await connection.execute(asked)).scalars()]
