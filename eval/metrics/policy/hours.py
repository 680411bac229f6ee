"""Days of the week, spans of hours and round-the-clock service as replies write them."""

import re
from collections.abc import Iterator
from datetime import date

from app.brand.brand import WEEK, Brand, Weekday
from app.evidence.amounts import WORDS
from app.evidence.figures import Figure
from eval.metrics.phrases import phrases

_SPAN = re.compile(
    r"(?<![\w.,:])(?:de|desde|entre|from|between|das|da|des de)\s{1,2}(?:las |la |les |as )?"
    r"(\d{1,2})(?::(\d\d))?(?: ?h)?\s{1,2}"
    r"(?:a|y|to|and|as|e|i|hasta|ate|fins)\s{1,2}(?:las |la |les |as )?(\d{1,2})(?::(\d\d))?"
    r"(?: ?(?:hs|hrs|horas|hores|hours|h))?"
    r"(?![\w,]|\s?(?:%|€|\$|euro|peso|dia|day|die|ano|year|any|semana|week|setman|mes|month|minut|kilo|kg|persona|habil"
    r"|laborab|cuota))"
)
_MINUTES = {"y media": 30, "y cuarto": 15, "i mitja": 30, "e meia": 30}
_SPELT = re.compile(
    r"(?<!\w)(?:a las|a la|sobre las|hacia las|desde las|hasta las|para las|antes de las|as|a les|cap a les|at"
    r"|by)\s{1,2}"
    rf"({'|'.join(sorted(WORDS, key=len, reverse=True))})(?:\s{{1,2}}({'|'.join(_MINUTES)}))?"
    r"(?!\w|\s{1,2}(?:hor|dia|person|semana|mes|ano|day|hour|week|month|year|primer|que"
    r"|de (?:los|las|tus|sus)|familia|veces))"
)
MOST_HOURS = 12
_NAMES: dict[Weekday, str] = {
    "mon": "lunes dilluns segunda-feira monday",
    "tue": "martes dimarts terca-feira tuesday",
    "wed": "miercoles dimecres quarta-feira wednesday",
    "thu": "jueves dijous quinta-feira thursday",
    "fri": "viernes divendres sexta-feira friday",
    "sat": "sabado dissabte saturday",
    "sun": "domingo diumenge sunday",
}
_DAYS: dict[str, Weekday] = {name: day for day, names in _NAMES.items() for name in names.split()}
_DAY = re.compile(rf"(?<!\w)({'|'.join(sorted(_DAYS, key=len, reverse=True))})s?(?!\w)")


def hour_spans(text: str) -> tuple[tuple[tuple[int, int], tuple[str, str]], ...]:
    """Spans of hours in plain text («de 9 a 20») with both ends as `HH:MM`."""
    return tuple(
        (found.span(), (f"{int(found[1]):02}:{found[2] or '00'}", f"{int(found[3]):02}:{found[4] or '00'}"))
        for found in _SPAN.finditer(text)
        if int(found[1]) <= 24 and int(found[3]) <= 24
    )


def spelt_hours(text: str) -> tuple[Figure, ...]:
    """Hours in words in plain text («sobre las ocho», «a las siete y media»)."""
    return tuple(
        Figure("time", f"{WORDS[found[1]]:02}:{_MINUTES.get(found[2] or '', 0):02}", found.start(1), found.end())
        for found in _SPELT.finditer(text)
        if 1 <= WORDS[found[1]] <= MOST_HOURS and not phrases("truth", "wished").search(text[: found.start()])
    )


def weekdays(text: str) -> Iterator[tuple[Weekday, int, int]]:
    """The days of the week in plain text, each with its place."""
    for found in _DAY.finditer(text):
        yield _DAYS[found[1]], found.start(), found.end()


def open_days(brand: Brand) -> frozenset[Weekday]:
    """The days on which somebody answers, on any network."""
    all_ = [brand.hours, *(network.hours for network in brand.networks if network.hours)]
    return frozenset(day for hours in all_ for day in hours.days)


def open_times(brand: Brand) -> frozenset[str]:
    """When answering begins and ends, on any day and network, as `HH:MM`."""
    all_ = [brand.hours, *(network.hours for network in brand.networks if network.hours)]
    spans = {*(span for hours in all_ for span in hours.days.values()), *(hours.holiday_hours or "" for hours in all_)}
    return frozenset(time for span in spans for time in span.split("-") if time)


def round_the_clock(text: str) -> re.Match[str] | None:
    """«24 horas al día», «24/7» in plain text."""
    return phrases("truth", "always_open").search(text)


def never_closed(brand: Brand) -> bool:
    """Whether some day of the brand has no closing time."""
    all_ = [brand.hours, *(network.hours for network in brand.networks if network.hours)]
    return any(span == "00:00-24:00" for hours in all_ for span in hours.days.values())


def weekday_of(day: date) -> Weekday:
    return WEEK[day.weekday()]
