// @ts-check
/** How an act of the person is done: one after another in a conversation, its end an answer and never an exception. */

import { problemOf, trouble } from "../shared/problems.js";
import { put, ready } from "./conversations.js";
import { inOrder } from "./queue.js";

/** @typedef {import("../shared/types.js").Answer} Answer */
/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {any} Message  `{act, …}` as an extension page of ours sent it */

/**
 * @typedef {object} Act
 * @property {(message: Message, one: Conversation) => unknown} run  `one`: the conversation, for acts about one
 * @property {boolean} [about]    whether it is about a conversation
 * @property {boolean} [at_once]  does not wait for what is under way there
 * @property {boolean} [quiet]    leaves the problem that is shown as it is
 */

/**
 * @param {Record<string, Act>} acts
 * @param {Message} message
 * @returns {Promise<Answer>}
 */
export async function perform(acts, message) {
  const act = Object.hasOwn(acts, message.act) ? acts[message.act] : undefined;
  if (!act) return { ok: false, problem: problemOf(trouble("refused", { way: "reload" })) };
  if (!act.about) return answered(async () => act.run(message, /** @type {any} */ (null)));
  const one = String(message.conversation);
  const work = () => acted(act, message);
  return act.at_once ? work() : inOrder(one, work);
}

/** @param {() => Promise<unknown>} work @returns {Promise<Answer>} */
async function answered(work) {
  try {
    return { ok: true, value: (await work()) ?? null };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** @param {Act} act @param {Message} message @returns {Promise<Answer>} */
async function acted(act, message) {
  const looked = await answered(() => ready(message.conversation, message.act));
  if (!looked.ok) return looked; // the panel was behind: nothing is wrong with the conversation
  /** @type {Conversation} */
  const one = looked.value;
  if (!act.quiet && one.problem) await put(one.id, { problem: null, failed: null });
  const answer = await answered(async () => act.run(message, one));
  if (!answer.ok && !act.quiet) await put(one.id, { problem: answer.problem, failed: message });
  return answer;
}

/**
 * The act that failed, once more, as it was.
 * @param {Record<string, Act>} acts
 * @param {Conversation} one
 * @returns {Promise<Answer|null>} null where nothing failed
 */
export async function again(acts, one) {
  return one.failed?.act ? perform(acts, { ...one.failed, act: one.failed.act, conversation: one.id }) : null;
}
