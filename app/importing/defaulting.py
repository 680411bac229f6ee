"""What the manual is silent about: every field that ours fills, with the value that will hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.brand.brand_file import read_brand
from app.brand.imported_file import Held, plain
from app.brand.protocol_file import read_protocol
from app.brand.source import Source
from app.brand.words import SEVERITIES
from app.importing.folder.composing import NEW_LIMIT, composed, withheld
from app.importing.understood import Field, Understanding

OF_DUTY = ("approver", "tell", "first_answer", "resolution", "clock")


def with_defaults(understanding: Understanding) -> Understanding:
    """The same with one field more for each default that the folder will live by."""
    told = [_marked(field) for field in understanding.fields if field.standing != "default" or _deduced(field)]
    bare = understanding.model_copy(update={"fields": tuple(told)})
    known = {field.path for field in told if field.value is not None}
    new = {path: value for path, value in _defaults(bare, composed(bare), known) if path not in known}
    ours = [Field(path=path, value=value, standing="default") for path, value in new.items()]
    return bare.model_copy(update={"fields": (*told, *ours)})


def _deduced(field: Field) -> bool:
    """A rank comes from the manual's other words, not from our files."""
    return field.path.startswith("roles.") and field.path.endswith(".rank")


def _marked(field: Field) -> Field:
    return field.model_copy(update={"left_out": True}) if withheld(field) else field


def _defaults(bare: Understanding, data: Held, known: set[str]) -> Iterator[tuple[str, Any]]:
    own = {name: value for name, value in data.brand.items() if name != "duties"}
    part = read_brand(Source("brand.yaml", plain(own) or {}), True, "")
    brand = part.value.model_dump(mode="json") if part.value is not None else {}
    for name in sorted(part.defaults - {"name", "duties", "slug"}):
        yield name, at_name(brand, name)
    yield from _duties(brand, known)
    yield from _networks(data, known)
    yield from _scenarios(bare, data, known)
    protocol = read_protocol(Source("protocol.yaml", plain(data.protocol) or {}), True, brand.get("language", "es"))
    for name in sorted(protocol.defaults):
        yield name, at_name({"protocol": protocol.value.model_dump(mode="json") if protocol.value else None}, name)


def at_name(data: Any, name: str) -> Any:
    """The value at a dotted name; entries of lists by id, severity or language."""
    for step in name.split("."):
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list):
            entries = [e for e in data if isinstance(e, Mapping) and step in (e.get("id"), e.get("severity"))]
            texts = [e for e in data if isinstance(e, Mapping) and e.get("language") == step]
            data = entries[0] if entries else texts or None
    return data


def _duties(brand: Mapping[str, Any], known: set[str]) -> Iterator[tuple[str, Any]]:
    for duty in sorted(brand.get("duties", []), key=lambda duty: SEVERITIES.index(duty["severity"])):
        for name in OF_DUTY:
            path = f"duties.{duty['severity']}.{name}"
            if path not in known and duty.get(name):
                yield path, duty[name]


def _networks(data: Held, known: set[str]) -> Iterator[tuple[str, Any]]:
    for network in data.brand.get("networks", []):
        if network.get("limit") == NEW_LIMIT and f"networks.{network['id']}.limit" not in known:
            yield f"networks.{network['id']}.limit", NEW_LIMIT


def _scenarios(bare: Understanding, data: Held, known: set[str]) -> Iterator[tuple[str, Any]]:
    """A scenario is grave and private where nothing else is said; without a text of its own, nothing is proposed."""
    for id, scenario in data.scenarios.items():
        for name, value in (("severity", "high"), ("private", True)):
            if f"scenarios.{id}.{name}" not in known:
                yield f"scenarios.{id}.{name}", value
        if scenario.get("template_forbidden") and f"scenarios.{id}.template_forbidden" not in known:
            yield f"scenarios.{id}.template_forbidden", True
