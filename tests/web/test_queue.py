"""The list and the detail of the queue, as a lead reads them."""

import re

import httpx
import pytest
from sqlalchemy import select

from app.review.people import Role
from app.review.tables import replies
from app.web.catalogue import catalogue
from tests.web.desks import COMPLAINT, asked, at, bound, now_of, words
from tests.web.people import browser
from tests.web.served import Served

DANGER = "Hay fuego en la cubierta del barco y una niña herida, manden a alguien ya"


def listed(page: httpx.Response) -> list[str]:
    return re.findall(r'id="r-([0-9a-f]{20})"', page.text)


def test_the_list_puts_critical_ones_first_and_then_what_is_due_next(served: Served) -> None:
    word = "palangre"
    mild = [asked(served, f"{COMPLAINT} {word}", network=network) for network in ("x", "linkedin", "x")]
    grave = asked(served, f"{DANGER} {word}")
    with at(served) as (_, client):
        found = listed(client.get(f"/queue?q={word}"))

    assert found == [grave.id, *(reply.id for reply in sorted(mild, key=lambda r: (r.next_due, r.id)))]


def test_a_row_tells_what_a_lead_wants_to_know_before_opening_it(served: Served) -> None:
    reply = asked(served, author="@ana<b>", text=f"{COMPLAINT} fila")
    with at(served) as (_, client), at(served) as (other, second):
        second.post(f"/queue/{reply.id}/claim", data=bound(reply))
        page = client.get("/queue?q=fila")

    row = page.text[page.text.index(f'id="r-{reply.id}"') :]
    assert "severity-" + reply.triage.severity in row
    for said in ("quedan ", COMPLAINT, "@ana&lt;b&gt;", f"La tiene <bdi>{other.name}</bdi>", "data-due"):
        assert said in row


def test_copies_are_counted_and_lead_to_their_group(served: Served) -> None:
    text = "El ferry de la tarde sale siempre tarde y sin avisar"
    first, _, _ = (asked(served, text) for _ in range(3))
    with at(served) as (_, client):
        page = client.get("/queue?q=ferry")

    assert f'href="/groups/{first.likeness}">y 2 iguales</a>' in page.text


def test_filters_stand_in_the_address_and_narrow_the_list(served: Served) -> None:
    word = "sextante"
    mild, grave = asked(served, f"{COMPLAINT} {word}"), asked(served, f"{DANGER} {word}", network="linkedin")
    with at(served) as (person, client):
        client.post(f"/queue/{mild.id}/assign", data=bound(mild, to=person.name))
        for query, found in (
            ("severity=critical", [grave.id]),
            ("network=linkedin", [grave.id]),
            (f"outcome={mild.triage.outcome}", [mild.id]),
            ("assignee=me", [mild.id]),
            ("assignee=none", [grave.id]),
            ("due=overdue", []),
            ("state=approved", []),
            ("snoozed=1", []),
            (f"like={mild.likeness}", [mild.id]),
        ):
            assert listed(client.get(f"/queue?q={word}&{query}")) == found, query


def chips(page: httpx.Response) -> dict[str, str]:
    """Label and count of every chip, as they are read; the chosen one ends in ×."""
    found = re.findall(r"<li><a href=\"/queue[^>]*>(.*?)</a></li>", page.text)
    said = (re.sub(r"<[^>]+>", "", chip) for chip in found)
    return dict(chip.rsplit(" ", 1) for chip in said if " " in chip)


def test_chips_count_what_each_would_show_under_the_other_filters(served: Served) -> None:
    word = "cabrestante"
    mild, grave = asked(served, f"{COMPLAINT} {word}"), asked(served, f"{DANGER} {word}", network="linkedin")
    mildly = catalogue("es").plain(f"severity.{mild.triage.severity}")
    assert mild.triage.severity != grave.triage.severity == "critical"
    with at(served) as (_, client):
        free = chips(client.get(f"/queue?q={word}"))
        narrow = chips(client.get(f"/queue?q={word}&severity=critical"))

    assert (free["Crítica"], free[mildly], free["X"]) == ("1", "1", "1")
    assert (narrow["Crítica"], narrow[mildly]) == ("1×", "1")
    assert "X" not in narrow


