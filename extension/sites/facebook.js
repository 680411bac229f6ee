// @ts-check
// Facebook. checked: 2026-11-21 against the fixture, not the live site
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors, reading } = portavoz;
  // A post is an article too; a comment's article links to itself by a comment_id in digits (and to its author by one
  // in other letters).
  const LINK = 'a[href*="comment_id="]';
  const EACH = `[role="article"][aria-label]:has(${LINK})`;
  const BOXES = '[role="textbox"][contenteditable="true"], textarea';

  /** @param {Element} element @param {string} selector @returns {Element[]} of it, not of a reply inside it */
  function own(element, selector) {
    return dom.all(element, selector).filter((found) => dom.within(found, EACH) === element);
  }

  /** @param {Element} found @returns {URL|null} */
  function address(found) {
    const whole = reading.address(dom.attribute(found, "href"));
    return whole === null ? null : new URL(whole);
  }

  /** @param {URL|null} url @returns {boolean} */
  const numbered = (url) => /^\d+$/.test(url?.searchParams.get("comment_id") ?? "");

  /** @param {Element} element @returns {{url: string|null, id: string|null, answers: string|null}} */
  function link(element) {
    const url = own(element, LINK).map(address).find(numbered);
    if (!url) return { url: null, id: null, answers: null };
    const comment = url.searchParams.get("comment_id");
    const reply = url.searchParams.get("reply_comment_id");
    for (const name of [...url.searchParams.keys()]) if (/^__|^notif_|^ref$/.test(name)) url.searchParams.delete(name);
    return { url: url.href, id: reply ?? comment, answers: reply ? comment : null };
  }

  /** @param {Element} element @returns {string|null} */
  function author(element) {
    const names = own(element, "a:not([aria-hidden=true])").filter((one) => !numbered(address(one)));
    return names.map((one) => reading.line(one)).find((words) => words) ?? null;
  }

  /** @param {Element} element */
  function words(element) {
    const parts = own(element, 'div[dir="auto"]').filter((part) => {
      const outer = dom.within(dom.around(part) ?? part, 'div[dir="auto"]');
      return !outer || outer === part || !dom.contains(element, outer);
    }).map((part) => reading.seen(part));
    return { text: parts.map((part) => part.text).filter(Boolean).join("\n"), cut: parts.some((part) => part.cut) };
  }

  /** @param {Element} element what the comment answers */
  function thread(element) {
    const { answers } = link(element);
    const first = answers && dom.all(document, EACH).find((one) => link(one).id === answers);
    return first ? [{ author: author(first), ours: false, text: words(first).text }].filter((turn) => turn.text) : [];
  }

  /** @param {Node} node */
  function findComment(node) {
    const element = dom.within(node, EACH);
    if (!element) return null;
    const { url, id } = link(element);
    const time = own(element, "time[datetime]")[0] ?? null;
    return { element, ...words(element), author: author(element), url, id, rating: null,
      posted_at: reading.moment(time), thread: thread(element) };
  }

  portavoz.site = Object.freeze({
    name: "facebook",
    network: "facebook",
    checked: "2026-11-21",
    each: EACH,
    comments: () => dom.all(document, EACH),
    findComment,
    findReplyBox: (element) => editors.beside(element, BOXES, EACH),
    words,
    permalink: (element) => link(element).url,
    identity: (element) => link(element).id,
  });
})();
