// @ts-check
// The whole panel as a tree: what burns on top, the comments at hand, then one of them.

import { say } from "../shared/words.js";
import { banner } from "./banner.js";
import { compose } from "./compose.js";
import { conversations } from "./conversations.js";
import { h } from "./element.js";
import { mineOf, perform } from "./mine.js";
import { actions, button } from "./parts.js";
import { asking, following } from "./reply.js";
import { shown } from "./shown.js";
import { openOptions, trouble } from "./trouble.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("./element.js").Inside} Inside */

const VIEWS = Object.freeze({ compose, asking, following });

/**
 * @param {State | null} state  null: the worker has not answered yet
 * @returns {Inside[]}
 */
export function screen(state) {
  if (!state)
    return [
      h(
        "main",
        { key: "main" },
        h("h1", { tabindex: "-1", id: "landing" }, "Portavoz"),
        h("p", {}, say("screen_wait")),
      ),
    ];
  if (!state.paired) return [h("main", { key: "main" }, unpaired(state))];
  return [
    h(
      "header",
      { key: "top", class: "top" },
      h(
        "p",
        {},
        h("strong", {}, shown(state.paired.brand)),
        h("span", { class: "soft" }, " · ", shown(state.paired.name)),
      ),
      button("options", say("act_options_short"), openOptions, { class: "quiet" }),
    ),
    banner(state.situation),
    connection(state),
    conversations(state),
    h("main", { key: "main" }, view(state)),
  ];
}

/** @param {State} state @returns {Inside} */
function connection({ problem }) {
  const told = mineOf("").problem ?? problem;
  return told ? h("div", { key: "connection", class: "connection" }, trouble(told, "")) : null;
}

/** @param {State} state @returns {Inside} */
function unpaired({ problem, managed }) {
  const told = problem && problem.kind !== "unpaired" ? problem : null;
  return [
    h("h1", { tabindex: "-1", id: "landing" }, say(told ? "unpaired_again" : "unpaired_title")),
    told
      ? trouble(told, "")
      : [
          h("p", {}, say(managed.address ? "unpaired_managed" : "unpaired_how")),
          actions(button("pair", say("act_pair_now"), openOptions, { class: "main wide" })),
        ],
  ];
}

/** @param {State} state @returns {Inside} */
function view(state) {
  const one = state.conversations.find(({ id }) => id === state.current);
  if (!one) return welcome(state);
  const phase = one.phase === "compose" && one.holding ? "following" : one.phase; // only the holding was asked for
  return h("div", { key: one.id, class: "conversation" }, VIEWS[phase](one, state));
}

/** Nothing is open. @param {State} state @returns {Inside} */
const welcome = (state) => [
  h("h1", { tabindex: "-1", id: "landing" }, say(state.conversations.length ? "welcome_choose" : "welcome_title")),
  h(
    "ol",
    { class: "steps" },
    ["welcome_1", "welcome_2", "welcome_3"].map((key) => h("li", { key }, say(key))),
  ),
  actions(button("fresh-here", say("act_fresh_long"), () => perform("", "fresh"))),
];
