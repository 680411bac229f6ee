"""Rules of the brand itself: who does what by when, when it is open, how it can be reached."""

import re
from collections.abc import Iterator
from functools import cache
from zoneinfo import available_timezones

from app.brand.brand import Duty, Hours
from app.brand.faults import Fault, Loc, one_of, shown
from app.brand.parts import Parts
from app.brand.source import Source
from app.brand.words import SEVERITIES
from app.wording import Wording

SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)")


def organisation_faults(parts: Parts) -> Iterator[Fault]:
    if parts.brand.value is None:
        return
    yield from _duties(parts)
    yield from _actions(parts)
    yield from _codes(parts)
    yield from _contacts(parts)
    source, brand = parts.brand.source, parts.brand.value
    yield from _hours(source, ("hours",), brand.hours)
    for i, network in parts.from_brand("networks"):
        if network.hours:
            yield from _hours(source, ("networks", i, "hours"), network.hours)
    for i, role in parts.from_brand("roles"):
        if role.hours:
            yield from _hours(source, ("roles", i, "hours"), role.hours)
    for name in ("networks", "roles"):
        if not getattr(brand, name) and not parts.brand.ids(name):
            yield source.fault((name,), Wording(es="la lista está vacía", en="the list is empty"), ADD_ONE)


ADD_ONE = Wording(es="añada al menos uno o quite la línea", en="add at least one or remove the line")


def _duties(parts: Parts) -> Iterator[Fault]:
    source = parts.brand.source
    written = set(parts.brand.ids("duties", "severity"))
    for severity in SEVERITIES:
        if severity not in written:
            message = Wording(es=f"falta la gravedad «{severity}»", en=f"severity «{severity}» is missing")
            yield source.fault(("duties",), message, ADD_DUTY)
    ranks = {role.id: role.rank for role in parts.brand.value.roles}
    for i, duty in parts.from_brand("duties"):
        if ranks.get(duty.approver) == "agent":
            yield source.fault(("duties", i, "approver"), *CANNOT_APPROVE, "warning")
        if duty.resolution is not None and duty.resolution < duty.first_answer:
            yield source.fault(("duties", i, "resolution"), *TOO_SOON, "warning")
        yield from _conditional(source, ("duties", i, "conditional"), duty)


def _conditional(source: Source, at: Loc, duty: Duty) -> Iterator[Fault]:
    """A promise that could never be met or never apply is a slip of whoever wrote it."""
    for n, promise in enumerate(duty.conditional):
        if promise.minutes <= 0:
            yield source.fault((*at, n, "minutes"), *NO_TIME)
        if not (promise.when or "").strip():
            yield source.fault((*at, n, "when"), *NO_CONDITION)
        if promise.what not in ("first_answer", "resolution"):
            yield source.fault((*at, n, "what"), *ONLY_SHOWN, "warning")


ADD_DUTY = Wording(
    es="añada «- severity: …» con «approver» y «first_answer»",
    en="add «- severity: …» with «approver» and «first_answer»",
)
CANNOT_APPROVE = (
    Wording(es="su rango (agent) no aprueba respuestas", en="this role's rank (agent) does not approve replies"),
    Wording(es="ponga un rol de rango lead o head", en="name a role of rank lead or head"),
)
NO_TIME = (
    Wording(es="no deja ningún minuto", en="leaves no minute"),
    Wording(es="escriba un número mayor que 0", en="write a number above 0"),
)
NO_CONDITION = (
    Wording(es="falta la condición", en="the condition is missing"),
    Wording(
        es="escríbala en «when» (p. ej. «si hay heridos») o ponga los minutos en el plazo general",
        en="write it in «when» (e.g. «if somebody is hurt») or put the minutes in the general deadline",
    ),
)
ONLY_SHOWN = (
    Wording(es="este plazo solo se mostrará", en="this deadline will only be shown"),
    Wording(es="para que cuente, ponga «first_answer» o «resolution»", en="to count, name first_answer or resolution"),
)
TOO_SOON = (
    Wording(es="vence antes que la primera respuesta", en="is due before the first answer"),
    Wording(es="revise los minutos", en="review the minutes"),
)


