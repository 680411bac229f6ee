"""When the brand answers: `hours.days`, its zone, holidays and the hours on holidays."""

import re
from collections.abc import Iterator

from app.brand.brand import WEEK
from app.brand.texts import folded
from app.evidence.figures import figures
from app.importing.organisation.day_words import tokens
from app.importing.organisation.network_names import networks_named
from app.importing.organisation.role_ranks import gravest
from app.importing.organisation.role_titles import is_area, title_of, titles_in
from app.importing.organisation.timetable import Timetable, timetable
from app.importing.organisation.zones import zone_in, zone_of_all
from app.importing.protocol.lines import Line, lines, tables
from app.importing.reading import Ground, Quote, Reading
from app.importing.vocabulary import vocabulary
from app.wording import Wording

NOT_OURS = re.compile(
    r"\b(?:tiendas?|local(?:es)?|oficinas?|sucursal(?:es)?|telefonic[ao]|telefono|centralita"
    r"|taquillas?|restaurantes?|cocina|recepcion"
    r"|almacen|urgencias|abrimos|apertura|abiert[ao]s?|abre|reparto|visitas?|obrador|call center|store"
    r"|shop|branch|phone|clinica abre"
    r"|prensa|agencia|comedor|piscina|showroom|publicaciones programadas|publicar contenido)\b"
)
_OURS = re.compile(
    r"\b(?:redes|perfiles|cuentas|accounts|channels|canales|comentarios?|mensajes?|social|reseñas?|community"
    r"|online|en linea|digital)\b"
)
_ANSWERS = re.compile(
    r"\b(?:atend\w+|atiend\w+|respond\w+|contest\w+|horario|cubr\w+|cubierto|monitor\w+|answer"
    r"|repl(?:y|ies)|hours|cover\w*|estamos|mira(?:mos|n)?|vigila\w*|gestiona\w*|look(?:ing)? after|watch\w*"
    r"|staff\w*|run the accounts"
    r"|are (?:here|around|online|on duty))\b"
)
_SURELY = re.compile(r"\b(?:horario|atendemos|respond\w+|contest\w+|answer|repl(?:y|ies))\b")
OTHER = Wording(
    es="puede ser el horario de otra cosa (tienda, teléfono…) y no el de las redes",
    en="these may be the hours of something else (shop, phone …) rather than of the networks",
)
YEAR = Wording(
    es="las fechas no llevan año; se ha tomado el que nombra el manual",
    en="the dates have no year; the manual's was taken",
)
_AFTER_HOURS = re.compile(r"(?:(?<=\dh\.)|(?<=\d h\.))\s+(?=[A-ZÁÉÍÓÚ])")
_DAYS_OF = re.compile(
    r"(?<![\w/.:-])(\d{1,2})(?=(?:, (?:el )?\d{1,2}){0,10},? (?:y|e|o) (?:el )?\d{1,2} de ([a-zA-Z]{4,10}))", re.I
)
"""«18 y 19 de septiembre», «el 24 y el 31 de diciembre»."""
_DAYS_OF_EN = re.compile(
    r"(?<![\w/.:-])(\d{1,2})(?:st|nd|rd|th)?"
    r"(?=(?:, (?:the )?\d{1,2}(?:st|nd|rd|th)?){0,10},? (?:and|&|or) (?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    r"(January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
"""«24, 25 and 31 December»."""
_MONTH_FIRST = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"((?: \d{1,2}(?:st|nd|rd|th)?,?){1,10} (?:and|&) \d{1,2}(?:st|nd|rd|th)?)(?!\d)"
)
"""«December 24, 25 and 31»."""
_YEARS = re.compile(r"\b20[2-4]\d\b")
_HOLIDAYS = re.compile(
    r"\b(?:festiv[oa]s?|feriados?|holidays?|no laborables|inhabil(?:es)?|festius|asuetos?"
    r"|(?:no|tampoco) (?:atendemos|atenderemos|trabajamos|abrimos|contestamos|respondemos|estamos|estaremos|prestamos"
    r"|(?:hay|habra|hubo|existe|tenemos|tendremos|damos) (?:atencion|servicio|nadie|respuesta|guardia|turno"
    r"|cobertura|equipo)"
    r"|se (?:atiende|responde|trabaja|contesta|labora|presta|atendera|respondera)|laboramos)"
    r"|(?:sin|descansa (?:el|la)) (?:atencion|servicio|cobertura|guardia|turno|equipo)|no (?:cover|service"
    r"|replies|shift|one)"
    r"|cerramos|cerrad[oa]s?|we (?:are )?close(?:d)?|days off|nobody (?:is )?(?:in|here)|not open|office closed)\b"
)


def read(ground: Ground, country: str | None = None) -> list[Reading]:
    """Readings of `hours.*`. `country` (ISO 3166) helps to tell a zone from «GMT-3»."""
    found: list[Reading] = []
    for text, quotes, ours in _candidates(ground):
        if hours := timetable(text, WEEK, country):
            found += _readings(hours, quotes, ours)
    if any(reading.doubt is None for reading in found if reading.field == "hours.days"):
        found = [reading for reading in found if reading.doubt is not OTHER]
    found += _zones(ground, country, {reading.field for reading in found})
    return [*found, *_holidays(ground)]


def _readings(hours: Timetable, quotes: tuple[Quote, ...], ours: bool) -> Iterator[Reading]:
    doubt = hours.doubt or (None if ours else OTHER)
    if hours.days:
        yield Reading(field="hours.days", value=dict(hours.days), quotes=quotes, doubt=doubt)
    if hours.zone:
        yield Reading(field="hours.zone", value=hours.zone, quotes=quotes, doubt=doubt)
    if hours.holiday_hours:
        yield Reading(field="hours.holiday_hours", value=hours.holiday_hours, quotes=quotes, doubt=doubt)


def _candidates(ground: Ground) -> Iterator[tuple[str, tuple[Quote, ...], bool]]:
    """Texts that may be the brand's hours, and whether they are surely its own."""
    sections: dict[tuple[str, ...], list[Line]] = {}
    for line in lines(ground):
        if _about_others(line) and not _of_a_desk(line):
            continue
        if _announced(line):
            sections.setdefault((*line.place.headings, *line.above[:1]), []).append(line)
        elif vocabulary("identity").meaning(line.label) == "hours":
            yield line.rest, (line.quote(),), _ours(f"{line.label} {line.rest}")
        elif bare := line.rest if _of_a_desk(line) else _only_hours(line):
            head = " ".join((*line.above[-1:], *line.place.headings[-1:]))
            told = f"{line.label} {bare}"
            sure = _OURS.search(folded(told)) or _SURELY.search(folded(told)) or _WHEN.search(folded(head))
            yield bare, (line.quote(),), bool(sure) and not any(one.start <= 4 for one in titles_in(bare))
        else:
            yield from _of_prose(line, ground)
    for group in sections.values():
        text = "; ".join(
            line.text
            for line in group
            if timetable(line.text) or zone_in(line.text)[0] or "cerrad" in line.text.casefold()
        )
        around = " ".join((*group[0].above, *group[0].place.headings[-1:], text))
        yield text, tuple(line.quote() for line in group if timetable(line.text)), _ours(around)
    yield from _tables(ground)


_WHEN = re.compile(
    r"\b(?:cuando|horas?|horarios?|disponibilidad|cobertura|turnos?|when|hours|opening|availability|schedule|calendario)\b"
)
_SERVICE = re.compile(
    r"(?:el )?servicio(?: general| habitual| ordinario| en redes| de redes)?|(?:the )?(?:general )?service"
)
"""«Servicio general: L–V de 9:00 a 21:00»."""
_DESK = re.compile(
    r"\b(?:equipo|team|desk|mesa|guardia|comunidad|community|redes|social|comunicaci|communications|atencion)\w*"
)


def _of_a_desk(line: Line) -> bool:
    """«Guest Communications desk: Mon-Fri 8-20» under «When we are here»: the hours of who answers are the brand's."""
    head = folded(" ".join((*line.above[-1:], *line.place.headings[-1:])))
    desk = bool(_DESK.search(folded(line.label))) and not networks_named(line.label)
    hours = timetable(line.rest) if line.label and desk and _WHEN.search(head) and len(head) <= 60 else None
    return bool(hours and hours.days_said)


def _only_hours(line: Line) -> str:
    """«De martes a domingo, de 10 a 22. Los lunes cerramos.»: the sentences of days and hours alone.

    Empty where they give no hours, or stand under a heading about somebody else's.
    """
    day = bool(line.label) and any(one.kind == "days" for one in tokens(line.label))
    label = folded(line.label)
    if label and not day and not (_ANSWERS.search(label) or _WHEN.search(label) or _SERVICE.fullmatch(label)):
        return ""
    texts = [text for text in ([line.text] if day else _sentences(line)) if len(text) <= 240 and _bare_hours(text)]
    around = folded(" ".join((*line.above[-1:], *line.place.headings[-1:])))
    hours = timetable(" ".join(texts)) if texts and not (NOT_OURS.search(around) and not _OURS.search(around)) else None
    return " ".join(texts) if hours and hours.days_said and (hours.days or hours.holiday_hours) else ""


def _bare_hours(text: str) -> bool:
    told = tokens(text)
    other = [one for one in told if one.kind == "other" and one.words not in _LITTLE]
    days = any(one.kind == "days" for one in told)
    return days and 3 * len(other) <= len(told) and len(other) <= 3 and _ours(text) and not networks_named(text)


_LITTLE = frozenset(
    [
        "de",
        "la",
        "las",
        "el",
        "los",
        "les",
        "del",
        "en",
        "desde",
        "from",
        "the",
        "of",
        "at",
        "our",
        "nuestro",
        "horario",
        "h",
        "hrs",
        "hs",
        "hora",
        "horas",
        "time",
    ]
)


def _about_others(line: Line) -> bool:
    """A role's or a network's own hours."""
    above = (line.label, *line.above, *line.place.headings[-1:])
    return (
        bool(networks_named(line.label))
        or (is_area(line.label) and not _OURS.search(folded(line.label)) and not _DESK.search(folded(line.label)))
        or any(said and title_of(said.split(":")[0]) is not None for said in above)
        or any(said and len(said) < 40 and networks_named(said) for said in above)
    )


def _announced(line: Line) -> bool:
    above = (*line.above, *line.place.headings[-1:])
    return any(len(said) <= 60 and vocabulary("identity").meaning(said) == "hours" for said in above)


def _ours(text: str) -> bool:
    plain = folded(text)
    return not NOT_OURS.search(plain) or bool(_OURS.search(plain))


def _of_prose(line: Line, ground: Ground) -> Iterator[tuple[str, tuple[Quote, ...], bool]]:
    """«El equipo atiende las redes de lunes a viernes, de ocho a ocho». One severity's hours are not."""
    for sentence in _sentences(line):
        plain = folded(sentence)
        if (
            not _ANSWERS.search(plain)
            or networks_named(sentence)
            or gravest(sentence, ground.scale)
            or _of_a_step(plain, ground)
        ):
            continue
        hours = timetable(sentence, WEEK)
        whole = hours is not None and set(hours.days.values()) == {"00:00-24:00"}
        if (
            hours
            and hours.days_said
            and (not whole or re.search(r"24 ?[/x] ?7|todos los dias|every day|365", plain + sentence))
        ):
            if _ours(sentence):
                led = any(one.start <= 4 for one in titles_in(sentence))  # one role's own hours may be the brand's
                sure = bool(_OURS.search(plain)) or (not led and bool(_SURELY.search(plain)))
                yield sentence, (line.quote(sentence),), sure
            else:
                yield sentence, (line.quote(sentence),), False


def _sentences(line: Line) -> list[str]:
    """«… de 9 a 18 h. La tienda …» are two."""
    return [part for sentence in line.sentences() for part in _AFTER_HOURS.split(sentence)]


def _of_a_step(plain: str, ground: Ground) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", plain) for step in ground.scale.steps for name in step.names)


def _tables(ground: Ground) -> Iterator[tuple[str, tuple[Quote, ...], bool]]:
    """«Día | Horario»."""
    for table in tables(ground):
        rows = [
            row
            for row in table.rows
            if len(row) == 2 and re.match(r"\W*(?:lun|mon|dom|sáb|sab|fin|fest|feri|L\b|week)", row[0], re.I)
        ]
        if rows:
            text = "; ".join(f"{row[0]}: {row[1]}" for row in rows)
            quotes = tuple(Quote(text=cell, place=table.place) for row in rows for cell in row if cell)
            yield text, quotes, _ours(" ".join((*table.place.headings[-1:], *table.rows[0])))


_ZONE = re.compile(r"zona horaria|huso horario|time ?zone", re.I)


def _zones(ground: Ground, country: str | None, known: set[str]) -> Iterator[Reading]:
    if "hours.zone" in known:
        return
    for line in lines(ground):
        labelled = vocabulary("identity").meaning(line.label) == "zone"
        if labelled or _ZONE.search(line.text):
            zone, doubt = zone_in(f"hora de {line.rest}" if line.label else line.text, country)
            if zone:
                yield Reading(field="hours.zone", value=zone, quotes=(line.quote(),), doubt=doubt)
            continue
        for sentence in line.sentences():
            if zone := zone_of_all(sentence):
                yield Reading(field="hours.zone", value=zone, quotes=(line.quote(sentence),))


def _holidays(ground: Ground) -> Iterator[Reading]:
    years = [year for line in lines(ground) for year in _YEARS.findall(line.text)]
    for line in lines(ground):
        above = (line.label, *line.above, *line.place.headings[-1:])
        for text in line.sentences():
            dates, near = _dates(text, above, max(years, default=None))
            if dates:
                doubt = None if near else YEAR
                yield Reading(field="hours.holidays", value=dates, quotes=(line.quote(text),), doubt=doubt)


def _spelt_out(text: str) -> str:
    """Each day of a list with its month: «24, 25 y 31 de diciembre» as three dates."""
    told = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", _DAYS_OF_EN.sub(r"\1 \2", _DAYS_OF.sub(r"\1 de \2", text)))
    return _MONTH_FIRST.sub(
        lambda found: ", ".join(f"{day} {found[1]}" for day in re.findall(r"\d{1,2}", found[2])), told
    )


def _dates(text: str, above: tuple[str, ...], latest: str | None) -> tuple[list[str], bool]:
    """The dates of a sentence on holidays; False: the year of some stands neither in it nor above it."""
    around = " ".join((text, *above))
    if not _HOLIDAYS.search(folded(around)):
        return [], True
    said = [figure.value for figure in figures(_spelt_out(text)) if figure.kind == "date"]
    near = _YEARS.findall(around)
    year = near[0] if near else latest
    dates = [value if len(value) == 10 else f"{year}-{value}" for value in said if len(value) == 10 or year]
    return dates, bool(near) or all(len(value) == 10 for value in said)
