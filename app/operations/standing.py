"""What stands today of the knowledge that a stored reply was written from."""

import json
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.draft.answers import cite
from app.draft.draft import Cite, Draft
from app.evidence import store
from app.evidence.library import asked
from app.evidence.open_incidents import Overtaken, declared_passages, incident_hits, shadowed
from app.evidence.passage import Evidence, Hit, Passage
from app.evidence.pool import Query
from app.evidence.ranking import Wanted
from app.evidence.shelve import SHELVING, fact_passage, tongue_of
from app.evidence.tables import passages
from app.guard.rule import Context
from app.operations.desk import Desk
from app.review.replies import Reply
from app.review.tables import replies
from app.value import Value


class _Stored(Value):
    """What a reply was written from, by its row."""

    offered: tuple[tuple[str, str, float], ...]
    """Id, content hash and score of each passage that the engine was shown."""
    nonce: str


async def context_of(desk: Desk, connection: AsyncConnection, reply: Reply, draft: Draft | None) -> Context:
    """What the guards weigh a text of that reply against: what it was drafted from, as far as it still stands."""
    await desk.keep_up(connection)
    stored = await _stored(connection, reply)
    cited = [c.passage for c in draft.cites] if draft else []
    present = await standing_among(desk, connection, [*(id for id, _, _ in stored.offered), *cited])
    incidents = _incident_hits(desk, reply)
    told = hashes_of(incidents)
    standing = {**{id: p.content_hash for id, p in present.items()}, **told}
    found = [
        Hit(passage=present[id], score=score) for id, _, score in stored.offered if id in present and id not in told
    ]
    return Context(
        comment=reply.comment,
        triage=reply.triage,
        evidence=_evidence(incidents, found),
        brand=await brand_today(desk.brand, connection),
        situation=desk.situation,
        recent=desk.recent(reply.comment_key),
        nonce=stored.nonce,
        instructions=desk.instructions,
        today=desk.today,
        kind=reply.kind,
        standing=standing,
    )


def _evidence(incidents: Iterable[Hit], found: Iterable[Hit]) -> Evidence:
    hits = (*incidents, *found)
    replied = [hit for hit in hits if hit.passage.kind == "reply"]
    return Evidence(knowledge=tuple(hit for hit in hits if hit not in replied), replies=tuple(replied))


async def _stored(connection: AsyncConnection, reply: Reply) -> _Stored:
    """A holding or a closing was written from nothing of its own: it may rest on what its answer was drafted from."""
    r = replies.c
    row = (await connection.execute(select(r.evidence, r.nonce).where(r.id == reply.id))).one()
    offered = json.loads(row.evidence)
    if reply.kind != "answer" and not offered:
        answer = select(r.evidence).where(r.comment_key == reply.comment_key, r.kind == "answer")
        found = await connection.scalar(answer.order_by(r.created_at.desc(), r.id).limit(1))
        offered = json.loads(found or "[]")
    return _Stored(offered=offered, nonce=row.nonce)


async def standing_among(desk: Desk, connection: AsyncConnection, ids: list[str]) -> dict[str, Passage]:
    """The passages among these that may be stated today, as they are now: of the folder, or declared while running."""
    rows = await store.rows(connection, desk.brand.slug, dict.fromkeys(ids))
    brand = await brand_today(desk.brand, connection)
    facts = {f"fact:{fact.id}": fact for fact in brand.facts}
    hidden = shadowed(desk.situation)

    def stands(passage: Passage) -> bool:
        ended = passage.valid_until is not None and passage.valid_until < desk.today
        fact = facts.get(passage.id)
        withheld = fact is not None and fact.status != "false" and not fact.stands(desk.today)
        return not (ended or withheld or passage.id in hidden)

    now = (desk.situation, desk.today, tongue_of(desk.brand))
    declared, overtaken = declared_passages(*now), Overtaken(*now)
    return {row.passage.id: overtaken(row.passage) for row in rows if stands(row.passage)} | {
        id: declared[id] for id in ids if id in declared
    }


def _incident_hits(desk: Desk, reply: Reply) -> list[Hit]:
    wanted = Wanted.of(reply.triage, reply.comment.network)
    query = Query.of(asked(reply.comment))
    return incident_hits(desk.situation, wanted, query, desk.today, tongue_of(desk.brand))


def hashes_of(hits: Iterable[Hit]) -> dict[str, str]:
    return {hit.passage.id: hit.passage.content_hash for hit in hits}


async def cites_today(desk: Desk, connection: AsyncConnection, reply: Reply, draft: Draft) -> tuple[Cite, ...]:
    """The sources of a text that still stand, as they read now."""
    present = await standing_among(desk, connection, [cite.passage for cite in draft.cites])
    present.update({hit.passage.id: hit.passage for hit in _incident_hits(desk, reply)})
    return tuple(cite(present[c.passage], c.score) for c in draft.cites if c.passage in present)


async def brand_today(brand: Brand, connection: AsyncConnection) -> Brand:
    """The brand with the ledger that SQL holds: `portavoz index` may have changed facts while this process ran."""
    if await store.fingerprint(connection, brand.slug) in (None, f"{brand.fingerprint}:{SHELVING}"):
        return brand  # None: no process has read this brand's folder into SQL yet
    p = passages.c
    folder = select(p.passage).where(
        p.brand == brand.slug, p.kind == "fact", p.origin == "folder", p.removed.is_(False)
    )
    found = [Passage.model_validate_json(text) for text in (await connection.execute(folder)).scalars()]
    stored = {passage.id: passage for passage in found}
    own = {f"fact:{fact.id}": fact for fact in brand.facts}
    same = {id for id, fact in own.items() if _is(fact, stored.get(id), brand)}
    new = (_fact(passage) for id, passage in stored.items() if id not in same)
    return brand.model_copy(update={"facts": (*(own[id] for id in own if id in same), *new)})


def _is(fact: Fact, passage: Passage | None, brand: Brand) -> bool:
    mine = fact_passage(fact, tongue_of(brand))
    return (mine and mine.content_hash) == (passage and passage.content_hash)


def _fact(passage: Passage) -> Fact:
    """What a passage tells of its fact: whether it is about compensation only the folder knows, so it is no policy."""
    id = passage.id.removeprefix("fact:")
    return Fact(id=id, statement=passage.text, valid_until=passage.valid_until, source=passage.source)
