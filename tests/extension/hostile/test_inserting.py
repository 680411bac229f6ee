"""Pages that are against us: what is not approved at this moment is not inserted, and nobody but the person sends."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from app.operations.decide import undo
from tests.browser.staff import Staff
from tests.extension.beside import LINKEDIN, Beside, forum_page, linkedin_page, x_address, x_page
from tests.extension.hostile.attacked import (
    COMPLAINT,
    POST,
    against_us,
    approved_on,
    box,
    refused,
    waits,
)
from tests.extension.wire import rewritten
from tests.web.served import Served


def test_what_nobody_approved_is_not_inserted(beside: Beside) -> None:
    assert waits(beside, against_us(beside)) == "not_approved"


def test_what_may_still_be_undone_is_not_inserted(beside: Beside, staff: Staff) -> None:
    page = against_us(beside)
    beside.pick(page, POST)
    beside.ask()
    beside.approved(wait=False)
    assert refused(beside, page) == "not_approved"


def test_an_approval_that_fell_this_moment_inserts_nothing(beside: Beside, staff: Staff) -> None:
    page = against_us(beside)
    approved_on(beside, page)
    reply, lead = beside.reply(), staff.lead
    expect(beside.control("insert-reply")).to_be_visible()
    staff.do(lambda desk: undo(desk, reply.id, lead, version=reply.version))
    assert refused(beside, page) == "no_longer_approved"


def other_words(told: dict[str, Any]) -> None:
    told["approved"]["public_text"] = "Sois unos ladrones"


def other_hash(told: dict[str, Any]) -> None:
    told["approved"]["sha256"] = "0" * 64


def draft_as_approved(told: dict[str, Any]) -> None:
    told["approved"] = {"public_text": "Sois unos ladrones", "private_text": None, "by": "Lucía", "via": "approve",
                        "at": told["comment"].get("posted_at"), "sha256": told["sha256"]}  # fmt: skip


@pytest.mark.parametrize("lie", [other_words, other_hash, draft_as_approved], ids=lambda lie: lie.__name__)
def test_approved_words_whose_hash_does_not_fit_are_not_inserted(
    beside: Beside, served: Served, lie: Callable[[dict[str, Any]], None]
) -> None:
    page = against_us(beside)
    approved_on(beside, page)
    with rewritten(served, "/v1/replies/", lie):
        assert refused(beside, page) == "hash_differs"


def test_a_comment_that_changed_since_it_was_read_gets_no_answer(beside: Beside) -> None:
    page = against_us(beside)
    approved_on(beside, page)
    page.locator(POST).evaluate("comment => { comment.textContent = 'Gracias, ya está resuelto'; }")
    assert refused(beside, page) == "comment_changed"
    page.locator("article").first.evaluate("comment => comment.remove()")
    assert refused(beside, page) == "comment_gone"


ELSEWHERE: Final = {
    "another post": (x_address("77"), x_page("Otra cosa", id="77")),
    "another site of ours": (LINKEDIN, linkedin_page(COMPLAINT)),
    "any other page": ("https://foro.example/1", forum_page(COMPLAINT)),
}


@pytest.mark.parametrize("where", ELSEWHERE)
def test_a_tab_that_has_gone_elsewhere_gets_nothing(beside: Beside, where: str) -> None:
    page = against_us(beside)
    approved_on(beside, page)
    url, html = ELSEWHERE[where]
    beside.browser.stands(url, html)
    page.goto(url)
    page.locator(".box").click()
    assert refused(beside, page) in ("comment_gone", "tab_gone")


SPOILED: Final = {
    "the box writes something else": "box.addEventListener('input', () => { box.textContent = 'Sois unos ladrones'; })",
    "the box adds to it": "box.addEventListener('input', () => { if (!/!!/.test(box.innerText)) box.append(' !!'); })",
    "the box goes": "box.addEventListener('input', () => box.remove())",
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_box_that_holds_other_words_is_said_and_never_counts_as_inserted(beside: Beside, how: str) -> None:
    page = against_us(beside)
    words = approved_on(beside, page)
    page.locator(".box").evaluate(f"box => {{ {SPOILED[how]} }}")
    answer = beside.act("insert", which="reply", overwrite=False, despite=False)
    assert answer["problem"]["kind"] == "box_refused"
    assert beside.now()["inserted"] is None
    assert page.evaluate("window.presses ?? 0") == 0
    assert page.locator(".box").count() == 0 or words not in box(page) or "!!" in box(page)


def test_after_the_insertion_the_person_is_told_to_look_before_they_send(beside: Beside) -> None:
    """A page can change its own box at any time; so what it holds is never said to be safe."""
    page = against_us(beside)
    words = approved_on(beside, page)
    beside.press("insert-reply")
    expect(beside.panel.locator("section.stand")).to_contain_text("Compruébelo y pulse usted Enviar")
    assert box(page) == words
    page.locator(".box").evaluate("box => { box.textContent = 'Sois unos ladrones'; }")
    beside.press("insert-reply")
    expect(beside.panel.locator("[role=alert] blockquote")).to_have_text("Sois unos ladrones")  # seen, and asked about


def test_send_is_pressed_by_nobody_but_the_person(beside: Beside) -> None:
    page = against_us(beside)
    page.evaluate("""() => { window.acts = []; for (const type of ["click", "submit", "keydown", "keypress", "keyup"])
      window.addEventListener(type, event => window.acts.push(type), true); }""")
    approved_on(beside, page)
    page.evaluate("window.acts.length = 0")
    beside.press("insert-reply")
    expect(beside.control("published-public")).to_be_visible()
    assert page.evaluate("[window.acts, window.presses ?? 0]") == [[], 0]
