"""Pages with the editors that sites use, and the extension's content scripts in them, asked as the worker asks."""

import json
import shutil
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, Route

from tests.extension import tooling
from tests.extension.loaded import Loaded, copied

PAGES: Final = Path(__file__).parent / "editors"
SITE: Final = "https://editors.example"
OWN: Final = ("textarea", "input", "plain", "plaintext", "shadow", "framed")
"""Made by the page itself: nothing to install."""
INSTALLED: Final[dict[str, tuple[str, ...]]] = {
    "react": ("react.mjs",),
    "react-19": ("react.mjs", "--alias:react=react-19", "--alias:react-dom=react-dom-19"),
    "draft": ("draft.mjs",),
    "lexical": ("lexical.mjs", "--define:RICH=true"),
    "lexical-plain": ("lexical.mjs", "--define:RICH=false"),
    "quill": ("quill.mjs",),
    "prosemirror": ("prosemirror.mjs",),
}
"""Editors of npm: the page, and how esbuild puts it together."""
HTML: Final = """<!doctype html><html lang=es><meta charset=utf-8><title>Editor</title>
<style>textarea, [contenteditable], #editor { min-height: 60px; width: 500px; border: 1px solid }
.ql-container, .ProseMirror { white-space: pre-wrap }</style>
<p id=comment>El barco de las ocho no ha salido.</p><div id=editor></div><script src="/NAME.js"></script>"""
BROWSER: Final = ("--bundle", "--log-level=warning", "--define:global=globalThis")
PRODUCTION: Final = '--define:process.env.NODE_ENV="production"'
ASK: Final = "([tab, message]) => chrome.tabs.sendMessage(tab, message, {frameId: 0})"
INJECT: Final = "([tabId, files]) => chrome.scripting.executeScript({target: {tabId}, files}).then(() => null)"


def bundled(folder: Path) -> Path:
    """That folder, with one script for each editor of npm. Skips the test where npm is missing."""
    tools = tooling.installed()
    shutil.copytree(PAGES, folder / "pages")
    (folder / "node_modules").symlink_to(tools / "node_modules")
    for name, (page, *options) in INSTALLED.items():
        out = f"--outfile={folder / name}.js"
        done = tooling.run(tools, "esbuild", folder / "pages" / page, *BROWSER, PRODUCTION, *options, out)
        assert done.returncode == 0, done.stderr
    return folder


def silent(folder: Path) -> Path:
    """The extension with a worker that does nothing of itself: the tests speak for it."""
    made = copied(folder, host_permissions=[f"{SITE}/*"], background={"service_worker": "silent.js"})
    (made / "silent.js").write_text("chrome.runtime.onInstalled.addListener(() => {});", encoding="utf-8")
    return made


def anywhere(tree: Path) -> list[str]:
    """The content scripts of a page of no known site, in order: as for a site, but no buttons."""
    listed = json.loads((tree / "manifest.json").read_text(encoding="utf-8"))["content_scripts"][0]["js"]
    return [name.replace("sites/x.js", "sites/anywhere.js") for name in listed if name != "page/button.js"]


def ask(loaded: Loaded, page: Page, act: str, **more: Any) -> Any:
    """What the page's content script answers to the worker."""
    return loaded.worker.evaluate(ASK, [loaded.tab(page), {"ask": act, **more}])


class Desk:
    """One browser, and in it a page with an editor."""

    def __init__(self, loaded: Loaded, scripts: list[str], bundles: Path) -> None:
        self.loaded, self._scripts, self._bundles = loaded, scripts, bundles
        self.page = loaded.context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        loaded.context.route(f"{SITE}/*.js", self._script)

    def open(self, editor: str, stands: str = "") -> None:
        """A fresh page with that editor, what stands in its box, and the cursor in it."""
        self.show(editor, HTML.replace("NAME", editor))
        if stands:
            self.page.evaluate("text => window.fill(text)", stands)
        self.focus()

    def show(self, name: str, html: str) -> None:
        """A fresh page of the web with the content scripts in it."""
        self.loaded.stands(f"{SITE}/{name}", html)
        self.page.goto(f"{SITE}/{name}")
        self.inject()

    def inject(self) -> None:
        self.loaded.worker.evaluate(INJECT, [self.loaded.tab(self.page), self._scripts])

    def focus(self) -> None:
        framed = self.page.locator("iframe").count()
        place = self.page.frame_locator("iframe").locator("body") if framed else self.page.locator(BOX).first
        place.click()

    def insert(self, text: str, *, overwrite: bool = False) -> Any:
        return self.ask("insert", mark="", text=text, overwrite=overwrite)

    def ask(self, act: str, **more: Any) -> Any:
        return ask(self.loaded, self.page, act, **more)

    def model(self) -> str:
        """What the editor itself holds, and would hand to the site."""
        return str(self.page.evaluate("window.model()"))

    def _script(self, route: Route) -> None:
        name = Path(route.request.url).stem
        file = PAGES / f"{name}.mjs" if name in OWN else self._bundles / f"{name}.js"
        route.fulfill(content_type="text/javascript; charset=utf-8", body=file.read_text(encoding="utf-8"))


BOX: Final = "textarea, input, [contenteditable]"
