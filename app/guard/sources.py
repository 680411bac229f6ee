"""What a draft may state figures from: the sources of its request, each with its standing.

The comment is no source: what a person claims («me debéis 300 €») is not true for having been claimed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from app.brand.brand import Brand, Hours
from app.brand.facts import Fact
from app.brand.opening import zone_of
from app.evidence.figures import Figure, agrees, figures
from app.evidence.passage import Evidence, Hit
from app.incident.situation import Incident, Situation
from app.triage.triage import Triage

Standing = Literal["line", "fact", "manual", "brand", "reply"]


class Source(NamedTuple):
    """A text that a draft may rest on. `changed`: figures in it that no longer hold."""

    text: str
    standing: Standing
    changed: tuple[str, ...] = ()

    def states(self, figure: Figure) -> bool:
        """Whether the source gives this figure, and it still holds."""
        if any(agrees(figure, old) for text in self.changed for old in figures(text)):
            return False
        return any(agrees(figure, own) for own in figures(self.text))


def current_facts(brand: Brand, situation: Situation) -> tuple[Fact, ...]:
    """The ledger with the facts of open incidents in place of those with the same id."""
    declared = situation.declared
    return tuple(fact for fact in brand.facts if fact.id not in declared) + tuple(declared.values())


def sources(brand: Brand, triage: Triage, evidence: Evidence, situation: Situation, day: date) -> tuple[Source, ...]:
    """Every source, the strongest first."""
    withheld = {f.statement for f in current_facts(brand, situation) if not f.stands(day)}
    found = [Source(t, "line") for incident in situation.incidents for line in incident.lines for t in line.texts]
    found += [Source(text, "line") for incident in situation.incidents for text in promised(incident, brand)]
    found += [Source(text, "fact") for text in _facts(brand, situation, day)]
    found += [of_passage(hit) for hit in evidence.hits if hit.passage.text not in withheld]
    found += [Source(text, "brand") for text in _own_words(brand, triage) if text]
    return tuple(found)


def promised(incident: Incident, brand: Brand) -> Iterator[str]:
    """When a line says that we speak again: what the slot {next_update} is filled with (app.draft.slots)."""
    for line in incident.lines:
        if line.next_update is not None:
            at = line.next_update.astimezone(zone_of(brand.hours.zone))
            yield f"{at.day}/{at.month}, {at:%H:%M}"


def _facts(brand: Brand, situation: Situation, day: date) -> Iterator[str]:
    for fact in current_facts(brand, situation):
        if fact.stands(day):
            yield fact.statement
        elif fact.status == "false" and fact.public and fact.correction:
            yield fact.correction


def of_passage(hit: Hit) -> Source:
    """A passage as a source; figures of a past reply that the manual contradicts do not count."""
    passage = hit.passage
    text = f"{passage.text}\n{passage.private_text}" if passage.private_text else passage.text
    if passage.kind == "reply":
        return Source(text, "reply", passage.contradicted)
    standing: dict[str, Standing] = {"line": "line", "fact": "fact"}
    return Source(text, standing.get(passage.kind, "manual"), passage.contradicted)


def _own_words(brand: Brand, triage: Triage) -> Iterator[str]:
    """Contacts, hours and texts that the brand wrote for the public itself."""
    numbers = brand.emergency
    yield from (*brand.contacts.phones, *brand.contacts.emails, *brand.contacts.links, *brand.voice.say)
    yield from (n for n in (numbers.general, numbers.self_harm, numbers.violence, numbers.minors) if n)
    yield _hours(brand.hours)
    for network in brand.networks:
        yield from (network.private_channel or "", network.signature, _hours(network.hours) if network.hours else "")
    scenario = brand.scenario(triage.scenario)
    for text in (*brand.holding, *(scenario.holding + scenario.closing if scenario else ())):
        yield text.text
    for reply in brand.protocol.outcome(triage.outcome).replies:
        yield from (reply.text, reply.private_text or "")


def _hours(hours: Hours) -> str:
    """Opening and closing times in words that `figures` reads."""
    spans = {*hours.days.values(), hours.holiday_hours or ""}
    return " y ".join(time for span in sorted(spans) for time in span.split("-"))
