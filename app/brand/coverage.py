"""Whether somebody can be reached whenever a severity needs a decision.

A role without hours is reached at any hour. What needs cover: every hour for a critical severity and for one whose
deadlines run on the clock, the brand's open hours for the others, on ordinary days and on each holiday that is listed.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from app.brand.brand import WEEK, Duty, Hours, Role
from app.brand.chain import chain_of
from app.brand.faults import Fault, Level
from app.brand.opening import at, opening, zone_of
from app.brand.parts import Parts
from app.wording import Tongue, Wording

Span = tuple[datetime, datetime]

DAY = timedelta(days=1)
MOST_HOLIDAYS = 400
"""The latest ones that are looked at; more than a decade of them."""
DAYS_ES = dict(zip(WEEK, ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"), strict=True))


class Gap(NamedTuple):
    """The first stretch that nobody covers. `holiday`: only on that day."""

    begin: datetime
    end: datetime
    holiday: date | None


def coverage_faults(parts: Parts) -> Iterator[Fault]:
    """At most one fault for each severity.

    An error for critical: at that hour danger to people would reach nobody. The others' deadlines mostly wait until
    somebody is there, so theirs is a warning.
    """
    if parts.brand.value is None:
        return
    hours: Hours = parts.brand.value.hours
    for i, duty in parts.from_brand("duties"):
        roles = chain_of(duty.approver, parts.brand.value.roles)
        if roles and (gap := first_gap(duty, roles, hours)):
            level: Level = "error" if duty.severity == "critical" else "warning"
            yield parts.brand.source.fault(("duties", i), _said(duty, gap, hours), _mend(roles), level)


def first_gap(duty: Duty, roles: tuple[Role, ...], hours: Hours) -> Gap | None:
    """The first stretch that the duty needs and no role covers. Faulty hours are somebody else's fault: no gap."""
    spent = [role.hours for role in roles]
    covers = [own for own in spent if own is not None]
    if len(covers) < len(spent):
        return None
    holidays = sorted({day for own in (hours, *covers) for day in own.holidays})[-MOST_HOLIDAYS:]
    try:
        return next(_gaps(duty, covers, hours, holidays), None)
    except (ValueError, OverflowError):
        return None


def _gaps(duty: Duty, covers: list[Hours], hours: Hours, holidays: list[date]) -> Iterator[Gap]:
    year = max((day.year for day in holidays), default=2024) + 1
    weeks = [(_monday(date(year, month, 8)), 7, None) for month in (1, 7)]  # zones may differ in summer time only
    for first, days, holiday in (*weeks, *((day, 1, day) for day in holidays)):
        listed = [first + n * DAY for n in range(-1, days + 1)]
        covered = _spans(covers, listed)
        for need in _needs(duty, hours, first, days):
            yield from (Gap(*gap, holiday) for gap in _without(need, covered))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _needs(duty: Duty, hours: Hours, first: date, days: int) -> list[Span]:
    if duty.clock or duty.severity == "critical":
        zone = zone_of(hours.zone)
        return [(at(first, 0, zone), at(first + days * DAY, 0, zone))]
    return _spans([hours], [first + n * DAY for n in range(days)])


def _spans(all_hours: Iterable[Hours], days: list[date]) -> list[Span]:
    return sorted(span for hours in all_hours for day in days if (span := opening(day, hours)))


def _without(need: Span, covered: list[Span]) -> Iterator[Span]:
    """What of a span lies in no other; the others sorted by their begin."""
    begin, end = need
    for start, stop in covered:
        if start >= end:
            break
        if start > begin:
            yield begin, start
        begin = max(begin, stop)
    if begin < end:
        yield begin, end


def _said(duty: Duty, gap: Gap, hours: Hours) -> Wording:
    when = {tongue: _when(gap, hours, tongue) for tongue in ("es", "en")}
    return Wording(
        es=f"nadie atiende la gravedad «{duty.severity}» {when['es']} ({hours.zone})",
        en=f"nobody covers severity «{duty.severity}» {when['en']} ({hours.zone})",
    )


def _when(gap: Gap, hours: Hours, tongue: Tongue) -> str:
    """«sáb 02:00-06:00»; the day of the end is named where it is another one, and midnight ends its own day."""
    zone = zone_of(hours.zone)
    begin, end = gap.begin.astimezone(zone), gap.end.astimezone(zone)
    midnight = (end.hour, end.minute) == (0, 0)
    last = end.date() - DAY if midnight else end.date()
    until = "24:00" if midnight else f"{end:%H:%M}"
    if gap.holiday:
        festive = "en el festivo" if tongue == "es" else "on the holiday"
        return f"{festive} {gap.holiday.isoformat()} {begin:%H:%M}-{until}"
    there = "" if last == begin.date() else f"{_day(last, tongue)} "
    return f"{_day(begin.date(), tongue)} {begin:%H:%M}-{there}{until}"


def _day(day: date, tongue: Tongue) -> str:
    name = WEEK[day.weekday()]
    return DAYS_ES[name] if tongue == "es" else name


def _mend(roles: tuple[Role, ...]) -> Wording:
    names = ", ".join(f"«{role.id}»" for role in roles[:6])
    return Wording(
        es=f"amplíe las horas de {names}, o añada un sustituto que esté a esa hora (sin «hours», a cualquiera)",
        en=f"widen the hours of {names}, or add a substitute who is there then (without «hours», at any)",
    )
