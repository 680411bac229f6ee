// @ts-check
/**
 * What the worker may ask of a page. Nothing else is listened to: no message of the page, no event that it makes.
 * The page's text leaves it as an answer to the worker, or by a hand's click on our button (button.js).
 */
(() => {
  "use strict";
  if (portavoz.content) return;

  const { dom, editors, insertion, marks, reading, site } = portavoz;
  const MOST = 10_001;
  const SHOWN = 300;

  /**
   * The comment around a place in the page.
   * @param {Node} node
   * @param {string|null} [selected]  the words that the person selected, if any
   * @returns {import("./types.js").Found|null}
   */
  function found(node, selected = null) {
    const comment = site.each === null ? null : site.findComment(node);
    if (!comment) return selected ? alone(node, selected) : null;
    const { element, text: all, cut, ...known } = comment;
    const part = selected !== null && !reading.plain(selected).includes(marks.stem(all));
    const text = part || !all ? selected ?? "" : all;
    return { ...known, network: site.network, site: site.name, text, mark: marks.mark(element, { cut, part }) };
  }

  /** Words outside of any comment that the site marks.
   * @param {Node} node @param {string} text @returns {import("./types.js").Found|null} */
  function alone(node, text) {
    const element = dom.within(node, "p, li, article, blockquote, section, td, dd, pre, div, body");
    if (!element) return null;
    const url = reading.address(location.href.split("#")[0] ?? null);
    return { site: "anywhere", network: site.network, text, author: null, url, id: null, posted_at: null, rating: null,
      thread: [], mark: marks.mark(element, { part: true }) };
  }

  /** @returns {{found: import("./types.js").Found|null}} */
  function selection() {
    const selected = reading.selected();
    return { found: selected && found(selected.node, selected.text) };
  }

  /** @param {string} mark @returns {Element|null} */
  function boxFor(mark) {
    const element = marks.element(mark);
    const comment = element && site.findComment(element);
    if (comment) return site.findReplyBox(comment.element);
    return site.each === null ? site.findReplyBox(document.documentElement) : editors.used();
  }

  /** @param {string} mark */
  function box(mark) {
    const at = boxFor(mark);
    if (!at) return { box: "none", kind: null, text: "" };
    const text = editors.standing(at);
    const state = text.trim() === "" ? "empty" : "filled";
    return { box: state, kind: editors.kind(at), text: Array.from(text).slice(0, SHOWN).join("") };
  }

  /** @param {string} mark @param {string} text @param {boolean} overwrite */
  async function insert(mark, text, overwrite) {
    const at = boxFor(mark);
    return at ? insertion.fill(at, text, overwrite) : { done: false, how: null, kind: null, why: "none" };
  }

  /** @param {string} text @returns {string|null} where our words stand as a comment of their own */
  function posted(text) {
    const own = reading.plain(text);
    const at = own && site.comments().findLast((element) => reading.plain(site.words(element).text) === own);
    return at ? site.permalink(at) : null;
  }

  /** @param {unknown} value @param {number} [most] @returns {string} */
  const words = (value, most = MOST * 2) => (typeof value === "string" ? value.slice(0, most) : "");

  /** @type {Record<string, (asked: any) => object|Promise<object>>} */
  const ANSWERS = Object.freeze({
    selection,
    reread: ({ mark, text, url }) => marks.reread(words(mark), words(text), words(url, 2_000) || null),
    box: ({ mark }) => box(words(mark)),
    insert: ({ mark, text, overwrite }) => insert(words(mark), words(text), overwrite === true),
    posted: ({ text }) => ({ permalink: posted(words(text)) }),
    lost: () => {
      marks.forget();
      return {};
    },
  });

  /** @param {any} asked @returns {Promise<object>} */
  async function answer(asked) {
    try {
      return await /** @type {(asked: any) => object} */ (ANSWERS[asked.ask])(asked);
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }

  chrome.runtime.onMessage.addListener((asked, sender, reply) => {
    const ours = sender.id === chrome.runtime.id && !sender.tab;
    if (!ours || !Object.hasOwn(ANSWERS, asked?.ask ?? "")) return false;
    answer(asked).then(reply);
    return true; // the answer comes later
  });

  portavoz.content = Object.freeze({ found });
})();
