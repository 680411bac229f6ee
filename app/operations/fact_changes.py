"""How a change of the ledger is stored: a new version, its audit row, the new edition, and what replies make of it."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.facts import Fact
from app.evidence.open_incidents import declared_passage
from app.evidence.shelve import fact_passage, tongue_of
from app.guard.rumours import repeats
from app.guard.support import content
from app.incident.store import raise_edition
from app.incident.tables import incident_acts, ledger
from app.operations.fact_entries import Keeping, LedgerEntry, NoSuchFact, entry_of, last_version, today_of
from app.operations.fact_given import named
from app.operations.ground import unsettle, unsettle_saying
from app.review import audit
from app.review.people import Person
from app.review.states import OPEN
from app.review.tables import replies, revisions, searches


class Change(NamedTuple):
    """One new version: what it says, who declares it, why and by which act."""

    fact: Fact
    incident: str | None
    question: str | None
    person: Person
    reason: str | None
    move: str


async def free_id(connection: AsyncConnection, statement: str, everything: Iterable[LedgerEntry]) -> str:
    """A readable id that nothing has: words of the statement and the lowest free number."""
    name = named(statement)
    taken = {entry.fact.id for entry in everything}
    number = 1
    while f"{name}-{number}" in taken or await last_version(connection, f"{name}-{number}"):
        number += 1
    return f"{name}-{number}"


async def written(keeping: Keeping, connection: AsyncConnection, change: Change) -> LedgerEntry:
    """Stores the version in place of the one before, with its audit row; replies follow."""
    fact, now = change.fact, keeping.clock()
    number = await last_version(connection, fact.id) + 1
    before = (ledger.c.id == fact.id) & ledger.c.ended_at.is_(None)
    await connection.execute(update(ledger).where(before).values(ended_at=now))
    row = {**fact.model_dump(), "version": number, "incident": change.incident, "question": change.question}
    await connection.execute(insert(ledger).values(**row, by=change.person.id, at=now, reason=change.reason))
    await followed(keeping, connection, change, number)
    return await entry_of(keeping, connection, fact.id)


async def followed(keeping: Keeping, connection: AsyncConnection, change: Change, version: int) -> None:
    """The audit row, the new edition, and what happens to replies."""
    fact, now = change.fact, keeping.clock()
    said = {"fact": fact.id, "version": version, **said_in_chain(fact)}
    more = {"incident": change.incident, "question": change.question, "reason_sha256": audit.hashed(change.reason)}
    seq = await audit.append(
        connection,
        at=now,
        person=change.person.id,
        move=change.move,
        sha256=hash_in_chain(fact),
        detail={**said, **{name: value for name, value in more.items() if value is not None}},
    )
    if change.incident is not None:
        await connection.execute(insert(incident_acts).values(seq=seq, incident=change.incident, reason=change.reason))
    await raise_edition(connection)
    await unsettle(connection, {f"fact:{fact.id}": await hash_of(keeping, connection, fact.id)}, now)
    if fact.status != "confirmed" and change.move != "fact.withdraw":
        await unsettle_saying(connection, await _repeating(connection, fact), f"fact:{fact.id}", now)


def said_in_chain(fact: Fact) -> dict[str, object]:
    """What the chain keeps of a version beside its hash: what kind of statement it is, and hashes of its words."""
    plain = {"status", "public", "topic", "valid_from", "valid_until"}
    words = {"statement_sha256": audit.hashed(fact.statement), "source_sha256": audit.hashed(fact.source)}
    return {**fact.model_dump(mode="json", include=plain), **words}


def hash_in_chain(fact: Fact) -> str | None:
    """The hash of what may be stated of it: of a false one the correction."""
    return audit.hashed(fact.correction if fact.status == "false" else fact.statement)


async def hash_of(keeping: Keeping, connection: AsyncConnection, id: str) -> str | None:
    """The content hash of what may be stated today of a fact; None: nothing."""
    try:
        entry = await entry_of(keeping, connection, id)
    except NoSuchFact:
        return None
    if not entry.in_force:
        return None
    tongue, today = tongue_of(keeping.brand), today_of(keeping)
    declared = declared_passage(entry.fact, today, tongue)
    passage = fact_passage(entry.fact, tongue) if entry.folder and declared else declared
    return passage.content_hash if passage else None


async def _repeating(connection: AsyncConnection, fact: Fact) -> list[str]:
    """Open replies whose text states a fact that may not be stated, whether or not they rest on it.

    A sentence may lack a fifth of the fact's words and still state it (app.guard.rumours): one of the longest must
    stand in every such text, by which the database finds them.
    """
    stems = sorted(content(fact.statement), key=lambda stem: (-len(stem), stem))
    if not stems:
        return []
    r, v = replies.c, revisions.c
    said = (searches.c.searched.contains(stem, autoescape=True) for stem in stems[: len(stems) // 5 + 1])
    asked = (
        select(r.id, v.public_text, v.private_text)
        .join(revisions, (v.reply == r.id) & (v.number == r.revision))
        .join(searches, searches.c.reply == r.id)
        .where(r.state.in_(OPEN), or_(*said, v.private_text.is_not(None)))
    )
    return [
        row.id
        for row in await connection.execute(asked)
        if repeats(row.public_text, fact) or repeats(row.private_text or "", fact)
    ]
