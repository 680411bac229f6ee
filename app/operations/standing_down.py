"""Standing an incident down: the last message, the closings that are owed, and what stays of what it said."""

import copy
from datetime import datetime
from typing import ClassVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.errors import PortavozError
from app.evidence.open_incidents import line_id
from app.incident.store import fact_of, raise_edition
from app.incident.tables import incident_posts, ledger
from app.operations.desk import Desk
from app.operations.fact_changes import Change, written
from app.operations.freeze import freeze_of
from app.operations.incident_acts import acted, alarm, change, held, moment, need, tell, why
from app.operations.incident_record import Record
from app.operations.joining import outdate
from app.operations.ledger import end_with_incident
from app.operations.line_check import Said, checked
from app.operations.lines import end_preapprovals
from app.operations.owing import draft_closings, owed
from app.operations.standing import brand_today
from app.review import audit
from app.review.people import Person
from app.wording import Wording

KEPT = ("confirmed", "false")
"""What an incident established stays true, or a rumour, when it is over; what nobody confirmed goes with it."""


class DebtsOpen(PortavozError):
    """People are still owed a public answer, and no reason was given to stand down all the same."""

    field: ClassVar[str] = "reason"
    status: ClassVar[int] = 409
    type: ClassVar[str] = "debts-open"
    title: ClassVar[Wording] = Wording(es="Se debe respuesta en público", en="Public answers are owed")

    def __init__(self, count: int) -> None:
        super().__init__(
            Wording(
                es=f"reason: a {count} comentarios se les prometió volver en público y no se ha vuelto. Ciérrelos, o"
                " diga en «reason» por qué se termina ya: quedarán redactados y en la lista. No se ha cambiado nada.",
                en=f"reason: {count} comments were promised a public return and have none. Close them, or say in"
                " `reason` why it ends now: their closings are drafted and stay on the list. Nothing was changed.",
            )
        )


async def stand_down(
    desk: Desk,
    id: str,
    person: Person,
    *,
    version: int,
    closing: str,
    reason: str | None = None,
    keep_facts: bool = True,
) -> Record:
    """Ends it with a last message. A watch: for a lead; a crisis: for a head. With open debts only with a reason.

    In one transaction: pending closings for everyone who is owed one, approvals under its line end, what is undecided
    is guarded again, holdings approved for it end, posts end. With `keep_facts`, facts that it confirmed, and rumours
    that it refuted, hold on as general ones where the folder has no fact of that id; the others end.
    Raises NoSuchIncident, IncidentOver, StaleIncident, NotAllowed, DebtsOpen, BadIncident, BadLine or
    UnconfirmedFigure; then nothing is changed.
    """
    because = why(reason) if reason and reason.strip() else None
    async with desk.db.write() as connection:
        incident = await held(connection, id, version)
        need(person, "head" if incident.mode == "crisis" else "lead", END)
        waiting = await owed(connection, id)
        if waiting and because is None:
            raise DebtsOpen(len(waiting))
        at = await moment(connection, id, desk.clock())
        brand, situation = await brand_today(desk.brand, connection), await desk.keep_up(connection)
        said = checked(Said(text=closing), brand, situation, incident.scenario, at, field="closing").text
        froze = (await freeze_of(connection)).frozen
        ended = {"closing": said, "stood_down_by": person.id, "stood_down_at": at}
        seen = await change(connection, incident, ended)
        await raise_edition(connection)
        await _leave_posts(connection, id, at)
        await end_preapprovals(connection, id, person, at)
        kept = await _keep_facts(desk, connection, id, person) if keep_facts else 0
        gone = await end_with_incident(desk, connection, id)
        moved = await outdate(connection, id, at, {"passage": line_id(id, incident.line or 0)})
        drafted = await draft_closings(copy.copy(desk), connection, person, id, said, at)
        told = {"debts": len(waiting), "closings": len(drafted), "stale": moved.stale, "flagged": moved.flagged,
                "facts_kept": kept, "facts_ended": gone}  # fmt: skip
        await acted(connection, id, person, "incident.stand-down", at, version=seen, reason=because,
                    sha256=audit.hashed(said), detail=told)  # fmt: skip
        known = await tell(connection, brand, id, "incident.stood_down", at, froze=froze)
        await alarm(connection, known, OVER, _left(len(waiting), len(drafted)))
        return known


END = Wording(es="Dar por terminada una crisis", en="Standing a crisis down")
OVER = Wording(es="Crisis terminada", en="The incident is over")


def _left(debts: int, drafted: int) -> tuple[Wording, ...]:
    return (
        Wording(
            es=f"Quedan {debts} comentarios por cerrar en público; {drafted} cierres esperan decisión.",
            en=f"{debts} comments are still owed a public closing; {drafted} closings await a decision.",
        ),
    )


async def _leave_posts(connection: AsyncConnection, id: str, at: datetime) -> None:
    p = incident_posts.c
    mine = update(incident_posts).where(p.incident == id, p.until.is_(None))
    await connection.execute(mine.values(until=at))


async def _keep_facts(desk: Desk, connection: AsyncConnection, id: str, person: Person) -> int:
    """What it established becomes general, in a version of its own; how many."""
    standing = select(ledger).where(ledger.c.incident == id, ledger.c.ended_at.is_(None)).order_by(ledger.c.id)
    rows = (await connection.execute(standing)).mappings().all()
    lasting = [row for row in rows if row["status"] in KEPT and not _shadows(row["id"], desk.brand)]
    for row in lasting:
        fact = fact_of(row)
        await written(desk, connection, Change(fact, None, row["question"], person, row["reason"], "fact.keep"))
    return len(lasting)


def _shadows(id: str, brand: Brand) -> bool:
    """Whether the folder has a fact of that id, which holds again."""
    return any(fact.id == id for fact in brand.facts)
