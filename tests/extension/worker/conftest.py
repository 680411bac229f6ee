"""A browser that is paired as the agent of the staff, a page that answers what a test wants, and a lead."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.staff import Staff
from tests.extension.conftest import BrowserWith
from tests.extension.conversing import FREE, Hand, Lead, Told, paired_again, scripted_tree
from tests.web.served import Served


@pytest.fixture(scope="module")
def browser(browser_with: BrowserWith, tmp_path_factory: pytest.TempPathFactory) -> Hand:
    return Hand(browser_with(scripted_tree(tmp_path_factory.mktemp("scripted"))))


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    return {}


@pytest.fixture
def hand(browser: Hand, served: Served, staff: Staff, kept: dict[str, Any]) -> Iterator[Hand]:
    """Paired as the agent of the staff."""
    paired_again(browser, served, staff.agent, kept)
    yield browser
    browser.forget()
    staff.come_back()


@pytest.fixture
def page(hand: Hand) -> Iterator[Told]:
    told = Told(hand.loaded)
    told.says(**FREE)
    yield told
    told.page.close()


@pytest.fixture
def lead(served: Served, staff: Staff) -> Iterator[Lead]:
    with served.client(served.new_key("Leonor", "lead")) as client:
        yield Lead(client, staff)
