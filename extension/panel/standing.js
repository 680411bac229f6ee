// @ts-check
// How a reply stands, in a sentence; who decided, when and why; and what there is to do now.

import { named, say, when } from "../shared/words.js";
import { h } from "./element.js";
import { shown } from "./shown.js";

/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("../shared/types.js").Sent} Sent */
/** @typedef {import("./element.js").Inside} Inside */
/** @typedef {{tone: "calm" | "good" | "warn" | "bad", what: string, next: string}} Stand */

/** @type {Record<string, Stand["tone"]>} */
const TONES = {
  approved: "good",
  published: "good",
  closed: "good",
  changes_requested: "warn",
  stale: "bad",
  rejected: "bad",
};

/** Seconds that an approval can be undone for, and some: more are a clock that is wrong. */
const LONGEST = 10;
const GRAVE = new Set(["high", "critical"]);

/**
 * @param {ReplyView} reply
 * @param {string | undefined} me  the name of the person at the panel
 * @param {Sent | undefined} sent  of the approved words, where they left for a page or the clipboard
 * @param {number} [now]  milliseconds
 * @returns {Stand}
 */
export function standing(reply, me, sent, now = Date.now()) {
  const unwritten = reply.state === "pending" && !reply.draft && reply.result === "hold";
  const tone = unwritten ? "warn" : (TONES[reply.state] ?? "calm");
  if (reply.state === "pending") return { tone, ...pending(reply, me) };
  if (reply.state === "approved") return { tone, ...(sent ? placed(sent) : approved(reply, now)) };
  if (reply.published.some(({ late }) => late))
    return { tone: "warn", what: say("stand_late", ...sender(reply)), next: say("next_late") };
  if (reply.state === "published" || reply.state === "closed")
    return { tone, what: say(`stand_${reply.state}`, ...sender(reply)), next: owed(reply) };
  return { tone, what: say(`stand_${reply.state}`, ...decider(reply)), next: say(`next_${reply.state}`) };
}

/** @param {ReplyView} reply @param {string | undefined} me */
function pending(reply, me) {
  const by = claimed(reply);
  const next = say(graveWithHolding(reply) ? "next_pending_hold" : "next_pending");
  const move = reply.decision?.move;
  if (reply.moves.includes("confirm"))
    return { what: say("stand_confirm", ...decider(reply)), next: say("next_confirm") };
  if (!reply.draft) return { what: say(`stand_${reply.result}`), next: say(`next_${reply.result}`) };
  if (by && by !== me) return { what: say("stand_claimed", by), next };
  if (move === "undo") return { what: say("stand_undo", ...decider(reply)), next };
  if (move === "redraft") return { what: say("stand_redraft"), next: say("next_redraft") };
  return { what: say("stand_pending"), next };
}

/**
 * Whether something of ours should stand in public before the answer does.
 * @param {ReplyView} reply
 */
export const graveWithHolding = ({ kind, triage, holding_text, moves }) =>
  kind === "answer" && GRAVE.has(triage.severity) && Boolean(holding_text) && moves.includes("holding");

/** Who has it open at this moment. @param {any} reply @returns {string | null} */
const claimed = (reply) => reply.claimed_by ?? null;

/** Words that left, and what to do with them. @param {Sent} sent */
function placed({ how, verified }) {
  if (how === "copied") return { what: say("stand_copied"), next: say("placed_copied") };
  return { what: say("stand_inserted"), next: say(verified ? "placed_check" : "placed_unsure") };
}

/** @param {ReplyView} reply @param {number} now */
function approved(reply, now) {
  const [by, at] = decider(reply);
  const left = Math.ceil((Date.parse(reply.visible_at ?? "") - now) / 1000);
  if (!reply.approved)
    return {
      what: say("stand_almost", by, at),
      next: left > 0 && left <= LONGEST ? say("next_almost", left) : say("next_any_moment"),
    };
  const what =
    reply.approved.via === "preapproval"
      ? say("stand_preapproved", reply.approved.by)
      : say("stand_approved", reply.approved.by, when(reply.approved.at));
  return { what, next: say("next_approved") };
}

/** @param {ReplyView} reply @returns {[string, string]} */
const decider = ({ decision }) => [decision?.by ?? say("somebody"), decision ? when(decision.at) : ""];

/** @param {ReplyView} reply @returns {[string, string]} */
function sender({ published }) {
  const last = published.find(({ part }) => part === "public") ?? published[0];
  return [last?.by ?? say("somebody"), last ? when(last.at) : ""];
}

/** @param {ReplyView} reply */
const owed = ({ debt }) => (debt && !debt.settled_at ? say("next_debt", when(debt.due_at)) : say("next_published"));

/**
 * The box of it. Reasons and notes are people's words.
 * @param {ReplyView} reply
 * @param {string | undefined} me
 * @param {Sent | undefined} sent
 * @returns {Inside}
 */
export function standBox(reply, me, sent) {
  const { tone, what, next } = standing(reply, me, sent);
  return h(
    "section",
    { key: "stand", class: `stand ${tone}`, "aria-label": say("stand_label") },
    h("p", { class: "what" }, h("strong", {}, shown(what))),
    told(reply),
    h("p", { key: "next", class: "next" }, next),
  );
}

/** Why it was decided so. @param {ReplyView} reply @returns {Inside} */
function told({ state, result, reason, draft, decision }) {
  const silent = !draft && result !== "ready" && state === "pending";
  if (state === "pending" && !silent) return null;
  return [
    silent ? h("p", { key: "because" }, shown(reason)) : null,
    decision?.reason
      ? h("p", { key: "reason" }, say("stand_reason"), " ", shown(named("reason_", decision.reason)))
      : null,
    decision?.note ? h("blockquote", { key: "note", class: "text", dir: "auto" }, shown(decision.note)) : null,
  ];
}
