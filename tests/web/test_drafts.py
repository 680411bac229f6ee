"""POST /v1/drafts over real HTTP: what is asked for, and everything that cannot be taken."""

import json
from typing import Any

import httpx
import pytest

from app.web.envelope import MAX_BODY
from app.web.view import ReplyView
from tests.web.served import COMPLAINT, Served

JSON = {"Content-Type": "application/json"}


def comment(**fields: Any) -> bytes:
    return json.dumps({"comment": {"network": "x", "text": "hola", **fields}}).encode()


def test_a_comment_gets_a_stored_pending_reply(client: httpx.Client) -> None:
    answer = client.post("/v1/drafts", json=COMPLAINT)

    reply = answer.json()
    assert (answer.status_code, reply["result"], reply["state"], reply["version"]) == (201, "ready", "pending", 1)
    assert ('"1"', f"/v1/replies/{reply['id']}") == (answer.headers["etag"], answer.headers["location"])
    assert reply == client.get(answer.headers["location"]).json()


def test_the_resource_has_its_fields_in_the_order_of_the_contract(client: httpx.Client) -> None:
    reply = client.post("/v1/drafts", json=COMPLAINT).json()

    assert list(ReplyView.model_fields) == list(reply)
    assert {"key", "language"} < set(reply["comment"])
    assert [reply[name] for name in ("visible_at", "assignee", "claimed_by", "incident", "closes")] == [None] * 5
    assert (reply["approved"], reply["decision"], reply["published"], reply["debt"]) == (None, None, [], None)
    assert reply["requested_by"] == "Marta"


def test_danger_holds_and_still_ends_in_a_reply(client: httpx.Client) -> None:
    text = "Hay fuego en la bodega del barco y la gente no puede salir"
    reply = client.post("/v1/drafts", json={"comment": {"network": "x", "text": text}}).json()

    assert (reply["result"], reply["draft"]) == ("hold", None)
    assert "danger" in reply["triage"]["signals"]


@pytest.mark.parametrize(
    ("wanted", "tongue", "reason"),
    [
        ("en", "en", "A draft is ready for a person."),
        ("es-MX,en;q=0.5", "es", "Hay un borrador para revisar."),
        ("fr", "es", "Hay un borrador para revisar."),
    ],
)
def test_sentences_are_in_the_readers_language(client: httpx.Client, wanted: str, tongue: str, reason: str) -> None:
    answer = client.post("/v1/drafts", json=COMPLAINT, headers={"Accept-Language": wanted})

    assert (tongue, reason) == (answer.headers["content-language"], answer.json()["reason"])


@pytest.mark.parametrize(
    ("body", "field", "said"),
    [
        (b"", "body", "JSON"),
        (b"{", "body", "JSON"),
        (b"\xff\xfe", "body", "JSON"),
        (b"[]", "body", "objeto"),
        (b"{}", "comment", "falta"),
        (comment(text="", rating=None), "comment", "text, rating o attachments"),
        (comment(text="   "), "comment", "text, rating o attachments"),
        (comment(text="a\0b"), "comment.text", "NUL"),
        (b'{"comment": {"network": "x", "text": "\\ud800"}}', "body", "medio carácter"),
        (comment(text="a" * 10_001), "comment.text", "10000 caracteres"),
        (comment(text=7), "comment.text", "no es un texto"),
        (comment(rating="1"), "comment.rating", "sin comillas"),
        (comment(rating=9), "comment.rating", "5 o menos"),
        (comment(rating=10**30), "comment.rating", "5 o menos"),
        (b'{"comment": {"network": "x", "rating": ' + b"9" * 100_000 + b"}}", "body", "JSON"),
        (b"[" * 100_000, "body", "JSON"),
        (comment(posted_at="ayer"), "comment.posted_at", "momento"),
        (comment(posted_at="2026-11-20T10:00:00"), "comment.posted_at", "zona horaria"),
        (comment(posted_at="0001-01-01T00:00:00+23:59"), "comment.posted_at", "1990"),
        (comment(autor="@ana"), "comment.autor", "«author»"),
        (comment(attachments=[{"kind": "foto"}]), "comment.attachments[0].kind", "«foto»"),
        (comment(thread=[{"text": "a"}] * 51), "comment.thread", "50"),
        (comment(network=""), "comment.network", "al menos 1"),
        (comment(network="nada"), "comment.network", "tablon"),
        (b'{"comment": {"network": "x", "text": "hola"}, "engine": "gpt"}', "engine", "composer"),
        (b'{"comment": {"network": "x", "text": "hola"}, "engine": "model"}', "engine", "OPENAI_API_KEY"),
        (b'{"comment": {"network": "x", "text": "hola"}, "state": "approved"}', "state", "no hay ningún campo"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_bad_input_is_named_with_its_mend(client: httpx.Client, body: bytes, field: str, said: str) -> None:
    answer = client.post("/v1/drafts", content=body, headers=JSON)

    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    found = next(e for e in problem["errors"] if e["field"] == field)
    assert said in found["message"]
    assert len(found.get("value", "")) < 100


def test_what_is_refused_leaves_nothing_behind(client: httpx.Client) -> None:
    before = client.get("/v1/replies", params={"limit": 1}).json()["items"]

    client.post("/v1/drafts", content=comment(network="nada"), headers=JSON)

    assert before == client.get("/v1/replies", params={"limit": 1}).json()["items"]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large_is_refused(client: httpx.Client, chunked: bool) -> None:
    body = b"a" * (MAX_BODY + 1)
    answer = client.post("/v1/drafts", content=iter([body]) if chunked else body, headers=JSON)

    assert (answer.status_code, answer.json()["type"]) == (413, "urn:portavoz:problem:too-large")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"])
def test_only_json_is_taken(client: httpx.Client, kind: str) -> None:
    answer = client.post("/v1/drafts", content=comment(), headers={"Content-Type": kind})

    assert (answer.status_code, answer.json()["type"]) == (415, "urn:portavoz:problem:unsupported-media-type")


@pytest.mark.parametrize("key", ["pvz_", "pvz_00000000_aaaaaaaaaaaaaaaaaaaaaaaaaaa", "ñ", "x" * 5000])
def test_without_a_living_key_nobody_is_answered(served: Served, key: str) -> None:
    with served.client() as client:
        asks = [(b"authorization", f"Bearer {key}".encode("latin-1"))]
        answer = client.post("/v1/drafts", json=COMPLAINT, headers=asks)

    assert (answer.status_code, answer.json()["type"]) == (401, "urn:portavoz:problem:not-authenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_key_with_one_changed_letter_is_refused(served: Served) -> None:
    changed = served.key[:-1] + ("a" if served.key[-1] != "a" else "b")
    with served.client(changed) as client:
        assert client.get("/v1/replies").status_code == 401


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_a_wrong_method_is_told_the_right_ones(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/v1/drafts")

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.json()["type"] == "urn:portavoz:problem:method-not-allowed"


def test_an_unknown_address_is_a_problem_document_too(client: httpx.Client) -> None:
    answer = client.get("/v1/nada")

    assert (answer.status_code, answer.json()["type"]) == (404, "urn:portavoz:problem:not-found")
