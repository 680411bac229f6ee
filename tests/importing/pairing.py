"""Which scenario, role, fact, act, question, outcome or network of an import is which of those expected."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.value import Value
from tests.importing.comparing import role, similar

NAMED_BY = {
    "scenarios": "title",
    "roles": "title",
    "facts": "statement",
    "actions": "what",
    "protocol.questions": "text",
    "protocol.outcomes": "label",
}
"""The field that tells what an entry is about."""
ALIKE = 0.5
UNKNOWN = "?"
"""An id of the import that nothing expected corresponds to begins with it."""


class Got(Value):
    value: Any
    marked: bool
    """Whether a person is asked to look at it."""


Fields = dict[str, Got]


def group(path: str) -> tuple[str, str, str] | None:
    """`scenarios.fire.holding` as («scenarios», «fire», «holding»); None where a path has no entry's id."""
    for start in (*NAMED_BY, "networks"):
        if path.startswith(f"{start}."):
            id, _, rest = path[len(start) + 1 :].partition(".")
            return start, id, rest
    return None


def flat(fields: Mapping[str, Got]) -> Fields:
    """Acts, facts, questions and outcomes with one path for each of their parts."""
    made: Fields = {}
    for path, got in fields.items():
        met = group(path)
        if met and not met[2] and isinstance(got.value, dict):
            made |= {f"{path}.{name}": Got(value=part, marked=got.marked) for name, part in got.value.items()}
        else:
            made[path] = got
    return made


def paired(expected: Iterable[str], names: Mapping[str, str], got: Fields) -> Fields:
    """The import with the expected ids, in its paths and in its values. `names`: expected path → its name."""
    maps = {start: _pairs(start, expected, names, got) for start in (*NAMED_BY, "networks")}
    return {
        _renamed(path, maps): Got(value=_value(path, one.value, maps, got), marked=one.marked)
        for path, one in got.items()
    }


def _pairs(start: str, expected: Iterable[str], names: Mapping[str, str], got: Fields) -> dict[str, str]:
    """Id of the import → expected id."""
    wanted = {
        met[1] for path in expected if (met := group(path)) and met[0] == start and not met[1].startswith(("*", "~"))
    }
    ids = list(dict.fromkeys(met[1] for path in got if (met := group(path)) and met[0] == start))
    scores = [
        (_score(start, ours, names.get(f"{start}.{ours}", ours), id, _name(start, id, got)), ours, id)
        for ours in sorted(wanted)
        for id in ids
    ]
    pairs: dict[str, str] = {}
    for score, ours, id in sorted(scores, reverse=True):
        if score >= ALIKE and id not in pairs and ours not in pairs.values():
            pairs[id] = ours
    return pairs


def _score(start: str, ours: str, our_name: str, id: str, name: str) -> float:
    if start == "networks":
        return 1.0 if ours == id else 0.8 if id.startswith(f"{ours}-") or similar(ours, name) > 0.8 else 0.0
    if start == "roles":
        return 1.0 if role(our_name) in (role(name), role(id)) else 0.0
    return similar(our_name, name)


def _name(start: str, id: str, got: Fields) -> str:
    said = got.get(f"{start}.{id}.{NAMED_BY.get(start, 'label')}")
    return str(said.value) if said else id


def _renamed(path: str, maps: Mapping[str, dict[str, str]]) -> str:
    met = group(path)
    if not met:
        return path
    start, id, rest = met
    return ".".join(part for part in (start, maps[start].get(id, f"{UNKNOWN}{id}"), rest) if part)


def _value(path: str, value: Any, maps: Mapping[str, dict[str, str]], got: Fields) -> Any:
    last = path.rsplit(".", 1)[-1]
    if last in ("approver", "owner", "tell", "substitutes"):
        return _each(value, maps["roles"] | {id: _name("roles", id, got) for id in _ids(value) - set(maps["roles"])})
    if path.startswith("protocol.") and last in ("yes", "no"):
        return _each(value, maps["protocol.questions"] | maps["protocol.outcomes"])
    if path.startswith("actions.") and last in ("scenarios", "outcomes"):
        return _each(value, maps["scenarios" if last == "scenarios" else "protocol.outcomes"])
    return value


def _ids(value: Any) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list | tuple) else {str(value)}


def _each(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return [names.get(str(one), one) for one in value]
    return names.get(str(value), value)
