// @ts-check
// What went wrong, in one sentence, and the way on as a button.

import { figure, say } from "../shared/words.js";
import { h } from "./element.js";
import { changed, mineOf, perform } from "./mine.js";
import { actions, button, page } from "./parts.js";
import { copy, insert } from "./placing.js";
import { shown } from "./shown.js";

/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {import("../shared/types.js").Which} Which */
/** @typedef {import("./element.js").Inside} Inside */

/** Kinds whose first argument is somebody's text: it stands apart, as text. */
const QUOTED = new Set(["box_filled", "comment_changed"]);

/**
 * @param {Problem | null} problem
 * @param {string} id  of the conversation; "" for the panel itself
 * @param {Which} [which]  what it is about
 * @returns {Inside}
 */
export function trouble(problem, id, which = "reply") {
  if (!problem) return null;
  const { by_hand } = mineOf(id);
  const ways = waysOn(problem, id, which);
  return h(
    "section",
    { class: "alert", role: "alert", key: `problem-${problem.kind}` },
    said(problem),
    problem.detail ? h("p", { key: "detail" }, shown(problem.detail)) : null,
    QUOTED.has(problem.kind) && problem.args[0]
      ? h("blockquote", { key: "there", class: "text", dir: "auto" }, shown(problem.args[0]))
      : null,
    by_hand === null ? null : byHand(by_hand),
    ways ? actions(ways) : null,
  );
}

/**
 * The sentences of a problem: what happened stands out, what to do follows.
 * @param {Problem} problem
 * @returns {Inside}
 */
export function said(problem) {
  const words = headline(problem);
  const end = /[.:?!](?=\s)/.exec(words)?.index ?? words.length;
  return h("p", { key: "what" }, h("strong", {}, words.slice(0, end + 1)), h("span", {}, words.slice(end + 1)));
}

/** @param {Problem} problem */
function headline({ kind, key, title, args }) {
  if (kind === "refused" && title) return title;
  return say(key, ...args.map((arg) => (/^\d{4,}$/.test(arg) ? figure(arg) : arg)));
}

/** A text that the clipboard did not take: selected as soon as it is reached. @param {string} text */
const byHand = (text) =>
  h("textarea", {
    key: "by-hand",
    readonly: true,
    "aria-label": say("field_by_hand"),
    value: text,
    rows: "4",
    on: { focus: (/** @type {any} */ event) => event.target.select() },
  });

/**
 * @param {Problem} problem
 * @param {string} id
 * @param {Which} which
 * @returns {Inside}
 */
function waysOn(problem, id, which) {
  const busy = mineOf(id).busy !== null;
  if (problem.kind === "box_filled") return filled(id, which, busy);
  if (problem.kind === "comment_changed") return moved(id, busy);
  if (problem.kind === "comment_gone") return vanished(id, which, busy);
  if (problem.way === "pair") return button("pair", say("act_options"), openOptions, { class: "main" });
  if (problem.way === "open" && problem.args[0]) return page(problem.args[0], say("act_open"));
  if (problem.way === "copy" && id)
    return button("copy", say("act_copy"), () => copy(id, which, "public"), { class: "main", busy });
  if (problem.way === "retry" && id)
    return button("retry", say("act_retry"), () => perform(id, "retry"), { class: "main", busy });
  if (problem.way) return button("refresh", say("act_refresh"), () => perform(id, "refresh"), { class: "main", busy });
  return null;
}

export const openOptions = () => chrome.runtime.openOptionsPage();

/** The box holds words already. @param {string} id @param {Which} which @param {boolean} busy */
const filled = (id, which, busy) => [
  button("overwrite", say("act_overwrite"), () => insert(id, which, { overwrite: true }), { class: "main", busy }),
  button("copy", say("act_copy"), () => copy(id, which, "public"), { busy }),
  button("leave", say("act_cancel"), () => dismiss(id), { class: "quiet" }),
];

/** The comment says something else now. @param {string} id @param {boolean} busy */
const moved = (id, busy) =>
  button("changed", say("act_changed"), () => perform(id, "changed"), { class: "main", busy });

/** The comment is not on the page. @param {string} id @param {Which} which @param {boolean} busy */
const vanished = (id, which, busy) => [
  button("withdraw", say("act_withdraw"), () => perform(id, "withdraw"), { class: "main", busy }),
  button("despite", say("act_still_there"), () => insert(id, which, { despite: true }), { busy }),
  button("copy", say("act_copy"), () => copy(id, which, "public"), { busy }),
];

/** @param {string} id */
function dismiss(id) {
  Object.assign(mineOf(id), { problem: null, by_hand: null });
  mineOf(id).typed.dismissed = "box_filled";
  changed();
}
