"""Opening hours as manuals write them -> one span a day: «L-V 9-18 h, sábados hasta las 14».

The knowledge folder holds one span a day, so a day with a break («9-14 y 16-19») gets the outer span and a doubt, and
hours that go on after midnight end at 24:00, with a doubt.
"""

from collections.abc import Iterable
from typing import Any

from app.brand.brand import WEEK, Weekday
from app.importing.organisation.day_groups import listed_days, other_end, time_at
from app.importing.organisation.day_words import HOLIDAY, MOST, Token, spans_of, tokens
from app.importing.organisation.zones import zone_in
from app.value import Value
from app.wording import Wording

Span = tuple[int, int]
"""Minutes of a day, from and to."""


class Timetable(Value):
    days: dict[Weekday, str]
    """`HH:MM-HH:MM`; a day that is left out is closed."""
    zone: str | None = None
    holiday_hours: str | None = None
    days_said: bool = True
    """False: only times were written, and the days are a guess."""
    doubts: tuple[Wording, ...] = ()

    @property
    def doubt(self) -> Wording | None:
        """All doubts in one."""
        return joined(self.doubts)

    def value(self) -> dict[str, Any]:
        """As a role's or a network's `hours` hold it."""
        zone = {"zone": self.zone} if self.zone else {}
        return {**zone, "days": dict(self.days)}


BREAK = Wording(
    es="hay una pausa en el día; se ha tomado de la primera hora a la última",
    en="the day has a break; the first to the last hour was taken",
)
MIDNIGHT = Wording(
    es="el horario pasa de medianoche; aquí acaba a las 24:00",
    en="the hours go on after midnight; here they end at 24:00",
)
TWELVE = Wording(
    es="no está claro si la última hora es de la tarde; se ha tomado así",
    en="it is unclear whether the last hour is in the afternoon; it was taken so",
)
NO_DAYS = Wording(es="no dice qué días", en="it does not say which days")
NO_TIMES = Wording(es="de algunos días no dice la hora", en="for some days it names no hour")
PART = Wording(
    es="dice una parte del día sin hora («por la mañana»)", en="it names a part of the day without an hour («mornings»)"
)
GUARD = Wording(
    es="habla además de una guardia, sin decir si cubre el resto de las horas",
    en="it also speaks of a duty shift and does not say whether it covers the other hours",
)


def timetable(text: str, unsaid: Iterable[Weekday] = WEEK, country: str | None = None) -> Timetable | None:
    """What hours a text gives; None: none. `unsaid`: the days to take, with a doubt, where it names only times.

    `country` (ISO 3166) helps to tell which zone «GMT-3» is.
    """
    found = _Plan()
    found.read(tokens(text))
    if not found.open:
        return None
    days_said = not found.loose
    if found.loose:
        found.doubts.append(NO_DAYS)
        found.assign(unsaid, found.loose)
    hours = {day: _written(span) for day in WEEK if (span := found.open.get(day))}
    holiday = found.open.get(HOLIDAY)
    zone, unsure = zone_in(text[:MOST], country)
    doubts = tuple(dict.fromkeys([*found.doubts, *([unsure] if unsure else [])]))
    return Timetable(
        days=hours,
        zone=zone,
        holiday_hours=_written(holiday) if holiday else None,
        days_said=days_said,
        doubts=doubts,
    )


def joined(doubts: Iterable[Wording | None]) -> Wording | None:
    """Several doubts as one; None of none."""
    told = list(dict.fromkeys(doubt for doubt in doubts if doubt))
    if not told:
        return None
    return Wording(es="; ".join(doubt.es for doubt in told), en="; ".join(doubt.en for doubt in told))


def _written(span: Span) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)


