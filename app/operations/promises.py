"""The clock of what an official line promised: the next update that is overdue nags whoever leads the incident."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.incident.mode import PERMITS
from app.incident.tables import incident_lines, incident_posts, incidents
from app.notify.bulletin import Bulletin, leading, proclaim
from app.notify.duty import Colleague
from app.notify.notices import TEAM, colleagues
from app.notify.outbox import keyed
from app.notify.tables import outbox
from app.operations.desk import Desk
from app.review.reading import fetch
from app.review.replies import Reply
from app.review.tables import replies
from app.value import Value
from app.wording import Wording

AGAIN = timedelta(minutes=15)
"""Between two reminders of one overdue line: half of the usual half hour for a first answer."""
MOST = 12
"""Reminders of one line, three hours of them; who has not reacted by then does not read them."""


class Overdue(Value):
    """A line that should have been followed by another one."""

    incident: str
    title: str
    version: int
    severity: str
    since: datetime
    """When the next one was due."""
    promised: bool
    """Whether the line itself gave that time; else the mode asks for one at that pace."""

    def step(self, now: datetime) -> int:
        """Which reminder it is time for, from 0."""
        return min(int((now - self.since) / AGAIN), MOST - 1)

    def key(self, step: int) -> str:
        """One reminder."""
        return f"line:{self.incident}:{self.version}:{step}"


async def overdue(connection: AsyncConnection, now: datetime) -> list[Overdue]:
    """The open incidents whose line is overdue, the longest waiting first."""
    i, l = incidents.c, incident_lines.c  # noqa: E741
    current = and_(l.incident == i.id, l.version == i.line)
    asked = select(i.id, i.title, i.mode, i.severity, l.version, l.at, l.next_update).join(incident_lines, current)
    rows = await connection.execute(asked.where(i.stood_down_at.is_(None)))
    found = [_overdue(row) for row in rows]
    return sorted((one for one in found if one and one.since <= now), key=lambda one: (one.since, one.incident))


def _overdue(row: Any) -> Overdue | None:
    """When the next line is due; None: it promised nothing and its mode asks for no pace."""
    within = PERMITS[row.mode].update_within
    due = row.next_update or (row.at + timedelta(minutes=within) if within else None)
    if due is None:
        return None
    told = {"incident": row.id, "title": row.title, "version": row.version, "severity": row.severity}
    return Overdue(**told, since=due, promised=row.next_update is not None)


async def nag_lines(desk: Desk, now: datetime) -> int:
    """Reminds the heads, and whoever has a post in the incident, of each overdue line; how many reminders that made.

    At once, then every AGAIN, MOST times. Each in a transaction of its own; the same reminder is sent once.
    """
    async with desk.db.read() as connection:
        waiting = [one for one in await overdue(connection, now) if not await _told(connection, one, now)]
    for one in waiting:
        async with desk.db.write() as connection:
            await proclaim(connection, _bulletin(one, desk.brand, now), await _leads(connection, one, now), now)
    return len(waiting)


async def _told(connection: AsyncConnection, one: Overdue, now: datetime) -> bool:
    """The channel of the team gets every bulletin, so what stands in it tells of all."""
    sent = select(outbox.c.id).where(outbox.c.id == keyed("webhook", TEAM, one.key(one.step(now))))
    return (await connection.execute(sent)).first() is not None


async def _leads(connection: AsyncConnection, one: Overdue, now: datetime) -> list[Colleague] | None:
    """Heads and whoever has a post there now, those who are away left out; None: whoever leads otherwise."""
    p = incident_posts.c
    posts = set(
        (await connection.execute(select(p.person).where(p.incident == one.incident, p.until.is_(None)))).scalars()
    )
    roster = await colleagues(connection)
    found = [person for person in roster if person.role == "head" or person.id in posts]
    return [p for p in found if p in leading(found, now) or p.away_until is None or p.away_until <= now] or None


def _bulletin(one: Overdue, brand: Brand, now: datetime) -> Bulletin:
    at = one.since.astimezone(ZoneInfo(brand.hours.zone))
    late = int((now - one.since).total_seconds() // 60)
    due = Wording(
        es=f"El mensaje oficial {one.version} prometía novedades a las {at:%H:%M}; han pasado {late} min.",
        en=f"Official line {one.version} promised news at {at:%H:%M}; that was {late} min ago.",
    )
    pace = Wording(
        es=f"El mensaje oficial {one.version} debía renovarse a las {at:%H:%M}; han pasado {late} min.",
        en=f"Official line {one.version} was to be renewed at {at:%H:%M}; that was {late} min ago.",
    )
    return Bulletin(
        key=one.key(one.step(now)),
        subject=Wording(
            es=f"«{one.title}»: falta la próxima actualización", en=f"“{one.title}”: the next update is missing"
        ),
        lines=(
            due if one.promised else pace,
            Wording(
                es="Publique un mensaje nuevo, aunque sea para decir que aún no hay novedades y cuándo las habrá.",
                en="Give a new line, if only to say that there is no news yet and when there will be.",
            ),
        ),
        path=f"/incidents/{one.incident}",
        severity=one.severity,
    )


async def promised_at(connection: AsyncConnection, holding: Reply, brand: Brand) -> datetime | None:
    """When the words of an approved holding say that we come back: the time that a line of its incident gave."""
    if holding.incident is None or holding.approval is None:
        return None
    l = incident_lines.c  # noqa: E741
    given = select(l.next_update).where(l.incident == holding.incident, l.next_update.is_not(None))
    zone, words = ZoneInfo(brand.hours.zone), holding.approval.public_text
    for at in (await connection.execute(given.order_by(l.version.desc()))).scalars():
        if f"{at.astimezone(zone):%H:%M}" in words:
            return at  # type: ignore[no-any-return]
    return None


async def next_due(connection: AsyncConnection, answer: Reply, brand: Brand) -> datetime:
    """When a new answer is due next: where its comment's holding stands in public, the first answer has been given."""
    r = replies.c
    said = select(r.id).where(r.comment_key == answer.comment_key, r.kind == "holding", r.published_at.is_not(None))
    id = await connection.scalar(said.order_by(r.published_at.desc(), r.id).limit(1))
    if id is None:
        return answer.next_due
    promised = await promised_at(connection, await fetch(connection, id), brand)
    return min(answer.due_at, promised) if promised else answer.due_at
