// @ts-check
/**
 * Boxes that a person writes in: which there are, what kind each is, what stands in it, which one answers a comment.
 * A kind is told by the editor's own marks and never by the site: sites change editors.
 */
(() => {
  "use strict";
  if (portavoz.editors) return;

  const { dom, reading } = portavoz;
  const INPUT = "input:not([type]), input[type=''], input[type=text]";
  const BOXES = `textarea, ${INPUT}, [contenteditable]:not([contenteditable=false])`;
  const EMOJI = /^[\p{Emoji}\u200d\ufe0f]{1,20}$/u;
  const MARKS = Object.freeze({
    lexical: "[data-lexical-editor]",
    draft: ".DraftEditor-root",
    quill: ".ql-editor",
    prosemirror: ".ProseMirror",
  });

  /** @param {Element} box @returns {import("./types.js").Kind} */
  function kind(box) {
    if (dom.matches(box, "textarea, input")) return "field";
    for (const [name, mark] of Object.entries(MARKS))
      if (dom.within(box, mark)) return /** @type {import("./types.js").Kind} */ (name);
    return "plain";
  }

  /** @param {Element} box @returns {boolean} a person could write in it now */
  function usable(box) {
    if (!dom.connected(box) || !reading.shown(box) || dom.within(box, "[inert], [role=search]")) return false;
    if (dom.matches(box, "textarea, input"))
      return dom.matches(box, ":enabled:read-write") && (dom.name(box) === "textarea" || dom.matches(box, INPUT));
    return dom.editable(box) && dom.attribute(box, "aria-disabled") !== "true";
  }

  /** @param {Element} element @returns {Element} the whole of the editor that it is a part of */
  function whole(element) {
    let at = element;
    for (let up = dom.around(at); up && dom.editable(up); up = dom.around(up)) at = up;
    return at;
  }

  /** @param {Element|null} element @returns {Element|null} the editor that it is, is part of, or holds */
  function box(element) {
    if (!element) return null;
    if (dom.editable(element)) return usable(whole(element)) ? whole(element) : null;
    if (dom.matches(element, BOXES)) return usable(element) ? element : null;
    return dom.all(element, BOXES).find(usable) ?? null;
  }

  /** @param {Node} root @param {string} boxes  selector @returns {Element[]} */
  function all(root, boxes) {
    const found = dom.all(root, boxes).map(box);
    return [...new Set(found)].filter((one) => one !== null);
  }

  /** @type {WeakRef<Element>|null} */
  let last = null;
  const remember = () => {
    const at = dom.active(document);
    if (at && dom.matches(at, BOXES)) last = new WeakRef(at);
  };
  EventTarget.prototype.addEventListener.call(document, "focusin", remember, true);
  remember();

  /** @returns {Element|null} the box that has the focus, or had it last */
  function used() {
    const at = dom.active(document);
    const now = at && (dom.editable(at) || dom.matches(at, BOXES)) ? box(at) : null;
    return now ?? box(last?.deref() ?? null);
  }

  /**
   * The box that answers this comment: the one that the person put the cursor in, unless it stands in another comment;
   * else the only one near, with no other comment near. In doubt none: the person clicks into the right one.
   * @param {Element} element
   * @param {string} boxes   what the site's reply boxes match
   * @param {string} each    what its comments match
   * @returns {Element|null}
   */
  function beside(element, boxes, each) {
    const own = all(document, boxes).filter((found) => {
      const inside = dom.within(found, each);
      return !inside || dom.contains(inside, element);
    });
    const at = used();
    if (at && own.includes(at)) return at;
    for (let up = /** @type {Element|null} */ (element); up; up = dom.around(up)) {
      const near = own.filter((found) => dom.contains(/** @type {Element} */ (up), found));
      if (!near.length) continue;
      const alone = dom.all(up, each).every((other) => dom.contains(element, other));
      return near.length === 1 && alone ? near[0] ?? null : null;
    }
    return null;
  }

  /** The lines of an editor. A block is a line or several; the break at the end of a block draws none. */
  class Lines {
    /** @param {Element} block */
    constructor(block) {
      const style = getComputedStyle(block);
      /** @type {string[]} */
      this.found = [];
      /** @type {string|null} */
      this.run = null;
      this.folds = !/^(pre|break)/.test(style.whiteSpace);
      this.inside(block);
      this.close();
    }

    /** @param {Node} within */
    inside(within) {
      for (const node of dom.children(within)) {
        if (dom.type(node) === 3) this.add(this.folds ? dom.data(node).replace(/[\t\n\r\f]+/g, " ") : dom.data(node));
        if (dom.type(node) === 1) this.element(/** @type {Element} */ (/** @type {unknown} */ (node)));
      }
    }

    /** @param {Element} element */
    element(element) {
      const name = dom.name(element);
      const { display } = getComputedStyle(element);
      if (name === "br") this.add("\n");
      else if (name === "img") this.add(emoji(element));
      else if (display === "none") return;
      else if (/^(inline|contents)/.test(display)) this.inside(element);
      else {
        this.close();
        this.found.push(...new Lines(element).found);
      }
    }

    /** @param {string} text */
    add(text) {
      this.run = (this.run ?? "") + text;
    }

    close() {
      const { run } = this;
      this.run = null;
      if (run === null || (this.folds && /^ *$/.test(run))) return;
      const parts = run.split("\n");
      if (parts.length > 1 && parts.at(-1)?.trim() === "") parts.pop();
      this.found.push(...parts);
    }
  }

  /** @param {Element} image @returns {string} */
  function emoji(image) {
    const alt = dom.attribute(image, "alt") ?? "";
    return EMOJI.test(alt) ? alt : "";
  }

  /** @param {Element} at @returns {string} the text in it, blocks as lines */
  function standing(at) {
    return kind(at) === "field" ? dom.value(at) : new Lines(at).found.join("\n");
  }

  portavoz.editors = Object.freeze({ kind, box, standing, beside, used, all });
})();
