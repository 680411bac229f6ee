"""Ids across the files: none twice, none that nobody defined."""

import re
from collections.abc import Iterable, Iterator

from app.brand.faults import Fault, Level, Loc, one_of, shown
from app.brand.parts import DANGERS, SIGNALS, Parts
from app.brand.source import Source
from app.wording import Wording

ID = re.compile(r"[\w][\w.-]{0,59}")

NAMES = {
    "roles": ("rol", "role"),
    "networks": ("red", "network"),
    "outcomes": ("tipo", "outcome"),
    "scenarios": ("escenario", "scenario"),
    "facts": ("dato", "fact"),
    "signals": ("señal", "signal"),
    "dangers": ("tipo de peligro", "kind of danger"),
    "languages": ("idioma", "language"),
}


def reference_faults(parts: Parts) -> Iterator[Fault]:
    yield from _repeated(parts)
    yield from _organisation(parts)
    yield from _texts(parts)
    yield from _scenarios(parts)
    yield from _past(parts)


def _among(source: Source, loc: Loc, ids: Iterable[str | None], known: Iterable[str] | None, kind: str,
           level: Level = "error") -> Iterator[Fault]:  # fmt: skip
    """A fault for each id that is not known. `known` None: what is known could not be read."""
    if known is None:
        return
    names, (es, en) = set(known), NAMES[kind]
    for id_ in ids:
        if id_ is not None and id_ not in names:
            message = Wording(es=f"no hay {es} {shown(id_)}", en=f"there is no {en} {shown(id_)}")
            yield source.fault(loc, message, one_of(id_, names), level)


def _repeated(parts: Parts) -> Iterator[Fault]:
    brand = parts.brand
    for kind, key in (("roles", "id"), ("networks", "id"), ("duties", "severity")):
        written = brand.ids(kind, key)
        yield from _each_once([(brand.source, (kind, i, key), id_) for i, id_ in enumerate(written)])
    yield from _each_once([(source, ("id",), id_) for source, id_ in parts.manual.ids])
    yield from _each_once([(placed.source, (*placed.loc, "id"), id_) for placed, id_ in parts.facts.ids])
    protocol = parts.protocol
    for kind, ids in (("questions", protocol.questions), ("outcomes", protocol.outcomes)):
        yield from _each_once([(protocol.source, (kind, id_), id_) for id_ in ids])


def _each_once(placed: list[tuple[Source, Loc, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for source, loc, id_ in placed:
        where = f"{source.path}:{source.line(loc)}"
        if not ID.fullmatch(id_):
            message = Wording(es=f"{shown(id_)} no sirve de identificador", en=f"{shown(id_)} cannot be an id")
            yield source.fault(loc, message, LETTERS)
        elif id_ in first:
            message = Wording(es=f"{shown(id_)} está repetido", en=f"{shown(id_)} is repeated")
            mend = Wording(es=f"ya está en {first[id_]}: cambie uno", en=f"it is in {first[id_]} already: rename one")
            yield source.fault(loc, message, mend)
        first.setdefault(id_, where)


LETTERS = Wording(
    es="use letras, cifras, guiones y puntos, sin espacios (p. ej. corte-de-luz)",
    en="use letters, digits, hyphens and dots, no spaces (e.g. power-cut)",
)


def _organisation(parts: Parts) -> Iterator[Fault]:
    source, roles = parts.brand.source, parts.known("roles")
    for i, role in parts.from_brand("roles"):
        yield from _among(source, ("roles", i, "substitutes"), role.substitutes, roles, "roles")
    for i, duty in parts.from_brand("duties"):
        yield from _among(source, ("duties", i, "approver"), [duty.approver], roles, "roles")
        yield from _among(source, ("duties", i, "tell"), duty.tell, roles, "roles")
    for i, act in parts.from_brand("actions"):
        at = ("actions", i)
        yield from _among(source, (*at, "owner"), [act.owner], roles, "roles")
        yield from _among(source, (*at, "outcomes"), act.outcomes, parts.known("outcomes"), "outcomes")
        yield from _among(source, (*at, "scenarios"), act.scenarios, parts.known("scenarios"), "scenarios")
        yield from _among(source, (*at, "signals"), act.signals, SIGNALS, "signals")


def _texts(parts: Parts) -> Iterator[Fault]:
    source, value, networks = parts.brand.source, parts.brand.value, parts.known("networks")
    if value is None:
        return
    for i, rule in enumerate(value.voice.address_rules):
        yield from _among(source, ("voice", "address_rules", i), rule.networks, networks, "networks")
    for i, text in enumerate(value.holding):
        yield from _among(source, ("holding", i, "network"), [text.network], networks, "networks")
    for kind, texts in value.danger_holding.items():
        yield from _among(source, ("danger_holding", kind), [kind], DANGERS, "dangers")
        for i, text in enumerate(texts):
            yield from _among(source, ("danger_holding", kind, i), [text.network], networks, "networks")
    yield from _among(source, ("language",), [value.language], value.languages, "languages")


def _scenarios(parts: Parts) -> Iterator[Fault]:
    roles, networks = parts.known("roles"), parts.known("networks")
    for placed in parts.manual.scenarios:
        source, scenario = placed.source, placed.value
        yield from _among(source, ("owner",), [scenario.owner], roles, "roles")
        for name, texts in (("holding", scenario.holding), ("closing", scenario.closing)):
            for i, text in enumerate(texts):
                yield from _among(source, (name, i, "network"), [text.network], networks, "networks")


def _past(parts: Parts) -> Iterator[Fault]:
    """An approver who has left is only a doubt; the rest steers which replies are found, so it must be right."""
    known = {kind: parts.known(kind) for kind in ("networks", "outcomes", "scenarios", "roles")}
    for placed in parts.past.replies:
        source, past = placed.source, placed.value
        yield from _among(source, ("network",), [past.network], known["networks"], "networks")
        yield from _among(source, ("outcome",), [past.outcome], known["outcomes"], "outcomes")
        yield from _among(source, ("scenario",), [past.scenario], known["scenarios"], "scenarios")
        yield from _among(source, ("approved_by",), [past.approved_by], known["roles"], "roles", "warning")
