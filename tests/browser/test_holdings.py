"""The page of the holdings as a head uses it: readable everywhere, lengths while writing, one button."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from app.operations.declaring import Declaration, declare
from app.operations.standing_down import stand_down
from tests.browser.browsing import Browsing
from tests.browser.pages import Shown
from tests.browser.staff import Staff
from tests.browser.test_pages import wrong_on

LINE = "Un barco está parado a la altura del puerto. El pasaje está bien y ya hay un remolcador de camino."


@pytest.fixture
def burning(staff: Staff) -> Iterator[str]:
    """An open crisis, over again after the test: the server is everybody's."""
    desk, head = staff.served.desk, staff.of("head")
    said = Declaration(scenario="varada", line=LINE, reason="lo confirma el puente")
    record = staff.served.do(lambda: declare(desk, head, said))
    yield record.id
    closing = "El barco ya está en puerto. Gracias por la paciencia."
    staff.served.do(
        lambda: stand_down(desk, record.id, head, version=record.version, closing=closing, reason="resuelto")
    )


def opened(page: Page) -> None:
    """Everything unfolded."""
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")


def test_the_page_is_readable_for_everybody_everywhere(browsing: Browsing, staff: Staff, burning: str) -> None:
    page = browsing.page(staff.of("head"), reduced_motion="reduce")
    assert wrong_on(page, Shown("head", "/holdings", opened)) == []


def test_lengths_are_counted_for_each_network_while_somebody_writes(
    browsing: Browsing, staff: Staff, burning: str
) -> None:
    page = browsing.page(staff.of("head"), "/holdings")
    opened(page)
    page.get_by_label("Texto, tal como se enviará").fill("á" * 151)
    expect(page.locator('[data-network="TikTok"]')).to_have_text("151 / 150")
    expect(page.locator('[data-network="TikTok"]')).to_have_class(re.compile("over"))
    expect(page.locator('[data-network="X"]')).to_have_text("151 / 280")
    page.get_by_label("Texto, tal como se enviará").fill("")


def test_without_scripts_the_lengths_come_with_the_page_and_the_words_stay(
    browsing: Browsing, staff: Staff, burning: str
) -> None:
    page = browsing.page(staff.of("head"), "/holdings", java_script_enabled=False)
    page.get_by_text("Adaptar un texto a esta crisis").click()
    page.get_by_label("Texto, tal como se enviará").fill("Volvemos aquí pronto.")
    page.get_by_role("button", name="Ver cuánto ocupa").click()
    expect(page.get_by_label("Texto, tal como se enviará")).to_have_value("Volvemos aquí pronto.")
    expect(page.locator('[data-network="X"]')).to_have_text("21 / 280")
