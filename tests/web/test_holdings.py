"""The fast lane and what heads approve beforehand, over HTTP and on their page."""

import re
import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx
import pytest

from app.operations.declaring import Declaration, declare
from app.review.people import Person
from tests.web.acting import GRAVE, Actor, problem_of
from tests.web.people import entered, settled
from tests.web.served import Served, brand_in, serving, settings

AGROUND = "El barco está parado a la deriva y no nos dicen nada"
TEXT = "Sabemos que hay un barco parado y estamos con ello. Volvemos aquí en cuanto haya novedades."
LINE = "Un barco está parado a la altura del puerto. El pasaje está bien y ya hay un remolcador de camino."


class House(NamedTuple):
    """A server of its own: what is approved here would hold for every other test."""

    served: Served
    agent: Actor
    lead: Actor
    head: Actor
    incident: str


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with serving(settings(brand_in(tmp_path_factory.mktemp("holdings")))) as served:
        boss = settled(served, "head", "Otra dirección")
        said = Declaration(scenario="varada", line=LINE, reason="lo confirma el puente")
        record = served.do(lambda: declare(served.desk, boss, said))
        agent, lead, head = Actor(served), Actor(served, "lead"), Actor(served, "head")
        yield House(served, agent, lead, head, record.id)
        for actor in (agent, lead, head):
            actor.client.close()


def comment(text: str = AGROUND, **over: Any) -> dict[str, Any]:
    return {"comment": {"network": "x", "text": text, "author": f"@a{secrets.token_hex(4)}", **over}}


@pytest.fixture(scope="module")
def approved(house: House) -> dict[str, Any]:
    """The manual's texts as they are listed once a head has approved them."""
    before = house.head.client.get("/v1/preapprovals").json()
    done = house.head.client.post("/v1/preapprovals/manual", json={"sha256": before["manual_sha256"]})
    assert (done.status_code, done.json()) == (200, {"approved": len(before["manual"])})
    after: dict[str, Any] = house.head.client.get("/v1/preapprovals").json()
    return after


def test_a_holding_waits_for_a_lead_until_a_head_has_approved_its_text(house: House) -> None:
    answer = house.agent.client.post("/v1/holdings", json=comment("¿Por qué no sale el barco?"))
    shown = answer.json()
    assert (answer.status_code, shown["kind"], shown["state"], shown["approved"]) == (201, "holding", "pending", None)
    assert answer.headers["location"] == f"/v1/replies/{shown['id']}"


def test_an_approved_one_is_offered_and_published_at_once(house: House, approved: dict[str, Any]) -> None:
    assert all(text["approved"]["by"] == house.head.name for text in approved["manual"])
    shown = house.agent.client.post("/v1/holdings", json=comment()).json()
    assert (shown["state"], shown["approved"]["via"], shown["approved"]["by"]) == (
        "approved", "preapproval", house.head.name,
    )  # fmt: skip
    assert "preapproval" not in shown["moves"]
    done = house.agent.do(shown, "publish", part="public", sha256=shown["approved"]["sha256"])
    assert done["state"] == "published"


def test_asking_again_gives_the_same_one(house: House) -> None:
    body, key = comment(), {"Idempotency-Key": secrets.token_hex(8)}
    answers = [
        house.agent.client.post("/v1/holdings", json=body, headers=key),
        house.agent.client.post("/v1/holdings", json=body, headers=key),
        house.lead.client.post("/v1/holdings", json=body),
    ]
    assert [a.status_code for a in answers] == [201] * 3
    assert len({a.json()["id"] for a in answers}) == 1
    assert [a.headers.get("idempotency-replayed") for a in answers] == [None, "true", "true"]
    other = house.agent.client.post("/v1/holdings", json=comment(GRAVE), headers=key)
    assert problem_of(other) == (409, "idempotency-conflict")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({}, (422, "invalid-request")),
        ({"comment": {"network": "x"}}, (422, "invalid-request")),
        ({"comment": {"network": "x", "text": "hola"}, "engine": "model"}, (422, "invalid-request")),
        ({"comment": {"network": "fax", "text": "hola"}}, (422, "unknown-network")),
    ],
)
def test_what_cannot_be_taken_is_told_by_field(house: House, body: dict[str, Any], problem: tuple[int, str]) -> None:
    assert problem_of(house.agent.client.post("/v1/holdings", json=body)) == problem


