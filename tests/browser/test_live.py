"""What others do while somebody reads or writes: it is told, and takes nothing away."""

import secrets

from playwright.sync_api import Locator, Page, expect

from app.operations.decide import approve
from app.operations.write import edit
from app.review.people import Person
from app.review.replies import Reply
from tests.browser.browsing import Browsing
from tests.browser.staff import Staff

MINE = "Sentimos la espera. Escríbenos por mensaje directo y lo miramos ahora."
THEIRS = "Perdona la espera: cuéntanos tu caso por mensaje directo."


def decided(staff: Staff, reply: Reply, by: Person) -> None:
    sha256 = reply.sha256 or ""
    staff.do(lambda desk: approve(desk, reply.id, by, version=reply.version, sha256=sha256))


def edited(staff: Staff, reply: Reply, by: Person, words: str = THEIRS) -> None:
    staff.do(lambda desk: edit(desk, reply.id, by, version=reply.version, public_text=words, private_text=None))


def test_a_new_reply_appears_by_itself(browsing: Browsing, staff: Staff) -> None:
    staff.waits(f"{(word := secrets.token_hex(4))} primera")
    page = browsing.page(staff.lead, f"/queue?q={word}")
    expect(page.locator("[data-row]")).to_have_count(1)
    staff.waits(f"{word} segunda", "critical")
    expect(page.locator("[data-row]")).to_have_count(2)
    expect(page.locator("#status")).to_have_text("Hay 1 respuesta nueva")


