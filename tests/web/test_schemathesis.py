"""Whatever is sent, the server keeps its own contract: no error of its own, no answer that the document does not know.

Half of the requests for one reply are about a living one, at its own version and with its own hash, so that they reach
the rules behind the shape.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
from schemathesis.schemas import BaseSchema as OpenApiSchema

from app.web.moves import DOORS
from tests.web.acting import Actor
from tests.web.served import Served

KEPT = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "unsupported_method",
)  # fmt: skip
"""Not `positive_data_acceptance`: networks are the brand's, so a request that fits may name none of them."""

READ = ("", "/counts", "/{id}", "/{id}/history", "/{id}/notes")
PATHS = [
    ("/v1/drafts", "POST"),
    *((f"/v1/replies{path}", "GET") for path in READ),
    *((f"/v1/replies/{{id}}/{door.move}", "POST") for door in DOORS),
    ("/v1/stats", "GET"),
    ("/v1/knowledge", "GET"),
    ("/v1/knowledge/search", "GET"),
    ("/v1/freeze", "GET"),
    *((f"/v1/freeze/{said}", "POST") for said in ("paused", "resumed")),
    ("/v1/hooks", "GET"),
    ("/v1/hooks", "POST"),
    *((f"/v1/hooks/{{id}}/{act}", "POST") for act in ("rotate", "disable", "enable", "test")),
    ("/readyz", "GET"),
    ("/metrics", "GET"),
]
"""Not /v1/events, which does not end (tests/web/test_events.py)."""
UNFAULTY = ("/readyz", "/metrics", "/v1/knowledge", "/v1/freeze")
"""There is nothing in them that could be wrong; nor in looking at /v1/hooks."""
ANY_ID = {
    *(f"/v1/hooks/{{id}}/{act}" for act in ("disable", "enable", "test")),
    "/v1/replies/{id}",
    "/v1/replies/{id}/history",
    "/v1/replies/{id}/notes",
}
"""Their only part is an id, and any text may be asked for: it is simply not there."""


@pytest.fixture(scope="module")
def schema(served: Served) -> OpenApiSchema:
    return schemathesis.openapi.from_url(f"{served.url}/openapi.json")


@pytest.fixture(scope="module")
def people(served: Served) -> Iterator[tuple[Actor, Actor]]:
    agent, head = Actor(served), Actor(served, "head")
    yield agent, head
    for person in (agent, head):
        person.client.close()


def alive(case: Any, agent: Actor) -> None:
    """Makes a request one about a reply that is there."""
    reply = agent.draft()
    case.path_parameters = {"id": reply["id"]}
    if "If-Match" in (case.headers or {}):
        case.headers["If-Match"] = f'"{reply["version"]}"'
    if isinstance(case.body, dict) and "sha256" in case.body:
        case.body["sha256"] = reply["sha256"]


def check(
    schema: OpenApiSchema, people: tuple[Actor, Actor], path: str, method: str, mode: GenerationMode, most: int
) -> None:
    operation: Any = schema[path][method]
    checks: Any = CHECKS.get_by_names(KEPT)
    agent, head = people

    @seed(2026)
    @settings(max_examples=most, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode), living=st.booleans())
    def keeps(case: Any, living: bool) -> None:
        if mode is GenerationMode.POSITIVE:
            if isinstance(case.body, dict) and "comment" in case.body:
                case.body["comment"]["network"] = "x"
            if path == "/v1/knowledge/search":
                case.query["network"] = "x"
            if living and "{id}" in path:
                alive(case, agent)
        case.call_and_validate(headers={"Authorization": f"Bearer {head.key}"}, checks=checks)

    keeps()


CASES = [
    (path, method, mode)
    for path, method in PATHS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or (path not in (*UNFAULTY, *ANY_ID) and (path, method) != ("/v1/hooks", "GET"))
]


def test_every_operation_is_asked(schema: OpenApiSchema) -> None:
    known = {(path, method.upper()) for path, methods in schema.raw_schema["paths"].items() for method in methods}
    assert known - set(PATHS) == {("/v1/events", "GET"), ("/healthz", "GET")}


@pytest.mark.parametrize(("path", "method", "mode"), CASES, ids=str)
def test_the_server_keeps_its_own_contract(
    schema: OpenApiSchema, people: tuple[Actor, Actor], path: str, method: str, mode: GenerationMode
) -> None:
    check(schema, people, path, method, mode, most=8)


@pytest.mark.stress
@pytest.mark.parametrize(("path", "method", "mode"), CASES, ids=str)
def test_the_server_keeps_its_contract_for_long(
    schema: OpenApiSchema, people: tuple[Actor, Actor], path: str, method: str, mode: GenerationMode
) -> None:
    check(schema, people, path, method, mode, most=300)
