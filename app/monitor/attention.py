"""What nobody has answered yet, and who is on what."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import SEVERITIES, Severity
from app.comments.comment import Comment
from app.monitor.tables import heard
from app.review.states import UNDECIDED
from app.review.tables import comments, people, replies
from app.value import Value

BACK = timedelta(days=7)
"""How long a comment that nobody answered is still counted: after a week an answer helps nobody."""
MOST = 50
"""Lines of a list; the rest is said as a number."""
SETTLED = ("approved", "published", "closed", "dismissed")
"""States of a reply by which its comment has its answer, on its way or in public, or a person decided on silence."""


class Waiting(Value):
    """A comment that was heard and awaits an answer. `reply`: the id of one that is being decided on."""

    key: str
    network: str
    at: datetime
    severity: Severity
    outcome: str
    scenario: str | None
    incident: str | None
    text: str
    author: str | None
    url: str | None
    reply: str | None


class Unanswered(Value):
    """`by_severity`: the gravest first, only those that there are. `undrafted`: nobody has asked for a reply yet."""

    total: int = 0
    undrafted: int = 0
    by_severity: tuple[tuple[Severity, int], ...] = ()
    oldest: datetime | None = None
    gravest: tuple[Waiting, ...] = ()
    """The gravest and then the oldest, MOST of them at the most."""


class Watcher(Value):
    """Somebody who claimed undecided replies or has them assigned. `replies`: their ids, the latest claim first."""

    person: str
    name: str
    claimed: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    since: datetime | None = None
    """The latest claim."""


async def unanswered(
    connection: AsyncConnection, brand: Brand, now: datetime, *, incident: str | None = None
) -> Unanswered:
    """Heard comments that the protocol wants answered and that have no reply. `incident`: only those of that one."""
    waits = and_(*_waits(brand, now), *((heard.c.incident == incident,) if incident else ()))
    undrafted = ~exists().where(replies.c.comment_key == heard.c.key)
    counted = select(heard.c.severity, func.count(), func.min(heard.c.at)).where(waits).group_by(heard.c.severity)
    rows = {row[0]: row for row in await connection.execute(counted)}
    grave = tuple(severity for severity in reversed(SEVERITIES) if severity in rows)
    return Unanswered(
        total=sum(row[1] for row in rows.values()),
        undrafted=await connection.scalar(select(func.count()).select_from(heard).where(waits, undrafted)) or 0,
        by_severity=tuple((severity, rows[severity][1]) for severity in grave),
        oldest=min((row[2] for row in rows.values()), default=None),
        gravest=await _gravest(connection, waits, grave),
    )


def _waits(brand: Brand, now: datetime) -> Iterable[ColumnElement[bool]]:
    silent = [outcome.id for outcome in brand.protocol.outcomes if outcome.strategy.reply == "none"]
    answered = exists().where(replies.c.comment_key == heard.c.key, replies.c.state.in_(SETTLED))
    return heard.c.at > now - BACK, heard.c.at <= now, heard.c.outcome.not_in(silent), ~answered


async def _gravest(
    connection: AsyncConnection, waits: ColumnElement[bool], grave: tuple[Severity, ...]
) -> tuple[Waiting, ...]:
    """One severity at a time: each is in the order of an index."""
    h, found = heard.c, list[Waiting]()
    open_ = and_(replies.c.comment_key == h.key, replies.c.state.in_(UNDECIDED))
    reply = select(func.min(replies.c.id)).where(open_).scalar_subquery()
    named = (h.key, h.network, h.at, h.severity, h.outcome, h.scenario, h.incident)
    for severity in grave:
        asked = select(*named, comments.c.comment, reply.label("reply")).join(comments, comments.c.key == h.key)
        asked = asked.where(waits, h.severity == severity).order_by(h.at, h.key).limit(MOST - len(found))
        found += [_waiting(row._mapping) for row in await connection.execute(asked)]
        if len(found) >= MOST:
            break
    return tuple(found)


def _waiting(row: RowMapping) -> Waiting:
    comment = Comment.model_validate_json(row["comment"])
    said = {"text": comment.text, "author": comment.author, "url": comment.url}
    return Waiting(**{name: value for name, value in row.items() if name != "comment"}, **said)


async def watchers(connection: AsyncConnection, now: datetime) -> list[Watcher]:
    """Everybody who has undecided replies, whoever has most first."""
    r = replies.c
    mine = or_(r.claimed_by == people.c.id, r.assignee == people.c.id)
    asked = (
        select(people.c.id, people.c.name, r.id.label("reply"), r.claimed_by, r.claimed_at, r.assignee)
        .join(replies, mine)
        .where(r.state.in_(UNDECIDED), or_(r.snoozed_until.is_(None), r.snoozed_until <= now))
        .order_by(r.claimed_at.desc(), r.id)
    )
    found: dict[str, Watcher] = {}
    for row in await connection.execute(asked):
        one = found.setdefault(row.id, Watcher(person=row.id, name=row.name))
        claimed, assigned = row.claimed_by == row.id, row.assignee == row.id
        since = max(filter(None, (one.since, row.claimed_at if claimed else None)), default=None)
        found[row.id] = one.model_copy(
            update={
                "claimed": (*one.claimed, *((row.reply,) if claimed else ())),
                "assigned": (*one.assigned, *((row.reply,) if assigned else ())),
                "since": since,
            }
        )
    return sorted(found.values(), key=lambda w: (-len({*w.claimed, *w.assigned}), w.name))
