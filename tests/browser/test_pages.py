"""Every page: readable for everybody, in light and dark, on a phone; and pictures of all of them."""

import os
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

from app.review.people import Role
from tests.browser.browsing import PHONE, Browsing, overflow
from tests.browser.pages import Shown, every, look
from tests.browser.staff import Staff

RULES: Final = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
AXE: Final = Axe()
SMALLEST = 360
"""CSS pixels of the narrowest phone that counts."""
PICTURES: Final[dict[str, dict[str, Any]]] = {
    "es": {"locale": "es-ES", "color_scheme": "light"},
    "es-dark": {"locale": "es-ES", "color_scheme": "dark"},
    "es-phone": {"locale": "es-ES", "color_scheme": "light", **PHONE},
    "en": {"locale": "en-GB", "color_scheme": "light"},
}


@pytest.fixture(scope="module")
def pages(staff: Staff) -> dict[str, Shown]:
    return every(staff)


def violations(page: Page) -> list[str]:
    """What axe finds: rule and the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("rules => axe.run(rules)", RULES)["violations"]
    return [f"{v['id']}: {node['html'][:160]} {node['failureSummary'][:240]}" for v in found for node in v["nodes"]]


def wrong_on(page: Page, shown: Shown) -> list[str]:
    """All that is wrong with a page: in light, then in dark on a phone, then on a small phone."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    try:
        look(page, shown)
    except Error as error:
        return [f"cannot be used: {error}"]
    found = [f"light, {fault}" for fault in violations(page)]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    found += [f"dark on a phone, {fault}" for fault in violations(page)]
    for width in (390, SMALLEST):
        page.set_viewport_size({"width": width, "height": 740})
        if (over := overflow(page)) > 0:
            found.append(f"{over} pixels wider than {width}")
    return found


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("role", [None, "agent", "lead", "head", "admin"])
def test_no_page_keeps_anybody_out(
    browsing: Browsing, staff: Staff, pages: dict[str, Shown], role: Role | None, part: int
) -> None:
    """Half of them in each language."""
    page = browsing.page(staff.of(role) if role else None, locale=("es-ES", "en-GB")[part], reduced_motion="reduce")
    page.set_default_timeout(5_000)
    mine = [name for name, shown in pages.items() if shown.role == role][part::2]
    wrong = {name: wrong_on(page, pages[name]) for name in mine}
    assert {name: faults for name, faults in wrong.items() if faults} == {}
    refusals = {("POST", 401), ("POST", 422), ("GET", 404), ("GET", 410), ("GET", 403)}
    assert [answer for answer in browsing.answers if answer[2] >= 400 and (answer[0], answer[2]) not in refusals] == []


def test_the_finder_of_faults_finds_a_planted_one(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, "/queue?q=nadaesasi")
    assert violations(page) == []
    page.evaluate("""() => {
      const field = document.createElement("input");
      const pale = Object.assign(document.createElement("p"), { textContent: "pale" });
      pale.style.color = "#ccc";
      pale.style.background = "#fff";
      pale.style.width = "3000px";
      document.querySelector("main").append(field, pale);
    }""")
    assert {found.partition(":")[0] for found in violations(page)} == {"label", "color-contrast"}
    assert overflow(page) > 1000


def test_scripts_and_styles_come_with_the_same_headers(browsing: Browsing, staff: Staff) -> None:
    """The headers of every answer are looked at in all tests of this folder: see `Browsing`."""
    browsing.page(staff.lead, "/queue")
    served = {path.rpartition("/")[2] for _, path, status in browsing.answers if "/static/" in path and status == 200}
    assert served >= {"app.css", "app.js", "live.js", "keys.js", "editor.js"}


def test_a_breach_of_the_content_policy_would_be_noticed(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, "/account")
    page.evaluate("""() => {
      const inline = document.createElement("script");
      inline.textContent = "document.title = 'run'";
      document.body.append(inline);
    }""")
    page.wait_for_timeout(50)
    assert [fault for fault in browsing.faults if "Content Security Policy" in fault]
    assert page.title() != "run"
    browsing.faults.clear()


@pytest.mark.skipif("PORTAVOZ_SHOTS" not in os.environ, reason="set PORTAVOZ_SHOTS to a folder for pictures")
@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_every_page(browsing: Browsing, staff: Staff, pages: dict[str, Shown], name: str) -> None:
    folder = Path(os.environ["PORTAVOZ_SHOTS"]) / name
    for role in {shown.role for shown in pages.values()}:
        page = browsing.page(staff.of(role) if role else None, **PICTURES[name])
        shoot(page, {title: shown for title, shown in pages.items() if shown.role == role}, folder)


def shoot(page: Page, pages: dict[str, Shown], folder: Path) -> None:
    """One picture of each page, as long as the page is."""
    folder.mkdir(parents=True, exist_ok=True)
    for title, shown in pages.items():
        look(page, shown)
        page.screenshot(path=folder / f"{title}.png", full_page=True)
