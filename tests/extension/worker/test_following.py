"""What becomes of a reply reaches the person: by events while they look, by the alarm always, and never too early."""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.browsing import PATIENCE
from tests.browser.staff import Staff
from tests.extension.conversing import (
    Hand,
    Lead,
    Told,
    approved,
    drafted,
)
from tests.web.served import Served

LISTEN = """() => {
  window.told = [];
  const open = () => {
    const port = chrome.runtime.connect({name: "panel"});
    port.onMessage.addListener(message => window.told.push(message.state));
    port.onDisconnect.addListener(open);
  };
  open();
}"""


@pytest.fixture
def panel(hand: Hand) -> Iterator[Page]:
    """An open panel, that only listens."""
    opened = hand.loaded.context.new_page()
    opened.goto(hand.loaded.address("blank.html"))
    opened.evaluate(LISTEN)
    holds(opened, "told.length > 0")
    yield opened
    opened.close()


def sees(panel: Page, so: str) -> None:
    """Waits until the panel was told of a state of which this holds; `one`: its newest conversation."""
    holds(panel, f"told.some(state => {{ const one = state.conversations[0]; return one && ({so}); }})")


def holds(page: Page, so: str) -> None:
    """Waits until it is so. (Playwright's own way of asking again needs `eval`, which our pages forbid.)"""
    for _ in range(PATIENCE // 50):
        if page.evaluate(so):
            return
        page.wait_for_timeout(50)
    raise AssertionError(so)


def news(one: dict[str, Any]) -> list[str]:
    return [notice["key"] for notice in one["notices"]]


def test_an_open_panel_sees_a_decision_as_it_is_made(hand: Hand, page: Told, lead: Lead, panel: Page) -> None:
    _, reply = drafted(hand, page)

    lead.does(reply, "request-changes", reason="tono", note="más cercano")

    sees(panel, "one.reply?.state === 'changes_requested'")
    sees(panel, "one.notices.some(n => n.key === 'notice_changes_requested' && n.args.join() === 'Leonor,tono')")


def test_a_panel_that_comes_back_is_told_what_happened_while_the_worker_was_stopped(
    hand: Hand, page: Told, lead: Lead, panel: Page
) -> None:
    _, reply = drafted(hand, page)
    hand.loaded.stop_worker()
    panel.evaluate("told.length = 0")
    lead.does(reply, "reject", reason="tono")

    sees(panel, "one.reply?.state === 'rejected'")


def test_the_alarm_asks_where_nobody_looks(hand: Hand, lead: Lead) -> None:
    hand.alone()
    id = hand.asked(id=secrets.token_hex(6))
    reply = hand.one(id)["reply"]["id"]
    lead.does(reply, "reject", reason="fuera de tono")
    hand.loaded.stop_worker()
    hand.state()
    before = hand.one(id)["reply"]["state"]

    hand.alarm()

    one = hand.until(id, lambda one: one["reply"]["state"] == "rejected")
    assert before == "pending"
    assert news(one) == ["notice_rejected"]
    assert not one["seen"]
    assert hand.badge() == "1"


def test_there_is_one_alarm_and_it_rings_every_half_minute(hand: Hand) -> None:
    hand.loaded.stop_worker()
    hand.state()

    alarms = hand.page.evaluate("chrome.alarms.getAll()")

    assert [(alarm["name"], alarm["periodInMinutes"]) for alarm in alarms] == [("follow", 0.5)]


def test_approved_words_are_not_offered_while_the_approval_may_be_undone(
    hand: Hand, page: Told, lead: Lead, staff: Staff
) -> None:
    id, reply = drafted(hand, page)
    hand.do("fresh")  # they look at another one meanwhile
    lead.approves(reply, visible=False)
    hand.do("refresh")
    early = hand.one(id)
    early_badge = hand.badge()

    staff.pass_(seconds=6)
    one = hand.until(id, lambda one: one["reply"]["approved"] is not None)  # read again by itself

    assert (early["reply"]["state"], early["reply"]["approved"], early_badge) == ("approved", None, "1")
    assert one["reply"]["approved"]["public_text"] == one["reply"]["draft"]["public_text"]
    assert hand.badge() == "✓"


def test_an_approval_that_is_undone_in_time_never_offers_its_words(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)
    lead.approves(reply, visible=False)
    lead.does(reply, "undo")
    hand.do("refresh")

    one = hand.one(id)

    assert (one["reply"]["state"], one["reply"]["approved"]) == ("pending", None)
    assert hand.refused("copyable", conversation=id, which="reply", part="public")["kind"] == "not_approved"


def test_words_that_fall_after_they_were_inserted_are_called_out_until_they_are_reported(
    hand: Hand, page: Told, lead: Lead
) -> None:
    id, reply = approved(hand, page, lead)
    hand.do("insert", conversation=id, which="reply", overwrite=False, despite=False)
    inserted_badge = hand.badge()

    lead.does(reply, "undo")
    hand.do("refresh")
    fallen, fallen_badge = hand.one(id), hand.badge()
    hand.do("published", conversation=id, which="reply", part="public")

    reported = hand.one(id)
    assert inserted_badge == ""
    assert news(fallen)[-2:] == ["notice_pending_again", "notice_stale_after_insertion"]
    assert fallen_badge == "!"
    assert [(one["late"], one["part"]) for one in reported["reply"]["published"]] == [(True, "public")]
    assert hand.badge() != "!"


def test_another_text_approved_after_the_insertion_is_called_out_too(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = approved(hand, page, lead)
    hand.do("insert", conversation=id, which="reply", overwrite=False, despite=False)
    private = hand.one(id)["reply"]["draft"]["private_text"]
    text = hand.one(id)["reply"]["draft"]["public_text"].replace("Hola,", "Buenas,")
    hand.do("edit", conversation=id, public_text=text, private_text=private)

    lead.approves(reply)
    hand.do("refresh")

    assert hand.badge() == "!"
    hand.do("insert", conversation=id, which="reply", overwrite=True, despite=False)
    assert page.heard("insert")[-1]["text"] == text
    assert hand.badge() == ""


def test_another_persons_edit_is_told_and_leaves_what_was_typed(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)
    hand.do("keep", conversation=id, public_text="lo mío, a medias", private_text=None)

    lead.does(reply, "edit", public_text="Hola, @ana. Lo sentimos mucho.", private_text=None, reason="tone")
    hand.do("refresh")

    one = hand.one(id)
    assert news(one) == ["notice_changed"]
    assert one["edited"]["public_text"] == "lo mío, a medias"


def test_a_holding_is_followed_beside_its_answer(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)
    hand.do("hold", conversation=id)
    holding = hand.one(id)["holding"]

    lead.approves(holding["id"])
    hand.do("refresh")
    hand.do("insert", conversation=id, which="holding", overwrite=False, despite=False)
    hand.do("published", conversation=id, which="holding", part="public")

    one = hand.one(id)
    assert page.heard("insert")[0]["text"] == holding["draft"]["public_text"]
    assert (one["holding"]["state"], one["reply"]["id"], one["reply"]["state"]) == ("published", reply, "pending")


def test_choosing_a_conversation_takes_it_off_the_count(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)
    hand.do("fresh")
    lead.does(reply, "reject", reason="fuera de tono")
    hand.do("refresh")
    before = hand.badge()

    hand.do("select", conversation=id)

    assert (before, hand.badge(), hand.state()["current"]) == ("1", "", id)


def test_a_revoked_browser_says_so_and_loses_nothing(hand: Hand, page: Told, served: Served, panel: Page) -> None:
    drafted(hand, page)
    with served.client(hand.stored("connection")["key"]) as client:
        assert client.post("/v1/pairings/end").status_code == 204

    hand.do("refresh")

    state = hand.state()
    assert (state["problem"]["kind"], state["problem"]["way"]) == ("key_refused", "pair")
    assert len(state["conversations"]) == 1


def test_a_finished_conversation_is_kept_for_a_day(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)
    lead.does(reply, "reject", reason="fuera de tono")
    hand.do("refresh")
    kept = [one["id"] for one in hand.state()["conversations"]]
    hand.page.evaluate(
        """async id => {
          const store = await import("/worker/store.js");
          await store.change(id, () => ({changed_at: new Date(Date.now() - 86_401_000).toISOString()}));
        }""",
        id,
    )

    hand.do("refresh")

    assert kept == [id]
    assert hand.state()["conversations"] == []
