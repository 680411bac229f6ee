"""Acts under a heading that announces them: below their occasion, with labelled parts, or a sentence each."""

# ruff: noqa: E501 - a family of phrases reads best on one line

import re
from collections.abc import Iterator

from app.brand.texts import folded
from app.importing.organisation.role_titles import title_of
from app.importing.protocol.act_readings import act_reading
from app.importing.protocol.act_triggers import Trigger, Triggers, announces_acts
from app.importing.protocol.act_words import (
    Order,
    by_role,
    soonest,
    starts_with_infinitive,
    trailing,
    unnumbered,
    without_time,
)
from app.importing.protocol.lines import Line, lines
from app.importing.reading import Ground, Quote, Reading
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.importing.voice.ledger_words import past

_OCCASION = re.compile(
    r"^\W{0,3}(?:en (?:el |la |los |las )?(?:caso de(?: que)? |lo del? )?|ante |con |para |tras |si (?:hay |se produce |ocurre )?|cuando |por |in (?:case of )?|for |after |when |if |on )(?P<when>[^,:;.]{3,90}?)\s*[,:]\s+(?P<acts>\S.*)$",
    re.I | re.S,
)
_OBJECT = re.compile(
    r"(?:tod[oa]s?|cualquiera?|cada|las?|los|el|una?|every|any|all|the|an?)\s(?![^.;]*\d\s?(?:min|h|d[ií]a))", re.I
)
"""«comunicará, en diez minutos, toda mención …»: what is done goes on behind its deadline."""
_NEXT = re.compile(r"^\s*\)?\s*(?:[,;.]|\by\b|\be\b|\band\b|,\s*(?:y|and)\b)+\s*", re.I)


def listed_acts(ground: Ground, triggers: Triggers) -> list[Reading]:
    """Only what a heading or an announcing line calls internal acts; everything else is read line by line."""
    every = [
        line
        for line in lines(ground)
        if any(announces_acts(label) for label in (*line.above, *line.place.headings[-2:]))
    ]
    children: dict[tuple[object, ...], list[Line]] = {}
    for line in every:
        if line.above:
            children.setdefault((line.place.headings, line.above[-1]), []).append(line)
    found: list[Reading] = []
    for line in every:
        below = children.get((line.place.headings, line.text.rstrip(" :")), [])
        if below and (given := _card(line, below, triggers)):
            found.append(given)
        elif not below and not _part(line) and not past(line.text):
            found += _told(line, triggers)
    return found


def _part(line: Line) -> str | None:
    """What a labelled line says of the act above it: «quién: Guardia»."""
    if not line.label or len(line.label.split()) > 5:
        return None
    plain = folded(line.label)
    if plain in ("quien", "who"):
        return "owner"
    meaning = "when" if plain in ("cuando", "when", "si", "if") else vocabulary("acts").meaning(line.label)
    return meaning if meaning in ("owner", "time", "when") else "time" if plain in ("en", "in") else None


def _card(line: Line, below: list[Line], triggers: Triggers) -> Reading | None:
    """An act whose owner, deadline and occasion stand below it, each with its label."""
    parts = {kind: one for one in below if (kind := _part(one))}
    if "owner" not in parts and "time" not in parts:
        return None
    told = {kind: one.rest.strip(" .") for kind, one in parts.items()}
    given = Order(line.text.strip(" .:"), told.get("when", ""), told.get("owner", ""), soonest(told.get("time", "")))
    quotes = (line.quote(), *(Quote(text=one.text, place=one.place) for one in parts.values()))
    return act_reading(given, triggers.of(given.when) if given.when else Trigger(), quotes, None)


def _told(line: Line, triggers: Triggers) -> Iterator[Reading]:
    """«La Guardia llama a Calidad en 10 minutos», below its occasion or with it in front."""
    above = next((found for label in reversed(line.above) if (found := triggers.of(label))), Trigger())
    for sentence in map(unnumbered, line.sentences() if not line.label else [line.text]):
        front = _OCCASION.match(sentence)
        when = front["when"] if front else line.label
        trigger = (triggers.of(when) if when else Trigger()) or above
        rest = front["acts"] if front else line.rest if line.label and trigger and not above else sentence
        trigger = trigger._replace(sure=trigger.sure and not trigger.signals)
        for part in _each(rest):
            act, behind = trailing(part)
            own = triggers.of(behind) if behind else Trigger()
            if (given := by_role(act)) and (trigger or front or behind or _somebody(line, given.who)):
                of = own._replace(sure=own.sure and not own.signals) if own else Trigger() if behind else trigger
                if not of and not behind and not when:
                    of = triggers.of(given.what)._replace(sure=False)
                yield act_reading(given._replace(when=behind or when), of, (line.quote(),), None)
            elif given and not behind and (case := triggers.of(given.what)):  # «… toda difusión de datos de clientes»
                yield act_reading(given, case._replace(sure=False), (line.quote(),), None)
            elif trigger and above and line.item and starts_with_infinitive(part):
                time = soonest(part)
                yield act_reading(Order(without_time(part), line.above[-1], "", time), trigger, (line.quote(),), None)


def _somebody(line: Line, who: str) -> bool:
    """An item that begins with a role is an act though it names no case."""
    return line.item and title_of(who) is not None


def _each(text: str) -> Iterator[str]:
    """One part for each deadline: «X avisa en 5 minutos y Z llama en 1 hora»."""
    start = 0
    for one in minutes(text):
        if one.every:
            continue
        behind = _NEXT.match(text[one.end :])
        if (
            behind
            and not _OBJECT.match(text, one.end + behind.end())
            and not (trailing(text[start:])[1] and not minutes(text[one.end :]))
        ):
            yield text[start : one.end].strip(" .;,")
            start = one.end + behind.end()
    if text[start:].strip(" .;,)"):
        yield text[start:].strip(" .;,")
