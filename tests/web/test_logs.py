"""What is logged names requests and failures, never what people wrote or the keys they hold."""

import logging
from pathlib import Path

import httpx
import pytest

from app.review.people import KeyOnFile, Person
from app.web.logs import without_values
from tests.web.served import Served, settings


def test_a_request_is_one_line_without_text_author_or_key(
    served: Served, client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "app")
    secret = {"network": "x", "text": "Mi secreto es Zanzíbar", "author": "@confidencial"}
    client.post("/v1/drafts", json={"comment": secret})
    client.get("/v1/Zanz%C3%ADbar?q=Zanzibar")
    client.post("/v1/drafts", json={"comment": {**secret, "rating": 9}}, headers={"Idempotency-Key": "Zanzibar"})

    lines = [record.getMessage() for record in caplog.records if record.name == "app.web.requests"]
    assert [" ".join(line.split()[:3]) for line in lines] == [
        "POST /v1/drafts 201",
        "GET (unknown) 404",
        "POST /v1/drafts 422",
    ]
    for hidden in ("Zanz", "confidencial", served.key, served.key.split("_")[2]):
        assert hidden not in caplog.text


def test_an_error_is_logged_by_kind_and_place_alone() -> None:
    try:
        try:
            raise KeyError("Zanzíbar")
        except KeyError as error:
            raise ValueError("@confidencial") from error
    except ValueError as error:
        said = without_values(error)

    assert said.startswith("ValueError in test_an_error_is_logged")
    assert "KeyError" in said
    assert "Zanz" not in said
    assert "confidencial" not in said


def test_secrets_are_in_no_repr() -> None:
    shown = repr(settings(Path("."), openai_api_key="sk-secreta"))
    assert "secreta" not in shown
    assert not {"key", "digest", "secret"} & {*Person.model_fields, *KeyOnFile.model_fields}
