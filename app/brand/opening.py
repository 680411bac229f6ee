"""When hours are open: the spans of a day, and whether a moment lies in one."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.brand.brand import WEEK, Hours


def opening(day: date, hours: Hours) -> tuple[datetime, datetime] | None:
    """The open hours that begin on a local day, in UTC; None: closed. An end before the begin is on the next day."""
    text = hours.holiday_hours if day in hours.holidays else hours.days.get(WEEK[day.weekday()])
    if text is None:
        return None
    begin, end = (_minutes(part) for part in text.split("-", 1))
    if end <= begin:
        end += 24 * 60
    zone = zone_of(hours.zone)
    return at(day, begin, zone), at(day, end, zone)


def is_open(hours: Hours, moment: datetime) -> bool:
    """Whether the hours are open at an aware moment. The end of a span is closed."""
    today = moment.astimezone(zone_of(hours.zone)).date()
    spans = (opening(day, hours) for day in (today - timedelta(days=1), today))
    return any(span[0] <= moment < span[1] for span in spans if span)


def at(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, that many minutes of the wall clock into a local day; 1440 and more are the next day's."""
    local = datetime.combine(day + timedelta(days=minutes // 1440), time(), tzinfo=zone)
    return local.replace(hour=minutes % 1440 // 60, minute=minutes % 60).astimezone(UTC)


@lru_cache(maxsize=32)
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name; UTC where there is none (`portavoz check` faults it)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _minutes(text: str) -> int:
    hour, minute = text.strip().split(":", 1)
    return int(hour) * 60 + int(minute)
