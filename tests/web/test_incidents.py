"""The whole life of an incident over HTTP, for who may, with every refusal a problem that names its field."""

import json
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from app.review.people import Role
from app.web.incident_shapes import BODIES, Standing
from tests.web.acting import Actor, problem_of
from tests.web.desks import asked, at, bound, now_of
from tests.web.served import Served

LINE = "Estamos comprobando qué ocurre con el barco. Volvemos a informar aquí."
CLOSING = "El barco ya está en puerto. Gracias por la paciencia."


def _person(role: Role) -> Any:
    @pytest.fixture
    def person(served: Served) -> Iterator[Actor]:
        actor = Actor(served, role)
        yield actor
        actor.client.close()

    return person


agent, lead, head = _person("agent"), _person("lead"), _person("head")


def wanted(**over: Any) -> dict[str, Any]:
    """A crisis that no manual foresaw, and that no other test declares."""
    name = secrets.token_hex(4)
    return {
        "title": f"Avería {name}", "severity": "high", "line": LINE, "triggers": [f"{name} uno", f"{name} dos"],
        "reason": "lo confirma el puente", **over,
    }  # fmt: skip


@pytest.fixture
def burning(head: Actor) -> Iterator[dict[str, Any]]:
    """An open incident; whatever a test leaves open is stood down."""
    answer = head.client.post("/v1/incidents", json=wanted())
    assert answer.status_code == 201, answer.text
    known: dict[str, Any] = answer.json()
    yield known
    again = head.client.get(f"/v1/incidents/{known['id']}").json()
    if again["stood_down_at"] is None:
        assert act(head, again, "stand-down", closing=CLOSING, reason="fin").status_code == 200


def act(who: Actor, known: dict[str, Any], name: str, version: int | None = None, **body: Any) -> httpx.Response:
    headers = {"If-Match": f'"{version or known["version"]}"'}
    return who.client.post(f"/v1/incidents/{known['id']}/{name}", json=body, headers=headers)


def until_seen(send: Callable[[], httpx.Response]) -> httpx.Response:
    """Its answer; sent again where the server redrafted the reply between reading it and deciding on it."""
    answers = (send() for _ in range(5))
    return next(answer for answer in answers if answer.status_code != 409)


def test_an_incident_from_its_declaration_to_its_end(head: Actor, lead: Actor) -> None:
    made = head.client.post("/v1/incidents", json=wanted(freeze=True))
    known = made.json()
    assert made.headers["Location"] == f"/v1/incidents/{known['id']}"
    assert (made.headers["ETag"], known["mode"], known["freeze"]) == ('"1"', "crisis", True)
    assert head.client.get("/v1/freeze").json()["frozen"]

    given = act(head, known, "posts", role="puente", person=lead.name, reason="relevo").json()
    assert [(post["role"], post["person"], post["until"]) for post in given["posts"]] == [("puente", lead.name, None)]
    said = act(lead, given, "line", text="El barco vuelve a puerto.", reason="nos llaman").json()
    assert [line["version"] for line in said["lines"]] == [1, 2]
    worse = act(head, said, "amend", severity="critical", freeze=False, reason="empeora").json()
    assert (worse["severity"], worse["version"]) == ("critical", 4)
    assert head.client.get(f"/v1/incidents/{known['id']}/owed").json() == {"items": []}
    ended = act(head, worse, "stand-down", closing=CLOSING).json()
    assert (ended["closing"], ended["stood_down_by"]) == (CLOSING, head.name)
    assert [one["what"].removeprefix("incident.") for one in ended["acts"]] == [
        "declare", "post", "line", "amend", "stand-down",
    ]  # fmt: skip

    read = lead.client.get(f"/v1/incidents/{known['id']}")
    assert (read.headers["ETag"], read.json()) == ('"5"', ended)
    everything = lead.client.get("/v1/incidents").json()["items"]
    assert known["id"] in {one["id"] for one in everything}
    still = lead.client.get("/v1/incidents", params={"open": "true"}).json()["items"]
    assert known["id"] not in {one["id"] for one in still}


