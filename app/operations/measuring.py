"""Measures of how an incident was answered: plain rows in, values out. Nothing here knows a database.

Median and 90th percentile are nearest-rank, as in app.review.stats. Times run from the moment a comment was posted (or
came to us, where its network does not tell) to a publication that a person reported.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.brand.words import SEVERITIES, Severity, gravest
from app.evidence.figures import figures
from app.operations.aftermath_rows import Debt, Told
from app.review.stats import Share
from app.value import Value

SLOTS = ((2, 5), (12, 15), (72, 60))
"""Up to so many hours, slots of so many minutes; beyond, whole days."""
DAY = 1440
NO_ANSWER = ("dismissed", "withdrawn")
"""States after which nobody is owed an answer."""
LOOSE = frozenset({"url", "email", "phone"})
"""Kinds of figures that are contacts, not claims."""


class Reached(Value):
    """How fast comments of one severity (None: all of them) got something. Times in seconds, None of nothing."""

    severity: Severity | None
    comments: int
    reached: int
    median: int | None
    p90: int | None
    in_time: Share
    """Within its deadline, of those that got it or whose deadline is over."""


class Stated(Value):
    """A figure that published replies state, and in how many of them."""

    kind: str
    value: str
    replies: int


class Coherence(Value):
    """Whether we spoke with one voice."""

    with_line: Share
    """Published answers and holdings whose words rest on the line that held when they were published."""
    apart: tuple[str, ...]
    """Ids of the others."""
    figures: tuple[Stated, ...]
    """Every different figure in the published texts, the most stated first; contacts are none."""
    identical: Share
    """Published texts whose words another one has, letter by letter."""


class Slot(Value):
    """Comments that were posted in one stretch of time."""

    at: datetime
    comments: int


class Volume(Value):
    minutes: int
    """Length of each slot."""
    slots: tuple[Slot, ...]


class Comment(NamedTuple):
    """What all replies to one comment tell together. Moments None: not yet."""

    severity: Severity
    came: datetime
    first_answer_due: datetime
    due_at: datetime
    holding: datetime | None
    first: datetime | None
    solved: datetime | None


def comments_of(told: Iterable[Told], debts: Iterable[Debt]) -> list[Comment]:
    """The comments that are owed an answer."""
    by: dict[str, list[Told]] = defaultdict(list)
    for reply in told:
        by[reply.comment].append(reply)
    owed = {debt.reply: debt for debt in debts}
    return [_comment(mine, owed) for mine in by.values() if any(map(_asks, mine))]


def _asks(reply: Told) -> bool:
    silent = reply.result == "no_reply" and reply.text is None
    return reply.published_at is not None or not (silent or reply.state in NO_ANSWER)


def _comment(mine: Sequence[Told], owed: Mapping[str, Debt]) -> Comment:
    out = [reply for reply in mine if reply.published_at]
    solved = [_solved(reply, owed.get(reply.id)) for reply in out if reply.kind == "answer"]
    return Comment(
        severity=gravest([reply.severity for reply in mine]),
        came=min(reply.came for reply in mine),
        first_answer_due=min(reply.first_answer_due for reply in mine),
        due_at=min(reply.due_at for reply in mine),
        holding=_first(reply.published_at for reply in out if reply.kind == "holding"),
        first=_first(reply.published_at for reply in out),
        solved=_first(solved),
    )


def _solved(reply: Told, debt: Debt | None) -> datetime | None:
    """An answer solves when it is published; one that promised to come back, when it did, or was let off."""
    return debt.settled_at if debt else reply.published_at


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in moments if at), default=None)


def reached(
    comments: Sequence[Comment], now: datetime, moment: str, deadline: str, *, only: bool = False
) -> tuple[Reached, ...]:
    """How fast comments got to `moment`, against `deadline`: all first, then by severity, the gravest first.

    Both are names of fields of Comment. `only`: just the ones that got there count at all.
    """
    timed = [(c.severity, c.came, getattr(c, moment), getattr(c, deadline)) for c in comments]
    timed = [one for one in timed if one[2] or not only]
    lines: list[tuple[Severity | None, list[_Timed]]] = [(None, timed)]
    lines += [(severity, [one for one in timed if one[0] == severity]) for severity in reversed(SEVERITIES)]
    return tuple(_reached(severity, mine, now) for severity, mine in lines if mine or severity is None)


_Timed = tuple[Severity, datetime, datetime | None, datetime]


def _reached(severity: Severity | None, timed: Sequence[_Timed], now: datetime) -> Reached:
    took = sorted(max(0, int((at - came).total_seconds())) for _, came, at, _ in timed if at)
    judged = [(at, due) for _, _, at, due in timed if at or due < now]
    return Reached(
        severity=severity,
        comments=len(timed),
        reached=len(took),
        median=ranked(took, 50),
        p90=ranked(took, 90),
        in_time=Share(count=sum(1 for at, due in judged if at and at <= due), of=len(judged)),
    )


def ranked(values: Sequence[int], percent: int) -> int | None:
    """Nearest rank: the smallest of the sorted values that so many percent do not exceed; None of nothing."""
    return values[max(0, -(-len(values) * percent // 100) - 1)] if values else None


def coherence(told: Iterable[Told], cited: Mapping[str, set[int]], lines: Sequence[tuple[int, datetime]]) -> Coherence:
    """One voice or many. `lines`: version and moment of every official line, the oldest first."""
    out = [reply for reply in told if reply.published_at and reply.text and reply.kind != "closing"]
    judged = {reply.id: version for reply in out if (version := in_force(lines, reply.published_at))}
    apart = tuple(id for id, version in judged.items() if version not in cited.get(id, ()))
    texts = Counter(" ".join((reply.text or "").split()) for reply in out)
    return Coherence(
        with_line=Share(count=len(judged) - len(apart), of=len(judged)),
        apart=apart,
        figures=_stated(out),
        identical=Share(count=sum(n for n in texts.values() if n > 1), of=len(out)),
    )


def in_force(lines: Sequence[tuple[int, datetime]], at: datetime | None) -> int | None:
    """The version that held at a moment; None before the first."""
    return max((version for version, since in lines if at and since <= at), default=None)


def _stated(out: Iterable[Told]) -> tuple[Stated, ...]:
    met: Counter[tuple[str, str]] = Counter()
    for reply in out:
        met.update({(f.kind, f.value) for f in figures(reply.text or "") if f.kind not in LOOSE})
    ordered = sorted(met.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Stated(kind=kind, value=value, replies=n) for (kind, value), n in ordered)


def volume(moments: Iterable[datetime], since: datetime, until: datetime) -> Volume:
    """How many comments came when, from the first of the day before (or from `since`) until the end, without gaps."""
    posted = sorted(at for at in moments if since - timedelta(minutes=DAY) <= at <= until)
    start = min([since, *posted[:1]])
    hours = (until - start) / timedelta(hours=1)
    minutes = next((length for most, length in SLOTS if hours <= most), DAY)
    width = timedelta(minutes=minutes)
    first = _floor(start, width)
    counts = Counter((at - first) // width for at in posted)
    slots = range((until - first) // width + 1)
    return Volume(minutes=minutes, slots=tuple(Slot(at=first + i * width, comments=counts[i]) for i in slots))


def _floor(at: datetime, width: timedelta) -> datetime:
    beginning = datetime(1970, 1, 1, tzinfo=UTC)
    return beginning + (at - beginning) // width * width
