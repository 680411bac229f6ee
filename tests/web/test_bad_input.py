"""What cannot be is refused with its reason, and nothing is changed: neither the reply nor the audit chain."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import httpx
import pytest
from sqlalchemy import select

from app.review import sessions
from app.review.audit import Head
from app.review.tables import people
from tests.web.acting import MILD, Actor, at_rest, head, later, problem_of
from tests.web.served import Served

OTHER = "0" * 64
TOO_LONG = "Sentimos mucho la espera de esta tarde en el muelle. " * 8


class Desk(NamedTuple):
    served: Served
    agent: Actor
    lead: Actor


@pytest.fixture(scope="module")
def desk(served: Served) -> Iterator[Desk]:
    people = Desk(served, Actor(served), Actor(served, "lead"))
    with at_rest(served):
        yield people
    for person in people[1:]:
        person.client.close()


def state(desk: Desk, reply: dict[str, Any]) -> tuple[dict[str, Any], Head]:
    return desk.lead.get(reply["id"]), head(desk.served)


def refused(
    desk: Desk, reply: dict[str, Any], ask: Callable[..., httpx.Response], *said: Any, **more: Any
) -> tuple[int, str]:
    """The problem that a request ends in; it has changed nothing."""
    before = state(desk, reply)
    answer = ask(*said, **more)
    assert answer.headers["content-type"] == "application/problem+json"
    assert state(desk, reply) == before
    return problem_of(answer)


@pytest.mark.parametrize(
    ("given", "status", "slug"),
    [
        (None, 428, "precondition-required"),
        ("*", 422, "invalid-request"),
        ("1", 422, "invalid-request"),
        ('W/"1"', 422, "invalid-request"),
        ('"1", "2"', 422, "invalid-request"),
        ('"' + "9" * 400 + '"', 422, "invalid-request"),
        ('"٣"', 422, "invalid-request"),
        ('"7"', 409, "stale-version"),
    ],
)
def test_a_decision_is_about_a_version_that_was_seen(desk: Desk, given: str | None, status: int, slug: str) -> None:
    reply = desk.agent.draft()
    url, body = f"/v1/replies/{reply['id']}/approve", {"sha256": reply["sha256"]}
    asks = [(b"if-match", given.encode())] if given else []

    assert refused(desk, reply, desk.lead.client.post, url, json=body, headers=asks) == (status, slug)


def test_a_missing_version_names_the_header(desk: Desk) -> None:
    reply = desk.agent.draft()
    answer = desk.lead.try_(reply, "reject", headers={}, reason="tone")

    assert [e["field"] for e in answer.json()["errors"]] == ["If-Match"]


@pytest.mark.parametrize(
    ("move", "body", "field"),
    [
        ("approve", {}, "sha256"),
        ("approve", {"sha256": "corto"}, "sha256"),
        ("approve", {"sha256": OTHER.upper().replace("0", "A")}, "sha256"),
        ("approve", {"sha256": OTHER, "overrides": [{"rule": "length"}]}, "overrides[0].reason"),
        ("approve", {"sha256": OTHER, "overrides": [{"rule": "x", "reason": "a"}] * 51}, "overrides"),
        ("approve", {"sha256": OTHER, "state": "approved"}, "state"),
        ("approve", {"sha256": OTHER, "visible_at": "2020-01-01T00:00:00Z"}, "visible_at"),
        ("reject", {}, "reason"),
        ("reject", {"reason": "a" * 41}, "reason"),
        ("reject", {"reason": "tone", "note": "a\0"}, "note"),
        ("request-changes", {"note": "algo"}, "reason"),
        ("edit", {"public_text": "Hola"}, "private_text"),
        ("edit", {"public_text": "a" * 10_001, "private_text": None}, "public_text"),
        ("edit", {"public_text": "Hola", "private_text": None, "reason": "porque sí"}, "reason"),
        ("edit", {"public_text": "Hola", "private_text": None, "approved_by": "yo"}, "approved_by"),
        ("rewrite", {"how": "gracioso"}, "how"),
        ("triage", {}, "body"),
        ("triage", {"severity": "gravísima"}, "severity"),
        ("triage", {"outcome": "nada"}, "outcome"),
        ("triage", {"scenario": "nada"}, "scenario"),
        ("snooze", {}, "until"),
        ("snooze", {"until": "mañana"}, "until"),
        ("snooze", {"until": "0001-01-01T00:00:00+23:59"}, "until"),
        ("snooze", {"until": "2020-01-01T00:00:00Z"}, "until"),
        ("assign", {"person": "Nadie"}, "person"),
        ("assign", {"person": ""}, "person"),
        ("note", {"text": ""}, "text"),
        ("note", {"text": "a" * 4_001}, "text"),
        ("sign", {"action": 99}, "action"),
        ("sign", {"action": -1}, "action"),
        ("sign", {"action": "0"}, "action"),
        ("claim", {"take_over": "yes"}, "take_over"),
        ("claim", {"claimed_by": "otra"}, "claimed_by"),
        ("publish", {"part": "public"}, "sha256"),
        ("publish", {"sha256": OTHER, "part": "ambas"}, "part"),
        ("publish", {"sha256": OTHER, "permalink": "javascript:alert(1)"}, "permalink"),
        ("publish", {"sha256": OTHER, "permalink": "https://"}, "permalink"),
        ("publish", {"sha256": OTHER, "permalink": "https://a@b.example/"}, "permalink"),
        ("publish", {"sha256": OTHER, "permalink": "https://x.example/" + "a" * 2_000}, "permalink"),
        ("publish", {"sha256": OTHER, "permalink": "https://x.example/\u202e"}, "permalink"),
        ("publish", {"sha256": OTHER, "permalink": "https://x.example/a b"}, "permalink"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_bad_body_names_its_field(desk: Desk, move: str, body: dict[str, Any], field: str) -> None:
    reply = desk.agent.draft()
    before = state(desk, reply)
    answer = desk.lead.try_(reply, move, **body)

    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (422, [field])
    assert state(desk, reply) == before


def test_a_reason_of_blanks_is_none(desk: Desk) -> None:
    reply = desk.agent.draft()
    assert refused(desk, reply, desk.lead.try_, reply, "reject", reason="  ") == (422, "reason-missing")


def test_other_words_are_not_approved(desk: Desk) -> None:
    reply = desk.agent.draft()
    assert refused(desk, reply, desk.lead.try_, reply, "approve", sha256=OTHER) == (409, "wrong-hash")


def test_nobody_approves_what_they_asked_for_or_wrote(desk: Desk) -> None:
    own = desk.lead.draft()
    assert refused(desk, own, desk.lead.try_, own, "approve", sha256=own["sha256"]) == (403, "two-people")

    reply = desk.agent.draft()
    text = reply["draft"]["public_text"]
    edited = desk.lead.do(reply, "edit", public_text=f"{text} Gracias.", private_text=None)
    assert refused(desk, edited, desk.lead.try_, edited, "approve", sha256=edited["sha256"]) == (403, "two-people")


def test_approving_twice_says_who_was_first(desk: Desk) -> None:
    reply = desk.agent.draft()
    second = Actor(desk.served, "lead")
    approved = desk.lead.do(reply, "approve", sha256=reply["sha256"])
    words = {"sha256": reply["sha256"]}

    with later(desk.served):
        assert refused(desk, reply, second.try_, reply, "approve", **words) == (409, "stale-version")
        assert desk.lead.name in second.try_(reply, "approve", **words).json()["detail"]
        assert refused(desk, reply, second.try_, approved, "approve", **words) == (409, "wrong-state")
    second.client.close()


def test_a_text_too_long_for_the_network_is_kept_but_not_approved_without_a_word(desk: Desk) -> None:
    reply = desk.agent.draft(MILD)
    edited = desk.agent.do(reply, "edit", public_text=TOO_LONG, private_text=None)
    blocking = {f["rule"] for f in edited["findings"] if f["level"] == "block"}
    assert "length" in blocking

    def approve(rules: set[str]) -> httpx.Response:
        overrides = [{"rule": rule, "reason": "Se publicará en dos partes"} for rule in rules]
        return desk.lead.try_(edited, "approve", sha256=edited["sha256"], overrides=overrides)

    assert refused(desk, edited, approve, blocking - {"length"}) == (409, "blocked")
    empty = desk.lead.try_(
        edited, "approve", sha256=edited["sha256"], overrides=[{"rule": r, "reason": " "} for r in blocking]
    )
    assert problem_of(empty) == (409, "blocked")
    assert approve(blocking).json()["state"] == "approved"


def test_some_findings_nobody_may_pass_over(desk: Desk) -> None:
    reply = desk.agent.draft(MILD)
    edited = desk.agent.do(reply, "edit", public_text="Hola, el barco sale a las [hora].", private_text=None)
    rules = {f["rule"] for f in edited["findings"] if f["level"] == "block"}
    overrides = [{"rule": rule, "reason": "Da igual"} for rule in rules]

    assert refused(desk, edited, desk.lead.try_, edited, "approve", sha256=edited["sha256"], overrides=overrides) == (
        409,
        "blocked",
    )
    assert (
        "nadie puede saltárselo"
        in desk.lead.try_(edited, "approve", sha256=edited["sha256"], overrides=overrides).json()["detail"]
    )


def test_publishing_waits_for_the_window_and_for_the_very_words(desk: Desk) -> None:
    reply = desk.agent.draft()
    assert refused(desk, reply, desk.agent.try_, reply, "publish", sha256=reply["sha256"]) == (409, "wrong-state")
    desk.lead.do(reply, "approve", sha256=reply["sha256"])
    answer = desk.agent.try_(reply, "publish", sha256=reply["sha256"])
    assert problem_of(answer) == (409, "not-yet-visible")

    with later(desk.served):
        assert refused(desk, reply, desk.agent.try_, reply, "publish", sha256=OTHER) == (409, "not-the-approved-text")
        assert refused(desk, reply, desk.agent.try_, reply, "publish", part="private", sha256=OTHER) == (
            409,
            "not-the-approved-text",
        )


def test_the_same_report_twice_gets_the_same_answer_and_one_row(desk: Desk) -> None:
    reply = desk.agent.draft()
    desk.lead.do(reply, "approve", sha256=reply["sha256"])
    with later(desk.served):
        first = desk.agent.do(reply, "publish", sha256=reply["sha256"])
        before = head(desk.served)
        again = desk.agent.do(reply, "publish", sha256=reply["sha256"])
    assert (first, before) == (again, head(desk.served))


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_decides(desk: Desk, kind: str) -> None:
    reply = desk.agent.draft()
    url = f"/v1/replies/{reply['id']}/reject"
    asks = {"If-Match": '"1"', "Content-Type": kind}

    assert refused(desk, reply, desk.lead.client.post, url, content=b'{"reason": "tone"}', headers=asks) == (
        415,
        "unsupported-media-type",
    )


def test_a_move_without_a_body_may_not_be_sent_as_text(desk: Desk) -> None:
    reply = desk.agent.draft()
    url = f"/v1/replies/{reply['id']}/claim"

    assert refused(desk, reply, desk.lead.client.post, url, content=b"", headers={"Content-Type": "text/plain"}) == (
        415,
        "unsupported-media-type",
    )


@pytest.mark.parametrize("origin", ["https://malo.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_page_moves_nothing(desk: Desk, origin: str) -> None:
    reply = desk.agent.draft()
    asks = {"If-Match": '"1"', "Origin": origin}

    assert refused(desk, reply, desk.lead.try_, reply, "reject", headers=asks, reason="tone") == (403, "forged-origin")


def session_of(served: Served, name: str, ago: timedelta) -> str:
    """The cookie of a person who signed in some time ago."""

    async def sign_in() -> str:
        async with served.desk.db.write() as connection:
            id = (await connection.execute(select(people.c.id).where(people.c.name == name))).scalar_one()
            return await sessions.open_session(connection, id, datetime.now(UTC) - ago)

    return served.do(sign_in)


def with_session(desk: Desk, reply: dict[str, Any], ago: timedelta, **headers: str) -> httpx.Response:
    token = session_of(desk.served, desk.lead.name, ago)
    asks = {"If-Match": '"1"', "Cookie": f"portavoz={token}", **headers}
    with httpx.Client(base_url=desk.served.url, headers=asks) as browser:
        return browser.post(f"/v1/replies/{reply['id']}/reject", json={"reason": "tone"})


def test_an_expired_session_decides_nothing(desk: Desk) -> None:
    reply = desk.agent.draft()

    assert refused(desk, reply, with_session, desk, reply, timedelta(days=8), **{"Sec-Fetch-Site": "same-origin"}) == (
        401,
        "not-authenticated",
    )


def test_a_session_decides_from_a_page_of_ours_alone(desk: Desk) -> None:
    reply = desk.agent.draft()
    for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://malo.example"}):
        assert refused(desk, reply, with_session, desk, reply, timedelta(0), **headers) == (403, "forged-origin")

    assert with_session(desk, reply, timedelta(0), **{"Sec-Fetch-Site": "same-origin"}).json()["state"] == "rejected"


@pytest.mark.parametrize("id", ["0" * 20, "nada", "%00", "..%2f..%2fetc", "F" * 20, "x" * 300])
@pytest.mark.parametrize("path", ["", "/history", "/notes", "/claim", "/approve"])
def test_what_does_not_exist_is_told_alike_whatever_its_shape(desk: Desk, id: str, path: str) -> None:
    method = "POST" if path in ("/claim", "/approve") else "GET"
    body = {"sha256": OTHER} if path == "/approve" else {} if method == "POST" else None
    answers = [
        desk.lead.client.request(method, f"/v1/replies/{asked}{path}", headers={"If-Match": '"1"'}, json=body)
        for asked in (id, "1" * 20)
    ]
    bodies = [{k: v for k, v in a.json().items() if k not in ("instance", "detail")} for a in answers]
    if "%2f" not in id:  # an encoded slash is another address
        assert bodies[0] == bodies[1]
    assert [a.status_code for a in answers] == [404, 404]
