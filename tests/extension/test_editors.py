"""Approved words by the panel's own button into every editor that sites use, empty or filled, from a real server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.staff import Staff
from tests.extension.beside import Beside
from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded
from tests.extension.writing import BOX, HTML, INSTALLED, PAGES, SITE, bundled

EDITORS: Final = ("textarea", "react", "plain", "draft", "lexical", "quill", "prosemirror")
HALF: Final = "Algo que ya había escrito"


@pytest.fixture(scope="module")
def bundles(there_is_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled(tmp_path_factory.mktemp("bundles"))


@pytest.fixture(scope="module")
def beside(browser_with: BrowserWith, extension: Path, staff: Staff, bundles: Path) -> Iterator[Beside]:
    """Somebody whose browser has been paired, for all of them."""
    browser = browser_with(extension)
    browser.context.route(f"{SITE}/*.js", lambda route: script(route, bundles))
    begun = Beside(browser, staff, staff.agent)
    begun.pair()
    yield begun
    begun.close()
    staff.come_back()
    assert browser.faults == []


def script(route: Route, bundles: Path) -> None:
    """The editor of a page, whether of npm or the page's own."""
    name = Path(route.request.url).stem
    file = bundles / f"{name}.js" if name in INSTALLED else PAGES / f"{name}.mjs"
    route.fulfill(content_type="text/javascript; charset=utf-8", body=file.read_text(encoding="utf-8"))


def opened(browser: Loaded, editor: str, comment: str, stands: str) -> Page:
    """A page with that editor, the comment above it, and what the person had written already."""
    html = HTML.replace("NAME", editor).replace("El barco de las ocho no ha salido.", comment)
    page = browser.page(f"{SITE}/{editor}", html)
    if stands:
        page.evaluate("text => window.fill(text)", stands)
    page.locator(BOX).first.click()
    return page


@pytest.mark.parametrize("stands", ["", HALF], ids=["empty", "filled"])
@pytest.mark.parametrize("editor", EDITORS)
def test_the_approved_words_stand_in_the_editor_to_the_letter(beside: Beside, editor: str, stands: str) -> None:
    words = (
        f"Hola. Sentimos la espera del barco de hoy, también en {editor} {'otra vez' if stands else ''}."
        "\n\nEscríbenos por mensaje directo y lo miramos contigo: «sin prisa», &c. 👩‍👩‍👧\nUn saludo"
    )
    page = opened(beside.browser, editor, f"El barco no ha salido y nadie avisa, {editor} {bool(stands)}", stands)
    beside.pick(page, "#comment")
    beside.panel.locator("#network").select_option("tablon")
    beside.ask()
    assert beside.act("edit", public_text=words, private_text=None)["ok"]
    beside.approved()
    beside.press("insert-reply")
    if stands:  # nothing of the person's is written over before they say so
        expect(beside.panel.locator("[role=alert] blockquote")).to_have_text(HALF)
        assert page.evaluate("window.model()") == HALF
        beside.press("overwrite")
    expect(beside.panel.locator("[data-act=published-public]")).to_be_visible()
    assert page.evaluate("window.model()") == words
    sent = beside.now()["inserted"]
    assert (sent["verified"], sent["sha256"]) == (True, beside.reply().approval.sha256)  # type: ignore[union-attr]
    assert beside.reply().state == "approved"  # what stands in a box is not published
    page.close()
