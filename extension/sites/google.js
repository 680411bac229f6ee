// @ts-check
// Google reviews. checked: 2026-11-21 against the fixture, not the live site
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors, reading } = portavoz;
  const EACH = "[data-review-id][aria-label], article[data-review-id]";
  const BOXES = "textarea";
  const STARS = '[role="img"][aria-label]';

  /** @param {Element} element @returns {number|null} "4 estrellas", "Rated 4.0 out of 5": 1 to 5 */
  function rating(element) {
    const labels = dom.all(element, STARS).map((image) => dom.attribute(image, "aria-label") ?? "");
    const said = labels.find((label) => /estrella|star|étoile|stern|stell|estrela|\/ ?5| 5\b/i.test(label));
    const stars = Number(said?.match(/\d([.,]\d)?/)?.[0].replace(",", "."));
    return stars >= 1 && stars <= 5 ? Math.round(stars) : null;
  }

  /** @param {Element} element @returns {string|null} */
  function author(element) {
    return dom.attribute(element, "aria-label")?.trim().slice(0, 200) || reading.line(dom.one(element, "a, h3, h4"));
  }

  /** The review stands first and says its language; the owner's answer, if any, comes after it.
   * @param {Element} element */
  function words(element) {
    const text = dom.one(element, "[lang]");
    return text ? reading.seen(text) : { text: "", cut: false };
  }

  /** @param {Element} element @returns {string|null} */
  function permalink(element) {
    const link = dom.one(element, 'a[href*="/maps/reviews/"], a[href*="/local/reviews"]');
    return link && reading.address(dom.attribute(link, "href"));
  }

  /** @param {Node} node */
  function findComment(node) {
    const element = dom.within(node, EACH);
    if (!element) return null;
    return { element, ...words(element), author: author(element), url: permalink(element), rating: rating(element),
      id: dom.attribute(element, "data-review-id"), posted_at: reading.moment(dom.one(element, "time[datetime]")),
      thread: [] };
  }

  portavoz.site = Object.freeze({
    name: "google",
    network: "google",
    checked: "2026-11-21",
    each: EACH,
    comments: () => dom.all(document, EACH),
    findComment,
    findReplyBox: (element) => editors.beside(element, BOXES, EACH),
    words,
    permalink,
    identity: (element) => dom.attribute(element, "data-review-id"),
  });
})();
