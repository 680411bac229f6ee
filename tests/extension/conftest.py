"""A browser with the extension for each module, a server that is running, and people who are signed in to its pages.

While Playwright runs, a thread can run no other event loop: so its browsers live as long as a module, not as a session.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser.browsing import DEBIAN, PATIENCE, QUIET, Browsing
from tests.browser.conftest import served, staff, there_is_a_browser
from tests.browser.staff import Staff
from tests.counts import pytest_terminal_summary
from tests.extension.loaded import Loaded, Locale, copied, loaded, speaking
from tests.extension.tooling import installed
from tests.web.served import Served

__all__ = ["pytest_terminal_summary", "served", "staff", "there_is_a_browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/extension/" in item.path.as_posix() and "there_is_a_browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


class BrowserWith(Protocol):
    """The browser of this module with that extension, in that language; begun when first asked for."""

    def __call__(self, extension: Path, locale: Locale = "es") -> Loaded: ...


@pytest.fixture(scope="session")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as shipped, but that it needs no permission for the servers of the tests."""
    return copied(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder with the type checker, the linter and the editors (tests.extension.tooling)."""
    return installed()


@pytest.fixture(scope="module")
def playwright(there_is_a_browser: None) -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser_with(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserWith]:
    begun: dict[tuple[Path, Locale], Loaded] = {}
    with ExitStack() as stack:

        def give(extension: Path, locale: Locale = "es") -> Loaded:
            if (extension, locale) not in begun:
                folder = tmp_path_factory.mktemp("browser")
                tree = speaking(extension, locale, folder)
                begun[extension, locale] = stack.enter_context(loaded(playwright, tree, folder / "profile", locale))
            return begun[extension, locale]

        yield give


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium without the extension: for those who work in the queue's pages."""
    launched = playwright.chromium.launch(executable_path=DEBIAN, args=list(QUIET))
    yield launched
    launched.close()


@pytest.fixture
def browsing(browser: Browser, served: Served, staff: Staff) -> Iterator[Browsing]:
    """Whatever went wrong in any page of a test fails it."""
    begun = Browsing(browser, served)
    yield begun
    begun.close()
    staff.come_back()
    assert begun.faults == []
