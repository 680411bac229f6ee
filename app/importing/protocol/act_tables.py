"""Acts in tables: what, who, by when and on what occasion, by the columns' names or by what stands in them."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.organisation.role_titles import titles_in
from app.importing.protocol.act_readings import TWO_TIMES, act_reading
from app.importing.protocol.act_triggers import Trigger, Triggers, announces_acts
from app.importing.protocol.act_words import (
    Order,
    conditional,
    soonest,
    starts_with_act,
    starts_with_infinitive,
    trailing,
)
from app.importing.protocol.lines import heads
from app.importing.reading import Quote, Reading
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.importing.voice.ledger_words import past

MOST = 0.6
"""Share of a column's cells that make it a column of deadlines, of occasions or of roles."""
_HEADS = {"que": "what", "what": "what", "si": "when", "cuando": "when", "if": "when", "quien": "owner", "who": "owner"}
_NEVER = re.compile(
    r"\b(?:aprueba|aprobacion|firma|gravedad|primera respuesta|severity|approv\w+|sign off|first reply)\b"
)
_TO_WHOM = re.compile(
    r"\b(?:a quien|destinatari[oa]s?|receptor(?:es)?|to whom|recipients?|avisad[oa]s?|informad[oa]s?)\b"
)
"""Who is told is not who does it."""
Rows = Sequence[Sequence[str]]


def table_acts(table: Table, triggers: Triggers) -> Iterator[Reading]:
    names, body = _unpacked(table)
    if not body or _NEVER.search(folded(" ".join(names))):
        return
    place = _columns(names, body, triggers)
    if "what" not in place or not (
        ("when" in place and {"owner", "time"} & set(place)) or {"owner", "time"} <= set(place)
    ):
        return
    about = any(announces_acts(label) for label in (table.caption or "", *table.place.headings[-1:]))
    orders = sum(_ordered(row[place["what"]]) and _brief(row[place["what"]]) for row in body)
    if about or orders * 2 > len(body):
        for row in body:
            yield from _row(row, names, place, table, triggers)


def _ordered(cell: str) -> bool:
    return starts_with_act(cell) or starts_with_infinitive(cell)


def _brief(cell: str) -> bool:
    return len(cell.split()) <= 16 and not re.match(r"[^:]{0,20}:", cell)


def _unpacked(table: Table) -> tuple[tuple[str, ...], Rows]:
    """A column «Tarea / Quién / Máximo» whose cells have as many lines is three columns."""
    names, body = heads(table)
    widths = [len(name.split("\n")) for name in names]
    fits = all(len(row[i].split("\n")) <= n for row in body for i, n in enumerate(widths) if n > 1)
    if max(widths, default=1) == 1 or not fits:
        return names, body
    return _parted(names, widths), [_parted(row, widths) for row in body]


def _parted(row: Sequence[str], widths: Sequence[int]) -> tuple[str, ...]:
    cells: list[str] = []
    for cell, n in zip(row, widths, strict=True):
        parts = cell.split("\n") if n > 1 else [cell]
        cells += [*parts, *[""] * (n - len(parts))]
    return tuple(cells)


def _columns(names: Sequence[str], body: Rows, triggers: Triggers) -> dict[str, int]:
    """Column by kind. A name counts if its cells do not belie it; else what most cells are."""
    cells = [[row[i] for row in body] for i in range(len(names))]
    named = [_named(name) for name in names]
    place: dict[str, int] = {}
    tests: dict[str, Callable[[str], bool]] = {
        "time": lambda cell: bool(minutes(cell)) and len(cell.split()) <= 8,
        "when": lambda cell: bool(triggers.of(cell)) and len(cell.split()) <= 14,
        "owner": lambda cell: bool(titles_in(cell)) and len(cell.split()) <= 8,
    }
    told = {i for i, name in enumerate(names) if _TO_WHOM.search(folded(name))}
    for kind, test in tests.items():
        share = [
            sum(map(test, column)) / len(column)
            if i not in place.values() and not (kind == "owner" and i in told)
            else 0.0
            for i, column in enumerate(cells)
        ]
        best = max(range(len(names)), key=lambda i: (share[i], named[i] == kind), default=0)
        free = [i for i, name in enumerate(named) if name == kind and i not in place.values()]
        stated = next((i for i in free if share[i] >= share[best] or kind != "time"), None)
        plain = share[best] >= MOST
        unnamed = stated is None and (named[best] != "what" or named.count("what") > 1)
        belied = kind == "when" and (unnamed or (stated is not None and share[stated] == 0))
        if plain and (belied or (stated is None and named[best] in (None, kind))):
            stated = best
        if stated is not None:
            place[kind] = stated
    rest = [i for i in range(len(names)) if i not in place.values()]
    if rest:
        place["what"] = max(rest, key=lambda i: (named[i] == "what", sum(map(_ordered, cells[i])), -i))
    left = [i for i in rest if i != place["what"] and i not in told]
    if "owner" not in place and len(left) == 1 and all(len(cell.split()) <= 6 for cell in cells[left[0]]):
        place["owner"] = left[0]
    return place


def _named(name: str) -> str | None:
    plain = folded(name)
    if plain in _HEADS:
        return _HEADS[plain]
    meaning = vocabulary("acts").meaning(name)
    if meaning in ("what", "owner", "time", "when"):
        return meaning
    return "when" if plain.startswith("si ") else None


def _row(
    row: Sequence[str], names: Sequence[str], place: dict[str, int], table: Table, triggers: Triggers
) -> Iterator[Reading]:
    what = row[place["what"]]
    when = row[place["when"]] if "when" in place else conditional(what)[0] or trailing(what)[1]
    if not what.strip(" -–—") or past(what):
        return
    told = row[place["time"]] if "time" in place else ""
    time = soonest(told) or soonest(f"{told} {_unit(names[place['time']])}" if told.strip().isdigit() else what)
    two = len({one.minutes for one in minutes(told)}) > 1
    quotes = tuple(Quote(text=row[i], place=table.place) for i in dict.fromkeys(place.values()) if row[i])
    who = row[place["owner"]] if "owner" in place else ""
    given = Order(" ".join(what.split()), when, " ".join(who.split()), time)
    yield act_reading(given, triggers.of(when) if when else Trigger(), quotes, TWO_TIMES if two else None)


def _unit(name: str) -> str:
    return next((unit for unit in ("minutos", "horas", "días", "min", "minutes", "hours") if unit in name.lower()), "")
