"""A ferry line on a bad day: what people declare, and replies that are caught in it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select

from app.brand.facts import Fact
from app.incident.store import raise_edition
from app.incident.tables import ledger
from app.operations.declaring import Declaration, declare
from app.operations.desk import Desk
from app.operations.fact_changes import hash_in_chain, said_in_chain
from app.operations.incident_record import Record
from app.operations.publish import Published, publish
from app.review import audit
from app.review.people import Person
from app.review.replies import Reply
from app.review.tables import audit as chain
from app.review.tables import replies
from tests.office import waiting
from tests.operations.ferry import approved, now

LINE = "Un barco está parado a la altura del puerto. El pasaje está bien y ya hay un remolcador de camino."
SECOND = "El barco parado vuelve a puerto a remolque. El pasaje está bien."
CLOSING = "El barco ya está en puerto. Gracias por la paciencia."
AGROUND = "El barco está parado a la deriva y no nos dicen nada"
ANSWER = "Lo sentimos, de verdad. Cuéntanos por mensaje directo qué ha pasado y lo miramos contigo."


def aground(**over: Any) -> Declaration:
    """A crisis that the manual foresees."""
    return Declaration(**{"scenario": "varada", "line": LINE, "reason": "lo confirma el puente", **over})


def unforeseen(**over: Any) -> Declaration:
    """One that it does not."""
    fields = {
        "title": "Café en mal estado", "severity": "high", "line": "Estamos revisando el café de a bordo.",
        "triggers": ("café en mal estado", "café de a bordo"), "reason": "varias quejas",
    }  # fmt: skip
    return Declaration(**{**fields, **over})


async def burn(desk: Desk, head: Person, **over: Any) -> Record:
    return await declare(desk, head, aground(**over))


async def caught(desk: Desk, person: Person, **over: Any) -> Reply:
    """A pending reply of the scenario."""
    return await waiting(desk, person, AGROUND, **{"scenario": "varada", "private": False, **over})


async def taken_private(desk: Desk, staff: dict[str, Person], **over: Any) -> Reply:
    """A published answer that promised a return in public."""
    reply = await approved(desk, await caught(desk, staff["Ana"], private=True, **over), staff["Lucía"])
    desk.clock.pass_(seconds=9)  # type: ignore[attr-defined]  # a test's clock
    return await publish(desk, reply.id, staff["Ana"], Published(sha256=reply.sha256 or ""))


async def fact(desk: Desk, person: Person, statement: str, **over: Any) -> str:
    """A fact in the ledger, as it is stored, and the chain's row of it."""
    row = {
        "id": "dato", "version": 1, "statement": statement, "status": "confirmed", "correction": None, "public": True,
        "topic": "general", "source": "puente", "incident": None, "by": person.id, "at": desk.clock(), **over,
    }  # fmt: skip
    async with desk.db.write() as connection:
        await connection.execute(insert(ledger).values(**row))
        known = Fact(**{name: value for name, value in row.items() if name in Fact.model_fields})
        said = {"fact": known.id, "version": row["version"], "incident": row["incident"], **said_in_chain(known)}
        told = hash_in_chain(known)
        await audit.append(connection, at=desk.clock(), person=person.id, move="fact.put", sha256=told, detail=said)
        await raise_edition(connection)
    return str(row["id"])


async def state(desk: Desk, reply: Reply) -> tuple[str, bool]:
    """Its state, and whether it is to be guarded again."""
    found = await now(desk, reply.id)
    return found.state, found.recheck


async def moves(desk: Desk) -> list[str]:
    """The audit chain's moves, in order."""
    async with desk.db.read() as connection:
        return list((await connection.execute(select(chain.c.move).order_by(chain.c.seq))).scalars())


async def snapshot(desk: Desk) -> list[Any]:
    """What a refused act may not have changed."""
    async with desk.db.read() as connection:
        rows = (await connection.execute(select(replies).order_by(replies.c.id))).all()
        return [*rows, *(await connection.execute(select(chain.c.hash).order_by(chain.c.seq))).scalars()]


HOUR = timedelta(hours=1)
