"""Facts while running: people add, confirm, refute and end them; each act is a new version, and replies follow at once.

An approved reply that rested on what a fact said goes stale in the same transaction, and so does one that repeats what
was just called false or doubtful; undecided ones are weighed again before anybody may approve them.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.facts import Fact
from app.incident.store import situation_of
from app.incident.tables import ledger
from app.operations.fact_changes import Change, followed, free_id, hash_of, written
from app.operations.fact_conditions import FactOver, SameFact, begins, may, seen
from app.operations.fact_entries import Keeping, LedgerEntry, NoSuchFact, conflicts, entry_of, ledger_of, today_of
from app.operations.fact_given import BadFact, FactGiven, correction_of, fact_from, reason_of
from app.operations.ground import unsettle
from app.review import audit
from app.review.people import Person


async def put_fact(
    keeping: Keeping, person: Person, wanted: FactGiven, *, version: int | None = None, question: str | None = None
) -> LedgerEntry:
    """A new fact, or a new version of one whose id is named. Given twice without an id, it is the first one.

    `version`: of what the person saw, needed where one that people declared is in force. Anybody may propose a new
    one (unconfirmed); the rest is for a lead, compensation for a head.
    Raises BadFact, NotAllowed, FactChanged or SameFact; then nothing is changed.
    """
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        return await put_within(keeping, connection, person, wanted, version=version, question=question)


async def put_within(
    keeping: Keeping,
    connection: AsyncConnection,
    person: Person,
    wanted: FactGiven,
    *,
    version: int | None = None,
    question: str | None = None,
) -> LedgerEntry:
    """As `put_fact`, in a transaction that holds the chain's lock."""
    fact = fact_from(wanted, await situation_of(connection), today_of(keeping), person.name)
    everything = await ledger_of(keeping, connection)
    if not fact.id and (twin := _twin(fact, wanted.incident, everything)):
        return twin
    before = await _before(keeping, connection, fact.id)
    may(person, fact, before, keeping)
    if before is not None:
        seen(before, version)
        if before.in_force and (before.fact, before.incident) == (fact, wanted.incident):
            raise SameFact(fact.id)
    begins(fact, before, today_of(keeping))
    fact = fact if fact.id else fact.model_copy(update={"id": await free_id(connection, fact.statement, everything)})
    change = Change(fact, wanted.incident, question, person, reason_of(wanted.reason), "fact.put")
    return conflicts(await written(keeping, connection, change), everything)


async def confirm_fact(
    keeping: Keeping, person: Person, id: str, *, version: int, reason: str | None = None
) -> LedgerEntry:
    """What was not confirmed may be stated from now on.

    Raises NoSuchFact, NotAllowed, FactChanged, FactOver, SameFact or BadFact; then nothing is changed.
    """
    over = {"status": "confirmed", "correction": None}
    return await _changed(keeping, person, id, _Act("fact.confirm", version, reason), over)


async def refute_fact(
    keeping: Keeping, person: Person, id: str, *, correction: str, version: int, reason: str | None = None
) -> LedgerEntry:
    """It is false, and `correction` is true. Raises as `confirm_fact`."""
    over = {"status": "false", "correction": correction_of(correction)}
    return await _changed(keeping, person, id, _Act("fact.refute", version, reason), over)


async def end_fact(
    keeping: Keeping, person: Person, id: str, *, version: int, reason: str | None = None
) -> LedgerEntry:
    """It no longer holds: nothing of it may be stated from now on, also where the folder still says it.

    Raises as `confirm_fact`.
    """
    last = today_of(keeping) - timedelta(days=1)
    over = {"status": "unconfirmed", "correction": None, "valid_from": None, "valid_until": last}
    return await _changed(keeping, person, id, _Act("fact.end", version, reason), over)


async def withdraw_fact(
    keeping: Keeping, person: Person, id: str, *, version: int, reason: str | None = None
) -> LedgerEntry:
    """What people declared is taken away and the folder's own words count again; the entry that counts now.

    Raises as `confirm_fact`, and BadFact where the folder has no fact of that id: then it is ended.
    """
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        before = await entry_of(keeping, connection, id)
        may(person, before.fact, before, keeping)
        seen(before, version, always=True)
        if before.folder or not before.in_force:
            raise FactOver(before)
        if all(fact.id != id for fact in keeping.brand.facts):
            raise BadFact("id", *NOT_OF_FOLDER)
        mine = (ledger.c.id == id) & ledger.c.ended_at.is_(None)
        await connection.execute(update(ledger).where(mine).values(ended_at=keeping.clock()))
        change = Change(before.fact, before.incident, before.question, person, reason_of(reason), "fact.withdraw")
        await followed(keeping, connection, change, before.version)
        return await entry_of(keeping, connection, id)


NOT_OF_FOLDER = (
    "la carpeta no tiene ese hecho, así que no hay texto anterior al que volver; dígale «ya no vale».",
    "the folder has no such fact, so there is no earlier text to go back to; end it instead.",
)


async def end_with_incident(keeping: Keeping, connection: AsyncConnection, incident: str) -> int:
    """The facts of an incident that is stood down end with it; how many. In its transaction, which has the lock.

    What the folder says of the same ids counts again. The caller raises the edition and writes the audit row.
    """
    mine = (ledger.c.incident == incident) & ledger.c.ended_at.is_(None)
    ids = list((await connection.execute(select(ledger.c.id).where(mine).order_by(ledger.c.id))).scalars())
    await connection.execute(update(ledger).where(mine).values(ended_at=keeping.clock()))
    hashes = {f"fact:{id}": await hash_of(keeping, connection, id) for id in ids}
    await unsettle(connection, hashes, keeping.clock())
    return len(ids)


class _Act(NamedTuple):
    """Which act it is, on which version, and why."""

    move: str
    version: int
    reason: str | None


async def _changed(keeping: Keeping, person: Person, id: str, act: _Act, over: Mapping[str, object]) -> LedgerEntry:
    async with keeping.db.write() as connection:
        await audit.lock(connection)
        before = await entry_of(keeping, connection, id)
        fact = before.fact.model_copy(update=over)
        may(person, fact, before, keeping)
        seen(before, act.version, always=True)
        if before.over or not before.in_force:
            raise FactOver(before)
        if fact == before.fact:
            raise SameFact(id)
        change = Change(fact, before.incident, before.question, person, reason_of(act.reason), act.move)
        return conflicts(await written(keeping, connection, change), await ledger_of(keeping, connection))


async def _before(keeping: Keeping, connection: AsyncConnection, id: str) -> LedgerEntry | None:
    try:
        return await entry_of(keeping, connection, id) if id else None
    except NoSuchFact:
        return None


def _twin(fact: Fact, incident: str | None, everything: Iterable[LedgerEntry]) -> LedgerEntry | None:
    """The fact in force that says just this already: a form sent twice adds nothing."""
    aside = {"id", "source"}
    return next(
        (
            entry
            for entry in everything
            if entry.in_force
            and entry.incident == incident
            and entry.fact.model_dump(exclude=aside) == fact.model_dump(exclude=aside)
        ),
        None,
    )
