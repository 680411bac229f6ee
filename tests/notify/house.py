"""A cinema with a night, a holiday and four people, and replies that wait for them."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from app.brand.brand import WEEK, Brand, Duty, Hours, Role
from app.db import Database
from app.evidence.passage import Evidence
from app.notify.notices import announce
from app.notify.tables import notices, outbox, recipients
from app.pipeline import Prepared
from app.review.people import Person
from app.review.replies import Reply, of
from app.review.storing import store
from app.review.tables import people, replies
from app.wording import Wording
from tests import made
from tests.made import NOW

CHRISTMAS = date(2026, 12, 25)
OFFICE = Hours(zone="Europe/Madrid", days=dict.fromkeys(WEEK[:5], "09:00-18:00"), holidays=(CHRISTMAS,))
ROLES = (
    Role(id="redes", title="Redes", rank="agent"),
    Role(id="jefa", title="Jefa de comunidad", rank="lead", substitutes=("noche",)),
    Role(id="noche", title="Guardia de noche", rank="lead"),
    Role(id="direccion", title="Dirección", rank="head", substitutes=("jefa",)),
)
DUTIES = (
    Duty(severity="low", approver="jefa", first_answer=240),
    Duty(severity="medium", approver="jefa", first_answer=60),
    Duty(severity="high", approver="jefa", tell=("direccion",), first_answer=30),
    Duty(severity="critical", approver="direccion", tell=("redes",), first_answer=30, clock=True),
)


def cinema(**hours: Hours) -> Brand:
    """`hours` by role id."""
    roles = tuple(role.model_copy(update={"hours": hours.get(role.id)}) for role in ROLES)
    return made.brand(roles=roles, duties=DUTIES, hours=Hours(zone="Europe/Madrid", holidays=(CHRISTMAS,)))


@pytest.fixture
async def db(tables: Database) -> Database:
    return tables


async def account(db: Database, name: str, role: str = "lead", *functions: str, **over: Any) -> str:
    row = {"id": name, "name": name, "role": role, "functions": json.dumps(functions), "created_at": NOW}
    async with db.write() as connection:
        await connection.execute(insert(people).values(**{"email": f"{name}@aurora.example", **row, **over}))
    return name


async def crew(db: Database) -> None:
    """One person for each role, and one more agent, who asks for replies and has no address."""
    await account(db, "luis", "agent", "redes", email=None)
    await account(db, "marta", "head", "direccion")
    await account(db, "julia", "lead", "jefa")
    await account(db, "nico", "lead", "noche")
    await account(db, "ana", "agent", "redes")


async def waits(
    db: Database,
    brand: Brand,
    severity: str = "critical",
    at: datetime = NOW,
    minutes: int = 30,
    *,
    by: str = "luis",
    tell: bool = True,
    **over: Any,
) -> Reply:
    """A new pending reply, due that many minutes later, announced in its own transaction."""
    due = at + timedelta(minutes=minutes)
    outcome = "safety_risk" if severity == "critical" else "service_failure"
    triage = made.triage(severity=severity, outcome=outcome, first_answer_due=due, due_at=due)
    said = Wording(es="Espera.", en="Waits.")
    fields: dict[str, Any] = {"result": "hold", "reason": said, "comment": made.comment(), "triage": triage}
    what = Prepared(**{**fields, "holding_text": None, "draft": None, "findings": (), "evidence": Evidence(), **over})
    person = Person(id=by, name=by, role="agent")
    async with db.write() as connection:
        reply = of(what, person, at)
        await store(connection, reply, what, person, "0" * 32)
        if tell:
            await announce(connection, brand, reply, at)
    return reply


async def change(db: Database, reply: Reply, **values: Any) -> None:
    async with db.write() as connection:
        await connection.execute(update(replies).where(replies.c.id == reply.id).values(**values))


async def told(db: Database, kind: str | None = None) -> list[tuple[str, int, list[str]]]:
    """(kind, step, who was asked) of every notice, in order of time."""
    n, r = notices.c, recipients.c
    asked = select(n.kind, n.step, n.at, r.person).outerjoin(recipients, (r.notice == n.id) & ~r.informed)
    async with db.read() as connection:
        rows = (await connection.execute(asked.order_by(n.at, n.kind, n.step, r.person))).all()
    found: dict[tuple[str, int], list[str]] = {}
    for row in rows:
        if kind in (None, row.kind):
            found.setdefault((row.kind, row.step), []).extend([row.person] if row.person else [])
    return [(*key, names) for key, names in found.items()]


async def sent(db: Database) -> list[Any]:
    """Every message of the outbox."""
    async with db.read() as connection:
        return list((await connection.execute(select(outbox).order_by(outbox.c.at, outbox.c.id))).all())
