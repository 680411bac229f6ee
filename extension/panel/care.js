// @ts-check
// What else can be done with a reply: have it rewritten, tell the lead something, correct the severity, withdraw it.

import { say } from "../shared/words.js";
import { h } from "./element.js";
import { changed, mineOf, perform } from "./mine.js";
import { actions, button, field, fold, page } from "./parts.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("./element.js").Inside} Inside */

const WAYS = ["shorter", "warmer", "more_formal", "more_direct", "another"];
const SEVERITIES = ["low", "medium", "high", "critical"];

/** @param {string} id @param {string} name */
const typing = (id, name) => (/** @type {any} */ event) => {
  mineOf(id).typed[name] = event.target.value;
};

/**
 * Another wording by the engine.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @returns {Inside}
 */
export function rewriting({ id }, reply) {
  if (!reply.moves.includes("rewrite") || !reply.draft) return null;
  const mine = mineOf(id);
  const busy = mine.busy !== null;
  const ask = async (/** @type {string} */ how, /** @type {string | undefined} */ instruction) => {
    const { done } = await perform(id, "rewrite", { how, instruction });
    if (done) tell(id, say("done_rewrite"));
  };
  return fold("rewrite", say("rewrite_title"), [
    mine.busy === "rewrite" ? h("p", { key: "busy", class: "hint" }, say("rewrite_busy")) : null,
    h(
      "div",
      { class: "chips", key: "ways" },
      WAYS.map((how) => button(`rewrite-${how}`, say(`how_${how}`), () => ask(how, undefined), { busy })),
    ),
    field({ id: "instruction", label: say("how_free"), hint: say("rewrite_hint") }, (ties) =>
      h("input", {
        ...ties,
        type: "text",
        maxlength: "500",
        value: mine.typed.instruction ?? "",
        on: { input: typing(id, "instruction") },
      }),
    ),
    actions(
      button(
        "rewrite-free",
        say("act_rewrite"),
        () => mine.typed.instruction?.trim() && ask("free", mine.typed.instruction.trim()),
        { busy },
      ),
    ),
  ]);
}

/** @param {Conversation} conversation @param {ReplyView} reply @param {string | undefined} address @returns {Inside} */
export function care(conversation, reply, address) {
  return [
    note(conversation, reply),
    severity(conversation, reply),
    withdrawal(conversation, reply),
    address
      ? h(
          "p",
          { key: "whole", class: "meta" },
          page(`${address}/mine/${encodeURIComponent(reply.id)}`, say("act_whole")),
        )
      : null,
  ];
}

/** @param {Conversation} conversation @param {ReplyView} reply @returns {Inside} */
function note({ id }, reply) {
  if (!reply.moves.includes("note")) return null;
  const mine = mineOf(id);
  const send = async () => {
    const text = mine.typed.note?.trim();
    if (!text) return document.getElementById("note")?.focus();
    const { done } = await perform(id, "note", { text });
    if (!done) return;
    mine.typed.note = "";
    tell(id, say("done_note"));
  };
  return fold("note", say("note_title"), [
    field({ id: "note", label: say("field_note"), hint: say("note_hint") }, (ties) =>
      h("textarea", {
        ...ties,
        rows: "3",
        dir: "auto",
        maxlength: "2000",
        value: mine.typed.note ?? "",
        on: { input: typing(id, "note") },
      }),
    ),
    actions(button("note", say("act_note"), send, { busy: mine.busy !== null })),
  ]);
}

/** @param {Conversation} conversation @param {ReplyView} reply @returns {Inside} */
function severity({ id }, reply) {
  if (!reply.moves.includes("triage")) return null;
  const mine = mineOf(id);
  const wanted = () => mine.typed.severity || reply.triage.severity;
  const send = async () => {
    if (wanted() === reply.triage.severity) return document.getElementById("severity")?.focus();
    const { done } = await perform(id, "triage", { severity: wanted() });
    if (!done) return;
    mine.typed.severity = "";
    tell(id, say("done_triage"));
  };
  return fold("severity", say("severity_title"), [
    field({ id: "severity", label: say("field_severity"), hint: say("severity_hint") }, (ties) =>
      h(
        "select",
        { ...ties, value: wanted(), on: { change: typing(id, "severity") } },
        SEVERITIES.map((one) => h("option", { value: one, key: one }, say(`severity_${one}`))),
      ),
    ),
    actions(button("triage", say("act_triage"), send, { busy: mine.busy !== null })),
  ]);
}

/** @param {Conversation} conversation @param {ReplyView} reply @returns {Inside} */
function withdrawal({ id }, reply) {
  if (!reply.moves.includes("withdraw")) return null;
  return fold("withdraw", say("withdraw_title"), [
    h("p", { class: "hint" }, say("withdraw_hint")),
    actions(
      button("withdraw-now", say("act_withdraw"), () => perform(id, "withdraw"), {
        class: "danger",
        busy: mineOf(id).busy !== null,
      }),
    ),
  ]);
}

/** @param {string} id @param {string} done */
function tell(id, done) {
  mineOf(id).done = done;
  changed();
}