def _actions(parts: Parts) -> Iterator[Fault]:
    for i, act in parts.from_brand("actions"):
        if not (act.outcomes or act.scenarios or act.signals):
            message = Wording(es="no se pedirá nunca", en="is never asked for")
            mend = Wording(es="añada «outcomes», «scenarios» o «signals»", en="add outcomes, scenarios or signals")
            yield parts.brand.source.fault(("actions", i), message, mend, "warning")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _hours(source: Source, at: Loc, hours: Hours) -> Iterator[Fault]:
    if hours.zone not in _zones():
        message = Wording(es=f"no existe la zona horaria {shown(hours.zone)}", en=f"no time zone {shown(hours.zone)}")
        yield source.fault((*at, "zone"), message, _zone_mend(hours.zone))
    for day, span in hours.days.items():
        yield from _span(source, (*at, "days", day), span)
    if hours.holiday_hours is not None:
        yield from _span(source, (*at, "holiday_hours"), hours.holiday_hours)


def _zone_mend(zone: str) -> Wording:
    if zone and (found := one_of(zone, _zones())).es.startswith("¿"):
        return Wording(es=found.es.split(" Valen")[0], en=found.en.split(" Known")[0])
    return Wording(es="use un nombre IANA, p. ej. Europe/Madrid", en="use an IANA name, e.g. Europe/Madrid")


def _span(source: Source, loc: Loc, span: str) -> Iterator[Fault]:
    match = SPAN.fullmatch(span)
    if match and span[:5] < span[6:] <= "24:00":
        return
    message = Wording(es=f"{shown(span)} no es un horario", en=f"{shown(span)} are no hours")
    mend = Wording(
        es="escriba HH:MM-HH:MM del mismo día, p. ej. 09:00-21:00 (00:00-24:00, todo el día)",
        en="write HH:MM-HH:MM of one day, e.g. 09:00-21:00 (00:00-24:00 is the whole day)",
    )
    yield source.fault(loc, message, mend)


def _codes(parts: Parts) -> Iterator[Fault]:
    source, brand = parts.brand.source, parts.brand.value
    if not re.fullmatch(r"[A-Z]{2}", brand.country):
        code = shown(brand.country)
        message = Wording(es=f"{code} no es un código de país", en=f"{code} is no country code")
        yield source.fault(("country",), message, Wording(es="dos mayúsculas, p. ej. MX", en="two capitals, e.g. MX"))
    for i, language in enumerate(brand.languages):
        if not re.fullmatch(r"[a-z]{2}", language):
            message = Wording(es=f"{shown(language)} no es un idioma", en=f"{shown(language)} is no language")
            yield source.fault(("languages", i), message, TWO_LETTERS)


TWO_LETTERS = Wording(es="dos minúsculas, p. ej. es, ca, pt", en="two small letters, e.g. es, ca, pt")
CONTACT_RULES = {
    "links": (
        re.compile(r"(?:https?://)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?(?:/\S{0,300})?"),
        "aurora.example/ayuda",
    ),
    "phones": (re.compile(r"[+*(]{0,2}\d[\d\s().-]{1,24}"), "900 100 200"),
    "emails": (re.compile(r"[^@\s]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), "hola@aurora.example"),
}


def _contacts(parts: Parts) -> Iterator[Fault]:
    contacts = parts.brand.value.contacts
    for name, (pattern, example) in CONTACT_RULES.items():
        for i, value in enumerate(getattr(contacts, name)):
            if not pattern.fullmatch(value.strip()):
                message = Wording(es=f"{shown(value)} no tiene la forma esperada", en=f"{shown(value)} has an odd form")
                mend = Wording(es=f"p. ej. {example}", en=f"e.g. {example}")
                yield parts.brand.source.fault(("contacts", name, i), message, mend)
