"""What the content scripts read of the five sites and of any other page: what a person sees there, and nothing else.

The pages beside this file are ours, after the marks that the sites are known by; no live site was asked.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded
from tests.extension.writing import ask, silent

PAGES: Final = Path(__file__).parent / "sites"
ADDRESS: Final = {
    "x": "https://x.com/brisa/status/100",
    "instagram": "https://www.instagram.com/p/AbC/",
    "facebook": "https://www.facebook.com/brisa/posts/300",
    "linkedin": "https://www.linkedin.com/feed/update/urn:li:activity:400/",
    "google": "https://business.google.com/n/1/reviews",
}
URN: Final = (
    "https://www.linkedin.com/feed/update/urn:li:activity:400/?commentUrn=urn%3Ali%3Acomment%3A(activity%3A400%2C40"
)
NOTHING: Final[dict[str, Any]] = {"posted_at": None, "rating": None, "thread": []}
READ: Final[dict[tuple[str, str], dict[str, Any]]] = {
    ("x", "comment"): {
        "text": "¿Otra vez? Llevamos dos horas\nesperando 😡 con #niños",
        "author": "@ana",
        "url": "https://x.com/ana/status/101",
        "id": "101",
        "posted_at": "2026-11-20T09:30:00.000Z",
        "rating": None,
        "thread": [{"author": "@brisa", "ours": False, "text": "El barco de las ocho sale con retraso."}],
    },
    ("instagram", "comment"): {
        **NOTHING,
        "text": "¿Y el de ayer?\nNadie contesta 😡 @brisa",
        "author": "ana.mar",
        "url": "https://www.instagram.com/p/AbC/c/201/",
        "id": "201",
        "posted_at": "2026-11-19T20:00:00.000Z",
    },
    ("instagram", "answer"): {
        "text": "A mí igual.",
        "author": "leo",
        "url": "https://www.instagram.com/p/AbC/c/201/r/202/",
        "id": "202",
        "posted_at": "2026-11-19T21:00:00.000Z",
        "rating": None,
        "thread": [{"author": "ana.mar", "ours": False, "text": "¿Y el de ayer?\nNadie contesta 😡 @brisa"}],
    },
    ("facebook", "comment"): {
        **NOTHING,
        "text": "Mi maleta no aparece 😢\nNadie me llama…",
        "author": "Ana Mar",
        "url": "https://www.facebook.com/brisa/posts/300?comment_id=301",
        "id": "301",
    },
    ("facebook", "answer"): {
        **NOTHING,
        "text": "A mí me pasó lo mismo.",
        "author": "Leo Sol",
        "url": "https://www.facebook.com/brisa/posts/300?comment_id=301&reply_comment_id=302",
        "id": "302",
        "thread": [{"author": "Ana Mar", "ours": False, "text": "Mi maleta no aparece 😢\nNadie me llama…"}],
    },
    ("linkedin", "comment"): {
        **NOTHING,
        "text": "Llevo un mes esperando el reembolso.\n¿Alguien responde?",
        "author": "Ana Mar",
        "url": URN + "1)",
        "id": "urn:li:comment:(activity:400,401)",
    },
    ("linkedin", "answer"): {
        **NOTHING,
        "text": "Yo dos meses.",
        "author": "Leo Sol",
        "url": URN + "2)",
        "id": "urn:li:comment:(activity:400,402)",
        "thread": [
            {"author": "Ana Mar", "ours": False, "text": "Llevo un mes esperando el reembolso.\n¿Alguien responde?"}
        ],
    },
    ("google", "comment"): {
        **NOTHING,
        "text": "El trayecto bien, pero la atención fatal.\n\nNo volveré.",
        "author": "Ana Mar",
        "url": "https://www.google.com/maps/reviews/data=ChdA",
        "id": "ChdA",
        "rating": 2,
    },
    ("google", "other"): {
        **NOTHING,
        "text": "Todo perfecto, el personal muy…",
        "author": "Leo Sol",
        "url": None,
        "id": "ChdB",
        "rating": 5,
    },
}
SITES: Final = sorted(ADDRESS)


@pytest.fixture(scope="module")
def loaded(browser_with: BrowserWith, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return browser_with(silent(tmp_path_factory.mktemp("silent")))


@pytest.fixture
def shown(loaded: Loaded) -> Iterator[list[Page]]:
    """The pages of a test, which close with it."""
    pages: list[Page] = []
    yield pages
    for page in pages:
        page.close()


def at(loaded: Loaded, shown: list[Page], site: str, html: str | None = None, address: str | None = None) -> Page:
    words = html if html is not None else (PAGES / f"{site}.html").read_text(encoding="utf-8")
    page = loaded.page(address or ADDRESS[site], words)
    shown.append(page)
    return page


def picked(loaded: Loaded, page: Page, selector: str) -> dict[str, Any] | None:
    """What is found when that element's words are selected."""
    page.locator(selector).first.evaluate("element => getSelection().selectAllChildren(element)")
    found = ask(loaded, page, "selection")["found"]
    return found and dict(found)


