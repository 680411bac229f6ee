"""A page that is against us: it lies, listens, breaks what scripts stand on, and looks for what it should not have."""

from typing import Final

from tests.extension.beside import x_page

OVERRIDES: Final = """<script>
window.loot = [];
let at = 0, busy = false;
const keep = value => {
  if (busy || at > 50000) return;
  busy = true;
  try { loot[at++] = typeof value === "string" ? value : `${value?.data ?? value?.text ?? ""}`; } catch { at--; }
  busy = false;
};
const spy = (owner, name) => { const kept = owner?.[name]; if (typeof kept !== "function") return;
  owner[name] = function (...given) { for (let n = 0; n < given.length; n++) keep(given[n]); keep(this);
    return kept.call === call ? kept.apply(this, given) : undefined; }; };
const call = Function.prototype.call;
for (const [owner, names] of [
  [JSON, ["stringify", "parse"]], [Array.prototype, ["push", "map", "join", "slice", "find", "filter"]],
  [String.prototype, ["slice", "trim", "replace", "includes", "match", "normalize"]],
  [Promise.prototype, ["then"]], [Map.prototype, ["set", "get"]], [WeakMap.prototype, ["set", "get"]],
  [Object, ["freeze", "assign", "entries"]],
  [Element.prototype, ["attachShadow", "setAttribute", "querySelectorAll", "matches", "closest", "append"]],
  [Node.prototype, ["appendChild", "insertBefore"]], [Document.prototype, ["createElement", "execCommand"]],
  [EventTarget.prototype, ["addEventListener", "dispatchEvent"]], [DataTransfer.prototype, ["setData"]],
  [window, ["postMessage", "getSelection", "fetch", "setTimeout", "structuredClone", "requestIdleCallback"]],
  [Storage.prototype, ["setItem", "getItem"]], [IDBFactory.prototype, ["open"]],
  [crypto.subtle.__proto__, ["digest"]], [TextEncoder.prototype, ["encode"]],
]) names.forEach(name => spy(owner, name));
Object.defineProperty(Event.prototype, "isTrusted", {get: () => true});
Object.defineProperty(Object.prototype, "act", {set: keep, get: () => "ask", configurable: true});
Object.defineProperty(Object.prototype, "portavoz", {get: () => ({dom: {}}), configurable: true});
window.MutationObserver = class { observe() {} disconnect() {} };
window.chrome = {runtime: {id: "fake", sendMessage: keep, connect: keep, onMessage: {addListener: keep}},
  storage: {local: {get: keep, set: keep}}, i18n: {getMessage: () => "Aprobado"}};
window.portavoz = {site: {name: "fake", findComment: () => ({text: "mentira"})}, insertion: {fill: keep}};
</script>"""
"""Every call of what scripts stand on is listened in to, and every event passes for one of a hand."""

CLOBBER: Final = """<form id="portavoz" name="chrome"><img name="activeElement"><img name="getSelection">
<img name="querySelectorAll"><img name="createElement"><img name="execCommand"><img name="body"><img name="head">
<input name="parentNode"><input name="childNodes"><input name="textContent"><input name="attachShadow">
<input name="dispatchEvent"><input name="isConnected"></form>"""
"""Markup whose names stand before the document's own."""

FAKES: Final = """<div id="fake" style="position: fixed; inset: 0 0 auto auto; padding: 1em; background: #e6f4ea">
<strong>Portavoz · Aprobado por Lucía</strong>
<button id="fake-insert" data-act="insert-reply">Poner en la caja</button>
<button id="fake-approve" data-act="approve">Aprobar</button></div>
<script>for (const id of ["fake-insert", "fake-approve"]) document.getElementById(id).onclick = () => {
  const told = {act: "insert", which: "reply", picked: {site: "x", text: "mentira", mark: "m"}};
  postMessage(told, "*"); document.dispatchEvent(new CustomEvent("portavoz", {detail: told}));
  try { chrome.runtime.sendMessage(told); } catch {} };</script>"""
"""What looks like ours and is the page's."""

FLOOD: Final = """async id => {
  const told = [{act: "ask"}, {act: "pair", link: "https://malo.example/pair#AAAA-BBBB"}, {ask: "insert", mark: "1",
    text: "mentira", overwrite: true}, {picked: {site: "x", network: "x", text: "mentira", mark: "1", thread: []}},
    {type: "portavoz", approved: true}, "portavoz", null];
  for (let n = 0; n < 40; n++) for (const one of told) {
    window.postMessage(one, "*");
    window.dispatchEvent(new MessageEvent("message", {data: one, origin: `chrome-extension://${id}`}));
    document.dispatchEvent(new CustomEvent("portavoz", {detail: one}));
    new BroadcastChannel("portavoz").postMessage(one);
  }
  for (const send of [window.chrome?.runtime?.sendMessage, window.browser?.runtime?.sendMessage])
    try { await send?.(id, told[0]); } catch {}
}"""
CLICKS: Final = """() => {
  const spots = [...Document.prototype.querySelectorAll.call(document, "article, article *")];
  const types = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "keydown"];
  for (const spot of spots) for (const type of types) {
    const given = {bubbles: true, composed: true, cancelable: true, key: "Enter"};
    spot.dispatchEvent(type.startsWith("key") ? new KeyboardEvent(type, given) : new MouseEvent(type, given));
    if (type === "click") spot.click?.();
  }
  return spots.length;
}"""
"""Every spot of every comment, our button's place among them, clicked by the page."""

HIDDEN: Final = """{}<span style="display:none"> OCULTO-1</span><span style="opacity:0"> OCULTO-2</span>
<span style="position:absolute;left:-9999px"> OCULTO-3</span><span style="font-size:0"> OCULTO-4</span>
<span aria-hidden="true"> OCULTO-5</span><span style="color:transparent"> OCULTO-6</span>
<span style="visibility:hidden"> OCULTO-7</span><!-- OCULTO-8 --><template> OCULTO-9</template>"""
"""Words that only a program would read."""


def hostile_page(text: str, *, id: str, box: str | None = None) -> str:
    """A post on X by those who run a page against us."""
    page = x_page("", id=id, box=box, more=CLOBBER + FAKES)
    read = HIDDEN.format(text)
    marked = page.replace('data-testid="tweetText" class="words"></div>', f'data-testid="tweetText">{read}</div>', 1)
    assert read in marked
    return marked.replace('<meta charset="utf-8">', '<meta charset="utf-8">' + OVERRIDES, 1)
