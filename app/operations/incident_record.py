"""All that is known of an incident: its lines, who filled which role, what was done when, by whom and why."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Literal

from pydantic import AwareDatetime
from sqlalchemy import RowMapping, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.facts import Fact
from app.brand.words import Language, Severity
from app.errors import PortavozError
from app.incident.store import fact_of
from app.incident.tables import incident_acts, incident_lines, incident_posts, incidents, ledger
from app.operations.owing import owed
from app.review.reading import Count
from app.review.tables import audit, people, replies
from app.value import Value
from app.wording import Wording

ID = re.compile(r"[0-9a-f]{16}")
"""What `app.operations.declaring` makes; anything else names no incident, and need not trouble the database."""


class NoSuchIncident(PortavozError):
    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-incident"
    title: ClassVar[Wording] = Wording(es="No existe esa crisis", en="No such incident")

    def __init__(self, id: str) -> None:
        shown = id[:40]
        super().__init__(
            Wording(
                es=f"No hay ninguna crisis «{shown}»; vea cuáles hay con: portavoz incident list",
                en=f"There is no incident “{shown}”; see which there are with: portavoz incident list",
            )
        )


class Line(Value):
    """A version of the official line, with who said so."""

    version: int
    text: str
    translations: dict[Language, str]
    next_update: AwareDatetime | None
    sha256: str
    by: str
    at: AwareDatetime


class Post(Value):
    """Who filled a role, from when to when. `until` None: they have it now."""

    role: str
    """Id of the brand's role."""
    person: str
    person_id: str
    since: AwareDatetime
    until: AwareDatetime | None
    by: str


class Act(Value):
    """A step of the timeline. Their order is the audit chain's, whatever a clock said."""

    seq: int
    at: AwareDatetime
    who: str | None
    """None: Portavoz itself."""
    what: str
    reason: str | None
    detail: dict[str, Any]


class Listed(Value):
    """An incident as a list shows it."""

    id: str
    title: str
    scenario: str | None
    mode: Literal["watch", "crisis"]
    severity: Severity
    line: Line | None
    """The current one."""
    freeze: bool
    version: int
    """Raised by every act; what a person names when they act on what they saw."""
    declared_by: str
    declared_at: AwareDatetime
    stood_down_by: str | None = None
    stood_down_at: AwareDatetime | None = None

    @property
    def open(self) -> bool:
        return self.stood_down_at is None


class Record(Listed):
    """An incident with all that is known of it."""

    triggers: tuple[str, ...]
    examples: tuple[str, ...]
    alert: str | None
    """Id of the warning that it was declared from."""
    closing: str | None
    lines: tuple[Line, ...]
    """Every version, the oldest first."""
    facts: tuple[Fact, ...]
    """What it says in place of the ledger now."""
    posts: tuple[Post, ...]
    acts: tuple[Act, ...]
    replies: tuple[Count, ...]
    """How many replies of it are in each state."""
    debts: int
    """Comments that are still owed a public answer."""


_declarer, _ender = people.alias("declarer"), people.alias("ender")


def _rows() -> Select[Any]:
    return (
        select(incidents, _declarer.c.name.label("declarer"), _ender.c.name.label("ender"))
        .join(_declarer, _declarer.c.id == incidents.c.declared_by)
        .outerjoin(_ender, _ender.c.id == incidents.c.stood_down_by)
    )


async def record(connection: AsyncConnection, id: str) -> Record:
    """Everything of the incident of that id. Raises NoSuchIncident."""
    row = (await connection.execute(_rows().where(incidents.c.id == id))).mappings().first() if ID.match(id) else None
    if row is None:
        raise NoSuchIncident(id)
    lines = (await _lines(connection, [id])).get(id, ())
    return Record(
        **_listed(row, lines).model_dump(),
        triggers=tuple(json.loads(row["triggers"])),
        examples=tuple(json.loads(row["examples"])),
        alert=row["alert"],
        closing=row["closing"],
        lines=lines,
        facts=await _facts(connection, id),
        posts=await posts_of(connection, id),
        acts=await _acts(connection, id),
        replies=await _counts(connection, id),
        debts=len(await owed(connection, id)),
    )


