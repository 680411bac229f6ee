// @ts-check
// Any other page: what the person selects is the comment. checked: 2026-11-21 (no site's marks to go by)
(() => {
  "use strict";
  if (portavoz.site) return;

  const { dom, editors } = portavoz;
  const BLOCK = "p, li, article, blockquote, section, td, dd, pre, div, body";
  const BOXES = "textarea, [contenteditable]:not([contenteditable=false])";

  portavoz.site = Object.freeze({
    name: "anywhere",
    network: null,
    checked: "2026-11-21",
    each: null,
    comments: () => [],
    findComment: (node) => {
      const element = dom.within(node, BLOCK);
      const unknown = { author: null, url: null, id: null, posted_at: null, rating: null, thread: [] };
      return element && { element, text: "", cut: false, ...unknown };
    },
    /** The box that the person was in last, else the only one of the page: there is nothing else to go by. */
    findReplyBox: () => {
      const boxes = editors.all(document, BOXES);
      return editors.used() ?? (boxes.length === 1 ? boxes[0] ?? null : null);
    },
    words: () => ({ text: "", cut: false }),
    permalink: () => null,
    identity: () => null,
  });
})();
