"""The side panel: readable for everybody in every state, and nothing that a person has typed is ever lost."""

import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from app.operations.write import edit
from tests.browser.browsing import overflow, press
from tests.browser.staff import Staff
from tests.browser.test_pages import violations
from tests.extension.beside import Beside
from tests.extension.conftest import BrowserWith
from tests.extension.loaded import TREE, Loaded
from tests.extension.panel_states import every
from tests.extension.panels import (
    ANSWER,
    COMMENT,
    SHA,
    acts,
    approved,
    at_panel,
    comment,
    conversation,
    crisis,
    decided,
    problem,
    reply,
    sent,
    state,
    tell,
    triage,
)
from tests.extension.test_words import kinds, words

LOOKS: Final[dict[str, tuple[tuple[Any, int], ...]]] = {
    "es": (("light", 320), ("dark", 400)),
    "en": (("dark", 320), ("light", 400)),
}
LOW: Final = """[...document.querySelectorAll("button, summary, input, select, textarea")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"""
MINE: Final = "Sentimos la espera. Escríbanos y lo vemos."
THEIRS: Final = "Lo sentimos mucho. Lo estamos mirando."


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


def at(spanish: Loaded, *conversations: dict[str, Any], answers: dict[str, Any] | None = None, **over: Any) -> Page:
    return at_panel(spanish, state(*conversations, **over), answers)


def control(page: Page, act: str) -> Any:
    return page.locator(f"[data-act={act}]")


def until(page: Page, act: str) -> dict[str, Any]:
    """The latest act of that name, as soon as there is one."""
    for _ in range(100):
        if done := acts(page, act):
            return done[-1]
        page.wait_for_timeout(50)
    raise AssertionError(f"{act} never came: {acts(page)}")


def has_focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.dataset.act || 'nothing'"))


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_state_keeps_anybody_out(browser_with: BrowserWith, extension: Path, language: Any) -> None:
    loaded = browser_with(extension, language)
    page = at_panel(loaded, state())
    page.emulate_media(reduced_motion="reduce")
    wrong: dict[str, list[str]] = {}
    for name, told in every().items():
        tell(page, told | {"conversations": [], "current": None})
        tell(page, told)
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        for scheme, width in LOOKS[language]:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 700})
            found = violations(page)
            if overflow(page) > 0:
                found.append(f"{overflow(page)} pixels wider than {width}")
            wrong.setdefault(name, []).extend(f"{scheme}: {fault}" for fault in found)
    assert {name: faults for name, faults in wrong.items() if faults} == {}
    assert page.locator("html").get_attribute("lang") == language
    assert loaded.faults == []


def test_the_finder_of_faults_finds_a_planted_one(spanish: Loaded) -> None:
    page = at(spanish)
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert [found.partition(":")[0] for found in violations(page)] == ["label"]


def test_every_control_is_large_enough_for_a_finger(spanish: Loaded) -> None:
    """44 pixels of height for whatever is pressed (links within a sentence apart)."""
    page = at(spanish)
    small: dict[str, list[str]] = {}
    for name, told in every().items():
        tell(page, told)
        small[name] = page.evaluate(LOW)
    assert {name: found for name, found in small.items() if found} == {}


def test_every_state_has_one_next_act_at_most(spanish: Loaded) -> None:
    page = at(spanish)
    many: dict[str, int] = {}
    for name, told in every().items():
        tell(page, told)
        many[name] = page.locator("main button.main:visible").count()
    assert {name: count for name, count in many.items() if count > 1} == {}


def test_without_pairing_there_is_one_way_on(spanish: Loaded) -> None:
    page = at(spanish, paired=None)
    control(page, "pair").click()
    assert [act["act"] for act in acts(page)] == ["(options)"]


def test_nothing_is_asked_for_before_the_person_does(spanish: Loaded) -> None:
    page = at(spanish, conversation(phase="compose"))
    expect(page.locator("#text")).to_have_value(COMMENT)
    page.wait_for_timeout(600)
    assert acts(page) == []


