"""Deciding with the forms of the queue, without a script."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.operations.attend import notes_of
from app.review.replies import Reply
from app.review.states import State
from app.review.tables import replies
from app.web.moves import DOORS
from app.web.queue_moves import FORMS
from tests.web.desks import COMPLAINT, asked, at, bound, later, now_of, words
from tests.web.people import browser, stored
from tests.web.served import Served

AFTER_UNDO = timedelta(seconds=6)


def text_of(reply: Reply) -> str:
    assert reply.draft is not None
    return reply.draft.public_text


def send(client: httpx.Client, reply: Reply, move: str, **fields: str) -> httpx.Response:
    return client.post(f"/queue/{reply.id}/{move}", data=bound(reply, **fields))


def test_every_move_of_the_api_has_a_form() -> None:
    assert {door.move for door in DOORS} == FORMS.keys()


def test_approve_and_next_opens_the_next_undecided_one(served: Served) -> None:
    word = "trinquete"
    first, second = asked(served, f"{COMPLAINT} {word}"), asked(served, f"{COMPLAINT} {word} dos")
    with at(served) as (person, client):
        answer = client.post(f"/queue/{first.id}/approve?q={word}", data=bound(first, then="next"))
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/queue/{second.id}?q={word}&done=approve&of={first.id}"
        page = client.get(answer.headers["location"])

    approved = now_of(served, first.id)
    assert (approved.state, approved.approval and approved.approval.by) == ("approved", person.name)
    assert "Aprobada." in words(page)
    assert f'action="/queue/{first.id}/undo?q={word}"' in page.text


def test_the_next_one_is_not_one_that_somebody_else_is_at(served: Served) -> None:
    word = "mesana"
    first, busy, free = (asked(served, f"{COMPLAINT} {word} {i}") for i in ("uno", "otro", "más"))
    with at(served) as (_, client), at(served) as (_, other):
        send(other, busy, "claim")
        answer = client.post(f"/queue/{first.id}/approve?q={word}", data=bound(first, then="next"))

    assert free.id in answer.headers["location"]


def test_after_the_last_one_comes_the_list_with_the_undo(served: Served) -> None:
    reply = asked(served, f"{COMPLAINT} baupres")
    with at(served) as (_, client):
        answer = client.post(f"/queue/{reply.id}/approve?q=baupres", data=bound(reply, then="next"))
        page = client.get(answer.headers["location"])
        assert "Aprobada." in words(page)
        undone = send(client, now_of(served, reply.id), "undo")

    assert undone.headers["location"] == f"/queue/{reply.id}?done=undo&of={reply.id}"
    assert now_of(served, reply.id).state == "pending"


@pytest.mark.parametrize(
    ("move", "fields", "state"),
    [
        ("approve", {}, "approved"),
        ("request-changes", {"reason": "tone", "note": "más cercana"}, "changes_requested"),
        ("reject", {"reason": "wrong_fact"}, "rejected"),
        ("withdraw", {}, "withdrawn"),
    ],
)
def test_a_decision_is_stored_with_its_reason_and_shown(
    served: Served, move: str, fields: dict[str, str], state: State
) -> None:
    reply = asked(served)
    with at(served) as (person, client):
        answer = send(client, reply, move, **fields)
        assert answer.headers["location"] == f"/queue/{reply.id}?done={move}&of={reply.id}"
        page = client.get(answer.headers["location"])

    decided = now_of(served, reply.id)
    assert (decided.state, decided.decision and decided.decision.reason) == (state, fields.get("reason"))
    assert person.name in words(page)
    assert fields.get("note", "") in words(page)


@pytest.mark.parametrize("move", ["request-changes", "reject"])
def test_without_a_reason_the_form_comes_back_open_with_its_note(served: Served, move: str) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        page = send(client, reply, move, note="porque sí")

    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert re.search(rf'<details id="{move}" open>.*?porque sí</textarea>', page.text, re.DOTALL)
    assert now_of(served, reply.id).state == "pending"


def test_an_edit_is_a_new_revision_that_another_person_has_to_approve(served: Served) -> None:
    reply = asked(served)
    mine = text_of(reply).replace(".", ". De verdad.", 1)
    with at(served) as (_, client):
        answer = send(client, reply, "edit", public_text=mine, private_text="", reason="tone")
        assert answer.status_code == 303
        page = client.get(answer.headers["location"])
        assert "debe aprobarlo otra persona" in words(page)
        assert 'id="approve"' not in page.text
        assert "<ins>" in page.text
        edited = now_of(served, reply.id)
        refused = send(client, edited, "approve")

    assert (edited.version, text_of(edited)) == (2, mine)
    assert refused.status_code == 403
    assert now_of(served, reply.id).state == "pending"


def test_a_conflict_shows_both_texts_and_loses_nothing(served: Served) -> None:
    reply = asked(served)
    theirs, mine = text_of(reply) + " Suyo.", text_of(reply) + " <b>Mío</b>."
    with at(served) as (other, first), at(served) as (_, client):
        send(first, reply, "edit", public_text=theirs)
        page = send(client, reply, "edit", public_text=mine, private_text="en privado", reason="policy")
        assert page.status_code == 409
        said = words(page)
        assert other.name in said
        for part in ("Su texto frente al actual", " Suyo.", " <b>Mío</b>."):
            assert part.strip() in said
        assert "<del><bdi>Suyo</bdi></del>" in page.text
        assert re.search(r'value="policy" checked', page.text)
        assert re.search(r"en privado</textarea>", page.text)
        assert text_of(now_of(served, reply.id)) == theirs
        again = send(client, now_of(served, reply.id), "edit", public_text=mine)

    assert again.status_code == 303
    assert text_of(now_of(served, reply.id)) == mine


def test_the_second_of_two_leads_is_told_who_was_first(served: Served) -> None:
    reply = asked(served)
    with at(served) as (winner, first), at(served) as (_, second):
        assert send(first, reply, "approve").status_code == 303
        page = send(second, reply, "approve")

    assert page.status_code == 409
    assert winner.name in words(page)


@pytest.mark.parametrize(
    ("fields", "status", "named"),
    [
        ({"version": "9"}, 409, "versión 9"),
        ({"version": "x"}, 422, "version: "),
        ({"version": ""}, 422, "version: "),
        ({"sha256": "0" * 64}, 409, "sha256: "),
        ({"sha256": "nada"}, 422, "sha256: "),
    ],
)
def test_only_what_was_seen_can_be_approved(served: Served, fields: dict[str, str], status: int, named: str) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        page = client.post(f"/queue/{reply.id}/approve", data={**bound(reply), **fields})

    assert page.status_code == status
    assert named in words(page)
    assert now_of(served, reply.id).state == "pending"


def test_a_block_asks_for_a_reason_and_passes_with_one(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, writer), at(served) as (_, client):
        send(writer, reply, "edit", public_text="Hola. Mire la página.")
        blocked = now_of(served, reply.id)
        rules = {f.rule for f in blocked.findings if f.level == "block"}
        assert rules
        page = client.get(f"/queue/{reply.id}")
        assert {rule for rule in rules if f'name="override:{rule}" required' in page.text} == rules
        refused = send(client, blocked, "approve")
        assert (refused.status_code, now_of(served, reply.id).state) == (409, "pending")
        passed = send(client, blocked, "approve", **{f"override:{rule}": "Lo pidió Dirección" for rule in rules})
        assert passed.status_code == 303
        history = words(client.get(f"/queue/{reply.id}"))

    assert now_of(served, reply.id).state == "approved"
    assert "Lo pidió Dirección" in history


def test_what_nobody_may_pass_over_leaves_no_button_but_says_why(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, writer), at(served) as (_, client):
        send(writer, reply, "edit", public_text="Hola [NOMBRE], lo sentimos.")
        page = client.get(f"/queue/{reply.id}")
        assert 'id="approve"' not in page.text
        assert "nadie puede saltárselo" in words(page)
        refused = send(client, now_of(served, reply.id), "approve")

    assert refused.status_code == 409


def test_claiming_taking_over_and_releasing(served: Served) -> None:
    reply = asked(served)
    with at(served) as (first, one), at(served) as (second, two):
        send(one, reply, "claim")
        assert now_of(served, reply.id).claimed_by == first.name
        page = send(two, reply, "claim")
        assert page.status_code == 409
        assert f"Tomarla de {first.name}" in words(page)
        send(two, reply, "claim", take_over="1")
        assert now_of(served, reply.id).claimed_by == second.name
        send(two, reply, "release")

    assert now_of(served, reply.id).claimed_by is None


def test_assigning_to_somebody_and_to_nobody(served: Served) -> None:
    reply = asked(served)
    with at(served) as (person, client):
        send(client, reply, "assign", to=person.name)
        assert now_of(served, reply.id).assignee == person.name
        assert send(client, reply, "assign", to="Nadie de aquí").status_code == 422
        send(client, reply, "assign", to="")

    assert now_of(served, reply.id).assignee is None


def test_a_note_is_kept_and_shown_as_text(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        send(client, reply, "note", text="<i>ojo</i>\ncon esto")
        page = client.get(f"/queue/{reply.id}")
        empty = send(client, reply, "note", text=" ")

    assert [note.text for note in served.do(lambda: notes_of(served.desk, reply.id))] == ["<i>ojo</i>\ncon esto"]
    assert "&lt;i&gt;ojo&lt;/i&gt;\ncon esto" in page.text
    assert empty.status_code == 422


def test_putting_off_and_taking_up_again(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        send(client, reply, "snooze", minutes="15")
        assert now_of(served, reply.id).snoozed_until is not None
        woken = send(client, reply, "snooze", minutes="0")
        assert "done=awake" in woken.headers["location"]
        assert now_of(served, reply.id).snoozed_until is None
        too_far = send(client, reply, "snooze", minutes="999999")

    assert too_far.status_code == 422
    assert now_of(served, reply.id).snoozed_until is None


def test_an_act_is_signed_by_name(served: Served) -> None:
    reply = asked(served, "Hay fuego en la cubierta del barco y una niña herida, manden a alguien ya")
    if not reply.triage.actions:
        pytest.skip("the small brand orders no act here")
    with at(served) as (person, client):
        send(client, reply, "sign", action="0")
        page = client.get(f"/queue/{reply.id}")

    assert f"Hecho por {person.name}" in words(page)


def test_a_holding_text_becomes_a_reply_of_its_own(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        answer = send(client, reply, "holding", public_text="Lo estamos mirando; en una hora contamos más aquí.")
        made = answer.headers["location"].split("/")[2].split("?")[0]

    assert made != reply.id
    assert now_of(served, made).kind == "holding"


def test_a_comment_that_is_not_answered_is_filed(served: Served) -> None:
    reply = asked(served)

    async def silent(connection: AsyncConnection, now: datetime) -> None:
        await connection.execute(update(replies).where(replies.c.id == reply.id).values(result="no_reply"))

    with at(served) as (_, client):
        assert send(client, reply, "dismiss").status_code == 409
        stored(served, silent)
        assert "No contestar y archivar" in words(client.get(f"/queue/{reply.id}"))
        send(client, reply, "dismiss")

    assert now_of(served, reply.id).state == "dismissed"


def test_a_triage_is_corrected_and_one_without_change_is_refused(served: Served) -> None:
    reply = asked(served)
    same = {"outcome": reply.triage.outcome, "severity": reply.triage.severity, "scenario": reply.triage.scenario or ""}
    with at(served, "head") as (_, client):
        assert send(client, reply, "triage", **same).status_code == 422
        answer = send(client, reply, "triage", **{**same, "severity": "critical", "private": "no"})

    assert answer.status_code == 303
    corrected = now_of(served, reply.id).triage
    assert (corrected.severity, corrected.private, corrected.outcome) == ("critical", False, reply.triage.outcome)


def test_a_rewrite_is_a_new_text_or_says_why_not(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        answer = send(client, reply, "rewrite", how="another")
        unknown = send(client, reply, "rewrite", how="gritando")

    assert answer.status_code in (303, 409)
    assert (text_of(now_of(served, reply.id)) != text_of(reply)) == (answer.status_code == 303)
    assert unknown.status_code == 422


def test_the_approved_text_is_offered_after_the_undo_window_and_reported_as_published(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        assert "data-copy=" not in client.get(f"/queue/{reply.id}").text
        send(client, reply, "approve")
        assert "data-copy=" not in client.get(f"/queue/{reply.id}").text
        with later(served, AFTER_UNDO):
            offered = client.get(f"/queue/{reply.id}")
            assert "Texto aprobado para publicar" in words(offered)
            assert "data-copy=" in offered.text
            bad = {"part": "public", "approved": reply.sha256 or "", "permalink": "javascript:alert(1)"}
            assert send(client, reply, "publish", **bad).status_code == 422
            link = "https://x.com/brisa/status/1"
            done = send(client, reply, "publish", **{**bad, "permalink": link})
            page = client.get(done.headers["location"])

    assert now_of(served, reply.id).state == "published"
    assert link in words(page)
    assert f'href="{link}' not in page.text


def test_an_owed_return_is_closed_or_waived(served: Served) -> None:
    reply = asked(served)
    assert reply.triage.private
    with at(served) as (_, client):
        send(client, reply, "approve")
        with later(served, AFTER_UNDO):
            send(client, reply, "publish", part="public", approved=reply.sha256 or "")
            published = now_of(served, reply.id)
            assert "Devolución en público" in words(client.get(f"/queue/{reply.id}"))
            closing = send(client, published, "closing", public_text="Ya está resuelto. Gracias por avisar.")
            made = now_of(served, closing.headers["location"].split("/")[2].split("?")[0])
            assert (made.kind, made.closes) == ("closing", reply.id)
            assert send(client, now_of(served, reply.id), "waive").status_code == 422
            send(client, now_of(served, reply.id), "waive", reason="solved_in_private")

    assert now_of(served, reply.id).state == "closed"


@pytest.mark.parametrize("text", ["Hola", "a" * 300, "👍" * 3])
def test_the_counter_counts_as_the_network_does(served: Served, text: str) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        told = client.post(f"/queue/{reply.id}/count", data={"public_text": text}, headers={"X-Fragment": "count"})
        page = client.post(f"/queue/{reply.id}/count", data={"public_text": text})

    expected: dict[str, dict[str, Any]] = {
        "Hola": {"length": 4, "limit": 280, "over": 0},
        "a" * 300: {"length": 300, "limit": 280, "over": 20},
        "👍" * 3: {"length": 6, "limit": 280, "over": 0},
    }
    assert json.loads(told.text) == expected[text]
    assert f"{expected[text]['length']} / 280" in words(page)
    assert text in page.text
    assert now_of(served, reply.id).version == 1


@pytest.mark.parametrize("move", sorted(FORMS))
def test_no_form_acts_for_another_site(served: Served, move: str) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        for site in ("cross-site", "same-site", "none"):
            page = client.post(f"/queue/{reply.id}/{move}", data=bound(reply), headers={"Sec-Fetch-Site": site})
            assert page.status_code == 403, site
        plain = client.post(f"/queue/{reply.id}/{move}", content="a=b", headers={"Content-Type": "text/plain"})

    assert plain.status_code == 415
    assert now_of(served, reply.id).version == 1


@pytest.mark.parametrize("move", sorted(FORMS))
def test_no_form_acts_for_an_ended_session_and_says_that_nothing_changed(served: Served, move: str) -> None:
    reply = asked(served)
    with browser(served, **{"Accept-Language": "es"}) as client:
        page = client.post(f"/queue/{reply.id}/{move}", data=bound(reply))

    assert page.status_code == 401
    assert "no se ha cambiado nada" in words(page)


@pytest.mark.parametrize(
    "move", ["approve", "reject", "request-changes", "snooze", "assign", "undo", "waive", "dismiss"]
)
def test_an_agent_is_told_what_role_it_takes(served: Served, move: str) -> None:
    reply = asked(served)
    with at(served, "agent") as (_, client):
        page = send(client, reply, move, reason="tone", minutes="15")

    assert page.status_code in (403, 409)
    assert 'role="alert"' in page.text
    assert now_of(served, reply.id).version == 1


def test_an_unknown_move_or_reply_is_a_page_that_says_so(served: Served) -> None:
    reply = asked(served)
    with at(served) as (_, client):
        for path in (f"/queue/{reply.id}/erase", f"/queue/{reply.id}/supersede", f"/queue/{'0' * 20}/approve"):
            page = client.post(path, data=bound(reply))
            assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8"), path
