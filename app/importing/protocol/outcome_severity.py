"""How grave an outcome is: «Emergencia (nivel 4)», «Queja, naranja», «Gravedad: alta» below its name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.brand.words import SEVERITIES, Severity
from app.importing.reading import Ground
from app.importing.severity.scale import PLAIN, Scale, Step
from app.wording import Wording

_ASIDE = re.compile(r"[(\[]([^()\[\]]{2,60})(?:[)\]]|$)")
_BEHIND = re.compile(
    r"(?:\s(?:y es|es de|y va a|con|and is|which is)\b|\s[–—-]|[:,;/|·]|\.(?=\s))\s*([^–—:,;/|·.()]{2,40})"
)
LONGEST = 160
"""Characters of a text in which one degree alone is the outcome's."""


def without_aside(name: str) -> str:
    """«Riesgo (crítico)» is called «Riesgo»."""
    return _ASIDE.sub(" ", name)


def graded(target: str, told: Sequence[str], ground: Ground) -> tuple[Severity | None, Wording | None]:
    """By the degree that the answer names beside the outcome, else by what is told of it elsewhere (`told`)."""
    pieces = [*_asides(target), *(piece for text in told for piece in (*_asides(text), text))]
    steps = _one(pieces, ground.scale)
    if steps is not None and steps.severities:
        return steps.severities[-1], steps.doubt
    plain = _one(pieces, Scale(steps=PLAIN)) if ground.scale.steps else None
    return (plain.severities[-1], _foreign(plain)) if plain is not None else (None, None)


def _asides(text: str) -> Iterator[str]:
    yield from _ASIDE.findall(text)
    yield from _BEHIND.findall(text)


def _one(pieces: Iterable[str], scale: Scale) -> Step | None:
    """The one degree of the first piece that names any."""
    for piece in pieces:
        named = scale.named(piece) if len(piece) <= LONGEST else ()
        if len({severity for step in named for severity in step.severities}) == 1 or len(named) == 1:
            return named[0]
    return None


def _foreign(step: Step) -> Wording:
    shown, severity = step.names[0], SEVERITIES.index(step.severities[-1]) + 1
    return Wording(
        es=f"«{shown}» no es un grado de la escala del manual; se toma por su nombre (el {severity}.º de cuatro)",
        en=f"“{shown}” is no degree of the manual's scale; it is taken by its name (number {severity} of four)",
    )
