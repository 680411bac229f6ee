"""The document is what the server does."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter

from app.operations.draft_comment import Request
from app.settings import Settings
from app.web import report
from app.web.api import API
from app.web.application import create_app
from app.web.body import optional
from app.web.comments import SentBatch
from app.web.documented import BODIES, EXAMPLES_OF, MOVED, told
from app.web.facts import VERSIONED as FACTS
from app.web.incident_shapes import VERSIONED
from app.web.openapi import EXAMPLES
from app.web.past import HistoryView
from app.web.problems import Problem
from app.web.view import PageView, ReplyView
from tests.web.make_examples import wanted

COMMITTED = Path(__file__).parents[2] / "docs" / "openapi.json"
REPLIES = [f"answer_{name}" for name in ("approveReply", "rejectReply", "createClosing", "createHolding", "holdAtOnce")]


def document() -> dict[str, Any]:
    app = create_app(Settings())
    app.state.routes.join()
    return app.openapi()


def operations() -> list[dict[str, Any]]:
    return [o for methods in document()["paths"].values() for o in methods.values()]


def read(name: str) -> str:
    return (EXAMPLES / f"{name}.json").read_text("utf-8")


def test_the_committed_document_is_the_servers_own() -> None:
    """When this fails: python -m tests.web.make_examples"""
    assert json.loads(COMMITTED.read_text("utf-8")) == json.loads(json.dumps(document()))


@pytest.mark.parametrize("name", ["request", "request_hold", "request_no_reply"])
def test_examples_of_requests_can_be_sent(name: str) -> None:
    Request.model_validate_json(read(name), strict=True)


@pytest.mark.parametrize("name", sorted(BODIES.keys() - {"createDraft"}))
def test_examples_of_bodies_can_be_sent(name: str) -> None:
    """Of batches, the shape of the whole; its comments are read one by one."""
    shape = SentBatch if name == "hearComments" else BODIES[name]
    shape.model_validate_json(read(f"body_{name}"), strict=True)


@pytest.mark.parametrize("name", ["ready", "hold", "no_reply"])
def test_examples_of_replies_are_replies_of_that_result(name: str) -> None:
    shown = ReplyView.model_validate_json(read(name))
    assert name == shown.result
    assert (name == "ready") == (shown.draft is not None)


@pytest.mark.parametrize("name", ["approved", "published", *REPLIES])
def test_examples_of_moved_replies_are_replies(name: str) -> None:
    shown = ReplyView.model_validate_json(read(name))
    assert (shown.approved is not None) == (name in ("approved", "published", "answer_holdAtOnce"))


def test_examples_of_answers_fit_what_their_operations_answer() -> None:
    """Written out again, each is what it was: nothing is missing and nothing is too much."""
    routes = [route for router in (*(room.router for room in API), report.api) for route in router.routes]
    known = [route for route in routes if isinstance(route, APIRoute) and route.operation_id in EXAMPLES_OF]
    shapes = {route.operation_id: route.response_model for route in known}
    assert shapes.keys() == EXAMPLES_OF.keys()
    for operation, names in EXAMPLES_OF.items():
        for name in names:
            shape = TypeAdapter(shapes[operation])
            again = shape.dump_json(shape.validate_json(read(name)))
            assert json.loads(again) == json.loads(read(name)), name


def test_whatever_takes_or_answers_json_shows_it() -> None:
    """Moves on replies answer alike; what asks nobody who they are is for machines that look for its status."""
    for operation in operations():
        name = operation["operationId"]
        asked = operation.get("requestBody", {}).get("content", {})
        assert all("examples" in one for one in asked.values()), name
        good = next(answer for status, answer in operation["responses"].items() if status.startswith("2"))
        shown = good.get("content", {}).get("application/json", {"examples": ()})
        assert "examples" in shown or name in MOVED or "401" not in operation["responses"], name


def test_no_example_shows_a_secret_that_could_work() -> None:
    """What is shown once is left out: no key, no secret of a webhook, no link that somebody could open."""
    for path in EXAMPLES.glob("*.json"):
        assert not re.search(r"whsec_[\w+/]{8}|pvz_\w{8}|/answer/\w{8}", path.read_text("utf-8")), path.name


def test_the_other_examples_fit_their_shapes() -> None:
    assert len(PageView.model_validate_json(read("page")).items) == 1
    assert len(HistoryView.model_validate_json(read("history")).revisions) > 1


def test_every_example_is_made_and_none_is_left_over() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.json")) == sorted(wanted())


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("problem_*.json")))
def test_examples_of_problems_are_of_their_status(name: str) -> None:
    assert Problem.model_validate_json(read(name)).status == int(name.removeprefix("problem_"))


def test_every_operation_has_a_name_and_documents_its_problems() -> None:
    names = [o["operationId"] for o in operations()]
    assert len(names) == len(set(names))
    for operation in operations():
        problems = told(operation["operationId"]).problems
        assert {str(status) for status in problems} <= operation["responses"].keys()
        for status, slugs in problems.items():
            assert all(f":{slug}`" in operation["responses"][str(status)]["description"] for slug in slugs)


def test_decisions_ask_for_the_version_and_nothing_else_does() -> None:
    for operation in operations():
        door = MOVED.get(operation["operationId"])
        asks = [p["name"] for p in operation.get("parameters", []) if p["required"]]
        decides = door.line.versioned if door else operation["operationId"] in (*VERSIONED, *FACTS)
        assert ("If-Match" in asks) == decides
        if door:
            assert operation["requestBody"]["required"] != optional(door.body)


def test_what_asks_who_you_are_takes_a_key_or_a_session() -> None:
    for operation in operations():
        keyed = "401" in operation["responses"]
        assert operation.get("security", []) == ([{"HTTPBearer": []}, {"session": []}] if keyed else [])
