"""Chromium with the extension in it: its worker, its pages, and web pages that it finds itself on.

How it is loaded, what a stopped worker does and how a gesture is made without a hand was measured on Debian's Chromium
156: `Extensions.loadUnpacked` loads nothing while Playwright's `--disable-extensions` stands; loaded by a flag, the
extension may be there before any window, and then its options open nowhere; `Extensions.triggerAction` is the one
trigger that counts as a gesture.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Playwright, Route, Worker

from tests.browser.browsing import DEBIAN, PATIENCE, QUIET

TREE: Final = Path(__file__).parents[2] / "extension"
HERE: Final = "http://127.0.0.1/*"
"""Match pattern of every server of a test, at whatever port."""
START = 20_000
"""Milliseconds for the worker's first start: twice the slowest of thirty that were measured on a busy machine."""

Locale = Literal["es", "en"]


def copied(folder: Path, tree: Path = TREE, **over: Any) -> Path:
    """A copy of the tree that may talk to the servers of a test without asking. `over` replaces manifest entries."""
    made = folder / "extension"
    shutil.copytree(tree, made)
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"host_permissions": [HERE], **over}
    (made / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return made


def speaking(tree: Path, locale: Locale, folder: Path) -> Path:
    """A copy that says its words in that language.

    A browser without the language pack of its own (Debian keeps all but English in `chromium-l10n`) takes English
    whatever it is told. So the Spanish copy has no English words: then the extension's own default is left.
    """
    made = folder / f"extension-{locale}"
    shutil.copytree(tree, made)
    if locale == "es":
        shutil.rmtree(made / "_locales" / "en", ignore_errors=True)
    return made


class Loaded:
    """One browser with the extension. Whatever went wrong in the extension's own pages is in `faults`."""

    def __init__(self, context: BrowserContext, worker: Worker) -> None:
        self.context, self.worker = context, worker
        self.id = worker.url.split("/")[2]
        self.faults: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._fault(error.page.url if error.page else "", str(error.error)))

    def address(self, path: str) -> str:
        """Where a file of the extension is found."""
        return f"chrome-extension://{self.id}/{path}"

    def panel(self) -> Page:
        """The side panel's page, in a tab: the real panel is out of Playwright's sight."""
        return self._own("panel/panel.html")

    def options(self) -> Page:
        return self._own("options/options.html")

    def page(self, url: str, html: str) -> Page:
        """A page of the web: at that address stands this HTML, and nothing else answers."""
        self.stands(url, html)
        page = self.context.new_page()
        page.goto(url)
        return page

    def stands(self, url: str, html: str) -> None:
        """From now on that address answers with this HTML."""

        def answer(route: Route) -> None:
            route.fulfill(content_type="text/html; charset=utf-8", body=html)

        bare = url.partition("#")[0]
        self.context.route(lambda asked: asked.partition("#")[0] == bare, answer)

    def pick(self, page: Page, selector: str) -> None:
        """Selects an element's words and presses the toolbar button, as a hand would (a gesture: activeTab counts)."""
        self._select(page, selector)
        self.press(page)

    def press(self, page: Page) -> None:
        """Presses the toolbar button on that page, which is in front."""
        browser = self.context.browser
        assert browser is not None
        session = browser.new_browser_cdp_session()
        session.send("Extensions.triggerAction", {"id": self.id, "targetId": self._tab(page, session)})
        session.detach()

    def menu(self, page: Page, selector: str, item: str = "ask") -> None:
        """Selects an element's words and takes the context menu's entry. No gesture: no panel opens by it."""
        self._select(page, selector)
        self.worker.evaluate(MENU, item)

    def tab(self, page: Page) -> int:
        """The id by which the browser knows a page's tab."""
        page.bring_to_front()
        return int(self.worker.evaluate("chrome.tabs.query({active: true}).then(tabs => tabs[0].id)"))

    def act(self, panel: Page, message: dict[str, Any]) -> Any:
        """What the worker answers to a message of an extension page: {ok, value} or {ok, problem}."""
        return panel.evaluate("message => chrome.runtime.sendMessage(message)", message)

    def stop_worker(self) -> None:
        """Stops the worker as the browser does when it has been idle: its memory is gone. The next event wakes it."""
        page = self.context.pages[0]
        session = self.context.new_cdp_session(page)
        seen: list[str] = []

        def note(event: dict[str, Any]) -> None:
            seen.extend(version["runningStatus"] for version in event["versions"])

        session.on("ServiceWorker.workerVersionUpdated", note)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        for _ in range(PATIENCE // 20):
            if "stopped" in seen:
                break
            page.wait_for_timeout(20)  # lets the events in
        session.detach()
        assert "stopped" in seen, f"the worker did not stop: {seen}"

    def _select(self, page: Page, selector: str) -> None:
        """An editor that had the focus may take the selection back once, which a hand's press does not let it."""
        page.bring_to_front()
        for _ in range(20):
            page.locator(selector).first.evaluate(SELECT)
            page.wait_for_timeout(60)
            if page.locator(selector).first.evaluate(SELECTED):
                return
        raise AssertionError(f"{selector} does not stay selected")

    def _own(self, path: str) -> Page:
        page = self.context.new_page()
        page.goto(self.address(path))
        return page

    def _tab(self, page: Page, session: CDPSession) -> str:
        """The target of the page's tab; the page's own target is another."""
        for target in session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]:
            if target["type"] == "tab" and target["url"] == page.url:
                return str(target["targetId"])
        raise AssertionError(f"no tab shows {page.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not re.match("Failed to load resource", message.text):
            self._fault(message.page.url if message.page else message.location["url"], message.text)

    def _fault(self, where: str, what: str) -> None:
        if where.startswith("chrome-extension:"):
            self.faults.append(f"{where}: {what}")


@contextmanager
def loaded(playwright: Playwright, tree: Path, profile: Path, locale: Locale = "es") -> Iterator[Loaded]:
    """A browser of its own with that tree, in a new profile."""
    assert (tree / "manifest.json").is_file(), f"{tree} holds no extension"
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=DEBIAN,
        headless=True,
        args=[*QUIET, f"--lang={locale}"],
        ignore_default_args=["--lang=en-US", "--disable-extensions"],
        locale={"es": "es-ES", "en": "en-GB"}[locale],
    )
    try:
        worker = _worker(context, tree)
        _welcomed(context, tree)
        yield Loaded(context, worker)
    finally:
        context.close()


