"""One paired browser for a module; each test begins with nothing in hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.staff import Staff
from tests.extension.beside import Beside
from tests.extension.conftest import BrowserWith
from tests.extension.hostile.attacked import cleared
from tests.extension.wire import Heard, heard
from tests.web.served import Served


@pytest.fixture(scope="module")
def paired(browser_with: BrowserWith, extension: Path, staff: Staff) -> Iterator[Beside]:
    browser = browser_with(extension)
    begun = Beside(browser, staff, staff.agent)
    begun.pair()
    yield begun
    begun.close()
    assert browser.faults == []


@pytest.fixture
def beside(paired: Beside) -> Iterator[Beside]:
    yield paired
    cleared(paired)


@pytest.fixture
def ear(served: Served) -> Iterator[Heard]:
    with heard(served) as listening:
        yield listening
