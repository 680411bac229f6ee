"""Questions to an area over HTTP, on their pages, and by the one-time link."""

import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.review.throttle import PER_ADDRESS
from tests.web.acting import Actor, later, problem_of
from tests.web.desks import words
from tests.web.people import browser, entered, forget_failures, settled
from tests.web.served import Served

SAID = {"answer": "A las 9:30", "source": "el puerto", "name": "Pilar"}


def asks(by: Actor, reply: str, question: str | None = None, **more: Any) -> httpx.Response:
    due_at = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
    body = {"area": "cubierta", "question": question or f"¿A qué hora sale el {secrets.token_hex(4)}?"}
    return by.client.post(f"/v1/replies/{reply}/ask", json={**body, "due_at": due_at, **more})


@pytest.fixture
def agent(served: Served) -> Iterator[Actor]:
    acting = Actor(served)
    with acting.client:
        yield acting


@pytest.fixture
def lead(served: Served) -> Iterator[Actor]:
    acting = Actor(served, "lead")
    with acting.client:
        yield acting


@pytest.fixture
def area(served: Served) -> Iterator[httpx.Client]:
    """Somebody without an account."""
    forget_failures(served)
    with browser(served, **{"Accept-Language": "es"}) as client:
        yield client


def fresh(by: Actor) -> str:
    """A reply of nobody's likeness."""
    return str(by.draft(f"¿A qué hora sale el barco {secrets.token_hex(4)} de la tarde?")["id"])


def test_from_the_question_to_the_fact_and_the_waiting_replies(
    served: Served, agent: Actor, lead: Actor, area: httpx.Client
) -> None:
    reply = fresh(agent)
    made = asks(agent, reply)
    assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
    link, question = made.json()["link"], made.json()["question"]
    assert question["replies"] == [reply]
    form = area.get(link)
    assert (form.status_code, form.headers["cache-control"]) == (200, "no-store")
    assert form.headers["referrer-policy"] == "same-origin"
    assert question["question"] in words(form)
    assert agent.get(reply)["comment"]["text"] not in words(form)
    assert "Gracias" in words(area.post(link, data=SAID))
    told = {q["id"]: q for q in lead.client.get("/v1/questions").json()["items"]}[question["id"]]
    assert (told["state"], told["answer"], told["answered_as"]) == ("answered", "A las 9:30", "Pilar")
    body = {"confirm": {"statement": f"El barco {secrets.token_hex(4)} sale tarde"}}
    settle = f"/v1/questions/{question['id']}/settle"
    assert problem_of(agent.client.post(settle, json=body)) == (403, "not-allowed")
    done = lead.client.post(settle, json=body).json()
    assert (done["question"]["outcome"], done["fact"]["question"]) == ("confirmed", question["id"])
    assert done["fact"]["source"] == "Cubierta, Pilar, el puerto"
    assert problem_of(lead.client.post(settle, json=body)) == (409, "question-settled")
    settled_ones = lead.client.get("/v1/questions?settled=true").json()["items"]
    assert question["id"] in {q["id"] for q in settled_ones}


def test_a_used_link_says_so_and_one_that_is_over_says_whom_to_call(
    served: Served, agent: Actor, area: httpx.Client
) -> None:
    link, other = asks(agent, fresh(agent)).json()["link"], asks(agent, fresh(agent)).json()["link"]
    assert area.post(link, data=SAID).status_code == 200
    again = area.post(link, data={**SAID, "answer": "A las 11:00"})
    assert again.status_code == 404
    assert "ya se usó" in words(again)
    with later(served, seconds=8 * 24 * 3600):
        over = area.get(other)
    assert over.status_code == 404
    assert agent.name in words(over)


def test_an_incomplete_answer_is_shown_again_and_hostile_words_stay_words(agent: Actor, area: httpx.Client) -> None:
    link = asks(agent, fresh(agent), f"¿Sale <b>hoy</b> {secrets.token_hex(3)}?").json()["link"]
    assert "<b>hoy" not in area.get(link).text
    refused = area.post(link, data={**SAID, "answer": "<script>alert(1)</script>", "source": ""})
    assert refused.status_code == 422
    assert "&lt;script&gt;alert(1)" in refused.text
    assert "<script>alert" not in area.post(link, data={**SAID, "answer": "<script>alert(1)</script>"}).text


def test_a_form_of_another_site_answers_nothing(agent: Actor, area: httpx.Client) -> None:
    link = asks(agent, fresh(agent)).json()["link"]
    assert area.post(link, data=SAID, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert area.post(link, data=SAID).status_code == 200


def test_guessing_links_is_stopped_and_a_right_one_still_works(agent: Actor, area: httpx.Client) -> None:
    link = asks(agent, fresh(agent)).json()["link"]
    for _ in range(PER_ADDRESS):
        assert area.get(f"/answer/{secrets.token_urlsafe(32)}").status_code == 404
    stopped = area.get(f"/answer/{secrets.token_urlsafe(32)}")
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) > 0
    assert area.get(link).status_code == 200