def test_nobody_is_told_that_nothing_left_once_it_may_have(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["compose"])
    expect(page.locator("main")).to_contain_text(words("es")["compose_promise"])
    tell(page, every()["compose-refused"])
    expect(page.locator("main")).not_to_contain_text(words("es")["compose_promise"])


def test_what_is_sent_is_what_the_person_corrected(spanish: Loaded) -> None:
    thread = [{"author": "@ana", "ours": False, "text": "¿Hay alguien?"}, {"author": None, "ours": True, "text": "Sí"}]
    page = at(spanish, conversation(phase="compose", comment=comment(thread=thread)))
    page.locator("#network").select_option("google")
    page.locator("#text").fill("Otra cosa")
    page.locator("#author").fill("")
    page.locator("summary").first.click()
    page.locator("#rating").select_option("2")
    page.locator("#posted").fill("2026-11-20T10:30")
    control(page, "without-0").click()
    control(page, "ask").click()
    [asked] = acts(page, "ask")
    assert {name: asked["comment"][name] for name in ("network", "text", "author", "rating", "thread")} == {
        "network": "google", "text": "Otra cosa", "author": None, "rating": 2, "thread": thread[1:],
    }  # fmt: skip
    assert asked["comment"]["posted_at"].startswith("2026-11-20T")


def test_corrections_are_kept_while_they_are_typed(spanish: Loaded) -> None:
    page = at(spanish, conversation(phase="compose"))
    page.locator("#text").press_sequentially(" Y dos niños.")
    until(page, "compose")
    assert acts(page, "compose")[-1]["comment"]["text"] == f"{COMMENT} Y dos niños."


@pytest.mark.parametrize(
    ("wrong", "field", "key"),
    [
        ({"text": "  "}, "text", "problem_empty_comment"),
        ({"text": "a" * 10_001}, "text", "problem_too_long"),
        ({"network": "mastodon"}, "network", "problem_unknown_network"),
        ({"network": None}, "network", "problem_unknown_network"),
    ],
)
def test_a_faulty_comment_is_not_sent_and_says_why_at_its_field(
    spanish: Loaded, wrong: dict[str, Any], field: str, key: str
) -> None:
    page = at(spanish, conversation(phase="compose", comment=comment(**wrong)))
    control(page, "ask").click()
    expect(page.locator(f"#{field}-wrong")).to_contain_text(words("es")[key].partition("$")[0])
    assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
    assert has_focus(page) == field
    assert acts(page, "ask", "hold") == []


def test_invisible_characters_are_seen_before_sending(spanish: Loaded) -> None:
    page = at(
        spanish, conversation(phase="compose", comment=comment(text="Hola \u202eatot\u200b \U0001f468\u200d\U0001f469"))
    )
    assert page.locator(".ctl").all_text_contents() == [
        "⟪RLO⟫",
        "⟪ZWSP⟫",
    ]  # the joiner draws the emoji, and hides nothing


def test_markup_of_strangers_is_text(spanish: Loaded) -> None:
    nasty = "<img src=x onerror=alert(1)><b>hola</b>"
    told = comment(text=nasty, author=nasty, url="javascript:alert(1)")
    page = at(spanish, conversation(reply=reply(comment=told, draft={"public_text": nasty, "private_text": nasty})))
    assert page.locator("main img, main b, main [onerror]").count() == 0
    expect(page.locator("h1")).to_contain_text(nasty)
    assert page.locator(".comment a").get_attribute("href") is None


def test_roles_and_kinds_of_comment_bear_the_brands_own_names(spanish: Loaded) -> None:
    held = reply(draft=None, result="hold", sha256=None)
    page = at(spanish, conversation(reply=held | {"triage": held["triage"] | {"outcome": "bulo"}}))
    expect(page.locator(".kind")).to_have_text("Bulo")
    expect(page.get_by_text("Coordinación de redes")).to_be_visible()


