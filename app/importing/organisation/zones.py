"""Time zones as people name them («hora de México», «Canarias», «GMT-3») -> IANA names."""

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from app.brand.shipped import of_country
from app.importing.organisation.day_words import plain
from app.wording import Wording

_PLACES = {
    "Atlantic/Canary": r"canarias?|canary",
    "Europe/Madrid": r"peninsular|peninsula|madrid|espanola?|cet|cest",
    "America/Mexico_City": r"ciudad de mexico|cdmx|centro de mexico|mexico|tiempo del centro",
    "America/Tijuana": r"tijuana|del pacifico|baja california",
    "America/Cancun": r"cancun|quintana roo",
    "America/Argentina/Buenos_Aires": r"buenos aires|argentin[ao]|argentina|art",
    "America/Santiago": r"santiago de chile|santiago|chilen[ao]|chile|clt",
    "America/Bogota": r"bogota|colombian[ao]|colombia|cot",
    "America/Lima": r"lima|peruan[ao]|peru|pet",
    "America/Montevideo": r"montevideo|uruguay[ao]?|uyt",
    "America/Guayaquil": r"quito|guayaquil|ecuatorian[ao]|ecuador",
    "America/Caracas": r"caracas|venezuela",
    "America/La_Paz": r"la paz|bolivia",
    "America/Asuncion": r"asuncion|paraguay",
    "America/Costa_Rica": r"costa rica",
    "America/Panama": r"panama",
    "America/Guatemala": r"guatemala",
    "America/Santo_Domingo": r"santo domingo|dominicana",
    "Europe/Lisbon": r"lisboa|portugal|lisbon",
    "Europe/London": r"london|londres|uk|gmt|bst",
    "Europe/Paris": r"paris|francia|france",
    "America/New_York": r"new york|nueva york|miami|eastern|est|edt|et",
    "America/Chicago": r"chicago|central time|cst|cdt",
    "America/Los_Angeles": r"los angeles|pacific time|pst|pdt|pt",
}
_NAMED = re.compile(
    r"(?<!una )(?<!1 )\b(?:hora|horario|huso|tiempo|zona horaria)(?:\s?:)? (?:oficial |local |legal )?"
    r"(?:de la |del |de |en )?(?:la |el )?(?P<place>[a-z]{2,12}(?: (?:de )?[a-z]{2,12}){0,2})"
)
_ENGLISH = re.compile(r"\b(?P<place>[a-z]{2,12}(?: [a-z]{2,12})?) (?:local |standard )?time\b")
_CODE = re.compile(
    r"(?<=[\d)h.m] )\(?(?P<place>cet|cest|est|edt|et|cst|cdt|pst|pdt|pt|gmt|bst|art|clt|cot|pet|uyt)\b(?! ?[+-])"
)
_ASIDE = re.compile(r"\((?:hora )?(?P<place>[a-z ]{3,24})\)")
_OFFSET = re.compile(r"\b(?:gmt|utc) ?(?P<sign>[+-]) ?(?P<hours>1[0-4]|0?\d)(?::00)?(?![\d:])")
_IANA = re.compile(r"\b[A-Z][A-Za-z]{2,12}/[A-Z][A-Za-z_]{2,20}(?:/[A-Z][A-Za-z_]{2,20})?")
_TOO = re.compile(r"\b(?:una|1) hora menos(?: en canarias?)?|\b(?:one|an) hour (?:less|earlier)[^.]{0,20}")


def zone_in(text: str, country: str | None = None) -> tuple[str | None, Wording | None]:
    """The zone that a text about hours names, and what is unsure about it.

    `country` (ISO 3166) tells whose «GMT-3» it is.
    """
    exact = next((name[0] for name in _IANA.finditer(text) if name[0] in _names()), None)
    if exact:
        return exact, None
    bare = _TOO.sub(" ", plain(text))
    if offset := _OFFSET.search(bare):
        return _of_offset(int(offset["sign"] + offset["hours"]), country)
    zones = dict.fromkeys(
        zone
        for pattern in (_NAMED, _ENGLISH, _CODE, _ASIDE)
        for found in pattern.finditer(bare)
        if (zone := _of_place(found["place"]))
    )
    first = next(iter(zones), None)
    return first, SEVERAL if len(zones) > 1 else None


SEVERAL = Wording(es="nombra varias zonas horarias", en="it names several time zones")


@cache
def _names() -> set[str]:
    return available_timezones()


@cache
def _places() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?:{places})(?![a-z])"), zone) for zone, places in _PLACES.items())


_ALL = re.compile(
    r"\b(?:all|every|our|these|the)?(?:opening |reply |cover )?(?:times|hours|schedules)(?: \w+){0,4}? (?:are"
    r"|is|means?)"
    r"(?: \w+){0,2}? (?:in )?(?P<en>[a-z ]{2,30}?)(?: time)?(?=[.,;()]|$)"
    r"|\b(?:horas|horarios|franjas|turnos|plazos)(?: \w+){0,4}? (?:son|estan|van|se (?:indican|expresan|dan"
    r"|entienden|refieren))"
    r"(?: \w+){0,2}? (?:de la|de|del|en|a|al)? ?(?P<es>(?:la )?(?:hora |horario |huso "
    r"|tiempo )?[a-z ]{3,40})(?=[.,;()]|$)"
    r"|\btodo (?:est[oe] )?(?:es |va |esta )?(?:en )?(?:la )?(?P<todo>hora [a-z ]{3,40})(?=[.,;()]|$)"
)
"""«All times are Madrid time», «Todas las horas son de Bogotá»."""
_LEADING = re.compile(r"^(?:(?:hora|horario|huso|tiempo|oficial|local|legal|de|del|la|el|en|las|los|a|al|in) )*")


def zone_of_all(sentence: str) -> str | None:
    """The zone that a sentence gives for every hour in the manual; None: it says nothing of the kind."""
    if len(sentence) > 120:
        return None
    for found in _ALL.finditer(plain(sentence)):
        place = _LEADING.sub("", found["en"] or found["es"] or found["todo"]).strip()
        zone = next((zone for pattern, zone in _places() if pattern.fullmatch(place)), None)
        if zone:
            return zone
    return None


def _of_place(place: str) -> str | None:
    """The zone of «bogota», or of «are madrid», whose first word is none of the place's."""
    for said in (place, place.partition(" ")[2]):
        if zone := next((zone for pattern, zone in _places() if said and pattern.match(said)), None):
            return zone
    return None


def _of_offset(hours: int, country: str | None) -> tuple[str, Wording | None]:
    """The country's zone where it is so far from UTC in winter or summer; else the bare offset, to be looked at."""
    if country:
        usual = of_country(country)[1]
        if timedelta(hours=hours) in _offsets(usual):
            return usual, None
    doubt = Wording(
        es=f"da la hora como UTC{hours:+d}, que no dice si cambia en verano; elija la zona",
        en=f"it gives the time as UTC{hours:+d}, which does not say whether summers differ; choose the zone",
    )
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC", doubt


def _offsets(zone: str) -> set[timedelta | None]:
    return {datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)}
