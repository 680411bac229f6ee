"""What comes between: a panel that closes, a second window, no server, a worker that stops, a pairing that ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from app.operations.decide import approve
from tests.browser.staff import Staff
from tests.extension.beside import Beside, new_id, x_address, x_page
from tests.extension.conftest import BrowserWith
from tests.extension.wire import Heard, Line, heard
from tests.web.served import Served

LATE: Final = "Llevo dos horas esperando el barco en el muelle"
POST: Final = "[data-testid=tweetText]"


@pytest.fixture(scope="module")
def line(served: Served) -> Line:
    """The browser's way to the server, which a test may cut."""
    return Line(served.url)


@pytest.fixture(scope="module")
def paired(browser_with: BrowserWith, extension: Path, staff: Staff, line: Line) -> Iterator[Beside]:
    browser = browser_with(extension)
    begun = Beside(browser, staff, staff.agent, line.url)
    begun.pair()
    yield begun
    begun.close()
    assert browser.faults == []


@pytest.fixture
def beside(paired: Beside, line: Line) -> Iterator[Beside]:
    """With nothing in hand."""
    yield paired
    line.mend()
    for one in paired.state()["conversations"]:
        paired.browser.act(paired.panel, {"act": "close", "conversation": one["id"]})
    for page in paired.browser.context.pages[1:]:
        if page != paired.panel:
            page.close()
    paired.staff.come_back()


@pytest.fixture
def ear(served: Served) -> Iterator[Heard]:
    with heard(served) as listening:
        yield listening


def on_x(beside: Beside, text: str, id: str | None = None) -> Page:
    """A post in a tab of its own, picked."""
    id = id or new_id()
    page = beside.browser.page(x_address(id), x_page(text, id=id))
    beside.pick(page, POST)
    expect(beside.panel.locator("#text")).to_have_value(text)
    return page


def test_a_panel_that_was_closed_comes_back_with_every_word(beside: Beside, ear: Heard) -> None:
    on_x(beside, LATE)
    beside.panel.locator("#author").fill("@corregida")
    beside.panel.close()  # at once: nothing was saved by hand
    beside.panel = beside.browser.panel()
    expect(beside.panel.locator("#author")).to_have_value("@corregida")
    beside.press("ask")
    beside.panel.close()  # while the draft is on its way
    beside.panel = beside.browser.panel()
    beside.until(lambda: beside.now()["phase"] == "following")
    beside.press("edit")
    beside.panel.locator("#public-text").fill("A medias")
    beside.panel.close()
    beside.panel = beside.browser.panel()
    expect(beside.panel.locator("#public-text")).to_have_value("A medias")
    assert beside.reply().revision == 1  # and nothing of it was saved
    assert [path for _, path in ear.told()].count("/v1/drafts") == 1


def test_two_windows_show_the_same_and_two_presses_ask_once(beside: Beside, staff: Staff, ear: Heard) -> None:
    on_x(beside, LATE)
    other = beside.browser.panel()
    expect(other.locator("#text")).to_have_value(LATE)
    beside.panel.evaluate("document.querySelector('[data-act=ask]').click()")
    other.evaluate("document.querySelector('[data-act=ask]')?.click()")
    beside.until(lambda: beside.now()["phase"] == "following")
    expect(other.locator("section.stand")).to_contain_text("Espera la aprobación")
    assert [path for _, path in ear.told()].count("/v1/drafts") == 1
    beside.approved()
    for window in (other, beside.panel):
        expect(window.locator("[data-act=insert-reply]")).to_be_visible()
    other.close()


def test_without_a_server_nothing_is_lost_and_afterwards_nothing_is_double(
    beside: Beside, staff: Staff, line: Line, ear: Heard
) -> None:
    on_x(beside, LATE)
    line.cut()
    beside.press("ask")
    alert = beside.panel.locator("main [role=alert]").first
    expect(alert).to_contain_text("No se llega a Portavoz")
    expect(beside.panel.locator("#text")).to_have_value(LATE)
    line.mend()
    beside.press("ask")
    beside.until(lambda: beside.now()["phase"] == "following")
    assert [path for _, path in ear.told()].count("/v1/drafts") == 1

    line.cut()
    beside.act("refresh")
    expect(beside.panel.locator(".connection [role=alert]")).to_be_visible()
    reply, lead = beside.reply(), staff.lead
    sha256 = reply.sha256 or ""
    beside.browser.stop_worker()
    line.mend()
    staff.do(lambda desk: approve(desk, reply.id, lead, version=reply.version, sha256=sha256))
    beside.offered()
    expect(beside.control("insert-reply")).to_be_visible()
    expect(beside.panel.locator(".connection [role=alert]")).to_have_count(0)


def test_a_worker_stopped_while_words_are_put_into_the_page_puts_them_there_once(beside: Beside) -> None:
    page = on_x(beside, LATE)
    beside.ask()
    words = beside.approved().approval
    assert words is not None
    beside.panel.evaluate("document.querySelector('[data-act=insert-reply]').click()")
    beside.browser.stop_worker()
    if beside.now()["inserted"] is None:  # it did not come to note it down: the person presses again
        beside.act("insert", which="reply", overwrite=False, despite=False)
    expect(beside.control("published-public")).to_be_visible()
    expect(page.locator(".box")).to_have_js_property("innerText", words.public_text)


def test_an_unpaired_browser_keeps_nothing_of_the_brand_and_can_be_paired_anew(beside: Beside) -> None:
    page = on_x(beside, LATE)
    assert beside.act("unpair")["ok"]
    expect(beside.control("pair")).to_be_visible()
    assert beside.state()["conversations"] == []
    beside.pair()
    beside.pick(page, POST)
    beside.ask()
