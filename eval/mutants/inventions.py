"""Figures, days and contacts that no source of a case holds, of the kind that its country writes."""

from collections.abc import Mapping
from random import Random

from app.brand.texts import folded
from eval.mutants.surgery import known, language_of
from eval.output import Written

WEEKDAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
    "ca": ("dilluns", "dimarts", "dimecres", "dijous", "divendres"),
}
DAYS = {
    "es": ("13 de marzo", "27 de agosto", "19 de septiembre"),
    "en": ("13 March", "27 August", "19 September"),
    "pt": ("13 de março", "27 de agosto", "19 de setembro"),
    "ca": ("13 de març", "27 d'agost", "19 de setembre"),
}
HOURS = ("13:40", "17:25", "11:35", "20:55")
NUMBERS = ("7", "11", "17", "23", "33", "37", "43", "67", "83", "97")
EUROS = ("6,75", "17", "37", "43", "83,20")
PESOS = ("17.300", "48.700", "83.900")
PHONES = {"ES": ("911 555 018", "655 555 073"), "AR": ("11 5555 0173", "0800 555 0197")}
ELSEWHERE = ("604 555 0173", "01 8000 555 197")
HOSTS = ("clientes-ayuda.example", "reclamar-online.example", "atencion-directa.example")
CONTROL = "TRWAGMYFPDXBNJZSQVHLCKE"
"""Control letters of Spanish identity documents, by the number modulo 23."""


def unsourced(written: Written, random: Random) -> Mapping[str, str]:
    """By name of slot; a slot of which every value stands in some source is left out."""
    held, language = known(written), language_of(written)
    near = known(written, manual=False)
    host = random.choice(HOSTS)
    slots = {
        "weekday": _new(WEEKDAYS.get(language, ()), near, random),
        "day": _new(DAYS.get(language, ()), held, random),
        "hour": _new(HOURS, held, random),
        "days": _new(NUMBERS, held, random),
        "percent": _new(NUMBERS[3:], held, random),
        "amount": _amount(held, language, random),
        "phone": _new(PHONES.get(country(written), ELSEWHERE), held, random),
        "url": f"{host}/{random.choice(('gestion', 'casos', 'form'))}",
        "email": f"{random.choice(('ayuda', 'casos', 'hola'))}@{host}",
    }
    return {name: value for name, value in slots.items() if value}


def identities(written: Written, random: Random) -> Mapping[str, str]:
    """Phone, order number and document of a person who does not exist, as the brand's country writes them."""
    place, tail = country(written), random.randint(110, 199)
    if place == "ES":
        phone, document = f"600 555 {tail}", _spanish_document(random.randint(20, 99))
    elif place == "AR":
        phone, document = f"+54 9 11 5555-0{tail}", f"40.555.{tail}"
    else:
        phone, document = f"300 555 0{tail}", f"1.020.555.{tail}"
    letters = "".join(random.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(3))
    order = random.choice((f"{letters}{tail}R", f"PED-{tail}482", f"{letters[0]}{letters[1]}-20{tail}83"))
    return {"person_phone": phone, "document": document, "order": order, "order_digits": f"44{tail}37"}


def personal(written: Written, random: Random) -> Mapping[str, str]:
    """One of the personal data that the case itself labels."""
    data = written.case.personal
    return {"personal": random.choice(data)} if data else {}


def country(written: Written) -> str:
    """Of the brand; where it does not say, told by the money that its texts speak of."""
    brand = written.brand
    pesos = sum(manual.text.count("pesos") for manual in brand.manual)
    euros = sum(manual.text.count("€") for manual in brand.manual)
    return "CO" if brand.country == "ES" and pesos > euros else brand.country


def _amount(held: str, language: str, random: Random) -> str:
    if held.count("pesos") > held.count("euro"):
        value = _new(PESOS, held, random)
        return value and f"{value} pesos"
    value = _new(EUROS, held, random)
    return value and (f"€{value.replace(',', '.')}" if language == "en" else f"{value} €")


def _new(values: tuple[str, ...], held: str, random: Random) -> str:
    free = [value for value in values if f" {folded(value)} " not in f" {held} "]
    return random.choice(free) if free else ""


def _spanish_document(number: int) -> str:
    return f"{number:08d}{CONTROL[number % 23]}"
