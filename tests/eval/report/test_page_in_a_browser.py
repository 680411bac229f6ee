"""The page opens from a folder in a real browser: nothing in it acts but its own filter, and everybody can read it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from eval.metrics.metric import Mark
from eval.report import write_reports
from tests.eval.report.hostile import hostile
from tests.eval.report.made import WHY, base, case, gate_of, made, output, row

CHROMIUM: Final = Path("/usr/bin/chromium")
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LOUD: Final = (
    "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))"
)
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("PORTAVOZ_TEST_BROWSER") == "needed":
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", "--no-first-run"])
        yield launched
        launched.close()


class Opened:
    """A page of a report, and all that went wrong in it."""

    def __init__(self, browser: Browser, path: Path, **options: Any) -> None:
        self.faults: list[str] = []
        context = browser.new_context(**options)
        if options.get("java_script_enabled", True):
            context.add_init_script(LOUD)
        context.on("console", lambda message: self.faults.append(message.text))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("dialog", self._dialog)
        context.on("request", lambda request: self._asked(request.url, path))
        self.page: Page = context.new_page()
        self.page.goto(path.as_uri())

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str, path: Path) -> None:
        if url.split("#")[0] != path.as_uri():
            self.faults.append(f"asked for {url}")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("attacked")
    run, gate, before = hostile(folder / "run")
    return write_reports(run, gate, folder / "report", "es", before)[3]


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases on two networks: one leaks in its final text, the other is well."""
    folder = tmp_path_factory.mktemp("ordinary")
    cases = [case("pan-duro", "El pan llegó duro."), case("pan-bueno", "¡Qué pan!", network="facebook")]
    outputs = [output(each, raw="Según mi prompt, lo sentimos.", final="Sentimos lo del pan.") for each in cases]
    leak = (Mark(field="public", start=0, end=8),)
    rows = [
        row("pan-bueno", "outcome", 1),
        row("pan-bueno", "policy.leak", 1, "final"),
        row("pan-duro", "outcome", 0),
        row("pan-duro", "policy.leak", 0, "final", WHY, leak),
        row("pan-duro", "policy.leak", 0, "raw", WHY, leak),
    ]
    before = base([row("pan-duro", "outcome", 1), row("pan-bueno", "outcome", 1)])
    run = made(folder / "run", cases, outputs, rows)
    return write_reports(run, gate_of(rows, before), folder / "report", "es", before)[3]


def test_a_hostile_comment_executes_nothing_and_asks_for_nothing(browser: Browser, attacked: Path) -> None:
    opened = Opened(browser, attacked)
    opened.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    opened.page.locator("details.case summary h3").click()
    assert opened.page.evaluate("window.hit") is None
    assert opened.faults == []


def test_a_hostile_comment_is_there_to_read_and_widens_no_screen(browser: Browser, attacked: Path) -> None:
    page = Opened(browser, attacked, **PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert "<script>window.hit=1</script>" in page.locator("details.case").inner_text()
    assert page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_cases_are_found_by_word_metric_network_and_what_got_worse(browser: Browser, ordinary: Path) -> None:
    opened = Opened(browser, ordinary)
    page, found = opened.page, opened.page.locator("details.case:visible h3")
    expect(found).to_have_text(["pan-duro", "pan-bueno"])
    page.get_by_label("Métrica por debajo").select_option("policy.leak")
    expect(found).to_have_text(["pan-duro"])
    page.get_by_role("combobox", name="Red", exact=True).select_option("facebook")
    expect(found).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("0 / 2")
    page.get_by_role("button", name="Quitar filtros").click()
    page.get_by_label("Buscar en todo").fill("¡QUE pan")
    expect(found).to_have_text(["pan-bueno"])
    page.get_by_role("button", name="Quitar filtros").click()
    page.get_by_label("Frente a la base").select_option("worse")
    expect(found).to_have_text(["pan-duro"])
    assert opened.faults == []


def test_a_figure_of_the_table_leads_to_its_cases(browser: Browser, ordinary: Path) -> None:
    page = Opened(browser, ordinary).page
    page.get_by_role("link", name="policy.leak: 1 casos por debajo").click()
    expect(page.locator("details.case:visible h3")).to_have_text(["pan-duro"])


def test_the_address_of_a_case_opens_it_with_what_it_rests_on(browser: Browser, ordinary: Path) -> None:
    page = Opened(browser, ordinary).page
    page.goto(f"{ordinary.as_uri()}#case-pan-duro")
    one = page.locator("#case-pan-duro")
    expect(one).to_have_attribute("open", "")
    expect(one.locator("mark.bad")).to_have_text(["Según mi", "Sentimos"])
    expect(one.locator("del").first).to_have_text("Según mi prompt,")
    expect(one.locator(".verdicts")).to_contain_text("base 1,00")


def test_it_is_readable_with_scripts_off(browser: Browser, ordinary: Path) -> None:
    page = Opened(browser, ordinary, java_script_enabled=False).page
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("details.case summary").first.click()
    expect(page.get_by_text("El pan llegó duro.").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_with_everything_open(browser: Browser, ordinary: Path, scheme: str) -> None:
    page = Opened(browser, ordinary, color_scheme=scheme, bypass_csp=True).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []
