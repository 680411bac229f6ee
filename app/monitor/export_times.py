"""Moments as listening tools write them: with a zone, or in the brand's own."""

import re
from datetime import UTC, datetime, time
from datetime import date as Date
from zoneinfo import ZoneInfo

from app.comments.reading import read
from app.importing.archives.reply_dates import DateOrder, parse_date
from app.importing.archives.sheet import ZERO_1900

_CLOCK = re.compile(
    r"(?<!\d)([01]?\d|2[0-3])[:h.]([0-5]\d)(?:[:.]([0-5]\d))?(?:[.,]\d{1,9})?\s*([ap])?\.?\s?(?:m\b\.?)?"
)
_OFFSET = re.compile(r"(?:z|utc|gmt)$|([+-])(\d{2}):?(\d{2})$")
_EPOCH = re.compile(r"(1\d{9})(\d{3})?")
_SHORT = re.compile(
    r"(\d{1,2})[-\s](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?[-\s,]{1,2}(\d{4})"
)
_NUMBER = {
    name: place
    for place, names in enumerate(
        ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic"), start=1
    )
    for name in names.split()
}


def moment(day: str, clock: str, order: DateOrder, zone: ZoneInfo, zero: Date = ZERO_1900) -> datetime | None:
    """The moment of a date's cell and, where it is another, a time's. `zone` where nothing names one; None: no moment.

    A day without a time is its noon: midnight would belong to the night before as much.
    """
    whole = f"{day.strip()} {clock.strip()}".strip()
    if found := _EPOCH.fullmatch(whole):
        return datetime.fromtimestamp(int(found[1]), UTC)
    if (exact := _iso(whole, zone)) is not None:
        return exact
    folded = read(whole[:80]).folded
    date = _short(folded) or parse_date(day, order, zero)
    if date is None:
        return None
    told = _CLOCK.search(_after_the_day(folded, clock))
    at = datetime.combine(date, _time(told) if told else time(12))
    offset = _OFFSET.search(folded) if told else None
    if offset is None:
        return at.replace(tzinfo=zone)
    zoned = f"{at.isoformat()}{offset[1]}{offset[2]}:{offset[3]}" if offset[1] else f"{at.isoformat()}+00:00"
    return datetime.fromisoformat(zoned)


def _iso(text: str, zone: ZoneInfo) -> datetime | None:
    """ISO 8601 and what is nearly so: «2026-11-20 10:00:00.0», «…T10:00:00Z»."""
    if len(text) < 16 or not text[:4].isdigit():
        return None
    try:
        found = datetime.fromisoformat(text.replace(" UTC", "Z").replace(" GMT", "Z"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _short(folded: str) -> Date | None:
    """«20-Nov-2026»."""
    found = _SHORT.search(folded)
    try:
        return Date(int(found[3]), _NUMBER[found[2]], int(found[1])) if found else None
    except ValueError:
        return None


def _after_the_day(folded: str, clock: str) -> str:
    """Where the time stands: in its own cell, or after the date's first blank or comma."""
    if clock.strip():
        return read(clock).folded
    parts = re.split(r"(?<=\d)[\s,t]+(?=\d{1,2}[:h.]\d\d)", folded, maxsplit=1)
    return parts[1] if len(parts) == 2 else ""


def _time(found: re.Match[str]) -> time:
    hour = int(found[1])
    if found[4] and hour <= 12:
        hour = hour % 12 + (12 if found[4] == "p" else 0)
    return time(hour, int(found[2]), int(found[3] or 0))
