// @ts-check
// A comment that was asked about: while the draft is being written, and everything after.

import { named, say } from "../shared/words.js";
import { care, rewriting } from "./care.js";
import { authorOf, networkOf } from "./conversations.js";
import { editButton, unsaved, words } from "./editing.js";
import { h } from "./element.js";
import { notices, sentLinks } from "./happened.js";
import { holding } from "./holding.js";
import { mineOf, perform } from "./mine.js";
import { actions, button, fold } from "./parts.js";
import { placing, report, reported, sentOf } from "./placing.js";
import { inline } from "./shown.js";
import { graveWithHolding, standBox, standing } from "./standing.js";
import { acts, commentCard, glance, path, quote, sources, whom } from "./triage.js";
import { trouble } from "./trouble.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("./element.js").Inside} Inside */

const OPEN = new Set(["pending", "changes_requested", "approved", "stale"]);
const OVER = new Set(["published", "closed"]);

/** @param {Conversation} conversation @param {State} state */
const heading = (conversation, state) =>
  h(
    "h1",
    { tabindex: "-1", id: "landing" },
    say("reply_title", inline(authorOf(conversation)), inline(networkOf(conversation, state))),
  );

/**
 * While the draft is being written: what is known already, and what can be done meanwhile.
 * @param {Conversation} conversation
 * @param {State} state
 * @returns {Inside}
 */
export function asking(conversation, state) {
  const { id, comment, progress } = conversation;
  const problem = problemOf(conversation);
  return [
    heading(conversation, state),
    quote(comment.text),
    progress?.triage ? glance(progress.triage, progress.triage.first_answer_due ?? null) : null,
    trouble(problem, id, whichOf(conversation)),
    h(
      "section",
      { key: "stand", class: "stand calm", "aria-label": say("stand_label") },
      problem ? null : h("p", { key: "stage", class: "what working" }, h("strong", {}, stage(conversation))),
      actions(button("cancel", say("act_cancel_asking"), () => perform(id, "cancel"), { class: "quiet" })),
    ),
    holding(conversation, state.paired?.name, Boolean(progress?.holding_text)),
    progress?.triage ? acts(progress.triage) : null,
    commentCard(comment, progress?.triage ?? null),
    progress?.triage ? path(progress.triage) : null,
  ];
}

/** How far the draft is, in words. @param {Conversation} conversation */
export const stage = ({ progress }) => named("stage_", progress?.stage ?? "start");

/** @param {Conversation} conversation */
function problemOf({ id, problem }) {
  const mine = mineOf(id);
  const told = mine.problem ?? problem;
  return told && told.kind === mine.typed.dismissed ? null : told;
}

/**
 * What a problem is about: the words of the act that failed.
 * @param {Conversation} conversation
 * @returns {import("../shared/types.js").Which}
 */
function whichOf({ id, reply, failed }) {
  const which = mineOf(id).typed.which ?? failed?.which ?? (reply ? "reply" : "holding");
  return which === "holding" ? "holding" : "reply";
}

/**
 * @param {Conversation} conversation
 * @param {State} state
 * @returns {Inside}
 */
export function following(conversation, state) {
  const { id, reply, holding: waits } = conversation;
  const one = reply ?? waits;
  if (!one) return [heading(conversation, state), trouble(problemOf(conversation), id, whichOf(conversation))];
  const me = state.paired?.name;
  return [
    heading(conversation, state),
    quote(one.comment.text),
    glance(one.triage, OPEN.has(one.state) ? one.next_due : null),
    [reply, waits].map((each) => each && alarm(conversation, each)),
    trouble(problemOf(conversation), id, whichOf(conversation)),
    reply ? body(conversation, reply, state, me) : holding(conversation, me, true),
    reply ? null : full(conversation),
    notices(conversation),
    commentCard(one.comment, one.triage),
    reply
      ? [
          sources(reply),
          path(one.triage),
          reply.draft ? acts(one.triage) : null,
          care(conversation, reply, state.paired?.address),
        ]
      : null,
    over(conversation, one) ? actions(button("finish", say("act_finish"), () => perform(id, "close"))) : null,
  ];
}

/**
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @param {State} state
 * @param {string | undefined} me
 * @returns {Inside}
 */
function body(conversation, reply, state, me) {
  const network = state.paired?.networks.find(({ id }) => id === reply.comment.network);
  const silent = !reply.draft && reply.state === "pending";
  const offered = reply.approved !== null && reply.state !== "stale";
  const text = words(conversation, reply, network);
  const writing = mineOf(conversation.id).editing || unsaved(conversation, reply); // stays where it is, whatever comes
  const urgent = reply.state === "pending" && (!reply.draft || graveWithHolding(reply));
  const waits = holding(conversation, me, urgent && !writing && !problemOf(conversation));
  return [
    standBox(
      conversation.holding ? { ...reply, holding_text: null } : reply,
      me,
      sentOf(conversation, reply, "public"),
    ),
    silent && reply.result === "hold" ? whom(reply.triage) : null,
    silent ? acts(reply.triage) : null,
    OPEN.has(reply.state) && reply.state !== "approved" ? waits : null,
    offered ? placing(conversation, reply, "reply") : null,
    writing || !offered ? text : change(conversation, reply),
    rewriting(conversation, reply),
    sentLinks(reply),
  ];
}

/**
 * What is approved can still be changed; then it has to be approved again.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 */
const change = (conversation, reply) =>
  reply.state === "approved" && reply.moves.includes("edit")
    ? fold("change", say("change_title"), [
        h("p", { class: "hint" }, say("edit_undoes")),
        editButton(conversation, reply),
      ])
    : null;

/** Only the holding was asked for: the whole answer is one press away. @param {Conversation} conversation */
const full = (conversation) =>
  actions(
    button("ask", say("act_ask_too"), () => perform(conversation.id, "ask", { comment: conversation.comment }), {
      busy: mineOf(conversation.id).busy !== null,
    }),
  );

/**
 * Words of ours stand in the box, or were sent, and are approved no more.
 * @param {Conversation} conversation
 * @param {ReplyView} reply
 * @returns {Inside}
 */
function alarm(conversation, reply) {
  const sent = conversation.sent.find((one) => one.reply === reply.id && one.part === "public");
  if (
    !sent ||
    reported(reply, "public") ||
    OVER.has(reply.state) ||
    (sentOf(conversation, reply, "public") && reply.approved)
  )
    return null;
  return h(
    "section",
    { key: `alarm-${reply.id}`, class: "alert loud", role: "alert" },
    h("h2", {}, say(sent.how === "copied" ? "alarm_copied" : "alarm_box")),
    h("p", {}, say("alarm_why")),
    h("p", {}, say("alarm_sent")),
    report(conversation, reply, sent.which, null),
  );
}

/** @param {Conversation} conversation @param {ReplyView} reply */
const over = (conversation, { state, debt, published, approved }) =>
  !OPEN.has(state) &&
  !(debt && !debt.settled_at) &&
  !(approved?.private_text && !published.some(({ part }) => part === "private"));

/**
 * What is said aloud when it changes: how the conversation stands.
 * @param {Conversation} conversation
 * @param {string | undefined} me
 */
export function aloud(conversation, me) {
  const { phase, reply, holding: waits } = conversation;
  if (phase === "asking") return stage(conversation);
  const one = reply ?? waits;
  if (!one || phase === "compose") return "";
  return one.state === "approved" && !one.approved
    ? say("state_almost")
    : standing(one, me, sentOf(conversation, one, "public")).what;
}
