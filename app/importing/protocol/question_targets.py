"""What an answer leads to, by its words: a question by its name or by the order, or an end."""

import re
from typing import Literal, NamedTuple

from app.brand.texts import folded

_GOING = frozenset(
    [
        "ir",
        "a",
        "al",
        "la",
        "el",
        "lo",
        "las",
        "los",
        "pregunta",
        "preguntas",
        "pasa",
        "pasara",
        "pasaran",
        "pasaremos",
        "seguira",
        "continuara",
        "ira",
        "iremos",
        "acudira",
        "se",
        "letra",
        "inciso",
        "literal",
        "cuestion",
        "clausula",
        "pasar",
        "pase",
        "pasamos",
        "pasas",
        "paso",
        "vaya",
        "vamos",
        "vas",
        "ve",
        "ver",
        "vea",
        "veamos",
        "salta",
        "saltar",
        "salte",
        "seguir",
        "sigue",
        "siga",
        "segui",
        "seguimos",
        "con",
        "continuar",
        "continua",
        "continue",
        "continuamos",
        "continuas",
        "en",
        "punto",
        "p",
        "q",
        "n",
        "no",
        "numero",
        "hacia",
        "hasta",
        "apartado",
        "directamente",
        "entonces",
        "avanzar",
        "avanza",
        "avance",
        "avanzamos",
        "baja",
        "bajar",
        "baje",
        "go",
        "to",
        "the",
        "question",
        "step",
        "next",
        "siguiente",
        "on",
        "move",
        "onto",
        "proceed",
        "jump",
        "skip",
        "see",
        "straight",
        "number",
        "no",
    ]
)
"""Words that say that one goes on, and nothing of where."""
_ORDINALS = (
    ("primera", "first"), ("segunda", "second"), ("tercera", "third"), ("cuarta", "fourth"), ("quinta", "fifth"),
    ("sexta", "sixth"), ("septima", "seventh"), ("octava", "eighth"), ("novena", "ninth"), ("decima", "tenth"),
)  # fmt: skip
_ONWARD = frozenset(
    [
        "siguiente",
        "sigue",
        "siga",
        "segui",
        "seguir",
        "seguimos",
        "continuar",
        "continua",
        "continue",
        "continuamos",
        "avanzar",
        "avanza",
        "avance",
        "abajo",
        "adelante",
        "next",
        "below",
        "onwards",
        "proceed",
    ]
)
_FILLING = frozenset(
    [
        "abajo",
        "adelante",
        "bajando",
        "carry",
        "going",
        "keep",
        "below",
        "onwards",
        "down",
        "on",
        "preguntando",
        "leyendo",
        "de",
    ]
)
_NAME = re.compile(r"[pq]?(\d{1,2}(?:\.\d{1,2}){0,2})[aoª.º]?")
_GOING_TO = re.compile(
    r"\w{2,12} (?:a|al|to|hasta|hacia|con|en) (?:la |el |the )?(?:pregunta |question )?(\d{1,2}(?:\.\d{1,2}){0,2})"
)
"""«Andá a la 2», «pegá el salto al 3»: whatever the verb, one goes to a bare number."""
_WORD = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}|\w+")
_SIGNS = re.compile(r"\([^()]{0,120}\)|n\.?[º°]|#|→|->|=>")


class Way(NamedTuple):
    kind: Literal["named", "next", "end"]
    name: str = ""
    """The question's number or letter, as `plain` writes it."""


def way(target: str) -> Way:
    """«Pase a la pregunta 2», «P3», «ir a 4.2», «la tercera», «B», «siguiente», or else an end."""
    words = _WORD.findall(_SIGNS.sub(" ", target))
    if not words or len(words) > 9:
        return Way("end")
    small = len(words) > 1 and re.fullmatch(r"[b-np-xz]", words[-1]) and all(folded(w) in _GOING for w in words[:-1])
    letter = words[-1] if small or re.fullmatch(r"[A-Z]", words[-1]) else ""
    said = [folded(word) if "." not in word else word for word in (words[:-1] if letter else words)]
    rest = [word for word in said if word not in _GOING]
    if letter and not rest:
        return Way("named", letter.lower())
    if len(rest) == 1 and (found := _NAME.fullmatch(rest[0])):
        return Way("named", plain(found[1]))
    if len(rest) == 1 and (place := _ordinal(rest[0])):
        return Way("named", str(place))
    if not letter and (going := _GOING_TO.fullmatch(" ".join(said))):
        return Way("named", plain(going[1]))
    if said and set(said) & _ONWARD and all(word in _FILLING or word in _ONWARD for word in rest):
        return Way("next")
    return Way("next") if " ".join(said) in ("carry on", "keep going", "go on", "move on") else Way("end")


def leads_on(text: str) -> bool:
    """Whether a cell sends the reader to another question, as only a protocol does."""
    found = way(text)
    return found.kind == "next" or (found.kind == "named" and len(text.split()) > 1)


def plain(number: str) -> str:
    """A question's number or letter for comparing: «03» and «3», «B» and «b» are one."""
    return ".".join(part.lstrip("0") or part for part in number.lower().strip(" .)").split("."))


def _ordinal(word: str) -> int:
    return next((n for n, names in enumerate(_ORDINALS, start=1) if word in names), 0)