def test_a_cancelled_wait_is_told_to_the_worker(spanish: Loaded) -> None:
    page = at(spanish, conversation(phase="asking"))
    control(page, "cancel").click()
    assert [act["act"] for act in acts(page)] == ["cancel"]


def test_focus_goes_to_the_heading_when_its_control_has_gone(spanish: Loaded) -> None:
    page = at(spanish, conversation(phase="compose"))
    press(page, control(page, "ask"))
    tell(page, state(conversation(phase="asking")))
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_contain_text("@ana")


def test_what_changes_is_said_and_moves_nothing(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=reply()))
    page.locator("summary").filter(has_text="Nota para quien aprueba").click()
    page.locator("#note").fill("Ya llamó ayer")
    tell(page, state(conversation(reply=approved(moves=["edit", "note", "publish"]))))
    expect(page.locator("#status")).to_contain_text("Aprobada por Lucía")
    expect(page.locator("#note")).to_be_focused()
    expect(page.locator("#note")).to_have_value("Ya llamó ayer")


def test_typing_goes_on_whatever_others_do(spanish: Loaded) -> None:
    """The caret stays where it is while the reply is changed, approved and sent back by somebody else."""
    page = at(spanish, conversation(reply=reply()))
    control(page, "edit").click()
    page.locator("#public-text").fill(MINE)
    page.locator("#public-text").evaluate("box => box.setSelectionRange(3, 3)")
    theirs = {**reply()["draft"], "public_text": THEIRS}
    by = {"move": "edit", "by": "Lucía", "at": "2026-11-21T10:00:00Z", "reason": None, "note": None}
    for other in (
        reply(version=2, draft=theirs, decision=by),
        approved(version=3, draft=theirs),
        decided("changes_requested", "request-changes") | {"version": 4, "draft": theirs},
    ):
        tell(page, state(conversation(reply=other, edited={"public_text": MINE[:9], "private_text": None})))
        page.keyboard.type("x")
    page.wait_for_timeout(50)
    expect(page.locator("#public-text")).to_be_focused()
    expect(page.locator("#public-text")).to_have_value(f"{MINE[:3]}xxx{MINE[3:]}")
    expect(page.locator("section.alert").filter(has_text="Lucía")).to_contain_text(THEIRS)


def test_a_closed_panel_loses_no_word(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=reply()))
    control(page, "edit").click()
    page.locator("#public-text").fill(MINE)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert acts(page, "keep")[-1]["public_text"] == MINE
    again = at(spanish, conversation(reply=reply(), edited={"public_text": MINE, "private_text": None}))
    expect(again.locator("#public-text")).to_have_value(MINE)


def test_saving_sends_the_words_and_a_conflict_loses_none(spanish: Loaded) -> None:
    refused = problem("refused", way="retry", status=409, title="Otra persona la ha cambiado", detail="Fue Lucía.")
    page = at(spanish, conversation(reply=reply()), answers={"edit": {"ok": False, "problem": refused}})
    control(page, "edit").click()
    page.locator("#public-text").fill(MINE)
    page.locator("#why").select_option("tone")
    control(page, "save").click()
    [saved] = acts(page, "edit")
    assert (saved["public_text"], saved["reason"]) == (MINE, "tone")
    theirs = reply(version=2, draft={**reply()["draft"], "public_text": THEIRS})
    tell(page, state(conversation(reply=theirs, edited={"public_text": MINE, "private_text": None})))
    expect(page.locator("section.alert").filter(has_text="Otra persona la ha cambiado")).to_contain_text("Fue Lucía.")
    expect(page.locator("main")).to_contain_text(THEIRS)
    expect(page.locator("#public-text")).to_have_value(MINE)
    control(page, "theirs").click()
    nothing = {name: acts(page, "keep")[-1][name] for name in ("public_text", "private_text")}
    assert nothing == {"public_text": "", "private_text": None}
    tell(page, state(conversation(reply=theirs, edited=nothing)))
    expect(page.locator("#public-text")).to_have_count(0)


