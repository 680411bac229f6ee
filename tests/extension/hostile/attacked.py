"""A person beside a page that is against them, and what must hold whatever that page does."""

import json
from typing import Any, Final

from playwright.sync_api import CDPSession, Page, expect

from tests.extension.beside import Beside, new_id, x_address
from tests.extension.hostile.pages import hostile_page
from tests.extension.wire import Heard

COMPLAINT: Final = "Llevo dos horas esperando el barco y nadie me atiende"
POST: Final = "[data-testid=tweetText]"
BUTTON: Final = "article > span"
"""Our own button's host: the one element of ours in a page."""


def cleared(beside: Beside) -> None:
    for one in beside.state()["conversations"]:
        beside.browser.act(beside.panel, {"act": "close", "conversation": one["id"]})
    for page in beside.browser.context.pages[1:]:
        if page != beside.panel:
            page.close()
    beside.staff.come_back()


def against_us(beside: Beside, text: str = COMPLAINT, **over: Any) -> Page:
    id = new_id()
    page = beside.browser.page(x_address(id), hostile_page(text, id=id, **over))
    page.locator(BUTTON).first.wait_for(state="attached")
    return page


def approved_on(beside: Beside, page: Page) -> str:
    """The words that a lead approved for the page's post, not inserted yet."""
    beside.pick(page, POST)
    beside.ask()
    approval = beside.approved().approval
    assert approval is not None
    return approval.public_text


def key_of(beside: Beside) -> str:
    """The key, from the one place that has it."""
    read = "import('/worker/store.js').then(store => store.read('connection'))"
    key = str(beside.panel.evaluate(read)["key"])
    assert key.startswith("pvz_")
    return key


def box(page: Page) -> str:
    return str(page.locator(".box").evaluate("box => box.value ?? box.innerText")).strip()


def picked_by_hand(beside: Beside, ear: Heard) -> None:
    """A click on our own button, and what the server hears of it: nothing."""
    page = against_us(beside)
    ear.requests.clear()
    spot = page.locator(BUTTON).first
    spot.scroll_into_view_if_needed()
    spot.click(force=True, position={"x": 10, "y": 10})
    beside.until(lambda: len(beside.state()["conversations"]) == 1)
    beside.act("refresh")
    assert ear.told() == [], f"the server heard {ear.told()}"


def refused(beside: Beside, page: Page, **how: Any) -> str:
    """Why nothing was put into the page; the box proves it."""
    before = box(page)
    answer = beside.act("insert", **{"which": "reply", "overwrite": False, "despite": False, **how})
    assert box(page) == before, "something was inserted"
    assert answer["ok"] is False
    return str(answer["problem"]["kind"])


def waits(beside: Beside, page: Page) -> str:
    """Whether a draft that nobody approved stays out of the page."""
    beside.pick(page, POST)
    beside.ask()
    expect(beside.control("insert-reply")).to_have_count(0)
    return refused(beside, page, overwrite=True, despite=True)


def memory(beside: Beside, page: Page) -> str:
    """All strings on the heap of a page's process: its own, and those of our content scripts."""
    session, parts = beside.browser.context.new_cdp_session(page), []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: parts.append(event["chunk"]))
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    session.detach()
    return "\n".join(json.loads("".join(parts))["strings"])


def ours(beside: Beside, page: Page) -> tuple[CDPSession, int]:
    """The world of our content scripts in a page."""
    session, worlds = beside.browser.context.new_cdp_session(page), []
    session.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
    session.send("Runtime.enable")
    origin = beside.browser.address("").rstrip("/")
    return session, next(int(world["id"]) for world in worlds if world["origin"] == origin)


def asked_in(session: CDPSession, world: int, script: str) -> Any:
    given = {"expression": script, "contextId": world, "awaitPromise": True, "returnByValue": True}
    return session.send("Runtime.evaluate", given)["result"].get("value")


STORES: Final = """(async () => JSON.stringify([
  typeof chrome.storage?.local, await chrome.storage?.local?.get().catch(String),
  await chrome.storage?.session?.get().catch(String), await chrome.storage?.sync?.get().catch(String),
  (await indexedDB.databases()).map(({name}) => name), Object.keys(localStorage), Object.keys(sessionStorage),
  document.cookie]))()"""


def keyless(beside: Beside) -> tuple[CDPSession, int]:
    """The world of our content scripts, in whose stores there is no key."""
    session, world = ours(beside, against_us(beside))
    found = str(asked_in(session, world, STORES))
    assert key_of(beside) not in found, "a key in a store"
    assert "portavoz" not in found.lower()
    return session, world
