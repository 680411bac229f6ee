"""Fields as the data of a knowledge folder. What is doubtful and would be said in public is left out of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.brand.headings import slug
from app.brand.imported_file import Held
from app.brand.shipped import Data, networks, shipped
from app.brand.words import SEVERITIES
from app.importing.understood import Field, Understanding

FIRST = ("name", "country", "language", "languages", "objectives", "values", "voice", "networks", "hours", "contacts",
         "emergency", "roles", "duties", "actions", "holding", "danger_holding")  # fmt: skip
IN_SCENARIO = ("title", "owner", "severity", "deadlines", "triggers", "examples", "holding", "closing", "private", "do",
               "dont", "freeze_marketing", "template_forbidden")  # fmt: skip
NEW_LIMIT = 280
"""Characters of a network of the brand's own whose limit the manual does not tell: the shortest common one."""


def scenario_path(id: str) -> str:
    """The scenario's file in the folder."""
    return f"manual/escenarios/{slug(id)}.md"


def composed(understanding: Understanding) -> Held:
    """Everything that the folder's files are to hold."""
    fields = {field.path: field for field in understanding.fields}
    return Held(_brand(fields), _protocol(fields), _facts(fields), _scenarios(fields))


def withheld(field: Field) -> bool:
    """Whether a doubtful field may not stand in the folder: what the public would read, or where it would be sent."""
    first, last = field.path.split(".", 1)[0], field.path.rsplit(".", 1)[-1]
    return field.standing == "doubtful" and (
        first in ("holding", "danger_holding", "contacts", "emergency")
        or last in ("holding", "closing", "signature", "private_channel")
    )


def _stated(field: Field | None) -> Any:
    """The value that the folder gets; None: none."""
    if field is None or field.left_out or withheld(field) or field.value in (None, "", [], {}):
        return None
    return field.value


def _own(field: Field) -> bool:
    return field.standing != "default" and _stated(field) is not None


Fields = Mapping[str, Field]


def _brand(fields: Fields) -> Data:
    data: Data = {}
    for path, field in fields.items():
        first = path.split(".", 1)[0]
        if first in ("roles", "networks", "duties", "actions", "protocol", "scenarios", "facts") or not _own(field):
            continue
        _put(data, path.split("."), _stated(field))
    if "language" in data and "languages" in data and data["language"] not in data["languages"]:
        data["languages"] = [data["language"], *data["languages"]]
    data |= {name: listed for name in ("roles", "networks", "duties", "actions") if (listed := LISTS[name](fields))}
    return {name: data[name] for name in (*FIRST, *data) if name in data}


