"""One server and one Chromium for all of these tests; a browser of its own for each person of a test."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import DEBIAN, Browsing, chromium
from tests.browser.staff import Staff
from tests.web.served import Served, brand_in, serving, settings

MISSING = "no Chromium on this machine: install Debian's package `chromium` to run the browser tests"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="session")
def there_is_a_browser() -> None:
    if not DEBIAN.exists():
        if os.environ.get("PORTAVOZ_TEST_BROWSER") == "needed":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@pytest.fixture(scope="package")  # not longer: while Playwright runs, this thread can run no other event loop
def browser(there_is_a_browser: None) -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="session")
def served(there_is_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(settings(brand_in(tmp_path_factory.mktemp("served")))) as running:
        yield running


@pytest.fixture(scope="session")
def staff(served: Served) -> Staff:
    return Staff(served)


@pytest.fixture
def browsing(browser: Browser, served: Served, staff: Staff) -> Iterator[Browsing]:
    """Whatever went wrong in any page of a test fails it."""
    begun = Browsing(browser, served)
    yield begun
    begun.close()
    staff.come_back()
    assert begun.faults == []
