// @ts-check
// Exactly what would be sent, to be read and corrected. Nothing has left for the server before the person asks.

import { figure, named, say } from "../shared/words.js";
import { problem } from "../shared/problems.js";
import { correct, correctedOf, line, more } from "./correcting.js";
import { h } from "./element.js";
import { changed, mineOf, never, perform } from "./mine.js";
import { actions, button, field } from "./parts.js";
import { inline, shown } from "./shown.js";
import { trouble } from "./trouble.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").Comment} Comment */
/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {import("./element.js").Inside} Inside */

/** Characters that the server takes. */
const LONGEST = 10_000;

/**
 * @param {Conversation} conversation
 * @param {State} state
 * @returns {Inside}
 */
export function compose(conversation, state) {
  const { id } = conversation;
  const mine = mineOf(id);
  const comment = correctedOf(conversation);
  const problem = mine.problem ?? conversation.problem;
  const busy = mine.busy !== null;
  return h(
    "form",
    {
      key: `compose-${id}`,
      class: "stack",
      novalidate: true,
      on: { submit: (/** @type {Event} */ event) => event.preventDefault() },
    },
    h("h1", { tabindex: "-1", id: "landing" }, say("compose_title")),
    h("p", { class: "hint" }, say("compose_hint"), " ", from(conversation)),
    problem && !BY_FIELD.has(problem.kind) ? trouble(again(problem), id) : null,
    network(conversation, comment, state, problem),
    text(conversation, comment, problem),
    author(conversation, comment),
    more(conversation, comment),
    actions(
      button(
        "ask",
        say(busy && mine.busy === "ask" ? "act_asking" : "act_ask"),
        () => send(conversation, state, "ask"),
        { class: "main wide", busy },
      ),
      button("hold", say("act_hold_only"), () => send(conversation, state, "hold"), { class: "quiet", busy }),
    ),
    conversation.asked ? null : h("p", { key: "promise", class: "meta" }, say("compose_promise")),
  );
}

/** Asking again is what the button below does. @param {Problem} problem */
const again = (problem) => (problem.way === "retry" ? { ...problem, way: null } : problem);

/** Problems that are said at the field itself. */
const BY_FIELD = new Set(["empty_comment", "too_long", "unknown_network"]);

/** Where it came from. @param {Conversation} conversation */
const from = ({ place }) => (place ? say("compose_from", inline(place.host)) : say("compose_by_hand"));

/**
 * @param {Conversation} conversation
 * @param {State} state
 * @param {"ask" | "hold"} act
 */
function send(conversation, state, act) {
  const comment = correctedOf(conversation);
  const wrong = fault(comment, state);
  never(`compose-${conversation.id}`);
  if (!wrong) return perform(conversation.id, act, { comment });
  mineOf(conversation.id).problem = wrong;
  changed();
  document.getElementById(wrong.kind === "unknown_network" ? "network" : "text")?.focus();
}

/**
 * Why a comment cannot be sent.
 * @param {Comment} comment
 * @param {State} state
 * @returns {Problem | null}
 */
function fault(comment, state) {
  const length = [...comment.text].length;
  if (length > LONGEST) return problem("too_long", { args: [length, LONGEST] });
  if (!comment.text.trim() && comment.rating === null) return problem("empty_comment");
  const known = state.paired?.networks.some(({ id }) => id === comment.network);
  return known ? null : problem("unknown_network", { args: [comment.network ?? "–"] });
}

/**
 * @param {Conversation} conversation
 * @param {Comment} comment
 * @param {State} state
 * @param {Problem | null} problem
 * @returns {Inside}
 */
function network(conversation, comment, state, problem) {
  const networks = state.paired?.networks ?? [];
  const known = networks.some(({ id }) => id === comment.network);
  const wrong = problem?.kind === "unknown_network" ? say("problem_unknown_network", ...problem.args) : null;
  return field({ id: "network", label: say("field_network"), wrong }, (ties) =>
    h(
      "select",
      {
        ...ties,
        value: known ? comment.network : "",
        on: { change: (/** @type {any} */ event) => correct(conversation, { network: event.target.value || null }) },
      },
      known ? null : h("option", { value: "", key: "none" }, say("network_choose")),
      networks.map(({ id, label }) => h("option", { value: id, key: id }, label || named("network_", id))),
    ),
  );
}

/** @param {Conversation} conversation @param {Comment} comment @param {Problem | null} problem @returns {Inside} */
function text(conversation, comment, problem) {
  const length = [...comment.text].length;
  const said =
    length > LONGEST
      ? ["problem_too_long", figure(length), figure(LONGEST)]
      : problem?.kind === "empty_comment"
        ? ["problem_empty_comment"]
        : null;
  const wrong = said ? say(String(said[0]), ...said.slice(1)) : null;
  return [
    field({ id: "text", label: say("field_text"), wrong }, (ties) =>
      h("textarea", {
        ...ties,
        value: comment.text,
        dir: "auto",
        rows: "5",
        on: { input: (/** @type {any} */ event) => correct(conversation, { text: event.target.value }) },
      }),
    ),
    h(
      "p",
      { key: "count", class: `counter${length > LONGEST ? " over" : ""}` },
      say("compose_count", figure(length), figure(LONGEST)),
    ),
    tricks(comment.text),
  ];
}

/** Characters that the box itself does not show. @param {string} text @returns {Inside} */
function tricks(text) {
  return inline(text) === text.split(/\s+/).join(" ").trim()
    ? null
    : h(
        "div",
        { key: "tricks", class: "hint" },
        say("compose_unseen"),
        h("p", { class: "text", dir: "auto" }, shown(text)),
      );
}

/** @param {Conversation} conversation @param {Comment} comment @returns {Inside} */
const author = (conversation, comment) => line(conversation, "author", say("field_author"), comment.author);
