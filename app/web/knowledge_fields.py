"""A field of an import as controls of a form, and the form's answer as the field's value again."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal

from app.brand.brand import Brand
from app.brand.words import SEVERITIES
from app.value import Value
from app.web.forms import Fields
from app.web.problems import Fault, Invalid
from app.wording import Wording

Kind = Literal["number", "text", "long", "lines", "choice", "many"]
Option = tuple[str, str | None]
"""A value and its own words; None: the screens have words for it."""

LONG = 60
"""Characters from which a text gets more than a line."""
SAY_LONG: Final = frozenset({"text", "statement", "correction", "do", "dont", "say", "what", "when", "proof"})
FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "severity": SEVERITIES,
    "address": ("usted", "tu", "vos"),
    "form": ("usted", "tu", "vos"),
    "rank": ("agent", "lead", "head"),
    "status": ("confirmed", "unconfirmed", "false"),
    "topic": ("general", "compensation"),
}
"""Values that a field may have, by its last name."""
OPTIONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "conditional": ("what", "minutes", "when"),
    "deadlines": ("what", "minutes", "when"),
    "holding": ("text", "language", "network", "form"),
    "closing": ("text", "language", "network", "form"),
    "address_rules": ("form", "networks", "severities"),
}
"""What an entry of these lists may say, filled or not."""
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ANSWERS: Final = ("first_answer", "resolution")
"""Deadlines that a promise may shorten; what else a scenario promises is an act in words of its own."""
NUMBERS: Final = frozenset({"minutes", "first_answer", "resolution", "limit"})
LISTS: Final = frozenset({"networks", "severities"})
GREATEST = 10_000_000


class Input(Value):
    """One control. `key`: what it holds of the value; empty where it is the whole value."""

    name: str
    key: str
    kind: Kind
    value: str = ""
    chosen: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()


class Entry(Value):
    """The controls of one entry of a list, or of the whole value. `number` None: it is no list."""

    number: int | None
    inputs: tuple[Input, ...]
    new: bool = False
    """One more entry, which stays out while it is empty."""


def entries(path: str, value: Any, brand: Brand, typed: Fields | None = None) -> tuple[Entry, ...]:
    """The controls that change a value; none where it has parts within parts, which only the folder's file can change.

    `typed`: what was sent before, to be shown again.
    """
    last = path.rsplit(".", 1)[-1]
    shaped = _shaped(path, value)
    if _flat(shaped):
        return (Entry(number=None, inputs=(_input("value", "", last, shaped, brand, typed),)),)
    if isinstance(shaped, Mapping) and all(_flat(inner) for inner in shaped.values()):
        inputs = tuple(_input(f"value.{key}", key, key, inner, brand, typed) for key, inner in shaped.items())
        return (Entry(number=None, inputs=inputs),)
    if isinstance(shaped, list) and all(_plain_entry(item) for item in shaped):
        return tuple(_listed(last, shaped, brand, typed))
    return ()


def _shaped(path: str, value: Any) -> Any:
    """The value with every part that its form has to offer."""
    if path.endswith("hours.days") and isinstance(value, Mapping):
        return {day: value.get(day) or "" for day in DAYS}
    known = OPTIONAL.get(_kind_of(path))
    if known is None or not isinstance(value, list):
        return value
    return [{**dict.fromkeys(known, ""), **item} if isinstance(item, Mapping) else {"text": item} for item in value]


def _kind_of(path: str) -> str:
    first, last = path.split(".", 1)[0], path.rsplit(".", 1)[-1]
    return "holding" if first in ("holding", "danger_holding") else last


def _flat(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return value is None or isinstance(value, str | int | float | bool)


def _plain_entry(item: Any) -> bool:
    return isinstance(item, Mapping) and all(_flat(inner) for inner in item.values())


def _listed(last: str, items: list[Any], brand: Brand, typed: Fields | None) -> Iterator[Entry]:
    keys = list(dict.fromkeys(key for item in items for key in item))
    blank: dict[str, Any] = {key: next(([] for item in items if isinstance(item.get(key), list)), "") for key in keys}
    for number, item in enumerate([*items, blank]):
        inputs = tuple(
            _input(f"value.{number}.{key}", key, key, item.get(key, blank[key]), brand, typed) for key in keys
        )
        yield Entry(number=number, inputs=inputs, new=number == len(items))


def _input(name: str, key: str, last: str, value: Any, brand: Brand, typed: Fields | None) -> Input:
    again = typed is not None and name in typed
    options = tuple(_options(last, value, brand))
    if last in ("tell", "substitutes") and isinstance(value, list):
        chosen = typed.all(name) if typed is not None else tuple(value)
        return Input(name=name, key=key, kind="many", chosen=chosen, options=options)
    if isinstance(value, list) or last in LISTS:
        shown = "\n".join(value) if isinstance(value, list) else ""
        return Input(name=name, key=key, kind="lines", value=typed[name] if typed and again else shown)
    shown = _shown(value)
    kind: Kind = "choice" if options else "number" if last in NUMBERS or _whole(value) else "text"
    if kind == "text" and (len(shown) > LONG or last in SAY_LONG):
        kind = "long"
    return Input(name=name, key=key, kind=kind, value=typed[name] if typed and again else shown, options=options)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _options(last: str, value: Any, brand: Brand) -> Iterator[Option]:
    if isinstance(value, bool):
        yield from (("true", None), ("false", None))
    elif last in ("approver", "owner", "tell", "substitutes"):
        yield from ((role.id, role.title) for role in brand.roles)
    elif last == "what" and value in ("", *ANSWERS):
        yield from ((name, None) for name in ANSWERS)
    elif last == "network":
        yield from (("", None), *((network.id, network.label) for network in brand.networks))
    elif last == "form":
        yield from (("", None), *((name, None) for name in FIXED["form"]))
    elif last in FIXED:
        yield from ((name, None) for name in FIXED[last])


def value_of(path: str, value: Any, brand: Brand, sent: Fields) -> Any:
    """What the form of `entries` says. Raises Invalid for a number that is none and for an answer without anything."""
    shown = entries(path, value, brand)
    faults: list[Fault] = []
    if shown and shown[0].number is not None:
        read: Any = list(_items(shown, sent, faults))
    elif shown and shown[0].inputs[0].key:
        read = _said(shown[0], sent, faults)
    else:
        read = _one(shown[0].inputs[0], sent, value, faults) if shown else None
    if faults:
        raise Invalid(tuple(faults))
    if read in (None, ""):
        raise Invalid((Fault(field="value", message=EMPTY),))
    return read


EMPTY = Wording(
    es="escriba un valor; para quitarlo del todo, edite el archivo de la carpeta",
    en="write a value; to take it away altogether, edit the folder's file",
)
WHOLE = Wording(es="escriba un número entero, p. ej. 30", en="write a whole number, e.g. 30")


def _items(shown: tuple[Entry, ...], sent: Fields, faults: list[Fault]) -> Iterator[dict[str, Any]]:
    for entry in shown:
        if f"drop.{entry.number}" in sent or not any(sent[one.name].strip() for one in entry.inputs if _written(one)):
            continue
        yield _said(entry, sent, faults)


def _written(one: Input) -> bool:
    """Whether it says something of its own: a choice is always made."""
    return one.kind != "choice"


def _said(entry: Entry, sent: Fields, faults: list[Fault]) -> dict[str, Any]:
    read = {one.key: _one(one, sent, None, faults) for one in entry.inputs}
    return {key: inner for key, inner in read.items() if inner not in (None, "", [])}


def _one(one: Input, sent: Fields, was: Any, faults: list[Fault]) -> Any:
    said = sent[one.name].strip()
    if one.kind == "many":
        return list(sent.all(one.name))
    if one.kind == "lines":
        return [line.strip() for line in sent[one.name].splitlines() if line.strip()]
    if one.kind == "number":
        return _number(one, said, faults)
    if one.options and {value for value, _ in one.options} == {"true", "false"}:
        return said == "true"
    return said


def _number(one: Input, said: str, faults: list[Fault]) -> int | None:
    if not said and one.key:
        return None
    if said.isascii() and said.isdigit() and int(said[:12]) < GREATEST:
        return int(said)
    faults.append(Fault(field=one.name, value=said[:40], message=WHOLE))
    return None
