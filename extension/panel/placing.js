// @ts-check
// Approved words on their way out: into the box of the page, or to the clipboard. Sending is the person's own press.

import { say } from "../shared/words.js";
import { problem } from "../shared/problems.js";
import { h } from "./element.js";
import { changed, mineOf, perform } from "./mine.js";
import { actions, button, field, tag } from "./parts.js";
import { shown } from "./shown.js";
import { act } from "./wire.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("../shared/types.js").Which} Which */
/** @typedef {import("../shared/types.js").Part} Part */
/** @typedef {import("./element.js").Inside} Inside */

/**
 * Asks for the approved words to be put into the box of the page.
 * @param {string} id
 * @param {Which} which
 * @param {{overwrite?: boolean, despite?: boolean}} [how]
 */
export async function insert(id, which, { overwrite = false, despite = false } = {}) {
  Object.assign(mineOf(id).typed, { which, dismissed: "" });
  const { done } = await perform(id, "insert", { which, overwrite, despite });
  if (done) told(id, say("done_inserted"));
}

/**
 * Copies approved words. Where the clipboard does not take them, they stand there to be copied by hand.
 * @param {string} id
 * @param {Which} which
 * @param {Part} part
 */
export async function copy(id, which, part) {
  mineOf(id).typed.which = which;
  const { done, value } = await perform(id, "copyable", { which, part });
  if (!done) return;
  try {
    await navigator.clipboard.writeText(value.text);
  } catch {
    Object.assign(mineOf(id), { by_hand: value.text, problem: problem("clipboard", { way: null }) });
    return changed();
  }
  await perform(id, "copied", { which, part });
  told(id, say("done_copied"));
}

/** @param {string} id @param {string} words */
function told(id, words) {
  mineOf(id).done = words;
  changed();
}

/**
 * Approved words with their acts.
 * @param {Conversation} conversation
 * @param {ReplyView} reply  with `approved`
 * @param {Which} which
 * @returns {Inside}
 */
export function placing(conversation, reply, which) {
  const { approved } = reply;
  if (!approved) return null;
  return [
    publicPart(conversation, reply, which),
    approved.private_text === null ? null : privatePart(conversation, reply, which, approved.private_text),
  ];
}

/**
 * Whether these very words left for a page or the clipboard.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @param {Part} part
 */
export const sentOf = (conversation, reply, part) =>
  conversation.sent.find(
    (sent) =>
      sent.reply === reply.id && sent.part === part && (!reply.approved || sent.sha256 === reply.approved.sha256),
  );

/** @param {ReplyView} reply @param {Part} part */
export const reported = (reply, part) => reply.published.find((one) => one.part === part);

/** @param {Conversation} conversation @param {ReplyView} reply @param {Which} which @returns {Inside} */
function publicPart(conversation, reply, which) {
  const { id } = conversation;
  const busy = mineOf(id).busy !== null;
  const sent = sentOf(conversation, reply, "public");
  const trouble = mineOf(id).problem ?? conversation.problem;
  const first = !sent && !trouble && !reported(reply, "public"); // else another act is the next one
  const put = conversation.place
    ? button(
        `insert-${which}`,
        say(sent && sent.how !== "copied" ? "act_insert_again" : "act_insert"),
        () => insert(id, which),
        {
          class: first ? "main" : "quiet",
          busy,
        },
      )
    : null;
  const take = button(`copy-${which}`, say("act_copy"), () => copy(id, which, "public"), {
    class: first && !put ? "main" : "quiet",
    busy,
  });
  return h(
    "div",
    { key: `place-${which}`, class: "place" },
    h(
      "p",
      { class: "text ours", dir: "auto", lang: tag(reply.triage.reply_language), key: "words" },
      shown(reply.approved?.public_text ?? ""),
    ),
    reported(reply, "public") ? null : [sent ? report(conversation, reply, which, "main") : null, actions(put, take)],
  );
}

/**
 * "I have sent it", with the link where the page or the person gives it.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @param {Which} which
 * @param {"main" | null} stands  whether it is the next thing to do
 */
export function report(conversation, reply, which, stands) {
  const { id } = conversation;
  const mine = mineOf(id);
  const name = `link-${reply.id}`;
  const type = (/** @type {any} */ event) => {
    mine.typed[name] = event.target.value;
  };
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    return perform(id, "published", { which, part: "public", permalink: mine.typed[name]?.trim() || undefined });
  };
  const link = field({ id: name, label: say("field_permalink") }, (ties) =>
    h("input", {
      ...ties,
      type: "url",
      inputmode: "url",
      value: mine.typed[name] ?? "",
      on: { input: type, focus: () => look(conversation, which, name) },
    }),
  );
  return h(
    "form",
    { key: `report-${reply.id}`, class: "stack", novalidate: true, on: { submit: send } },
    link,
    actions(
      h(
        "button",
        {
          key: "published",
          "data-act": "published-public",
          class: stands,
          "aria-disabled": mine.busy ? "true" : null,
        },
        say("act_published"),
      ),
    ),
  );
}

/**
 * Looks for our words on the page, once, and offers their link.
 * @param {Conversation} conversation
 * @param {Which} which
 * @param {string} name
 */
export async function look(conversation, which, name) {
  const mine = mineOf(conversation.id);
  if (!conversation.place || mine.typed[name]) return;
  const answer = await act("posted", { conversation: conversation.id, which }); // not finding a link is no fault
  if (!answer.ok || !answer.value?.permalink || mine.typed[name]) return;
  mine.typed[name] = answer.value.permalink;
  changed();
}

/** @param {Conversation} conversation @param {ReplyView} reply @param {Which} which @param {string} text */
function privatePart(conversation, reply, which, text) {
  const { id } = conversation;
  const done = reported(reply, "private");
  const busy = mineOf(id).busy !== null;
  return h(
    "section",
    { key: `private-${which}`, class: "card private", "aria-labelledby": `private-${which}` },
    h("h3", { id: `private-${which}` }, say("private_title")),
    h("p", { class: "hint" }, say("private_hint")),
    h("p", { class: "text", dir: "auto", lang: tag(reply.triage.reply_language) }, shown(text)),
    done
      ? h("p", { key: "done", class: "notice" }, say("private_done"))
      : actions(
          button(`copy-private-${which}`, say("act_copy_private"), () => copy(id, which, "private"), { busy }),
          button(
            `sent-private-${which}`,
            say("act_published_private"),
            () => perform(id, "published", { which, part: "private" }),
            { class: "quiet", busy },
          ),
        ),
  );
}
