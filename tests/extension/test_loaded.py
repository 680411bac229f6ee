"""The harness itself, with an extension of twenty lines: what later tests build on is so."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded, copied

MANIFEST = {
    "manifest_version": 3,
    "name": "__MSG_name__",
    "version": "1",
    "default_locale": "es",
    "permissions": ["activeTab", "contextMenus", "scripting", "storage"],
    "background": {"service_worker": "worker.js", "type": "module"},
    "action": {},
    "content_scripts": [{"matches": ["https://x.com/*"], "js": ["page.js"]}],
}
WORKER = """
let asked = 0;
const read = async tab => {
  const target = {tabId: tab.id};
  const [{result}] = await chrome.scripting.executeScript({target, func: () => String(getSelection())});
  await chrome.storage.local.set({picked: result});
};
chrome.action.onClicked.addListener(read);
chrome.contextMenus.onClicked.addListener((info, tab) =>
  chrome.storage.local.set({menu: [info.menuItemId, tab.id]}));
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  asked += 1;
  const kept = async () => answer({asked, name: chrome.i18n.getMessage("name"), ...await chrome.storage.local.get()});
  kept();
  return true;
});
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("small")
    for locale, name in (("es", "Portavoz de prueba"), ("en", "Test spokesperson")):
        (tree / "_locales" / locale).mkdir(parents=True)
        words = json.dumps({"name": {"message": name}})
        (tree / "_locales" / locale / "messages.json").write_text(words, encoding="utf-8")
    (tree / "panel").mkdir()
    (tree / "panel" / "panel.html").write_text("<!doctype html><title>panel</title>")
    (tree / "page.js").write_text('document.documentElement.dataset.read = "yes";')
    (tree / "worker.js").write_text(WORKER)
    (tree / "manifest.json").write_text(json.dumps(MANIFEST))
    return copied(tree.parent / "small-copied", tree)


@pytest.fixture(scope="module")
def browser(browser_with: BrowserWith, small: Path) -> Loaded:
    return browser_with(small)


def test_its_worker_answers_and_is_the_same_while_it_lives(browser: Loaded) -> None:
    panel = browser.panel()
    first, second = browser.act(panel, {}), browser.act(panel, {})
    assert second["asked"] == first["asked"] + 1


def test_a_stopped_worker_forgets_all_that_it_held_in_memory(browser: Loaded) -> None:
    panel = browser.panel()
    browser.act(panel, {})
    browser.act(panel, {})
    browser.stop_worker()
    assert browser.act(panel, {})["asked"] == 1


def test_a_page_stands_at_the_address_it_is_given_and_its_content_script_runs(browser: Loaded) -> None:
    page = browser.page("https://x.com/brisa/status/1", "<p>Hola</p>")
    expect(page.locator("html")).to_have_attribute("data-read", "yes")
    assert page.url == "https://x.com/brisa/status/1"


def test_picking_gives_the_extension_the_right_to_read_that_page(browser: Loaded) -> None:
    page = browser.page("https://foro.example/1", "<p>Otra cosa</p><p id=it>¿Dónde está el barco?</p>")
    panel = browser.panel()
    browser.pick(page, "#it")
    panel.wait_for_function("chrome.storage.local.get().then(kept => kept.picked === '¿Dónde está el barco?')")


def test_the_menu_tells_the_tab(browser: Loaded) -> None:
    page = browser.page("https://x.com/brisa/status/2", "<p>Hola</p>")
    browser.menu(page, "p", "ask")
    assert browser.act(browser.panel(), {})["menu"] == ["ask", browser.tab(page)]


@pytest.mark.parametrize(("locale", "name"), [("es", "Portavoz de prueba"), ("en", "Test spokesperson")])
def test_it_speaks_the_language_that_is_asked_for(
    browser_with: BrowserWith, small: Path, locale: str, name: str
) -> None:
    begun = browser_with(small, locale)  # type: ignore[arg-type]
    assert begun.act(begun.panel(), {})["name"] == name


def test_what_goes_wrong_in_a_page_of_the_extension_is_seen(browser: Loaded) -> None:
    panel = browser.panel()
    panel.evaluate("setTimeout(() => { throw new Error('planted') })")
    panel.wait_for_timeout(100)
    assert [fault for fault in browser.faults if "planted" in fault] != []
    browser.faults.clear()
