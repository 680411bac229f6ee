"""A warning: what was noticed, the evidence for it, what it proposes. It decides nothing; a person settles it."""

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime
from sqlalchemy import RowMapping, Select, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import SEVERITIES as GRADES
from app.brand.words import Severity
from app.comments.comment import Comment
from app.monitor.tables import alerts
from app.review.tables import comments, people
from app.value import Value

Kind = Literal["spike", "rumour", "press", "influencer"]
Settlement = Literal["declared", "watched", "dismissed"]
SETTLEMENTS: tuple[Settlement, ...] = ("declared", "watched", "dismissed")
MOST_QUOTES = 20
"""Comments that are named as evidence."""
AHEAD = timedelta(minutes=1)
"""An alert from further in the future than this was made while the clock was wrong, and silences nothing."""


class Evidence(Value):
    """What an alert rests on: figures, and the keys of comments. Their words stay with the comments."""

    since: AwareDatetime
    until: AwareDatetime
    """The window that it speaks of."""
    count: int
    """Comments in it."""
    authors: int
    """Different people who wrote them."""
    usual: float | None = None
    """Comments that such a window usually brings; None where that is not the question."""
    surprise: float | None = None
    """-ln of the chance of so many, by the brand's rhythm; an alert needs more than `bar`."""
    bar: float | None = None
    series: tuple[str, ...] = ()
    """Every series that exceeded its bar at the same time."""
    comments: tuple[str, ...] = ()
    """Keys, the ones that say most first."""
    facts: tuple[str, ...] = ()
    """Ids of facts that contradict the claim, or that are it and are false or unconfirmed."""
    followers: int | None = None
    """Of whoever has most."""
    threshold: int | None = None
    """Followers from which on somebody counts as an influencer for this brand."""
    ask: str | None = None
    """Id of the brand's role that could say what is true."""


class Found(Value):
    """Something that was noticed at a look, before anybody knows whether it has been told already."""

    kind: Kind
    subject: str
    evidence: Evidence
    scenario: str | None
    severity: Severity
    quiet: timedelta
    """How long the same subject does not warn again."""


class Alert(Value):
    """A warning on file."""

    id: str
    kind: Kind
    subject: str
    at: AwareDatetime
    until: AwareDatetime
    evidence: Evidence
    scenario: str | None
    severity: Severity
    settled_by: str | None = None
    """Name of the person."""
    settled_at: AwareDatetime | None = None
    outcome: Settlement | None = None
    incident: str | None = None
    reason: str | None = None

    @property
    def open(self) -> bool:
        return self.outcome is None

    @property
    def subjects(self) -> frozenset[str]:
        """All that it spoke of: none of it is worth a warning of its own while this one is fresh."""
        own = {self.subject, *self.evidence.series}
        return frozenset(own | ({f"scenario:{self.scenario}"} if self.scenario else set()))


class Quote(Value):
    """A comment that an alert names, as it is kept now."""

    key: str
    comment: Comment


async def store(connection: AsyncConnection, found: Found, now: datetime) -> Alert:
    """The alert on file, in the caller's transaction."""
    told = {"kind": found.kind, "subject": found.subject, "scenario": found.scenario, "severity": found.severity}
    made = Alert(
        id=secrets.token_hex(8), at=now, until=now + found.quiet, evidence=found.evidence, **told
    )  # fmt: skip
    row = {**told, "id": made.id, "at": made.at, "until": made.until}
    await connection.execute(insert(alerts), {**row, "evidence": found.evidence.model_dump_json()})
    return made


async def fresh(connection: AsyncConnection, now: datetime) -> list[Alert]:
    """Alerts, settled or not, that still silence their subjects."""
    a = alerts.c
    return await _read(connection, _ALERTS.where(a.until > now, a.at <= now + AHEAD).order_by(a.at.desc(), a.id))


async def latest(connection: AsyncConnection, kind: Kind, now: datetime) -> Alert | None:
    """The last one of a kind."""
    a = alerts.c
    asked = _ALERTS.where(a.kind == kind, a.at <= now + AHEAD).order_by(a.at.desc(), a.id).limit(1)
    return next(iter(await _read(connection, asked)), None)


async def alerts_of(connection: AsyncConnection, *, open_only: bool, limit: int = 100) -> list[Alert]:
    """The latest first."""
    asked = _ALERTS.where(alerts.c.settled_at.is_(None)) if open_only else _ALERTS
    return await _read(connection, asked.order_by(alerts.c.at.desc(), alerts.c.id).limit(limit))


async def alert_of(connection: AsyncConnection, id: str) -> Alert | None:
    return next(iter(await _read(connection, _ALERTS.where(alerts.c.id == id))), None)


async def quotes(connection: AsyncConnection, given: Iterable[Alert]) -> dict[str, Quote]:
    """The comments that these alerts name, by key. What was erased meanwhile reads so."""
    keys = sorted({key for alert in given for key in alert.evidence.comments})
    found: dict[str, Quote] = {}
    for start in range(0, len(keys), 500):
        asked = select(comments.c.key, comments.c.comment).where(comments.c.key.in_(keys[start : start + 500]))
        for row in await connection.execute(asked):
            found[row.key] = Quote(key=row.key, comment=Comment.model_validate_json(row.comment))
    return found


_ALERTS: Select[Any] = select(alerts, people.c.name).outerjoin(people, people.c.id == alerts.c.settled_by)


async def _read(connection: AsyncConnection, asked: Select[Any]) -> list[Alert]:
    return [_alert(row) for row in (await connection.execute(asked)).mappings()]


def _alert(row: RowMapping) -> Alert:
    plain = {name: row[name] for name in Alert.model_fields if name not in ("evidence", "settled_by")}
    return Alert(**plain, settled_by=row["name"], evidence=Evidence.model_validate(json.loads(row["evidence"])))


def proposed_severity(severities: Sequence[Severity], least: Severity = "low") -> Severity:
    """The gravest that a fifth of the comments reach, and two of them at least."""
    order: tuple[Severity, ...] = ("critical", "high", "medium")
    for severity in order:
        reached = sum(order.index(one) <= order.index(severity) for one in severities if one in order)
        if reached >= max(2.0, SHARE_OF_SEVERITY * len(severities)):
            return max(severity, least, key=GRADES.index)
    return least


SHARE_OF_SEVERITY = 0.2
SHARE_OF_SCENARIO = 0.3
"""Part of the comments that must belong to a scenario before it is proposed."""


def proposed_scenario(scenarios: Sequence[str | None]) -> str | None:
    """The one that most comments belong to, where a good part of all does."""
    named = [one for one in scenarios if one]
    if not named:
        return None
    first = max(sorted(set(named)), key=named.count)
    return first if named.count(first) >= max(2.0, SHARE_OF_SCENARIO * len(scenarios)) else None
