"""Pages that are against us find no key, no store, no file of ours; an extension that let them would be caught."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.staff import Staff
from tests.extension.beside import Beside
from tests.extension.conftest import BrowserWith
from tests.extension.hostile.attacked import (
    STORES,
    against_us,
    approved_on,
    asked_in,
    key_of,
    keyless,
    memory,
    ours,
    picked_by_hand,
    waits,
)
from tests.extension.loaded import copied
from tests.extension.wire import Heard


def test_neither_page_nor_content_script_ever_holds_the_key(beside: Beside) -> None:
    """The memory of the page's process is searched: of the page, of our own scripts in it, of frames."""
    page = against_us(beside)
    words, key = approved_on(beside, page), key_of(beside)
    assert words not in memory(beside, page)  # not even what is approved, before it is inserted
    beside.press("insert-reply")
    expect(beside.control("published-public")).to_be_visible()
    seen = memory(beside, page) + page.content()
    assert key not in seen
    assert key.rpartition("_")[2] not in seen
    assert key not in json.dumps(page.evaluate("window.loot"))
    assert key not in json.dumps(beside.state())  # nor does the panel


def test_the_search_of_a_pages_memory_finds_a_planted_key(beside: Beside) -> None:
    """Control: in the page, and in a content script's world."""
    page, planted = against_us(beside), "pvz_plantada.0123456789abcdef"
    page.evaluate("key => { window.hidden = {deep: [new Map([[1, {key}]])]}; }", planted)
    assert planted in memory(beside, page)
    page = against_us(beside)
    session, world = ours(beside, page)
    planting = f"globalThis.kept = () => '{planted[:8]}' + '{planted[8:]}'; globalThis.held = [globalThis.kept()]"
    session.send("Runtime.evaluate", {"expression": planting, "contextId": world})
    assert planted in memory(beside, page)


def test_a_content_script_finds_no_key_in_any_store_and_has_no_act(beside: Beside) -> None:
    session, world = keyless(beside)
    for message in ({"act": "state"}, {"act": "copyable", "which": "reply"}, {"act": "unpair"}):
        wait = "new Promise(done => setTimeout(done, 300, 'silence'))"
        said = f"Promise.race([chrome.runtime.sendMessage({json.dumps(message)}).catch(String), {wait}])"
        answer = asked_in(session, world, said)
        assert answer in (None, "silence") or "Error" in str(answer), answer
    assert beside.state()["paired"] is not None


def test_a_page_finds_no_store_no_file_and_no_frame_of_ours(beside: Beside) -> None:
    page = against_us(beside)
    found = page.evaluate(STORES.replace("chrome.storage?", "undefined?"))
    assert "portavoz" not in found.lower()
    for file in ("manifest.json", "panel/panel.html", "worker.js", "icons/16.png", "page/content.js"):
        address = beside.browser.address(file)
        assert page.evaluate(REACH, address) == ["refused"] * 4, file
    page.evaluate(FRAME, beside.browser.address("panel/panel.html"))
    assert [frame.locator("#screen").count() for frame in page.frames] == [0, 0]
    with beside.browser.context.expect_page() as opened:
        page.evaluate("address => { window.open(address); }", beside.browser.address("panel/panel.html"))
    expect(opened.value.locator("#screen")).to_have_count(0)


REACH: Final = """async address => {
  const element = (name, where, add = {}) => new Promise(done => {
    const one = Object.assign(Document.prototype.createElement.call(document, name), add);
    one.onload = () => done("reached");
    one.onerror = () => done("refused");
    one[where] = address;
    document.documentElement.append(one);
  });
  return [await fetch(address).then(() => "reached", () => "refused"), await element("img", "src"),
    await element("script", "src"), await element("link", "href", {rel: "stylesheet"})];
}"""
FRAME: Final = """address => new Promise(done => {
  const frame = Document.prototype.createElement.call(document, "iframe");
  frame.onload = done;
  frame.src = address;
  document.documentElement.append(frame);
})"""


# Controls: an extension that does what ours must not is caught by the very checks above


VARIANTS: Final[dict[str, tuple[str, tuple[tuple[str, str], ...]]]] = {
    "inserts a draft": (
        "shared/approved.js",
        (("  const { approved } = reply;", "  return /** @type {any} */ ({ ...reply.draft, sha256: reply.sha256 });"),),
    ),
    "sends what was picked": (
        "worker/entries.js",
        (("export const MENU", 'import { ask as early } from "./server.js";\nexport const MENU'),
        ("  const found = await foundOf(given);", '  void early("POST", "/v1/drafts", { body: {} });\n'
         "  const found = await foundOf(given);")),
    ),
    "keeps its key where pages' scripts look": (
        "worker/pairing.js",
        (('  await store.keep("connection", connection);',
         '  await store.keep("connection", connection);\n  await chrome.storage.local.set({ connection });'),),
    ),
}  # fmt: skip
"""By what it does: the file, and what stands there in place of a line of ours."""


@pytest.fixture
def variant(browser_with: BrowserWith, staff: Staff, tmp_path: Path) -> Iterator[Callable[[str], Beside]]:
    """Our extension with something wrong in it."""
    begun: list[Beside] = []

    def make(name: str) -> Beside:
        file, changes = VARIANTS[name]
        tree = copied(tmp_path)
        code = (tree / file).read_text(encoding="utf-8")
        for line, wrong in changes:
            assert line in code, f"{file} has no such line any more: {line}"
            code = code.replace(line, wrong)
        (tree / file).write_text(code, encoding="utf-8")
        begun.append(Beside(browser_with(tree), staff, staff.agent))
        begun[-1].pair()
        return begun[-1]

    yield make
    for one in begun:
        one.close()
    staff.come_back()


def test_an_extension_that_inserts_a_draft_is_caught(variant: Callable[[str], Beside]) -> None:
    beside = variant("inserts a draft")
    with pytest.raises(AssertionError, match="something was inserted"):
        waits(beside, against_us(beside))


def test_an_extension_that_sends_what_was_picked_is_caught(variant: Callable[[str], Beside], ear: Heard) -> None:
    beside = variant("sends what was picked")
    with pytest.raises(AssertionError, match="/v1/drafts"):
        picked_by_hand(beside, ear)


def test_an_extension_that_keeps_its_key_where_pages_scripts_look_is_caught(variant: Callable[[str], Beside]) -> None:
    beside = variant("keeps its key where pages' scripts look")
    with pytest.raises(AssertionError, match="a key in a store"):
        keyless(beside)
