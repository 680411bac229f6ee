"""Several readings of one field as one value: equal ones support each other, of different ones the stricter holds."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.brand.texts import folded
from app.brand.words import SEVERITIES
from app.evidence.figures import figures
from app.importing.field_names import worded
from app.importing.in_brief import cut
from app.importing.reading import Quote, Reading
from app.importing.understood import Alternative, Field
from app.wording import Wording

RANKS = ("agent", "lead", "head")
ADDED_UP = frozenset(
    [
        "never_say", "say", "traits", "dont", "do", "triggers", "examples", "links", "phones", "emails", "languages",
        "holidays", "holding", "closing", "substitutes", "address_rules", "deadlines", "conditional", "tell"
    ]
)  # fmt: skip
"""Lists that a manual tells in several places: what stands in one of them holds."""
SPLIT = frozenset({"tell"})
"""Of those, the lists where two versions are also a doubt: who is told is decided, not collected."""
POLITE = ("tu", "vos", "usted")
Rank = Callable[[str], str]
"""The rank of a role id."""


def settle(readings: Iterable[Reading], rank: Rank) -> tuple[Field, ...]:
    """One field for each path, in reading order."""
    met: dict[str, list[Reading]] = {}
    for reading in readings:
        met.setdefault(reading.field, []).append(reading)
    return tuple(_field(path, given, rank) for path, given in met.items())


def _field(path: str, given: list[Reading], rank: Rank) -> Field:
    groups = _groups(given)
    if len(groups) == 1:
        doubt = None if any(one.doubt is None for one in given) else given[0].doubt
        return _made(path, groups[0][0].value, given, doubt, ())
    alternatives = tuple(Alternative(value=group[0].value, quotes=_quotes(group)) for group in groups)
    last = path.rsplit(".", 1)[-1]
    if last in ADDED_UP or path.startswith("danger_holding."):
        return _united(path, last, given, alternatives)
    value = _strictest(path, [group[0].value for group in groups], rank)
    return _made(path, value, given, _differ(path, alternatives), alternatives)


def _made(path: str, value: Any, given: list[Reading], doubt: Wording | None, others: tuple[Alternative, ...]) -> Field:
    standing = "doubtful" if doubt else "read"
    return Field(path=path, value=value, standing=standing, quotes=_quotes(given), doubt=doubt, alternatives=others)


def _groups(given: list[Reading]) -> list[list[Reading]]:
    """Readings of one value together; case, accents and the order of a list make no other value."""
    groups: dict[str, list[Reading]] = {}
    for reading in given:
        groups.setdefault(same(reading.value), []).append(reading)
    return list(groups.values())


def same(value: Any) -> str:
    """What two values share exactly when they mean the same."""
    if isinstance(value, str):
        return folded(value) or value.strip()
    if isinstance(value, Mapping):
        stated = {key: same(inner) for key, inner in value.items() if inner not in (None, "", [])}
        return json.dumps(stated, sort_keys=True)
    if isinstance(value, list | tuple):
        return json.dumps(sorted(same(item) for item in value))
    return json.dumps(value)


def _quotes(given: list[Reading]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quote for reading in given for quote in reading.quotes))


def _united(path: str, last: str, given: list[Reading], others: tuple[Alternative, ...]) -> Field:
    doubt = next((reading.doubt for reading in given if reading.doubt), None)
    items = {same(item): item for reading in given if isinstance(reading.value, list | tuple) for item in reading.value}
    value = list(items.values())
    if last in ("deadlines", "conditional"):
        value, conflict = _soonest(value)
        doubt = doubt or (_differ(path, others) if conflict else None)
    if last in SPLIT:
        doubt = doubt or _differ(path, others)
    return _made(path, value, given, doubt, others if doubt else ())


def _soonest(deadlines: list[Any]) -> tuple[list[Any], bool]:
    """One deadline for each matter and condition: the shortest. True: there were two."""
    kept: dict[str, Any] = {}
    for one in deadlines:
        key = same([one.get("what"), one.get("when") or ""])
        if key not in kept or one.get("minutes", 0) < kept[key].get("minutes", 0):
            kept[key] = one
    return list(kept.values()), len(kept) < len(deadlines)


def _differ(path: str, others: tuple[Alternative, ...]) -> Wording:
    said = [(worded(path, one.value, {}), _at(one.quotes)) for one in others[:4]]
    es, en = (" · ".join(f"{cut(value.in_(tongue))}{at}" for value, at in said) for tongue in ("es", "en"))
    return Wording(
        es=f"el manual dice cosas distintas: {es}. Se toma lo más estricto",
        en=f"the manual says different things: {en}. The stricter is taken",
    )


def _at(quotes: tuple[Quote, ...]) -> str:
    place = quotes[0].place if quotes else None
    return f" ({place.headings[-1] if place.headings else place.file})" if place else ""


def _strictest(path: str, values: list[Any], rank: Rank) -> Any:
    """The value that asks most of us or lets us say least; the first where no order is known."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    last = path.rsplit(".", 1)[-1]
    if all(isinstance(value, bool) for value in known):
        return True
    if last in ("first_answer", "resolution", "limit"):
        return min(known)
    if last in ("approver", "owner"):
        return max(known, key=lambda id: _order(RANKS, rank(id)))
    if last == "severity":
        return max(known, key=lambda word: _order(SEVERITIES, word))
    if last == "rank":
        return min(known, key=lambda word: _order(RANKS, word))
    if last in ("address", "form"):
        return max(known, key=lambda word: _order(POLITE, word))
    if last == "days":
        return max(known, key=_open)
    if len(known) > 1 and path.startswith("facts."):
        return min(known, key=_amount)
    if path.startswith(("actions.", "protocol.outcomes.")) and all(isinstance(value, Mapping) for value in known):
        return _each(path, known, rank)
    return known[0]


def _order(words: Sequence[str], word: Any) -> int:
    return words.index(word) if word in words else -1


def _each(path: str, values: list[Any], rank: Rank) -> Any:
    """Mappings field by field: what one leaves out the other tells."""
    names = dict.fromkeys(name for value in values for name in value)
    merged: dict[str, Any] = {}
    for name in names:
        given = [value[name] for value in values if value.get(name) is not None]
        if name == "minutes":
            merged[name] = min(given)
        elif name == "strategy":
            merged[name] = _each(f"{path}.{name}", given, rank)
        elif name == "reply":  # silence is the one thing that is never stricter
            merged[name] = next((reply for reply in given if reply != "none"), "none")
        elif given and all(isinstance(value, list) for value in given):
            merged[name] = list({same(item): item for value in given for item in value}.values())
        else:
            merged[name] = _strictest(f"{path}.{name}", given, rank)
    return merged


def _open(days: Any) -> int:
    """Minutes a week. More of them is stricter: deadlines that count open hours end sooner."""
    spans = [str(span).split("-") for span in days.values()] if isinstance(days, Mapping) else []
    return sum(_minute(span[1]) - _minute(span[0]) for span in spans if len(span) == 2)


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdigit() and minute.isdigit() else 0


def _amount(fact: Any) -> tuple[int, float]:
    """The lowest promise first; a fact without an amount promises none."""
    said = figures(str(fact.get("statement", ""))) if isinstance(fact, Mapping) else ()
    amounts = [float(figure.value.rsplit(" ", 1)[-1]) for figure in said if figure.kind in ("money", "percent")]
    return (0, max(amounts)) if amounts else (-1, 0.0)
