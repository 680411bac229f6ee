"""Which scenario of the manual and which open incident a comment belongs to, and each of its matters."""

from typing import NamedTuple

from app.brand.brand import Brand
from app.brand.scenarios import Scenario
from app.brand.words import SEVERITIES
from app.incident.mode import MODES
from app.incident.situation import Incident, Situation
from app.triage.issues import Matter
from app.triage.names import Names, named, names_of
from app.triage.scenario import BRANDS, ENOUGH, Match, Scenarios, joined, match, scenarios_of

WITHOUT_SCENARIO = frozenset({"praise", "off_topic", "troll"})
"""Kinds of comment that no crisis is about, whatever words they share with it."""

CALM_KINDS = frozenset({"request", "improvement"})
"""Kinds of comment that share a scenario's words without being in trouble."""

OWN = "incident/{}"
"""The name by which an incident's own words and examples are compared, beside the manual's scenarios."""


class Placed(NamedTuple):
    """Which scenario and which open incident a comment belongs to."""

    scenario: Scenario | None
    incident: Incident | None


NOWHERE = Placed(None, None)


class Ground(NamedTuple):
    """What comments are compared with while a situation lasts."""

    tables: Scenarios
    burning: dict[str, Incident]
    """The open incidents, by each name that their comments may be found under."""
    names: tuple[Names, ...] = ()
    """What each of them names: places, products, hours, figures."""


_KEPT: dict[tuple[int, int], tuple[Brand, Situation, Ground]] = {}
"""By identity, as in app.triage.scenario: a desk holds one situation until its edition moves."""


def ground_of(brand: Brand, situation: Situation) -> Ground:
    """Made once for each brand and situation."""
    at = (id(brand), id(situation))
    kept = _KEPT.get(at)
    if kept is None or kept[0] is not brand or kept[1] is not situation:
        if len(_KEPT) >= BRANDS:
            _KEPT.clear()
        kept = brand, situation, _prepared(brand, situation)
        _KEPT[at] = kept
    return kept[2]


def _prepared(brand: Brand, situation: Situation) -> Ground:
    tables = scenarios_of(brand)
    own = tuple(
        Scenario(id=OWN.format(i.id), title="" if i.scenario else i.title, triggers=i.triggers, examples=i.examples)
        for i in situation.incidents
        if i.triggers or i.examples or not i.scenario
    )
    foreseen = {i.scenario: i for i in situation.incidents if i.scenario}
    unforeseen = {OWN.format(i.id): i for i in situation.incidents}
    names = tuple(names_of(incident, brand, tables) for incident in situation.incidents)
    return Ground(joined(tables, own) if own else tables, foreseen | unforeseen, names)


def place(text: str, matters: tuple[Matter, ...], brand: Brand, situation: Situation, outcome: str) -> Placed:
    """Where the whole text belongs; where that tells of no incident, or a matter plainly of a graver one, there.

    What no words place belongs to the incident whose names and figures it gives (app.triage.names).
    """
    ground, kind = ground_of(brand, situation), brand.protocol.kind(outcome)
    placed = _by_words(text, matters, brand, ground, outcome) if text and kind not in WITHOUT_SCENARIO else NOWHERE
    if placed.incident or placed.scenario or not text:
        return placed
    incident = named(text, kind, ground.names)
    return Placed(brand.scenario(incident.scenario), incident) if incident else placed


def _by_words(text: str, matters: tuple[Matter, ...], brand: Brand, ground: Ground, outcome: str) -> Placed:
    if not ground.tables.known:
        return NOWHERE
    placed = _placed(match(text, ground.tables, ground.burning), brand, ground, outcome)
    if not ground.burning or len(matters) < 2:
        return placed
    for matter in matters:
        if brand.protocol.kind(matter.outcome) not in WITHOUT_SCENARIO:
            found = match(text[matter.start : matter.end], ground.tables, ground.burning)
            mine = _placed(found, brand, ground, matter.outcome)
            placed = mine if _goes_before(mine.incident, found, placed.incident) else placed
    return placed


def _placed(found: Match | None, brand: Brand, ground: Ground, outcome: str) -> Placed:
    if found is None:
        return NOWHERE
    incident = ground.burning.get(found.id)
    scenario = brand.scenario(incident.scenario if incident else found.id)
    if incident is None and (scenario is None or not _concerns(scenario, outcome, brand)):
        return NOWHERE
    return Placed(scenario, incident)


def _goes_before(mine: Incident | None, found: Match | None, other: Incident | None) -> bool:
    if mine is None or found is None or mine is other:
        return False
    return other is None or (found.score >= ENOUGH and gravity(mine) > gravity(other))


def gravity(incident: Incident) -> tuple[int, int]:
    """What tells the graver of two incidents."""
    return MODES.index(incident.mode), SEVERITIES.index(incident.severity)


def _concerns(scenario: Scenario, outcome: str, brand: Brand) -> bool:
    """A question or an idea about a lesser foreseen trouble is not that trouble; about a grave one it may be."""
    return brand.protocol.kind(outcome) not in CALM_KINDS or scenario.severity in ("high", "critical")


def scenario_of(matter: Matter, text: str, brand: Brand, placed: Placed) -> Scenario | None:
    """The scenario of one matter: what its own words say, or the comment's when they are all there is."""
    if not brand.scenarios or brand.protocol.kind(matter.outcome) in WITHOUT_SCENARIO:
        return None
    if matter.end - matter.start >= len(text.strip()):
        return placed.scenario
    open_ids = frozenset({placed.scenario.id}) if placed.scenario else frozenset()
    found = match(text[matter.start : matter.end], scenarios_of(brand), open_ids)
    scenario = brand.scenario(found.id) if found else None
    if scenario is None:
        return None
    return scenario if scenario.id in open_ids or _concerns(scenario, matter.outcome, brand) else None
