// @ts-check
// The words of a reply: read with their findings, or written in place. What is half written is kept by the worker as
// it is typed, so a closed panel loses nothing; somebody else's newer words stand beside it, never over it.

import { named, say } from "../shared/words.js";
import { counter } from "./counter.js";
import { h } from "./element.js";
import { changed, mineOf, never, perform, quietly, soon } from "./mine.js";
import { actions, button, field, fold, tag } from "./parts.js";
import { shown } from "./shown.js";
import { findings, marksOf } from "./triage.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("./mine.js").Words} Words */
/** @typedef {import("./element.js").Inside} Inside */

/** Why a text was changed, for whoever learns from it. */
const REASONS = ["wrong_fact", "tone", "too_long", "off_message", "policy", "other"];

/** The words as the server has them. @param {ReplyView} reply @returns {Words} */
export const saved = ({ draft }) => ({
  public_text: draft?.public_text ?? "",
  private_text: draft?.private_text ?? null,
});

/** What the worker keeps where nothing is half written: no reply is empty. @type {Words} */
const NOTHING = { public_text: "", private_text: null };

/** The words as the person sees them. @param {Conversation} conversation @param {ReplyView} reply @returns {Words} */
const current = (conversation, reply) =>
  mineOf(conversation.id).words ?? (conversation.edited?.public_text ? conversation.edited : saved(reply));

/** @param {Words} a @param {Words} b */
const same = (a, b) => a.public_text === b.public_text && (a.private_text ?? "") === (b.private_text ?? "");

/** Whether the person has words that are not saved. @param {Conversation} conversation @param {ReplyView} reply */
export const unsaved = (conversation, reply) => !same(current(conversation, reply), saved(reply));

/**
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @param {import("../shared/types.js").Network | undefined} network
 * @returns {Inside}
 */
export function words(conversation, reply, network) {
  const open = mineOf(conversation.id).editing || unsaved(conversation, reply);
  return open && reply.moves.includes("edit")
    ? written(conversation, reply, network)
    : read(conversation, reply, network);
}

/**
 * The way from reading to writing.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @returns {Inside}
 */
export function editButton(conversation, reply) {
  if (!reply.moves.includes("edit")) return null;
  return actions(button("edit", say(reply.draft ? "act_edit" : "act_write"), () => begin(conversation, reply)));
}

/** @param {Conversation} conversation @param {ReplyView} reply @param {any} network @returns {Inside} */
function read(conversation, reply, network) {
  const { draft } = reply;
  const edit = editButton(conversation, reply);
  if (!draft) return edit;
  return [
    h(
      "section",
      { key: "public", class: "card", "aria-labelledby": "public-title" },
      h("h2", { id: "public-title" }, say("public_title")),
      h(
        "p",
        { class: "text ours", dir: "auto", lang: tag(reply.triage.reply_language) },
        shown(draft.public_text, marksOf(reply.findings, "public_text")),
      ),
      counter(conversation.weighed?.public, network),
      draft.gloss
        ? h(
            "div",
            { key: "gloss" },
            h("h3", {}, say("gloss_title")),
            h("p", { class: "text", dir: "auto" }, shown(draft.gloss)),
          )
        : null,
      edit,
    ),
    findings(reply.findings, draft),
    draft.private_text ? secret(reply, draft.private_text) : null,
  ];
}

/** @param {ReplyView} reply @param {string} text */
const secret = (reply, text) =>
  h(
    "section",
    { key: "private", class: "card private", "aria-labelledby": "private-title" },
    h("h3", { id: "private-title" }, say("private_title")),
    h("p", { class: "hint" }, say("private_hint")),
    h(
      "p",
      { class: "text", dir: "auto", lang: tag(reply.triage.reply_language) },
      shown(text, marksOf(reply.findings, "private_text")),
    ),
  );

/** @param {Conversation} conversation @param {ReplyView} reply */
function begin(conversation, reply) {
  Object.assign(mineOf(conversation.id), {
    editing: true,
    base: { version: reply.version, public_text: saved(reply).public_text },
  });
  if (reply.draft) quietly(conversation.id, "weigh", { ...saved(reply) }); // the counter stands from the start
  changed();
  document.getElementById("public-text")?.focus();
}

