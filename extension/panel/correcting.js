// @ts-check
// A comment as the person corrects it, and the parts of it that few comments need.

import { say } from "../shared/words.js";
import { h } from "./element.js";
import { changed, mineOf, quietly, soon } from "./mine.js";
import { button, field, fold } from "./parts.js";
import { shown } from "./shown.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").Comment} Comment */
/** @typedef {import("./element.js").Inside} Inside */

/**
 * The comment as the person sees it.
 * @param {Conversation} conversation
 * @returns {Comment}
 */
export const correctedOf = (conversation) => ({ ...conversation.comment, ...mineOf(conversation.id).corrected });

/** @param {Conversation} conversation @param {Record<string, unknown>} fields */
export function correct(conversation, fields) {
  const mine = mineOf(conversation.id);
  Object.assign(mine.corrected, fields);
  mine.problem = null;
  soon(`compose-${conversation.id}`, () => keep(conversation));
  changed();
}

/** @param {Conversation} conversation */
const keep = (conversation) => quietly(conversation.id, "compose", { comment: correctedOf(conversation) });

/**
 * One line of text that may be empty.
 * @param {Conversation} conversation
 * @param {"author" | "url"} name
 * @param {string} label
 * @param {string | null} value
 */
export const line = (conversation, name, label, value) =>
  field({ id: name, label }, (ties) =>
    h("input", {
      ...ties,
      type: name === "url" ? "url" : "text",
      value: value ?? "",
      dir: name === "url" ? "ltr" : "auto",
      autocomplete: "off",
      on: { input: (/** @type {any} */ event) => correct(conversation, { [name]: event.target.value.trim() || null }) },
    }),
  );

/** @param {Conversation} conversation @param {Comment} comment @returns {Inside} */
export function more(conversation, comment) {
  const count =
    [comment.url, comment.posted_at, comment.rating].filter((value) => value !== null).length + comment.thread.length;
  return fold(`more-${conversation.id}`, say(count ? "compose_more_some" : "compose_more", count), [
    line(conversation, "url", say("field_url"), comment.url),
    moment(conversation, comment),
    rating(conversation, comment),
    thread(conversation, comment),
  ]);
}

/** @param {Conversation} conversation @param {Comment} comment @returns {Inside} */
const moment = (conversation, comment) =>
  field({ id: "posted", label: say("field_posted"), hint: say("field_posted_hint") }, (ties) =>
    h("input", {
      ...ties,
      type: "datetime-local",
      value: local(comment.posted_at),
      on: {
        change: (/** @type {any} */ event) =>
          correct(conversation, { posted_at: event.target.value ? new Date(event.target.value).toISOString() : null }),
      },
    }),
  );

/** A moment as the control writes it, in this machine's zone. @param {string | null} iso */
function local(iso) {
  const at = iso ? new Date(iso) : null;
  if (!at || Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** @param {Conversation} conversation @param {Comment} comment @returns {Inside} */
const rating = (conversation, comment) =>
  field({ id: "rating", label: say("field_rating") }, (ties) =>
    h(
      "select",
      {
        ...ties,
        value: String(comment.rating ?? ""),
        on: {
          change: (/** @type {any} */ event) => correct(conversation, { rating: Number(event.target.value) || null }),
        },
      },
      h("option", { value: "", key: "none" }, say("rating_none")),
      [1, 2, 3, 4, 5].map((stars) =>
        h("option", { value: String(stars), key: String(stars) }, say("rating_stars", stars)),
      ),
    ),
  );

/** @param {Conversation} conversation @param {Comment} comment @returns {Inside} */
function thread(conversation, comment) {
  if (!comment.thread.length) return null;
  const without = (/** @type {number} */ n) =>
    correct(conversation, { thread: comment.thread.filter((_, at) => at !== n) });
  return h(
    "section",
    { key: "thread", "aria-label": say("field_thread") },
    h("h3", {}, say("field_thread")),
    h(
      "ol",
      { class: "thread" },
      comment.thread.map((turn, n) =>
        h(
          "li",
          { key: `${n}-${turn.text.slice(0, 20)}` },
          h(
            "p",
            { class: "text", dir: "auto" },
            h("strong", {}, turn.ours ? say("thread_ours") : shown(turn.author ?? say("author_none"))),
            " ",
            shown(turn.text),
          ),
          button(`without-${n}`, say("act_remove"), () => without(n), {
            class: "quiet",
            "aria-label": say("act_remove_turn", n + 1),
          }),
        ),
      ),
    ),
  );
}
