"""A limit for some networks and another for all others: «280 en X, 700 en los demás, salvo TikTok, que admite 150»."""

import re
from collections.abc import Iterator, Sequence

from app.importing.organisation.network_names import networks_at
from app.importing.organisation.network_shares import LIMITS, UNIT, shared_out
from app.importing.organisation.network_traits import limits_in
from app.importing.reading import Quote, Reading

REST = re.compile(
    r"\b(?:los|las|el|the) (?:restantes?|dem[aá]s|otr[oa]s|resto|others?|rest)\b"
    r"(?: (?:de (?:las |los )?)?(?:redes|perfiles|canales|cuentas))?",
    re.I,
)
_BUT = re.compile(
    r",?\s(?:con (?:la )?(?:[uú]nica )?excepci[oó]n de|salvo|excepto|a excepci[oó]n de|menos|except(?: for)?)\s", re.I
)


def with_rest(sentence: str, quote: Quote, met: Sequence[str]) -> Iterator[Reading]:
    """The limit of every network in `met` (ids) where the sentence speaks of some and of all others."""
    rest = REST.search(sentence)
    if rest is None or not LIMITS.search(sentence) or not UNIT.search(sentence):
        return
    whole, *but = _BUT.split(sentence, maxsplit=1)
    found: dict[str, int] = {}
    for clause in (*but, whole):
        named = networks_at(clause)
        for known, value, _ in shared_out(named, limits_in(clause)) if named else ():
            found.setdefault(known.id, value)
    of_rest = [value for at, value in limits_in(whole) if at < rest.start()][-1:]
    excepted = {known.id for clause in but for _, known in networks_at(clause)}
    for id in met:
        others = [] if id in excepted else of_rest
        for limit in [found[id]] if id in found else others:
            yield Reading(field=f"networks.{id}.limit", value=limit, quotes=(quote,))
