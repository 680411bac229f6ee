"""Which replies somebody wants to see."""

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import ColumnElement, or_, select

from app.brand.words import Severity
from app.comments.reading import read
from app.review.states import UNDECIDED, State
from app.review.tables import debts, replies, searches
from app.value import Value


class Filter(Value):
    """Which replies. Every field narrows; empty ones do not."""

    states: tuple[State, ...] = ()
    severities: tuple[Severity, ...] = ()
    outcome: str | None = None
    network: str | None = None
    scenario: str | None = None
    kind: Literal["answer", "holding", "closing"] | None = None
    assignee: str | None = None
    """Id of a person."""
    unassigned: bool = False
    requester: str | None = None
    """Id of a person."""
    likeness: str | None = None
    change: str | None = None
    """Redrafts in which the same words changed."""
    comment_key: str | None = None
    incident: str | None = None
    """Id of an incident, open or closed."""
    due_before: datetime | None = None
    snoozed: bool | None = None
    """True: only those put off beyond `now`; False: only the others."""
    owed: bool = False
    """Only published ones whose public return is still owed."""
    text: str | None = None
    """Words in comment, author or our text; accents and case do not count. All of them must occur."""
    now: datetime | None = None


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What a reply has to meet."""
    r = replies.c
    now = wanted.now or datetime.now(UTC)
    asked: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.states and set(wanted.states) != set(UNDECIDED), r.state.in_(wanted.states)),
        (set(wanted.states) == set(UNDECIDED), r.undecided.is_(True)),
        (wanted.severities, r.severity.in_(wanted.severities)),
        (wanted.due_before, r.next_due < (wanted.due_before or now)),
        (wanted.snoozed, r.snoozed_until > now),
        (wanted.snoozed is False, or_(r.snoozed_until.is_(None), r.snoozed_until <= now)),
        (wanted.owed, r.id.in_(select(debts.c.reply).where(debts.c.settled_at.is_(None)))),
        (wanted.unassigned, r.assignee.is_(None)),
        (wanted.requester, r.requested_by == wanted.requester),
    ]
    equal = ("outcome", "network", "scenario", "kind", "assignee", "likeness", "change", "comment_key", "incident")
    asked += [(getattr(wanted, name), r[name] == getattr(wanted, name)) for name in equal]
    words = read(wanted.text or "").folded.split()
    if words:
        holds = (searches.c.searched.contains(word, autoescape=True) for word in words)
        asked.append((words, r.id.in_(select(searches.c.reply).where(*holds))))
    return [condition for given, condition in asked if given]