async def records(connection: AsyncConnection, *, open_only: bool) -> list[Listed]:
    """The incidents, open ones and then the newest first."""
    i = incidents.c
    asked = _rows().order_by(i.stood_down_at.is_not(None), i.declared_at.desc(), i.id)
    if open_only:
        asked = asked.where(i.stood_down_at.is_(None))
    rows = (await connection.execute(asked)).mappings().all()
    lines = await _lines(connection, [row["id"] for row in rows])
    return [_listed(row, lines.get(row["id"], ())) for row in rows]


def _listed(row: RowMapping, lines: Iterable[Line]) -> Listed:
    same = ("id", "title", "scenario", "mode", "severity", "freeze", "version", "declared_at", "stood_down_at")
    current = next((line for line in lines if line.version == row["line"]), None)
    named = {"declared_by": row["declarer"], "stood_down_by": row["ender"]}
    return Listed(**{name: row[name] for name in same}, **named, line=current)


async def _lines(connection: AsyncConnection, ids: list[str]) -> dict[str, tuple[Line, ...]]:
    l = incident_lines.c  # noqa: E741
    asked = select(incident_lines, people.c.name).join(people, people.c.id == l.by).where(l.incident.in_(ids))
    found: dict[str, tuple[Line, ...]] = {}
    for row in (await connection.execute(asked.order_by(l.incident, l.version))).mappings():
        same = {name: row[name] for name in ("version", "text", "next_update", "sha256", "at")}
        line = Line(**same, translations=json.loads(row["translations"]), by=row["name"])
        found[row["incident"]] = (*found.get(row["incident"], ()), line)
    return found


async def _facts(connection: AsyncConnection, id: str) -> tuple[Fact, ...]:
    standing = select(ledger).where(ledger.c.incident == id, ledger.c.ended_at.is_(None))
    rows = (await connection.execute(standing.order_by(ledger.c.at, ledger.c.id))).mappings()
    return tuple(fact_of(row) for row in rows)


async def posts_of(connection: AsyncConnection, id: str) -> tuple[Post, ...]:
    """Who filled which role of it, oldest first: the hand-over history."""
    p, who, giver = incident_posts.c, people.alias("who"), people.alias("giver")
    asked = (
        select(p.role, p.person, p.since, p.until, who.c.name.label("name"), giver.c.name.label("giver"))
        .join(who, who.c.id == p.person)
        .join(giver, giver.c.id == p.by)
        .where(p.incident == id)
        .order_by(p.since, p.id)
    )
    return tuple(
        Post(role=r.role, person=r.name, person_id=r.person, since=r.since, until=r.until, by=r.giver)
        for r in await connection.execute(asked)
    )


async def _acts(connection: AsyncConnection, id: str) -> tuple[Act, ...]:
    a = audit.c
    asked = (
        select(a.seq, a.at, a.move, a.detail, people.c.name, incident_acts.c.reason)
        .join(incident_acts, incident_acts.c.seq == a.seq)
        .outerjoin(people, people.c.id == a.person)
        .where(incident_acts.c.incident == id)
        .order_by(a.seq)
    )
    return tuple(
        Act(seq=r.seq, at=r.at, who=r.name, what=r.move, reason=r.reason, detail=json.loads(r.detail))
        for r in await connection.execute(asked)
    )


async def _counts(connection: AsyncConnection, id: str) -> tuple[Count, ...]:
    asked = select(replies.c.state, func.count()).where(replies.c.incident == id).group_by(replies.c.state)
    found = [Count(value=state, count=count) for state, count in await connection.execute(asked)]
    return tuple(sorted(found, key=lambda c: (-c.count, c.value)))


async def last_moment(connection: AsyncConnection, id: str) -> datetime | None:
    """When the last act on it was recorded."""
    acts = select(func.max(audit.c.at)).join(incident_acts, incident_acts.c.seq == audit.c.seq)
    found: datetime | None = await connection.scalar(acts.where(incident_acts.c.incident == id))
    return found
