// @ts-check
// What only this panel knows: words half written, parts opened, an act under way. All else is the worker's state.

import { act } from "./wire.js";

/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {{public_text: string, private_text: string | null}} Words */
/** @typedef {Record<string, any>} Correction  fields of the comment that the person changed */
/**
 * @typedef {object} Mine
 * @property {Correction} corrected
 * @property {Words | null} words  an edit that is not saved yet
 * @property {{version: number, public_text: string} | null} base  what the edit began from
 * @property {boolean} editing
 * @property {number} turn  grows when the boxes must show other words than those typed
 * @property {string | null} busy  the act under way
 * @property {Problem | null} problem  of the latest act
 * @property {string | null} by_hand  a text that has to be copied by hand
 * @property {string} done  what the latest act did, for everybody to hear
 * @property {Record<string, string>} typed  the small fields: note, instruction, link
 */

/** Milliseconds of silence after which what was typed is kept and counted. */
const PAUSE = 400;

/** @type {Map<string, Mine>} */
const all = new Map();
/** @type {Map<string, {timer: ReturnType<typeof setTimeout>, work: () => unknown}>} */
const later = new Map();
let redraw = () => {};

/** @param {() => void} draw  called whenever something here has changed */
export function onChange(draw) {
  redraw = draw;
}

export const changed = () => redraw();

/**
 * What this panel knows about a conversation; "" is the panel itself.
 * @param {string} id
 * @returns {Mine}
 */
export function mineOf(id) {
  const known = all.get(id);
  if (known) return known;
  const fresh = {
    corrected: {},
    words: null,
    base: null,
    editing: false,
    turn: 0,
    busy: null,
    problem: null,
    by_hand: null,
    done: "",
    typed: {},
  };
  all.set(id, fresh);
  return fresh;
}

/**
 * Forgets conversations that are no more.
 * @param {string[]} ids  those that are
 */
export function forget(ids) {
  for (const id of all.keys()) if (id && !ids.includes(id)) all.delete(id);
}

/**
 * Does an act for a conversation, one at a time. Its problem stays in sight until the next act.
 * @param {string} id
 * @param {string} name
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<{done: boolean, value: any, problem: Problem | null}>}
 */
export async function perform(id, name, fields = {}) {
  const mine = mineOf(id);
  if (mine.busy) return { done: false, value: undefined, problem: null };
  Object.assign(mine, { busy: name, problem: null, by_hand: null, done: "" });
  redraw();
  const answer = await act(name, id ? { conversation: id, ...fields } : fields);
  mine.busy = null;
  mine.problem = answer.ok ? null : answer.problem;
  redraw();
  return { done: answer.ok, value: answer.ok ? answer.value : undefined, problem: mine.problem };
}

/**
 * Does an act that nobody waits for, such as keeping what was typed: nothing is blocked, only a failure is told.
 * @param {string} id
 * @param {string} name
 * @param {Record<string, unknown>} fields
 */
export async function quietly(id, name, fields) {
  const answer = await act(name, { conversation: id, ...fields });
  if (answer.ok) return answer.value;
  mineOf(id).problem ??= answer.problem;
  redraw();
  return null;
}

/**
 * Does something when the person pauses, or leaves. A newer wish of that name takes the place of the one before.
 * @param {string} name
 * @param {() => unknown} work
 */
export function soon(name, work) {
  clearTimeout(later.get(name)?.timer);
  const run = () => {
    later.delete(name);
    work();
  };
  later.set(name, { timer: setTimeout(run, PAUSE), work: run });
}

/** Does now all that waits: the panel may be closed at once. */
export function settle() {
  for (const { timer, work } of [...later.values()]) {
    clearTimeout(timer);
    work();
  }
}

/**
 * Drops what waits under a name.
 * @param {string} name
 */
export function never(name) {
  clearTimeout(later.get(name)?.timer);
  later.delete(name);
}
