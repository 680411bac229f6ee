"""A draft as a stream of events: stages, then guarded text, and nothing else."""

import json
import time
from typing import Any

import httpx
import pytest

from app.review.filters import Filter
from app.review.reading import page
from tests.web.served import COMPLAINT, Served

STREAM = {"Accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, Any]]:
    parts = [dict(line.split(": ", 1) for line in block.splitlines()) for block in text.strip().split("\n\n")]
    return [(part["event"], json.loads(part["data"])) for part in parts]


def test_a_stream_tells_the_stages_and_ends_with_the_reply(client: httpx.Client) -> None:
    answer = client.post("/v1/drafts", json=COMPLAINT, headers=STREAM)

    told = events(answer.text)
    assert [name for name, _ in told] == ["triage", "holding", "progress", "progress", "reply"]
    assert [data for name, data in told if name == "progress"] == [{"stage": "evidence"}, {"stage": "draft"}]
    reply = told[-1][1]
    assert reply == client.get(f"/v1/replies/{reply['id']}").json()


def test_only_the_last_event_carries_the_draft(client: httpx.Client) -> None:
    *before, (_, reply) = events(client.post("/v1/drafts", json=COMPLAINT, headers=STREAM).text)

    assert reply["draft"]["public_text"] not in json.dumps(before, ensure_ascii=False)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 422), (b'{"comment": {"network": "nada", "text": "a"}}', 422)],
)
def test_a_request_that_cannot_be_taken_is_no_stream(client: httpx.Client, body: bytes, status: int) -> None:
    answer = client.post("/v1/drafts", content=body, headers={**STREAM, "Content-Type": "application/json"})

    assert (status, "application/problem+json") == (answer.status_code, answer.headers["content-type"])


def test_a_stream_that_begins_with_a_conflict_is_answered_as_one(client: httpx.Client) -> None:
    asks = {**STREAM, "Idempotency-Key": "arroyo"}
    first = events(client.post("/v1/drafts", json=COMPLAINT, headers=asks).text)[-1][1]
    again = events(client.post("/v1/drafts", json=COMPLAINT, headers=asks).text)
    other = client.post("/v1/drafts", json={"comment": {"network": "x", "rating": 1}}, headers=asks)

    assert [("reply", first)] == again
    assert other.status_code == 409


def test_who_leaves_in_the_middle_still_gets_the_reply_stored(served: Served) -> None:
    text = "Me voy sin esperar: el barco de las nueve no salió"
    with (
        served.client() as client,
        client.stream("POST", "/v1/drafts", json={"comment": {"network": "x", "text": text}}, headers=STREAM) as answer,
    ):
        assert answer.status_code == 200

    async def newest() -> str:
        async with served.desk.db.read() as connection:
            return (await page(connection, Filter(), limit=1)).items[0].comment.text

    until = time.monotonic() + 10
    while served.do(newest) != text:
        assert time.monotonic() < until
        time.sleep(0.05)
