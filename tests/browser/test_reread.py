"""A comment that was edited is seen to be: what it said before, and what we answered in public, stand beside it."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from app.operations.decide import approve
from app.operations.publish import Published, publish
from app.operations.reread import read_again
from app.review.replies import Reply
from tests.browser.browsing import Browsing, overflow
from tests.browser.staff import Staff
from tests.browser.test_pages import violations

FIRST = "Llevo dos horas esperando el barco"
THEN = "Llevo tres horas esperando el barco y nadie contesta"


def edited(staff: Staff, reply: Reply) -> Reply:
    agent = staff.agent
    return staff.do(lambda desk: read_again(desk, reply.id, agent, text=THEN, rating=1))


def looked_at(page: Page, name: str) -> None:
    """In light, in dark, and on a small phone."""
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()  # no colour is on its way from one scheme to the other
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert violations(page) == []
        assert overflow(page) <= 0
        if folder := os.environ.get("PORTAVOZ_SHOTS"):
            page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)


def test_a_lead_sees_what_the_comment_said_before(browsing: Browsing, staff: Staff) -> None:
    reply = edited(staff, staff.waits(FIRST, rating=3))
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    told = page.locator("#reread")
    expect(told).to_contain_text("El comentario se editó")
    expect(told).to_contain_text("Antes decía:")
    expect(told).to_contain_text(FIRST)
    expect(told).to_contain_text("3 estrellas de 5")
    expect(page.locator("#comment")).to_have_text(THEN)
    told.locator("summary").click()
    assert told.locator("del").all_inner_texts() == ["dos"]
    assert told.locator("ins").all_inner_texts() == ["tres", " y nadie contesta"]
    looked_at(page, "queue")
    mine = browsing.page(staff.agent, f"/mine/{reply.id}", locale="en-GB")
    expect(mine.locator("#reread")).to_contain_text("It said before:")
    looked_at(mine, "mine")


def test_what_was_published_keeps_the_words_that_it_answers(browsing: Browsing, staff: Staff) -> None:
    reply, lead, agent = staff.waits(FIRST, rating=3), staff.lead, staff.agent
    sha256 = reply.sha256 or ""
    staff.do(lambda desk: approve(desk, reply.id, lead, version=reply.version, sha256=sha256))
    staff.pass_(seconds=6)
    staff.do(lambda desk: publish(desk, reply.id, agent, Published(sha256=sha256)))
    edited(staff, reply)
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    expect(page.locator("#comment")).to_have_text(FIRST)
    expect(page.locator("#reread")).to_contain_text("El comentario cambió después de publicar")
    expect(page.locator("#reread")).to_contain_text(f"Ahora dice: {THEN}".split(": ", 1)[1])
    looked_at(page, "published")


def test_words_that_a_stranger_wrote_stay_words(browsing: Browsing, staff: Staff) -> None:
    hostile = "<img src=x onerror=alert(1)> </div><script>alert(2)</script> {{ 7 * 7 }}"
    reply, agent = staff.waits(hostile), staff.agent
    staff.do(lambda desk: read_again(desk, reply.id, agent, text=f"{hostile} \u202e<b>otra</b>"))
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    expect(page.locator("#reread")).to_contain_text(hostile)
    assert page.locator("#reread img, #reread script, #reread b").count() == 0
