"""The life of a reply over HTTP: who may do what, and what each move answers."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from app.review.states import MOVES
from app.web.moves import DOORS
from tests.web.acting import GRAVE, MILD, Actor, at_rest, later, problem_of
from tests.web.served import Served


class Crew(NamedTuple):
    agent: Actor
    other: Actor
    lead: Actor
    head: Actor


@pytest.fixture(scope="module")
def crew(served: Served) -> Iterator[Crew]:
    people = Crew(Actor(served), Actor(served), Actor(served, "lead"), Actor(served, "head"))
    yield people
    for person in people:
        person.client.close()


def test_every_move_of_a_person_has_one_door() -> None:
    by_people = {
        line.name
        for line in MOVES
        if line.role and line.name not in ("publish-private", "erase", "preapproval", "reread")
    }
    assert sorted(by_people) == sorted(door.move for door in DOORS)


def test_from_draft_to_closing(served: Served, crew: Crew) -> None:
    reply = crew.agent.draft()
    assert (reply["approved"], reply["visible_at"], "approve" in reply["moves"]) == (None, None, False)
    assert "approve" in crew.lead.get(reply["id"])["moves"]

    answer = crew.lead.try_(reply, "approve", sha256=reply["sha256"])
    approved = answer.json()
    assert (approved["state"], approved["version"], answer.headers["etag"]) == ("approved", 2, '"2"')
    assert (approved["approved"], approved["visible_at"] is None) == (None, False)

    with later(served):
        offered = crew.agent.get(reply["id"])
        words = {name: reply["draft"][name] for name in ("public_text", "private_text")}
        said = {name: offered["approved"][name] for name in (*words, "by", "sha256", "via")}
        assert said == {**words, "by": crew.lead.name, "sha256": reply["sha256"], "via": "approve"}
        assert "publish" in offered["moves"]
        link = "https://x.com/brisa/status/7"
        published = crew.agent.do(offered, "publish", part="public", sha256=reply["sha256"], permalink=link)
        assert (published["state"], published["published"][0]["permalink"]) == ("published", link)
        assert published["debt"]["settled_at"] is None

        closing = crew.agent.try_(published, "closing", public_text="El barco llegó y el pasaje está en casa.")
        begun = closing.json()
        assert (closing.status_code, closing.headers["location"]) == (201, f"/v1/replies/{begun['id']}")
        assert (begun["kind"], begun["closes"], begun["state"]) == ("closing", reply["id"], "pending")
        blocks = {f["rule"] for f in begun["findings"] if f["level"] == "block"}
        passed = [{"rule": rule, "reason": "Puerto lo confirma"} for rule in blocks]
        approved = crew.lead.do(begun, "approve", sha256=begun["sha256"], overrides=passed)
    with later(served, 12):
        crew.agent.do(approved, "publish", sha256=begun["sha256"])
        closed = crew.agent.get(reply["id"])
    assert (closed["state"], closed["debt"]["paid_by"]) == ("closed", begun["id"])


def test_a_claim_is_seen_and_taken_over_only_on_purpose(crew: Crew) -> None:
    reply = crew.agent.draft()
    assert crew.lead.do(reply, "claim")["claimed_by"] == crew.lead.name

    refused = crew.head.try_(reply, "claim")
    assert problem_of(refused) == (409, "claimed")
    assert crew.lead.name in refused.json()["detail"]
    assert crew.head.do(reply, "claim", take_over=True)["claimed_by"] == crew.head.name
    assert problem_of(crew.agent.try_(reply, "release")) == (409, "claimed")
    assert crew.head.do(reply, "release")["claimed_by"] is None


def test_what_decides_nothing_needs_no_version_and_raises_none(crew: Crew) -> None:
    reply = crew.agent.draft()
    url = f"/v1/replies/{reply['id']}"
    crew.lead.client.post(f"{url}/claim")  # nothing to say: no body either
    crew.lead.client.post(f"{url}/assign", json={"person": crew.agent.name})
    crew.lead.client.post(f"{url}/note", json={"text": "Llamé al puerto <b>ya</b>"})

    after = crew.lead.get(reply["id"])
    assert (after["version"], after["claimed_by"], after["assignee"]) == (1, crew.lead.name, crew.agent.name)
    notes = crew.lead.client.get(f"{url}/notes").json()["items"]
    assert [(note["by"], note["text"]) for note in notes] == [(crew.lead.name, "Llamé al puerto <b>ya</b>")]


def test_a_reply_is_put_off_and_taken_up_again(crew: Crew) -> None:
    reply = crew.agent.draft()
    until = reply["next_due"]
    assert crew.lead.do(reply, "snooze", until=until)["snoozed_until"] == until
    found = {"likeness": reply["likeness"], "requested_by": crew.agent.name, "limit": "100"}
    ids = [i["id"] for i in crew.lead.client.get("/v1/replies", params={**found, "snoozed": "true"}).json()["items"]]
    assert reply["id"] in ids
    assert crew.lead.do(reply, "snooze", until=None)["snoozed_until"] is None


def test_an_act_is_signed_once(crew: Crew) -> None:
    danger = crew.agent.draft(GRAVE)
    signed = crew.agent.do(danger, "sign", action=0)
    again = crew.lead.do(danger, "sign", action=0)
    assert [signed["triage"]["actions"][0]["done_by"], again["triage"]["actions"][0]["done_by"]] == [
        crew.agent.name
    ] * 2


def test_a_person_corrects_the_triage(crew: Crew) -> None:
    reply = crew.agent.draft()
    graver = crew.agent.do(reply, "triage", severity="critical", scenario="varada")
    assert (graver["triage"]["severity"], graver["triage"]["scenario"], graver["version"]) == ("critical", "varada", 2)
    none = crew.head.do(graver, "triage", scenario=None)
    assert (none["triage"]["scenario"], none["triage"]["severity"]) == (None, "critical")


def test_severity_decides_who_approves(crew: Crew) -> None:
    reply = crew.agent.draft()
    critical = crew.agent.do(reply, "triage", severity="critical")

    refused = crew.lead.try_(critical, "approve", sha256=critical["sha256"])
    assert problem_of(refused) == (403, "not-allowed")
    assert "approve" not in crew.lead.get(reply["id"])["moves"]
    assert "approve" in crew.head.get(reply["id"])["moves"]


def test_an_edit_is_a_revision_with_its_diff(crew: Crew) -> None:
    reply = crew.agent.draft()
    text = reply["draft"]["public_text"]
    edited = crew.lead.do(
        reply, "edit", public_text=f"{text} Gracias.", private_text=reply["draft"]["private_text"], reason="tone"
    )
    assert (edited["version"], edited["draft"]["public_text"]) == (2, f"{text} Gracias.")
    assert edited["sha256"] != reply["sha256"]

    past = crew.agent.client.get(f"/v1/replies/{reply['id']}/history").json()
    assert [(r["by"], r["reason"]) for r in past["revisions"]] == [(None, None), (crew.lead.name, "tone")]
    added = [p["text"] for p in past["revisions"][1]["since_engine"]["public"] if p["kind"] == "added"]
    assert "".join(added).strip() == "Gracias."
    assert [event["move"] for event in past["events"]] == ["draft", "edit"]


def test_the_requester_confirms_a_leads_edit_of_a_mild_reply(crew: Crew) -> None:
    reply = crew.agent.draft(MILD)
    edited = crew.lead.do(reply, "edit", public_text=reply["draft"]["public_text"] + " Gracias.", private_text=None)
    assert "confirm" in crew.agent.get(reply["id"])["moves"]

    confirmed = crew.agent.do(edited, "confirm", sha256=edited["sha256"])
    assert (confirmed["state"], confirmed["decision"]["by"]) == ("approved", crew.agent.name)


def test_an_engine_writes_anew_within_the_limits_of_drafts(crew: Crew) -> None:
    reply = crew.agent.draft()
    answer = crew.agent.try_(reply, "rewrite", how="another")
    assert answer.status_code in (200, 409), answer.text  # nothing else to say is an answer, too
    assert problem_of(crew.agent.try_(reply, "rewrite", how="warmer"))[1] in ("needs-model", "stale-version")


@pytest.mark.parametrize(
    ("move", "state", "body"),
    [
        ("request-changes", "changes_requested", {"reason": "tone", "note": "más cerca"}),
        ("reject", "rejected", {"reason": "off_message"}),
        ("withdraw", "withdrawn", {}),
    ],
)
def test_other_ends(crew: Crew, move: str, state: str, body: dict[str, Any]) -> None:
    reply = crew.agent.draft()
    ended = crew.lead.do(reply, move, **body)
    said = {"reason": None, "note": None, **body}
    assert (ended["state"], ended["approved"]) == (state, None)
    assert {name: ended["decision"][name] for name in ("move", "by", "reason", "note")} == {
        "move": move, "by": crew.lead.name, **said,
    }  # fmt: skip


def test_an_undone_approval_is_offered_to_nobody(served: Served, crew: Crew) -> None:
    reply = crew.agent.draft()
    approved = crew.lead.do(reply, "approve", sha256=reply["sha256"])
    undone = crew.lead.do(approved, "undo", reason="tone")
    with later(served):
        shown = crew.agent.get(reply["id"])
    assert (undone["state"], shown["approved"], shown["visible_at"]) == ("pending", None, None)


def test_words_that_were_offered_are_reported_after_they_were_taken_back(served: Served, crew: Crew) -> None:
    reply = crew.agent.draft()
    approved = crew.lead.do(reply, "approve", sha256=reply["sha256"])
    with later(served):
        text = f"{reply['draft']['public_text']} Un saludo."
        edited = crew.other.do(approved, "edit", public_text=text, private_text=None)
        said = {"part": "public", "sha256": reply["sha256"], "permalink": "https://x.com/brisa/status/9"}
        for words in (edited["sha256"], "0" * 64):
            refused = crew.agent.try_(edited, "publish", **{**said, "sha256": words})
            assert problem_of(refused) == (409, "not-the-approved-text")
        first, again = (crew.agent.do(edited, "publish", **said) for _ in range(2))

    assert first == again
    assert (first["state"], first["approved"]["public_text"]) == ("published", reply["draft"]["public_text"])
    told = [(p["part"], p["sha256"], p["late"], p["permalink"], p["by"]) for p in first["published"]]
    assert told == [("public", reply["sha256"], True, said["permalink"], crew.agent.name)]
    past = crew.lead.client.get(f"/v1/replies/{reply['id']}/history").json()["events"]
    assert past[-1]["move"] == "publish"
    assert past[-1]["detail"] == {"late": True, "approval": next(e["seq"] for e in past if e["move"] == "approve")}


def test_words_that_were_taken_back_unseen_are_refused(served: Served, crew: Crew) -> None:
    reply = crew.agent.draft()
    undone = crew.lead.do(crew.lead.do(reply, "approve", sha256=reply["sha256"]), "undo")
    with later(served):
        refused = crew.agent.try_(undone, "publish", part="public", sha256=reply["sha256"])
    assert problem_of(refused) == (409, "not-the-approved-text")


def test_a_comment_that_was_edited_is_reported_without_a_version(served: Served, crew: Crew) -> None:
    with at_rest(served):
        reply = crew.agent.draft("¿A qué hora sale el barco de la tarde?")
        crew.lead.do(reply, "approve", sha256=reply["sha256"])
        same = crew.agent.try_(reply, "comment", headers={}, text=" ¿A qué hora  sale el barco de la tarde?\n")
        assert (same.status_code, same.json()["version"], same.headers["etag"]) == (200, 2, '"2"')
        text = "¿A qué hora sale el barco de la noche?"
        stale = crew.agent.try_(reply, "comment", headers={}, text=text, edited_at="2026-11-20T09:00:00Z").json()
        with later(served):
            shown = crew.lead.get(reply["id"])
    assert (stale["state"], stale["comment"]["text"], shown["approved"]) == ("stale", text, None)
    assert (stale["comment"]["key"], stale["version"]) == (reply["comment"]["key"], 4)
    past = crew.lead.client.get(f"/v1/replies/{reply['id']}/history").json()
    assert [(c["before"]["text"], c["after"]["text"]) for c in past["comments"]] == [(reply["comment"]["text"], text)]
    assert [event["move"] for event in past["events"]][-2:] == ["reread", "outdate"]
    assert {len(value) for name, value in past["events"][-2]["detail"].items() if name != "severity"} == {64}


@pytest.mark.parametrize(
    "body",
    [
        {}, {"text": None}, {"text": "a" * 10_001}, {"text": "a\x00"}, {"text": "a", "rating": 6},
        {"text": "a", "rating": "1"}, {"text": "a", "edited_at": "ayer"}, {"text": "a", "gone": True},
    ],
)  # fmt: skip
def test_a_reading_of_another_shape_is_refused(crew: Crew, body: dict[str, Any]) -> None:
    reply = crew.agent.draft()
    assert problem_of(crew.agent.try_(reply, "comment", headers={}, **body)) == (422, "invalid-request")
    assert crew.agent.get(reply["id"])["version"] == 1


def test_a_reading_of_nothing_or_of_a_rejected_reply_is_refused(crew: Crew) -> None:
    reply = crew.agent.draft()
    assert problem_of(crew.agent.try_(reply, "comment", headers={}, text=" ")) == (422, "nothing-read")
    crew.lead.do(reply, "reject", reason="tone")
    assert problem_of(crew.agent.try_(reply, "comment", headers={}, text="Otra cosa")) == (409, "wrong-state")


def test_an_edit_takes_the_approval_with_it(served: Served, crew: Crew) -> None:
    reply = crew.agent.draft()
    approved = crew.lead.do(reply, "approve", sha256=reply["sha256"])
    with later(served):
        text = reply["draft"]["public_text"]
        crew.other.do(approved, "edit", public_text=f"{text} Un saludo.", private_text=None)
        shown = crew.agent.get(reply["id"])
    assert (shown["state"], shown["approved"]) == ("pending", None)


def test_a_holding_stands_beside_the_answer_with_its_requester(crew: Crew) -> None:
    reply = crew.agent.draft(GRAVE)
    answer = crew.other.try_(reply, "holding", public_text="Estamos comprobando qué ocurre y contamos aquí.")
    holding = answer.json()
    assert (answer.status_code, holding["kind"], holding["requested_by"]) == (201, "holding", crew.agent.name)
    assert crew.lead.get(reply["id"])["version"] == 1


@pytest.mark.parametrize("move", ["holding", "note"])
def test_what_creates_may_be_sent_again(crew: Crew, move: str) -> None:
    reply = crew.agent.draft(GRAVE)
    body = {"public_text": "Estamos comprobando qué ocurre."} if move == "holding" else {"text": "Avisado"}
    url, asks = f"/v1/replies/{reply['id']}/{move}", {"Idempotency-Key": f"otra vez {reply['id']}"}

    first, second = (crew.agent.client.post(url, json=body, headers=asks) for _ in range(2))
    other = crew.agent.client.post(url, json={k: f"{v}!" for k, v in body.items()}, headers=asks)

    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert [a.headers.get("idempotency-replayed") for a in (first, second)] == [None, "true"]
    assert problem_of(other) == (409, "idempotency-conflict")
    past = crew.agent.client.get(f"/v1/replies/{reply['id']}/history").json()
    assert [event["move"] for event in past["events"]].count(move) == 1


def test_a_refused_creation_does_not_use_up_its_key(crew: Crew) -> None:
    reply = crew.agent.draft()
    asks = {"Idempotency-Key": f"libre {reply['id']}"}
    url = f"/v1/replies/{reply['id']}/note"
    assert problem_of(crew.agent.client.post(url, json={"text": "  "}, headers=asks)) == (422, "bad-note")
    assert crew.agent.client.post(url, json={"text": "ahora sí"}, headers=asks).status_code == 200


def test_lists_are_narrowed_and_ordered(crew: Crew) -> None:
    critical, plain = crew.agent.draft(GRAVE), crew.agent.draft(MILD)
    crew.lead.do(plain, "assign", person=crew.other.name)
    mine = {"requested_by": crew.agent.name, "limit": "100"}

    def listed(who: Actor = crew.lead, **asked: Any) -> list[str]:
        page = who.client.get("/v1/replies", params={**mine, **asked}).json()
        return [item["id"] for item in page["items"]]

    queue = listed(order="queue", state=["pending", "stale"])
    assert queue.index(critical["id"]) < queue.index(plain["id"])
    assert critical["id"] in listed(severity=["critical", "high"])
    assert plain["id"] not in listed(severity="critical")
    assert listed(assignee=crew.other.name) == listed(crew.other, assignee="me") == [plain["id"]]
    assert plain["id"] not in listed(assignee="none")
    assert plain["id"] in listed(crew.agent, requested_by="me", text="HORA barco tárde")
    assert listed(overdue="true") == []
    assert plain["id"] in listed(due_before="2099-01-01T00:00:00Z")
    counted = crew.lead.client.get("/v1/replies/counts", params={"by": "severity", "requested_by": crew.agent.name})
    assert {c["value"]: c["count"] for c in counted.json()["items"]}["critical"] == len(listed(severity="critical"))