def _put(data: Data, steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        data = data.setdefault(step, {})
    data[steps[-1]] = value


def _entries(fields: Fields, name: str, *, ours: bool = False) -> dict[str, Data]:
    """Stated properties below `name`, by id. `ours`: with the defaults that a list of the brand must spell out."""
    found: dict[str, Data] = {}
    for path, field in fields.items():
        parts = path.split(".")
        if parts[0] == name and len(parts) == 3 and (_own(field) or (ours and _stated(field) is not None)):
            found.setdefault(parts[1], {})[parts[2]] = _stated(field)
    return found


def _roles(fields: Fields) -> list[Data]:
    entries = _entries(fields, "roles", ours=True)
    told = {id: entry for id, entry in entries.items() if "title" in entry}
    listed = []
    for id, entry in told.items():
        substitutes = [one for one in entry.pop("substitutes", []) if one in told and one != id]
        first = {"id": id, "title": entry["title"], "rank": entry.get("rank") or "agent"}
        more = {"substitutes": substitutes} if substitutes else {}
        listed.append({**first, **more, **({"hours": entry["hours"]} if "hours" in entry else {})})
    return listed


def _networks(fields: Fields) -> list[Data]:
    """The brand's networks, and the shipped ones that its rules or texts speak of."""
    entries = _entries(fields, "networks")
    if not any(_own(field) for path, field in fields.items() if path.startswith("networks.")):
        return []
    known = {network["id"] for network in networks("es")}
    for id in _spoken_of(fields):
        if id in known:
            entries.setdefault(id, {})
    return [{"id": id, **({} if id in known else {"limit": NEW_LIMIT}), **entry} for id, entry in entries.items()]


def _spoken_of(fields: Fields) -> Iterator[str]:
    for path, field in fields.items():
        for item in _stated(field) or () if path.endswith(("address_rules", "holding", "closing")) else ():
            if isinstance(item, Mapping):
                yield from item.get("networks") or []
                yield from [item["network"]] if item.get("network") else []


def _duties(fields: Fields) -> list[Data]:
    """All four severities or none: a list of the brand replaces ours."""
    if not any(_own(field) for path, field in fields.items() if path.startswith("duties.")):
        return []
    entries = _entries(fields, "duties", ours=True)
    order = ("approver", "tell", "first_answer", "resolution", "clock", "conditional")
    listed = []
    for severity in SEVERITIES:
        entry = entries.get(severity, {})
        entry["tell"] = [one for one in entry.get("tell", []) if one != entry.get("approver")]
        listed.append({"severity": severity, **{name: entry[name] for name in order if entry.get(name)}})
    return listed


def _actions(fields: Fields) -> list[Data]:
    stated = [_stated(fields[path]) for path in action_paths(fields)]
    return [{name: value for name, value in act.items() if value not in (None, "", [])} for act in stated]


def action_paths(fields: Fields) -> list[str]:
    """The acts in the order in which the folder lists them."""
    return [path for path, field in fields.items() if path.startswith("actions.") and _own(field)]


LISTS = {"roles": _roles, "networks": _networks, "duties": _duties, "actions": _actions}


def _protocol(fields: Fields) -> Data:
    """The brand's own questions, or none of them: a tree in doubt leaves the shipped one in force until confirmed."""
    start_field = fields.get("protocol.start")
    if start_field and start_field.standing == "doubtful":
        return {}
    data: Data = {}
    for name in ("questions", "outcomes"):
        start = f"protocol.{name}."
        below = {path.removeprefix(start): field for path, field in fields.items() if path.startswith(start)}
        stated = {id: _harmless(field) for id, field in below.items() if "." not in id and _own(field)}
        if stated:
            data[name] = stated
    if start_field and "questions" in data and _stated(start_field) in data["questions"]:
        data = {"start": _stated(start_field), **data}
    return data


def _harmless(field: Field) -> Data:
    """A question, or an outcome; a doubtful one has no replies of ours and is never silence."""
    value = {name: inner for name, inner in field.value.items() if inner not in (None, "", [], {})}
    if field.standing != "doubtful" or "outcomes" not in field.path:
        return value
    value.pop("replies", None)
    strategy = dict(value.get("strategy") or {})
    model = shipped("protocol")["outcomes"].get(value.get("like") or field.path.rsplit(".", 1)[-1], {})
    if strategy.get("reply", model.get("strategy", {}).get("reply")) == "none":
        value["strategy"] = {**strategy, "reply": "hold"}
    return value


def _facts(fields: Fields) -> list[Data]:
    listed = []
    for path, field in fields.items():
        if path.startswith("facts.") and _own(field):
            value = {name: inner for name, inner in field.value.items() if inner not in (None, "")}
            if field.standing == "doubtful":
                value |= {"status": "unconfirmed", "public": False}
            source = {"source": origin(field)} if field.quotes and "source" not in value else {}
            listed.append({"id": path.split(".", 1)[1], **value, **source})
    return listed


def origin(field: Field) -> str:
    """«manual.docx, Plazos»"""
    place = field.quotes[0].place
    return ", ".join([place.file, *place.headings[-1:]])


def _scenarios(fields: Fields) -> dict[str, Data]:
    entries = _entries(fields, "scenarios")
    found = {}
    for id in dict.fromkeys(path.split(".")[1] for path in fields if path.startswith("scenarios.")):
        entry = entries.get(id, {})
        if not entry.get("holding"):
            entry["template_forbidden"] = True  # nothing may be proposed that the brand has not written
        title = entry.get("title") or id.replace("-", " ").capitalize()
        told = {name: entry[name] for name in IN_SCENARIO if name in entry and name != "title"}
        if entry.get("template_forbidden") and "holding" in told:
            told.pop("holding")
        found[id] = {"id": id, "title": title, **told}
    return found
