// @ts-check
/** The open panels: what they show is posted to them at once and after every change. The worker sends nothing else. */

import * as store from "./store.js";
import { showBadge } from "./badge.js";
import { managed } from "./managed.js";

/** @typedef {import("../shared/types.js").State} State */

/** Ports die with the worker, and the panels connect again: nothing here has to be kept.
 * @type {Set<chrome.runtime.Port>} */
const open = new Set();

/** @param {chrome.runtime.Port} port @param {() => void} left  called when the last one has gone */
export function join(port, left) {
  open.add(port);
  port.onDisconnect.addListener(() => {
    open.delete(port);
    if (open.size === 0) left();
  });
  tell();
}

/** Whether anything wants to know at once. */
export function watched() {
  return open.size > 0;
}

/** Whether the person may be looking at a conversation: the options listen too, and show none. */
export function looked() {
  return [...open].some((port) => port.sender?.url?.startsWith(chrome.runtime.getURL("panel/")));
}

/** @returns {Promise<State>} */
export async function state() {
  const [paired, problem, situation, current] = await Promise.all(
    ["paired", "problem", "situation", "current"].map(store.read),
  );
  const conversations = await store.all();
  return { paired, managed: await managed(), problem, situation, conversations, current };
}

/** Everybody sees what is so now. @returns {Promise<void>} */
export async function tell() {
  const now = await state();
  for (const port of open) port.postMessage({ state: now });
  await showBadge(now);
}