def test_the_situation_is_asked_often_and_costs_nothing_while_it_stands(lead: Actor, burning: dict[str, Any]) -> None:
    first = lead.client.get("/v1/situation")
    shown = Standing.model_validate_json(first.content)
    mine = next(one for one in shown.incidents if one.id == burning["id"])
    assert (shown.mode, shown.permits.light_touch, shown.drill) == ("crisis", False, None)
    assert mine.line
    assert (mine.line.text, mine.line.version) == (LINE, 1)
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = lead.client.get("/v1/situation", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])


def test_a_new_line_moves_the_situation(head: Actor, burning: dict[str, Any]) -> None:
    before = head.client.get("/v1/situation")
    act(head, burning, "line", text="El barco vuelve a puerto.", reason="nos llaman")
    after = head.client.get("/v1/situation", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json()["edition"] > before.json()["edition"]


def test_declaring_twice_is_refused_and_names_the_first(head: Actor, burning: dict[str, Any]) -> None:
    again = head.client.post("/v1/incidents", json=wanted(title=burning["title"]))
    assert problem_of(again) == (409, "already-declared")
    assert burning["id"] in again.json()["detail"]
    assert head.name in again.json()["detail"]


def test_every_act_names_the_version_that_was_seen(head: Actor, burning: dict[str, Any]) -> None:
    at = f"/v1/incidents/{burning['id']}"
    for name in ("amend", "line", "posts", "stand-down"):
        body = {"amend": {"severity": "low", "reason": "x"}, "line": {"text": "Otra cosa.", "reason": "x"},
                "posts": {"role": "puente", "person": head.name}, "stand-down": {"closing": CLOSING}}[name]  # fmt: skip
        assert problem_of(head.client.post(f"{at}/{name}", json=body)) == (428, "precondition-required")
        assert problem_of(act(head, burning, name, version=9, **body)) == (409, "stale-incident")
    assert head.client.get(at).json()["version"] == 1


@pytest.mark.parametrize(
    ("body", "type", "field"),
    [
        ({"reason": ""}, "bad-incident", "reason"),
        ({"line": None}, "bad-incident", "line"),
        ({"scenario": "E99"}, "bad-incident", "scenario"),
        ({"triggers": []}, "bad-incident", "triggers"),
        ({"severity": None}, "bad-incident", "severity"),
        ({"alert": "nadie"}, "bad-incident", "alert"),
        ({"line": "Devolvemos 50 € a cada persona."}, "unconfirmed-figure", "line"),
        ({"line": "El barco [nombre] está parado."}, "bad-line", "line"),
        ({"next_update": "2020-01-01T10:00:00Z"}, "bad-line", "next_update"),
        ({"translations": {"fr": "Le bateau."}}, "bad-line", "translations"),
        ({"translations": {"ca": "El vaixell, 30 persones."}}, "bad-line", "translations"),
        ({"mode": "guerra"}, "invalid-request", "mode"),
        ({"severity": "alta"}, "invalid-request", "severity"),
        ({"version": 3}, "invalid-request", "version"),
        ({"triggers": "avería"}, "invalid-request", "triggers"),
        ({"next_update": "mañana"}, "invalid-request", "next_update"),
        ({"line": "x" * 2001}, "invalid-request", "line"),
    ],
)
def test_what_cannot_be_declared_is_a_problem_of_its_field(
    head: Actor, body: dict[str, Any], type: str, field: str
) -> None:
    before = head.client.get("/v1/situation").json()
    answer = head.client.post("/v1/incidents", json=wanted(**body))
    assert problem_of(answer) == (422, type)
    assert [one["field"] for one in answer.json()["errors"]] == [field]
    assert head.client.get("/v1/situation").json() == before


@pytest.mark.parametrize(
    ("name", "body", "type"),
    [
        ("amend", {"reason": "x"}, "invalid-request"),
        ("amend", {"reason": "", "severity": "low"}, "bad-incident"),
        ("line", {"text": " ", "reason": "x"}, "bad-line"),
        ("line", {"text": LINE, "reason": "x"}, "bad-line"),
        ("line", {"text": "Hay 12 personas.", "reason": "x"}, "unconfirmed-figure"),
        ("line", {"text": "Otra cosa."}, "invalid-request"),
        ("posts", {"role": "timonel", "person": "Ana"}, "bad-post"),
        ("posts", {"role": "puente", "person": "Nadie"}, "bad-post"),
        ("stand-down", {"closing": ""}, "bad-line"),
        ("stand-down", {"closing": "Hay 12 personas."}, "unconfirmed-figure"),
        ("stand-down", {}, "invalid-request"),
    ],
)
def test_a_refused_act_changes_nothing(
    head: Actor, burning: dict[str, Any], name: str, body: dict[str, Any], type: str
) -> None:
    assert problem_of(act(head, burning, name, **body)) == (422, type)
    assert head.client.get(f"/v1/incidents/{burning['id']}").json() == burning


def test_problems_speak_the_readers_language(head: Actor) -> None:
    for tongue, word in (("es", "Confirme antes"), ("en", "Confirm the fact first")):
        answer = head.client.post(
            "/v1/incidents", json=wanted(line="Hay 12 personas."), headers={"Accept-Language": tongue}
        )
        assert word in answer.json()["detail"]


def test_who_may_not_is_told_which_role_it_takes(agent: Actor, lead: Actor, burning: dict[str, Any]) -> None:
    assert problem_of(agent.client.post("/v1/incidents", json=wanted())) == (403, "not-allowed")
    assert problem_of(lead.client.post("/v1/incidents", json=wanted())) == (403, "not-allowed")
    watch = lead.client.post("/v1/incidents", json=wanted(mode="watch", line=None)).json()
    assert watch["mode"] == "watch"
    assert problem_of(act(lead, burning, "line", text="Otra cosa.", reason="x")) == (403, "not-allowed")
    assert problem_of(act(lead, burning, "stand-down", closing=CLOSING)) == (403, "not-allowed")
    assert act(lead, watch, "stand-down", closing=CLOSING).status_code == 200
    assert problem_of(act(lead, watch, "stand-down", closing=CLOSING)) == (409, "incident-over")


def test_an_incident_of_nobody_is_not_found(head: Actor) -> None:
    for id in ("0" * 16, "nada", "%00"):
        for path in (f"/v1/incidents/{id}", f"/v1/incidents/{id}/owed"):
            assert head.client.get(path).status_code == 404


def test_a_person_moves_a_comment_between_incidents(agent: Actor, burning: dict[str, Any]) -> None:
    reply = agent.draft("¿A qué hora sale el barco de la tarde?")
    joined = agent.do(reply, "triage", incident=burning["id"])
    assert (joined["incident"], joined["triage"]["severity"]) == (burning["id"], "high")
    gone = until_seen(lambda: agent.try_(agent.get(joined["id"]), "triage", incident=None)).json()
    assert gone["incident"] is None
    refused = until_seen(lambda: agent.try_(agent.get(joined["id"]), "triage", incident="0" * 16))
    assert problem_of(refused) == (422, "bad-triage")
    assert [one["field"] for one in refused.json()["errors"]] == ["incident"]


def test_the_page_of_a_reply_moves_its_comment_into_an_incident(served: Served, burning: dict[str, Any]) -> None:
    reply = asked(served, "¿A qué hora sale el barco de la noche?")
    triage = reply.triage
    same = {"outcome": triage.outcome, "severity": triage.severity, "scenario": triage.scenario or ""}
    with at(served) as (_, client):
        page = client.get(f"/queue/{reply.id}").text
        assert f'<option value="{burning["id"]}">' in page
        form = {**same, "incident": burning["id"]}
        assert client.post(f"/queue/{reply.id}/triage", data=bound(reply, **form)).status_code == 303
        joined = now_of(served, reply.id)
        assert joined.incident == burning["id"]
        assert f'<option value="{burning["id"]}" selected>' in client.get(f"/queue/{reply.id}").text
        gone = {**same, "severity": joined.triage.severity, "incident": "none"}
        answer = until_seen(
            lambda: client.post(f"/queue/{reply.id}/triage", data=bound(now_of(served, reply.id), **gone))
        )
        assert answer.status_code == 303
    assert now_of(served, reply.id).incident is None


def test_the_examples_of_the_document_can_be_sent() -> None:
    for body in BODIES.values():
        (example,) = body.model_json_schema()["examples"]
        body.model_validate_json(json.dumps(example), strict=True)
