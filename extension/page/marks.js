// @ts-check
/**
 * Names for comments of this page, which mean nothing elsewhere, and the ways to find such a comment again: the element
 * while it is the same comment's, else its identity, its address, and at last its words. No words are kept here.
 */
(() => {
  "use strict";
  if (portavoz.marks) return;

  const { dom, reading, site } = portavoz;
  const MOST = 200;

  /**
   * @typedef {object} Kept
   * @property {WeakRef<Element>} at
   * @property {string|null} id     the site's; null: the element alone
   * @property {boolean} cut        the page showed a beginning only
   * @property {boolean} part       the person selected a part of it, or words outside of any comment
   */

  /** @type {Map<string, Kept>} */
  const kept = new Map();

  /** @returns {string} */
  function name() {
    return crypto.getRandomValues(new Uint32Array(4)).join("-");
  }

  /** @param {Element} element @param {{cut?: boolean, part?: boolean}} [how] @returns {string} */
  function mark(element, { cut = false, part = false } = {}) {
    const made = name();
    kept.set(made, { at: new WeakRef(element), id: site.identity(element), cut, part });
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    return made;
  }

  /** Pages draw comments anew, and use an element again for another comment.
   * @param {string} made @returns {Element|null} */
  function element(made) {
    const known = kept.get(made);
    if (!known) return null;
    const at = known.at.deref();
    if (at && dom.connected(at) && site.identity(at) === known.id) return at;
    const again = known.id === null ? null : site.comments().find((one) => site.identity(one) === known.id);
    if (again) kept.set(made, { ...known, at: new WeakRef(again) });
    return again ?? null;
  }

  /** A comment that this page has not named, as after loading it again.
   * @param {string} text @param {string|null} url @returns {Element|null} */
  function known(text, url) {
    const all = site.comments();
    if (url) return all.find((one) => site.permalink(one) === url) ?? null;
    return all.find((one) => alike(text, site.words(one), null)) ?? null;
  }

  /** @param {string} text @returns {string} for comparing, without the sign that it goes on */
  const stem = (text) => reading.plain(text).replace(/\s*(…|\.\.\.)$/, "");

  /**
   * Whether these are the words that were read. Where a page shows a beginning only, no more can be told from it.
   * @param {string} text   as it was read
   * @param {{text: string, cut: boolean}|null} now
   * @param {Kept|null} from
   */
  function alike(text, now, from) {
    if (!now) return false;
    const [was, is] = [reading.plain(text), reading.plain(now.text)];
    if (was === is) return true;
    if (!was || !is) return false;
    if (now.cut && stem(was).startsWith(stem(is))) return true;
    if ((from ? from.cut : text.endsWith("…")) && stem(is).startsWith(stem(was))) return true;
    return from?.part === true && is.includes(was);
  }

  /** @param {Element|null} at @param {string} text @returns {boolean} it is seen there */
  function holds(at, text) {
    return at !== null && reading.plain(reading.seen(at, { most: 1_000_000 }).text).includes(reading.plain(text));
  }

  /** Words outside of any known comment: there, or anywhere else on the page.
   * @param {Element|null} at @param {string} text */
  function free(at, text) {
    if (holds(at, text) || holds(dom.one(document, "body"), text)) return { state: "same", text };
    return at ? { state: "changed", text: reading.seen(at).text } : { state: "gone", text: "" };
  }

  /**
   * @param {string} made
   * @param {string} text
   * @param {string|null} url
   * @returns {{state: string, text: string}} same, changed (and what stands there now) or gone
   */
  function reread(made, text, url) {
    const from = kept.get(made) ?? null;
    const at = element(made) ?? (from ? null : known(text, url));
    const now = at && site.words(at);
    const here = url !== null && url.split("#")[0] === location.href.split("#")[0];
    if (site.each === null || (from ? from.id === null : !at && here)) return free(at, text);
    if (!at || !now) return { state: "gone", text: "" };
    if (!from) kept.set(made, { at: new WeakRef(at), id: site.identity(at), cut: now.cut, part: false });
    return alike(text, now, from) ? { state: "same", text: now.text } : { state: "changed", text: now.text };
  }

  portavoz.marks = Object.freeze({ mark, element, reread, stem, forget: () => kept.clear() });
})();
