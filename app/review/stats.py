"""How the desk is doing: what waits, how long answers take, what people change. Counts and times, never a text.

What waits and what is owed is as of now. Everything else is about the replies that were asked for in the last `days`
days of the brand's calendar, today included; reasons, overrides and publications are those of the same days.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.opening import zone_of
from app.brand.words import SEVERITIES, Severity
from app.review import tallies
from app.review.tallies import Tally
from app.value import Value

LONGEST = 366
"""Days that can be asked for at once."""
MOST = 20
"""Lines of a list; the rest is said as a number."""


class Share(Value):
    """How many of how many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded; None of nothing."""
        return round(100 * self.count / self.of) if self.of else None


class Times(Value):
    """Whole minutes that something took: nearest-rank median and 90th percentile, None of nothing."""

    count: int = 0
    median: int | None = None
    p90: int | None = None


class Waiting(Value):
    severity: Severity
    waiting: int
    overdue: int
    """Of these, the ones whose next deadline has passed."""


class Counted(Value):
    """`name` None: without one."""

    name: str | None
    count: int


class Overridden(Value):
    """In how many of the approvals somebody overrode a rule."""

    rule: str
    share: Share


class OutcomeStats(Value):
    outcome: str
    replies: int
    unedited: Share
    decision: Times


class Section(Value):
    """How often decided replies rested on a part of the manual."""

    source: str
    section: str
    approved: int
    rejected: int


class Day(Value):
    """A day of the brand's calendar."""

    day: date
    replies: int
    decisions: int
    """Approved, confirmed, sent back, rejected or dismissed."""


class Stats(Value):
    since: datetime
    until: datetime
    days: tuple[Day, ...]
    """Every day of the time looked at, also those on which nothing happened."""
    replies: int
    waiting: tuple[Waiting, ...]
    """Undecided now, the gravest first; every severity has its line."""
    first_answer: Times
    """Of comments that have got one: from their first draft to the first public part of any kind."""
    decision: Times
    """From the draft to what a person decided last (an approval that was undone does not count)."""
    unedited: Share
    """Approved answers whose words are the engine's first, of all approved ones that an engine began."""
    outcomes: tuple[OutcomeStats, ...]
    edit_reasons: tuple[Counted, ...]
    rejection_reasons: tuple[Counted, ...]
    """Of rejections and of requests for changes."""
    overrides: tuple[Overridden, ...]
    sections: tuple[Section, ...]
    debts_open: int
    debts_overdue: int
    late: Share
    """Public and private parts that were published after their ground had changed."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say at all."""
        return not (self.replies or self.debts_open or any(w.waiting for w in self.waiting))


async def stats(connection: AsyncConnection, brand: Brand, now: datetime, days: int = 30) -> Stats:
    """The figures of the last `days` days, 1 to LONGEST, and of now. Raises ValueError for other numbers of days."""
    if not 1 <= days <= LONGEST:
        raise ValueError(f"days is {days}; 1 to {LONGEST} are possible")
    since = _since(brand, now, days)
    decided = await tallies.decided(connection, since)
    approvals, overridden = await tallies.overridden(connection, since)
    debts = await tallies.debts_open(connection, now)
    return Stats(
        since=since,
        until=now,
        days=await _days(connection, brand, since, now),
        replies=sum(tally.replies for tally in decided),
        waiting=_waiting(await tallies.waiting(connection, now)),
        first_answer=_times(await tallies.first_answers(connection, since)),
        decision=_times(_minutes(decided)),
        unedited=_unedited(decided),
        outcomes=tuple(_outcomes(decided)),
        edit_reasons=_most(await tallies.edit_reasons(connection, since)),
        rejection_reasons=_most(await tallies.rejection_reasons(connection, since)),
        overrides=tuple(Overridden(rule=r, share=Share(count=n, of=approvals)) for r, n in overridden.most_common()),
        sections=tuple(await _sections(connection, brand, since)),
        debts_open=debts.open,
        debts_overdue=debts.overdue,
        late=Share(**dict(zip(("count", "of"), await tallies.late(connection, since), strict=True))),
    )


