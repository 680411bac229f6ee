"""The options page: pairing with one link, unpairing after asking, and a sentence for every bad input."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.browsing import overflow, press
from tests.browser.test_pages import violations
from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded
from tests.extension.panels import acts, at_panel, problem, state
from tests.extension.test_words import kinds, words

LINK: Final = "https://portavoz.example/pair#K7QM-4XHT"
FIXED: Final = {"address": "https://portavoz.example", "locked": True, "buttons": True}
GRANTED: Final = """chrome.permissions.request = async asked => {
  wire.acts.push({ act: "(permission)", ...asked });
  return wire.answers.permission ?? true;
};
chrome.commands.getAll = async () => wire.answers.commands ?? [{ name: "ask", shortcut: "Ctrl+Shift+Y" }];
chrome.tabs.create = async made => wire.acts.push({ act: "(tab)", ...made });"""


@pytest.fixture(scope="module")
def spanish(browser_with: BrowserWith, extension: Path) -> Loaded:
    return browser_with(extension, "es")


@pytest.fixture(autouse=True)
def nothing_goes_wrong(spanish: Loaded) -> Iterator[None]:
    yield
    faults, spanish.faults[:] = list(spanish.faults), []
    for page in spanish.context.pages[1:]:
        page.close()
    assert faults == []


def at(loaded: Loaded, answers: dict[str, Any] | None = None, **told: Any) -> Page:
    page = at_panel(loaded, state(**told), answers, "options/options.html", also=GRANTED)
    page.locator("#keyboard-title").wait_for()
    page.locator("#paired-title, #unpaired-title").wait_for()
    return page


def pairing(page: Page, link: str, address: str | None = None) -> None:
    page.locator("#link").fill(link)
    if address is not None:
        page.locator("#address").fill(address)
    page.locator("[data-act=pair]").click()


def fault(page: Page) -> str:
    return page.locator("#fault").inner_text()


def beginning(key: str) -> str:
    """The words of a sentence before what is put into it."""
    return words("es")[key].partition("$")[0].strip()


def test_one_link_is_enough_and_access_is_asked_for_in_the_press(spanish: Loaded) -> None:
    page = at(spanish, paired=None)
    page.evaluate("told => { wire.state = told; }", state())
    pairing(page, f"  {LINK} ")
    expect(page.locator("#paired-title")).to_have_text("Emparejado con Caminalba como Ana")
    expect(page.locator("#status")).to_contain_text("Listo")
    expect(page.locator("h1")).to_be_focused()
    assert [act for act in acts(page) if act["act"] != "state"] == [
        {"act": "(permission)", "origins": ["https://portavoz.example/*"]},
        {"act": "pair", "link": LINK, "address": "https://portavoz.example"},
    ]


def test_a_code_alone_is_enough_where_the_address_is_known(spanish: Loaded) -> None:
    typed = at(spanish, paired=None)
    pairing(typed, "k7qm 4xht", "portavoz.example/base/")
    assert acts(typed, "pair")[0]["address"] == "https://portavoz.example/base"
    preset = at(spanish, paired=None, managed={**FIXED, "locked": False})
    expect(preset.locator("#address")).to_have_value("https://portavoz.example")
    pairing(preset, "K7QM-4XHT")
    assert acts(preset, "pair")[0]["address"] == "https://portavoz.example"


def test_an_address_fixed_by_the_company_is_shown_and_no_other_is_taken(spanish: Loaded) -> None:
    page = at(spanish, paired=None, managed=FIXED)
    expect(page.locator("#address")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("La dirección la ha fijado su empresa.")
    pairing(page, "https://other.example/pair#K7QM-4XHT")
    assert "https://other.example" in fault(page)
    assert acts(page, "pair", "(permission)") == []
    pairing(page, LINK)
    assert len(acts(page, "pair")) == 1


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("", "options_link_missing"),
        ("hola", "problem_bad_link"),
        ("https://portavoz.example/extension", "problem_bad_link"),
        ("https://portavoz.example/pair#K7QM", "problem_bad_link"),
        ("http://portavoz.example/pair#K7QM-4XHT", "problem_bad_link"),
        ("javascript:alert(1)//pair#K7QM-4XHT", "problem_bad_link"),
        ("K7QM-4XHT", "problem_no_address"),
    ],
)
def test_a_bad_link_is_refused_before_anything_is_asked(spanish: Loaded, link: str, key: str) -> None:
    page = at(spanish, paired=None)
    pairing(page, link)
    expect(page.locator("#fault")).to_contain_text(beginning(key).partition(".")[0])
    expect(page.locator("#link")).to_be_focused()
    expect(page.locator("#link")).to_have_value(link)
    assert acts(page, "pair", "(permission)") == []


def test_a_refused_permission_says_what_it_is_needed_for(spanish: Loaded) -> None:
    page = at(spanish, {"permission": False}, paired=None)
    pairing(page, LINK)
    expect(page.locator("#fault")).to_contain_text(
        "El navegador no deja a la extensión llegar a https://portavoz.example"
    )
    assert acts(page, "pair") == []


@pytest.mark.parametrize("kind", sorted(kinds() & {
    "offline", "not_portavoz", "version", "code_refused", "too_many_pairings", "key_refused", "server_error", "busy",
}))  # fmt: skip
def test_what_the_server_refuses_is_said_in_a_sentence(spanish: Loaded, kind: str) -> None:
    told = problem(
        kind, "https://portavoz.example/extension", "0.2.0", "0.1.0", way="open" if kind == "version" else None
    )
    page = at(spanish, {"pair": {"ok": False, "problem": told}}, paired=None)
    pairing(page, LINK)
    expect(page.locator("#fault")).to_contain_text(beginning(f"problem_{kind}").partition(".")[0])
    assert page.locator("#fault a").count() == (kind == "version")
    expect(page.locator("#link")).to_have_value(LINK)


def test_unpairing_asks_first(spanish: Loaded) -> None:
    page = at(spanish)
    press(page, page.locator("[data-act=unpair]"))
    expect(page.locator("[data-act=unpair-no]")).to_be_focused()
    press(page, page.locator("[data-act=unpair-no]"))
    assert acts(page, "unpair") == []
    page.evaluate("told => { wire.state = told; }", state(paired=None))
    page.locator("[data-act=unpair]").click()
    page.locator("[data-act=unpair-yes]").click()
    expect(page.locator("#unpaired-title")).to_be_visible()
    assert len(acts(page, "unpair")) == 1


def test_the_connection_can_be_tried(spanish: Loaded) -> None:
    page = at(spanish)
    page.locator("[data-act=test]").click()
    expect(page.locator("#status")).to_have_text("La conexión funciona.")
    down = problem("offline", "https://portavoz.example", way="retry")
    page.evaluate("told => { wire.state = told; }", state(problem=down))
    page.locator("[data-act=test]").click()
    expect(page.locator("#fault")).to_contain_text("No se llega a Portavoz (https://portavoz.example).")
    expect(page.locator("#status")).to_have_text("")


def test_the_key_is_shown_and_leads_to_where_it_is_changed(spanish: Loaded) -> None:
    page = at(spanish)
    expect(page.locator("kbd")).to_have_text("Ctrl+Shift+Y")
    page.locator("[data-act=shortcut]").click()
    assert acts(page, "(tab)") == [{"act": "(tab)", "url": "chrome://extensions/shortcuts"}]
    without = at(spanish, {"commands": [{"name": "ask", "shortcut": ""}]})
    expect(without.locator("main")).to_contain_text("El navegador no ha asignado ninguna tecla.")


def every() -> dict[str, dict[str, Any]]:
    wrong = problem("version", "https://portavoz.example/extension", "0.2.0", "0.1.0", way="open")
    return {
        "unpaired": {"paired": None},
        "unpaired-managed": {"paired": None, "managed": FIXED},
        "unpaired-refused": {"paired": None, "problem": problem("key_refused", way="pair")},
        "paired": {},
        "paired-managed": {"managed": FIXED},
        "paired-wrong": {"problem": wrong},
    }


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_state_keeps_anybody_out(browser_with: BrowserWith, extension: Path, language: Any) -> None:
    loaded = browser_with(extension, language)
    looks: tuple[tuple[Any, int], ...] = (("light", 320), ("dark", 1000))
    for name, told in every().items():
        page = at(loaded, **told)
        page.emulate_media(reduced_motion="reduce")
        if "paired-" in name:
            page.locator("[data-act=unpair]").click() if page.locator("[data-act=unpair]").count() else None
        for scheme, width in looks:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 700})
            assert (name, scheme, violations(page), max(0, overflow(page))) == (name, scheme, [], 0)
        page.close()


@pytest.mark.skipif("PORTAVOZ_SHOTS" not in os.environ, reason="set PORTAVOZ_SHOTS to a folder for pictures")
def test_pictures_of_every_state(spanish: Loaded) -> None:
    folder = Path(os.environ["PORTAVOZ_SHOTS"]) / "options"
    folder.mkdir(parents=True, exist_ok=True)
    for name, told in every().items():
        page = at(spanish, **told)
        page.screenshot(path=folder / f"{name}.png", full_page=True)
