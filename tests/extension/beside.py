"""A person at work beside a comment: paired browser, side panel, pages with comments and a Send of their own."""

import html
import secrets
from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from app.operations.decide import UNDO, approve
from app.operations.weigh import weigh_again
from app.review.approving import Override
from app.review.pairing import new_code
from app.review.people import Person
from app.review.replies import Reply
from tests.browser.staff import Staff
from tests.extension.loaded import Loaded

POST: Final = "9001"
AUTHOR: Final = "@vecina"
SEND: Final = """<script>
const box = document.querySelector(".box");
const words = () => box.matches("textarea") ? box.value : box.innerText;
document.querySelector("#send").addEventListener("click", event => {
  window.presses = (window.presses ?? 0) + 1;
  if (!event.isTrusted) return;
  (window.sent ??= []).push(words());
  const stands = document.querySelector("#ours").content.cloneNode(true);
  stands.querySelector(".words").textContent = words();
  document.querySelector("main").append(stands);
  box.matches("textarea") ? box.value = "" : box.textContent = "";
});
</script>"""
"""A Send as sites have one: what stood in the box stands on the page then. `presses` counts every click, `sent` those
of a hand."""
BOX: Final = (
    '<div class="box" contenteditable="true" {} role="textbox" style="white-space: pre-wrap; min-height: 2em"></div>'
)


def x_address(id: str = POST) -> str:
    return f"https://x.com/vecina/status/{id}"


def x_page(text: str, *, id: str = POST, author: str = AUTHOR, box: str | None = None, more: str = "") -> str:
    """A post on X with a reply box below it and a button to send."""
    written = box if box is not None else BOX.format('data-testid="tweetTextarea_0"')
    return f"""<!doctype html><meta charset="utf-8"><title>X</title><main>
{x_post(html.escape(text), id=id, author=author)}
{written}<button id="send">Postear</button></main>{more}
<template id="ours">{x_post("", id="9999", author="@brisa", handle="brisa")}</template>{SEND}"""


def x_post(markup: str, *, id: str, author: str, handle: str = "vecina") -> str:
    return f"""<article data-testid="tweet"><div data-testid="User-Name"><a href="/{handle}">{html.escape(author)}</a>
<a href="/{handle}/status/{id}"><time datetime="2026-11-20T10:00:00.000Z">20 nov</time></a></div>
<div data-testid="tweetText" class="words">{markup}</div></article>"""


LINKEDIN: Final = "https://www.linkedin.com/feed/update/urn:li:activity:700/"


def linkedin_page(text: str, *, id: str = "701", author: str = "Vera Vecina") -> str:
    """A comment on LinkedIn with an answer's box inside it."""
    urn = f"urn:li:comment:(activity:700,{id})"
    box = BOX.format('aria-label="Añadir una respuesta"')
    return f"""<!doctype html><meta charset="utf-8"><title>LinkedIn</title><main>
<article data-id="{urn}"><span class="comments-comment-meta__description-title">{html.escape(author)}</span>
<span class="comments-comment-item__main-content">{html.escape(text)}</span>
<div>{box}<button id="send">Responder</button>
</div></article></main><template id="ours"><article data-id="urn:li:comment:(activity:700,799)">
<span class="comments-comment-meta__description-title">Naviera Brisa</span>
<span class="comments-comment-item__main-content words"></span></article></template>{SEND}"""


def forum_page(text: str) -> str:
    """A page that no site of ours has: a paragraph and a field."""
    return f"""<!doctype html><meta charset="utf-8"><title>Foro</title><main><p id="it">{html.escape(text)}</p>
<textarea class="box" rows="4" cols="60"></textarea><button id="send">Publicar</button></main>
<template id="ours"><p class="words"></p></template>{SEND}"""


class Beside:
    """One person with a paired browser and an open panel."""

    def __init__(self, browser: Loaded, staff: Staff, person: Person, address: str | None = None) -> None:
        self.browser, self.staff, self.person = browser, staff, person
        self.address = address or staff.served.url
        self.panel = browser.panel()

    def pair(self) -> None:
        """By a code, which the server makes for this person."""
        browser = self.browser
        code = self.staff.do(lambda desk: new_code(desk.db, self.person.id, desk.clock(), by=self.person.id))
        answer = browser.act(self.panel, {"act": "pair", "link": f"{self.address}/pair#{code.text}"})
        assert answer["ok"], answer

    def act(self, name: str, **fields: Any) -> dict[str, Any]:
        """What the worker answers to an act about the conversation in front, without the panel's own help."""
        about = {} if name in ("state", "refresh", "fresh", "pair", "unpair") else {"conversation": self.now()["id"]}
        return dict(self.browser.act(self.panel, {"act": name, **about, **fields}))

    def state(self) -> dict[str, Any]:
        return dict(self.browser.act(self.panel, {"act": "state"})["value"])

    def now(self) -> dict[str, Any]:
        """The conversation in front."""
        state = self.state()
        return next(dict(one) for one in state["conversations"] if one["id"] == state["current"])

    def control(self, act: str) -> Locator:
        """The panel's button for an act."""
        return self.panel.locator(f"[data-act='{act}']").first

    def press(self, act: str) -> None:
        """Presses that button as a person does."""
        self.panel.bring_to_front()
        button = self.control(act)
        expect(button).to_be_visible()
        expect(button).not_to_have_attribute("aria-disabled", "true")
        button.click()

    def pick(self, page: Page, selector: str) -> None:
        """Selects a comment's words, presses the toolbar button, and comes to the panel."""
        before = self.state()["current"]
        self.browser.pick(page, selector)
        self.panel.bring_to_front()
        self.until(lambda: (now := self.state()["current"]) is not None and (now != before or before is not None))

    def ask(self) -> str:
        """Asks for the draft and waits for it. Returns the reply's id."""
        self.press("ask")
        self.until(lambda: self.now()["phase"] == "following" and self.now()["reply"] is not None)
        return str(self.now()["reply"]["id"])

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits for something that comes by itself."""
        for _ in range(200):
            if holds():
                return
            self.panel.wait_for_timeout(50)
        raise AssertionError(f"it did not come to that: {self.now()}")

    def reply(self) -> Reply:
        """As the server has it."""
        return self.staff.now(self.now()["reply"]["id"])

    def approved(self, id: str | None = None, *, wait: bool = True) -> Reply:
        """A lead approves it; `wait`: the time to undo passes, and the panel knows.

        A composed draft that is too much like another test's is let pass: copies are not what is tested here.
        """
        id, lead = id or self.now()["reply"]["id"], self.staff.lead
        self.staff.do(lambda desk: weigh_again(desk, id))
        reply = self.staff.now(id)
        sha256 = reply.sha256 or ""
        passed = tuple(Override(rule=f.rule, reason="Leído") for f in reply.findings if f.level == "block")
        how: dict[str, Any] = {"version": reply.version, "sha256": sha256, "overrides": passed}
        self.staff.do(lambda desk: approve(desk, id, lead, **how))
        if wait:
            self.offered()
        return self.staff.now(reply.id)

    def offered(self) -> None:
        """The time to undo passes; the extension hears that the words may be taken."""
        self.staff.pass_(seconds=UNDO.total_seconds() + 1)
        self.act("refresh")
        self.until(lambda: self.now()["reply"]["approved"] is not None)

    def close(self) -> None:
        self.act("unpair")
        for page in self.browser.context.pages[1:]:
            page.close()


def new_id() -> str:
    """A comment's number that no other test uses."""
    return str(secrets.randbelow(10**12) + 10**9)
