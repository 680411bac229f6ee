"""An incident that is open by hand, so that facts and questions are tested without the acts of declaring."""

from sqlalchemy import insert, update

from app.incident.store import raise_edition
from app.incident.tables import incident_lines, incidents
from app.operations.desk import Desk
from app.operations.fact_given import FactGiven
from app.operations.ledger import put_fact
from app.review.people import Person
from app.review.tables import replies

LINE = "El barco de las 8:00 no sale por una avería. Estamos avisando a todo el pasaje."


async def burns(desk: Desk, person: Person, id: str = "crisis-1", scenario: str | None = "varada") -> str:
    """Declares it by hand; its id."""
    now = desk.clock()
    said = {"title": "Barco parado", "scenario": scenario, "mode": "crisis", "severity": "high", "freeze": True}
    async with desk.db.write() as connection:
        row = {**said, "id": id, "line": 1, "declared_by": person.id, "declared_at": now}
        await connection.execute(insert(incidents).values(**row))
        line = {"incident": id, "version": 1, "text": LINE, "by": person.id, "at": now, "sha256": "0" * 64}
        await connection.execute(insert(incident_lines).values(**line))
        await raise_edition(connection)
    return id


async def over(desk: Desk, person: Person, id: str = "crisis-1") -> None:
    """Stands it down by hand."""
    async with desk.db.write() as connection:
        ended = {"stood_down_at": desk.clock(), "stood_down_by": person.id}
        await connection.execute(update(incidents).where(incidents.c.id == id).values(**ended))
        await raise_edition(connection)


async def belongs(desk: Desk, reply: str, incident: str = "crisis-1") -> None:
    """The reply is of that incident."""
    async with desk.db.write() as connection:
        await connection.execute(update(replies).where(replies.c.id == reply).values(incident=incident))


async def declared(desk: Desk, person: Person, statement: str, **over: object) -> str:
    """A fact added while running; its id."""
    wanted = FactGiven.model_validate({"statement": statement, **over})
    return (await put_fact(desk, person, wanted)).fact.id
