// @ts-check
/**
 * What a person can see of a page: the text of a comment, the selection.
 *
 * Left out are display none, other than visible, (almost) no opacity, no size, letters under four pixels, clipped
 * away, beyond the page's left and top edge, transparent letters, aria-hidden parts, and the page's own buttons.
 * Letters in the colour of their ground, or under another element, are beyond us: the person reads the preview.
 */

(() => {
  "use strict";
  if (portavoz.reading) return;

  const { dom } = portavoz;
  const MOST = 10_001;
  const NEVER = new Set(["script", "style", "noscript", "template", "button", "input", "textarea", "select", "svg",
    "iframe", "object", "video", "audio", "canvas", "head", "title"]);
  const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[#*0-9]\ufe0f?\u20e3/u;
  const MORE = new RegExp("^[\\s….]*(ver más|mostrar más|leer más|más|see more|show more|read more|more|ver mais|" +
    "mostrar mais|mais|voir plus|lire la suite|plus|mehr( anzeigen| ansehen| lesen)?|mostra altro|altro)[\\s….]*$",
    "i");

  /** @param {Element} element @param {CSSStyleDeclaration} style @returns {boolean} nothing inside can be seen */
  function hidden(element, style) {
    if (style.display === "none" || style.contentVisibility === "hidden" || Number(style.opacity) < 0.05) return true;
    if (dom.attribute(element, "aria-hidden") === "true") return true;
    if (/^(inset\((50|[6-9]\d|100)(\.\d+)?%|circle\(0)/.test(style.clipPath)) return true;
    const clip = style.clip.match(/\d+(\.\d+)?/g);
    if (clip?.length === 4 && Number(clip[2]) - Number(clip[0]) < 2) return true;
    const flat = style.overflowX !== "visible" || style.overflowY !== "visible";
    return flat && style.display !== "inline" && (dom.wide(element) < 2 || dom.high(element) < 2);
  }

  /** @param {CSSStyleDeclaration} style @returns {boolean} its letters have a colour */
  function coloured(style) {
    const clear = /^rgba\(.*, 0\)$|^transparent$/.test(style.webkitTextFillColor || style.color);
    return !clear || style.backgroundClip === "text" || style.webkitBackgroundClip === "text";
  }

  /** @param {Element} element @returns {{x: number, y: number}} how far it and what holds it are scrolled */
  function scrolled(element) {
    let x = 0;
    let y = 0;
    for (let at = dom.around(element); at; at = dom.around(at)) {
      x += dom.left(at);
      y += dom.top(at);
    }
    return { x, y };
  }

  /** @param {Iterable<DOMRect>} rects @param {{x: number, y: number}} by @returns {boolean} */
  function reached(rects, by) {
    return [...rects].some(({ width, height, right, bottom }) =>
      width > 0.5 && height >= 4 && right + by.x > 0 && bottom + by.y > 0);
  }

  /** @param {Element} element @returns {boolean} a person can see that it is there */
  function shown(element) {
    for (let at = /** @type {Element|null} */ (element); at; at = dom.around(at)) {
      const style = getComputedStyle(at);
      if (style.display === "none" || Number(style.opacity) < 0.05) return false;
    }
    return getComputedStyle(element).visibility === "visible" && reached([dom.place(element)], scrolled(element));
  }

  /** As they are drawn: an open shadow tree, what stands in a slot.
   * @param {Element} element @returns {Iterable<Node>} */
  function children(element) {
    const shadow = dom.shadow(element);
    const folded = dom.name(element) === "details" && dom.attribute(element, "open") === null;
    if (folded) return dom.all(element, "summary").slice(0, 1);
    if (shadow || dom.name(element) !== "slot") return dom.children(shadow ?? element);
    const given = dom.slotted(element, { flatten: true });
    return given.length ? given : dom.children(element);
  }

  /** The text of one element, gathered as a browser would lay it out. */
  class Gathered {
    /** @param {Element} element @param {{range?: Range|null, leave?: string, most?: number}} options */
    constructor(element, { range = null, leave = "", most = MOST }) {
      this.text = "";
      this.cut = false;
      this.range = range;
      this.leave = leave;
      this.most = most;
      this.by = scrolled(element);
      this.inside(element, getComputedStyle(element));
    }

    /** @param {Element} element @param {CSSStyleDeclaration} style */
    inside(element, style) {
      const { x, y } = this.by;
      this.by = { x: x + dom.left(element), y: y + dom.top(element) };
      for (const node of children(element)) {
        if (this.text.length > this.most * 2) return;
        if (dom.type(node) === 3) this.letters(/** @type {Text} */ (node), style);
        if (dom.type(node) === 1) this.element(/** @type {Element} */ (/** @type {unknown} */ (node)));
      }
      this.by = { x, y };
    }

    /** @param {Element} element */
    element(element) {
      const name = dom.name(element);
      if (name === "br") return this.add("\n", element);
      if (this.control(element, name) || (this.leave && dom.matches(element, this.leave))) return;
      const style = getComputedStyle(element);
      if (hidden(element, style)) return;
      if (name === "img") return this.picture(element, style);
      const block = !/^(inline|contents|ruby)/.test(style.display);
      if (block) this.line(name === "p" ? "\n\n" : "\n");
      this.inside(element, style);
      if (block) this.line(name === "p" ? "\n\n" : "\n");
    }

    /** @param {Element} element @param {string} name @returns {boolean} the page's, not the writer's */
    control(element, name) {
      const button = NEVER.has(name) || dom.attribute(element, "role") === "button";
      if (!button && name !== "a") return false;
      const more = MORE.test(dom.words(element).slice(0, 40));
      if (more) this.cut = true;
      return button || more;
    }

    /** @param {Element} image @param {CSSStyleDeclaration} style */
    picture(image, style) {
      const alt = dom.attribute(image, "alt") ?? "";
      const drawn = style.visibility === "visible" && reached([dom.place(image)], this.by);
      if (drawn && alt.length <= 40 && EMOJI.test(alt) && !/\p{L}/u.test(alt)) this.add(alt, image);
    }

    /** @param {Text} node @param {CSSStyleDeclaration} style */
    letters(node, style) {
      const part = this.part(node);
      if (/^\s*$/.test(part)) return this.white(part, style);
      if (style.visibility !== "visible" || !coloured(style)) return;
      const range = new Range();
      range.selectNodeContents(node);
      if (reached(range.getClientRects(), this.by)) this.white(part, style);
    }

    /** @param {Text} node @returns {string} as much of it as the selection holds */
    part(node) {
      const { range } = this;
      const data = dom.data(node);
      if (!range) return data;
      if (!range.intersectsNode(node)) return "";
      const end = node === range.endContainer ? range.endOffset : data.length;
      return data.slice(node === range.startContainer ? range.startOffset : 0, end);
    }

    /** @param {string} text @param {CSSStyleDeclaration} style */
    white(text, style) {
      const kept = style.whiteSpace;
      if (/^(pre|pre-wrap|break-spaces)$/.test(kept)) this.text += text;
      else {
        const one = kept === "pre-line" ? text.replace(/[ \t\r\f]*\n[ \t\r\f]*/g, "\n").replace(/[ \t\r\f]+/g, " ")
          : text.replace(/[ \t\r\n\f]+/g, " ");
        this.text += /[ \n]$|^$/.test(this.text) ? one.replace(/^ /, "") : one;
      }
    }

    /** @param {string} text @param {Element} at */
    add(text, at) {
      if (!this.range || this.range.intersectsNode(at)) this.text += text;
    }

    /** @param {string} breaks */
    line(breaks) {
      const ends = this.text.match(/\n*$/)?.[0].length ?? 0;
      if (this.text && ends < breaks.length) this.text = this.text.replace(/ +$/, "") + breaks.slice(ends);
    }
  }

  /**
   * @param {string} text
   * @param {number} most
   * @returns {string} its first characters (not UTF-16 units)
   */
  const bounded = (text, most) => (text.length <= most ? text : Array.from(text).slice(0, most).join(""));

  /**
   * @param {Element} element
   * @param {{range?: Range|null, leave?: string, most?: number}} [options]  `leave`: parts of it that are another's
   * @returns {import("./types.js").Seen} ending in … where the page shows a beginning only
   */
  function seen(element, options = {}) {
    const { text, cut } = new Gathered(element, options);
    const tidy = text.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
    const whole = cut ? `${tidy.replace(/\s*(…|\.\.\.)$/, "")}…` : tidy;
    return { text: bounded(whole, options.most ?? MOST), cut };
  }

  /** @param {Element|null} element @returns {string|null} what is seen of it, in one line */
  function line(element) {
    const text = element ? seen(element, { most: 200 }).text.replace(/\s+/g, " ").trim() : "";
    return text || null;
  }

  /** @param {Document} page @returns {Document[]} it and the frames of its own origin */
  function pages(page) {
    const inner = dom.all(page, "iframe").map((frame) => dom.framed(frame)).filter((found) => found !== null);
    return [page, ...inner.flatMap(pages)];
  }

  /** @returns {import("./types.js").Selected|null} what the person has selected, in this frame or one of its origin */
  function selected() {
    for (const page of pages(document)) {
      const found = inField(page) ?? inText(page);
      if (found) return found;
    }
    return null;
  }

  /** @param {Document} page @returns {import("./types.js").Selected|null} */
  function inField(page) {
    const box = dom.active(page);
    if (!box || dom.name(box) !== "textarea") return null;
    const { selectionStart, selectionEnd } = /** @type {HTMLTextAreaElement} */ (box);
    const text = dom.value(box).slice(selectionStart, selectionEnd).trim();
    return text ? { text: bounded(text, MOST), node: box } : null;
  }

  /** @param {Document} page @returns {import("./types.js").Selected|null} */
  function inText(page) {
    const selection = dom.selection(page);
    if (!selection?.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const node = range.commonAncestorContainer;
    const element = dom.type(node) === 1 ? /** @type {Element} */ (node) : dom.around(node);
    const text = range.collapsed || !element ? "" : seen(element, { range }).text;
    return text ? { text, node } : null;
  }

  portavoz.reading = Object.freeze({
    seen,
    line,
    selected,
    shown,
    plain: (text) => text.normalize("NFC").replace(/[\s\u200b\ufeff]+/g, " ").trim(),
    address: (given) => {
      const url = given && URL.canParse(given, location.href) ? new URL(given, location.href) : null;
      return url && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null;
    },
    moment: (time) => {
      const at = new Date((time && dom.attribute(time, "datetime")) || NaN);
      return Number.isNaN(at.getTime()) ? null : at.toISOString();
    },
  });
})();
