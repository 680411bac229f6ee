"""The OpenAPI document: what the framework sees, with bodies, headers, problems and examples that it does not."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.operations.draft_comment import Request as DraftRequest
from app.web.problems import MEDIA_TYPE, URN, Problem
from app.web.stream import EVENTS

EXAMPLES = Path(__file__).parent / "examples"

Node = dict[str, Any]

MEANINGS = {
    401: "No key, an unknown one or a revoked one.",
    404: "There is nothing here.",
    409: "The Idempotency-Key was used with another body.",
    413: "The body exceeds 256 kB.",
    415: "The body is not JSON.",
    422: "The request has faults; `errors` names each field with its mend.",
    429: "Over a limit; Retry-After says when to come back.",
    500: "An error of ours; `instance` names it in the log.",
    503: "The desk is not open, or something it needs is out of order.",
    507: "No space left. Nothing was stored.",
}
SLUGS = {
    401: "not-authenticated", 404: "not-found", 409: "idempotency-conflict", 413: "too-large",
    415: "unsupported-media-type", 422: "invalid-request", 429: "too-many-requests", 500: "internal", 503: "not-ready",
    507: "storage-full",
}  # fmt: skip
PROBLEMS: dict[str, tuple[int, ...]] = {
    "createDraft": (401, 409, 413, 415, 422, 429, 500, 503, 507),
    "listReplies": (401, 413, 422, 500, 503),
    "getReply": (401, 404, 413, 500, 503),
    "readyz": (503,),
}
REPLIES: dict[tuple[str, int], tuple[str, ...]] = {
    ("createDraft", 201): ("ready", "hold", "no_reply"),
    ("getReply", 200): ("ready", "hold", "no_reply"),
    ("listReplies", 200): ("page",),
}
"""Examples by operation and status; files of that name are answers of the shipped brand."""

LANGUAGE_HEADER: Node = {
    "name": "Accept-Language",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "`es` or `en`: the language of messages. Without it, the deployment's.",
}
REPEAT_HEADER: Node = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": r"^[\x20-\x7e]{1,255}$"},
    "description": "Makes the request safe to repeat: the same key and body get the same reply.",
}
HEADERS: dict[str, Node] = {
    "ETag": {"description": "The reply's version.", "schema": {"type": "string"}},
    "Location": {"description": "Where the reply lives.", "schema": {"type": "string"}},
    "Idempotency-Replayed": {
        "description": "`true`: this request was answered before.",
        "schema": {"type": "string", "enum": ["true"]},
    },
    "Retry-After": {"description": "Seconds.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    "WWW-Authenticate": {"description": "The scheme to use.", "schema": {"type": "string"}},
}
WITH_HEADERS: dict[tuple[str, int], tuple[str, ...]] = {
    ("createDraft", 201): ("ETag", "Location", "Idempotency-Replayed"),
    ("getReply", 200): ("ETag",),
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
    _add(schemas, "DraftRequest", DraftRequest.model_json_schema(ref_template="#/components/schemas/{model}"))
    _add(schemas, "Problem", Problem.model_json_schema(ref_template="#/components/schemas/{model}"))
    for path in document["paths"].values():
        for operation in path.values():
            _complete(operation)
    return document


def _add(schemas: Node, name: str, schema: Node) -> None:
    for inner, described_ in schema.pop("$defs", {}).items():
        schemas.setdefault(inner, described_)
    schemas[name] = {**schema, "title": name}


def _complete(operation: Node) -> None:
    name, answers = operation["operationId"], operation["responses"]
    answers.pop("422", None)
    if name == "createDraft":
        operation["requestBody"] = _request_body()
        operation["parameters"] = [REPEAT_HEADER, LANGUAGE_HEADER]
        answers["201"]["content"][EVENTS] = {"schema": {"type": "string"}, "example": _events()}
    elif name in PROBLEMS and name != "readyz":
        operation["parameters"] = [*operation.get("parameters", []), LANGUAGE_HEADER]
    for status in PROBLEMS.get(name, ()):
        answers[str(status)] = _problem(status)
    for (owner, status), names in WITH_HEADERS.items():
        if owner == name:
            answers[str(status)]["headers"] = {header: HEADERS[header] for header in names}
    for (owner, status), names in REPLIES.items():
        if owner == name:
            answers[str(status)]["content"]["application/json"]["examples"] = _examples(names)


def _request_body() -> Node:
    names = ("request", "request_hold", "request_no_reply")
    shape = {"schema": {"$ref": "#/components/schemas/DraftRequest"}, "examples": _examples(names)}
    return {"required": True, "content": {"application/json": shape}}


def _examples(names: tuple[str, ...]) -> Node:
    return {name: {"value": example(name)} for name in names}


def _events() -> str:
    reply = json.dumps(example("ready"), ensure_ascii=False)
    return f'event: progress\ndata: {{"stage":"evidence"}}\n\nevent: reply\ndata: {reply}\n\n'


def _problem(status: int) -> Node:
    content: Node = {"schema": {"$ref": "#/components/schemas/Problem"}}
    if (EXAMPLES / f"problem_{status}.json").exists():
        content["example"] = example(f"problem_{status}")
    headers = {401: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}.get(status, ())
    answer: Node = {
        "description": f"`{URN}{SLUGS[status]}` · {MEANINGS[status]}",
        "content": {MEDIA_TYPE: content},
    }
    if headers:
        answer["headers"] = {header: HEADERS[header] for header in headers}
    return answer
