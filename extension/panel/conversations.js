// @ts-check
// Several comments at once: one row each with network, author, how it stands and what is due next.

import { named, nearness, remaining, say } from "../shared/words.js";
import { h } from "./element.js";
import { perform } from "./mine.js";
import { button } from "./parts.js";
import { inline, shown } from "./shown.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Conversation} Conversation */

const OPEN = new Set(["pending", "changes_requested", "approved", "stale"]);

/** @param {State} state */
export function conversations(state) {
  const label = say("list_title");
  return h(
    "nav",
    { class: "list", "aria-label": label, key: "list" },
    h(
      "div",
      { class: "list-head" },
      h("h2", {}, state.conversations.length > 1 ? say("list_count", state.conversations.length) : label),
      button("fresh", say("act_fresh"), () => perform("", "fresh"), { class: "quiet" }),
    ),
    state.conversations.length > 1
      ? h(
          "ul",
          { class: "rows", key: "rows" },
          state.conversations.map((one) => row(one, state)),
        )
      : null,
  );
}

/**
 * @param {Conversation} conversation
 * @param {State} state
 */
function row(conversation, state) {
  const { id } = conversation;
  const name = `${networkOf(conversation, state)} · ${authorOf(conversation)}`;
  const deadline = dueOf(conversation);
  return h(
    "li",
    { key: id, class: `row of-${gravity(conversation)}${id === state.current ? " current" : ""}` },
    h(
      "button",
      {
        type: "button",
        class: "open",
        "aria-current": id === state.current ? "true" : null,
        on: { click: () => perform(id, "select") },
      },
      conversation.seen ? null : h("span", { class: "dot", key: "dot", role: "img", "aria-label": say("list_unseen") }),
      h("span", { class: "who" }, shown(name)),
      h(
        "span",
        { class: "how" },
        wordOf(conversation),
        deadline
          ? h("time", { class: `due ${nearness(deadline)}`, datetime: deadline }, ` · ${remaining(deadline)}`)
          : null,
      ),
    ),
    button("close", "×", () => perform(id, "close"), {
      class: "close",
      "aria-label": say("act_close_of", inline(name)),
      title: say("act_close"),
    }),
  );
}

/**
 * How it stands, in a word or two.
 * @param {Conversation} conversation
 */
export function wordOf({ phase, reply, holding, problem, inserted }) {
  if (phase === "compose") return say("state_compose");
  if (phase === "asking") return say(problem ? "state_problem" : "state_asking");
  const one = reply ?? holding;
  if (!one) return say("state_compose");
  if (one.state === "approved" && !one.approved) return say("state_almost");
  if (inserted && inserted.reply === one.id && one.state === "approved") return say("state_inserted");
  if (one.state === "pending" && one.result !== "ready" && !one.draft) return say(`state_${one.result}`);
  return say(`state_${one.state}`);
}

/** @param {Conversation} conversation */
function dueOf({ reply, holding }) {
  const one = reply ?? holding;
  if (!one) return null;
  if (one.debt && !one.debt.settled_at) return one.debt.due_at;
  return OPEN.has(one.state) ? one.next_due : null;
}

/** @param {Conversation} conversation */
const gravity = ({ reply, holding, progress }) =>
  (reply ?? holding)?.triage.severity ?? progress?.triage?.severity ?? "none";

/**
 * The network as the brand calls it.
 * @param {Conversation} conversation
 * @param {State} state
 */
export function networkOf({ comment, reply, holding }, state) {
  const id = (reply ?? holding)?.comment.network ?? comment.network;
  if (!id) return say("network_none");
  return state.paired?.networks.find((network) => network.id === id)?.label ?? named("network_", id);
}

/** @param {Conversation} conversation */
export const authorOf = ({ comment, reply, holding }) =>
  (reply ?? holding)?.comment.author ?? comment.author ?? say("author_none");
