"""Opening hours as people write them, cut into days, times and the small words between them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from app.brand.brand import WEEK, Weekday
from app.evidence.amounts import WORDS

Kind = Literal["days", "time", "dash", "join", "until", "all_day", "closed", "except", "part", "guard", "stop", "other"]
HOLIDAY = "holiday"
MOST = 4_000
"""Characters of one text that are looked at."""


class Token(NamedTuple):
    kind: Kind
    days: tuple[str, ...] = ()
    """Of `days`: weekdays, and HOLIDAY."""
    minute: int = 0
    """Of `time`: minutes from midnight."""
    half: str = ""
    """Of `time`: `am`, `pm` or nothing."""
    words: str = ""


_NAMES: dict[Weekday, str] = {
    "mon": "lunes lun lu dilluns dl segunda-feira luns astelehena monday mondays mon",
    "tue": "martes mar ma dimarts dt terca-feira tuesday tuesdays tue tues",
    "wed": "miercoles mie mier dimecres dc quarta-feira mercores wednesday wednesdays wed",
    "thu": "jueves jue jue ju dijous dj quinta-feira xoves thursday thursdays thu thur thurs",
    "fri": "viernes vie vi divendres dv sexta-feira venres friday fridays fri",
    "sat": "sabado sabados sab sa dissabte dissabtes ds saturday saturdays sat",
    "sun": "domingo domingos dom diumenge diumenges dg sunday sundays sun",
}
_LETTERS = {"l": "mon", "m": "tue", "x": "wed", "j": "thu", "v": "fri", "s": "sat", "d": "sun", "f": "fri"}
_WEEKDAYS, _WEEKEND = WEEK[:5], WEEK[5:]

_WORDS = {
    "every": r"todos los dias|todos los dias de la semana|cada dia|a diario|diariamente|(?:los )?(?:7|siete) dias"
    r"(?: de la semana)?|daily|every day|each day|(?:7|seven) days(?: a week)?|tots els dies|todos os dias",
    "work": r"dias? (?:laborables?|laborales?|habil(?:es)?|de semana)|(?:los )?laborables|entre semana"
    r"|week ?days?|(?:business|working|work) days|dies feiners|dias uteis",
    "weekend": r"(?:los )?(?:fines? de semana|findes?)|week ?ends?|caps? de setmana|fins? de semana",
    "holiday": r"fest\.|fer\.|(?:dias )?(?:festivos|feriados|festius)|festivo|feriado|(?:bank |public )?holidays?",
}
_TIME = (
    r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?(?![\d%€$]|[.,:]\d)"
    r"(?:\s?(?:horas?|hrs?\.?|hs\.?|h\.?)(?![a-z]))?"
    r"(?:\s?(?P<half>a\.? ?m\.?|p\.? ?m\.?|de la (?:manana|tarde|noche|madrugada)|del mediodia|del dia)(?![a-z]))?"
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("always", r"24\s?[/x]\s?7(?:\s?[/x]\s?365)?|guardia (?:permanente|continua)|permanente(?:mente)?|a cualquier hora"
     r"|round the clock|at any (?:hour|time)|siempre (?:localizable|disponible)|dia y noche"),
    ("all_day", r"(?<!a )(?<!-)(?<!- )(?<!al )(?<!to )(?<!hasta )(?:las )?(?<!a las )(?<!hasta las )"
     r"24\s?(?:horas|hours|hrs?|hs?)(?![a-z0-9])(?!\s?(?:-|a |al ))"
     r"|veinticuatro horas|todo el dia|all day"),
    *_WORDS.items(),
    ("letters", r"(?<![a-z0-9])(?P<l1>[lmxjvsd])(?:\s?-\s?|\s?/\s?|\s?a\s)(?P<l2>[mxjvsdf])(?![a-z0-9'’])"),
    ("name", r"(?<![a-z])(?:" + "|".join(sorted({n for names in _NAMES.values() for n in names.split()}, key=len,
     reverse=True)) + r")(?:\.(?=\s|-|,|$))?(?![a-z])"),
    ("letter", r"(?<![a-z0-9'’/])[lxjvsd](?=\s?[,:]|\s(?:y|de|\d))(?![a-z0-9'’])"),
    ("noon", r"(?:las 12 del )?mediodia|noon"),
    ("midnight", r"medianoche|midnight|mitjanit"),
    ("closed", r"cerrad[oa]s?|closed|cerramos|descansa(?:mos|n)?|libra(?:mos|n)|no (?:abrimos|laboramos|hay nadie)"
     r"|off(?![a-z-])|sin (?:servicio|atencion|cobertura|guardia)|no (?:hay|se) (?:atencion|servicio"
     r"|atiende|responde|contesta)|no (?:atendemos|respondemos|contestamos|trabajamos|monitoring|cover)|tancat"),
    ("except", r"excepto|salvo|menos|except(?: for)?|but not|excluding"),
    ("part", r"(?:por |de |en )?(?:la |las )?(?:mananas?|tardes?|noches?)(?![a-z])|mornings?|afternoons?|evenings?"),
    ("guard", r"guardias?|on[ -]call|localizables?|reten"),
    ("time", _TIME),
    ("until", r"hasta(?: las?)?|until|till?|fins(?: a)?(?: les)?"),
    ("dash", r"-|/|(?<![a-z])(?:al?|to|through|thru|as)(?:\s(?:las?|les|los))?(?![a-z])"),
    ("join", r"[,+&]|(?<![a-z])(?:y|e|i|and)(?:\s(?:de|los|las?|from))?(?![a-z])"),
    ("stop", r"[;\n|()]|\.(?=\s|$)|:(?=\s|$)"),
    ("other", r"[a-z0-9]{1,60}"),
)  # fmt: skip


@cache
def _lexer() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k_{name}>{pattern})" for name, pattern in _PATTERNS))


def plain(text: str) -> str:
    """Lower case without accents; every dash is a hyphen, «nueve y media» is 9:30."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text[:MOST]).casefold() if not unicodedata.combining(c))
    digits = _NUMBER_WORD.sub(lambda word: str(WORDS[word[0]]), re.sub(r"[‐‑‒–—−]", "-", bare))
    return _HALF_PAST.sub(lambda past: f"{past[1]}:{'30' if past[2] == 'media' else '15'}", digits)


