// @ts-check
/**
 * Asking for a draft or a holding. A conversation that is `asking` while nobody asks was cut off (the worker stopped,
 * the stream broke): it is asked again under the same Idempotency-Key, and the server gives the same reply.
 */

import { problemOf, Trouble, trouble } from "../shared/problems.js";
import { refusedInStream } from "./api.js";
import { awake } from "./awake.js";
import { bodyOf, commentOf } from "./comments.js";
import { put } from "./conversations.js";
import { ask as request, connection, listen } from "./server.js";
import * as store from "./store.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */

const ENGINES = ["auto", "model", "composer"];
const NOTHING = { triage: null, holding_text: null, stage: null };

/** Those that this worker is asking for. Empty after a stop, as it should be.
 * @type {Map<string, AbortController>} */
const running = new Map();

/**
 * The draft of a comment; answers as soon as it is on its way.
 * @param {Conversation} one
 * @param {{comment?: unknown, engine?: unknown}} given
 * @returns {Promise<void>} Throws a Trouble where it cannot be asked; what was typed is kept.
 */
export async function ask(one, given) {
  if (one.phase === "asking") return; // a second press, or a message sent again: it is on its way
  const comment = commentOf(given.comment ?? one.comment);
  const engine = ENGINES.includes(String(given.engine)) ? String(given.engine) : null;
  await store.change(one.id, () => ({ comment }));
  await known(comment.network);
  bodyOf(comment);
  const asked = { comment, engine };
  await put(one.id, (now) => ({ ...attempted(now, asked), phase: "asking", progress: NOTHING, problem: null }));
  void run(one.id);
}

/** The same question keeps its key, so that asking again makes nothing twice; another question gets another.
 * @param {Conversation} now @param {Conversation["asked"]} asked */
function attempted(now, asked) {
  const same = now.asked === null || JSON.stringify(now.asked) === JSON.stringify(asked);
  return { asked, attempt: same ? now.attempt : crypto.randomUUID() };
}

/** @param {string|null} network Throws a Trouble before anything is sent to a network that the brand has not. */
async function known(network) {
  await connection();
  const networks = (await store.read("paired"))?.networks ?? [];
  const missing = networks.length > 0 && !networks.some((/** @type {{id: string}} */ one) => one.id === network);
  if (!network || missing) throw trouble("unknown_network", { args: [network ?? ""] });
}

/** All that were cut off, asked again. @returns {Promise<void>} */
export async function resume() {
  for (const one of await store.all()) {
    if (one.phase === "asking") void run(one.id);
  }
}

/** @param {string} id @returns {Promise<void>} never fails: the conversation says how it went */
async function run(id) {
  if (running.has(id)) return;
  const stop = new AbortController();
  running.set(id, stop);
  try {
    await awake(() => twice(id, stop.signal));
  } catch (error) {
    if (!stop.signal.aborted) await refused(id, error);
  } finally {
    running.delete(id);
  }
}

/** A stream that broke is begun once more: what it was about goes on at the server.
 * @param {string} id @param {AbortSignal} stop */
async function twice(id, stop) {
  try {
    await asked(id, stop);
  } catch (error) {
    if (stop.aborted || !(error instanceof Trouble && error.problem.kind === "offline")) throw error;
    await asked(id, stop);
  }
}

/** @param {string} id @param {AbortSignal} stop */
async function asked(id, stop) {
  const one = await store.one(id);
  if (!one?.asked || one.phase !== "asking") return;
  const { comment, engine } = one.asked;
  const body = { comment: bodyOf(comment), ...(engine ? { engine } : {}) };
  const stream = listen("POST", "/v1/drafts", { body, repeat: one.attempt }, stop);
  for await (const { event, data } of stream) {
    if (event === "problem") throw refusedInStream(data);
    if (event === "reply") return answered(id, data);
    const seen = step(event, data);
    await put(id, (now) => (now.phase === "asking" ? { progress: { ...NOTHING, ...now.progress, ...seen } } : null));
  }
  throw trouble("offline", { args: [(await connection()).address] }); // it ended without a word
}

/** @param {string} event @param {any} data */
function step(event, data) {
  if (event === "triage") return { triage: data };
  if (event === "holding") return { holding_text: data.holding_text ?? null };
  return { stage: data.stage ?? null };
}

/** @param {string} id @param {ReplyView} reply */
async function answered(id, reply) {
  const phase = /** @type {const} */ ("following");
  const end = { phase, reply, progress: null, problem: null, failed: null, asked: null };
  await put(id, (now) => (now.phase === "asking" ? { ...end, attempt: crypto.randomUUID() } : null));
}

/** @param {string} id @param {unknown} error */
async function refused(id, error) {
  const told = problemOf(error);
  await put(id, (now) => {
    if (now.phase !== "asking") return null;
    const failed = { act: "ask", comment: now.asked?.comment, engine: now.asked?.engine };
    return { phase: "compose", progress: null, problem: told, failed };
  });
}

/**
 * The person waits no longer. The server's reply is kept there; the same question gets it.
 * @param {Conversation} one
 */
export async function cancel(one) {
  await put(one.id, { phase: "compose", progress: null });
  running.get(one.id)?.abort();
}

/** @param {string} id  gone from this browser */
export function drop(id) {
  running.get(id)?.abort();
}

/**
 * The holding of the comment, at once.
 * @param {Conversation} one
 * @param {{comment?: unknown}} given
 */
export async function hold(one, given) {
  const comment = one.phase === "compose" ? commentOf(given.comment ?? one.comment) : one.comment;
  if (one.phase === "compose") await store.change(one.id, () => ({ comment }));
  await known(comment.network);
  const body = { comment: bodyOf(comment) };
  const holding = await request("POST", "/v1/holdings", { body }); // a comment has one: asking again makes no second
  await put(one.id, { holding });
}

