"""More readings from a model, if one is configured: each anchored to words of the manual, and doubtful all of them."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from app.draft.fence import fence
from app.importing.documents.document import Block, Document, Heading, Place, Table
from app.importing.reading import Quote, Reading
from app.llm import ChatModel
from app.llm_faults import FAULTS, ModelFailed
from app.prompts import Prompt
from app.value import Value
from app.wording import Wording

MOST = 6_000
"""Characters of one part that a model is shown."""
PARTS = 60
"""Parts of all documents together; what comes later is not shown, and the report says so."""
Kind = Literal["minutes", "words", "list", "flag"]
FIELDS: dict[str, Kind] = {
    "duties.SEVERITY.first_answer": "minutes",
    "duties.SEVERITY.resolution": "minutes",
    "duties.SEVERITY.approver": "words",
    "duties.SEVERITY.tell": "list",
    "voice.traits": "list",
    "voice.never_say": "list",
    "scenarios.ID.title": "words",
    "scenarios.ID.owner": "words",
    "scenarios.ID.triggers": "list",
    "scenarios.ID.do": "list",
    "scenarios.ID.dont": "list",
    "scenarios.ID.freeze_marketing": "flag",
    "networks.ID.private_channel": "words",
    "contacts.phones": "list",
    "contacts.emails": "list",
    "roles.TITLE.title": "words",
}
_PLACES = {"SEVERITY": r"(?:low|medium|high|critical)", "ID": r"[a-z0-9-]{1,60}", "TITLE": r"[^.]{1,80}"}
_PATTERNS = [
    (re.compile(".".join(_PLACES.get(step, step) for step in path.split("."))), kind) for path, kind in FIELDS.items()
]
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["fields"],
    "properties": {
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["field", "value", "quote"],
                "properties": {name: {"type": "string"} for name in ("field", "value", "quote")},
            },
        }
    },
}
PROPOSED = Wording(es="lo propone un modelo", en="a model proposes it")


class Proposed(Value):
    readings: tuple[Reading, ...] = ()
    warnings: tuple[Wording, ...] = ()
    """What the model did not answer."""


class _Said(BaseModel):
    field: str
    value: str
    quote: str


class _Answer(BaseModel):
    fields: list[_Said]


async def proposed(model: ChatModel, documents: Sequence[Document], nonce: str, *, seconds: float) -> Proposed:
    """Part by part, `seconds` for each. Never raises for what the model does: the import goes on without it."""
    parts = list(_parts(documents))
    readings: list[Reading] = []
    for part in parts[:PARTS]:
        try:
            readings += _anchored(await _asked(model, part, nonce, seconds), part)
        except ModelFailed as failure:
            return Proposed(readings=tuple(readings), warnings=(_without(FAULTS[failure.fault]),))
    return Proposed(readings=tuple(readings), warnings=(_too_long(len(parts)),) if len(parts) > PARTS else ())


def _without(why: Wording) -> Wording:
    return Wording(es=f"sin más propuestas del modelo: {why.es}", en=f"no more proposals from the model: {why.en}")


def _too_long(parts: int) -> Wording:
    return Wording(
        es=f"el modelo ha visto {PARTS} partes de {parts}", en=f"the model has seen {PARTS} parts of {parts}"
    )


Part = list[tuple[str, Place]]


def rules(mark: str) -> str:
    """What a model is told before it sees a part of the manual, which stands between two marks."""
    return Prompt("import_fields").render(mark=mark, fields=list(FIELDS))


async def _asked(model: ChatModel, part: Part, nonce: str, seconds: float) -> list[_Said]:
    text = "\n".join(line for line, _ in part)
    mark = fence(nonce, text)
    completion = await model.complete(
        [("system", rules(mark)), ("user", f"<<{mark}\n{text}\n{mark}>>")], SCHEMA, seconds=seconds
    )
    try:
        return _Answer.model_validate_json(completion.text).fields
    except ValidationError:
        return []


def _anchored(said: list[_Said], part: Part) -> Iterator[Reading]:
    """Only known fields, with a value of their kind and words that stand in one place of the part."""
    for one in said:
        kind = next((kind for pattern, kind in _PATTERNS if pattern.fullmatch(one.field)), None)
        value = _value(one.value, kind) if kind else None
        place = _place(one.quote, part)
        if value is not None and place is not None:
            quote = Quote(text=" ".join(one.quote.split()), place=place)
            yield Reading(field=one.field, value=value, quotes=(quote,), doubt=PROPOSED)


def _place(quote: str, part: Part) -> Place | None:
    words = " ".join(quote.split())
    return next((place for line, place in part if len(words) > 3 and words in " ".join(line.split())), None)


def _value(said: str, kind: Kind) -> Any:
    """None: not of that kind."""
    text = said.strip()
    if kind == "words":
        return text or None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if kind == "minutes":
        return value if type(value) is int and 0 < value < 1_000_000 else None
    if kind == "flag":
        return value if isinstance(value, bool) else None
    return value if isinstance(value, list) and value and all(isinstance(item, str) for item in value) else None


def _parts(documents: Sequence[Document]) -> Iterator[Part]:
    """Blocks in reading order, a new part at a heading or where one grows too long."""
    for document in documents:
        part, long = Part(), 0
        for block in document.blocks:
            lines = [(text[:MOST], block.place) for text in _texts(block)]
            size = sum(len(text) for text, _ in lines)
            if part and (long + size > MOST or (isinstance(block, Heading) and long > MOST // 3)):
                yield part
                part, long = [], 0
            part += lines
            long += size
        if part:
            yield part


def _texts(block: Block) -> list[str]:
    return [" | ".join(row) for row in block.rows] if isinstance(block, Table) else [block.text]
