"""What in a comment tells who somebody is, where they live or how to reach them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.comments.comment import MAX_TEXT
from app.comments.identifiers import Found, identifiers, order_numbers
from app.comments.phones import phones
from app.comments.reading import Reading, read

__all__ = ["Found", "find"]

MOST_MAILS = 200

_LINK = re.compile(r"https?://(?!wa\.me/)[^\s<>\"]{1,2000}|www\.[^\s<>\"]{1,2000}")
_AT = re.compile(r"@| ?[(\[{] ?(?:arroba|at|@) ?[)\]}] ?| (?:arroba|arrova|@|at) ")
_SHARED = frozenset(
    [
        "info",
        "hola",
        "hello",
        "contacto",
        "contact",
        "contacte",
        "atencion",
        "atencioncliente",
        "atencionalcliente",
        "clientes",
        "cliente",
        "soporte",
        "support",
        "ayuda",
        "help",
        "prensa",
        "press",
        "admin",
        "administracion",
        "ventas",
        "sales",
        "reservas",
        "pedidos",
        "tienda",
        "shop",
        "oficina",
        "noreply",
        "no-reply",
    ]
)
"""Mailboxes of organisations."""

_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._+-")
_DOT = r"(?:\.| ?[(\[] ?(?:punto|dot|ponto|punt|\.) ?[)\]] ?| (?:punto|dot|ponto|punt|\.) )"
_DOMAIN = re.compile(rf" ?[a-z0-9-]{{2,63}}(?:{_DOT}[a-z0-9-]{{2,63}}){{0,3}}{_DOT}[a-z]{{2,15}}(?![a-z0-9])")

_STREET = (
    r"(?:calle|c/|cl|avda|avenida|av|avd|plaza|pza|plza|paseo|pso|camino|carretera|ctra|ronda|travesia|glorieta"
    r"|callejon|"
    r"rua|carrer|avinguda|placa|passeig|carrera|cra|rue|via|praca|travessa|urbanizacion|urb)"
)
_ADDRESS = re.compile(
    rf"(?<![a-z]){_STREET}(?:(?<=/)|(?![a-z]))\.? ?"
    r"(?:(?:de la|de las|de los|del|de|dels|d'|la|el|los|las|da|do|dos|das|des|les) ?)?"
    r"(?P<name>[a-zç·'.]{2,25}(?: (?!(?:desde|hace|con|sin|en|y|a|que|por|para|hay|son|lleva|llevan|a|durante"
    r"|mas)\b)[a-zç·'.]{1,25}){0,4})"
    r"(?P<mark>,? ?(?:n[ºo°.]?|num|numero|nr|#)?[ .]?)(?P<number>\d{1,4})(?![\d%€$]|[.,]\d| ?(?:dias|horas|anos"
    r"|euros|eur|minutos|min|"
    r"personas|veces|semanas|meses|metros|km|coches|a la|de la))"
)
_ADDRESS_AFTER_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,4}[a-z]?,? (?:[a-z]{2,20} ){1,3}(?:street|st|road|rd|lane|avenue|ave|drive|close|court"
    r"|crescent)(?![a-z])"
)
_STREET_NUMBER = re.compile(r"(?<![a-z])(?:kalea|etorbidea|plaza),? (?:\d{1,4})(?!\d)")
_OURS = re.compile(
    r"(?<![a-z])(?:tienda|local|oficina|sucursal|restaurante|bar|hotel|clinica|sede|vuestr[oa]s?|botiga|shop|store"
    r"|loja|estacion|parada)(?![a-z])"
)


@lru_cache(maxsize=512)
def find(text: str, country: str) -> tuple[Found, ...]:
    """Personal data in a comment, in places of the text, first to last; `country` (ISO 3166) is the brand's.

    Kinds: dni, nie, curp, rfc, cuit, rut, nit, nif, cpf, iban, account, card, passport, phone, email, address, and
    order_number, which only names an order that somebody else could ask about. What overlaps is reported once.
    """
    reading = read(text[:MAX_TEXT])
    if len(reading.original) == len(reading.folded):
        aligned = reading.original
    else:
        aligned = "".join(reading.original[place] for place in reading.origin)
    folded = _LINK.sub(lambda m: " " * len(m[0]), reading.folded)
    found = _apart(_all(aligned, folded, country))
    return tuple(sorted((_in_original(reading, f) for f in found), key=lambda f: f.start))


def _all(aligned: str, folded: str, country: str) -> Iterator[Found]:
    """The surest kinds first: a later one that overlaps is dropped."""
    yield from _mails(folded)
    yield from identifiers(aligned, folded, country)
    yield from phones(folded, country)
    yield from _addresses(aligned, folded)
    yield from order_numbers(folded)


def _apart(found: Iterator[Found]) -> list[Found]:
    kept: list[Found] = []
    taken = bytearray(MAX_TEXT * 4)
    for one in found:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return kept


def _in_original(reading: Reading, found: Found) -> Found:
    start, end = reading.span(found.start, found.end)
    return Found(found.kind, start, end)


def _mails(folded: str) -> Iterator[Found]:
    for at, _ in zip(_AT.finditer(folded), range(MOST_MAILS), strict=False):
        start = at.start()
        while start and at.start() - start < 64 and folded[start - 1] in _LOCAL:
            start -= 1
        domain = _DOMAIN.match(folded, at.end())
        if (
            domain
            and folded[start : at.start()] not in ("", *_SHARED)
            and (at[0] != " at " or "." not in domain[0] or " dot " in domain[0])
        ):
            yield Found("email", start, domain.end())


def _addresses(original: str, folded: str) -> Iterator[Found]:
    for match in _ADDRESS.finditer(folded):
        if _is_home(folded, match) and (_capital(original, match) or match["mark"].strip() or " " not in match["name"]):
            yield Found("address", match.start(), match.end())
    for pattern in (_ADDRESS_AFTER_NUMBER, _STREET_NUMBER):
        for match in pattern.finditer(folded):
            if _is_home(folded, match):
                yield Found("address", match.start(), match.end())


def _capital(original: str, match: re.Match[str]) -> bool:
    return original[match.start("name")].isupper()


def _is_home(folded: str, match: re.Match[str]) -> bool:
    """A shop's address is public: «vuestra tienda de la calle Mayor 5»."""
    return not _OURS.search(folded, max(0, match.start() - 30), match.start())
