"""Dates as spreadsheets, exports and people write them. Which of «03/04» is the day is told by the column."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from datetime import date as Date
from typing import Literal, NamedTuple

from app.comments.reading import read
from app.evidence.amounts import MONTHS
from app.importing.archives.sheet import ZERO_1900

Order = Literal["day", "month"]
"""What comes first in 03/04/2026."""

EARLIEST, LATEST = Date(2000, 1, 1), Date(2100, 1, 1)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(20\d{2})(0[1-9]|1[0-2])([0-3]\d)")
_NUMERIC = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)")
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|o)?[\s-]{1,3}(?:de\s{1,3}|of\s{1,3})?" + _MONTH + r",?[\s-]{1,3}(?:del?\s)?(\d{4})"
)
_WORDS_MONTH_FIRST = re.compile(_MONTH + r"\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d{1,12})?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


class DateOrder(NamedTuple):
    first: Order
    proven: bool
    """Whether some value of the column leaves no choice, and none contradicts it."""
    both: bool = False
    """Values of both orders stand in the column: none of the ambiguous ones can be trusted."""


def order_of(values: Iterable[str], usual: Order) -> DateOrder:
    """The order of a column; `usual` where no value decides."""
    seen: set[Order] = set()
    ambiguous = False
    for value in values:
        if found := _NUMERIC.match(value.strip()):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                seen.add("day")
            elif second > 12 >= first:
                seen.add("month")
            ambiguous = ambiguous or (first <= 12 and second <= 12 and first != second)
    if len(seen) == 1:
        return DateOrder(seen.pop(), proven=True)
    return DateOrder(usual, proven=not ambiguous, both=len(seen) == 2)


def is_numeric(value: str) -> bool:
    """Whether it is a date in which day and month could be confused."""
    return bool(_NUMERIC.match(value.strip()))


def parse_date(value: str, order: DateOrder, zero: Date = ZERO_1900) -> Date | None:
    """The day of a value; None where it holds none, an impossible one, or one of two that nothing tells apart."""
    text = read(value.strip()[:60]).folded
    found = _written(text, order) or _counted(text, zero)
    return found if found and EARLIEST <= found < LATEST else None


def _written(text: str, order: DateOrder) -> Date | None:
    if m := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _day(m[1], m[2], m[3])
    if m := _NUMERIC.match(text):
        return _numeric(int(m[1]), int(m[2]), m[3], order)
    if m := _WORDS.search(text):
        return _day(m[3], MONTHS[m[2]], m[1])
    if m := _WORDS_MONTH_FIRST.search(text):
        return _day(m[3], MONTHS[m[1]], m[2])
    return None


def _numeric(first: int, second: int, year: str, order: DateOrder) -> Date | None:
    full = year if len(year) == 4 else f"20{year}"
    if first <= 12 and second <= 12 and first != second and order.both:
        return None
    if first > 12 or (order.first == "day" and second <= 12):
        return _day(full, second, first)
    return _day(full, first, second)


def _counted(text: str, zero: Date) -> Date | None:
    """Excel's days, or seconds or milliseconds since 1970."""
    if _SERIAL.fullmatch(text):
        return zero + timedelta(days=int(text[:5]))
    if _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    return None


def _day(year: str | int, month: str | int, day: str | int) -> Date | None:
    try:
        return Date(int(year), int(month), int(day))
    except ValueError:
        return None
