"""Data as YAML that people read and edit: each field of the manual with its quote, their own lines kept."""

from collections.abc import Callable, Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from app.importing.understood import Field

Comment = Callable[[str], str | None]
"""What to write above a field, by its dotted path."""
QUOTED = 160


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def text(data: Any, comment: Comment, at: str = "") -> str:
    """The data as a file; empty for no data."""
    if not data:
        return ""
    return _dumped(_node(data, comment, at, 0))


def _dumped(node: Any) -> str:
    out = StringIO()
    _yaml().dump(node, out)
    return out.getvalue()


def _node(data: Any, comment: Comment, at: str, depth: int) -> Any:
    if isinstance(data, Mapping):
        node = CommentedMap()
        for key, value in data.items():
            path = f"{at}.{key}".lstrip(".")
            node[key] = _node(value, comment, path, depth + 2)
            if said := comment(path):
                node.yaml_set_comment_before_after_key(key, before=said, indent=depth)
        return node
    if isinstance(data, list | tuple):
        return CommentedSeq([_node(item, comment, f"{at}.{_id(item, i)}", depth + 2) for i, item in enumerate(data)])
    return LiteralScalarString(data) if isinstance(data, str) and "\n" in data else data


def _id(item: Any, number: int) -> str:
    return str(item.get("id") or item.get("severity") or number) if isinstance(item, Mapping) else str(number)


def quoting(fields: Mapping[str, Field]) -> Comment:
    """«cita» (manual.docx, Plazos); of what is not sure, why."""

    def comment(path: str) -> str | None:
        field = fields.get(path)
        if field is None or field.standing == "by_hand":
            return None
        if field.standing == "default":
            return "valor de serie" if path.startswith(("duties.", "networks.")) else None
        mark = "DUDOSO · " if field.standing == "doubtful" else ""
        if not field.quotes:
            return mark.rstrip(" ·") or None
        quote = field.quotes[0]
        said = " ".join(quote.text.split())
        short = said if len(said) <= QUOTED else f"{said[:QUOTED]}…"
        return f"{mark}«{short}» ({', '.join([quote.place.file, *quote.place.headings[-1:]])})"

    return comment


def merged(current: str, before: Any, now: Any) -> str:
    """A file that a person changed, with only what is new since `before` put in; their lines and comments stay."""
    node = _yaml().load(current) if current.strip() else None
    if node is None:
        return text(now, lambda path: None)
    if isinstance(node, CommentedMap) and set(node) == {"facts"} and isinstance(now, list):
        node["facts"] = _merge(node["facts"], before, now)
        return _dumped(node)
    return _dumped(_merge(node, before, now))


def _merge(node: Any, before: Any, now: Any) -> Any:
    if before == now:
        return node
    if isinstance(node, CommentedMap) and isinstance(now, Mapping):
        old = before if isinstance(before, Mapping) else {}
        for key, value in now.items():
            if key not in node and key in old and old[key] == value:
                continue  # a person took it out
            if key in node and key not in old and not isinstance(value, Mapping | list):
                continue  # a person put it in first
            if key not in node or old.get(key) != value:
                node[key] = _merge(node.get(key), old.get(key), value)
        for key in [key for key in old if key not in now and key in node]:
            del node[key]
        return node
    if isinstance(node, CommentedSeq) and _keyed(now):
        return _merge_list(node, before if isinstance(before, list) else [], now)
    return _node(now, lambda path: None, "", 0)


def _keyed(listed: Any) -> bool:
    return isinstance(listed, list) and all(isinstance(e, Mapping) and ("id" in e or "severity" in e) for e in listed)


def _merge_list(node: CommentedSeq, before: list[Any], now: list[Any]) -> CommentedSeq:
    old = {_id(entry, i): entry for i, entry in enumerate(before)}
    here = {_id(entry, i): i for i, entry in enumerate(node)}
    for i, entry in enumerate(now):
        id = _id(entry, i)
        if id in here:
            node[here[id]] = _merge(node[here[id]], old.get(id), entry)
        elif id not in old:
            node.append(_node(entry, lambda path: None, "", 0))
    return node
