"""Cells that point elsewhere: «igual que E2», «ver anexo 2», «el mensaje general»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterable, Sequence

from app.brand.texts import folded
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part
from app.importing.scenarios.titles import annex
from app.importing.scenarios.words import QUOTED

_POINTS = re.compile(
    r"\b(?:igual (?:que|a|al)|(?:el|la|lo) mism[oa]\w? (?:que|texto|mensaje|de)|mism[oa] (?:texto|mensaje|que)|idem|(?<!a )(?<!de )(?<!para )(?<!podemos )(?<!podamos )ver|vease|veanse|segun|usar (?:el|la)|se usa (?:el|la)|utilizar (?:el|la)|aplica (?:el|la)|(?:el|la) de(?:l)? |como (?:en )?(?:el |la )?|same as|see|use the|as in)\b"
)
_GENERAL = re.compile(
    r"\b(?:(?:mensaje|texto|respuesta) (?:de espera )?(?:general|generico|generica|estandar|comun)|general (?:message|holding|text)|generic)\b"
)
_ANNEX = re.compile(r"\b(?:anexo|apendice|annex|appendix) ([\da-z]{1,3})\b")
LONGEST = 25
"""Words; a longer text says something itself."""


def points(text: str) -> bool:
    """The text is a pointer and nothing else."""
    return (
        not QUOTED.search(text)
        and len(text.split()) <= LONGEST
        and bool(_POINTS.search(folded(text)) or _GENERAL.search(folded(text)))
    )


def part_meant(text: str, parts: Sequence[Part], own: Part) -> Part | None:
    """The other crisis that a text names by code, number or title."""
    plain = f" {folded(text)} "
    for part in parts:
        if part is own or part.title.id == own.title.id:
            continue
        names = [name for name in (part.title.code, part.title.text) if name]
        if part.title.alias and "." in part.title.alias:
            names.append(part.title.alias)
        elif part.title.alias:
            names.append(f"escenario {part.title.alias}")
            names += [
                f"{kind} {part.title.alias}" for kind in ("caso", "ficha", "crisis", "scenario", "case", "situacion")
            ]
        if any(f" {folded(name)} " in plain for name in names if folded(name)):
            return part
    return None


def general_meant(text: str) -> bool:
    return bool(_GENERAL.search(folded(text)))


def annexes(parts: Iterable[Part]) -> frozenset[str]:
    """The numbers of all annexes that crises point to."""
    texts = (folded(line.text) for part in parts for line in part.lines if points(line.text))
    return frozenset(found[1] for text in texts if (found := _ANNEX.search(text)))


def annex_meant(text: str, rest: Iterable[tuple[str, tuple[Line, ...]]]) -> tuple[Line, ...]:
    """The lines of the annex that a text names, where there is one with that number."""
    found = _ANNEX.search(folded(text))
    if not found:
        return ()
    return tuple(
        line
        for name, lines in rest
        for line in lines
        if _is(name, found[1])
        or _is((*line.place.headings, "")[0], found[1])
        or any(_is(h, found[1]) for h in line.place.headings)
    )


def _is(name: str, mark: str) -> bool:
    number = annex(name)
    return number is not None and number.casefold() == mark
