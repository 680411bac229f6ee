"""The pages about the knowledge in a browser: readable for everybody, usable with scripts off and by the keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.browsing import Browsing, overflow
from tests.browser.staff import Staff
from tests.browser.test_pages import SMALLEST, violations
from tests.web.desks import asked
from tests.web.imports import HIGH, MEDIUM, imported
from tests.web.served import Served, serving, settings

QUESTION = "¿Puedo subir con mi perro grande al barco?"
PAGES = {
    "status": "/knowledge",
    "search": "/knowledge/search?q=El+barco+est%C3%A1+parado+y+a+la+deriva",
    "nothing": "/knowledge/search?q=zxcvb",
    "gaps": "/knowledge/gaps",
    "import": "/knowledge/import",
    "number": f"/knowledge/import/field?path={HIGH}",
    "texts": "/knowledge/import/field?path=scenarios.barco-parado.holding",
    "roles": "/knowledge/import/field?path=duties.high.tell",
    "days": "/knowledge/import/field?path=hours.days",
}


@pytest.fixture(scope="module")
def port(there_is_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of an imported brand."""
    with serving(settings(imported(tmp_path_factory.mktemp("port")))) as running:
        asked(running, QUESTION, network=running.desk.brand.networks[0].id)
        yield running


@pytest.fixture(scope="module")
def crew(port: Served) -> Staff:
    return Staff(port)


@pytest.fixture
def visit(browser: Browser, port: Served) -> Iterator[Browsing]:
    begun = Browsing(browser, port)
    yield begun
    begun.close()
    assert begun.faults == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_page_is_readable_in_light_in_dark_and_on_a_phone(visit: Browsing, crew: Staff, name: str) -> None:
    page = visit.page(crew.head, PAGES[name], reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": SMALLEST, "height": 740})
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_head_decides_between_two_figures_with_scripts_off(visit: Browsing, crew: Staff, port: Served) -> None:
    page = visit.page(crew.head, PAGES["import"], java_script_enabled=False)
    page.locator(f'input[name="choice:{HIGH}"][value="1"]').check()
    page.locator(f'input[name=field][value="{HIGH}"]').check()
    page.get_by_role("button", name="Confirmar los marcados").first.click()
    expect(page.get_by_role("status").first).to_contain_text("Ya está en vigor aquí")
    assert port.desk.brand.duty("high").first_answer == 45
    assert MEDIUM in port.desk.brand.doubtful


def test_a_wrong_figure_is_mended_where_it_was_typed(visit: Browsing, crew: Staff, port: Served) -> None:
    page = visit.page(crew.head, PAGES["import"])
    page.get_by_role("link", name=re.compile("Corregir ?: gravedad media · primera respuesta")).click()
    page.locator("#value").fill("dos horas")
    page.get_by_role("button", name="Guardar y dar por confirmado").click()
    expect(page.get_by_role("alert")).to_contain_text("escriba un número entero")
    expect(page.locator("#value")).to_have_value("dos horas")
    page.locator("#value").fill("100")
    page.locator("#value").press("Enter")
    expect(page).to_have_url(f"{port.url}/knowledge/import?done=1")
    assert port.desk.brand.duty("medium").first_answer == 100


def test_a_lead_comes_from_a_gap_to_its_reply(visit: Browsing, crew: Staff) -> None:
    page = visit.page(crew.lead, "/queue")
    page.get_by_role("link", name="Conocimiento").click()
    page.get_by_role("link", name="Lagunas").click()
    page.get_by_role("link", name=QUESTION).click()
    expect(page.locator("#comment")).to_contain_text("perro grande")