def test_a_comment_without_a_text_prepared_for_it_says_whom_to_call(house: House) -> None:
    desk = house.served.desk
    usual = desk.brand
    forbids = usual.scenarios[0].model_copy(update={"template_forbidden": True})
    desk.brand = usual.model_copy(update={"scenarios": (forbids,)})
    try:
        answer = house.agent.client.post("/v1/holdings", json=comment(), headers={"Accept-Language": "es"})
    finally:
        desk.brand = usual
    assert problem_of(answer) == (422, "no-holding")
    assert "Capitana" in answer.json()["detail"]


def test_a_head_adapts_a_text_to_a_crisis_and_ends_it(house: House) -> None:
    wanted = {"incident": house.incident, "text": TEXT, "network": "x", "language": "es"}
    made = house.head.client.post("/v1/preapprovals", json=wanted)
    assert (made.status_code, made.json()["text"], made.json()["line"]) == (201, TEXT, 1)
    shown = house.agent.client.post("/v1/holdings", json=comment()).json()
    assert shown["approved"]["public_text"] == TEXT
    listed = house.lead.client.get("/v1/preapprovals").json()["adapted"]
    assert [one["id"] for one in listed] == [made.json()["id"]]

    ended = house.head.client.post(f"/v1/preapprovals/{made.json()['id']}/end")
    assert (ended.status_code, ended.json()) == (200, {"id": made.json()["id"], "returned": 1})
    assert house.agent.get(shown["id"])["state"] == "pending"
    again = house.head.client.post(f"/v1/preapprovals/{made.json()['id']}/end")
    assert problem_of(again) == (404, "no-such-preapproval")


def test_a_text_that_the_guards_refuse_is_not_approved(house: House) -> None:
    wanted = {"incident": house.incident, "text": "Volvemos a las [hora].", "network": "x", "language": "es"}
    answer = house.head.client.post("/v1/preapprovals", json=wanted)
    assert problem_of(answer) == (422, "bad-preapproval")


def test_another_list_than_the_one_that_was_read_is_refused(house: House) -> None:
    answer = house.head.client.post("/v1/preapprovals/manual", json={"sha256": "0" * 64})
    assert problem_of(answer) == (409, "manual-changed")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/v1/preapprovals"), ("POST", "/v1/preapprovals/manual"), ("POST", "/v1/preapprovals/x/end")],
)
def test_only_heads_approve_beforehand(house: House, method: str, path: str) -> None:
    for actor in (house.agent, house.lead):
        assert problem_of(actor.client.request(method, path, json={})) == (403, "not-allowed")
    assert problem_of(house.agent.client.get("/v1/preapprovals")) == (403, "not-allowed")


@pytest.fixture
def page(house: House) -> Iterator[tuple[Person, httpx.Client]]:
    boss = settled(house.served, "head")
    with entered(house.served, boss, **{"Accept-Language": "es"}) as client:
        yield boss, client


def form(page: str, action: str) -> dict[str, str]:
    """The hidden fields of a form."""
    found = re.search(rf'<form[^>]*action="{action}".*?</form>', page, re.S)
    assert found, action
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', found[0]))


def test_a_head_approves_everything_with_one_button_and_takes_one_back(
    house: House, page: tuple[Person, httpx.Client], approved: dict[str, Any]
) -> None:
    _, client = page
    one = approved["manual"][0]["approved"]["id"]
    ended = client.post(f"/holdings/{one}/end")
    assert (ended.status_code, ended.headers["location"].partition("&")[0]) == (303, "/holdings?done=end")
    read = client.get("/holdings").text
    assert "Falta 1 de" in read
    sent = client.post("/holdings/manual", data=form(read, "/holdings/manual"))
    assert (sent.status_code, sent.headers["location"]) == (303, "/holdings?done=manual&n=1")
    told = client.get(sent.headers["location"]).text
    assert "Aprobado 1 texto" in told
    assert "/holdings/manual" not in told


