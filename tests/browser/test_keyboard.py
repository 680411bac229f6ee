"""From a pasted comment to a published reply without a mouse, in both languages; and what single keys do."""

import re
import secrets
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from app.review.accounts import prefer
from app.review.people import Preferences
from tests.browser.browsing import Browsing, focused, id_in, press, tab_to
from tests.browser.staff import Staff
from tests.web.people import PASSWORD, stored

LOCALES: Final = {"es": "es-ES", "en": "en-GB"}
APPROVED: Final = {"es": "Aprobada", "en": "Approved"}
PUBLISHED: Final = {"es": "Publicada", "en": "Published"}
COPIED: Final = {"es": "Copiado", "en": "Copied"}


def enter(page: Page, name: str) -> None:
    tab_to(page, page.locator("#name"))
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_from_a_pasted_comment_to_published_by_keyboard_alone(browsing: Browsing, staff: Staff, tongue: str) -> None:
    word = f"muelle{secrets.token_hex(3)}"
    given: dict[str, Any] = {"locale": LOCALES[tongue], "permissions": ["clipboard-read", "clipboard-write"]}
    agent, lead = browsing.page(path="/login", **given), browsing.page(path="/login", **given)

    enter(agent, staff.agent.name)
    agent.wait_for_url("**/mine")
    press(agent, agent.locator("#new"))
    agent.wait_for_url("**/mine/new")
    tab_to(agent, agent.locator("#text"))
    agent.keyboard.insert_text(f"Llevo dos horas esperando en el {word}")  # as a paste does
    tab_to(agent, agent.locator("input[name=network]").first)
    agent.keyboard.press("Space")
    tab_to(agent, agent.locator("#author"))
    agent.keyboard.type("@vecina")
    agent.keyboard.press("Enter")
    agent.wait_for_url(re.compile(r"/mine/[0-9a-f]{20}$"))
    id = id_in(agent)
    assert staff.now(id).draft is not None

    other = staff.waits(f"También espero en el {word}", "high")
    enter(lead, staff.lead.name)
    lead.wait_for_url("**/queue")
    lead.keyboard.press("/")
    lead.keyboard.type(word)
    lead.keyboard.press("Enter")
    lead.wait_for_url(f"**q={word}*")
    expect(lead.locator("[data-row]")).to_have_count(2)
    order = [row.get_attribute("id") for row in lead.locator("[data-row]").all()]
    for key in "j" * (1 + order.index(f"r-{id}")) + "jk"[: 2 * (order[-1] != f"r-{id}")]:
        lead.keyboard.press(key)
    expect(lead.locator(f"#r-{id} a.what")).to_be_focused()
    lead.keyboard.press("Enter")
    lead.wait_for_url(f"**/queue/{id}?*")
    expect(lead.locator("#comment")).to_contain_text(word)

    lead.keyboard.press("a")
    assert staff.now(id).state == "pending"  # one key approves nothing
    lead.keyboard.press("Enter")
    lead.wait_for_url(f"**/queue/{other.id}?*")
    expect(lead.get_by_role("status").filter(has_text=APPROVED[tongue])).to_be_visible()
    expect(lead.locator("#heading")).to_be_focused()
    assert staff.now(id).state == "approved"

    staff.pass_(seconds=6)
    agent.keyboard.press("Escape")
    agent.wait_for_url("**/mine")
    press(agent, agent.locator(f"a.what[href='/mine/{id}']"))
    agent.wait_for_url(f"**/mine/{id}")
    press(agent, agent.locator("#offer-public [data-copy]"))
    expect(agent.locator("#status")).to_have_text(COPIED[tongue])
    approval = staff.now(id).approval
    assert approval is not None
    assert agent.evaluate("navigator.clipboard.readText()") == approval.public_text
    assert agent.locator("#approved-public").input_value() == approval.public_text
    press(agent, agent.locator("#offer-public form button"))
    expect(agent.get_by_role("status").filter(has_text=PUBLISHED[tongue])).to_be_visible()
    assert staff.now(id).state == "published"


