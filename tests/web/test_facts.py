"""Facts over HTTP and on their page."""

import re
import secrets
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.web.acting import Actor, problem_of
from tests.web.desks import words
from tests.web.people import entered, settled
from tests.web.served import Served


@pytest.fixture
def lead(served: Served) -> Iterator[Actor]:
    acting = Actor(served, "lead")
    with acting.client:
        yield acting


@pytest.fixture
def agent(served: Served) -> Iterator[Actor]:
    acting = Actor(served)
    with acting.client:
        yield acting


def statement() -> str:
    """A fact that no other test knows."""
    letters = secrets.token_hex(8).translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"La pasarela {letters} está abierta"


def put(by: Actor, said: str, version: int | None = None, **more: Any) -> httpx.Response:
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return by.client.post("/v1/facts", json={"statement": said, **more}, headers=headers)


def act(by: Actor, id: str, name: str, version: int, **body: Any) -> httpx.Response:
    return by.client.post(f"/v1/facts/{id}/{name}", json=body, headers={"If-Match": f'"{version}"'})


def test_a_fact_is_added_found_refuted_and_ended(served: Served, lead: Actor) -> None:
    said = statement()
    made = put(lead, said)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    fact = made.json()
    assert (fact["statement"], fact["why"], fact["by"], fact["source"]) == (said, "stands", lead.name, lead.name)
    assert lead.client.get(made.headers["location"]).json() == fact
    listed = {one["id"]: one for one in lead.client.get("/v1/facts").json()["items"]}
    assert listed[fact["id"]] == fact
    assert listed["F1"]["version"] == 0
    false = act(lead, fact["id"], "refute", 1, correction="Está cerrada.").json()
    assert (false["why"], false["correction"], false["version"]) == ("false", "Está cerrada.", 2)
    assert act(lead, fact["id"], "end", 2, reason="viejo").json()["why"] == "expired"


def test_an_agent_proposes_and_a_lead_confirms(agent: Actor, lead: Actor) -> None:
    said = statement()
    assert problem_of(put(agent, said)) == (403, "not-allowed")
    proposed = put(agent, said, status="unconfirmed").json()
    assert problem_of(act(agent, proposed["id"], "confirm", 1)) == (403, "not-allowed")
    assert act(lead, proposed["id"], "confirm", 1).json()["why"] == "stands"


def test_what_is_wrong_is_a_problem_that_names_the_field(served: Served, lead: Actor) -> None:
    id = put(lead, statement()).json()["id"]
    assert problem_of(put(lead, "a las [hora]")) == (422, "bad-fact")
    assert problem_of(put(lead, "x" * 700)) == (422, "invalid-request")
    assert problem_of(put(lead, statement(), id=id)) == (409, "fact-changed")
    assert problem_of(act(lead, id, "confirm", 1)) == (409, "same-fact")
    assert problem_of(act(lead, id, "end", 3)) == (409, "fact-changed")
    assert problem_of(act(lead, "nadie", "end", 1)) == (404, "no-such-fact")
    assert problem_of(lead.client.post(f"/v1/facts/{id}/end", json={})) == (428, "precondition-required")
    assert act(lead, id, "end", 1).status_code == 200
    assert problem_of(act(lead, id, "confirm", 2)) == (409, "fact-over")
    assert problem_of(act(lead, id, "withdraw", 2)) == (422, "bad-fact")


@pytest.fixture
def page(served: Served) -> Iterator[httpx.Client]:
    with entered(served, settled(served, "lead"), **{"Accept-Language": "es"}) as client:
        yield client


def test_one_line_and_enter_add_a_confirmed_fact(page: httpx.Client) -> None:
    said = statement()
    done = page.post("/facts", data={"statement": said})
    assert done.status_code == 303
    shown = page.get(done.headers["location"])
    assert "guardado" in words(shown)
    assert said in words(shown)


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(page: httpx.Client) -> None:
    refused = page.post("/facts", data={"statement": "El bote [cuál] está roto", "source": "el puerto"})
    assert refused.status_code == 422
    assert "hueco por rellenar" in words(refused)
    assert 'value="El bote [cuál] está roto"' in refused.text
    assert 'value="el puerto"' in refused.text
    assert page.post("/facts", data={"statement": statement(), "valid_until": "ayer"}).status_code == 422
    assert page.post("/facts/F1/otra", data={"version": "0"}).status_code == 422


def test_a_fact_is_marked_false_on_the_page_and_hostile_words_stay_words(page: httpx.Client) -> None:
    said = f"{statement()} y ¿qué más da? &amp; «b»"
    id = page.post("/facts", data={"statement": said}).headers["location"].split("of=")[1].split("#")[0]
    assert page.post(f"/facts/{id}/refute", data={"version": "1", "correction": " "}).status_code == 422
    assert page.post(f"/facts/{id}/refute", data={"version": "1", "correction": "No."}).status_code == 303
    shown = page.get("/facts?show=false&q=" + said.split()[2])
    assert "&amp;amp;" in shown.text
    assert "Lo cierto: No." in words(shown)


def test_an_agent_may_only_propose_on_the_page(served: Served) -> None:
    with entered(served, settled(served), **{"Accept-Language": "en"}) as client:
        said = statement()
        where = client.post("/facts", data={"statement": said, "status": "confirmed"}).headers["location"]
        shown = client.get(where)
        entry = shown.text[shown.text.rindex(f">{said}<") :]
        assert "Unconfirmed" in entry[:400]
        assert not re.search(r'action="/facts/[^"]+/confirm"', shown.text)
        id = where.split("of=")[1].split("#")[0]
        assert client.post(f"/facts/{id}/confirm", data={"version": "1"}).status_code == 403


def test_the_list_is_narrowed_by_words_whatever_their_accents(page: httpx.Client) -> None:
    shown = words(page.get("/facts?q=CAPITANIA"))
    assert "El barco chocó" in shown
    assert "hasta el día anterior" not in shown
    assert "No hay hechos así" in words(page.get("/facts?q=nadaesasi"))


def test_who_is_not_signed_in_sees_nothing(served: Served) -> None:
    with httpx.Client(base_url=served.url) as client:
        assert client.get("/facts").status_code == 303
        assert client.get("/v1/facts").status_code == 401
