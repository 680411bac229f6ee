"""Sentences that name several networks and several values: which value is whose."""

import re
from collections.abc import Iterator
from typing import TypeVar

from app.importing.organisation.network_names import Known, networks_at
from app.importing.organisation.network_traits import channels_in, limits_in
from app.importing.reading import Ground, Quote, Reading
from app.wording import Wording

T = TypeVar("T", int, str)
UNCLEAR = Wording(
    es="la frase nombra varias redes y varios valores; no está claro cuál es de cuál",
    en="the sentence names several networks and values; it is unclear which goes with which",
)
UNIT = re.compile(r"\b(?:car[aá]cter(?:es)?|chars?|characters?|signos|letras)\b", re.I)
_REST = re.compile(r"\b(?:restantes?|dem[aá]s|resto|others?|rest)\b", re.I)
LIMITS = re.compile(
    r"m[aá]x|l[ií]mite|tope|no pas|no deber[ií]a pasar|no (?:super|exced|sobrepas|rebas)|hasta|limit|at most|up to"
    r"|under|below"
    r"|no more|menos de|como mucho",
    re.I,
)


def each_its_own(sentence: str, quote: Quote, ground: Ground, label: str = "") -> Iterator[Reading]:
    """«por MD en X e Instagram y por Messenger en Facebook»: a sentence with several values, each with its networks."""
    networks = networks_at(sentence)
    if len({known.id for _, known in networks}) < 2:
        return
    channels = channels_in(sentence, ground.language == "en") if len(sentence) <= 600 else []
    if len({channel for _, channel in channels}) > 1:
        for known, channel, doubt in shared_out(networks, channels):
            yield Reading(field=f"networks.{known.id}.private_channel", value=channel, quotes=(quote,), doubt=doubt)
    if _REST.search(sentence):  # networks.py knows which the others are
        return
    limits = limits_in(sentence) if LIMITS.search(label + sentence) and UNIT.search(label + sentence) else []
    if len({limit for _, limit in limits}) > 1:
        for known, limit, doubt in shared_out(networks, limits):
            yield Reading(field=f"networks.{known.id}.label", value=known.label, quotes=(quote,))
            yield Reading(field=f"networks.{known.id}.limit", value=limit, quotes=(quote,), doubt=doubt)


def shared_out(networks: list[tuple[int, Known]], values: list[tuple[int, T]]) -> list[tuple[Known, T, Wording | None]]:
    """Each network with its value: the next one where networks come first, the last one where values do.

    Doubtful where the sentence does not go on as it began («X por MD; por Messenger, Facebook»).
    """
    steps = sorted([*((at, 0, one) for at, one in networks), *((at, 1, one) for at, one in values)], key=lambda s: s[0])
    first, last = steps[0][1], steps[-1][1]
    doubt = UNCLEAR if first == last else None
    found: list[tuple[Known, T, Wording | None]] = []
    for at, known in networks:
        after = [value for place, value in values if place > at]
        before = [value for place, value in values if place < at]
        chosen = (after or before)[:1] if first == 0 else (before or after)[-1:]
        found += [(known, value, doubt) for value in chosen]
    return found