def test_lengths_are_those_that_the_network_counts(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["editing"])
    expect(page.locator(".counter.over")).to_contain_text("312 de 280 caracteres, como cuenta X: sobran 32")
    expect(page.locator("main")).to_contain_text("caminalba.example/ahora lleva a caminalba.example")
    page.locator("#public-text").press_sequentially(" más")
    until(page, "weigh")
    assert acts(page, "weigh")[-1]["public_text"].endswith(" más")


def test_findings_show_the_words_at_fault(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["pending-findings"])
    assert page.locator("mark.block").all_text_contents() == [ANSWER[12:25]]
    expect(page.locator(".finding.block")).to_contain_text("Impide aprobar: Ninguna fuente da este dato.")


@pytest.mark.parametrize("how", ["shorter", "warmer", "more_formal", "more_direct", "another"])
def test_another_wording_is_one_press_away(spanish: Loaded, how: str) -> None:
    page = at(spanish, conversation(reply=reply()))
    page.locator("summary").filter(has_text="Pedir otra redacción").click()
    control(page, f"rewrite-{how}").click()
    assert [act["how"] for act in acts(page, "rewrite")] == [how]


def test_note_severity_and_withdrawal_reach_the_worker(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=reply()))
    for title in ("Nota para quien aprueba", "Corregir la gravedad", "El comentario ya no está"):
        page.locator("summary").filter(has_text=title).click()
    page.locator("#note").fill(" Ya llamó ayer ")
    control(page, "note").click()
    expect(page.locator("#note")).to_have_value("")
    page.locator("#severity").select_option("critical")
    control(page, "triage").click()
    control(page, "withdraw-now").click()
    told = [{name: act.get(name) for name in ("act", "text", "severity") if act.get(name)} for act in acts(page)]
    assert told == [
        {"act": "note", "text": "Ya llamó ayer"},
        {"act": "triage", "severity": "critical"},
        {"act": "withdraw"},
    ]


def test_approved_words_are_put_then_sent_by_hand_then_reported(spanish: Loaded) -> None:
    page = at(
        spanish,
        conversation(reply=approved()),
        answers={"posted": {"ok": True, "value": {"permalink": "https://x.com/b/9"}}},
    )
    expect(page.locator(".stand")).to_contain_text("Ya puede ponerla")
    control(page, "insert-reply").click()
    assert acts(page, "insert") == [
        {"act": "insert", "conversation": "c1", "which": "reply", "overwrite": False, "despite": False}
    ]
    tell(page, state(conversation(reply=approved(), sent=[sent()])))
    expect(page.locator(".stand")).to_contain_text("pulse usted Enviar")
    page.locator("#link-r1").focus()
    expect(page.locator("#link-r1")).to_have_value("https://x.com/b/9")
    control(page, "published-public").click()
    [told] = acts(page, "published")
    assert (told["which"], told["part"], told["permalink"]) == ("reply", "public", "https://x.com/b/9")


def test_a_filled_box_is_asked_about(spanish: Loaded) -> None:
    filled = problem("box_filled", "Hola, estamos en ello", way="choose")
    page = at(spanish, conversation(reply=approved()), answers={"insert": {"ok": False, "problem": filled}})
    control(page, "insert-reply").click()
    expect(page.locator("section.alert blockquote")).to_have_text("Hola, estamos en ello")
    control(page, "leave").click()
    expect(page.locator("section.alert")).to_have_count(0)
    control(page, "insert-reply").click()
    control(page, "overwrite").click()
    assert [act["overwrite"] for act in acts(page, "insert")] == [False, False, True]


