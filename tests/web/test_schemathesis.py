"""Whatever is sent, the server keeps its own contract: no error of its own, no answer that the document does not know.

Half of the requests for one reply are about a living one, at its own version and with its own hash, so that they reach
the rules behind the shape.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS
from schemathesis.schemas import BaseSchema as OpenApiSchema

from app.web.moves import DOORS
from tests.web.acting import Actor
from tests.web.conftest import somewhere_public
from tests.web.served import Served, brand_in, serving
from tests.web.served import settings as settings_of

KEPT = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "unsupported_method",
)  # fmt: skip
"""Not `positive_data_acceptance`: networks are the brand's, so a request that fits may name none of them."""

ONE_BY_ONE = ("/v1/comments", "negative_data_rejection")
"""A batch with faulty comments is taken: its answer names each of them (tests/web/test_comments.py)."""

ON_FACTS = ("confirm", "refute", "end", "withdraw")
ON_INCIDENTS = ("amend", "line", "posts", "stand-down")
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
    ("/v1/holdings", "POST"),
    ("/v1/preapprovals", "GET"),
    *((f"/v1/preapprovals{path}", "POST") for path in ("", "/manual", "/{id}/end")),
    ("/v1/comments", "POST"),
    ("/v1/alerts", "GET"),
    ("/v1/alerts/{id}/settle", "POST"),
    *((f"/v1/facts{path}", "GET") for path in ("", "/{id}")),
    *((f"/v1/facts{path}", "POST") for path in ("", *(f"/{{id}}/{act}" for act in ON_FACTS))),
    ("/v1/replies/{id}/ask", "POST"),
    ("/v1/questions", "GET"),
    *((f"/v1/questions/{{id}}/{act}", "POST") for act in ("wait", "answer", "settle", "withdraw")),
    ("/v1/situation", "GET"),
    ("/v1/me", "GET"),
    ("/v1/extension", "GET"),
    ("/v1/pairings", "POST"),
    ("/v1/pairings/end", "POST"),
    ("/v1/replies/{id}/weigh", "POST"),
    ("/v1/replies/{id}/comment", "POST"),
    *((f"/v1/incidents{path}", "GET") for path in ("", "/{id}", "/{id}/owed", "/{id}/report")),
    *((f"/v1/incidents{path}", "POST") for path in ("", *(f"/{{id}}/{act}" for act in ON_INCIDENTS))),
    ("/readyz", "GET"),
    ("/metrics", "GET"),
]
"""Not /v1/events, which does not end (tests/web/test_events.py)."""
UNFAULTY = (
    "/readyz", "/metrics", "/v1/knowledge", "/v1/freeze", "/v1/situation", "/v1/me", "/v1/extension",
    "/v1/pairings/end",
)  # fmt: skip
LOOKING = ("/v1/hooks", "/v1/preapprovals", "/v1/facts")
"""There is nothing in them that could be wrong; nor in looking at these."""
ANY_ID = {
    *(f"/v1/hooks/{{id}}/{act}" for act in ("disable", "enable", "test")),
    "/v1/preapprovals/{id}/end",
    "/v1/facts/{id}",
    *(f"/v1/incidents/{{id}}{path}" for path in ("", "/owed", "/report")),
    "/v1/replies/{id}",
    "/v1/replies/{id}/history",
    "/v1/replies/{id}/notes",
}
"""Their only part is an id, and any text may be asked for: it is simply not there."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of its own: what is declared, confirmed and approved here would move the ground of other tests."""
    with serving(settings_of(brand_in(tmp_path_factory.mktemp("contract")))) as running:
        httpx.get(f"{running.url}/v1/freeze")  # its routes have joined
        running.app.state.resolve = somewhere_public
        yield running


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
    checks: Any = CHECKS.get_by_names([name for name in KEPT if (path, name) != ONE_BY_ONE])
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
            if living and path.startswith("/v1/replies/{id}"):
                alive(case, agent)
        case.call_and_validate(headers={"Authorization": f"Bearer {head.key}"}, checks=checks)

    keeps()


CASES = [
    (path, method, mode)
    for path, method in PATHS
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or not (path in (*UNFAULTY, *ANY_ID) or (path in LOOKING and method == "GET"))
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