def _worker(context: BrowserContext, tree: Path) -> Worker:
    assert context.browser is not None
    context.browser.new_browser_cdp_session().send("Extensions.loadUnpacked", {"path": str(tree)})
    found = context.service_workers
    if found:
        return found[0]
    try:
        return context.wait_for_event("serviceworker", timeout=START)
    except Exception as error:
        raise AssertionError(f"{tree} did not load: a fault in its manifest.json, worker.js or an import") from error


def _welcomed(context: BrowserContext, tree: Path) -> None:
    """Lets the page come and go that the extension opens when installed: it may come into any empty tab."""
    manifest = json.loads((tree / "manifest.json").read_text(encoding="utf-8"))
    if "openOptionsPage" not in (tree / manifest["background"]["service_worker"]).read_text(encoding="utf-8"):
        return
    for _ in range(START // 50):
        if found := next((page for page in context.pages if page.url.startswith("chrome-extension:")), None):
            found.wait_for_load_state()
            found.goto("about:blank")
            return
        context.pages[0].wait_for_timeout(50)
    raise AssertionError("the options did not open when the extension was installed")


SELECT: Final = """element => {
  if (element.matches("textarea, input")) { element.select(); return; }
  document.activeElement?.blur();  // as a hand's press beside a box does
  getSelection().selectAllChildren(element);
}"""
SELECTED: Final = """element => element.matches("textarea, input") ? element.selectionEnd > element.selectionStart
  : !getSelection().isCollapsed && element.contains(getSelection().anchorNode)"""
MENU: Final = """async item => {
  const [tab] = await chrome.tabs.query({active: true});
  const [{result}] = await chrome.scripting.executeScript({target: {tabId: tab.id}, func: () => String(getSelection())})
    .catch(() => [{result: ""}]);
  chrome.contextMenus.onClicked.dispatch({menuItemId: item, selectionText: result, pageUrl: tab.url, frameId: 0}, tab);
}"""
