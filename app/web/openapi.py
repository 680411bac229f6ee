"""The OpenAPI document: what the framework sees, with bodies, headers, problems and examples that it does not."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.value import Value
from app.web.body import optional
from app.web.documented import BODIES, EXAMPLES_OF, MEANINGS, Told, told
from app.web.problems import MEDIA_TYPE, URN, Problem
from app.web.stream import EVENTS

EXAMPLES = Path(__file__).parent / "examples"

Node = dict[str, Any]

HEADERS: dict[str, Node] = {
    "ETag": {"description": "The version of what is shown.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How it may be kept.", "schema": {"type": "string"}},
    "Location": {"description": "Where the reply lives.", "schema": {"type": "string"}},
    "Idempotency-Replayed": {
        "description": "`true`: this request was answered before.",
        "schema": {"type": "string", "enum": ["true"]},
    },
    "Retry-After": {"description": "Seconds.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"description": "The scheme to use.", "schema": {"type": "string"}},
}
PARAMETERS: dict[str, Node] = {
    "Accept-Language": {
        "required": False,
        "schema": {"type": "string"},
        "description": "`es` or `en`: the language of messages. Without it, the deployment's.",
    },
    "Idempotency-Key": {
        "required": False,
        "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": r"^[\x20-\x7e]{1,255}$"},
        "description": "Makes the request safe to repeat: the same key and body get the same reply.",
    },
    "If-Match": {
        "required": True,
        "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
        "description": 'The version that was seen, as its ETag had it: `"3"`. `*` is refused.',
        "example": '"1"',
    },
    "If-None-Match": {
        "required": False,
        "schema": {"type": "string"},
        "description": "The ETag of the last answer: 304 without a body says that it still holds.",
    },
    "Last-Event-ID": {
        "required": False,
        "schema": {"type": "string", "pattern": "^[0-9]{1,15}$"},
        "description": "The id of the last event seen; browsers send it by themselves when they come back.",
    },
}
SESSION: Node = {
    "type": "apiKey",
    "in": "cookie",
    "name": "__Host-portavoz",
    "description": "The session of a browser that is signed in (`portavoz` on plain http). What changes something must"
    " come from a page of the same origin.",
}


@cache
def example(name: str) -> Any:
    """A request or an answer of the shipped brand, as it was."""
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))


def described(app: FastAPI) -> Node:
    """The whole document."""
    document: Node = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemas: Node = document["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    shapes: list[type[Value]] = [*dict.fromkeys(BODIES.values()), Problem]
    for shape in shapes:
        _add(schemas, shape)
    document["components"]["securitySchemes"]["session"] = SESSION
    for path in document["paths"].values():
        for operation in path.values():
            _complete(operation)
    return document


def name_of(shape: type[Value]) -> str:
    """What a body is called in the document."""
    return "DraftRequest" if shape.__name__ == "Request" else shape.__name__


def _add(schemas: Node, shape: type[Value]) -> None:
    schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
    for inner, described_ in schema.pop("$defs", {}).items():
        schemas.setdefault(inner, described_)
    schemas[name_of(shape)] = {**schema, "title": name_of(shape)}


def _complete(operation: Node) -> None:
    name, answers = operation["operationId"], operation["responses"]
    answers.pop("422", None)
    said = told(name)
    if said.keyed:
        operation["security"] = [{"HTTPBearer": []}, {"session": []}]
    if said.parameters:
        given = [{"name": header, "in": "header", **PARAMETERS[header]} for header in said.parameters]
        operation["parameters"] = [*operation.get("parameters", []), *given]
    if name in BODIES:
        operation["requestBody"] = _body(name)
    for status, slugs in said.problems.items():
        answers[str(status)] = _problem(status, slugs)
    good = next(status for status in answers if status.startswith("2"))
    if said.headers:
        answers[good]["headers"] = {header: HEADERS[header] for header in said.headers}
    _show(name, answers[good], said)


def _show(name: str, answer: Node, said: Told) -> None:
    """Examples of the good answer."""
    if said.streams:
        plain = answer["content"] if name == "createDraft" else {}
        answer["content"] = {**plain, EVENTS: {"schema": {"type": "string"}, "example": _events(name)}}
    if names := EXAMPLES_OF.get(name):
        answer["content"]["application/json"]["examples"] = _examples(names)


def _body(name: str) -> Node:
    shape = BODIES[name]
    names = ("request", "request_hold", "request_no_reply") if name == "createDraft" else (f"body_{name}",)
    content: Node = {"schema": {"$ref": f"#/components/schemas/{name_of(shape)}"}}
    if all((EXAMPLES / f"{one}.json").exists() for one in names):  # else the shape itself shows one
        content["examples"] = _examples(names)
    return {"required": not optional(shape), "content": {"application/json": content}}


def _examples(names: tuple[str, ...]) -> Node:
    return {name: {"value": example(name)} for name in names}


def _events(name: str) -> str:
    if name == "streamEvents":
        return f'retry: 2000\nid: 41\n\nid: 42\nevent: reply\ndata: {{"reply":"{example("ready")["id"]}","seq":42}}\n\n'
    reply = json.dumps(example("ready"), ensure_ascii=False)
    return f'event: progress\ndata: {{"stage":"evidence"}}\n\nevent: reply\ndata: {reply}\n\n'


def _problem(status: int, slugs: tuple[str, ...]) -> Node:
    content: Node = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if (EXAMPLES / f"problem_{status}.json").exists():
        content["example"] = example(f"problem_{status}")
    headers = {401: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}.get(status, ())
    listed = ", ".join(f"`{URN}{slug}`" for slug in slugs)
    answer: Node = {"description": f"{listed} · {MEANINGS[status]}", "content": {MEDIA_TYPE: content}}
    if headers:
        answer["headers"] = {header: HEADERS[header] for header in headers}
    return answer
