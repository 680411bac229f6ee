// @ts-check
// X. checked: 2026-11-21 against the fixture, not the live site
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors, reading } = portavoz;
  const EACH = 'article[data-testid="tweet"]';
  const BOXES = '[data-testid^="tweetTextarea_"]';
  const QUOTED = 'div[role="link"]'; // the card of a quoted post has words and author of its own

  /** @param {Element} element @param {string} selector @returns {Element|null} of the post, not of what it quotes */
  function own(element, selector) {
    return dom.all(element, selector).find((found) => {
      const card = dom.within(found, QUOTED);
      return !card || card === found || !dom.contains(element, card);
    }) ?? null;
  }

  /** @param {Element} element @returns {string|null} what the time of the post links to */
  function permalink(element) {
    const time = own(element, "time");
    const link = time && dom.within(time, 'a[href*="/status/"]');
    const address = link && reading.address(dom.attribute(link, "href"));
    return address?.match(/^https?:\/\/[^/]+\/[^/]+\/status\/\d+/)?.[0] ?? null;
  }

  /** @param {string|null} address @returns {string|null} */
  const number = (address) => address?.match(/\/status\/(\d+)/)?.[1] ?? null;

  /** @param {Element} element @returns {string|null} the handle; the name is free to be another's */
  function author(element) {
    const name = own(element, '[data-testid="User-Name"]');
    const links = name ? dom.all(name, "a[href]") : [];
    const handle = links.map((link) => reading.line(link)).find((words) => words?.startsWith("@"));
    return handle ?? reading.line(name);
  }

  /** @param {Element} element */
  function words(element) {
    const text = own(element, '[data-testid="tweetText"]');
    const seen = text ? reading.seen(text) : { text: "", cut: false };
    const more = own(element, '[data-testid="tweet-text-show-more-link"]') !== null;
    return more && !seen.cut ? { text: `${seen.text.replace(/\s*…$/, "")}…`, cut: true } : seen;
  }

  /** What stands before it: all above it while this page is its own; else the page's post and what that answers.
   * @param {Element} element */
  function thread(element) {
    const page = number(location.pathname);
    const posts = dom.all(document, EACH);
    const focal = posts.findIndex((post) => number(permalink(post)) === page);
    const at = posts.indexOf(element);
    if (!page || focal < 0 || at < 0) return [];
    return posts.slice(0, Math.min(at, focal + 1)).slice(-20)
      .map((post) => ({ author: author(post), ours: false, text: words(post).text })).filter((turn) => turn.text);
  }

  /** @param {Node} node */
  function findComment(node) {
    const element = dom.within(node, EACH);
    if (!element) return null;
    const url = permalink(element);
    return { element, ...words(element), author: author(element), url, id: number(url), rating: null,
      posted_at: reading.moment(own(element, "time")), thread: thread(element) };
  }

  /** The dialog answers the post that it shows. On a page, a box answers the page's post, whichever stands beside it.
   * @param {Element} element */
  function findReplyBox(element) {
    const dialog = dom.all(document, '[role="dialog"]').find((found) => editors.all(found, BOXES).length);
    const id = number(permalink(element));
    const root = dialog ?? dom.one(document, "main") ?? document;
    const about = dialog ? dom.all(dialog, EACH).map((post) => number(permalink(post))) : [number(location.pathname)];
    if (!id || !about.includes(id)) return null;
    const boxes = editors.all(root, BOXES);
    const used = editors.used();
    return used && boxes.includes(used) ? used : boxes.length === 1 ? boxes[0] ?? null : null;
  }

  portavoz.site = Object.freeze({
    name: "x",
    network: "x",
    checked: "2026-11-21",
    each: EACH,
    comments: () => dom.all(document, EACH),
    findComment,
    findReplyBox,
    words,
    permalink,
    identity: (element) => number(permalink(element)),
  });
})();
