"""What is logged names requests and failures, never what people wrote or the keys they hold."""

import logging
import socket
import time
from pathlib import Path

import httpx
import pytest

from app.review.keys_on_file import KeyOnFile
from app.review.people import Person
from app.web.logs import without_values
from tests.web.served import Served, settings


def request_lines(caplog: pytest.LogCaptureFixture, number: int) -> list[str]:
    """The lines of that many requests; each is written after its answer was sent."""
    until = time.monotonic() + 10
    while True:
        lines = [record.getMessage() for record in caplog.records if record.name == "app.web.requests"]
        if len(lines) >= number:
            return lines
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_request_is_one_line_without_text_author_or_key(
    served: Served, client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "app")
    secret = {"network": "x", "text": "Mi secreto es Zanzíbar", "author": "@confidencial"}
    client.post("/v1/drafts", json={"comment": secret})
    client.get("/v1/Zanz%C3%ADbar?q=Zanzibar")
    client.post("/v1/drafts", json={"comment": {**secret, "rating": 9}}, headers={"Idempotency-Key": "Zanzibar"})

    lines = request_lines(caplog, 3)
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


def test_who_leaves_in_the_middle_of_a_request_is_no_error(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "app")
    host, port = served.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as half:
        head = f"POST /v1/drafts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {served.key}\r\n"
        half.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{{".encode())
    request_lines(caplog, 1)

    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
