"""POST /v1/replies/{id}/weigh: what an edit would meet, before anybody stores it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.acting import Actor, head
from tests.web.served import Served

PROMISE = "Sentimos la espera. Le devolveremos 500 euros mañana mismo: www.otra.example/pago"


@pytest.fixture(scope="module")
def agent(served: Served) -> Iterator[Actor]:
    person = Actor(served)
    yield person
    person.client.close()


@pytest.fixture(scope="module")
def reply(agent: Actor) -> dict[str, Any]:
    return agent.draft()


def weighed(agent: Actor, reply: dict[str, Any], **body: Any) -> dict[str, Any]:
    answer = agent.try_(reply, "weigh", headers={}, **body)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_it_finds_what_the_same_edit_would_store(agent: Actor) -> None:
    reply = agent.draft()
    before = weighed(agent, reply, public_text=PROMISE, private_text="Escríbanos.")
    edited = agent.do(reply, "edit", public_text=PROMISE, private_text="Escríbanos.")
    assert before["findings"] == edited["findings"]
    assert {finding["rule"] for finding in before["findings"]} >= {"links", "figures"}


def test_it_stores_nothing(served: Served, agent: Actor, reply: dict[str, Any]) -> None:
    known, row = agent.get(reply["id"]), head(served)
    weighed(agent, reply, public_text=PROMISE)
    assert (agent.get(reply["id"]), head(served)) == (known, row)


def test_it_counts_as_the_network_does(agent: Actor, reply: dict[str, Any]) -> None:
    told = weighed(agent, reply, public_text=f" {'a' * 270} https://barcos.example/{'b' * 200} \n", private_text=" ")
    limit = told["public"]["limit"]
    assert told["public"] == {**told["public"], "length": 270 + 1 + 23, "over": max(0, 294 - limit)}
    assert told["public"]["leads"] == [{"link": f"https://barcos.example/{'b' * 200}", "domain": "barcos.example"}]
    assert told["private"] is None


def test_a_private_message_is_counted_apart(agent: Actor, reply: dict[str, Any]) -> None:
    told = weighed(agent, reply, public_text="Hola.", private_text="Hola, ¿qué tal?")
    assert (told["public"]["length"], told["private"]["length"]) == (5, 15)


def test_words_that_are_not_there_yet_are_weighed_too(agent: Actor, reply: dict[str, Any]) -> None:
    assert weighed(agent, reply, public_text="")["public"]["length"] == 0


def test_it_speaks_the_readers_language(agent: Actor, reply: dict[str, Any]) -> None:
    said = [
        agent.try_(reply, "weigh", headers={"Accept-Language": tongue}, public_text=PROMISE).json()["findings"]
        for tongue in ("es", "en")
    ]
    assert [f["rule"] for f in said[0]] == [f["rule"] for f in said[1]]
    assert [f["message"] for f in said[0]] != [f["message"] for f in said[1]]


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "public_text"), ({"public_text": "x" * 10_001}, "public_text"), ({"public_text": None}, "public_text"),
     ({"public_text": "x", "reason": "tone"}, "reason"), ({"public_text": "x", "private_text": 1}, "private_text")],
)  # fmt: skip
def test_a_faulty_body_names_its_field(agent: Actor, reply: dict[str, Any], body: Any, field: str) -> None:
    answer = agent.try_(reply, "weigh", headers={}, **body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_a_reply_that_nobody_has_is_not_found(agent: Actor) -> None:
    answer = agent.client.post("/v1/replies/nohay/weigh", json={"public_text": "x"})
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:portavoz:problem:no-such-reply")
