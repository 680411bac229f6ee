"""How grave a crisis is where a text grades it case by case: «Rojo; Negro si va en ambulancia»."""

import re
from collections.abc import Sequence

from app.brand.texts import folded
from app.brand.words import SEVERITIES, Severity, gravest
from app.importing.severity.scale import Scale
from app.value import Value
from app.wording import Wording

_PIECE = re.compile(
    r"[;.]\s|,?\s(?=(?:salvo|excepto|a no ser|menos|unless|except)\b)|,\s(?=(?:pero|y|o|but|and)\s)"
    r"|\s(?=(?:y|o|pero|but|and)\s(?:es\s)?(?:si|cuando|if|when)\b)",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:si|cuando|siempre que|en caso de|salvo|excepto|a no ser|menos|mientras|con|a partir|desde|hasta"
    r"|if|when|unless|except|once|with|from)\b",
    re.I,
)
_READ = 600
"""Characters of a text that grades a crisis."""
_ASIDE = re.compile(r"\(([^()]{2,40})\)\s*[.:]?\s*$")
_SAYS = re.compile(
    r"\b(?:es|son|sera|seria|pasa a|sube a|entonces|va (?:como|en)|entra como|queda en"
    r"|tratad?\w{0,3} como|is|becomes|then)"
    r" (?:de |en |un |una |nivel |ya |a )?$"
)
"""What stands before a degree that a sentence gives to its case."""


class Graded(Value):
    severity: Severity
    doubt: Wording | None = None


def graded(text: str, scale: Scale) -> Graded | None:
    """The degree that holds without a condition, marked where others hold under one; else the gravest, marked."""
    pieces = [piece for piece in _PIECE.split(" ".join(text[:_READ].split())) if piece.strip()]
    plain: list[Severity] = []
    under: list[Severity] = []
    for piece in pieces:
        condition = _CONDITION.search(piece)
        head = list(scale.severity(piece[: condition.start()])) if condition else []
        if condition is None:
            plain += scale.severity(piece)
        else:
            under += head or scale.severity(piece[condition.end() :])
    found = _sorted([*plain, *under])
    if len(found) < 2:  # one degree, whole or conditional, is the caller's
        return None
    if len(set(plain)) == 1:
        return Graded(severity=plain[0], doubt=_by_case(text))
    return Graded(severity=gravest(found), doubt=several(text, found))


def named_in_title(text: str, scale: Scale) -> Severity | None:
    """«Caída de la banca electrónica (grave)»: a degree and nothing else in brackets at the end of a title."""
    aside = _ASIDE.search(text)
    found = scale.severity(aside[1]) if aside and len(aside[1].split()) <= 4 else ()
    return found[0] if len(found) == 1 else None


def bare_title(text: str, scale: Scale) -> str:
    """The title without a degree in brackets."""
    return _ASIDE.sub("", text).strip() if named_in_title(text, scale) else text


def gives(text: str, scale: Scale) -> bool:
    """«Si nos inspeccionan es Bravo»: a sentence that gives its case a degree."""
    plain = folded(text)
    return any(_SAYS.search(f"{plain[: one.start].rstrip()} ") for one in scale.mentioned(text))


def several(text: str, found: Sequence[str]) -> Wording:
    if not found:
        return Wording(
            es=f"«{text[:60]}» no está en la escala de gravedad: se toma la más alta",
            en=f"“{text[:60]}” is not on the scale of severity: the highest is taken",
        )
    return Wording(
        es=f"«{text[:60]}» puede ser más de una gravedad: se toma la más alta",
        en=f"“{text[:60]}” may be more than one severity: the highest is taken",
    )


def _by_case(text: str) -> Wording:
    return Wording(
        es=f"«{text[:80]}» cambia de gravedad según el caso: se toma la que vale sin condición",
        en=f"“{text[:80]}” changes severity with the case: the one without a condition is taken",
    )


def _sorted(found: Sequence[Severity]) -> list[Severity]:
    return [severity for severity in SEVERITIES if severity in found]
