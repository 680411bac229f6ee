"""Chromium for tests: pages of people who are signed in, and a record of all that went wrong in them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from app.review import sessions
from app.review.people import Person
from app.web.envelope import SAFE
from tests.web.people import stored
from tests.web.served import Served

DEBIAN: Final = Path("/usr/bin/chromium")
QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
PATIENCE = 10_000
"""Milliseconds. Long for a busy machine; nothing that holds takes a tenth of it."""
REPORT = """
document.addEventListener("securitypolicyviolation", event =>
  console.error("Content Security Policy report: " + event.violatedDirective + " " + event.blockedURI));
"""
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW: Final[dict[str, Any]] = {**PHONE, "viewport": {"width": 360, "height": 740}}
TABS = 120
"""Stops after which a control counts as out of reach of the keyboard."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """The distribution's browser, without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=DEBIAN, args=list(QUIET))
        yield browser
        browser.close()


class Browsing:
    """The browsers of one test. Whatever goes wrong in any of them is in `faults`."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self._browser, self._served = browser, served
        self._contexts: list[BrowserContext] = []
        self.faults: list[str] = []
        self.answers: list[tuple[str, str, int]] = []
        """Method, path and status of everything that was asked for."""

    def context(self, person: Person | None = None, **options: Any) -> BrowserContext:
        """A browser of its own, in which that person is signed in."""
        made = self._browser.new_context(base_url=self._served.url, **{"locale": "es-ES", **options})
        made.set_default_timeout(PATIENCE)
        made.add_init_script(REPORT)
        made.on("console", self._console)
        made.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))
        made.on("dialog", self._dialog)
        made.on("request", self._request)
        made.on("response", self._response)
        self._contexts.append(made)
        if person is not None:
            made.add_cookies([{"name": "portavoz", "value": self.session(person), "url": self._served.url}])
        return made

    def session(self, person: Person) -> str:
        """The token of a new session: signing in by the page takes a second of hashing."""
        return stored(self._served, lambda connection, now: sessions.open_session(connection, person.id, now))

    def page(self, person: Person | None = None, path: str | None = None, **options: Any) -> Page:
        """A page in a browser of its own, at that path."""
        page = self.context(person, **options).new_page()
        if path is not None:
            page.goto(path)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.faults.append(f"content policy: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.type} {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self._served.url + "/", "data:")):
            self.faults.append(f"asked for another site: {request.url}")

    def _response(self, response: Response) -> None:
        if not response.url.startswith(self._served.url + "/"):
            return
        path = response.url.removeprefix(self._served.url)
        self.answers.append((response.request.method, path, response.status))
        self.faults += [f"{path}: {fault}" for fault in unsafe(response.headers)]


def unsafe(headers: dict[str, str]) -> list[str]:
    """Which of the headers of app.web.envelope an answer lacks. Pages with forms name their origin to ourselves."""
    wanted = {name.lower(): {value} for name, value in SAFE.items()}
    wanted["referrer-policy"] |= {"same-origin"}
    return [f"{name}: {headers.get(name)!r}" for name, values in wanted.items() if headers.get(name) not in values]


def tab_to(page: Page, control: Locator) -> None:
    """Walks to a control with the Tab key alone."""
    for _ in range(TABS):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {control}")


def press(page: Page, control: Locator, key: str = "Enter") -> None:
    """Walks to a control and presses a key on it."""
    tab_to(page, control)
    page.keyboard.press(key)


def overflow(page: Page) -> int:
    """Pixels by which a page is wider than its screen."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))


def focused(page: Page) -> str:
    """Id, name or words of what has the focus."""
    return str(page.evaluate("(e => e.id || e.name || e.textContent.trim())(document.activeElement)"))


def id_in(page: Page) -> str:
    """The reply that a page is about."""
    found = re.search(r"/(?:queue|mine)/([^/?]+)", page.url)
    assert found is not None, page.url
    return found[1]