def test_a_new_reply_moves_neither_focus_nor_scroll(browsing: Browsing, staff: Staff) -> None:
    """It waits outside the list while somebody is in it, and comes in when they leave."""
    word = secrets.token_hex(4)
    for n in range(12):
        staff.waits(f"{word} {n}")
    page = browsing.page(staff.lead, f"/queue?q={word}")
    for _ in range(9):
        page.keyboard.press("j")
    row = page.locator("[data-row] a.what").nth(8)
    expect(row).to_be_focused()
    before = row.bounding_box()
    staff.waits(f"{word} nueva", "critical")
    expect(page.locator("#status")).to_have_text("Hay 1 respuesta nueva")
    expect(row).to_be_focused()
    assert row.bounding_box() == before
    page.keyboard.press("/")
    expect(page.locator("[data-row]")).to_have_count(13)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_reply_that_somebody_decided_leaves_without_moving_the_others(browsing: Browsing, staff: Staff) -> None:
    word = secrets.token_hex(4)
    first, _ = staff.waits(f"{word} uno"), staff.waits(f"{word} dos")
    page = browsing.page(staff.lead, f"/queue?q={word}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.locator("[data-row] a.what").nth(1)
    expect(row).to_be_focused()
    before = row.bounding_box()
    decided(staff, first, staff.another("lead"))
    expect(page.locator(".row.gone")).to_have_count(1)
    expect(row).to_be_focused()
    assert row.bounding_box() == before


def test_what_is_being_typed_survives_anothers_decision_and_the_banner_says_whose(
    browsing: Browsing, staff: Staff
) -> None:
    reply, other = staff.waits(), staff.another("lead", f"Olga {secrets.token_hex(3)}")
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    page.keyboard.press("e")
    page.locator("#public_text").fill(MINE)
    decided(staff, reply, other)
    expect(page.locator("#banner")).to_contain_text(f"{other.name} la ha aprobado")
    expect(page.locator("#public_text")).to_have_value(MINE)
    expect(page.locator("#public_text")).to_be_focused()
    page.keyboard.type(" Y más.")
    expect(page.locator("#public_text")).to_have_value(f"{MINE} Y más.")


def test_a_stale_edit_shows_both_texts_and_loses_nothing(browsing: Browsing, staff: Staff) -> None:
    reply, other = staff.waits(), staff.another("lead", f"Olga {secrets.token_hex(3)}")
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    page.keyboard.press("e")
    page.locator("#public_text").fill(MINE)
    page.locator("#edit input[value=tone]").check()
    edited(staff, reply, other)
    page.locator("#edit button.main").click()

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(other.name)
    expect(alert).to_be_focused()
    assert ("POST", f"/queue/{reply.id}/edit", 409) in browsing.answers
    expect(page.locator("#public")).to_have_text(THEIRS)
    expect(page.locator("#public_text")).to_have_value(MINE)
    expect(page.locator("#edit input[value=tone]")).to_be_checked()
    expect(page.locator("#edit .diff ins").first).to_be_visible()
    expect(page.locator("#edit .diff del").first).to_be_visible()

    page.locator("#edit button.main").click()  # having seen theirs, mine goes through
    expect(page.locator("#public")).to_have_text(MINE)


def test_a_stale_approval_approves_nothing_and_shows_the_new_words(browsing: Browsing, staff: Staff) -> None:
    reply, other = staff.waits(), staff.another("lead", f"Olga {secrets.token_hex(3)}")
    page, words = browsing.page(staff.lead, f"/queue/{reply.id}"), "Te leemos. Danos por mensaje directo más detalles."
    edited(staff, reply, other, words)
    page.locator("#approve-next").click()
    expect(page.get_by_role("alert")).to_contain_text(other.name)
    expect(page.locator("#public")).to_have_text(words)
    assert staff.now(reply.id).state == "pending"
    page.locator("#approve-next").click()
    page.wait_for_url("**done=approve*")
    approval = staff.now(reply.id).approval
    assert approval is not None
    assert approval.public_text == words


def test_approving_what_another_approved_says_who_did(browsing: Browsing, staff: Staff) -> None:
    reply, other = staff.waits(), staff.another("lead", f"Olga {secrets.token_hex(3)}")
    page = browsing.page(staff.lead, f"/queue/{reply.id}")
    decided(staff, reply, other)
    page.locator("#approve-next").click()
    expect(page.get_by_role("alert")).to_contain_text(other.name)
    approval = staff.now(reply.id).approval
    assert approval is not None
    assert approval.by == other.name


def stay(page: Page, browsing: Browsing, button: Locator) -> None:
    """Presses what would lead away; the browser asks, and the answer is to stay."""
    button.click()
    expect(page.locator("#public_text")).to_be_visible()
    page.wait_for_timeout(100)
    assert [fault.split()[:2] for fault in browsing.faults] == [["dialog:", "beforeunload"]]
    browsing.faults.clear()


def test_leaving_unsaved_words_asks_first(browsing: Browsing, staff: Staff) -> None:
    """Whatever leads away: a link, another form; and the help, which is a form too, leads nowhere."""
    page = browsing.page(staff.lead, f"/queue/{staff.waits().id}")
    page.keyboard.press("e")
    page.keyboard.type("Algo mío ")
    stay(page, browsing, page.locator("#back"))
    page.keyboard.press("?")
    page.locator("#keys button").click()
    stay(page, browsing, page.locator("#back"))
    stay(page, browsing, page.locator("form[action*='/claim'] button"))
    page.locator("#edit button.main").click()
    page.wait_for_url("**done=edit*")
    expect(page.locator("#public")).to_contain_text("Algo mío")


def test_an_agent_sees_that_their_reply_was_approved(browsing: Browsing, staff: Staff) -> None:
    reply, other = staff.waits(), staff.another("lead", f"Olga {secrets.token_hex(3)}")
    page = browsing.page(staff.agent, f"/mine/{reply.id}")
    expect(page.locator("#offer-public")).to_have_count(0)
    decided(staff, reply, other)
    expect(page.locator("#banner")).to_contain_text(f"{other.name} la ha aprobado")
    staff.pass_(seconds=6)
    page.locator("#banner a").click()
    expect(page).to_have_url(f"{staff.served.url}/mine/{reply.id}")
    expect(page.locator("#approved-public")).to_be_visible()
