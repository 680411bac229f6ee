"""The figures of a text: what a reply may only state when a source does.

    figures(text) -> tuple[Figure, ...]      agrees(a, b) -> bool

Written forms of one amount share one value: «48 h», «dos días» and «2 days» are all `duration 2880`. Working days
count as days, a month as 30 and a year as 365: the text that states them is compared, not a calendar.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from app.comments.comment import MAX_TEXT
from app.comments.reading import Reading, read
from app.evidence.amounts import CURRENCIES, DURATIONS, MONTHS, NUMBER, SIGNS, amount, money_value, plain_number

FigureKind = Literal["money", "percent", "duration", "date", "time", "phone", "email", "url", "number"]


class Figure(NamedTuple):
    """One figure; `text[start:end]` in code points of the original.

    `value` by kind: money `EUR 20` (dollars and pesos share the sign: both read `$`), percent `20`, duration minutes,
    date `2026-03-12` or `03-12`, time `19:40`, phone its last nine digits, email and url lower case without scheme,
    number `1200`.
    """

    kind: FigureKind
    value: str
    start: int
    end: int


class _Found(NamedTuple):
    kind: FigureKind
    value: str
    start: int
    end: int


_EDGE = r"(?<![\w])"
_TLD = (
    r"(?:com|org|net|info|example|test|es|eu|cat|gal|eus|edu|gob|gov|mx|ar|cl|pe|uy|ec|bo|py|ve|br|pt|uk|fr|de|it|io|app|shop|"
    r"online|store|bio|dev|ly|gl|co)"
)
_URL = re.compile(
    r"(?<![\w@.-])(?:(?:https?://|www\.)[^\s<>()\"'«»]{1,400}"
    r"|(?:[a-z0-9-]{1,63}\.){1,4}" + _TLD + r"(?![\w-]|\.[a-z0-9])(?:/[^\s<>()\"'«»]{0,300})?)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")
_ISO_DATE = re.compile(_EDGE + r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASH_DATE = re.compile(r"(?<![\w/.,-])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\w/-])")
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?!\w)"
_DAY_MONTH = re.compile(
    _EDGE
    + r"(\d{1,2})(?:st|nd|rd|th|o)?\s{1,3}(?:de\s{1,3}|d'|of\s{1,3})?"
    + _MONTH
    + r"(?:,?\s{1,3}(?:de[l]?\s{1,3})?(\d{4})(?!\d))?"
)
_MONTH_DAY = re.compile(_EDGE + _MONTH + r"\s{1,3}(\d{1,2})(?:st|nd|rd|th)?(?![\w:.]\d|\w)(?:,?\s{1,3}(\d{4})(?!\d))?")
_CLOCK = re.compile(r"(?<![\w:.,/])([01]?\d|2[0-4])(?::([0-5]\d)|h([0-5]\d))(?!\d)(?:\s?(am|pm|a\.m|p\.m))?")
_TWELVE = re.compile(_EDGE + r"(1[0-2]|0?[1-9])\s?(am|pm|a\.m|p\.m)(?!\w)")
_AT_HOUR = re.compile(
    r"(?<!\w)(?:a las|a la|as|a les|at|desde las|hasta las|sobre las)\s{1,3}([01]?\d|2[0-4])"
    r"(?![\d:.,%/€$]|\s?(?:%|€|euro|min|dia))(?:\s?h(?:oras|s)?(?!\w))?"
    r"(?:\s{1,3}(?:de la|da|del|de)\s{1,3}(tarde|noche|noite|vespre|nit))?"
)
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+|00)?\(?\d{1,4}\)?(?:[ \u00a0.-]?\(?\d{2,4}\)?){1,5}(?![\w%€]|[.,]\d)")
_SEP = r"(?:\s?[-–—/]\s?|\s{1,3}(?:a|o|y|e|i|u|to|or|and|ou)\s{1,3})"
_PAIR = rf"(?:(?P<low>{NUMBER}){_SEP})?(?P<n>{NUMBER})"
_MILLE = (
    r"(?:\s?(?P<mille>mil|miles|mill?on(?:es)?|milhao|milhoes|milio|milions|millions?|thousand|k))?"
    r"(?:\s{1,3}(?:de|d'))?"
)
_CURRENCY = "(?P<cur>" + "|".join(re.escape(c) for c in sorted(CURRENCIES, key=len, reverse=True)) + r")(?!\w)"
_SIGN = "(?P<sign>" + "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True)) + ")"
_MONEY_AFTER = re.compile(rf"(?<![\w.,]){_PAIR}{_MILLE}\s{{0,3}}(?:{_CURRENCY}|(?P<sign>[€£$]))")
_MONEY_BEFORE = re.compile(rf"(?<!\w){_SIGN}\s{{0,3}}{_PAIR}{_MILLE}(?:\s{{0,3}}{_CURRENCY})?")
_PERCENT = re.compile(rf"(?<![\w.,]){_PAIR}\s{{0,3}}(?:%|por ciento|por cento|per cent|percent|por cien)(?!\w)")
_UNIT = "(?P<unit>" + "|".join(sorted(DURATIONS, key=len, reverse=True)) + r")(?![\w])"
_DURATION = re.compile(rf"(?<![\w.,:]){_PAIR}\s{{0,3}}{_UNIT}(?P<half>\s{{1,3}}(?:y media|y medio|i mitja|e meia))?")
_HALF = re.compile(
    r"(?<!\w)(?:(?P<m30>(?:media|meia|mitja) hora|half an hour)"
    r"|(?P<m90>hora y media|hora e meia|hora i mitja|hour and a half)|(?P<m45>tres cuartos de hora)"
    r"|(?P<m15>(?:un )?cuarto de hora|quarter of an hour))(?!\w)"
)
_HALF_MINUTES = {"m30": 30, "m90": 90, "m45": 45, "m15": 15}
_ARTICLES = frozenset(("un", "una", "um", "uma", "unha", "one"))
_DEADLINE = re.compile(r"(?<!\w)(?:en|em|in|within|dentro de|menos de|cada|than)\s{1,3}$")
_NUMBER = re.compile(
    r"(?<![\w.,])"
    + r"(?:\d{1,3}(?:[.,\u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,6})?)"
    + r"(?!\w|[.,]\d)"
)


def _emails(text: str) -> Iterator[_Found]:
    for m in _EMAIL.finditer(text):
        yield _Found("email", m.group().rstrip("."), *m.span())


def _urls(text: str) -> Iterator[_Found]:
    for m in _URL.finditer(text):
        shown = m.group().rstrip(".,;:!?)]»”’")
        value = shown.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        if "." in value:
            yield _Found("url", value, m.start(), m.start() + len(shown))


def _day(year: str | None, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    full = f"{2000 + int(year)}" if year and len(year) == 2 else year
    return f"{full}-{month:02}-{day:02}" if full else f"{month:02}-{day:02}"


def _dates(text: str) -> Iterator[_Found]:
    found: list[tuple[str | None, re.Match[str]]] = []
    found += [(_day(m[1], int(m[2]), int(m[3])), m) for m in _ISO_DATE.finditer(text)]
    for m in _SLASH_DATE.finditer(text):
        one, two = int(m[1]), int(m[3])
        always_open = (one, two) == (24, 7)
        if not always_open and (m[2] == "/" or m[4]):
            found.append((_day(m[4], two, one) or _day(m[4], one, two), m))
    found += [(_day(m[3], MONTHS[m[2]], int(m[1])), m) for m in _DAY_MONTH.finditer(text)]
    found += [(_day(m[3], MONTHS[m[1]], int(m[2])), m) for m in _MONTH_DAY.finditer(text)]
    for value, m in found:
        if value:
            yield _Found("date", value, *m.span())


def _hour(hour: int, minute: int, half: str | None) -> str:
    late = half is not None and half[0] in "ptnv"
    if late and hour < 12:
        hour += 12
    if half is not None and half[0] == "a" and hour == 12:
        hour = 0
    return f"{hour % 24:02}:{minute:02}"


def _times(text: str) -> Iterator[_Found]:
    for m in _CLOCK.finditer(text):
        yield _Found("time", _hour(int(m[1]), int(m[2] or m[3]), m[4]), *m.span())
    for m in _TWELVE.finditer(text):
        yield _Found("time", _hour(int(m[1]), 0, m[2]), *m.span())
    for m in _AT_HOUR.finditer(text):
        yield _Found("time", _hour(int(m[1]), 0, m[2]), m.start(1), m.end())


def _phones(text: str) -> Iterator[_Found]:
    for m in _PHONE.finditer(text):
        shown = m.group()
        digits = re.sub(r"\D", "", shown)
        grouped_number = re.fullmatch(r"\d{1,2}(?:\.\d{3}){2,3}", shown)
        if 8 <= len(digits) <= 15 and not grouped_number:
            yield _Found("phone", digits[-9:], *m.span())


def _both(m: re.Match[str]) -> list[tuple[float, int, int]]:
    """The numbers of a match, «24» and «48» of «24-48 h», each with its place; «treinta y cinco» is one."""
    last = amount(m["n"])
    low = amount(m["low"]) if m["low"] else None
    if last is None:
        return []
    if low is None:
        return [(last, m.start("n"), m.end())]
    if not m["low"][0].isdigit() and low % 10 == 0 and 20 <= low < 100 and last < 10:
        return [(low + last, m.start("low"), m.end())]
    return [(low, m.start("low"), m.end("low")), (last, m.start("n"), m.end())]


def _money(text: str) -> Iterator[_Found]:
    for pattern in (_MONEY_BEFORE, _MONEY_AFTER):
        for m in pattern.finditer(text):
            start_of_sign = m.start() if pattern is _MONEY_BEFORE else None
            for i, (n, start, end) in enumerate(_both(m)):
                first = start_of_sign if i == 0 and start_of_sign is not None else start
                yield _Found("money", money_value(n, m["mille"], m["cur"] or m["sign"]), first, end)


def _percents(text: str) -> Iterator[_Found]:
    if "%" not in text and "cen" not in text and "cien" not in text:
        return
    for m in _PERCENT.finditer(text):
        for n, start, end in _both(m):
            yield _Found("percent", plain_number(n), start, end)


def _mere_article(text: str, m: re.Match[str]) -> bool:
    """«un día especial» is no figure; «en un día» and «una hora» are."""
    one = m["n"] in _ARTICLES and m["low"] is None and DURATIONS[m["unit"]] != 60
    return one and not _DEADLINE.search(text[max(0, m.start() - 12) : m.start()])


def _durations(text: str) -> Iterator[_Found]:
    for m in _HALF.finditer(text):
        yield _Found("duration", str(_HALF_MINUTES[m.lastgroup or "m30"]), *m.span())
    for m in _DURATION.finditer(text):
        if _mere_article(text, m):
            continue
        minutes = DURATIONS[m["unit"]]
        for n, start, end in _both(m):
            half = minutes / 2 if m["half"] and end == m.end() else 0
            yield _Found("duration", plain_number(n * minutes + half), start, end)


def _numbers(text: str) -> Iterator[_Found]:
    for m in _NUMBER.finditer(text):
        n = amount(m.group())
        if n is not None:
            yield _Found("number", plain_number(n), *m.span())


_FINDERS = (_emails, _urls, _dates, _times, _money, _percents, _durations, _phones, _numbers)
"""The first finder that claims a place keeps it."""
_NEED_DIGITS = frozenset({_dates, _times, _phones, _numbers})
_DIGIT = re.compile(r"\d")


def _claimed(reading: Reading) -> Iterator[Figure]:
    folded = reading.folded
    taken = bytearray(len(folded))
    digits = bool(_DIGIT.search(folded))
    for find in _FINDERS:
        if find in _NEED_DIGITS and not digits:
            continue
        mine: list[_Found] = []
        for found in find(folded):
            if not any(taken[found.start : found.end]):
                mine.append(found)
                taken[found.start : found.end] = b"\x01" * (found.end - found.start)
        for found in mine:
            yield Figure(found.kind, found.value, *reading.span(found.start, found.end))


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of the first 10,000 code points, in reading order. Linear in the length of the text."""
    found: list[Figure] = []
    for figure in sorted(_claimed(read(text[:MAX_TEXT])), key=lambda figure: figure.start):
        if not found or found[-1].end <= figure.start:  # «¼» is one character and two numbers
            found.append(figure)
    return tuple(found)


def agrees(a: Figure, b: Figure) -> bool:
    """Whether two figures state the same: equal kind and value, a date without a year fitting any year."""
    if a.kind != b.kind:
        return False
    if a.kind == "date":
        return a.value == b.value or (len(a.value) != len(b.value) and a.value[-5:] == b.value[-5:])
    return a.value == b.value