def _since(brand: Brand, now: datetime, days: int) -> datetime:
    """The first midnight of the days looked at."""
    zone = zone_of(brand.hours.zone)
    first = now.astimezone(zone).date() - timedelta(days=days - 1)
    return datetime(first.year, first.month, first.day, tzinfo=zone)


def _waiting(found: Mapping[str, tuple[int, int]]) -> tuple[Waiting, ...]:
    lines = ((severity, *found.get(severity, (0, 0))) for severity in reversed(SEVERITIES))
    return tuple(Waiting(severity=severity, waiting=waiting, overdue=overdue) for severity, waiting, overdue in lines)


def _minutes(tallied: Iterable[Tally]) -> dict[int, int]:
    found: dict[int, int] = {}
    for tally in tallied:
        if tally.minutes is not None:
            found[tally.minutes] = found.get(tally.minutes, 0) + tally.replies
    return found


def _times(minutes: Mapping[int, int]) -> Times:
    return Times(count=sum(minutes.values()), median=_rank(minutes, 50), p90=_rank(minutes, 90))


def _rank(minutes: Mapping[int, int], percent: int) -> int | None:
    """The smallest of the values that at least so many percent of them do not exceed."""
    wanted, met = sum(minutes.values()) * percent, 0
    for value, count in sorted(minutes.items()):
        met += count * 100
        if met >= wanted:
            return value
    return None


def _unedited(tallied: Iterable[Tally]) -> Share:
    begun = [tally for tally in tallied if tally.unedited is not None]
    return Share(count=sum(t.replies for t in begun if t.unedited), of=sum(t.replies for t in begun))


def _outcomes(tallied: list[Tally]) -> Iterable[OutcomeStats]:
    by: dict[str, list[Tally]] = {}
    for tally in tallied:
        by.setdefault(tally.outcome, []).append(tally)
    sizes = {outcome: sum(t.replies for t in mine) for outcome, mine in by.items()}
    for outcome in sorted(by, key=lambda name: (-sizes[name], name)):
        mine = by[outcome]
        times = _times(_minutes(mine))
        yield OutcomeStats(outcome=outcome, replies=sizes[outcome], unedited=_unedited(mine), decision=times)


def _most(found: Mapping[str | None, int]) -> tuple[Counted, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0] or ""))
    return tuple(Counted(name=name, count=count) for name, count in ordered[:MOST])


async def _sections(connection: AsyncConnection, brand: Brand, since: datetime) -> list[Section]:
    """The parts of the manual, those that most replies rested on first. Past replies are none."""
    rested = await tallies.rested_on(connection, since)
    found: dict[tuple[str, str], list[int]] = {}
    for passage in await tallies.manual(connection, brand.slug):
        file = passage.source if passage.kind == "fact" else passage.source.partition("#")[0]
        counts = found.setdefault((file, passage.section), [0, 0])
        approved, rejected = rested.get(passage.id, (0, 0))
        counts[0], counts[1] = counts[0] + approved, counts[1] + rejected
    cited = [(place, counts) for place, counts in found.items() if any(counts)]
    cited.sort(key=lambda item: (-sum(item[1]), item[0]))
    return [Section(source=s, section=h, approved=a, rejected=r) for (s, h), (a, r) in cited[:MOST]]


async def _days(connection: AsyncConnection, brand: Brand, since: datetime, now: datetime) -> tuple[Day, ...]:
    zone = zone_of(brand.hours.zone)
    made, done = await tallies.by_quarter(connection, since)
    count = (now.astimezone(zone).date() - since.date()).days + 1
    days = {since.date() + timedelta(days=i): [0, 0] for i in range(count)}
    for column, quarters in enumerate((made, done)):
        for quarter, times in quarters.items():
            at = datetime.fromtimestamp(since.timestamp() + quarter * tallies.QUARTER, zone)
            if at.date() in days:
                days[at.date()][column] += times
    return tuple(Day(day=day, replies=replies, decisions=decisions) for day, (replies, decisions) in days.items())