def test_another_reply_waits_and_who_asked_withdraws(served: Served, agent: Actor, lead: Actor) -> None:
    asked, other = asks(agent, fresh(agent)).json()["question"], fresh(agent)
    path = f"/v1/questions/{asked['id']}"
    assert other in agent.client.post(f"{path}/wait", json={"reply": other}).json()["replies"]
    assert problem_of(asks(agent, other)) == (409, "already-asked")
    with served.client(served.new_key(f"otra {secrets.token_hex(4)}")) as stranger:
        assert problem_of(stranger.post(f"{path}/withdraw")) == (403, "not-allowed")
    assert agent.client.post(f"{path}/withdraw", json={"reason": "ya está"}).json()["outcome"] == "withdrawn"
    assert problem_of(agent.client.post(f"{path}/wait", json={"reply": fresh(agent)})) == (409, "question-settled")


def test_a_lead_writes_down_an_answer_and_asks_again(agent: Actor, lead: Actor, area: httpx.Client) -> None:
    made = asks(agent, fresh(agent)).json()
    path = f"/v1/questions/{made['question']['id']}"
    said = {"answer": "Ni idea", "source": "por teléfono", "name": "Pilar"}
    assert lead.client.post(f"{path}/answer", json=said).json()["answered_as"] == "Pilar"
    assert problem_of(lead.client.post(f"{path}/answer", json=said)) == (409, "already-answered")
    again = (datetime.now(UTC) + timedelta(minutes=20)).isoformat()
    done = lead.client.post(f"{path}/settle", json={"confirm": None, "reason": "no dice la hora", "again": again})
    assert done.json()["question"]["state"] == "open"
    assert area.get(made["link"]).status_code == 404
    assert area.get(done.json()["link"]).status_code == 200


def test_what_is_wrong_is_a_problem(agent: Actor, lead: Actor) -> None:
    reply = fresh(agent)
    assert problem_of(asks(agent, reply, area="máquinas")) == (422, "bad-question")
    assert problem_of(asks(agent, reply, due_at="2020-01-01T00:00:00Z")) == (422, "bad-question")
    assert problem_of(asks(agent, "nadie")) == (404, "no-such-reply")
    assert problem_of(lead.client.post("/v1/questions/nadie/withdraw")) == (404, "no-such-question")
    lead.do(agent.get(reply), "reject", reason="tone")
    assert problem_of(asks(agent, reply)) == (409, "nothing-waits")


def test_a_person_asks_answers_and_confirms_on_the_pages(served: Served, agent: Actor, area: httpx.Client) -> None:
    reply, asked = fresh(agent), f"¿Sale el {secrets.token_hex(4)}?"
    with entered(served, settled(served, "lead"), **{"Accept-Language": "es"}) as page:
        shown = page.get(f"/queue/{reply}")
        assert f'action="/ask/{reply}"' in shown.text
        sent = {"area": "cubierta", "question": asked, "minutes": "30"}
        assert page.post(f"/ask/{reply}", data={**sent, "minutes": "x"}).status_code == 422
        once = page.post(f"/ask/{reply}", data=sent)
        link = re.search(r'value="http[^"]+(/answer/[^"]+)"', once.text)
        assert link is not None
        assert link[1] not in page.get(f"/ask/{reply}").text
        other = fresh(agent)
        id = re.search(r'name="question_id" value="(\w+)"', page.get(f"/ask/{other}").text.split(asked)[0][-400:])
        assert id is not None
        assert page.post(f"/ask/{other}", data={"question_id": id[1]}).status_code == 303
        assert asked in words(page.get(f"/queue/{other}"))
        area.post(link[1], data=SAID)
        assert 'value="A las 9:30"' in page.get("/questions").text
        path = f"/questions/{id[1]}"
        assert page.post(f"{path}/confirm", data={"statement": "[hora]"}).status_code == 422
        assert page.post(f"{path}/nada").status_code == 422
        fact = {"statement": f"El barco {secrets.token_hex(4)} sale a media tarde", "valid_until": ""}
        done = page.post(f"{path}/confirm", data=fact)
        assert done.status_code == 303
        assert "se están redactando" in words(page.get(done.headers["location"]))
        assert fact["statement"] in words(page.get("/facts"))


def test_an_agents_own_reply_offers_to_ask(served: Served) -> None:
    person = settled(served)
    with entered(served, person) as page:
        token = secrets.token_hex(16)
        sent = {"network": "x", "text": f"¿Sale el {token[:6]} hoy?", "once": token, "move": "draft"}
        where = page.post("/mine/new", data=sent).headers["location"]
        assert 'action="/ask/' in page.get(where).text
