// @ts-check
/**
 * A conversation's life: composed by a person, asked of the server, followed to its end.
 *
 *     compose → asking → following → (24 hours after its end) gone
 *        ↑________| cancelled, or refused: what was typed stays
 */

import { trouble } from "../shared/problems.js";
import { finished } from "./ends.js";
import { tell } from "./panels.js";
import { inOrder } from "./queue.js";
import * as store from "./store.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").Comment} Comment */
/** @typedef {import("../shared/types.js").Found} Found */
/** @typedef {import("../shared/types.js").Place} Place */
/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("../shared/types.js").Which} Which */

const ALWAYS = ["select", "close", "retry"];
const WITH_HOLDING = ["hold", "copyable", "copied", "insert", "published", "posted"];

/**
 * What can be done in each phase. An act that is not named comes from a panel that shows what is no longer so.
 * @type {Record<Conversation["phase"], string[]>}
 */
export const PHASES = {
  compose: [...ALWAYS, ...WITH_HOLDING, "compose", "ask"],
  asking: [...ALWAYS, ...WITH_HOLDING, "ask", "cancel"],
  following: [...ALWAYS, ...WITH_HOLDING, "keep", "weigh", "edit", "rewrite", "note", "triage", "withdraw", "changed"],
};

const MOST = 50;
/** Milliseconds for which a conversation stays after its end. */
const KEPT = 24 * 3600 * 1000;

/** @type {Comment} */
const EMPTY = { network: null, text: "", author: null, url: null, id: null, posted_at: null, rating: null, thread: [] };

/** @param {Comment} comment @param {Place|null} place @returns {Conversation} */
function made(comment, place) {
  return {
    id: crypto.randomUUID(),
    place,
    comment,
    phase: "compose",
    progress: null,
    reply: null,
    holding: null,
    edited: null,
    weighed: null,
    inserted: null,
    sent: [],
    notices: [],
    problem: null,
    failed: null,
    attempt: crypto.randomUUID(),
    asked: null,
    seen: true,
    made_at: new Date().toISOString(),
    changed_at: new Date().toISOString(),
  };
}

/**
 * A comment that was read in a page, or given otherwise, is in front of the person: the conversation about it that
 * there is, else a new one. Nothing has been sent.
 * @param {Comment} comment
 * @param {Place|null} place
 * @param {Problem|null} [told]
 * @returns {Promise<string>} the conversation's id
 */
export function begin(comment, place, told = null) {
  return inOrder("begin", async () => {
    const known = (await store.all()).find((one) => !finished(one) && isAbout(one, comment, place));
    const id = known ? known.id : await begun(comment, place);
    await store.change(id, (now) => ({ ...readAgain(now, comment, place), seen: true, problem: told }));
    await store.keep("current", id);
    await tidy();
    await tell();
    return id;
  });
}

/** @param {Comment} comment @param {Place|null} place */
async function begun(comment, place) {
  const conversation = made(comment, place);
  await store.add(conversation);
  return conversation.id;
}

/**
 * The comment stands where it was found last. Once it was sent, what was read then stays what insertion compares with.
 * @param {Conversation} now
 * @param {Comment} comment
 * @param {Place|null} place
 */
function readAgain(now, comment, place) {
  if (!place) return {};
  const untouched = now.phase === "compose" && now.comment.text === now.place?.text;
  if (untouched) return { place, comment: { ...comment, network: comment.network ?? now.comment.network } };
  return { place: { ...place, text: now.place?.text ?? place.text } };
}

/**
 * An empty comment, to be typed by hand; the one that is still empty, where there is one.
 * @param {Problem|null} [told]  why the person has to type it
 * @returns {Promise<string>} id
 */
export async function fresh(told = null) {
  return begin(EMPTY, null, told);
}

/** @param {Conversation} one @param {Comment} comment @param {Place|null} place */
function isAbout(one, comment, place) {
  const own = one.comment;
  if (place && one.place?.tab === place.tab && one.place.frame === place.frame && one.place.mark === place.mark) {
    return place.site !== "anywhere" || own.id === comment.id;
  }
  if (comment.id) return own.network === comment.network && own.id === comment.id;
  if (comment.url) return own.network === comment.network && own.url === comment.url;
  return own.text === comment.text && own.author === comment.author && own.url === null && own.id === null
    && (one.phase === "compose" || comment.text !== "");
}

/** @param {Found} found @param {number} tab @param {number} frame @param {string} host @returns {Place} */
export function placeOf(found, tab, frame, host) {
  const { site, mark, text, url } = found;
  return { tab, frame, site, mark, host, text, url };
}

/** @param {Found} found @returns {Comment} */
export function readIn({ site, mark, ...comment }) {
  return comment;
}

/**
 * @param {unknown} id
 * @param {string} act
 * @returns {Promise<Conversation>} Throws a Trouble where it is gone, or its phase knows no such act.
 */
export async function ready(id, act) {
  const one = typeof id === "string" ? await store.one(id) : null;
  if (!one || !PHASES[one.phase].includes(act)) throw trouble("refused", { way: "reload" });
  return one;
}

/**
 * @param {string} id
 * @param {Partial<Conversation>|((now: Conversation) => Partial<Conversation>|null)} patch
 * @returns {Promise<Conversation|null>}
 */
export async function put(id, patch) {
  const next = await store.change(id, typeof patch === "function" ? patch : () => patch);
  await tell();
  return next;
}

/**
 * @param {Conversation} one
 * @param {unknown} which
 * @returns {ReplyView} Throws a Trouble where there is none yet.
 */
export function replyOf(one, which) {
  const reply = which === "holding" ? one.holding : one.reply;
  if (!reply) throw trouble("not_approved", { args: [""] });
  return reply;
}

/** @param {Conversation} one @param {string} reply  id @returns {Which} */
export function whichOf(one, reply) {
  return one.holding?.id === reply && one.reply?.id !== reply ? "holding" : "reply";
}

/** @param {string} id @returns {Promise<void>} */
export async function select(id) {
  await store.keep("current", id);
  const one = await store.one(id);
  if (one && !one.seen) await store.change(id, (now) => ({ seen: true, changed_at: now.changed_at }));
  await tell();
}

/** Gone from this browser; on the server everything stays as it is. @param {string} id */
export async function close(id) {
  await store.remove(id);
  if ((await store.read("current")) === id) await store.keep("current", (await store.all())[0]?.id ?? null);
  await tell();
}

/** What ended a day ago goes, and the oldest where there are too many. @returns {Promise<void>} */
export async function tidy() {
  const now = Date.now();
  const kept = await store.all();
  const over = kept.filter((one) => finished(one) && now - Date.parse(one.changed_at) > KEPT);
  const rest = kept.filter((one) => !over.includes(one));
  const least = [...rest].sort((a, b) => Number(finished(a)) - Number(finished(b))).slice(MOST);
  for (const one of [...over, ...least]) await store.remove(one.id);
}
