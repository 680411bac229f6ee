// @ts-check
/**
 * A small button at the end of each comment, before the answers to it: it shows itself when the comment is pointed at
 * or has the focus, and Tab comes to it after the comment's own controls. A row of its own, so it covers nothing.
 *
 * Only a hand's click counts. All that the click does is to show the person, in the panel, what would be sent.
 */
(() => {
  "use strict";
  if (portavoz.buttons || portavoz.site.each === null) return;

  const { dom, site } = portavoz;
  const SLICE = 200; // comments that are looked at between two looks at the clock
  const AGAIN = 3; // times that a page may throw our button away before we let it be
  const STYLE = `
    :host { all: initial !important; display: block !important; block-size: 24px !important; flex: none !important; }
    button { all: unset; box-sizing: border-box; block-size: 24px; min-inline-size: 24px; padding-inline: 8px;
      border: 1px solid light-dark(#8a8a94, #8e8e99); border-radius: 12px; color: light-dark(#1d1d24, #f2f2f5);
      background: light-dark(#fff, #24242b); font: 500 12px/22px system-ui, sans-serif; cursor: pointer; opacity: 0;
      white-space: nowrap; }
    button.near, button:hover, button:focus-visible { opacity: 1; }
    button:focus-visible { outline: 2px solid light-dark(#0b57d0, #a8c7fa); outline-offset: 1px; }
    @media (hover: none) { button { opacity: 1; } }
    @media (prefers-reduced-motion: no-preference) { button { transition: opacity 80ms; } }
    :host { color-scheme: light dark; }`;

  /** @typedef {{host: HTMLElement, button: HTMLButtonElement, times: number}} Placed */
  /** @type {WeakMap<Element, Placed>} */
  const placed = new WeakMap();
  let count = 0;
  /** @type {HTMLButtonElement|null} */
  let near = null;

  /** @param {Element} comment @returns {Placed} */
  function made(comment) {
    const host = create("span");
    const button = /** @type {HTMLButtonElement} */ (create("button"));
    const root = host.attachShadow({ mode: "closed" });
    dress(root);
    button.type = "button";
    button.textContent = chrome.i18n.getMessage("button_ask") || "Portavoz";
    for (const type of ["click", "mousedown", "mouseup", "pointerdown", "pointerup", "keydown", "keyup", "keypress"])
      button.addEventListener(type, (event) => event.stopPropagation()); // else the page opens the comment
    button.addEventListener("click", (event) => event.isTrusted && pick(comment));
    root.append(button);
    return { host, button, times: 0 };
  }

  /** @type {CSSStyleSheet|null} */
  let sheet = null;

  /** One sheet for all; Firefox has refused a content script's, and takes an element.
   * @param {ShadowRoot} root */
  function dress(root) {
    try {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } catch {
      const style = create("style");
      style.textContent = STYLE;
      root.append(style);
    }
  }

  /** @param {string} name @returns {HTMLElement} */
  const create = (name) => Document.prototype.createElement.call(document, name);

  /** @param {Element} comment */
  function pick(comment) {
    const found = portavoz.content.found(comment);
    if (!found) return;
    try {
      chrome.runtime.sendMessage({ picked: found }).catch(() => {}); // the panel says what went wrong
    } catch {
      stop(); // the extension was renewed: this page's scripts are cut off until it is loaded again
    }
  }

  /** @param {Element} comment */
  function place(comment) {
    const own = placed.get(comment) ?? made(comment);
    if (own.times >= AGAIN || dom.contains(comment, own.host)) return;
    if (!own.times) count += 1;
    own.times += 1;
    placed.set(comment, own);
    dom.before(comment, own.host, answers(comment));
  }

  /** @param {Element} comment @returns {Element|null} the part of it in which the answers to it stand */
  function answers(comment) {
    let part = site.each === null ? null : dom.one(comment, site.each);
    for (let up = part && dom.around(part); up && up !== comment; up = dom.around(up)) part = up;
    return part;
  }

  /** @type {Element[]} */
  let waiting = [];
  let asked = false;

  /** @param {IdleDeadline} deadline */
  function work(deadline) {
    if (!waiting.length) waiting = site.comments();
    do waiting.splice(0, SLICE).forEach(place);
    while (waiting.length && deadline.timeRemaining() > 2);
    asked = false;
    if (waiting.length) ask();
  }

  function ask() {
    if (asked) return;
    asked = true;
    requestIdleCallback(work, { timeout: 1_000 });
  }

  const observer = new MutationObserver(ask);

  /** @param {Event} event */
  function point(event) {
    const [target] = event.composedPath();
    const comment = site.each && target instanceof Node ? dom.within(target, site.each) : null;
    const button = (comment && placed.get(comment)?.button) ?? null;
    if (button === near) return;
    near?.classList.remove("near");
    near = button;
    near?.classList.add("near");
  }

  function stop() {
    observer.disconnect();
    for (const comment of site.comments()) placed.get(comment)?.host.remove();
  }

  function start() {
    for (const type of ["pointerover", "focusin"])
      EventTarget.prototype.addEventListener.call(document, type, /** @type {EventListener} */ (point), true);
    observer.observe(document, { childList: true, subtree: true });
    ask();
  }

  /** Whether the company's policy leaves them on. Where there is no policy, or no way to read one, they are. */
  async function wanted() {
    try {
      return (await chrome.storage.managed.get("buttons")).buttons !== false;
    } catch {
      return true;
    }
  }

  portavoz.buttons = Object.freeze({ placed: () => count });
  wanted().then((yes) => yes && start());
})();
