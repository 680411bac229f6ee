"""Moments and deadlines as people read them, in the brand's own time zone."""

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from app.web.catalogue import Catalogue

MINUTE = timedelta(minutes=1)
SOON = timedelta(minutes=15)
"""So little time left is shown as urgent."""


@lru_cache(maxsize=8)
def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name."""
    return ZoneInfo(name)


def moment(at: datetime, now: datetime, where: ZoneInfo, t: Catalogue) -> Markup:
    """«hoy 14:05», «sáb 21 nov 14:05»; with the year when it is another one."""
    return _element(at, where, _said(at.astimezone(where), now.astimezone(where), t))


def _said(at: datetime, now: datetime, t: Catalogue) -> str:
    days = (at.date() - now.date()).days
    if days in (-1, 0, 1):
        day = t.plain(("time.yesterday", "time.today", "time.tomorrow")[days + 1])
    else:
        weekday, month = t.plain("time.days").split()[at.weekday()], t.plain("time.months").split()[at.month - 1]
        day = f"{weekday} {at.day} {month}" + (f" {at.year}" if at.year != now.year else "")
    return f"{day} {at:%H:%M}"


def due(at: datetime, now: datetime, where: ZoneInfo, t: Catalogue) -> Markup:
    """How long is left, or since when it is overdue; a script keeps it ticking."""
    left = at - now
    kind = "overdue" if left < timedelta(0) else "soon" if left < SOON else "ahead"
    title = _said(at.astimezone(where), now.astimezone(where), t)
    said = t("time.overdue" if kind == "overdue" else "time.left", span=span(abs(left), t))
    return Markup('<time class="due {}" datetime="{}" title="{}" data-due>{}</time>').format(
        kind, at.isoformat(), title, said
    )


def span(time: timedelta, t: Catalogue) -> str:
    """A length of time in its two greatest units: «2 d 3 h», «1 h 20 min», «12 min»."""
    minutes = max(0, int(time / MINUTE))
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return t.plain("time.d", d=days) + (f" {t.plain('time.h', h=hours)}" if hours else "")
    if hours:
        return t.plain("time.h", h=hours) + (f" {t.plain('time.min', min=rest)}" if rest else "")
    return t.plain("time.min", min=rest)


def _element(at: datetime, where: ZoneInfo, said: str) -> Markup:
    title = f"{at.astimezone(where):%Y-%m-%d %H:%M:%S %Z}"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(at.isoformat(), title, said)
