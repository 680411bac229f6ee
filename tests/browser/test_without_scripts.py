"""Everything works where no script runs: a locked-down browser, a slow line, a fault of ours."""

import re
import secrets
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import Browsing, id_in
from tests.browser.staff import PASSABLE, Staff
from tests.browser.test_signing_in import sign_in

PLAIN: Final = {"java_script_enabled": False}


@pytest.fixture
def page_of(browsing: Browsing) -> Callable[..., Page]:
    return lambda person=None, path=None: browsing.page(person, path, **PLAIN)


def test_a_lead_signs_in_filters_opens_and_approves_and_takes_it_back(
    page_of: Callable[..., Page], staff: Staff
) -> None:
    reply = staff.waits(word := secrets.token_hex(4), "high")
    staff.waits(f"{word} otra", "low")
    page = page_of(path="/login")
    sign_in(page, staff.lead.name)
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("search").get_by_role("button").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.get_by_role("navigation", name="Filtros").get_by_role("link", name="Alta").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.locator("[data-row] a.what").click()
    page.get_by_role("button", name="Aprobar", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Aprobada")
    assert staff.now(reply.id).state == "approved"
    page.locator("#undo").click()
    expect(page.get_by_role("status").first).to_contain_text("vuelve a estar pendiente")
    assert staff.now(reply.id).state == "pending"


def test_a_lead_edits_counts_and_has_another_approve(page_of: Callable[..., Page], staff: Staff) -> None:
    reply, words = staff.waits(), "Lo sentimos. Escríbenos por mensaje directo y lo vemos contigo."
    page = page_of(staff.lead, f"/queue/{reply.id}")
    page.locator("#edit > summary").click()
    page.locator("#public_text").fill(words)
    page.get_by_role("button", name="Contar").click()
    expect(page.locator("#edit [data-counter]")).to_contain_text(str(len(words)))
    expect(page.locator("#public_text")).to_have_value(words)
    page.locator("#edit button.main").click()
    expect(page.locator("#public")).to_have_text(words)
    expect(page.locator("#approve-next")).to_have_count(0)
    expect(page.locator(".decide")).to_contain_text("Usted escribió parte de este texto")

    page_of(staff.another("lead"), f"/queue/{reply.id}").locator("#approve-next").click()
    approval = staff.now(reply.id).approval
    assert approval is not None
    assert approval.public_text == words


@pytest.mark.parametrize(("move", "state"), [("reject", "rejected"), ("request-changes", "changes_requested")])
def test_a_lead_sends_it_back_with_a_reason(page_of: Callable[..., Page], staff: Staff, move: str, state: str) -> None:
    reply = staff.waits()
    page = page_of(staff.lead, f"/queue/{reply.id}")
    page.locator(f"#{move} > summary").click()
    send = page.locator(f"#{move} button")
    send.click()
    assert staff.now(reply.id).state == "pending"  # the browser itself asks for the reason
    page.locator(f"#{move} input[value=tone]").check()
    page.locator(f"#{move} textarea").fill("Más cercana.")
    send.click()
    page.wait_for_url(f"**done={move}*")
    decision = staff.now(reply.id).decision
    assert decision is not None
    assert (staff.now(reply.id).state, decision.reason, decision.note) == (state, "tone", "Más cercana.")


def test_a_finding_passes_with_a_reason(page_of: Callable[..., Page], staff: Staff) -> None:
    reply = staff.waits(findings=(PASSABLE,))
    page = page_of(staff.lead, f"/queue/{reply.id}")
    page.locator("#approve-next").click()
    assert staff.now(reply.id).state == "pending"
    page.get_by_label("promete un plazo").fill("El plazo lo ha confirmado la naviera.")
    page.locator("#approve-next").click()
    page.wait_for_url("**done=approve*")
    assert staff.now(reply.id).state == "approved"


def test_an_agent_drafts_and_reports_published(page_of: Callable[..., Page], staff: Staff) -> None:
    page = page_of(staff.agent, "/mine/new")
    page.locator("#text").fill(f"Llevo dos horas esperando {secrets.token_hex(3)}")
    page.locator("input[name=network]").first.check()
    page.locator("form.stack button.main").click()
    page.wait_for_url(re.compile(r"/mine/[0-9a-f]{20}$"))
    id = id_in(page)
    page_of(staff.lead, f"/queue/{id}").locator("#approve-next").click()
    staff.pass_(seconds=6)
    page.goto("/mine/publish")
    while id not in page.content():
        page.locator("#skip").click()
    approval = staff.now(id).approval
    assert approval is not None
    expect(page.locator("#approved-public")).to_have_value(approval.public_text)
    page.locator("#permalink-public").fill("https://x.example/r/1")
    page.locator("#offer-public form button").click()
    page.wait_for_url(re.compile(r"/mine/.*done=publish"))
    assert [(p.part, p.permalink) for p in staff.now(id).published] == [("public", "https://x.example/r/1")]