def named(loaded: Loaded, page: Page, selector: str) -> tuple[str, str, str | None]:
    found = picked(loaded, page, selector)
    assert found is not None
    return found["mark"], found["text"], found["url"]


def reread(loaded: Loaded, page: Page, named: tuple[str, str, str | None]) -> tuple[str, str]:
    answer = ask(loaded, page, "reread", mark=named[0], text=named[1], url=named[2])
    return answer["state"], answer["text"]


@pytest.mark.parametrize(("site", "which"), READ)
def test_a_comment_is_read_as_its_site_marks_it(loaded: Loaded, shown: list[Page], site: str, which: str) -> None:
    page = at(loaded, shown, site)
    found = picked(loaded, page, f"#{which}")
    assert found is not None
    assert found.pop("mark")
    assert found == {"site": site, "network": site, **READ[site, which]}


def test_on_a_page_of_its_own_a_post_is_the_answer_to_all_above_it(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "x", address="https://x.com/leo/status/102?s=20")
    page.evaluate("history.replaceState(null, '', '/leo/status/102')")
    found = picked(loaded, page, "#other [data-testid=tweetText]")
    assert found is not None
    assert [turn["author"] for turn in found["thread"]] == ["@brisa", "@ana"]


def test_a_part_that_the_person_selected_is_all_that_is_taken(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "linkedin")
    page.locator("#comment section span").first.evaluate(
        "span => getSelection().setBaseAndExtent(span.firstChild, 6, span.firstChild, 12)"
    )
    found = ask(loaded, page, "selection")["found"]
    assert (found["text"], found["author"]) == ("un mes", "Ana Mar")
    assert reread(loaded, page, (found["mark"], found["text"], found["url"]))[0] == "same"


@pytest.mark.parametrize("site", SITES)
def test_words_outside_of_any_comment_are_a_selection_of_that_network(
    loaded: Loaded, shown: list[Page], site: str
) -> None:
    page = at(loaded, shown, site, "<!doctype html><meta charset=utf-8><p id=it>¿Hay alguien ahí?</p>")
    found = picked(loaded, page, "#it")
    assert found is not None
    assert (found["site"], found["network"], found["url"]) == ("anywhere", site, ADDRESS[site])
    assert (found["text"], found["author"], found["id"]) == ("¿Hay alguien ahí?", None, None)


@pytest.mark.parametrize("site", SITES)
def test_where_nothing_is_selected_nothing_is_found(loaded: Loaded, shown: list[Page], site: str) -> None:
    assert ask(loaded, at(loaded, shown, site), "selection") == {"found": None}


