"""One conversation from the comment to the network, against a real server, with the worker stopped at every turn."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.review.replies import digest
from tests.browser.staff import Staff
from tests.extension.conversing import (
    COMPLAINT,
    FOUND,
    FREE,
    PAGE,
    Hand,
    Lead,
    Told,
    approved,
    code_for,
    drafted,
    pair,
    picked,
)
from tests.extension.scripted import scripted
from tests.web.served import Served


def test_a_worker_stopped_between_every_two_steps_loses_nothing(hand: Hand, page: Told, lead: Lead) -> None:
    ids: dict[str, str] = {}

    def pick() -> None:
        ids["one"] = picked(hand, page, id="whole-life")

    def correct() -> None:
        corrected = {**hand.one(ids["one"])["comment"], "author": "@ana.corregida"}
        hand.do("compose", conversation=ids["one"], comment=corrected)

    def ask() -> None:
        hand.do("ask", conversation=ids["one"], comment=hand.one(ids["one"])["comment"])

    def answered() -> None:
        ids["reply"] = hand.until(ids["one"], lambda one: one["phase"] == "following")["reply"]["id"]

    def edit() -> None:
        words = hand.one(ids["one"])["reply"]["draft"]
        text = words["public_text"].removesuffix(".")  # no longer than it was: some wordings fill the network's limit
        hand.do("keep", conversation=ids["one"], public_text=text, private_text=words["private_text"])
        ids["edited"] = text

    def send() -> None:
        hand.do("edit", conversation=ids["one"], **hand.one(ids["one"])["edited"])

    def approve() -> None:
        lead.approves(ids["reply"])

    def insert() -> None:
        hand.do("refresh")
        hand.do("insert", conversation=ids["one"], which="reply", overwrite=False, despite=False)

    def report() -> None:
        permalink = hand.do("posted", conversation=ids["one"], which="reply")["permalink"]
        hand.do("published", conversation=ids["one"], which="reply", part="public", permalink=permalink)

    for step in (pick, correct, ask, answered, edit, send, approve, insert, report):
        step()
        hand.loaded.stop_worker()

    reply = lead.reads(ids["reply"])
    (inserted,) = page.heard("insert")
    assert reply["state"] == "published"
    assert reply["comment"]["author"] == "@ana.corregida"
    assert inserted["text"] == reply["approved"]["public_text"]
    assert inserted["text"] == ids["edited"]
    assert reply["published"][0]["permalink"] == "https://x.com/marca/status/78"
    assert not reply["published"][0]["late"]
    assert hand.one(ids["one"])["inserted"]["verified"]


def test_acts_at_the_same_time_lose_none_of_each_others_writes(hand: Hand, page: Told) -> None:
    id, reply = drafted(hand, page)
    hand.page.evaluate(
        """async id => Promise.all([
          chrome.runtime.sendMessage({act: "note", conversation: id, text: "una nota"}),
          chrome.runtime.sendMessage({act: "keep", conversation: id, public_text: "a medias", private_text: null}),
          chrome.runtime.sendMessage({act: "hold", conversation: id}),
          chrome.runtime.sendMessage({act: "refresh"}),
          chrome.runtime.sendMessage({act: "triage", conversation: id, severity: "high"}),
        ])""",
        id,
    )

    one = hand.one(id)

    assert (one["edited"]["public_text"], one["edited"]["private_text"]) == ("a medias", None)
    assert one["holding"]["kind"] == "holding"
    assert one["reply"]["id"] == reply
    assert one["reply"]["triage"]["severity"] == "high"


def test_a_double_press_inserts_once(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead)
    page.says(box={"box": "empty", "text": ""})
    message = {"act": "insert", "conversation": id, "which": "reply", "overwrite": False, "despite": False}

    hand.page.evaluate("m => { chrome.runtime.sendMessage(m); }", message)
    page.page.wait_for_function("(document.documentElement.dataset.asked ?? '').includes('\"insert\"')")
    page.says(box={"box": "filled", "text": "lo insertado"})
    problem = hand.refused("insert", **{k: v for k, v in message.items() if k != "act"})

    assert (problem["kind"], problem["args"]) == ("box_filled", ["lo insertado"])
    assert len(page.heard("insert")) == 1


def test_the_key_is_in_nothing_that_a_panel_or_a_page_is_told(hand: Hand, page: Told) -> None:
    key = hand.stored("connection")["key"]
    drafted(hand, page)

    said = str(hand.state()) + str([page.heard(ask) for ask in ("selection", "reread", "box", "insert", "posted")])

    assert key.startswith("pvz_")
    assert key not in said
    assert hand.page.evaluate("chrome.storage.local.get()") == {}


@pytest.mark.parametrize(
    "message",
    [{"act": "state"}, {"act": "unpair"}, {"act": "fresh"}, {"act": "pair", "link": "x"}, {"act": "refresh"}, {}, None],
)
def test_a_content_script_has_no_acts(hand: Hand, page: Told, message: dict[str, Any] | None) -> None:
    assert page.sends(message or {}) == "silence"
    assert hand.state()["paired"] is not None
    assert hand.state()["conversations"] == []


def test_what_a_page_gives_is_bounded_and_of_one_shape(hand: Hand, page: Told) -> None:
    id = picked(
        hand,
        page,
        text="á" * 12_000,
        author={"not": "text"},
        url="javascript:alert(1)",
        posted_at="ayer",
        rating=9,
        thread=[{"author": "@b", "ours": "yes", "text": "t" * 3_000}, "no turn", {"text": ""}] * 30,
        network=7,
        extra="dropped",
    )

    one = hand.one(id)

    comment = one["comment"]
    assert set(comment) == {"network", "text", "author", "url", "id", "posted_at", "rating", "thread"}
    assert len(comment["text"]) == 10_001
    assert [comment[name] for name in ("network", "author", "url", "posted_at", "rating")] == [None] * 5
    assert {(len(turn["text"]), turn["ours"]) for turn in comment["thread"]} == {(2_000, False)}
    assert len(comment["thread"]) <= 20
    assert (one["problem"]["kind"], one["problem"]["args"]) == ("too_long", ["12000", "10000"])


def test_a_content_script_is_told_no_state(hand: Hand, page: Told) -> None:
    page.sends({"join": "panel"})

    assert page.page.evaluate("document.documentElement.dataset.joined") == "refused"


@pytest.mark.parametrize("found", [None, "text", 7, [], {"site": "evil", "mark": "m"}, {"site": "x"}, {"mark": 3}])
def test_what_is_no_comment_begins_nothing(hand: Hand, page: Told, found: object) -> None:
    page.sends({"picked": found})

    assert hand.state()["conversations"] == []


def test_a_pick_opens_the_panel_and_sends_nothing(hand: Hand, page: Told) -> None:
    hand.alone()
    with scripted() as server:
        hand.forget()
        hand.do("pair", link=f"{server.url}/pair#K7QM-4XHT")
        before = [one for one in server.asked if one.method == "POST"]

        id = picked(hand, page)
        panels = hand.page.evaluate("chrome.runtime.getContexts({contextTypes: ['SIDE_PANEL']})")

        assert len(panels) == 1
        assert hand.one(id)["phase"] == "compose"
        assert [one for one in server.asked if one.method == "POST"] == before
        assert all(one.body is None or "comment" not in one.body for one in server.asked)


def test_a_comment_that_is_there_already_is_chosen_again_and_not_doubled(hand: Hand, page: Told) -> None:
    id, _ = drafted(hand, page, id="seen-before")
    hand.do("fresh")

    page.sends({"picked": {**FOUND, "id": "seen-before", "url": None, "mark": "another"}})
    hand.until(id, lambda one: one["place"]["mark"] == "another")

    state = hand.state()
    assert state["current"] == id
    assert len(state["conversations"]) == 2


def test_two_selections_of_one_page_are_two_comments(hand: Hand, page: Told) -> None:
    for text in ("La primera", "La segunda", "La primera"):
        page.sends({"picked": {**FOUND, "site": "anywhere", "network": None, "text": text, "url": PAGE, "id": None}})
        hand.page.wait_for_timeout(100)

    comments = [one["comment"] for one in hand.state()["conversations"]]

    assert sorted(one["text"] for one in comments) == ["La primera", "La segunda"]
    assert all(one["id"].startswith("sel-") and len(one["id"]) == 20 for one in comments)


@pytest.mark.parametrize(
    ("comment", "kind", "args"),
    [
        ({"network": "x", "text": "  "}, "empty_comment", []),
        ({"network": None, "text": "Hola"}, "unknown_network", [""]),
        ({"network": "fax", "text": "Hola"}, "unknown_network", ["fax"]),
        ({"network": "x", "text": "a" * 10_001}, "too_long", ["10001", "10000"]),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_sent(
    hand: Hand, comment: dict[str, Any], kind: str, args: list[str]
) -> None:
    id = hand.do("fresh")["conversation"]

    problem = hand.refused("ask", conversation=id, comment=comment)

    one = hand.one(id)
    assert (problem["kind"], problem["args"]) == (kind, args)
    assert (one["phase"], one["problem"]["kind"], one["comment"]["text"]) == ("compose", kind, comment["text"])


def test_nothing_is_inserted_before_somebody_else_approved_it(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)

    problem = hand.refused("insert", conversation=id, which="reply", overwrite=True, despite=True)
    lead.approves(reply, visible=False)
    undoable = hand.refused("insert", conversation=id, which="reply", overwrite=True, despite=True)

    assert (problem["kind"], undoable["kind"]) == ("not_approved", "not_approved")
    assert page.heard("insert") == []


def test_an_approval_that_fell_a_moment_ago_inserts_nothing(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = approved(hand, page, lead)
    lead.does(reply, "undo")

    problem = hand.refused("insert", conversation=id, which="reply", overwrite=True, despite=True)

    assert problem["kind"] == "no_longer_approved"
    assert page.heard("insert") == []


@pytest.mark.parametrize(
    ("answers", "kind", "args"),
    [
        ({"reread": {"state": "changed", "text": "Otra cosa"}}, "comment_changed", ["Otra cosa"]),
        ({"reread": {"state": "gone", "text": ""}}, "comment_gone", []),
        ({"reread": {"state": "whatever"}}, "comment_gone", []),
        ({"reread": None}, "tab_gone", ["https://comments.example/"]),
        ({"box": {"box": "filled", "text": "a medias"}}, "box_filled", ["a medias"]),
        ({"box": {"box": "none", "text": ""}}, "box_none", []),
        ({"box": "?"}, "tab_gone", ["https://comments.example/"]),
        ({"insert": {"done": False, "how": None, "why": "refused"}}, "box_refused", []),
        ({"insert": {"done": "yes", "why": "none"}}, "box_none", []),
    ],
)
def test_what_stands_in_the_way_on_the_page_is_said(
    hand: Hand, page: Told, lead: Lead, answers: dict[str, Any], kind: str, args: list[str]
) -> None:
    id, _ = approved(hand, page, lead)
    page.says(**answers)

    problem = hand.refused("insert", conversation=id, which="reply", overwrite=False, despite=False)

    assert (problem["kind"], problem["args"]) == (kind, args)
    assert hand.one(id)["inserted"] is None


def test_a_person_who_sees_the_comment_may_go_on_but_not_with_other_words(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead)
    page.says(reread={"state": "changed", "text": "Otra cosa"})
    changed = hand.refused("insert", conversation=id, which="reply", overwrite=False, despite=True)

    page.says(reread={"state": "gone", "text": ""})
    hand.do("insert", conversation=id, which="reply", overwrite=False, despite=True)

    assert changed["kind"] == "comment_changed"
    assert len(page.heard("insert")) == 1


def test_a_comment_that_was_changed_is_reported_and_its_approval_is_gone(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = approved(hand, page, lead)
    text = f"{COMPLAINT}. Editado: y encima llueve"
    page.says(reread={"state": "changed", "text": text})

    hand.do("changed", conversation=id)
    problem = hand.refused("insert", conversation=id, which="reply", overwrite=False, despite=False)

    one = hand.one(id)
    assert lead.reads(reply)["comment"]["text"] == text
    assert (one["comment"]["text"], one["place"]["text"]) == (text, text)
    assert problem["kind"] in ("no_longer_approved", "not_approved")
    assert page.heard("insert") == []


def test_a_comment_that_is_gone_is_withdrawn_by_the_person(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = approved(hand, page, lead)
    page.says(reread={"state": "gone", "text": ""})
    hand.refused("insert", conversation=id, which="reply", overwrite=False, despite=False)

    hand.do("withdraw", conversation=id)

    assert lead.reads(reply)["state"] == "withdrawn"
    assert (hand.one(id)["reply"]["state"], hand.one(id)["problem"]) == ("withdrawn", None)


def test_a_filled_box_is_overwritten_only_when_the_person_says_so(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead)
    page.says(box={"box": "filled", "text": "a medias"})

    problem = hand.refused("insert", conversation=id, which="reply", overwrite="yes", despite=False)
    hand.do("insert", conversation=id, which="reply", overwrite=True, despite=False)

    assert problem["way"] == "choose"
    assert [message["overwrite"] for message in page.heard("insert")] == [True]


def test_what_failed_on_the_page_is_done_again_as_it_was(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead)
    page.says(box={"box": "none"})
    hand.refused("insert", conversation=id, which="reply", overwrite=True, despite=False)
    hand.loaded.stop_worker()
    page.says(**FREE)

    hand.do("retry", conversation=id)

    one = hand.one(id)
    assert (one["problem"], one["failed"]) == (None, None)
    assert page.heard("insert")[0]["overwrite"] is True


def test_a_closed_tab_leads_to_the_comments_own_address(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead, id="closed-tab", url="https://x.com/ana/status/closed-tab")
    page.page.close()

    problem = hand.refused("insert", conversation=id, which="reply", overwrite=False, despite=False)

    assert (problem["kind"], problem["way"]) == ("tab_gone", "open")
    assert problem["args"] == ["https://x.com/ana/status/closed-tab"]


def test_a_comment_opened_in_another_tab_is_found_there(hand: Hand, page: Told, lead: Lead) -> None:
    id, _ = approved(hand, page, lead)
    page.page.close()
    again = Told(hand.loaded)
    again.says(**FREE)
    again.page.bring_to_front()

    hand.do("insert", conversation=id, which="reply", overwrite=False, despite=False)

    assert len(again.heard("insert")) == 1
    again.page.close()


def test_the_private_message_is_for_the_clipboard_alone(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = approved(hand, page, lead)
    words = lead.reads(reply)["approved"]

    copied = hand.do("copyable", conversation=id, which="reply", part="private")
    hand.do("copied", conversation=id, which="reply", part="private")
    hand.do("insert", conversation=id, which="reply", overwrite=False, despite=False)
    hand.do("published", conversation=id, which="reply", part="public")
    later = hand.do("copyable", conversation=id, which="reply", part="private")

    assert copied == later == {"text": words["private_text"], "sha256": words["sha256"]}
    assert [message["text"] for message in page.heard("insert")] == [words["public_text"]]
    assert {(sent["part"], sent["how"]) for sent in hand.one(id)["sent"]} == {("private", "copied"), ("public", "exec")}


def test_an_edit_of_an_older_version_is_refused_kept_and_shown_beside_the_newer(
    hand: Hand, page: Told, lead: Lead
) -> None:
    id, reply = drafted(hand, page)
    lead.does(reply, "edit", public_text="Hola, @ana. Lo sentimos mucho.", private_text=None, reason="tone")

    problem = hand.refused("edit", conversation=id, public_text="Lo mío", private_text=None)

    one = hand.one(id)
    assert (problem["kind"], problem["status"], problem["way"]) == ("refused", 409, "reload")
    assert (one["edited"]["public_text"], one["edited"]["private_text"]) == ("Lo mío", None)
    assert one["edited"]["base"]["version"] < one["reply"]["version"]
    assert one["reply"]["draft"]["public_text"] == "Hola, @ana. Lo sentimos mucho."


def test_the_same_note_twice_is_one(hand: Hand, page: Told, served: Served) -> None:
    id, reply = drafted(hand, page)

    for _ in range(2):
        hand.do("note", conversation=id, text="Ojo: es cliente de hace años")

    with served.client() as client:
        notes = client.get(f"/v1/replies/{reply}/notes").json()["items"]
    assert [note["text"] for note in notes] == ["Ojo: es cliente de hace años"]


def test_what_is_typed_while_an_edit_is_sent_is_kept(hand: Hand, page: Told) -> None:
    id, _ = drafted(hand, page)
    words = {**hand.one(id)["reply"]["draft"]}
    sent = {"public_text": words["public_text"].replace("Hola", "Buenas"), "private_text": words["private_text"]}
    typed = {**sent, "public_text": sent["public_text"] + " Y más."}

    hand.page.evaluate(
        """async ([id, sent, typed]) => Promise.all([
          chrome.runtime.sendMessage({act: "edit", conversation: id, ...sent}),
          new Promise(go => setTimeout(go, 5)).then(() =>
            chrome.runtime.sendMessage({act: "keep", conversation: id, ...typed})),
        ])""",
        [id, sent, typed],
    )

    one = hand.one(id)
    assert one["reply"]["draft"]["public_text"] == sent["public_text"]
    assert {name: one["edited"][name] for name in typed} == typed


def test_an_act_that_the_phase_does_not_know_changes_nothing(hand: Hand) -> None:
    id = hand.do("fresh")["conversation"]

    for act in ("edit", "rewrite", "withdraw", "cancel", "nonsense", "__proto__", "constructor"):
        problem = hand.refused(act, conversation=id)
        assert (problem["kind"], problem["way"]) == ("refused", "reload")
    assert hand.one(id)["phase"] == "compose"


def test_a_closed_conversation_is_gone_here_and_stays_at_the_server(hand: Hand, page: Told, lead: Lead) -> None:
    id, reply = drafted(hand, page)

    hand.do("close", conversation=id)

    assert hand.state()["conversations"] == []
    assert lead.reads(reply)["state"] == "pending"


def test_at_most_fifty_conversations_are_kept(hand: Hand) -> None:
    make = """async () => {
      const conversations = await import("/worker/conversations.js");
      for (let n = 0; n < 53; n += 1) {
        const comment = {network: "x", text: "c" + n, author: null, url: null, id: String(n), posted_at: null,
          rating: null, thread: []};
        await conversations.begin(comment, null);
      }
    }"""
    hand.page.evaluate(make)

    texts = [one["comment"]["text"] for one in hand.state()["conversations"]]

    assert len(texts) == 50
    assert (texts[0], texts[-1]) == ("c52", "c3")


def test_pairing_anew_as_the_same_person_keeps_what_was_begun(
    hand: Hand, served: Served, staff: Staff, page: Told
) -> None:
    id, _ = drafted(hand, page)
    before = hand.stored("connection")["key"]

    pair(hand, served, staff.agent)
    same = [one["id"] for one in hand.state()["conversations"]]
    pair(hand, served, staff.lead)

    assert same == [id]
    assert hand.state()["conversations"] == []
    with served.client(before) as client:
        assert client.get("/v1/me").status_code == 401


def test_a_code_works_once(hand: Hand, served: Served, staff: Staff) -> None:
    code = code_for(served, staff.agent)
    hand.do("pair", link=f"{served.url}/pair#{code}")

    problem = hand.refused("pair", link=f"{served.url}/pair#{code}")

    assert problem["kind"] == "code_refused"
    assert hand.state()["paired"]["name"] == staff.agent.name


def test_the_menu_takes_the_selection_of_a_page_that_only_it_can_read(hand: Hand) -> None:
    hand.state()
    info = {"menuItemId": "ask", "selectionText": "Del PDF", "pageUrl": "https://files.example/a.pdf", "frameId": 0}

    def press(said: dict[str, Any]) -> None:
        hand.loaded.worker.evaluate(
            "info => chrome.contextMenus.onClicked.dispatch(info, {id: 999999, url: info.pageUrl})", said
        )

    press(info)
    hand.page.wait_for_timeout(300)
    (by_menu,) = hand.state()["conversations"]
    press({"menuItemId": "ask", "pageUrl": "chrome://settings", "frameId": 0})
    hand.page.wait_for_timeout(300)

    newest = hand.state()["conversations"][0]
    assert (by_menu["comment"]["text"], by_menu["place"]) == ("Del PDF", None)
    assert (newest["comment"]["text"], newest["problem"]["kind"]) == ("", "no_page")


CODE_POINTS = st.text(st.characters(codec="utf-8"), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(network=CODE_POINTS, public=CODE_POINTS, private=st.none() | CODE_POINTS)
def test_words_have_one_hash_in_the_browser_and_at_the_server(
    browser: Hand, network: str, public: str, private: str | None
) -> None:
    script = "words => import('/shared/approved.js').then(approved => approved.hashOf(...words))"

    assert browser.page.evaluate(script, ["r1", network, public, private]) == digest("r1", network, public, private)


def test_a_stream_is_the_same_wherever_the_network_cuts_it(browser: Hand) -> None:
    crlf = 'event: a\r\ndata: "ñ🌊"\r\nid: 8\r\n\r\n'
    text = f"retry: 2\nid: 7\n\n: nothing\n\n{crlf}data: 1\ndata: 2\n\ndata: end\n\nevent: cut"
    cut_everywhere = """async text => {
      const {events} = await import("/worker/stream.js");
      const bytes = new TextEncoder().encode(text), seen = [];
      for (let n = 0; n <= bytes.length; n += 1) {
        const pieces = [bytes.slice(0, n), bytes.slice(n)];
        const stream = new ReadableStream({pull(control) {
          const piece = pieces.shift();
          return piece ? control.enqueue(piece) : control.close();
        }});
        const heard = [];
        for await (const event of events(stream)) heard.push(event);
        seen.push(JSON.stringify(heard));
      }
      return [...new Set(seen)].map(JSON.parse);
    }"""

    (heard,) = browser.page.evaluate(cut_everywhere, text)

    assert heard == [
        {"event": "message", "data": "", "id": "7"},
        {"event": "a", "data": '"ñ🌊"', "id": "8"},
        {"event": "message", "data": "1\n2", "id": None},
        {"event": "message", "data": "end", "id": None},
    ]
