"""An act as a reading, with what a person must look at."""

from typing import Any

from app.brand.headings import slug
from app.importing.protocol.act_triggers import Trigger
from app.importing.protocol.act_words import Order
from app.importing.reading import Quote, Reading
from app.wording import Wording

USUAL = {
    "danger": 5,
    "personal_data": 15,
    "press": 30,
    "legal_threat": 60,
    "manipulation": 60,
    "irony": 60,
    "abuse": 120,
}
"""Minutes proposed where the manual names none, by signal."""
OTHERWISE = 30


def act_reading(given: Order, trigger: Trigger, quotes: tuple[Quote, ...], doubt: Wording | None) -> Reading:
    value: dict[str, Any] = {"what": given.what}
    if given.who:
        value["owner"] = given.who
    value["minutes"] = given.time.minutes if given.time else _usual(trigger)
    value |= {name: list(ids) for name in ("outcomes", "scenarios", "signals") if (ids := getattr(trigger, name))}
    return Reading(
        field=f"actions.{slug(' '.join(given.what.split()[:8]))}",
        value=value,
        quotes=quotes,
        doubt=doubt or _doubt(given, trigger, value["minutes"]),
    )


def _usual(trigger: Trigger) -> int:
    return min((USUAL[signal] for signal in trigger.signals), default=OTHERWISE)


def _doubt(given: Order, trigger: Trigger, proposed: int) -> Wording | None:
    if given.time is None:
        return Wording(
            es=f"el manual no dice en cuánto tiempo; se proponen {proposed} minutos",
            en=f"the manual does not say by when; {proposed} minutes are proposed",
        )
    if not trigger and not given.when:
        return Wording(
            es="el manual no dice en qué caso se hace; añada tipo, escenario o señal",
            en="the manual does not say in which case this is done; add an outcome, a scenario or a signal",
        )
    if not trigger:
        return Wording(
            es=f"no se entiende cuándo se hace («{given.when}»); añada tipo, escenario o señal",
            en=f"it is not clear when this is done (“{given.when}”); add an outcome, a scenario or a signal",
        )
    if not given.who:
        return Wording(es="el manual no dice quién lo hace", en="the manual does not say who does it")
    return given.time.doubt or (None if trigger.sure else _UNSURE)


_UNSURE = Wording(
    es="el caso se deduce de una sola palabra; compruebe que es el escenario o tipo que dice el manual",
    en="the case is judged from a single word; check that it is the scenario or outcome that the manual means",
)
TWO_TIMES = Wording(
    es="el manual da más de un plazo; se toma el más corto",
    en="the manual gives more than one deadline; the shortest is taken",
)
