"""The pages about the knowledge, and the same for programs."""

import re
from html import unescape

import httpx
import pytest

from tests.web.desks import asked, at, words
from tests.web.served import Served

PAGES = ("/knowledge", "/knowledge/gaps", "/knowledge/import")
QUESTION = "¿El billete se puede cambiar el día anterior?"


@pytest.mark.parametrize("path", PAGES)
def test_agents_have_the_search_alone(served: Served, path: str) -> None:
    with at(served, "agent") as (_, page):
        assert page.get(path).status_code == 403
        search = page.get("/knowledge/search")
        assert search.status_code == 200
        assert 'href="/knowledge/gaps"' not in search.text
        assert 'href="/knowledge/search"' in page.get("/mine").text
    with httpx.Client(base_url=served.url) as nobody:
        assert nobody.get(path).headers["location"].startswith("/login")


@pytest.mark.parametrize("path", [*PAGES, "/knowledge/search?q=billete"])
@pytest.mark.parametrize("tongue", ["es", "en"])
def test_nothing_on_them_needs_a_style_or_a_script_of_its_own(served: Served, path: str, tongue: str) -> None:
    with at(served, "lead", tongue) as (_, page):  # type: ignore[arg-type]
        answer = page.get(path)
    assert answer.status_code == 200
    assert f'<html lang="{tongue}">' in answer.text
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert re.findall(r"<script(?! type=\"module\" src=)", answer.text) == []
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


def test_the_status_says_what_was_read_and_what_is_not_the_brands(served: Served) -> None:
    with at(served) as (_, page):
        said = words(page.get("/knowledge"))
    assert "2 datos que se pueden decir" in said
    assert "facts.yaml" in said
    assert "danger_holding.fire" in said
    assert "aún no está en vigor" not in said


def test_a_search_shows_both_pools_with_marks_scores_and_what_triage_made_of_it(served: Served) -> None:
    with at(served, "agent") as (_, page):
        answer = page.get("/knowledge/search", params={"q": QUESTION, "network": "x"})
    said = words(answer)
    assert "El billete se cambia gratis" in said
    assert '<mark class="found" title="">billete</mark>' in answer.text
    assert "palabras en común, sobre el umbral" in said
    assert "facts.yaml#F1" in said
    assert "Cómo se entiende" in said
    assert re.search(r"puntuación \d\.\d\d", said)


def test_nothing_found_is_said_and_foreign_words_do_nothing(served: Served) -> None:
    with at(served, "agent") as (_, page):
        said = words(page.get("/knowledge/search", params={"q": "zxcvb qwerty"}))
        hostile = page.get("/knowledge/search", params={"q": "<script>alert(1)</script> billete", "network": "nohay"})
        blank = page.get("/knowledge/search", params={"q": " \x00 "})
        half = page.get("/knowledge/search?q=%ED%A0%80a")
    assert "El manual y los datos no dicen nada de esto" in said
    assert "No hay ninguna respuesta anterior que se parezca" in said
    assert "<script>alert" not in hostile.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; billete" in hostile.text
    assert blank.status_code == half.status_code == 200


def test_a_search_leaves_no_reply_behind(served: Served) -> None:
    with served.client() as client, at(served, "agent") as (_, page):
        before = client.get("/v1/replies/counts", params={"by": "state"}).json()
        page.get("/knowledge/search", params={"q": QUESTION})
        client.get("/v1/knowledge/search", params={"q": QUESTION})
        assert client.get("/v1/replies/counts", params={"by": "state"}).json() == before


def test_gaps_lead_to_the_replies_and_to_what_is_found_today(served: Served) -> None:
    reply = asked(served, "¿Tenéis casetas climatizadas para hurones viajeros?")
    with at(served) as (_, page):
        answer = page.get("/knowledge/gaps?days=7")
        assert f'href="/queue/{reply.id}"' in answer.text
        assert "hurones viajeros" in words(answer)
        found = re.search(r'href="(/knowledge/search\?q=[^"]*hurones[^"]*)"', answer.text)
        assert found is not None
        assert page.get(unescape(found[1])).status_code == 200
        assert page.get("/knowledge/gaps?days=x").status_code == 200


def test_programs_read_the_same_status(served: Served) -> None:
    with served.client(served.new_key("Lucía API", "lead"), **{"Accept-Language": "es"}) as client:
        answer = client.get("/v1/knowledge")
    told = answer.json()
    assert answer.headers["content-language"] == "es"
    assert told["passages"]["fact"] == 2
    assert told["in_force"] is True
    assert told["files"][0].keys() == {"path", "kind", "passages", "unused"}


def test_programs_search_as_a_draft_does(served: Served) -> None:
    with served.client() as client:
        told = client.get("/v1/knowledge/search", params={"q": QUESTION, "network": "x"}).json()
        drafted = client.post("/v1/drafts", json={"comment": {"network": "x", "text": QUESTION}}).json()
        unknown = client.get("/v1/knowledge/search", params={"q": QUESTION, "network": "orkut"})
        empty = client.get("/v1/knowledge/search", params={"q": "   "})
    first = told["knowledge"][0]
    assert (first["id"], first["ways"]) == ("fact:F1", ["words"])
    assert "billete" in first["shared"]
    assert (told["outcome"], told["severity"]) == (drafted["triage"]["outcome"], drafted["triage"]["severity"])
    assert {cite["passage"] for cite in drafted["draft"]["cites"]} <= {
        p["id"] for p in told["knowledge"] + told["replies"]
    }
    assert (unknown.status_code, empty.status_code) == (422, 422)
