"""POST /v1/comments and /v1/alerts over HTTP: batches, partial faults, limits, and who may settle."""

from itertools import count
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from app.monitor.tables import heard
from app.operations.alarms import look
from app.web.comments import MOST_BATCHES, Batches
from app.web.envelope import MAX_BODY, MOST_OF_BATCH
from app.web.limits import TooManyRequests
from tests.web.acting import Actor, problem_of
from tests.web.served import Served

NUMBERS = count()


def comment(**over: Any) -> dict[str, Any]:
    number = next(NUMBERS)
    told = {
        "network": "x",
        "id": f"oida-{number}",
        "author": f"@pasaje{number}",
        "text": "El barco va parado y a la deriva",
    }
    return {**told, **over}


def many(served: Served) -> int:
    async def ask() -> int:
        async with served.desk.db.read() as connection:
            return await connection.scalar(select(func.count()).select_from(heard)) or 0

    return served.do(ask)


def test_a_batch_is_taken_and_a_repeat_is_known(client: httpx.Client) -> None:
    batch = {"comments": [comment(), comment(followers=1_200)]}
    assert client.post("/v1/comments", json=batch).json() == {"taken": 2, "known": 0, "edited": 0, "refused": []}
    assert client.post("/v1/comments", json=batch).json() == {"taken": 0, "known": 2, "edited": 0, "refused": []}


def test_a_program_may_send_them(served: Served) -> None:
    with served.client(served.new_key("escucha", service=True)) as program:
        assert program.post("/v1/comments", json={"comments": [comment()]}).json()["taken"] == 1


def test_each_bad_comment_is_named_and_the_others_are_taken(client: httpx.Client) -> None:
    bad = [
        comment(text=""),
        comment(posted_at="2026-11-20T10:00:00"),
        comment(network="fotolog"),
        comment(followers=-1),
        comment(autor="@ana"),
        "no soy un objeto",
        {"text": "sin red"},
    ]
    sent = [comment(), *bad, comment()]
    told = client.post("/v1/comments", json={"comments": sent}, headers={"Accept-Language": "en"}).json()
    assert (told["taken"], told["known"]) == (2, 0)
    assert [(one["index"], one["field"]) for one in told["refused"]] == [
        (1, "body"), (2, "posted_at"), (3, "network"), (4, "followers"), (5, "autor"), (6, "body"), (7, "network"),
    ]  # fmt: skip
    assert "time zone" in told["refused"][1]["message"]
    assert "fotolog" in told["refused"][2]["message"]
    spanish = client.post("/v1/comments", json={"comments": bad[1:2]}, headers={"Accept-Language": "es"}).json()
    assert "zona horaria" in spanish["refused"][0]["message"]


@pytest.mark.parametrize(
    ("sent", "slug"),
    [
        ({"comments": []}, "bad-batch"),
        ({"comments": [{"network": "x", "text": "hola"}] * 1_001}, "bad-batch"),
        ({}, "invalid-request"),
        ({"comments": "todos"}, "invalid-request"),
        ({"comments": [], "source": "yo"}, "invalid-request"),
    ],
)
def test_a_batch_that_is_none_is_refused_whole(served: Served, client: httpx.Client, sent: Any, slug: str) -> None:
    before = many(served)
    answer = client.post("/v1/comments", json=sent)
    assert (answer.status_code, problem_of(answer)[1]) == (422, slug)
    assert many(served) == before


def test_a_batch_may_be_larger_than_other_bodies_but_not_without_end(client: httpx.Client) -> None:
    long = [comment(text=f"El barco va parado {'y nadie dice nada ' * 100}") for _ in range(200)]
    answer = client.post("/v1/comments", json={"comments": long})
    assert int(answer.request.headers["content-length"]) > MAX_BODY
    assert answer.json()["taken"] == 200
    too_much = client.post("/v1/comments", content=b"a" * (MOST_OF_BATCH + 1))
    assert too_much.status_code == 413
    assert "lote" in too_much.json()["detail"] or "batch" in too_much.json()["detail"]


def test_nobody_without_a_key_is_heard(served: Served) -> None:
    with httpx.Client(base_url=served.url) as nobody:
        assert nobody.post("/v1/comments", json={"comments": [comment()]}).status_code == 401
        assert nobody.get("/v1/alerts").status_code == 401


def test_batches_wait_for_each_other_up_to_a_number() -> None:
    batches = Batches()
    for _ in range(MOST_BATCHES):
        batches.__enter__()
    with pytest.raises(TooManyRequests), batches:
        pass
    batches.__exit__()
    with batches:
        pass


def test_a_wave_is_warned_of_and_settled_by_a_lead(served: Served, client: httpx.Client) -> None:
    client.post("/v1/comments", json={"comments": [comment() for _ in range(30)]})
    served.do(lambda: look(served.desk, served.desk.clock()))  # the running server may have been faster
    found = client.get("/v1/alerts").json()["items"]
    alert = next(one for one in found if one["kind"] == "spike")
    assert alert["evidence"]["authors"] >= 5
    assert alert["evidence"]["count"] >= alert["evidence"]["authors"]
    assert all("barco" in one["text"] for one in alert["comments"])
    assert "Pico de comentarios" in alert["headline"]

    lead, body = Actor(served, "lead"), {"outcome": "dismissed", "reason": "Era un ensayo"}
    where = f"/v1/alerts/{alert['id']}/settle"
    assert client.post(where, json=body).status_code == 403
    assert problem_of(lead.client.post(where, json={**body, "reason": ""}))[1] == "bad-settlement"
    assert problem_of(lead.client.post(where, json={**body, "outcome": "perhaps"}))[1] == "invalid-request"
    assert problem_of(lead.client.post("/v1/alerts/nada/settle", json=body))[1] == "no-such-alert"
    settled = lead.client.post(where, json=body).json()
    assert (settled["outcome"], settled["settled_by"]) == ("dismissed", lead.name)
    assert problem_of(lead.client.post(where, json=body))[1] == "alert-settled"
    assert alert["id"] not in [one["id"] for one in client.get("/v1/alerts").json()["items"]]
    assert alert["id"] in [one["id"] for one in client.get("/v1/alerts", params={"state": "all"}).json()["items"]]
    assert client.get("/v1/alerts", params={"state": "some"}).status_code == 422
    lead.client.close()