@pytest.mark.parametrize("site", SITES)
def test_a_comment_that_the_page_draws_again_is_the_same(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    name = named(loaded, page, "#comment")
    page.evaluate("comment.replaceWith(comment.cloneNode(true))")
    assert reread(loaded, page, name)[0] == "same"


@pytest.mark.parametrize("site", SITES)
def test_a_comment_is_known_again_after_the_page_was_loaded_anew(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    name = named(loaded, page, "#comment")
    page.reload()
    assert reread(loaded, page, name)[0] == "same"


@pytest.mark.parametrize("site", SITES)
def test_other_words_are_a_changed_comment(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    name = named(loaded, page, "#comment")
    page.evaluate(REWRITE, ["#comment", "esperando", "ESPERANDO"])
    page.evaluate(REWRITE, ["#comment", "Nadie", "Alguien"])
    page.evaluate(REWRITE, ["#comment", "fatal", "genial"])
    state, text = reread(loaded, page, name)
    assert state == "changed"
    assert text != name[1]
    assert "ESPERANDO" in text or "Alguien" in text or "genial" in text


@pytest.mark.parametrize("site", SITES)
def test_a_comment_that_stands_nowhere_is_gone(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    name = named(loaded, page, "#comment")
    page.evaluate("comment.remove()")
    assert reread(loaded, page, name) == ("gone", "")
    assert reread(loaded, page, ("another name", *name[1:])) == ("gone", "")


@pytest.mark.parametrize("site", ["facebook", "google", "instagram", "linkedin"])
def test_an_element_that_the_page_uses_for_another_comment_is_not_it(
    loaded: Loaded, shown: list[Page], site: str
) -> None:
    page = at(loaded, shown, site)
    name = named(loaded, page, "#other")
    page.evaluate(REUSED, ["303", "999"])
    page.evaluate(REUSED, ["203", "999"])
    page.evaluate(REUSED, ["400,403", "400,999"])
    page.evaluate(REUSED, ["ChdB", "ChdZ"])
    assert reread(loaded, page, name) == ("gone", "")


def test_what_was_cut_off_and_is_unfolded_now_is_the_same(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "google")
    name = named(loaded, page, "#other")
    page.locator("#other button").evaluate("button => button.replaceWith('amable y atento.')")
    assert reread(loaded, page, name)[0] == "same"
    page.evaluate(REWRITE, ["#other", "amable", "antipático"])
    page.evaluate(REWRITE, ["#other", "perfecto", "regular"])
    assert reread(loaded, page, name)[0] == "changed"


def test_words_that_were_added_to_a_whole_comment_change_it(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "google")
    name = named(loaded, page, "#comment")
    page.locator("#comment [lang] span").evaluate("span => span.append(' Y os voy a denunciar.')")
    assert reread(loaded, page, name)[0] == "changed"


def test_blanks_and_composed_letters_change_nothing(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "google")
    name = named(loaded, page, "#comment")
    page.evaluate("text => { document.querySelector('#comment [lang] span').textContent = text }",
                  "El trayecto bien,\u00a0pero  la atencio\u0301n fatal. No volvere\u0301.")  # fmt: skip
    assert reread(loaded, page, name)[0] == "same"


def box_of(loaded: Loaded, page: Page, selector: str) -> str | None:
    """The box that takes the answer to that comment, by the text that comes to stand in it."""
    mark = named(loaded, page, selector)[0]
    answer = ask(loaded, page, "insert", mark=mark, text="Hola, le escribimos ya.", overwrite=False)
    if answer["why"] == "none":
        return None
    assert answer["done"]
    return str(page.evaluate(HOLDER, "Hola, le escribimos ya."))


@pytest.mark.parametrize("site", ["facebook", "google", "linkedin"])
def test_the_box_inside_or_beside_a_comment_is_the_one_for_it(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    if site == "facebook":  # two comments share it until the person clicks into it
        page.locator("#box").click()
    assert box_of(loaded, page, "#comment") == "box"


@pytest.mark.parametrize("site", ["google", "linkedin"])
def test_the_box_of_one_comment_is_not_for_another(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    page.locator("#box").click()
    assert box_of(loaded, page, "#other") is None


@pytest.mark.parametrize("site", ["facebook", "instagram"])
def test_a_box_that_may_be_for_any_comment_waits_for_the_cursor(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    assert box_of(loaded, page, "#other") is None
    page.locator("#box").click()
    assert box_of(loaded, page, "#other") == "box"


def test_on_x_the_box_of_the_page_answers_its_post_and_the_dialog_the_one_it_shows(
    loaded: Loaded, shown: list[Page]
) -> None:
    page = at(loaded, shown, "x")
    page.locator("main > [role=textbox]").click()
    assert box_of(loaded, page, "#comment") is None
    page.evaluate("document.body.append(dialog.content.cloneNode(true))")
    assert box_of(loaded, page, "#other") is None
    assert box_of(loaded, page, "#comment") == "answer"


@pytest.mark.parametrize("site", ["facebook", "instagram", "linkedin", "x"])
def test_our_words_on_the_page_have_an_address(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    known = READ[site, "comment"]
    assert ask(loaded, page, "posted", text=f" {known['text']}")["permalink"] == known["url"]
    assert ask(loaded, page, "posted", text="Lo que nadie ha dicho")["permalink"] is None


HIDDEN: Final = {
    "not displayed": "<span style='display:none'>NO</span>",
    "not visible": "<span style='visibility:hidden'>NO</span>",
    "clear": "<span style='opacity:0'>NO</span>",
    "clear letters": "<span style='color:transparent'>NO</span>",
    "without size": "<span style='font-size:0'>NO</span>",
    "letters of a pixel": "<span style='font-size:1px'>NO</span>",
    "shrunk": "<span style='display:inline-block;transform:scale(0)'>NO</span>",
    "in one pixel": "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>NO</span>",
    "clipped": "<span style='position:absolute;clip:rect(0 0 0 0)'>NO</span>",
    "clipped by a path": "<span style='display:inline-block;clip-path:inset(50%)'>NO</span>",
    "left of the page": "<span style='position:absolute;left:-9999px'>NO</span>",
    "above the page": "<span style='position:absolute;top:-9999px'>NO</span>",
    "indented away": "<span style='display:inline-block;text-indent:-9999px;overflow:hidden'>NO</span>",
    "not for ears": "<span aria-hidden=true>NO</span>",
    "a hidden attribute": "<span hidden>NO</span>",
    "folded": "<details><summary hidden>x</summary>NO</details>",
    "a script": "<script type=text/plain>NO</script>",
    "a button": "<button>NO</button>",
    "a role": "<span role=button>NO</span>",
    "a picture's words": "<img alt='NO' src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=20 height=20>",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_nobody_sees_is_not_read(loaded: Loaded, shown: list[Page], how: str) -> None:
    page = at(loaded, shown, "google", REVIEW.replace("WORDS", f"Lo que se ve {HIDDEN[how]}"))
    found = picked(loaded, page, "#comment")
    assert found is not None
    assert found["text"] == "Lo que se ve"


SEEN: Final = {
    "lines": ("<p>Uno</p><p>Dos</p><div>Tres<br>Cuatro</div>", "Uno\n\nDos\n\nTres\nCuatro"),
    "kept breaks": ("<span style='white-space:pre-wrap'>Uno\n\nDos</span>", "Uno\n\nDos"),
    "folded blanks": ("Uno \n\t  dos", "Uno dos"),
    "emoji as pictures": (
        "Bien <img alt='👍🏽' src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=9 height=9>", "Bien 👍🏽",
    ),
    "links": ("Con <a href='/niños'>#niños</a> a bordo", "Con #niños a bordo"),
    "markup as words": ("&lt;b&gt;no&lt;/b&gt; &amp;amp;", "<b>no</b> &amp;"),
    "other scripts": ("مرحبا بكم 你好 cafe\u0301", "مرحبا بكم 你好 cafe\u0301"),
    "without a box of its own": ("Uno <span style='display:contents'>dos</span>", "Uno dos"),
    "made visible": ("<div style='visibility:hidden'>no<b style='visibility:visible'>sí</b></div>", "sí"),
    "scrolled away": (
        "<div style='height:20px;overflow:auto' class=far>Uno<br>Dos<br>Tres<br>Cuatro</div>", "Uno\nDos\nTres\nCuatro",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SEEN)
def test_what_is_seen_is_read(loaded: Loaded, shown: list[Page], what: str) -> None:
    markup, text = SEEN[what]
    page = at(loaded, shown, "google", REVIEW.replace("WORDS", markup))
    page.evaluate("document.querySelector('.far')?.scrollTo(0, 60)")
    found = picked(loaded, page, "#comment")
    assert found is not None
    assert found["text"] == text


def test_a_text_longer_than_the_limit_is_told_apart_from_one_of_its_length(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "google", REVIEW.replace("WORDS", "é😀" * 9_000))
    found = picked(loaded, page, "#comment")
    assert found is not None
    assert len(found["text"]) == 10_001


@pytest.mark.parametrize("site", SITES)
def test_every_comment_has_a_button_of_a_size_to_hit(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    host = page.locator(f"#comment > {OURS}")
    expect(host).to_be_attached()
    expect(page.locator(f"#other > {OURS}")).to_be_attached()
    box = host.bounding_box()
    assert box is not None
    assert box["height"] == 24
    assert host.evaluate("host => [host.shadowRoot, host.textContent]") == [None, ""]


@pytest.mark.parametrize("site", ["instagram", "linkedin"])
def test_the_button_stands_before_the_answers(loaded: Loaded, shown: list[Page], site: str) -> None:
    page = at(loaded, shown, site)
    expect(page.locator(f"#comment > {OURS}")).to_be_attached()
    assert page.locator(f"#comment > {OURS}").evaluate("host => Boolean(host.compareDocumentPosition(answer) & 4)")


@pytest.mark.parametrize("site", SITES)
def test_a_click_of_a_hand_says_what_was_picked_and_one_of_the_page_does_not(
    loaded: Loaded, shown: list[Page], site: str
) -> None:
    page = at(loaded, shown, site)
    host = page.locator(f"#comment > {OURS}")
    expect(host).to_be_attached()
    loaded.worker.evaluate(HEAR)
    page.evaluate("window.clicks = 0; addEventListener('click', () => window.clicks++)")
    host.evaluate("host => { host.click(); host.dispatchEvent(new MouseEvent('click', {bubbles: true})) }")
    page.evaluate("window.postMessage({picked: {text: 'yo'}}, '*'); window.clicks = 0")
    host.scroll_into_view_if_needed()
    box = host.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 12, box["y"] + 12)
    heard = loaded.worker.evaluate("new Promise(go => setTimeout(() => go(globalThis.heard), 200))")
    assert [(list(one), one["picked"]["id"]) for one in heard] == [(["picked"], READ[site, "comment"]["id"])]
    assert page.evaluate("window.clicks") == 0, "the page took the click for its own"


def test_the_keyboard_comes_to_the_button_after_the_comments_own_controls(loaded: Loaded, shown: list[Page]) -> None:
    page = at(loaded, shown, "x")
    expect(page.locator(f"#comment > {OURS}")).to_be_attached()
    loaded.worker.evaluate(HEAR)
    page.locator("#comment [data-testid=like]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    heard = loaded.worker.evaluate("new Promise(go => setTimeout(() => go(globalThis.heard), 200))")
    assert [one["picked"]["id"] for one in heard] == ["101"]


def test_comments_that_come_later_have_buttons_too_and_a_page_that_throws_them_away_is_let_be(
    loaded: Loaded, shown: list[Page]
) -> None:
    page = at(loaded, shown, "google", REVIEW.replace("WORDS", "Uno"))
    page.evaluate(LATER)
    page.evaluate(
        """() => { window.thrown = 0; new MutationObserver(() => {
        const host = document.querySelector("#comment > span:last-child");
        if (host) { host.remove(); window.thrown++; } }).observe(document.body, {childList: true, subtree: true}) }"""
    )
    page.evaluate("document.body.append(document.createElement('i'))")
    expect(page.locator(f"#later > {OURS}")).to_be_attached()
    page.wait_for_function("window.thrown >= 2")
    page.wait_for_timeout(300)
    assert page.evaluate("window.thrown") <= 3


def test_a_thousand_comments_get_their_buttons(loaded: Loaded, shown: list[Page]) -> None:
    many = "".join(REVIEW.partition("<body>")[2].replace("WORDS", f"Reseña {n}") for n in range(1_000))
    page = at(loaded, shown, "google", REVIEW.partition("<body>")[0] + "<body>" + many)
    page.wait_for_function("document.querySelectorAll('[data-review-id] > span:last-child').length === 1000")


REVIEW: Final = """<!doctype html><html lang=es><meta charset=utf-8><title>Reseñas</title><body>
<div data-review-id=Chd1 aria-label="Ana Mar" id=comment><div lang=es>WORDS</div></div>"""
REWRITE: Final = """([root, from, to]) => {
  const walk = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace(from, to);
}"""
REUSED: Final = """([from, to]) => {
  for (const element of document.querySelectorAll("#other, #other *"))
    for (const {name, value} of [...element.attributes]) element.setAttribute(name, value.replace(from, to));
}"""
LATER: Final = """() => {
  const other = comment.cloneNode(true);
  other.querySelectorAll("span").forEach(ours => ours.remove());
  other.id = "later";
  document.body.append(other);
}"""
OURS: Final = "span:empty:not([role])"
"""The place of our button: what is in it is closed to the page."""
HOLDER: Final = """text => [...document.querySelectorAll("textarea, [contenteditable]")]
  .find(box => (box.value ?? box.textContent) === text)?.id"""
HEAR: Final = """() => {
  globalThis.heard = [];
  if (globalThis.hearing) return;
  globalThis.hearing = true;
  chrome.runtime.onMessage.addListener(message => { globalThis.heard.push(message); });
}"""