def test_copied_words_are_on_the_clipboard_and_told(spanish: Loaded) -> None:
    spanish.context.grant_permissions(["clipboard-read", "clipboard-write"])
    words_ = {"copyable": {"ok": True, "value": {"text": ANSWER, "sha256": SHA}}}
    page = at(spanish, conversation(reply=approved(), place=None), answers=words_)
    page.bring_to_front()
    control(page, "copy-reply").click()
    until(page, "copied")
    assert page.evaluate("navigator.clipboard.readText()") == ANSWER


def test_words_that_the_clipboard_refuses_can_be_copied_by_hand(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=approved()), answers={"copyable": {"ok": True, "value": {"text": ANSWER}}})
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }")
    control(page, "copy-reply").click()
    expect(page.get_by_label("Texto para copiar a mano")).to_have_value(ANSWER)
    assert acts(page, "copied") == []


def test_words_that_went_stale_in_the_box_are_called_back(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=approved(), sent=[sent()]))
    tell(page, state(conversation(reply=decided("stale", "outdate", by=None), sent=[sent()])))
    expect(page.get_by_role("alert")).to_contain_text("No la envíe: bórrela de la caja")
    control(page, "published-public").click()
    assert len(acts(page, "published")) == 1
    assert page.locator("[data-act=insert-reply], [data-act=copy-reply]").count() == 0


def test_what_is_not_approved_can_be_neither_put_nor_copied(spanish: Loaded) -> None:
    page = at(spanish)
    for name, told in every().items():
        tell(page, told)
        offered = {
            one["id"]
            for each in told["conversations"]
            for one in (each["reply"], each["holding"])
            if one and one["approved"]
        }
        shown = page.locator("[data-act^=insert-], [data-act^=copy-]").count()
        assert not shown or offered, name


def test_the_private_message_is_never_put_into_the_page(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["approved"])
    private = page.locator("section.private")
    expect(private).to_contain_text("Nunca se publica")
    assert private.locator("[data-act^=insert]").count() == 0
    private.locator("[data-act=sent-private-reply]").click()
    assert [(act["which"], act["part"]) for act in acts(page, "published")] == [("reply", "private")]


def test_every_problem_has_a_sentence_and_those_with_a_way_a_button(spanish: Loaded) -> None:
    page, said = at(spanish), words("es")
    ways: dict[str, str | None] = page.evaluate("import('../shared/problems.js').then(({WAYS}) => WAYS)")
    assert set(ways) == kinds()
    for kind, way in ways.items():
        told = problem(kind, "https://portavoz.example", "0.2.0", "0.1.0", way=way)
        tell(page, state(conversation(reply=approved(), problem=told)))
        alert = page.locator("section.alert")
        first = re.split(r"[$.:]", said[f"problem_{kind}"])[0]
        assert (kind, alert.inner_text().startswith(first)) == (kind, True)
        assert (kind, alert.locator("button, a").count() > 0) == (kind, way is not None)


def test_the_crisis_is_on_top_in_the_readers_language(
    browser_with: BrowserWith, extension: Path, spanish: Loaded
) -> None:
    told = state(conversation(reply=reply()), situation=crisis("Autocar parado"))
    page = at_panel(spanish, told)
    expect(page.locator(".drill")).to_contain_text("SIMULACRO")
    expect(page.locator(".standing")).to_contain_text("Un autocar está parado")
    english = at_panel(browser_with(extension, "en"), told)
    expect(english.locator(".standing")).to_contain_text("A coach has broken down")
    assert english.locator(".strip-line").get_attribute("lang") == "en"


def test_the_list_is_used_by_keyboard_and_shows_what_is_new(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["crisis"])
    assert page.get_by_label("Con novedades").count() == 1
    press(page, page.locator(".row .open").nth(1))
    press(page, page.locator(".row .close").nth(3))
    assert [(act["act"], act["conversation"]) for act in acts(page)] == [("select", "c2"), ("close", "c4")]


def test_the_undo_window_counts_down_in_sight(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["almost"])
    expect(page.locator(".stand .next")).to_have_text("Visible en 3 s")
    expect(page.locator(".stand .next")).to_have_text("Visible en un momento")
    assert page.locator("[data-act^=insert-]").count() == 0


