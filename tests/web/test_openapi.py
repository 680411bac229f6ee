"""The document is what the server does."""

import json
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS
from schemathesis.schemas import BaseSchema as OpenApiSchema

from app.operations.draft_comment import Request
from app.settings import Settings
from app.web.application import create_app
from app.web.openapi import EXAMPLES, PROBLEMS
from app.web.view import PageView, ReplyView
from tests.web.served import Served

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"


def document() -> dict[str, Any]:
    app = create_app(Settings())
    app.state.routes.join()
    return app.openapi()


def test_the_committed_document_is_the_servers_own() -> None:
    """When this fails: python -m tests.web.make_examples"""
    assert json.loads(COMMITTED.read_text("utf-8")) == json.loads(json.dumps(document()))


@pytest.mark.parametrize("name", ["request", "request_hold", "request_no_reply"])
def test_examples_of_requests_can_be_sent(name: str) -> None:
    Request.model_validate_json((EXAMPLES / f"{name}.json").read_text("utf-8"), strict=True)


@pytest.mark.parametrize("name", ["ready", "hold", "no_reply"])
def test_examples_of_replies_are_replies_of_that_result(name: str) -> None:
    shown = ReplyView.model_validate_json((EXAMPLES / f"{name}.json").read_text("utf-8"))
    assert name == shown.result
    assert (name == "ready") == (shown.draft is not None)


def test_the_example_of_a_page_is_a_page() -> None:
    assert len(PageView.model_validate_json((EXAMPLES / "page.json").read_text("utf-8")).items) == 1


def test_every_operation_has_a_name_and_documents_its_problems() -> None:
    operations = [o for methods in document()["paths"].values() for o in methods.values()]
    names = [o["operationId"] for o in operations]
    assert len(names) == len(set(names))
    for operation in operations:
        wanted = {str(status) for status in PROBLEMS.get(operation["operationId"], ())}
        assert wanted <= operation["responses"].keys()


KEPT = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "unsupported_method",
)  # fmt: skip
"""Not `positive_data_acceptance`: networks are the brand's, so a request that fits may name none of them."""


@pytest.fixture(scope="session")
def schema(served: Served) -> OpenApiSchema:
    return schemathesis.openapi.from_url(f"{served.url}/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/v1/drafts", "POST"),
        ("/v1/replies", "GET"),
        ("/v1/replies/{id}", "GET"),
        ("/readyz", "GET"),
        ("/metrics", "GET"),
    ],
)
def test_the_server_keeps_its_own_contract(
    served: Served, schema: OpenApiSchema, path: str, method: str, mode: GenerationMode
) -> None:
    operation = schema[path][method]
    if mode is GenerationMode.NEGATIVE and path in ("/readyz", "/metrics"):
        return  # there is nothing in it that could be wrong
    checks: Any = CHECKS.get_by_names(KEPT)

    @seed(2026)
    @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def keeps(case: Case[Any]) -> None:
        body: Any = case.body
        if mode is GenerationMode.POSITIVE and isinstance(body, dict):
            body["comment"]["network"] = "x"
        case.call_and_validate(headers={"Authorization": f"Bearer {served.key}"}, checks=checks)

    keeps()
