"""imported.json: which fields of the folder an import wrote without being sure, and which are ours, not the brand's.

Only a field that still holds what the import wrote is doubtful: whoever changed it by hand has decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from app.brand.faults import Fault
from app.brand.folder import MAX_TEXT, Folder
from app.brand.parts import Parts
from app.brand.under_way import RECORD
from app.wording import Wording

NAME = RECORD
SHOWN = 120
"""Characters of a quote in a warning."""


class _Loose(BaseModel):
    """Of the import's own record, the loader reads only what it needs."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class _Place(_Loose):
    file: str = ""
    headings: tuple[str, ...] = ()


class _Quote(_Loose):
    text: str
    place: _Place = _Place()


class _Field(_Loose):
    path: str
    value: Any = None
    standing: str
    quotes: tuple[_Quote, ...] = ()
    doubt: Wording | None = None
    left_out: bool = False


class _Fields(_Loose):
    fields: tuple[_Field, ...] = ()


class _Record(_Loose):
    understanding: _Fields


@dataclass
class ImportedPart:
    doubtful: frozenset[str] = frozenset()
    defaults: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class Held:
    """The data of a folder's files as they are written: nothing completed."""

    brand: Any
    protocol: Any
    facts: Any
    scenarios: Mapping[str, Any]


def held(parts: Parts) -> Held:
    scenarios = {placed.value.id: placed.source.data for placed in parts.manual.scenarios}
    facts = [placed.source.data for placed in parts.facts.facts[:1]]  # every fact has the whole file as its source
    return Held(parts.brand.source.data, parts.protocol.source.data, next(iter(facts), None), scenarios)


def at(data: Held, path: str) -> Any:
    """What the files write in a field, as plain text, lists and mappings; None: nothing."""
    first, *steps = path.split(".")
    root = {"protocol": data.protocol, "scenarios": data.scenarios, "facts": data.facts}.get(first, data.brand)
    if first == "facts" and isinstance(root, Mapping):
        root = root.get("facts")
    for step in steps if first in ("protocol", "scenarios", "facts") else (first, *steps):
        root = _step(root, step)
    return plain(root)


def _step(data: Any, step: str) -> Any:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, list | tuple):
        entries = [entry for entry in data if isinstance(entry, Mapping)]
        return next((e for e in entries if step in (e.get("id"), e.get("severity"))), None)
    return None


def plain(value: Any) -> Any:
    """A value as the reader of the files has it: every scalar a text, nothing that is empty."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items() if inner is not None} or None
    if isinstance(value, list | tuple):
        return [plain(item) for item in value] or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def read_imported(folder: Folder, parts: Parts) -> ImportedPart:
    """What of the folder is not the brand's own word. A damaged record is an error: nobody would know what to doubt."""
    text = folder.text(NAME, 10 * MAX_TEXT) if folder.has(NAME) else None
    if text is None:
        return ImportedPart()
    try:
        fields = _Record.model_validate_json(text).understanding.fields
    except ValidationError:
        return ImportedPart(faults=[_fault(NAME, "", *DAMAGED)])
    data = held(parts)
    doubtful = [one for one in fields if one.standing == "doubtful" and _untouched(one, data)]
    ours = {one.path for one in fields if one.standing == "default" and _ours(one, data)}
    return ImportedPart(frozenset(one.path for one in doubtful), frozenset(ours), list(_warnings(doubtful)))


DAMAGED = (
    Wording(es="el registro de la importación está dañado", en="the record of the import is damaged"),
    Wording(
        es="recupérelo de una copia o importe de nuevo en otra carpeta", en="restore it, or import into another folder"
    ),
)


def _fault(path: str, name: str, message: Wording, mend: Wording, level: Any = "error") -> Fault:
    return Fault(path=path, field=name, level=level, message=message, mend=mend)


def _untouched(one: _Field, data: Held) -> bool:
    now = at(data, one.path)
    if one.path.startswith(("facts.", "protocol.outcomes.")):
        return True  # written in a harmless form: only a confirmation tells that a person decided
    return now is None if one.left_out else now == plain(one.value)


def _ours(one: _Field, data: Held) -> bool:
    """A default that the folder had to spell out, because its list replaces ours."""
    now = at(data, one.path)
    return now is not None and now == plain(one.value)


def _warnings(doubtful: list[_Field]) -> Iterator[Fault]:
    for one in doubtful:
        quote = next(iter(one.quotes), None)
        why = one.doubt or Wording(es="sin confirmar", en="not confirmed")
        said = f" {_quoted(quote)}" if quote else ""
        message = Wording(es=f"dudoso: {why.es}{said}", en=f"doubtful: {why.en}{said}")
        order = f"portavoz confirm {one.path} --name …"
        mend = Wording(es=f"confírmelo o corríjalo: {order}", en=f"confirm or correct it: {order}")
        yield _fault(NAME, one.path, message, mend, "warning")


def _quoted(quote: _Quote) -> str:
    text = quote.text if len(quote.text) <= SHOWN else f"{quote.text[:SHOWN]}…"
    where = ", ".join([quote.place.file, *quote.place.headings[-1:]])
    return f"«{text}» ({where})"
