"""A request with an Idempotency-Key may be sent again and again."""

import asyncio
import shutil
from pathlib import Path

import httpx
import pytest

from bench import stub_model
from bench.stub_model import Stub
from tests.web.served import COMPLAINT, Served, brand_in, serving, settings


def test_the_same_request_gets_the_same_reply(client: httpx.Client) -> None:
    first, second = (client.post("/v1/drafts", json=COMPLAINT, headers={"Idempotency-Key": "uno"}) for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert tuple(a.headers.get("idempotency-replayed") for a in (first, second)) == (None, "true")


def test_the_same_key_with_another_body_is_a_conflict(client: httpx.Client) -> None:
    asks = {"Idempotency-Key": "dos"}
    client.post("/v1/drafts", json=COMPLAINT, headers=asks)
    answer = client.post("/v1/drafts", json={"comment": {"network": "x", "text": "otra cosa"}}, headers=asks)

    assert (answer.status_code, answer.json()["type"]) == (409, "urn:portavoz:problem:idempotency-conflict")


def test_another_person_with_the_same_key_is_another_request(served: Served) -> None:
    asks = {"Idempotency-Key": "tres"}
    with served.client() as one, served.client(served.new_key("Nerea")) as other:
        first = one.post("/v1/drafts", json=COMPLAINT, headers=asks).json()
        second = other.post("/v1/drafts", json=COMPLAINT, headers=asks).json()

    assert first["id"] != second["id"]


@pytest.mark.parametrize("key", ["", "a" * 256, "con\ttab", "eñe"])
def test_a_key_that_is_not_printable_or_too_long_is_refused(client: httpx.Client, key: str) -> None:
    answer = client.post("/v1/drafts", json=COMPLAINT, headers=[(b"idempotency-key", key.encode("latin-1"))])

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"


def test_a_refused_request_does_not_use_up_its_key(client: httpx.Client) -> None:
    asks = {"Idempotency-Key": "cuatro"}
    assert (
        client.post("/v1/drafts", json={"comment": {"network": "nada", "text": "a"}}, headers=asks).status_code == 422
    )
    assert client.post("/v1/drafts", json=COMPLAINT, headers=asks).status_code == 201


async def fifty(served: Served) -> list[httpx.Response]:
    asks = {"Authorization": f"Bearer {served.key}", "Idempotency-Key": "gemelas"}
    async with httpx.AsyncClient(base_url=served.url, headers=asks, timeout=30) as client:
        return await asyncio.gather(*(client.post("/v1/drafts", json=COMPLAINT) for _ in range(50)))


async def test_fifty_twins_at_once_get_one_reply_from_one_run(served: Served, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    shutil.copy(served.desk.settings.var / "outcomes.npz", tmp_path / "var")  # the same brand: nothing to learn again
    async with stub_model.running() as url:
        running = serving(settings(brand_in(tmp_path), openai_base_url=url))
        served = await asyncio.to_thread(running.__enter__)
        try:
            answers = await fifty(served)
            asked = Stub.asked["/v1/chat/completions"]
        finally:
            await asyncio.to_thread(running.__exit__, None, None, None)

    assert {201} == {answer.status_code for answer in answers}
    assert len({answer.text for answer in answers}) == 1
    assert sum(answer.headers.get("idempotency-replayed") == "true" for answer in answers) == 49
    first_and_repair = 2
    assert 1 <= asked <= first_and_repair
