// @ts-check
// LinkedIn. checked: 2026-11-21 against the fixture, not the live site
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors, reading } = portavoz;
  const EACH = 'article[data-id^="urn:li:comment:"]';
  const BOXES = '.ql-editor, .ProseMirror, [role="textbox"][contenteditable="true"]';
  const URN = /^urn:li:comment:\((?:urn:li:)?(activity|ugcPost|share):(\d+),(\d+)\)$/;

  /** @param {Element} element @param {string} selector @returns {Element|null} of it, not of a reply inside it */
  function own(element, selector) {
    return dom.all(element, selector).find((found) => dom.within(found, EACH) === element) ?? null;
  }

  /** @param {Element} element @returns {string|null} made of its own name: LinkedIn links no comment */
  function permalink(element) {
    const urn = dom.attribute(element, "data-id") ?? "";
    const [, kind, post] = urn.match(URN) ?? [];
    return post ? `https://www.linkedin.com/feed/update/urn:li:${kind}:${post}/?commentUrn=${encodeURIComponent(urn)}`
      : null;
  }

  /** @param {Element} element @returns {string|null} */
  function author(element) {
    const name = own(element, '[class*="comment-meta__description-title"], [class*="comments-post-meta__name"]');
    return reading.line(name ?? own(element, 'a[href*="/in/"], a[href*="/company/"]'));
  }

  /** @param {Element} element */
  function words(element) {
    const text = own(element, '[class*="main-content"], [class*="comment-item__inline-show-more-text"]');
    return text ? reading.seen(text) : { text: "", cut: false };
  }

  /** @param {Element} element what the comment answers: the comment that holds it */
  function thread(element) {
    const first = dom.within(dom.around(element) ?? element, EACH);
    if (!first || first === element) return [];
    return [{ author: author(first), ours: false, text: words(first).text }].filter((turn) => turn.text);
  }

  /** @param {Node} node */
  function findComment(node) {
    const element = dom.within(node, EACH);
    if (!element) return null;
    return { element, ...words(element), author: author(element), url: permalink(element), rating: null,
      id: dom.attribute(element, "data-id"), posted_at: reading.moment(own(element, "time[datetime]")),
      thread: thread(element) };
  }

  portavoz.site = Object.freeze({
    name: "linkedin",
    network: "linkedin",
    checked: "2026-11-21",
    each: EACH,
    comments: () => dom.all(document, EACH),
    findComment,
    findReplyBox: (element) => editors.beside(element, BOXES, EACH),
    words,
    permalink,
    identity: (element) => dom.attribute(element, "data-id"),
  });
})();
