// @ts-check
// The immediate first answer, written in advance by the brand: asked for, then put in place like any approved text.

import { say } from "../shared/words.js";
import { h } from "./element.js";
import { mineOf, perform } from "./mine.js";
import { actions, button } from "./parts.js";
import { placing, sentOf } from "./placing.js";
import { shown } from "./shown.js";
import { standBox } from "./standing.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("./element.js").Inside} Inside */

/**
 * @param {Conversation} conversation
 * @param {string | undefined} me
 * @param {boolean} urgent  whether it is the next thing to do
 * @returns {Inside}
 */
export function holding(conversation, me, urgent) {
  const { holding: asked, reply, progress } = conversation;
  const offered = reply?.holding_text ?? progress?.holding_text ?? null;
  if (asked)
    return card([
      standBox(asked, me, sentOf(conversation, asked, "public")),
      placing(conversation, asked, "holding") ?? text(asked.draft?.public_text),
    ]);
  if (!offered || (reply && !reply.moves.includes("holding"))) return null;
  const busy = mineOf(conversation.id).busy !== null;
  return card([
    h("p", { class: "hint" }, say("holding_hint")),
    text(offered),
    actions(
      button("hold", say("act_hold"), () => perform(conversation.id, "hold", { comment: conversation.comment }), {
        class: urgent ? "main" : null,
        busy,
      }),
    ),
  ]);
}

/** @param {Inside} inside */
const card = (inside) =>
  h(
    "section",
    { key: "holding", class: "card", "aria-labelledby": "holding-title" },
    h("h2", { id: "holding-title" }, say("holding_title")),
    inside,
  );

/** @param {string | undefined} words @returns {Inside} */
const text = (words) => (words ? h("p", { key: "text", class: "text ours", dir: "auto" }, shown(words)) : null);
