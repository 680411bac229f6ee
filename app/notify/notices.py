"""Who is told what about a reply, one step of a chain at a time, each in the transaction of its cause."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Severity
from app.notify.alert import Alert, Kind
from app.notify.duty import DECIDE, Colleague, Step, on_duty
from app.notify.outbox import put
from app.notify.tables import notices, recipients
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import people

TOLD_AT_ONCE: tuple[Severity, ...] = ("critical", "high")
"""A new reply of these is told when it comes; the others when their deadline is near."""
INFORMING: tuple[Kind, ...] = ("new", "overdue")
"""Whoever is to be told but not asked hears of a chain once, when it begins for these reasons."""
TEAM = "team"
"""The one target of the webhook."""


async def announce(connection: AsyncConnection, brand: Brand, reply: Reply, now: datetime) -> None:
    """Tells of a new critical or high reply, in the transaction that stores it or raises its severity."""
    if reply.state == "pending" and reply.triage.severity in TOLD_AT_ONCE:
        await tell(connection, brand, reply, "new", now)


async def tell(
    connection: AsyncConnection, brand: Brand, reply: Reply, kind: Kind, now: datetime, number: int = 0
) -> bool:
    """Takes that step of that chain: whether anybody was told by this call. Other chains of the reply stop.

    Nobody is told when another server has taken the step, or when there is nobody at all.
    """
    asked = await _asked(connection, await _steps(connection, reply.id, kind))
    roster = _may_decide(await colleagues(connection), {reply.requester, *reply.authors})
    chain = on_duty(brand, roster, reply.triage.severity, now, incident=reply.incident is not None)
    step = chain.next(asked)
    if not step.people:
        return False
    informed = chain.informed({p.id for p in step.people}) if not number and kind in INFORMING else ()
    alert = _alert(reply, kind, number, step)
    id = await _taken(connection, alert, now, ended=step.nobody_answers)
    if id is None:
        return False
    others = update(notices).where(notices.c.reply == reply.id, notices.c.id != id, notices.c.ended_at.is_(None))
    await connection.execute(others.values(ended_at=now))
    await _send(connection, id, alert, step.people, informed, now)
    return True


async def pass_over(connection: AsyncConnection, reply: Reply, kind: Kind, now: datetime) -> None:
    """Nothing has to be told of that kind: somebody knows. It does not come up again."""
    await _taken(connection, _alert(reply, kind, 0, Step(titles=(), people=())), now, ended=True)


async def tell_leads(connection: AsyncConnection, kind: Kind, reply_id: str, now: datetime) -> None:
    """Tells every lead and head what is in app.notify.alert.ONCE."""
    reply = await fetch(connection, reply_id)
    roster = await colleagues(connection)
    present = [p for p in roster if p.away_until is None or p.away_until <= now] or list(roster)
    leads = tuple(p for p in present if p.role in ("lead", "head"))
    step = Step(titles=(), people=leads or tuple(p for p in present if p.role in DECIDE))
    alert = _alert(reply, kind, len(await _steps(connection, reply_id, kind)), step)
    if (id := await _taken(connection, alert, now, ended=True)) is not None:
        await _send(connection, id, alert, step.people, (), now)


async def colleagues(connection: AsyncConnection) -> tuple[Colleague, ...]:
    """Every person who has an account, programs and disabled ones left out."""
    p = people.c
    asked = select(p.id, p.role, p.email, p.functions, p.away_until).where(p.disabled_at.is_(None), ~p.service)
    rows = await connection.execute(asked.order_by(p.created_at, p.id))
    return tuple(Colleague(**{**row._mapping, "functions": tuple(json.loads(row.functions))}) for row in rows)


def _may_decide(roster: tuple[Colleague, ...], barred: set[str]) -> tuple[Colleague, ...]:
    """Without those who requested or wrote it, who cannot approve it, unless nobody else decides."""
    others = tuple(p for p in roster if p.id not in barred)
    return others if any(p.role in DECIDE for p in others) else roster


def _alert(reply: Reply, kind: Kind, number: int, step: Step) -> Alert:
    return Alert(
        kind=kind,
        reply=reply.id,
        severity=reply.triage.severity,
        network=reply.comment.network,
        created_at=reply.created_at,
        due_at=reply.next_due,
        step=number,
        titles=step.titles,
        nobody_answers=step.nobody_answers,
    )


async def _steps(connection: AsyncConnection, reply: str, kind: Kind) -> list[str]:
    n = notices.c
    asked = select(n.id).where(n.reply == reply, n.kind == kind).order_by(n.step)
    return list((await connection.execute(asked)).scalars())


async def _asked(connection: AsyncConnection, steps: list[str]) -> set[str]:
    r = recipients.c
    asked = select(r.person).where(r.notice.in_(steps), ~r.informed)
    return set((await connection.execute(asked)).scalars())


async def _taken(connection: AsyncConnection, alert: Alert, now: datetime, *, ended: bool) -> str | None:
    """The id of the new notice; None where another process has taken this step."""
    words = f"{alert.reply}/{alert.kind}/{alert.step}"
    id = hashlib.sha256(words.encode()).hexdigest()[:24]
    row = {**alert.model_dump(include={"reply", "kind", "step", "nobody_answers"}), "id": id, "at": now}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(notices).values(**row, ended_at=now if ended else None).on_conflict_do_nothing()
    return id if (await connection.execute(new)).rowcount else None


async def _send(
    connection: AsyncConnection,
    id: str,
    alert: Alert,
    asked: Iterable[Colleague],
    informed: Iterable[Colleague],
    now: datetime,
) -> None:
    """Mail to each who has an address; the webhook once, whose readers see whose turn it is."""
    told = [*((p, False) for p in asked), *((p, True) for p in informed)]
    for person, only_told in told:
        row = {"notice": id, "person": person.id, "informed": only_told}
        await connection.execute(recipients.insert().values(**row))
        if person.email:
            words = alert.model_copy(update={"informed": only_told}).model_dump_json()
            await put(connection, "mail", person.id, words, now, id)
    if told:
        await put(connection, "webhook", TEAM, alert.model_dump_json(), now, id)
