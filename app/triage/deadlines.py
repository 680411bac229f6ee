"""When something is due: minutes that run in the brand's hours, or on the clock when it cannot wait."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.brand.brand import WEEK, Brand, Duty, Hours
from app.brand.scenarios import Scenario, ScenarioDeadline

FAR = 400
"""Days that are searched for open hours. A brand that never opens in that time runs on the clock."""


class Due(NamedTuple):
    """When the first public answer and the full one are owed, in UTC."""

    first_answer: datetime
    resolution: datetime


class Timing(NamedTuple):
    """How minutes run for one comment: from `since`, in these hours, or on the clock."""

    since: datetime
    hours: Hours
    clock: bool

    def after(self, minutes: int) -> datetime:
        """The moment, in UTC, when that many minutes have run."""
        since = self.since.astimezone(UTC)
        return since + timedelta(minutes=minutes) if self.clock else working(since, minutes, self.hours)


def timing(brand: Brand, network: str, duty: Duty, since: datetime, *, open_incident: bool) -> Timing:
    """Critical severity, duties that say so and open incidents run on the clock."""
    known = brand.network(network)
    hours = known.hours if known and known.hours else brand.hours
    return Timing(since, hours, clock=duty.clock or duty.severity == "critical" or open_incident)


def due(duty: Duty, scenario: Scenario | None, running: Timing) -> Due:
    """A scenario's unconditional promises can only shorten what the severity asks for."""
    promises = [d for d in scenario.deadlines if d.when is None] if scenario else []
    first = _least(duty.first_answer, "first_answer", promises)
    full = _least(duty.resolution or duty.first_answer, "resolution", promises)
    return Due(running.after(first), running.after(max(first, full)))


def _least(minutes: int, what: str, promises: list[ScenarioDeadline]) -> int:
    return min([minutes, *(d.minutes for d in promises if d.what == what and d.minutes > 0)])


def working(since: datetime, minutes: int, hours: Hours) -> datetime:
    """The end of that many open minutes, counted from `since` (aware); daylight saving changes are real minutes."""
    zone = _zone(hours.zone)
    left = timedelta(minutes=minutes)
    first = since.astimezone(zone).date() - timedelta(days=1)
    for ahead in range(FAR):
        opening = _open(first + timedelta(days=ahead), hours, zone)
        if opening is None or opening[1] <= since:
            continue
        begin = max(opening[0], since)
        if opening[1] - begin >= left:
            return begin + left
        left -= opening[1] - begin
    return since + timedelta(minutes=minutes)


def _open(day: date, hours: Hours, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """The open hours that begin on a local day, in UTC. An end before the begin is on the next day."""
    text = hours.holiday_hours if day in hours.holidays else hours.days.get(WEEK[day.weekday()])
    if text is None:
        return None
    begin, end = (_minutes(part) for part in text.split("-", 1))
    if end <= begin:
        end += 24 * 60
    return _at(day, begin, zone), _at(day, end, zone)


def _minutes(text: str) -> int:
    hour, minute = text.strip().split(":", 1)
    return int(hour) * 60 + int(minute)


def _at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day + timedelta(days=minutes // 1440), time(), tzinfo=zone)
    return local.replace(hour=minutes % 1440 // 60, minute=minutes % 60).astimezone(UTC)


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
