"""The report of an incident after it (or so far): what happened, how fast and how coherent we were, what was learned.

Counts, times and our own words; no comment's author and no comment's text is in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.incident.tables import questions
from app.operations import aftermath_rows as rows
from app.operations.aftermath_rows import Debt, Did
from app.operations.incident_record import Record, record
from app.operations.lessons import LESSON
from app.operations.measuring import Coherence, Reached, Volume, coherence, comments_of, reached, volume
from app.review.stats import Counted
from app.value import Value


class Entry(Value):
    """One line of the timeline. `who` None: Portavoz itself, or the public."""

    at: datetime
    what: str
    """The name of an act, or `comment` (the first one), `alert`."""
    who: str | None = None
    about: str | None = None
    """What it was about, in a word: the version of a line, the kind of a warning."""
    reason: str | None = None


class Hand(Value):
    """What one person decided, how often, by the name of the move."""

    name: str
    role: str
    moves: dict[str, int]


class Caught(Value):
    """What did not reach the public as it first was."""

    stale: int
    """Approved texts that lost their ground and were not published."""
    late: int
    """Published although their ground had changed."""
    blocked: tuple[Counted, ...]
    """Texts that a rule kept from being approved as they were, by rule."""
    overridden: tuple[Counted, ...]
    """Rules that a person let pass, with a reason."""


class Debts(Value):
    opened: int
    paid: int
    waived: int
    owed: int


class Asked(Value):
    """Questions to areas of the brand."""

    asked: int
    answered: int
    in_time: int
    waiting: int


class Paused(Value):
    """What a scheduler said that it held back."""

    system: str
    items: tuple[str, ...]
    at: datetime
    resumed_at: datetime | None


class Lesson(Value):
    at: datetime
    who: str
    text: str


class Aftermath(Value):
    """The whole report. `until`: when the incident was stood down, or now."""

    record: Record
    until: datetime
    over: bool
    timeline: tuple[Entry, ...]
    comments: int
    """Comments with a reply of ours under way or published, or heard of."""
    holding: tuple[Reached, ...]
    """From comment to first holding, of those that got one, against the deadline of the first answer."""
    first_answer: tuple[Reached, ...]
    """From comment to the first public word of ours, of all that are owed one."""
    resolution: tuple[Reached, ...]
    """From comment to the answer in full: published, and what it promised settled."""
    coherence: Coherence
    caught: Caught
    debts: Debts
    volume: Volume
    hands: tuple[Hand, ...]
    questions: Asked
    paused: tuple[Paused, ...]
    lessons: tuple[Lesson, ...]


async def aftermath(connection: AsyncConnection, id: str, now: datetime) -> Aftermath:
    """The report as of `now`. Raises NoSuchIncident."""
    found = await record(connection, id)
    until = found.stood_down_at or now
    told = await rows.told(connection, id)
    debts = await rows.owed_by(connection, id)
    came = {reply.comment: reply.came for reply in reversed(told)} | await rows.heard_at(connection, id)
    owed = comments_of(told, debts)
    lines = [(line.version, line.at) for line in found.lines]
    return Aftermath(
        record=found,
        until=until,
        over=found.stood_down_at is not None,
        timeline=await _timeline(connection, found, came.values()),
        comments=len(came),
        holding=reached(owed, now, "holding", "first_answer_due", only=True),
        first_answer=reached(owed, now, "first", "first_answer_due"),
        resolution=reached(owed, now, "solved", "due_at"),
        coherence=coherence(told, await rows.cited_lines(connection, id), lines),
        caught=await _caught(connection, id),
        debts=_debts(debts),
        volume=volume(came.values(), found.declared_at, until),
        hands=_hands(await rows.hands(connection, id)),
        questions=await _asked(connection, id),
        paused=tuple(Paused(**one._asdict()) for one in await rows.halted(connection, found.declared_at, until)),
        lessons=tuple(
            Lesson(at=act.at, who=act.who or "", text=act.reason or "") for act in found.acts if act.what == LESSON
        ),
    )


async def _timeline(connection: AsyncConnection, found: Record, came: Iterable[datetime]) -> tuple[Entry, ...]:
    entries = [
        Entry(at=act.at, what=act.what, who=act.who, about=_about(act.detail), reason=act.reason)
        for act in found.acts
        if act.what != LESSON
    ]
    entries += [Entry(at=w.at, what="alert", about=w.kind) for w in await rows.warned(connection, found.id)]
    if first := min(came, default=None):
        entries.append(Entry(at=first, what="comment"))
    return tuple(sorted(entries, key=lambda entry: entry.at))


def _about(detail: Mapping[str, object]) -> str | None:
    """The one thing of an act's detail that a reader wants: which line, which post."""
    named = (detail.get(name) for name in ("line", "role", "fact", "severity", "mode"))
    return next((str(value) for value in named if value is not None), None)


async def _caught(connection: AsyncConnection, id: str) -> Caught:
    public = await rows.public_parts(connection, id)
    return Caught(
        stale=len(await rows.outdated(connection, id) - public.keys()),
        late=sum(public.values()),
        blocked=_counted(await rows.blocked(connection, id)),
        overridden=_counted(await rows.let_pass(connection, id)),
    )


def _counted(met: Counter[str]) -> tuple[Counted, ...]:
    return tuple(Counted(name=name, count=count) for name, count in sorted(met.items(), key=lambda one: (-one[1], one)))


def _debts(found: list[Debt]) -> Debts:
    paid = sum(1 for debt in found if debt.paid)
    owed = sum(1 for debt in found if debt.settled_at is None)
    return Debts(opened=len(found), paid=paid, waived=len(found) - paid - owed, owed=owed)


def _hands(found: list[Did]) -> tuple[Hand, ...]:
    """Who did most, first."""
    by: dict[tuple[str, str], dict[str, int]] = {}
    for did in found:
        by.setdefault((did.name, did.role), {})[did.move] = did.times
    ordered = sorted(by.items(), key=lambda one: (-sum(one[1].values()), one[0]))
    return tuple(Hand(name=name, role=role, moves=dict(sorted(moves.items()))) for (name, role), moves in ordered)


async def _asked(connection: AsyncConnection, id: str) -> Asked:
    q = questions.c
    asked = select(q.due_at, q.answered_at, q.settled_at).where(q.incident == id)
    found = (await connection.execute(asked)).all()
    answered = [row for row in found if row.answered_at]
    return Asked(
        asked=len(found),
        answered=len(answered),
        in_time=sum(1 for row in answered if row.answered_at <= row.due_at),
        waiting=sum(1 for row in found if row.answered_at is None and row.settled_at is None),
    )
