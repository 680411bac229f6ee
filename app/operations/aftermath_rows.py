"""What the database holds of one incident's replies, as the report needs it: short rows, no author, few texts."""

import json
from collections import Counter, defaultdict
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.words import Severity
from app.draft.draft import Finding
from app.evidence.open_incidents import line_id
from app.monitor.tables import alerts, heard
from app.notify.tables import paused
from app.review.replies import FINDINGS
from app.review.tables import audit, basis, debts, people, publications, remarks, replies, revisions

DECISIONS = (
    "approve", "confirm", "preapproval", "request-changes", "reject", "dismiss", "edit", "rewrite", "triage", "undo",
    "publish", "withdraw", "waive",
)  # fmt: skip
"""Moves by which a person decided on a reply, or wrote it."""


class Told(NamedTuple):
    """One reply. `came`: when its comment was posted, or came to us where the network does not tell."""

    id: str
    comment: str
    kind: str
    state: str
    result: str
    severity: Severity
    came: datetime
    first_answer_due: datetime
    due_at: datetime
    published_at: datetime | None
    text: str | None
    """The public text that was approved; None before."""


class Debt(NamedTuple):
    reply: str
    due_at: datetime
    settled_at: datetime | None
    paid: bool


class Did(NamedTuple):
    """So many moves of one kind by one person."""

    name: str
    role: str
    move: str
    times: int


class Warned(NamedTuple):
    """A warning that came before the incident was declared, or while it was open."""

    at: datetime
    kind: str
    outcome: str | None


class Halted(NamedTuple):
    system: str
    items: tuple[str, ...]
    at: datetime
    resumed_at: datetime | None


async def told(connection: AsyncConnection, incident: str) -> list[Told]:
    """Every reply of the incident, the oldest first."""
    r, v = replies.c, revisions.c
    asked = (
        select(r.id, r.comment_key, r.comment, r.kind, r.state, r.result, r.severity, r.created_at, r.first_answer_due)
        .add_columns(r.due_at, r.published_at, v.public_text)
        .outerjoin(revisions, and_(v.reply == r.id, v.number == r.approved_revision))
        .where(r.incident == incident)
        .order_by(r.created_at, r.id)
    )
    return [
        Told(
            row.id, row.comment_key, row.kind, row.state, row.result, row.severity,
            _came(row.comment, row.created_at), row.first_answer_due, row.due_at, row.published_at, row.public_text,
        )
        for row in await connection.execute(asked)
    ]  # fmt: skip


def _came(comment: str, created_at: datetime) -> datetime:
    posted = json.loads(comment).get("posted_at")
    return min(datetime.fromisoformat(posted), created_at) if posted else created_at


async def heard_at(connection: AsyncConnection, incident: str) -> dict[str, datetime]:
    """When each comment that was heard of it was posted, by the comment's key."""
    asked = select(heard.c.key, heard.c.at).where(heard.c.incident == incident)
    return {row.key: row.at for row in await connection.execute(asked)}


async def cited_lines(connection: AsyncConnection, incident: str) -> dict[str, set[int]]:
    """By reply: which versions of the official line its approved words rest on."""
    b, r = basis.c, replies.c
    stem = line_id(incident, 0).removesuffix("0")
    asked = (
        select(b.reply, b.passage)
        .join(replies, and_(r.id == b.reply, b.number == r.approved_revision))
        .where(r.incident == incident, b.passage.startswith(stem, autoescape=True))
    )
    found: dict[str, set[int]] = defaultdict(set)
    for row in await connection.execute(asked):
        found[row.reply].add(int(row.passage.removeprefix(stem)))
    return found


async def public_parts(connection: AsyncConnection, incident: str) -> dict[str, bool]:
    """The replies whose public part stands on a network, and whether it was sent after its ground had changed."""
    p, r = publications.c, replies.c
    asked = select(p.reply, p.late).join(replies, r.id == p.reply).where(r.incident == incident, p.part == "public")
    return {row.reply: row.late for row in await connection.execute(asked.order_by(p.late))}  # of two texts, the late


async def outdated(connection: AsyncConnection, incident: str) -> set[str]:
    """Replies whose approval lost its force because its ground changed."""
    asked = select(audit.c.reply).join(replies, replies.c.id == audit.c.reply)
    asked = asked.where(replies.c.incident == incident, audit.c.move == "outdate")
    return set((await connection.execute(asked)).scalars())


async def owed_by(connection: AsyncConnection, incident: str) -> list[Debt]:
    """Every public return that was promised."""
    d, r = debts.c, replies.c
    asked = select(d.reply, d.due_at, d.settled_at, d.paid_by).join(replies, r.id == d.reply)
    rows = await connection.execute(asked.where(r.incident == incident))
    return [Debt(row.reply, row.due_at, row.settled_at, row.paid_by is not None) for row in rows]


async def hands(connection: AsyncConnection, incident: str) -> list[Did]:
    """Who decided what on its replies, how often."""
    a, r = audit.c, replies.c
    asked = (
        select(people.c.name, people.c.role, a.move, func.count())
        .select_from(audit)
        .join(replies, r.id == a.reply)
        .join(people, people.c.id == a.person)
        .where(r.incident == incident, a.move.in_(DECISIONS))
        .group_by(people.c.name, people.c.role, a.move)
    )
    return [Did(*row) for row in await connection.execute(asked)]


async def blocked(connection: AsyncConnection, incident: str) -> Counter[str]:
    """How many texts each rule kept from being approved as they were."""
    v, r = revisions.c, replies.c
    asked = select(v.findings).join(replies, r.id == v.reply).where(r.incident == incident, v.findings != "[]")
    met: Counter[str] = Counter()
    for findings in (await connection.execute(asked)).scalars():
        met.update({finding.rule for finding in _read(findings) if finding.level == "block"})
    return met


def _read(findings: str) -> tuple[Finding, ...]:
    return FINDINGS.validate_json(findings)


async def let_pass(connection: AsyncConnection, incident: str) -> Counter[str]:
    """How often somebody overrode each rule."""
    a, r = audit.c, replies.c
    asked = select(remarks.c.overrides).join(audit, a.seq == remarks.c.seq).join(replies, r.id == a.reply)
    found: Counter[str] = Counter()
    for said in (await connection.execute(asked.where(r.incident == incident))).scalars():
        found.update(override["rule"] for override in json.loads(said))
    return found


async def warned(connection: AsyncConnection, incident: str) -> list[Warned]:
    """The warnings that a person settled by naming this incident."""
    asked = select(alerts.c.at, alerts.c.kind, alerts.c.outcome).where(alerts.c.incident == incident)
    return [Warned(*row) for row in await connection.execute(asked.order_by(alerts.c.at))]


async def halted(connection: AsyncConnection, since: datetime, until: datetime) -> list[Halted]:
    """What schedulers said that they paused in that time."""
    p = paused.c
    asked = select(p.system, p["items"], p.at, p.resumed_at).where(p.at >= since, p.at <= until).order_by(p.at, p.id)
    return [
        Halted(system, tuple(str(item) for item in json.loads(items)), at, resumed_at)
        for system, items, at, resumed_at in await connection.execute(asked)
    ]
