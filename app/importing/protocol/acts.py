"""The internal acts that the manual orders: «si lleva un DNI: capturar y ocultar, avisar a Protección de Datos en 15 min»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.protocol.act_lists import listed_acts
from app.importing.protocol.act_readings import TWO_TIMES, act_reading
from app.importing.protocol.act_tables import table_acts
from app.importing.protocol.act_triggers import SIGNALS, Trigger, Triggers, announces_acts
from app.importing.protocol.act_words import (
    Order,
    by_role,
    conditional,
    is_act,
    order,
    soonest,
    starts_with_act,
    starts_with_infinitive,
)
from app.importing.protocol.lines import QUOTED, Line, lines, tables
from app.importing.protocol.question_targets import leads_on
from app.importing.protocol.scenario_acts import matrices, scenario_acts
from app.importing.protocol.sections import Crises, crises, scenario_of
from app.importing.reading import Ground, Reading
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.importing.voice.ledger_words import past

LONGEST_LABEL = 80
LONGEST = 300
"""Characters of an order; a longer text is prose about many things."""


def read(ground: Ground) -> list[Reading]:
    """Every act with its trigger. An act inside a scenario's section belongs to that scenario."""
    reader = _Reader(ground)
    found = scenario_acts(ground)
    elsewhere = {quote.place for one in found for quote in one.quotes} | matrices(ground)
    found += [
        one for table in tables(ground) if table.place not in elsewhere for one in table_acts(table, reader.triggers)
    ]
    found += listed_acts(ground, reader.triggers)
    told = {(quote.place, part) for one in found for quote in one.quotes for part in (quote.text,)}
    found += [one for line in lines(ground) if (line.place, line.text) not in told for one in reader.line(line)]
    return list({(one.field, str(one.value)): one for one in found}.values())


class _Reader:
    def __init__(self, ground: Ground) -> None:
        self.triggers = Triggers(ground)
        self.inside: Crises = crises(ground)
        self.owners = dict(_owners(ground, self.inside))

    def line(self, line: Line) -> Iterator[Reading]:
        if len(line.text) > 4 * LONGEST or line.text.rstrip().endswith(":") or _of_protocol(line):
            return
        scenario = scenario_of(line.place, self.inside)
        about = any(announces_acts(label) for label in line.context())
        if about and line.item and (starts_with_act(line.text) or starts_with_infinitive(line.text)):
            yield from self._listed(line, scenario)
        elif (
            about and line.item and line.label and starts_with_act(line.rest) and (when := self.triggers.of(line.label))
        ):
            yield self._made(order(line.rest), when, line, scenario)
        elif about and line.label and announces_acts(line.label):
            yield from self._each(line, line.rest, scenario, "")
        else:
            yield from self._prose(line, scenario)

    def _listed(self, line: Line, scenario: str | None) -> Iterator[Reading]:
        """One act an item: «Pausar las campañas: Guardia, 10 minutos, en toda Emergencia»."""
        ordered = starts_with_act(line.label) or starts_with_infinitive(line.label)
        if line.label and ordered and not starts_with_act(line.rest):
            pieces = [piece.strip(" .") for piece in line.rest.split(",")]
            time = soonest(line.rest)
            who = next((p for p in pieces if p[:1].isupper() and not minutes(p)), "")
            when = ", ".join(p for p in pieces if p != who and not minutes(p))
            given = Order(line.label, when, who, time)
        else:
            given = order(line.text)
        trigger = self.triggers.of(given.when) if given.when else Trigger()
        above = self._above(line)
        trigger = trigger or (Trigger(scenarios=(scenario,)) if scenario else above)
        yield self._made(given, trigger, line, scenario)

    def _above(self, line: Line) -> Trigger:
        """What the announcing line or the heading names: «Si aparece un dato personal:»."""
        return next((found for label in line.context() if (found := self.triggers.of(label)) and found.sure), Trigger())

    def _prose(self, line: Line, scenario: str | None) -> Iterator[Reading]:
        signal = self._signal_above(line)
        wholes = [line.text] if conditional(line.text)[0] else line.sentences()
        for whole in wholes:
            when, act = conditional(whole)
            if scenario and (allowed := by_role(whole)) and _ALLOWED.search(whole):
                yield self._made(allowed, Trigger(scenarios=(scenario,)), line, scenario)
                continue
            if whole.count("«") != whole.count("»"):
                continue  # a piece of a quotation
            if len(whole) > LONGEST or past(whole) or QUOTED.match(act) or not is_act(QUOTED.sub("", act)):
                continue
            trigger = self.triggers.of(when) if when else Trigger()
            if scenario and (soonest(act) is not None and starts_with_act(act)):
                yield from self._each(line, whole, scenario, when)
            elif when and trigger.signals and is_act(act) and _orders(act):
                yield self._made(order(whole), trigger, line, None)
            elif not when and not scenario and signal and _orders(act) and (line.item or _impersonal(act)):
                yield self._made(order(whole), Trigger(signals=signal), line, None)

    @staticmethod
    def _signal_above(line: Line) -> tuple[str, ...]:
        labels = [*reversed(line.above), *line.place.headings[-1:]]
        for label in labels:
            found = tuple(one for one in vocabulary("acts").meanings(label) if one in SIGNALS)
            if found and len(label) <= LONGEST_LABEL:
                return found
        return ()

    def _each(self, line: Line, text: str, scenario: str | None, when: str) -> Iterator[Reading]:
        """Several orders in one line, parted where each has a time of its own."""
        parts = [part.strip() for part in text.split(";") if part.strip()]
        for part in parts if all(starts_with_act(conditional(p)[1]) for p in parts) else [text]:
            given = order(part)
            named = self.triggers.of(given.when or when) if given.when or when else Trigger()
            trigger = Trigger(scenarios=(scenario,)) if scenario else named or self._above(line)
            if is_act(given.what):
                conditioned = f"{given.what} ({given.when})" if scenario and given.when else given.what
                yield self._made(given._replace(what=conditioned), trigger, line, scenario)

    def _made(self, given: Order, trigger: Trigger, line: Line, scenario: str | None) -> Reading:
        if not given.who and scenario and scenario in self.owners:
            given = given._replace(who=self.owners[scenario])
        two = len({one.minutes for one in minutes(line.text) if not one.every}) > 1
        return act_reading(given, trigger, (line.quote(),), TWO_TIMES if two else None)


_ALLOWED = re.compile(r"\b(?:tiene|dispone de|cuenta con|has)\b[^.;]{3,40}\b(?:para|to)\b", re.I)


def _of_protocol(line: Line) -> bool:
    """A question, or where one of its answers leads."""
    answer = folded(line.label) in ("si", "no", "yes") or any("¿" in label for label in line.above)
    return answer or "¿" in line.text or leads_on(line.text.strip(" ."))


def _owners(ground: Ground, inside: Crises) -> Iterator[tuple[str, str]]:
    """The owner that a scenario's own section names."""
    for line in lines(ground):
        scenario = scenario_of(line.place, inside)
        if (
            scenario
            and line.label
            and vocabulary("acts").meaning(line.label) == "owner"
            and len(line.rest.split()) <= 8
        ):
            yield scenario, line.rest.strip(" .")


def _orders(act: str) -> bool:
    """It is done by our people: not a rule about wording or about what the public may do."""
    plain = folded(act)
    return not plain.startswith(("no ", "nunca ", "jamas ", "never ", "do not ")) and "?" not in act


def _impersonal(act: str) -> bool:
    plain = folded(act)
    return starts_with_act(act) or " se " in f" {plain} " or "pasa a " in plain
