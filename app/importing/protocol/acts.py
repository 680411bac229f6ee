"""The internal acts that the manual orders: «si lleva un DNI: capturar y ocultar, avisar a Protección de Datos en 15 min»."""

# ruff: noqa: E501 - a family of phrases reads best on one line

from collections.abc import Iterator
from typing import Any

from app.brand.headings import slug
from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.protocol.act_triggers import SIGNALS, Trigger, Triggers
from app.importing.protocol.act_words import Order, conditional, is_act, order, soonest, starts_with_act
from app.importing.protocol.lines import QUOTED, Line, heads, lines, tables
from app.importing.protocol.sections import Crises, crises, scenario_of
from app.importing.reading import Ground, Quote, Reading
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.importing.voice.ledger_words import past
from app.wording import Wording

LONGEST_LABEL = 80
LONGEST = 300
"""Characters of an order; a longer text is prose about many things."""
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


def read(ground: Ground) -> list[Reading]:
    """Every act with its trigger. An act inside a scenario's section belongs to that scenario."""
    reader = _Reader(ground)
    found = [one for table in tables(ground) for one in reader.table(table)]
    found += [one for line in lines(ground) for one in reader.line(line)]
    return list({(one.field, str(one.value)): one for one in found}.values())


def announces_acts(label: str) -> bool:
    return len(label) <= LONGEST_LABEL and "acts" in vocabulary("acts").meanings(label)


class _Reader:
    def __init__(self, ground: Ground) -> None:
        self.triggers = Triggers(ground)
        self.inside: Crises = crises(ground)
        self.owners = dict(_owners(ground, self.inside))

    def table(self, table: Table) -> Iterator[Reading]:
        names, body = heads(table)
        columns = [_column(name) for name in names]
        place: dict[str, int] = {
            kind: columns.index(kind) for kind in ("what", "owner", "time", "when") if kind in columns
        }
        about = any(announces_acts(label) for label in (table.caption or "", *table.place.headings[-1:]))
        orders = sum(starts_with_act(row[place["what"]]) for row in body) if "what" in place else 0
        if "what" not in place or "when" not in place or not (about or orders * 2 > len(body)):
            return
        if not ("owner" in place or "time" in place):
            return
        for row in body:
            yield from self._row(row, names, place, table)

    def _row(
        self, row: tuple[str, ...], names: tuple[str, ...], place: dict[str, int], table: Table
    ) -> Iterator[Reading]:
        what, when = row[place["what"]], row[place["when"]]
        if not what.strip(" -–—") or past(what):
            return
        told = row[place["time"]] if "time" in place else ""
        time = soonest(told) or soonest(f"{told} {_unit(names[place['time']])}" if told.strip().isdigit() else what)
        two = len({one.minutes for one in minutes(told)}) > 1
        quotes = tuple(Quote(text=row[i], place=table.place) for i in dict.fromkeys(place.values()) if row[i])
        who = row[place["owner"]] if "owner" in place else ""
        given = Order(" ".join(what.split()), when, " ".join(who.split()), time)
        yield _reading(given, self.triggers.of(when), quotes, _TWO_TIMES if two else None)

    def line(self, line: Line) -> Iterator[Reading]:
        if len(line.text) > 4 * LONGEST or line.text.rstrip().endswith(":"):
            return
        scenario = scenario_of(line.place, self.inside)
        about = any(announces_acts(label) for label in line.context())
        if about and line.item and starts_with_act(line.text):
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
        if line.label and starts_with_act(line.label) and not starts_with_act(line.rest):
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
        return _reading(given, trigger, (line.quote(),), _TWO_TIMES if two else None)


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


def _column(name: str) -> str | None:
    meaning = vocabulary("acts").meaning(name)
    if folded(name) in ("que", "what"):
        return "what"
    if folded(name) in ("si", "quien", "cuando", "if"):
        return "owner" if folded(name) == "quien" else "when"
    return (
        meaning if meaning in ("what", "owner", "time", "when") else "when" if folded(name).startswith("si ") else None
    )


def _unit(name: str) -> str:
    return next((unit for unit in ("minutos", "horas", "días", "min", "minutes", "hours") if unit in name.lower()), "")


def _reading(given: Order, trigger: Trigger, quotes: tuple[Quote, ...], doubt: Wording | None) -> Reading:
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
_TWO_TIMES = Wording(
    es="el manual da más de un plazo; se toma el más corto",
    en="the manual gives more than one deadline; the shortest is taken",
)