def test_the_clipboard_gets_the_approved_bytes_whatever_they_are(browsing: Browsing, staff: Staff) -> None:
    words = " «Línea una»\n\n  👩‍👩‍👧 ñ n\u0303 \u00a0<b>&amp;</b> \"comillas\" 'y' `más`\tfin"
    reply = staff.waits(public_text=words)
    given: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
    lead, agent = browsing.page(staff.lead, f"/queue/{reply.id}", **given), browsing.page(staff.agent, **given)
    lead.locator("#approve-next").click()
    lead.wait_for_url("**done=approve*")
    staff.pass_(seconds=6)
    agent.goto(f"/mine/{reply.id}")
    agent.locator("#offer-public [data-copy]").click()
    expect(agent.locator("#status")).to_have_text("Copiado")
    assert agent.evaluate("navigator.clipboard.readText()").encode() == words.encode()


def test_keys_walk_the_list_and_stop_at_its_ends(browsing: Browsing, staff: Staff) -> None:
    word = secrets.token_hex(4)
    for n in range(3):
        staff.waits(f"{word} {n}")
    page = browsing.page(staff.lead, f"/queue?q={word}")
    rows = page.locator("[data-row] a.what")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(rows.nth(at)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#comment")).to_contain_text(word)
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/queue?q={word}")


@pytest.mark.parametrize(
    ("key", "part"), [("e", "#public_text"), ("r", "#request-changes input[type=radio]"), ("s", "#snooze button")]
)
def test_a_key_opens_its_form_and_goes_there(browsing: Browsing, staff: Staff, key: str, part: str) -> None:
    reply = staff.waits()
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    page.keyboard.press(key)
    expect(page.locator(part).first).to_be_focused()
    expect(page.locator(part).first).to_be_in_viewport()
    assert staff.now(reply.id).version == reply.version


def test_the_same_key_works_from_the_list(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits(word := secrets.token_hex(4))
    page = browsing.page(staff.lead, f"/queue?q={word}")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url(f"**/queue/{reply.id}?*")
    expect(page.locator("#public_text")).to_be_focused()


def test_searching_from_a_reply_goes_to_the_field(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, f"/queue/{staff.waits().id}")
    page.keyboard.press("/")
    page.wait_for_url("**/queue#search")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_help_shows_every_key_and_escape_closes_it(browsing: Browsing, staff: Staff) -> None:
    page = browsing.page(staff.lead, f"/queue/{staff.waits().id}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    for key in ("j", "k", "e", "a", "r", "s", "/", "?", "Esc"):
        expect(page.locator("#keys kbd").filter(has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_url("**/queue")


def test_keys_do_nothing_while_somebody_writes(browsing: Browsing, staff: Staff) -> None:
    reply = staff.waits()
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    page.locator("#note > summary").click()
    field = page.locator("#note textarea")
    field.focus()
    page.keyboard.type("jk e a r s / ? Ábreme")
    expect(field).to_have_value("jk e a r s / ? Ábreme")
    expect(field).to_be_focused()
    assert page.url.endswith(f"/queue/{reply.id}")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    expect(field).to_have_value("jk e a r s / ? Ábreme")
    field.fill("")


@pytest.mark.parametrize("chord", ["Control+a", "Alt+e", "Meta+r", "Control+s"])
def test_chords_stay_the_browsers(browsing: Browsing, staff: Staff, chord: str) -> None:
    page = browsing.page(staff.lead, f"/queue/{staff.waits().id}")
    page.keyboard.press(chord)
    expect(page.locator("details[open]#edit, details[open]#request-changes, details[open]#snooze")).to_have_count(0)
    assert focused(page) != "approve-next"


def test_keys_can_be_switched_off_and_on(browsing: Browsing, staff: Staff) -> None:
    """WCAG 2.1.4: who dictates, or leans on the keyboard, must not decide by accident."""
    lead, reply = staff.another("lead"), staff.waits(word := secrets.token_hex(4))
    page = browsing.page(lead, "/account")
    box = page.locator("input[name=shortcuts]")
    tab_to(page, box)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**saved=1")

    page.goto(f"/queue?q={word}")
    for key in ("j", "/", "?"):
        page.keyboard.press(key)
    expect(page.locator("#keys")).to_be_hidden()
    assert focused(page) not in ("q", word)
    page.goto(f"/queue/{reply.id}")
    for key in ("a", "e", "r", "s", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#edit")).not_to_have_attribute("open", "")
    assert page.url.endswith(f"/queue/{reply.id}")

    stored(staff.served, lambda connection, now: prefer(connection, lead.id, Preferences(shortcuts=True, tongue=None)))
    page.reload()
    page.keyboard.press("e")
    expect(page.locator("#public_text")).to_be_focused()
