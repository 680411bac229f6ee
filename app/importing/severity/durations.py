"""How long something may take, as manuals write it: «media hora», «1 h 30», «20 minutos; 10 si hay heridos».

What a duration is for (a first answer, an approval) is the reader's question; this module tells lengths of time with
their conditions, and leaves out what only looks like one: the hours of the day, delays, notice given in advance, ages.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.comments.reading import Reading, read
from app.evidence.amounts import DURATIONS, NUMBER, amount
from app.importing.documents.time_lines import apart
from app.importing.severity.conditions import condition_after, condition_before
from app.value import Value
from app.wording import Wording

WORKDAY = 480
"""Open minutes of a working day whose length nobody told: eight hours, the usual one and the stricter side."""
AT_ONCE = 15
"""Minutes that «de inmediato» is taken for: it names no figure, and this is the strictest that people can keep."""
MOST = 366 * 1440
"""Minutes; beyond a year it is no deadline."""
READ = 8_000
"""Characters that are looked at."""


class Duration(Value):
    """One length of time; `text[start:end]` are its words."""

    minutes: int
    words: str
    start: int
    end: int
    condition: str | None = None
    """As written: «si hay heridos», «en horario de atención»; None: always."""
    every: bool = False
    """«cada 30 minutos»: how often, not by when."""
    open_hours: bool = False
    """Said to run in working hours («4 horas hábiles», «1 día laborable»)."""
    doubt: Wording | None = None


class _Found(NamedTuple):
    start: int
    end: int
    minutes: float
    unit: int
    doubt: Wording | None = None
    open_hours: bool = False


RANGE = Wording(
    es="el manual da un intervalo; se toma el plazo más corto",
    en="the manual gives a range; the shorter time is taken",
)
NO_FIGURE = Wording(
    es=f"el manual no da una cifra; se toman {AT_ONCE} minutos",
    en=f"the manual gives no figure; {AT_ONCE} minutes are taken",
)
DAY_LENGTH = Wording(
    es=f"un día laborable se cuenta como {WORKDAY // 60} horas de atención; compruebe cuánto dura el de la marca",
    en=f"a working day is counted as {WORKDAY // 60} open hours; check how long the brand's is",
)
SAME_DAY = Wording(
    es=f"«en el día» no dice cuánto tiempo; se toman {WORKDAY // 60} horas de atención",
    en=f"“the same day” does not say how long; {WORKDAY // 60} open hours are taken",
)
NO_UNIT = Wording(
    es="la cifra no lleva unidad; se toma la de la anterior",
    en="the figure has no unit; that of the one before is taken",
)

_EDGE = r"(?<![\w.,:€$])"
_UNITS = {name: n for name, n in DURATIONS.items() if name not in ("'", "mes", "ano", "anos") and " " not in name}
_UNIT = "(?P<unit>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b"
_SEP = r"(?:\s?[-–—/]\s?|\s(?:a|o|y|to|or|and)\s)"
_PIECE = r"(?:y media|y medio|y cuarto|and a half|y tres cuartos)"
_OPEN = r"(?P<open>\s(?:habil(?:es)?|laborables?|laborales|de trabajo|de atencion|lectivos?))?"
_LENGTH = re.compile(
    rf"{_EDGE}(?:(?P<low>{NUMBER}){_SEP})?(?P<n>{NUMBER})\s{{0,2}}(?P<adj>working |business |office )?{_UNIT}"
    rf"(?:\s(?P<piece>{_PIECE})\b|\s?(?:(?:y|con|and)\s)?(?P<rest>[0-5]?\d(?=\s?(?:min|['′’]))|"
    rf"[0-5]\d(?=$|[\s,;.)]))(?:\s?(?:min(?:utos?|utes?|s)?\b|['′’]))?(?!\s?(?:h|d|%|€|horas?|dias?)\b))?"
    rf"{_OPEN}"
)
_MARK = re.compile(r"(?<![\w.,:°])(?P<n>\d{1,3})\s?['′’](?![\w'])")
_HOURS_MARK = re.compile(
    r"(?<![\w.,:])(?P<h>\d{1,2})\s?h\s?(?P<m>[0-5]\d|\d(?=\s?(?:min|m\b|['′’])))"
    r"(?:\s?(?:min(?:utos?)?|m)\b|\s?['′’]|\b)(?!\s?(?:h|hs|horas?|d|dias?)\b)"
)
_CLOCK = re.compile(r"(?<![\w.,:])(?P<h>\d{1,2}):(?P<m>[0-5]\d)\s?(?:h|hrs?|horas|hours)\b(?!\s?(?:a|del?|-)\b)")
_NAMED = {
    30: r"media hora|1/2 (?:h|hora|hour)\b|1⁄2 ?(?:h|hora|hour)\b|half an hour|half hour|medio ahora",
    90: r"(?:una )?hora y media|an hour and a half|one and a half hours|1 1⁄2 ?(?:h|horas|hours)\b|11⁄2 ?(?:h|"
    r"horas|hours)\b",
    45: r"tres cuartos de hora|three quarters of an hour|3/4 de hora|3⁄4 ?(?:de hora|h|hora)\b",
    15: r"(?:un )?cuarto de hora|a? ?quarter of an hour|1/4 de hora|1⁄4 ?(?:de hora|h|hora)\b",
    75: r"(?:una )?hora y cuarto",
    1440: r"(?:(?<=within )|(?<=in )|(?<=in under )|^)(?:a|one) day",
    10080: r"(?:(?<=within )|(?<=in )|(?<=in under )|^)(?:a|one) week",
    60: r"(?:la )?primera hora|the first hour|an hour|la hora siguiente(?! a las)",
}
_FIXED = [(re.compile(rf"(?<![\w]){words}(?!\w)".replace(words, f"(?:{words})")), n) for n, words in _NAMED.items()]
_AND_HALF = re.compile(r"(?<![\w.,⁄])(?P<n>\d{1,2}?) ?1⁄2 ?(?:h|horas?|hours?)\b")
_AT_ONCE = re.compile(
    r"(?<!\w)(?:de (?:forma |manera )?inmediat[ao]|inmediat[ao]s?(?:mente)?|al (?:momento|instante)|"
    r"cuanto antes|lo antes posible|"
    r"en el acto|sin demora|a la mayor brevedad(?: posible)?|con la mayor brevedad|immediate(?:ly)?|"
    r"at once|right away|asap|"
    r"as soon as possible|straight away|ya mismo|enseguida|de imediato|imediatamente|^¡?ya!?$)(?!\w)"
)
_SAME_DAY = re.compile(
    r"(?<!\w)(?:(?:en|durante) el (?:mismo )?dia|el mismo dia(?: (?:habil|laborable))?|mismo dia|"
    r"en la misma jornada|"
    r"antes de(?:l fin| fin| que acabe| acabar| terminar)(?: del?| el| la)? (?:el dia|la jornada|dia|"
    r"jornada)|same day|"
    r"(?:by )?end of (?:the )?(?:business )?day|"
    r"(?:al |el )?(?:siguiente dia|dia siguiente|dia (?:habil|laborable) siguiente)(?: (?:habil|laborable))?|"
    r"proximo dia(?: habil| laborable)?|al siguiente|next (?:business |working )?day)(?!\w)"
)
_BARE = re.compile(
    rf"(?:^|[;,(/]|[;,]? (?:y|o|pero|and)(?= ))\s?(?:en |a |de |solo |within |"
    rf"in )?(?P<n>{NUMBER})(?=\s(?:si|cuando|para|en|con|fuera|por la|los|if|when|for|on|outside)\b|"
    rf"\s?[;,.)]|\s?$)"
)
_NOT_BEFORE = re.compile(
    r"(?<!\w)(?:(?<!no )(?:mas|pasan?|superan?|supera|mayor|superior(?:es)?|more|over|longer)(?: de| a|"
    r" than| que)?|(?:a partir|despues|pasad[ao]s|transcurrid[ao]s) (?:de )?|"
    r"(?:hace|llevan?|durante|for|tras|after|atienden?|abiertos?|ultim[ao]s|past|last)(?: las| the| los)?|"
    r"(?:retrasos?|demoras?|espera|delays?|antiguedad|linea|telefono|servicio|edad|menor(?:es)?|"
    r"garantia)(?: de| of)?|"
    r"(?:si|if) en|(?<=\d)/|x)\s{0,2}$"
)
_NO_MORE = re.compile(r"(?:no|nunca|not?) (?:mas|more|superior|mayor)(?: de| a| than| que)?\s{0,2}$")
_NOT_AFTER = re.compile(
    r"^\s{0,2}(?:(?:de |of )?(?:antelacion|retraso|demora|espera|delay|edad|antiguedad|notice|duracion)|"
    r"antes (?:de|del)\b|before|ago|"
    r"old|al dia|a day|diarias|/ ?(?:dia|7|365)|x ?7|[xy/] ?7|sin (?:respuesta|contestar|noticias|contestacion)|"
    r"(?:de )?(?:la manana|la tarde|la noche)|atras|previ[ao]s|seguid[ao]s|ininterrumpid|los (?:7|siete|365))"
)
_ROUND = re.compile(r"(?:^|\W)(?:las|the|24/7|linea|servicio|atencion)\s{0,2}$")
_GIVEN = re.compile(r"(?:plazo|maximo|limite|antes|dentro|menos) de(?: las)?\s$|(?:en|within|antes de) (?:las|the)\s$")
_EVERY = re.compile(r"(?:cada|every|each|una vez a la|todas las)\s{0,2}$")
_HOUR_OF_DAY = re.compile(r"(?:antes de|hasta|desde|sobre|hacia|a) las?\s{0,2}$|(?:before|until|at)\s{0,2}$")


def minutes(text: str, workday: int | None = None) -> list[Duration]:
    """Every length of time in reading order, at most a year each. Linear in the text's length.

    `workday`: open minutes of the brand's working day where they are known; without, working days are doubtful.
    """
    reading = read(text[:READ])
    spaced = reading.folded.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", " ")
    folded = apart(spaced).replace("\n", " ")
    found = _with_bare(folded, _claimed(folded, workday))
    kept = [one for one in found if 0 < one.minutes <= MOST and not _only_looks(folded, one)]
    made: list[Duration] = []
    spoken = 0
    for i, one in enumerate(kept):
        end, after = _unabbreviated(reading, one.end), kept[i + 1].start if i + 1 < len(kept) else len(folded)
        where = condition_after(folded, end, after) or condition_before(folded, spoken, one.start)
        spoken = max(one.end, where[1] if where else 0)
        made.append(_duration(folded, one, reading, where))
    return made


def _unabbreviated(reading: Reading, end: int) -> int:
    """Past the dot of «20 min. si hay heridos», which ends no sentence."""
    follows = reading.original[reading.origin[end - 1] + 1 :][:3]
    return end + 1 if follows[:2] == ". " and follows[2:].islower() else end


def _duration(folded: str, one: _Found, reading: Reading, where: tuple[int, int] | None) -> Duration:
    text, span = reading.original, reading.span(one.start, one.end)
    begin, end = reading.span(*where) if where else (0, 0)
    condition = " ".join(text[begin:end].split())
    return Duration(
        minutes=max(1, round(one.minutes)),
        words=" ".join(text[span[0] : span[1]].split()),
        start=span[0],
        end=span[1],
        condition=condition or None,
        every=bool(_EVERY.search(folded[max(0, one.start - 15) : one.start])),
        open_hours=one.open_hours,
        doubt=one.doubt,
    )


def _claimed(folded: str, workday: int | None) -> list[_Found]:
    """The first finder that claims a place keeps it."""
    kept: list[_Found] = []
    taken = bytearray(len(folded) + 1)
    for find in (_clocks, _named, _same_day, _at_once):
        for one in find(folded, workday):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\x01" * (one.end - one.start)
                kept.append(one)
    for one in _lengths(folded, workday):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return sorted(kept)


def _clocks(folded: str, _: int | None) -> Iterator[_Found]:
    for pattern in (_HOURS_MARK, _CLOCK):
        for m in pattern.finditer(folded):
            if not _HOUR_OF_DAY.search(folded[max(0, m.start() - 12) : m.start()]):
                yield _Found(m.start(), m.end(), int(m["h"]) * 60 + int(m["m"]), 60)


def _named(folded: str, _: int | None) -> Iterator[_Found]:
    for m in _AND_HALF.finditer(folded):
        yield _Found(m.start(), m.end(), int(m["n"]) * 60 + 30, 60)
    for pattern, n in _FIXED:
        for m in pattern.finditer(folded):
            yield _Found(m.start(), m.end(), n, 60 if n > 59 else 1)
    for m in _MARK.finditer(folded):
        yield _Found(m.start(), m.end(), int(m["n"]), 1)


def _same_day(folded: str, workday: int | None) -> Iterator[_Found]:
    for m in _SAME_DAY.finditer(folded):
        yield _Found(m.start(), m.end(), workday or WORKDAY, 1440, SAME_DAY, True)


def _at_once(folded: str, _: int | None) -> Iterator[_Found]:
    for m in _AT_ONCE.finditer(folded):
        yield _Found(m.start(), m.end(), AT_ONCE, 1, NO_FIGURE)


def _lengths(folded: str, workday: int | None) -> Iterator[_Found]:
    for m in _LENGTH.finditer(folded):
        low, n = (amount(m["low"]) if m["low"] else None), amount(m["n"])
        if n is None or (m["unit"] == "d" and not m["n"][0].isdigit()):
            continue
        doubt = None
        if low is not None and not m["low"][0].isdigit() and low % 10 == 0 and 20 <= low < 100 and n < 10:
            n += low
        elif low is not None and low < n:
            n, doubt = low, RANGE
        yield _with_unit(m, n, doubt, workday)


def _with_unit(m: re.Match[str], n: float, doubt: Wording | None, workday: int | None) -> _Found:
    unit = _UNITS[m["unit"]]
    opened = bool(m["open"] or m["adj"])
    if unit >= 1440 and opened:
        unit, doubt = workday or WORKDAY, doubt or (None if workday else DAY_LENGTH)
    length = n * unit
    if m["piece"]:
        part = m["piece"]
        length += unit * (0.75 if "tres" in part else 0.25 if "cuarto" in part else 0.5)
    elif m["rest"] and unit == 60:
        length += int(m["rest"])
    end = m.start("rest") if m["rest"] and unit != 60 else m.end()
    return _Found(m.start(), end, length, _UNITS[m["unit"]], doubt, opened)


def _with_bare(folded: str, found: list[_Found]) -> list[_Found]:
    """«20 minutos; 10 si hay heridos»: a bare figure after a length has its unit."""
    more: list[_Found] = []
    for m in _BARE.finditer(folded):
        n = amount(m["n"])
        before = [one for one in found if one.end <= m.start("n")]
        inside = any(one.start < m.end("n") and m.start("n") < one.end for one in found)
        if before and not inside and n is not None and not before[-1].open_hours:
            if m["n"] in ("un", "una") and not re.match(
                r"\s(?:para|en|si|con|for)\b|\s?[;,.)]|\s?$", folded[m.end("n") :]
            ):
                continue
            plain = m["n"][0].isdigit() or re.match(r"\s(?:si|cuando|para|if|when|for)\b", folded[m.end("n") :])
            more.append(
                _Found(m.start("n"), m.end("n"), n * before[-1].unit, before[-1].unit, None if plain else NO_UNIT)
            )
    return sorted([*found, *more])


def _only_looks(folded: str, one: _Found) -> bool:
    """Delays, notice in advance, opening round the clock and hours of the day are no time that somebody is given."""
    before, after = folded[max(0, one.start - 40) : one.start], folded[one.end : one.end + 40]
    if one.doubt in (NO_FIGURE, SAME_DAY):
        return bool(one.doubt is NO_FIGURE and re.search(r"(?:lo mas|mas|jefe|superior)\s$", before))
    if _HOUR_OF_DAY.search(before) or _NOT_AFTER.search(after):
        return True
    if one.minutes == 1440 and one.unit == 60 and _ROUND.search(before) and not _GIVEN.search(before):
        return True
    return bool(_NOT_BEFORE.search(before)) and not _NO_MORE.search(before)
