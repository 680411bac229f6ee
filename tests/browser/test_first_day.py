"""A fresh deployment: from the one-time link to a first colleague, by keyboard, before anything waits."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.review.invitations import set_up_link
from tests.browser.browsing import Browsing, overflow, press, tab_to
from tests.browser.test_pages import SMALLEST, violations
from tests.web.people import stored
from tests.web.served import Served, brand_in, serving, settings

NEW = "cuatro gaviotas sin prisa"


@pytest.fixture(scope="module")
def fresh(there_is_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(settings(brand_in(tmp_path_factory.mktemp("fresh")))) as running:
        yield running


@pytest.fixture
def first_day(browser: Browser, fresh: Served) -> Iterator[Browsing]:
    begun = Browsing(browser, fresh)
    yield begun
    begun.close()
    assert begun.faults == []


def readable(page: Page) -> list[str]:
    """What keeps somebody out of it in light, dark and on a small phone."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += violations(page)
    page.set_viewport_size({"width": SMALLEST, "height": 740})
    return [*found, *violations(page), *(["too wide"] if overflow(page) > 0 else [])]


def test_the_first_admin_sets_up_adds_a_lead_who_finds_an_empty_queue(first_day: Browsing, fresh: Served) -> None:
    link = stored(fresh, set_up_link)
    page = first_day.page(path=f"/setup/{link}")
    assert readable(page) == []
    tab_to(page, page.locator("#name"))
    page.keyboard.type("Ada")
    for field, words in (("#password", "corta"), ("#again", "corta")):
        tab_to(page, page.locator(field))
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("#password")).to_have_js_property("validity.tooShort", True)  # the browser asks for more
    for field in ("#password", "#again"):
        tab_to(page, page.locator(field))
        page.keyboard.press("Control+a")
        page.keyboard.type(NEW)
    page.keyboard.press("Enter")
    page.wait_for_url("**/people?welcome=1")
    assert readable(page) == []

    tab_to(page, page.locator("#name-new"))
    page.keyboard.type("Lucía")
    tab_to(page, page.locator("#role-new"))
    page.keyboard.type("lead")
    press(page, page.locator("form[action='/people'] button"))
    invitation = page.locator("#once").input_value()

    lead = first_day.page(path=invitation)
    for field in ("#password", "#again"):
        tab_to(lead, lead.locator(field))
        lead.keyboard.type(NEW)
    lead.keyboard.press("Enter")
    lead.wait_for_url("**/queue")
    expect(lead.locator("#list")).to_contain_text("Nada por revisar")
    assert readable(lead) == []
    lead.goto(invitation)
    expect(lead.get_by_role("alert")).to_be_visible()  # the link has been used up

    again = first_day.page(path=f"/setup/{link}")
    expect(again.get_by_role("alert")).to_be_visible()
    expect(again.locator("form[action^='/setup']")).to_have_count(0)