def test_the_language_of_each_text_is_marked(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=reply(triage=triage(language="ca", reply_language="ca"))))
    assert page.locator(".comment .text").get_attribute("lang") == "ca"
    assert page.locator(".text.ours").last.get_attribute("lang") == "ca"
    assert page.locator("html").get_attribute("lang") == "es"


def test_a_second_press_while_something_is_under_way_does_nothing(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=approved()), answers={"insert": "never"})
    control(page, "insert-reply").click()
    control(page, "insert-reply").click(force=True)
    assert len(acts(page, "insert")) == 1


def test_where_no_engine_wrote_a_person_can(spanish: Loaded) -> None:
    page = at_panel(spanish, every()["no-reply"])
    control(page, "edit").click()
    expect(page.locator("#public-text")).to_be_focused()
    page.locator("#public-text").fill(MINE)
    control(page, "save").click()
    assert [(act["public_text"], act["private_text"]) for act in acts(page, "edit")] == [(MINE, None)]


def test_once_the_holding_has_been_put_nobody_is_told_to_put_it(spanish: Loaded) -> None:
    page = at(spanish, conversation(reply=reply()))
    expect(page.locator(".stand .next")).to_contain_text("ponga el mensaje de espera")
    tell(page, every()["holding-inserted"])
    expect(page.locator(".stand .next").first).to_contain_text("No tiene que hacer nada")


def test_the_icons_are_those_of_the_pages_and_of_the_sizes_that_they_are_named_for() -> None:
    icons = TREE / "icons"
    assert (icons / "icon.svg").read_bytes() == (TREE.parent / "app" / "web" / "static" / "icon.svg").read_bytes()
    for size in (16, 32, 48, 128):
        assert struct.unpack(">II", (icons / f"{size}.png").read_bytes()[16:24]) == (size, size)


def test_two_people_change_the_same_words_on_a_real_server(spanish: Loaded, staff: Staff) -> None:
    """Typed by hand, drafted, changed by the lead while the agent writes: both texts stand there, and one is saved."""
    beside = Beside(spanish, staff, staff.agent)
    panel = beside.panel
    beside.pair()
    control(panel, "fresh-here").click()
    panel.locator("#network").select_option("x")
    panel.locator("#text").fill("Llevo dos horas esperando el barco y nadie me atiende")
    id = beside.ask()
    control(panel, "edit").click()
    panel.locator("#public-text").fill(f"{MINE} Escríbenos por mensaje directo.")
    theirs = f"{THEIRS} Escríbenos por mensaje directo."
    lead, version = staff.lead, staff.now(id).version
    staff.do(lambda desk: edit(desk, id, lead, version=version, public_text=theirs, private_text=None))
    beside.act("refresh")
    expect(panel.locator("section.alert").filter(has_text=lead.name)).to_contain_text(theirs)
    expect(panel.locator("#public-text")).to_have_value(f"{MINE} Escríbenos por mensaje directo.")
    control(panel, "save").click()
    expect(panel.locator("#public-text")).to_have_count(0)
    expect(panel.locator("#status")).to_contain_text("Guardado")
    draft = staff.now(id).draft
    assert draft is not None
    assert draft.public_text == f"{MINE} Escríbenos por mensaje directo."
    beside.close()
    staff.come_back()


@pytest.mark.skipif("PORTAVOZ_SHOTS" not in os.environ, reason="set PORTAVOZ_SHOTS to a folder for pictures")
def test_pictures_of_every_state(spanish: Loaded) -> None:
    folder = Path(os.environ["PORTAVOZ_SHOTS"]) / "panel"
    folder.mkdir(parents=True, exist_ok=True)
    page = at(spanish)
    page.set_viewport_size({"width": 360, "height": 760})
    for name, told in every().items():
        tell(page, told)
        page.screenshot(path=folder / f"{name}.png", full_page=True)
