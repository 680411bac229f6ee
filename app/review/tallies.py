"""What the database counts for app.review.stats: few rows come out, however many replies there are.

`since` is the beginning of the time looked at.
"""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    exists,
    extract,
    func,
    null,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.evidence.passage import Passage
from app.evidence.tables import passages
from app.review.states import UNDECIDED
from app.review.tables import audit, basis, debts, publications, remarks, replies

MANUAL = ("manual", "scenario", "fact")
"""Kinds of passages that the brand wrote as rules, unlike its past replies."""
DECIDED = ("approve", "confirm", "request-changes", "reject", "dismiss")
QUARTER = 900
"""Seconds: every time zone is a multiple of this away from another, so quarters of an hour make days anywhere."""

r = replies.c


class Tally(NamedTuple):
    """So many replies that have all of this in common."""

    outcome: str
    minutes: int | None
    """From draft to decision; None before."""
    unedited: bool | None
    """Whether the engine's first words were approved; None where none were approved, or no engine began."""
    replies: int


class Owed(NamedTuple):
    open: int
    overdue: int


def _seconds(moment: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(extract("epoch", moment), BigInteger)


async def waiting(connection: AsyncConnection, now: datetime) -> dict[str, tuple[int, int]]:
    """How many are undecided and how many of them overdue, by severity."""
    late = func.sum(case((r.next_due < now, 1), else_=0))
    asked = select(r.severity, func.count(), late).where(r.state.in_(UNDECIDED)).group_by(r.severity)
    return {severity: (count, overdue) for severity, count, overdue in await connection.execute(asked)}


async def decided(connection: AsyncConnection, since: datetime) -> list[Tally]:
    """The replies by outcome, by the minutes to their decision, and by whether the engine's words were approved."""
    begun = and_(r.approved_revision.is_not(None), r.kind == "answer", r.result == "ready")
    words = select(audit.c.sha256).where(audit.c.reply == r.id).correlate(replies)
    first = words.where(audit.c.move == "draft").order_by(audit.c.seq).limit(1).scalar_subquery()
    bound = words.where(audit.c.move.in_(("approve", "confirm"))).order_by(audit.c.seq.desc()).limit(1)
    same = case((~begun, null()), (r.approved_revision == 1, 1), (first == bound.scalar_subquery(), 1), else_=0)
    kinds = (
        select(r.outcome, _took(r.created_at, r.decided_at), same.label("same")).where(r.created_at >= since).subquery()
    )
    k = kinds.c
    asked = select(k.outcome, k.took, k.same, func.count()).group_by(k.outcome, k.took, k.same)
    found = await connection.execute(asked)
    return [Tally(outcome, took, None if same is None else bool(same), n) for outcome, took, same, n in found]


async def first_answers(connection: AsyncConnection, since: datetime) -> dict[int, int]:
    """Minutes from a comment's first draft to its first public part: how many comments took so long."""
    again = select(r.comment_key).group_by(r.comment_key).having(func.count() > 1).cte("again")
    drawn = r.comment_key.in_(select(again.c.comment_key))
    once = select(_took(r.created_at, r.published_at)).where(r.created_at >= since, ~drawn)  # nearly all: no sorting
    several = select(_took(func.min(r.created_at), func.min(r.published_at))).where(r.created_at >= since, drawn)
    took = union_all(once, several.group_by(r.comment_key)).subquery()
    counted = select(took.c.took, func.count()).where(took.c.took.is_not(None)).group_by(took.c.took)
    return dict((await connection.execute(counted)).all())


def _took(begin: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[int]:
    return ((_seconds(end) - _seconds(begin)) // 60).label("took")


async def edit_reasons(connection: AsyncConnection, since: datetime) -> dict[str | None, int]:
    """Why people changed texts of replies that an engine had begun."""
    begun = exists().where(r.id == audit.c.reply, r.kind == "answer", r.result == "ready")
    return await _counted(connection, _reasons(since, "edit").where(begun))


async def rejection_reasons(connection: AsyncConnection, since: datetime) -> dict[str | None, int]:
    """Why texts were rejected or sent back."""
    return await _counted(connection, _reasons(since, "reject", "request-changes"))


async def _counted(connection: AsyncConnection, asked: Select[Any]) -> dict[str | None, int]:
    return {row[0]: row[1] for row in await connection.execute(asked)}


def _reasons(since: datetime, *moves: str) -> Select[Any]:
    a = audit.c
    asked = select(remarks.c.reason, func.count()).select_from(audit).outerjoin(remarks, remarks.c.seq == a.seq)
    return asked.where(a.at >= since, a.move.in_(moves)).group_by(remarks.c.reason)


async def overridden(connection: AsyncConnection, since: datetime) -> tuple[int, Counter[str]]:
    """How many approvals there were, and how many of them overrode each rule."""
    a = audit.c
    mine = (a.at >= since, a.move.in_(("approve", "confirm")))
    approvals = await connection.scalar(select(func.count()).select_from(audit).where(*mine))
    said = select(a.detail).select_from(remarks).join(audit, a.seq == remarks.c.seq).where(*mine)  # overriding says why
    rules: Counter[str] = Counter()
    for detail in (await connection.execute(said)).scalars():
        rules.update(json.loads(detail).get("overrides", {}).keys())
    return int(approvals or 0), rules


async def rested_on(connection: AsyncConnection, since: datetime) -> dict[str, tuple[int, int]]:
    """By passage: how many approved and how many rejected replies rest on it."""
    b = basis.c
    mine = and_(b.reply == r.id, b.number == func.coalesce(r.approved_revision, r.revision))
    approved = func.sum(case((r.approved_revision.is_not(None), 1), else_=0))
    decided = (r.approved_revision.is_not(None)) | (r.state == "rejected")
    asked = select(b.passage, approved, func.count()).select_from(replies).join(basis, mine)
    found = await connection.execute(asked.where(r.created_at >= since, decided).group_by(b.passage))
    return {passage: (kept, count - kept) for passage, kept, count in found}


async def manual(connection: AsyncConnection, brand: str) -> list[Passage]:
    """The passages of the manual, also those that have gone from it since."""
    p = passages.c
    asked = select(p.passage).where(p.brand == brand, p.kind.in_(MANUAL))
    return [Passage.model_validate_json(text) for text in (await connection.execute(asked)).scalars()]


async def by_quarter(connection: AsyncConnection, since: datetime) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Replies asked for and decisions taken, by the quarter of an hour after `since`."""
    made = await _quarters(connection, r.created_at, since, ())
    return made, await _quarters(connection, audit.c.at, since, (audit.c.move.in_(DECIDED),))


async def _quarters(
    connection: AsyncConnection, moment: ColumnElement[Any], since: datetime, only: tuple[ColumnElement[bool], ...]
) -> dict[int, int]:
    quarter = ((_seconds(moment) - int(since.timestamp())) // QUARTER).label("quarter")
    each = select(quarter).where(moment >= since, *only).subquery()
    asked = select(each.c.quarter, func.count()).group_by(each.c.quarter)
    return dict((await connection.execute(asked)).all())


async def debts_open(connection: AsyncConnection, now: datetime) -> Owed:
    """Public returns that are owed."""
    late = func.sum(case((debts.c.due_at < now, 1), else_=0))
    row = (await connection.execute(select(func.count(), late).where(debts.c.settled_at.is_(None)))).one()
    return Owed(row[0], int(row[1] or 0))


async def late(connection: AsyncConnection, since: datetime) -> tuple[int, int]:
    """How many published parts were late, of how many."""
    p = publications.c
    asked = select(func.sum(case((p.late, 1), else_=0)), func.count()).where(p.at >= since)
    row = (await connection.execute(asked)).one()
    return int(row[0] or 0), row[1]
