// @ts-check
/** The toolbar button's mark: what cannot wait, then what is ready, then how much is new. */

import { finished, isStaleInPublic } from "./ends.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Conversation} Conversation */

const COLOURS = { "!": "#b3261e", "✓": "#1b6e3c", "": "#44546a" };

/** @param {Conversation} one */
function isReady(one) {
  const ready = [one.reply, one.holding].filter((reply) => reply?.state === "approved" && reply.approved);
  return ready.some((reply) => !one.sent.some((sent) => sent.reply === reply?.id));
}

/** @param {State} state @returns {string} */
export function markOf(state) {
  const live = state.conversations.filter((one) => !finished(one));
  if (live.some(isStaleInPublic)) return "!";
  if (live.some(isReady)) return "✓";
  if (state.situation?.mode === "crisis") return "!";
  const unseen = state.conversations.filter((one) => !one.seen).length;
  return unseen ? String(unseen) : "";
}

/** @param {State} state @returns {Promise<void>} */
export async function showBadge(state) {
  const text = markOf(state);
  await chrome.action.setBadgeText({ text });
  const color = COLOURS[/** @type {keyof typeof COLOURS} */ (text)] ?? COLOURS[""];
  await chrome.action.setBadgeBackgroundColor({ color });
}
