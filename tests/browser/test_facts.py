"""Facts and questions in a browser: the whole act in fifteen seconds, and an answer without an account."""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import NARROW, Browsing, focused, overflow, press
from tests.browser.staff import Staff

HANDS = """
window.hands = 0;
for (const kind of ["click", "keydown"]) addEventListener(kind, event => {
  const typing = kind === "keydown" && event.key.length === 1;
  if (event.isTrusted && !typing && !(kind === "click" && event.detail === 0)) hands += 1;
}, true);
"""
"""Counts clicks and keys other than letters. A click that Enter makes in a form is none of its own."""


def statement() -> str:
    letters = secrets.token_hex(6).translate(str.maketrans("0123456789", "ghijklmnop"))
    return f"El embarque {letters} es por la puerta norte"


def test_a_confirmed_fact_is_one_line_and_enter(browsing: Browsing, staff: Staff) -> None:
    """Nothing to click, nothing to choose: the field has the focus, Enter confirms."""
    page, said = browsing.page(staff.lead, "/facts"), statement()
    page.evaluate(HANDS)
    assert focused(page) == "statement"
    page.keyboard.type(said)
    assert page.evaluate("hands") == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**done=put*")
    expect(page.locator("#done")).to_contain_text(said)
    entry = page.locator("article.fact", has_text=said)
    expect(entry.locator(".badge").first).to_have_text("Se puede decir")
    expect(entry).to_contain_text(staff.lead.name)


def test_a_fact_is_confirmed_ended_and_refuted_with_the_keyboard_alone(browsing: Browsing, staff: Staff) -> None:
    said = statement()
    page = browsing.page(staff.agent, "/facts")
    page.keyboard.type(said)
    page.keyboard.press("Enter")
    page.wait_for_url("**done=put*")
    expect(page.locator("article.fact", has_text=said).locator(".badge").first).to_have_text("Sin confirmar")

    page = browsing.page(staff.lead, f"/facts?q={said.split()[2]}")
    press(page, page.get_by_role("button", name="Confirmar"))
    page.wait_for_url("**done=confirm*")
    page.goto(f"/facts?q={said.split()[2]}")
    entry = page.locator("article.fact", has_text=said)
    press(page, entry.locator("summary", has_text="No es cierto"))
    press(page, entry.get_by_label("Lo cierto, con su prueba"), "S")
    page.keyboard.type("ale por la puerta sur.")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=refute*")
    expect(page.locator("article.fact", has_text=said)).to_contain_text("Lo cierto: Sale por la puerta sur.")


def test_what_is_wrong_is_said_beside_what_was_typed(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, "/facts")
    page.keyboard.type("Sale a las [hora]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("hueco por rellenar")
    expect(page.locator("#statement")).to_have_value("Sale a las [hora]")
    assert page.locator("#statement").get_attribute("aria-invalid") == "true"


def test_from_a_reply_to_the_answer_of_somebody_without_an_account(browsing: Browsing, staff: Staff) -> None:
    reply, asked = (
        staff.waits(f"¿Por qué puerta se embarca {secrets.token_hex(3)}?"),
        f"¿Puerta {secrets.token_hex(3)}?",
    )
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    page.locator("#ask-area > summary").click()
    page.locator("#question").fill(asked)
    page.locator("#ask").get_by_role("button", name="Preguntar").click()
    link = page.locator("#once").input_value()
    outside = browsing.page(None, link)
    expect(outside.locator("main")).to_contain_text(asked)
    assert reply.comment.text not in outside.content()
    assert outside.locator("nav").count() == 0
    outside.get_by_label("¿Qué se sabe?").fill("Por la norte.")
    outside.get_by_label("¿De dónde lo sabe?").fill("lo veo")
    outside.get_by_label("Su nombre").fill("Pilar")
    outside.get_by_role("button", name="Enviar").click()
    expect(outside.get_by_role("status").first).to_contain_text("Gracias")
    outside.goto(link)
    expect(outside.get_by_role("alert")).to_contain_text("ya se usó")
    page.goto("/questions")
    entry = page.locator("article.asked", has_text=asked)
    entry.get_by_label("El hecho, tal como se podrá decir").fill(statement())
    entry.get_by_role("button", name="Confirmar").click()
    page.wait_for_url("**done=confirm*")
    assert staff.now(reply.id).recheck


PAGES = ["/facts", "/facts?show=over", "/questions", "/ask"]


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_fit_a_phone(browsing: Browsing, staff: Staff, path: str) -> None:
    page = browsing.page(staff.lead, **NARROW)
    page.goto(f"/ask/{staff.waits().id}" if path == "/ask" else path)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert overflow(page) == 0
    assert small(page) == []


def small(page: Page) -> list[str]:
    """Controls that a thumb does not hit."""
    found: list[str] = page.evaluate("""[...document.querySelectorAll("main button, main summary, main .chips label")]
      .filter(e => { const box = e.getBoundingClientRect(); return box.height && box.height < 24; })
      .map(e => e.outerHTML)""")
    return [re.sub(r"\s+", " ", one) for one in found]
