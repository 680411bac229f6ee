"""At 02:00 the screen is a phone's."""

from playwright.sync_api import expect

from tests.browser.browsing import NARROW, Browsing, overflow
from tests.browser.staff import PASSABLE, Staff


def test_from_the_notice_to_approved_in_three_taps(browsing: Browsing, staff: Staff) -> None:
    """The link of the notice, and one tap on a button that is in sight from the start."""
    reply = staff.waits("¿Sale el barco de las ocho? Llevamos aquí desde las seis. " * 4, "high")
    page = browsing.page(staff.lead, **NARROW)
    page.goto(f"/queue/{reply.id}")  # tap 1: the notice
    button = page.locator("#approve-next")
    expect(button).to_be_in_viewport(ratio=1)
    button.tap()  # tap 2
    page.wait_for_url("**done=approve*")
    assert staff.now(reply.id).state == "approved"
    expect(page.locator("#undo")).to_be_in_viewport(ratio=1)
    page.locator("#undo").tap()
    page.wait_for_url("**done=undo*")
    assert staff.now(reply.id).state == "pending"


def test_nothing_can_be_approved_before_its_words_are_in_sight(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits("¿Sale el barco de las ocho? Llevamos aquí desde las seis. " * 60, "high")
    page = browsing.page(staff.lead, f"/queue/{reply.id}", **NARROW)
    expect(page.locator("#approve-next")).not_to_be_in_viewport()
    page.locator("#public").scroll_into_view_if_needed()
    expect(page.locator("#approve-next")).to_be_in_viewport(ratio=1)


def test_what_a_thumb_decides_with_is_large_enough(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits(findings=(PASSABLE,))
    page = browsing.page(staff.lead, f"/queue/{reply.id}", **NARROW)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    small = page.evaluate("""[...document.querySelectorAll("button, summary, .chips label, nav a")].filter(e => {
      const box = e.getBoundingClientRect();
      return box.width && box.height && box.height < 24;
    }).map(e => e.outerHTML)""")
    assert small == []
    for button in page.locator(".decide .main").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_the_sticky_bar_hides_no_field_that_is_typed_into(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, f"/queue/{staff.waits().id}", **NARROW)
    page.locator("#edit > summary").tap()
    page.locator("#public_text").tap()
    page.locator("#public_text").fill("Una línea.\n" * 8)
    assert overflow(page) == 0
    assert page.locator("#public_text").evaluate("""field => {
      const box = field.getBoundingClientRect();
      const middle = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
      return document.elementFromPoint(box.x + box.width / 2, middle) === field;
    }""")
    page.locator("#public_text").fill(page.locator("#public_text").evaluate("field => field.defaultValue"))