def test_an_adapted_text_that_is_refused_comes_back_with_the_reason_and_its_lengths(
    house: House, page: tuple[Person, httpx.Client]
) -> None:
    _, client = page
    typed = {"incident": house.incident, "text": "Volvemos a las [hora] <b>", "network": "x", "language": "es"}
    answer = client.post("/holdings/adapted", data={**typed, "move": "approve"})
    assert answer.status_code == 422
    assert "Volvemos a las [hora] &lt;b&gt;</textarea>" in answer.text
    assert "25 / 280" in answer.text
    counted = client.post("/holdings/count", data={"text": "áé"}, headers={"X-Fragment": "count"})
    assert counted.json()["X"] == [2, 280]
    sent = client.post("/holdings/adapted", data={**typed, "text": TEXT, "move": "approve"})
    assert sent.headers["location"] == "/holdings?done=adapted"
    assert TEXT in client.get("/holdings").text


def test_a_lead_reads_the_page_and_changes_nothing(house: House) -> None:
    lead = settled(house.served, "lead")
    with entered(house.served, lead, **{"Accept-Language": "es"}) as client:
        read = client.get("/holdings")
        assert (read.status_code, "/end" in read.text, "holdings/adapted" in read.text) == (200, False, False)
        assert client.post("/holdings/manual", data={}).status_code == 403
        assert client.post("/holdings/x/end").status_code == 403
    with entered(house.served, settled(house.served)) as client:
        assert client.get("/holdings").status_code == 403


def test_an_agent_asks_for_the_holding_alone_and_copies_it_at_once(house: House, approved: dict[str, Any]) -> None:
    agent = settled(house.served)
    with entered(house.served, agent, **{"Accept-Language": "es"}) as client:
        once = form(client.get("/mine/new").text, "/mine/new")
        typed = {**once, "text": "¿Por qué está el barco a la deriva?", "network": "x", "author": "@otra"}
        sent = client.post("/mine/new", data={**typed, "move": "hold"})
        assert sent.status_code == 303
        shown = client.get(sent.headers["location"]).text
    assert "Aprobado de antemano por" in shown
    assert "data-copy=" in shown
    assert "/mine/new?network=x" in shown


def test_an_answer_s_page_says_that_its_holding_is_ready(house: House, approved: dict[str, Any]) -> None:
    agent = settled(house.served)
    with entered(house.served, agent, **{"Accept-Language": "es"}) as client:
        once = form(client.get("/mine/new").text, "/mine/new")
        sent = client.post("/mine/new", data={**once, "text": f"{AGROUND} ¡otra vez!", "network": "x"})
        shown = client.get(sent.headers["location"]).text
        assert "ya está aprobado y puede copiarse" in shown
        move = f"{sent.headers['location']}/holding"
        made = client.post(move, data=form(shown, move))
        assert "Aprobado de antemano por" in client.get(made.headers["location"]).text


def test_where_there_is_no_holding_the_form_says_whom_to_call_and_keeps_the_words(house: House) -> None:
    desk, agent = house.served.desk, settled(house.served)
    usual = desk.brand
    forbids = usual.scenarios[0].model_copy(update={"template_forbidden": True})
    desk.brand = usual.model_copy(update={"scenarios": (forbids,)})
    try:
        with entered(house.served, agent, **{"Accept-Language": "es"}) as client:
            told = client.post("/mine/new", data={"text": AGROUND, "network": "x", "move": "hold"})
    finally:
        desk.brand = usual
    assert told.status_code == 422
    assert "Capitana" in told.text
    assert f"{AGROUND}</textarea>" in told.text