class _Plan:
    """Spans and days as they come: «L-V 9-18» and «9-18 de L a V» are both read."""

    def __init__(self) -> None:
        self.open: dict[str, Span | None] = {}
        self.loose: list[Span] = []
        """Spans whose days have not been said yet."""
        self.doubts: list[Wording] = []
        self._days: tuple[str, ...] = ()
        self._spans: list[Span] = []
        """What `_days` have got after them."""
        self._before = False
        """The days got their spans from before them."""
        self._last: Span | None = None

    def read(self, all: list[Token]) -> None:
        at = 0
        while at < len(all):
            at = self._step(all, at)
        self._finish_days()
        if not self.open and self.loose:
            self.open[""] = None  # only times: the caller says which days
        elif self.loose:
            self.doubts.append(NO_DAYS)
            self.loose = []
        guard = any(one.kind == "guard" and all[max(0, n - 1)].kind != "except" for n, one in enumerate(all))
        if guard and any(span for span in [*self.open.values(), *self.loose] if span and span != (0, 1440)):
            self.doubts.append(GUARD)

    def assign(self, days: Iterable[str], spans: list[Span]) -> None:
        """One span for each of the days."""
        if len(spans) > 1:
            self.doubts.append(BREAK)
        outer = min(span[0] for span in spans), max(span[1] for span in spans)
        self.open.pop("", None)
        for day in days:
            self.open[day] = outer

    def _step(self, all: list[Token], at: int) -> int:
        one = all[at]
        if one.kind == "days":
            return self._group(all, at)
        if one.kind == "all_day":
            self._all_day(one)
        elif one.kind == "closed":
            self._closed()
        elif one.kind == "part" and self._days and not self._spans:
            self._part(one)
        elif one.kind == "except":
            return self._except(all, at + 1)
        elif one.kind in ("time", "until"):
            return self._times(all, at)
        return at + 1

    def _group(self, all: list[Token], at: int) -> int:
        """«lunes a jueves y sábados»."""
        days, at = listed_days(all, at, bool(self.loose))
        self._finish_days()
        self._days, self._spans, self._before = days, [], bool(self.loose)
        if self.loose:
            self.assign(days, self.loose)
            self.loose = []
        return at

    def _finish_days(self) -> None:
        if self._days and not self._before and not self._spans and not set(self._days) <= set(self.open):
            self.doubts.append(NO_TIMES)

    def _span(self, span: Span) -> None:
        self._last = span
        if self._days and not self._before:
            self._spans.append(span)
            self.assign(self._days, self._spans)
        else:
            self.loose.append(span)

    def _all_day(self, one: Token) -> None:
        if one.days and not self._days:
            self.assign(one.days, [(0, 1440)])
        elif self._days or self.open or self.loose:
            self._span((0, 1440))
        else:
            self.assign(WEEK, [(0, 1440)])

    def _closed(self) -> None:
        if not self._spans:  # «sábados de 10 a 14. Cerramos el 25 de diciembre» closes no Saturday
            for day in self._days:
                self.open[day] = None
        self._before = True

    def _part(self, one: Token) -> None:
        for span in spans_of(one.words):
            self.doubts.append(PART)
            self._span(span)

    def _except(self, all: list[Token], at: int) -> int:
        while at < len(all) and all[at].kind == "other":
            at += 1
        if at < len(all) and all[at].kind == "days":
            days, at = listed_days(all, at, False)
            self._finish_days()
            if self.loose:
                self.assign(WEEK, self.loose)
                self.loose = []
            self._days, self._spans, self._before = days, [], True
            self._closed()
        return at

    def _times(self, all: list[Token], at: int) -> int:
        if all[at].kind == "until":
            if self._last and (end := time_at(all, at + 1)):
                self._span(self._clock(Token("time", minute=self._last[0], half="set"), all[end]))
                return end + 1
            return at + 1
        end = other_end(all, at)
        if end is None:
            return at + 1
        self._span(self._clock(all[at], all[end]))
        return end + 1

    def _clock(self, first: Token, last: Token) -> Span:
        """«9 a 6» ends in the afternoon; «20 a 2» after midnight, which one day cannot hold."""
        begin, end = first.minute, last.minute or 1440
        if last.half == "pm" and not first.half and begin < 720 and begin + 720 < end:
            begin += 720 if begin < 360 else 0
        if begin < end:
            return begin, end
        if not last.half and begin < 720 and end <= 720:
            self.doubts += [TWELVE] if begin < 360 else []  # «de nueve a dos» is a day's work
            return begin, end + 720
        self.doubts.append(MIDNIGHT)
        return begin % 1440, 1440
