"""What happens meanwhile: words fall that stand in a box already, a holding goes first, several comments at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from app.operations.decide import approve, undo
from app.operations.declaring import Declaration, declare
from app.operations.desk import Desk
from app.operations.incident_record import record
from app.operations.redrafting import redraft_all
from app.operations.standing_down import stand_down
from tests.browser.staff import Staff
from tests.extension.beside import Beside, new_id, x_address, x_page
from tests.extension.conftest import BrowserWith

AGROUND: Final = "El barco está parado, a la deriva, y nadie dice nada"
LATE: Final = "Llevo dos horas esperando el barco en el muelle"
POST: Final = "[data-testid=tweetText]"


@pytest.fixture(scope="module")
def paired(browser_with: BrowserWith, extension: Path, staff: Staff) -> Iterator[Beside]:
    browser = browser_with(extension)
    begun = Beside(browser, staff, staff.agent)
    begun.pair()
    yield begun
    begun.close()
    assert browser.faults == []


@pytest.fixture
def beside(paired: Beside) -> Iterator[Beside]:
    """With nothing in hand."""
    yield paired
    for one in paired.state()["conversations"]:
        paired.browser.act(paired.panel, {"act": "close", "conversation": one["id"]})
    for page in paired.browser.context.pages[1:]:
        if page != paired.panel:
            page.close()
    paired.staff.come_back()


def on_x(beside: Beside, text: str, id: str | None = None) -> Page:
    """A post in a tab of its own, picked."""
    id = id or new_id()
    page = beside.browser.page(x_address(id), x_page(text, id=id))
    beside.pick(page, POST)
    expect(beside.panel.locator("#text")).to_have_value(text)
    return page


def inserted(beside: Beside, text: str = LATE) -> Page:
    """A post whose approved answer stands in its box, not sent yet."""
    page = on_x(beside, text)
    beside.ask()
    beside.approved()
    beside.press("insert-reply")
    expect(beside.control("published-public")).to_be_visible()
    return page


def badge(beside: Beside) -> str:
    return str(beside.panel.evaluate("chrome.action.getBadgeText({})"))


def calm(staff: Staff) -> None:
    """What the test declared ends with it."""
    head = staff.head

    async def end(desk: Desk) -> None:
        async with desk.db.read() as connection:
            found = [await record(connection, i.id) for i in (await desk.keep_up(connection)).incidents]
        for one in found:
            why = "fin de la prueba"
            await stand_down(desk, one.id, head, version=one.version, closing="Ya está resuelto.", reason=why)

    staff.do(end)


def test_an_approval_that_is_taken_back_calls_the_words_in_the_box_back_and_what_was_sent_is_told_late(
    beside: Beside, staff: Staff
) -> None:
    page = inserted(beside)
    reply, lead = beside.reply(), staff.lead
    staff.do(lambda desk: undo(desk, reply.id, lead, version=reply.version))
    alarm = beside.panel.locator("section.alert.loud")
    expect(alarm).to_contain_text("No la envíe")  # by itself, while the panel is open
    assert badge(beside) == "!"
    page.locator("#send").click()  # too late: it had been sent
    alarm.locator("[data-act=published-public]").click()
    beside.until(lambda: beside.reply().state in ("published", "closed"))
    assert [one.late for one in beside.reply().published] == [True]
    expect(beside.panel.locator("section.stand")).to_contain_text("cuando ya había cambiado algo")
    assert badge(beside) != "!"


def test_a_changed_official_line_calls_the_words_back_and_the_new_draft_does_not_hide_it(
    beside: Beside, staff: Staff
) -> None:
    page = inserted(beside, AGROUND)
    head, was = staff.head, beside.reply()
    said = {"scenario": "varada", "line": "Un barco está parado y lo comprobamos.", "reason": "Lo dice el puente"}
    staff.do(lambda desk: declare(desk, head, Declaration(**said)))
    try:
        beside.act("refresh")
        expect(beside.panel.locator("section.alert.loud")).to_contain_text("No la envíe")
        assert badge(beside) == "!"
        staff.do(redraft_all)
        beside.act("refresh")
        beside.until(lambda: beside.now()["reply"]["version"] > was.version)
        expect(beside.panel.locator("section.alert.loud")).to_contain_text("No la envíe")
        page.locator("#send").click()
        beside.press("published-public")
        beside.until(lambda: beside.reply().state in ("published", "closed"))
        assert [(one.late, one.sha256) for one in beside.reply().published] == [(True, was.approval.sha256)]  # type: ignore[union-attr]
    finally:
        calm(staff)


def test_several_comments_are_worked_on_at_once_and_none_takes_the_words_of_another(
    beside: Beside, staff: Staff
) -> None:
    pages = {}
    for n, text in enumerate((LATE, "¿Se puede cambiar el billete del lunes?", "¡Qué viaje tan bonito!")):
        page = on_x(beside, text)
        pages[beside.now()["id"]] = (page, text)
        if n < 2:
            beside.press("ask")  # and on to the next, without waiting
    beside.ask()
    beside.until(lambda: all(one["reply"] for one in beside.state()["conversations"]))
    told = {one["id"]: one["reply"]["comment"]["text"] for one in beside.state()["conversations"]}
    assert told == {id: text for id, (_, text) in pages.items()}
    for one in beside.state()["conversations"]:
        beside.browser.act(beside.panel, {"act": "select", "conversation": one["id"]})
        beside.approved(one["reply"]["id"])
        beside.press("insert-reply")
        page, _ = pages[one["id"]]
        words = staff.now(one["reply"]["id"]).approval
        assert words is not None
        expect(page.locator(".box")).to_have_js_property("innerText", words.public_text)
    assert len({page.locator(".box").inner_text() for page, _ in pages.values()}) == 3


def test_the_toolbar_button_opens_the_panel_beside_the_page(beside: Beside) -> None:
    on_x(beside, LATE)
    contexts = "chrome.runtime.getContexts({contextTypes: ['SIDE_PANEL']}).then(all => all.map(one => one.documentUrl))"
    beside.until(lambda: beside.browser.address("panel/panel.html") in beside.panel.evaluate(contexts))


def test_a_holding_goes_out_at_once_and_the_answer_follows(beside: Beside, staff: Staff) -> None:
    page = on_x(beside, AGROUND)
    beside.press("hold")
    beside.until(lambda: beside.now()["holding"] is not None)
    holding = beside.now()["holding"]
    if holding["approved"] is None:  # its words were written in advance, and still a lead lets them go
        reply, head = staff.now(holding["id"]), staff.head
        sha256 = reply.sha256 or ""
        staff.do(lambda desk: approve(desk, reply.id, head, version=reply.version, sha256=sha256))
        staff.pass_(seconds=6)
        beside.act("refresh")
    beside.press("insert-holding")
    expect(beside.control("published-public")).to_be_visible()
    words = staff.now(holding["id"]).approval
    assert words is not None
    expect(page.locator(".box")).to_have_js_property("innerText", words.public_text)
    page.locator("#send").click()
    beside.press("published-public")
    beside.until(lambda: staff.now(holding["id"]).state in ("published", "closed"))
    beside.press("ask")
    beside.until(lambda: beside.now()["reply"] is not None)
    assert (beside.reply().kind, beside.reply().comment.text) == ("answer", AGROUND)