/** @param {Conversation} conversation @param {ReplyView} reply @param {any} network @returns {Inside} */
function written(conversation, reply, network) {
  const mine = mineOf(conversation.id);
  mine.base ??= conversation.edited?.base ?? { version: reply.version, public_text: saved(reply).public_text };
  const now = current(conversation, reply);
  const weighed = conversation.weighed;
  const busy = mine.busy !== null;
  return h(
    "section",
    { key: `write-${mine.turn}`, class: "card stack", "aria-label": say("edit_title") },
    newer(conversation, reply),
    box(conversation, reply, "public_text", now.public_text),
    counter(weighed?.public, network),
    reply.draft && unsaved(conversation, reply)
      ? fold("saved", say("saved_title"), h("p", { class: "text ours", dir: "auto" }, shown(saved(reply).public_text)))
      : null,
    reply.triage.private || now.private_text !== null
      ? box(conversation, reply, "private_text", now.private_text ?? "")
      : null,
    findings(weighed?.findings ?? reply.findings, now),
    field({ id: "why", label: say("field_why") }, (ties) =>
      h(
        "select",
        {
          ...ties,
          value: mine.typed.why ?? "",
          on: {
            change: (/** @type {any} */ event) => {
              mine.typed.why = event.target.value;
            },
          },
        },
        h("option", { value: "", key: "none" }, say("reason_none")),
        REASONS.map((one) => h("option", { value: one, key: one }, named("reason_", one))),
      ),
    ),
    reply.state === "approved" ? h("p", { key: "undoes", class: "hint" }, say("edit_undoes")) : null,
    actions(
      button("save", say("act_save"), () => save(conversation, reply), { class: "main", busy }),
      button("discard", say("act_discard"), () => discard(conversation), { class: "quiet", busy }),
    ),
  );
}

/**
 * Somebody's newer words, beside one's own.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @returns {Inside}
 */
function newer(conversation, reply) {
  const { base } = mineOf(conversation.id);
  if (!base || base.version === reply.version || base.public_text === saved(reply).public_text) return null;
  const by = reply.decision?.by ?? say("somebody");
  return h(
    "section",
    { key: "newer", class: "alert", role: "alert" },
    h("p", {}, h("strong", {}, say("newer_title", by))),
    h("p", { class: "hint" }, say("newer_hint")),
    h("p", { class: "text ours", dir: "auto" }, shown(saved(reply).public_text)),
    actions(button("theirs", say("act_theirs"), () => discard(conversation))),
  );
}

/**
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @param {"public_text" | "private_text"} name
 * @param {string} value
 * @returns {Inside}
 */
function box(conversation, reply, name, value) {
  const secret = name === "private_text";
  const typed = (/** @type {any} */ event) =>
    type(conversation, reply, { [name]: event.target.value || (secret ? null : "") });
  const about = secret
    ? { id: "private-text", label: say("private_title"), hint: say("private_hint") }
    : { id: "public-text", label: say("public_title") };
  return field(about, (ties) =>
    h("textarea", {
      ...ties,
      class: secret ? "private" : null,
      value,
      dir: "auto",
      lang: tag(reply.triage.reply_language),
      rows: secret ? "4" : "6",
      on: { input: typed },
    }),
  );
}

/** @param {Conversation} conversation @param {ReplyView} reply @param {Partial<Words>} fields */
function type(conversation, reply, fields) {
  const { id } = conversation;
  const mine = mineOf(id);
  mine.words = { ...current(conversation, reply), ...fields };
  soon(`keep-${id}`, () => {
    const words = mine.words ?? saved(reply);
    if (same(words, saved(reply))) return quietly(id, "keep", { ...NOTHING });
    quietly(id, "keep", { ...words });
    return words.public_text ? quietly(id, "weigh", { ...words }) : null;
  });
  changed();
}

/** @param {Conversation} conversation @param {ReplyView} reply */
async function save(conversation, reply) {
  const mine = mineOf(conversation.id);
  const now = current(conversation, reply);
  never(`keep-${conversation.id}`);
  const { done } = await perform(conversation.id, "edit", { ...now, reason: mine.typed.why || undefined });
  if (done) close(conversation.id, say("done_edit"));
  else quietly(conversation.id, "keep", { ...now }); // whatever happened, the words are safe
}

/** @param {Conversation} conversation */
function discard(conversation) {
  never(`keep-${conversation.id}`);
  quietly(conversation.id, "keep", { ...NOTHING });
  close(conversation.id, say("done_discard"));
}

/** @param {string} id @param {string} done */
function close(id, done) {
  const mine = mineOf(id);
  Object.assign(mine, { words: null, base: null, editing: false, turn: mine.turn + 1, done });
  mine.typed.why = "";
  changed();
}
