"""Where a form of address holds: on which networks, from which severity on."""

import re

from app.brand.texts import folded
from app.brand.words import SEVERITIES, Severity
from app.importing.organisation.network_names import networks_named
from app.importing.reading import Ground
from app.wording import Wording

_ALSO = re.compile(r"\b(?:también|incluso|even|also) (?:en|on|in)\b.*", re.I)
_DEGREE = re.compile(r"\b(?:nivel|alerta|codigo|fase|semaforo|level) (?:\w+)\b")
_GRAVE = re.compile(r"\b(?:graves?|gravedad|crisis|seri[oa]s|delicad[oa]s|sensibles?|critic[oa]s?|serious|grave)\b")
_LINE = Wording(
    es="qué gravedades son esos temas lo dice la aplicación (alta y crítica), no el manual; confírmelo",
    en="which severities these matters are is our guess (high and critical), not the manual's word; confirm it",
)
_PLAIN: dict[Severity, re.Pattern[str]] = {
    "low": re.compile(r"\b(?:baja|leve)s?\b"),
    "medium": re.compile(r"\b(?:media|moderada)s?\b"),
    "high": re.compile(r"\b(?:alta|grave)s?\b"),
    "critical": re.compile(r"\b(?:critica)s?\b"),
}


def networks_in(text: str) -> tuple[str, ...]:
    """Shipped or not, in the order in which they are named."""
    return tuple(known.id for known in networks_named(text))


def conditions(text: str, ground: Ground) -> tuple[tuple[str, ...], tuple[Severity, ...], Wording | None]:
    networks = networks_in(_ALSO.sub("", text))
    plain = folded(text)
    named = [
        s for step in ground.scale.steps for name in step.names if f" {name} " in f" {plain} " for s in step.severities
    ]
    if not named and ground.scale.steps:
        steps = ground.scale.of(ground.scale.mentioned(text), plain)
        named = [s for step in steps for s in step.severities]
    if named:
        return networks, tuple(s for s in SEVERITIES if s in named), None
    stated: tuple[Severity, ...] = tuple(s for s, word in _PLAIN.items() if word.search(plain))
    if stated and "gravedad" in plain:
        return networks, stated, None
    return (
        (networks, ("high", "critical"), _LINE)
        if _GRAVE.search(plain) or _DEGREE.search(plain)
        else (networks, (), None)
    )
