// @ts-check
// Instagram. checked: 2026-11-21 against the fixture, not the live site
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors, reading } = portavoz;
  // Class names change with every release; what stays is that a comment's time links to the comment.
  const LINK = 'a[href*="/c/"]';
  const EACH = `li:has(${LINK} time)`;
  const BOXES = 'form textarea, form [contenteditable="true"][role="textbox"]';
  const NAME = 'a[href^="/"]:not([href*="/c/"])';

  /** @param {Element} element @param {string} selector @returns {Element|null} of it, not of a reply inside it */
  function own(element, selector) {
    return dom.all(element, selector).find((found) => dom.within(found, EACH) === element) ?? null;
  }

  /** @param {Element} element @returns {string|null} */
  function permalink(element) {
    const link = own(element, LINK);
    const address = link && reading.address(dom.attribute(link, "href"));
    return address?.match(/^https:\/\/[^/]+\/.*?\/c\/\d+(\/r\/\d+)?\/?/)?.[0] ?? null;
  }

  /** @param {string|null} address @returns {string|null} */
  const number = (address) => address?.match(/\/(?:c|r)\/(\d+)\/?$/)?.[1] ?? null;

  /** @param {Element} element @returns {string|null} */
  function author(element) {
    const name = dom.all(element, NAME).find((link) => dom.within(link, EACH) === element && reading.line(link));
    return name ? reading.line(name) : null;
  }

  /** @param {Element} element */
  function words(element) {
    const text = dom.all(element, 'span[dir="auto"]').find((span) =>
      dom.within(span, EACH) === element && !dom.within(span, "h1, h2, h3, h4, a, button, [role=button]"));
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
    const url = permalink(element);
    return { element, ...words(element), author: author(element), url, id: number(url), rating: null,
      posted_at: reading.moment(own(element, `${LINK} time`)), thread: thread(element) };
  }

  portavoz.site = Object.freeze({
    name: "instagram",
    network: "instagram",
    checked: "2026-11-21",
    each: EACH,
    comments: () => dom.all(document, EACH),
    findComment,
    findReplyBox: (element) => editors.beside(element, BOXES, EACH),
    words,
    permalink,
    identity: (element) => number(permalink(element)),
  });
})();
