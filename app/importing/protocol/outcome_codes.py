"""Outcomes that the questions name by a letter or number («resultado A») and a list explains elsewhere."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.protocol.lines import lines, tables
from app.importing.reading import Ground, Quote
from app.value import Value

LONGEST_NAME = 60
_CODED = re.compile(
    r"(?:(?:es|ir|va|pasa|pase|pasar|go|see|ver)\s)?(?:(?:al?|el|la|to|the)\s)?(?:resultado|salida|desenlace|final|desembocadura|conclusion|destino|opcion|respuesta|bloque|casilla|outcome|result|exit|ending|box|option)\s(?:n\s)?([a-z]|\d{1,2}|[ivx]{1,4})"
)
_LISTED = re.compile(
    r"\W{0,3}(?:resultado |salida |outcome |result )?\(?([A-Z]|\d{1,2}|[IVX]{1,4})\s?[.):—–-]{1,2}\s+(\S[^.:;(]{2,60}?)\s*(?:[.:;]\s+|\s(?=\()|\.?$)(.*)",
    re.S | re.I,
)
_SEVERAL = re.compile(r"\s*,\s*|\s+(?:y|e|and)\s+")
_ARE = re.compile(
    r"(?P<names>[A-ZÁÉÍÓÚÑ«“\"][^.:;()]{2,120}?)\s(?:es|son|va|van|cuentan?|se tratan?|entran?|is|are|counts?)\s(?:siempre |de |como |a |en |al |as |always )?(?P<degree>[^.:;]{3,60})\.?$"
)


class Account(Value):
    """What the manual says elsewhere of one outcome: «Trol: blanco. No se contesta.»"""

    name: str
    text: str
    quote: Quote


def coded(target: str, ground: Ground) -> Account | None:
    """The outcome that a target names by its letter alone; None: it names none so, or two lists explain it."""
    named = _CODED.fullmatch(folded(target))
    if named is None:
        return None
    found = {one.name: one for one in _listed(ground, named[1].upper())}
    return next(iter(found.values())) if len(found) == 1 else None


def _listed(ground: Ground, code: str) -> Iterator[Account]:
    for line in lines(ground):
        number = (line.number or "").upper()
        text = f"{number}. {line.text}" if number and line.item else line.text
        if (met := _LISTED.match(text)) and met[1].upper() == code and "?" not in line.text:
            yield Account(name=met[2].strip(), text=met[3].strip(), quote=line.quote())
    for table in tables(ground):
        for row in table.rows[table.header :]:
            if (
                len(row) > 1
                and re.sub(r"\W|(?i:resultado|salida|outcome|result)", "", row[0]).upper() == code
                and "?" not in row[1]
            ):
                name = row[1].split(". ")[0].strip(" .")
                if len(name) <= LONGEST_NAME:
                    told = ". ".join(cell for cell in row[1:] if cell)
                    yield Account(name=name, text=told, quote=Quote(text=row[1], place=table.place))


def together(ground: Ground) -> Iterator[Account]:
    """«Emergencia y Engaño son foco rojo»: one account for each name that a sentence grades."""
    for line in lines(ground):
        for sentence in line.sentences():
            met = _ARE.match(sentence)
            if met is None or not ground.scale.named(met["degree"]):
                continue
            for name in _SEVERAL.split(met["names"]):
                if 0 < len(name.split()) <= 4:
                    yield Account(name=name.strip(' «»"“”'), text=met["degree"], quote=line.quote())