def test_a_very_long_queue_is_not_counted_chip_by_chip(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(served)
    monkeypatch.setattr("app.web.queue_chips.FEW", 0)
    with at(served) as (_, client):
        page = client.get("/queue")

    assert ">Crítica</a>" in page.text


def test_the_detail_and_its_forms_keep_the_filter(served: Served) -> None:
    reply = asked(served, f"{COMPLAINT} compás")
    with at(served) as (_, client):
        page = client.get("/queue?q=compas&network=x")
        assert f'href="/queue/{reply.id}?network=x&amp;q=compas"' in page.text
        detail = client.get(f"/queue/{reply.id}?network=x&q=compas")

    assert 'href="/queue?network=x&amp;q=compas"' in detail.text
    assert f'action="/queue/{reply.id}/approve?network=x&amp;q=compas"' in detail.text


@pytest.mark.parametrize("query", ["state=foo", "severity=ALTA", "due=ayer", "assignee=ana", "after=zzz"])
def test_a_filter_that_does_not_exist_is_named_on_a_page(served: Served, query: str) -> None:
    with at(served) as (_, client):
        page = client.get(f"/queue?{query}")

    assert page.status_code == 422
    assert page.headers["content-type"].startswith("text/html")
    assert f"{query.partition('=')[0]}: " in words(page)


def test_the_next_page_goes_on_where_this_one_ended(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.queue.AT_ONCE", 2)
    word = "astrolabio"
    all_of_them = [asked(served, f"{COMPLAINT} {word}").id for _ in range(5)]
    with at(served) as (_, client):
        found, address = [], f"/queue?q={word}"
        while address:
            page = client.get(address)
            found += listed(page)
            more = re.search(r'href="([^"]+)" rel="next"', page.text)
            address = more[1].replace("&amp;", "&") if more else ""

    assert sorted(found) == sorted(all_of_them)


def test_an_empty_list_says_so_and_how_to_get_back(served: Served) -> None:
    with at(served) as (_, client):
        said = words(client.get("/queue?q=nadaqueseparezca"))

    assert "Nada coincide con estos filtros" in said
    assert "Ver toda la cola" in said


def test_an_empty_queue_says_when_the_next_one_comes_back(served: Served) -> None:
    reply = asked(served, f"{COMPLAINT} bitácora")
    with at(served) as (_, client):
        client.post(f"/queue/{reply.id}/snooze", data=bound(reply, minutes="15"))
        until = now_of(served, reply.id).snoozed_until
        assert until is not None
        page = client.get("/queue?q=bitacora")
        assert listed(page) == []
        assert f'datetime="{until.isoformat()}"' in page.text
        assert listed(client.get("/queue?q=bitacora&snoozed=1")) == [reply.id]


def test_the_title_counts_what_waits(served: Served) -> None:
    asked(served)
    with at(served) as (_, client):
        page = client.get("/queue")

    waiting = re.search(r'data-waiting="(\d+)"', page.text)
    assert waiting is not None
    assert f"<title>({waiting[1]}) Cola · Naviera Brisa</title>" in page.text


@pytest.mark.parametrize(("query", "header"), [("&fragment=list", ""), ("", "list")])
def test_the_rows_alone_are_served_to_the_script(served: Served, query: str, header: str) -> None:
    reply = asked(served, f"{COMPLAINT} estribor")
    with at(served) as (_, client):
        page = client.get(f"/queue?q=estribor{query}", headers={"X-Fragment": header})

    assert page.text.lstrip().startswith('<div id="list"')
    assert reply.id in listed(page)


def test_who_is_not_signed_in_comes_back_after_the_login(served: Served) -> None:
    reply = asked(served)
    with browser(served) as client:
        answer = client.get(f"/queue/{reply.id}?severity=high")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next=/queue/{reply.id}%3Fseverity%3Dhigh"


def test_the_list_is_for_leads(served: Served) -> None:
    with at(served, "agent") as (_, client):
        page = client.get("/queue")

    assert page.status_code == 403
    assert "lead" in words(page)
    assert 'href="/mine"' in page.text


@pytest.mark.parametrize("id", ["0" * 20, "x", "%3Cscript%3E"])
def test_what_does_not_exist_looks_the_same_on_a_page(served: Served, id: str) -> None:
    with at(served, tongue="en") as (_, client):
        page = client.get(f"/queue/{id}")

    assert page.status_code == 404
    assert "<script>" not in page.text.replace('<script type="module"', "")
    assert "There is no" in words(page)


def test_the_detail_shows_all_that_is_needed_to_decide(served: Served) -> None:
    reply = asked(
        served, author="@ana", thread=[{"ours": True, "text": "Hola, cuéntanos."}], rating=2, network="tablon"
    )
    assert reply.draft is not None
    with at(served) as (_, client):
        said = words(client.get(f"/queue/{reply.id}"))

    shown = (
        COMPLAINT, "@ana", "Hola, cuéntanos.", "2 estrellas de 5", reply.draft.public_text.split("\n")[0],
        "Aprobar y siguiente", "Pedir cambios", "Rechazar", "Camino por el protocolo", "Procedencia técnica",
        "composer", str(reply.sha256), "Historia", f"La pidió {reply.requested_by}",
    )  # fmt: skip
    assert [text for text in shown if text not in said] == []


def test_opening_it_tells_the_notices_that_somebody_who_may_decide_has_seen_it(served: Served) -> None:
    reply = asked(served)
    with at(served, "agent") as (_, agent):
        agent.get(f"/queue/{reply.id}")
        assert not seen(served, reply.id)
    with at(served) as (_, lead):
        lead.get(f"/queue/{reply.id}")
        assert seen(served, reply.id)


def seen(served: Served, id: str) -> bool:
    async def read() -> bool:
        async with served.desk.db.read() as connection:
            asked_for = select(replies.c.seen_at).where(replies.c.id == id)
            return (await connection.execute(asked_for)).scalar() is not None

    return served.do(read)


@pytest.mark.parametrize(
    ("role", "why"), [("agent", "la aprueba el papel"), ("lead", "Usted pidió esta respuesta"), ("admin", None)]
)
def test_what_a_person_may_not_do_is_explained_and_not_just_missing(
    served: Served, role: Role, why: str | None
) -> None:
    with at(served, role) as (person, client):
        reply = asked(served)
        if role == "lead":
            mine = client.post("/v1/drafts", json={"comment": {"network": "x", "text": COMPLAINT}})
            reply = now_of(served, mine.json()["id"])
            assert reply.requester == person.id
        page = client.get(f"/queue/{reply.id}")

    assert ('id="approve"' in page.text) == (why is None)
    assert why is None or why in words(page)


def test_a_critical_one_waits_for_a_head_and_offers_its_holding_text(served: Served) -> None:
    reply = asked(served, DANGER)
    with at(served) as (_, client):
        said = words(client.get(f"/queue/{reply.id}"))

    assert "head" in said
    assert "Crítica" in said
    assert "Actos internos" in said or not reply.triage.actions
    assert "Publicar ya un mensaje de espera" in said or not reply.holding_text


def test_hostile_words_stay_words_wherever_they_come_from(served: Served) -> None:
    evil = '"><script>alert(1)</script>\u202e{{ 7*7 }}'
    reply = asked(
        served, f"{COMPLAINT} {evil}", author=evil, url="javascript:alert(1)", thread=[{"author": evil, "text": evil}],
        attachments=[{"kind": "image", "description": evil}],
    )  # fmt: skip
    with at(served) as (_, client):
        client.post(f"/queue/{reply.id}/note", data=bound(reply, text=evil))
        for page in (client.get(f"/queue/{reply.id}"), client.get("/queue?q=alert"), client.get(f"/queue?q={evil}")):
            assert page.status_code == 200
            assert "<script>" not in page.text
            assert "\u202e" not in page.text
            assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|alert\(1\)49", page.text)
            assert 'href="javascript' not in page.text


@pytest.mark.parametrize("query", ["done=approve&of=zzz", "done=<script>&of=" + "0" * 20, "done=approve"])
def test_a_made_up_notice_shows_nothing(served: Served, query: str) -> None:
    with at(served) as (_, client):
        page = client.get(f"/queue?{query}")

    assert page.status_code == 200
    assert 'class="notice"' not in page.text


def test_the_state_alone_tells_the_script_who_did_what(served: Served) -> None:
    reply = asked(served)
    with at(served) as (person, client):
        client.post(f"/queue/{reply.id}/reject", data=bound(reply, reason="tone"))
        page = client.get(f"/queue/{reply.id}", headers={"X-Fragment": "state"})

    assert f'data-version="{reply.version + 1}"' in page.text
    assert f"{person.name} la ha rechazado." in words(page)