_NUMBER_WORD = re.compile(
    r"(?<![a-z])(?:" + "|".join(word for word, n in WORDS.items() if 2 <= n <= 24 and len(word) > 2) + r")(?![a-z])"
)
_HALF_PAST = re.compile(r"\b(\d{1,2}) y (media|cuarto)\b")


def tokens(text: str) -> list[Token]:
    """The text's tokens in order."""
    return [_token(match) for match in _lexer().finditer(plain(text)) if not _is_deadline(match)]


_MOST_TIME = re.compile(r"(?:dentro de|menos de|plazo de|maximo|max\.?|within|than)\s(?:las\s)?$")
_DEADLINE = re.compile(
    r"(?:\ben|dentro de|menos de|antes de|plazo de|maximo|max\.?|tras|cada|within|than|in)\s(?:las\s)?$"
)


def _is_deadline(match: re.Match[str]) -> bool:
    """«en 24 horas» counts time; «las 24 horas» is when somebody is there."""
    before = match.string[max(0, match.start() - 14) : match.start()]
    counted = _DEADLINE.search(before) if "h" in match[0] else _MOST_TIME.search(before)
    return match.lastgroup in ("k_all_day", "k_time") and bool(counted)


def _token(match: re.Match[str]) -> Token:
    kind, words = next((name[2:], said) for name, said in match.groupdict().items() if said and name[:2] == "k_")
    if kind in ("noon", "midnight"):
        return Token("time", minute=720 if kind == "noon" else 1440, half="set", words=words)
    if kind == "time":
        return _time(match)
    if kind == "always":
        return Token("all_day", days=WEEK, words=words)
    if days := _days(kind, match):
        return Token("days", days=days, words=words)
    return Token(kind, words=words)  # type: ignore[arg-type]  # the names of _PATTERNS that remain


def _days(kind: str, match: re.Match[str]) -> tuple[str, ...]:
    if kind == "letters":
        return between(_LETTERS[match["l1"]] if match["l2"] != "f" else "mon", _LETTERS[match["l2"]])
    if kind == "letter":
        return (_LETTERS[match[0]],)
    if kind == "name":
        said = match[0].rstrip(".")
        return tuple(day for day, names in _NAMES.items() if said in names.split())
    named: dict[str, tuple[str, ...]] = {"every": WEEK, "work": _WEEKDAYS, "weekend": _WEEKEND, "holiday": (HOLIDAY,)}
    return named.get(kind, ())


def between(first: str, last: str) -> tuple[str, ...]:
    """The days from one to another, over the end of the week where needed."""
    names: list[str] = list(WEEK)
    begin, end = names.index(first), names.index(last)
    return tuple(names[begin : end + 1] if begin <= end else names[begin:] + names[: end + 1])


def _time(match: re.Match[str]) -> Token:
    half = (match["half"] or "").replace(".", "").replace(" ", "")
    late = half in ("pm", "delatarde", "delanoche", "delmediodia", "deldia")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if late and hour < 12:
        hour += 12
    if half in ("am", "delamanana", "delamadrugada") and hour == 12:
        hour = 0
    return Token(
        "time", minute=min(1440, hour * 60 + minute), half="pm" if late else "am" if half else "", words=match[0]
    )


def spans_of(words: str) -> Iterator[tuple[int, int]]:
    """What «por la mañana» is usually taken for."""
    for stem, span in (("manana", (540, 840)), ("morning", (540, 780)), ("tarde", (960, 1200)),
                       ("afternoon", (780, 1080)), ("evening", (1020, 1260)), ("noche", (1200, 1440))):  # fmt: skip
        if stem in words:
            yield span
