// @ts-check
/** What a person does with a reply: each one request that names the version they saw, and the reply that comes back. */

import { sha256 } from "../shared/approved.js";
import { trouble, Trouble } from "../shared/problems.js";
import { words } from "./comments.js";
import { put, replyOf } from "./conversations.js";
import { reread, taken } from "./following.js";
import { ask } from "./server.js";
import * as store from "./store.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */

/** Seconds that an engine may take to write anew. */
const SLOW = 150;
/** Characters of a text that are handed on; how many are allowed the server says. */
const LONGEST = 20_000;
const UNTOUCHED = { edited: null, weighed: null };

/**
 * @param {Conversation} one
 * @param {string} move
 * @param {Record<string, any>} body
 * @param {(now: Conversation) => Partial<Conversation>} [after]  what else is so once it is done
 * @param {import("./api.js").Options} [options]
 */
async function decide(one, move, body, after = () => ({}), options = {}) {
  const { id, version } = replyOf(one, "reply");
  try {
    const reply = await ask("POST", `/v1/replies/${id}/${move}`, { version, ...options, body });
    await put(one.id, (now) => ({ ...taken(now, reply), ...after(now) }));
  } catch (error) {
    if (error instanceof Trouble && error.problem.status === 409) await reread(one.id); // see what is so now
    throw error;
  }
}

/** @param {any} given @returns {{public_text: string, private_text: string|null}} as typed */
function typed({ public_text, private_text }) {
  return { public_text: words(public_text, LONGEST) ?? "", private_text: words(private_text, LONGEST) };
}

/** @param {Record<string, any>} fields @returns {Record<string, any>} those that were given */
function given(fields) {
  const said = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return Object.fromEntries(said);
}

/**
 * An edit that is not sent yet, kept over everything, with the words that it began from. Empty: there is none.
 * @param {Conversation} one
 * @param {any} message
 */
export async function keep(one, message) {
  const body = typed(message);
  const begun = Boolean(body.public_text || body.private_text);
  await put(one.id, (now) => ({ edited: begun ? edited(now, body) : null }));
  if (begun && !one.edited) void claim(one);
  if (!begun && one.edited) void release(one.id);
}

/** @param {Conversation} now @param {{public_text: string, private_text: string|null}} body */
function edited(now, body) {
  const { version, draft } = replyOf(now, "reply");
  return { ...body, base: now.edited?.base ?? { version, public_text: draft?.public_text ?? "" } };
}

/** The others see that somebody is writing. That somebody else is at it holds nobody back from writing here.
 * @param {Conversation} one */
async function claim(one) {
  const reply = replyOf(one, "reply");
  if (!reply.moves.includes("claim") || reply.claimed_by) return;
  const claimed = await ask("POST", `/v1/replies/${reply.id}/claim`, { body: {} }).catch(() => null);
  if (claimed) await put(one.id, (now) => taken(now, claimed));
}

/**
 * @param {Conversation} one
 * @param {any} message
 * @returns {Promise<any>} length, links and findings of words that are not sent
 */
export async function weigh(one, message) {
  const body = typed(message);
  const weighed = await ask("POST", `/v1/replies/${replyOf(one, "reply").id}/weigh`, { body });
  await put(one.id, (now) => (same(now.edited ?? replyOf(now, "reply").draft, body) ? { weighed } : null));
  return weighed;
}

/**
 * People type on while an answer is under way.
 * @param {Record<string, any>|null} now
 * @param {{public_text: string, private_text: string|null}} body
 */
function same(now, body) {
  return now?.public_text === body.public_text && (now.private_text ?? "") === (body.private_text ?? "");
}

/** @param {Conversation} one @param {any} message */
export async function edit(one, message) {
  const body = typed(message);
  await store.change(one.id, (now) => ({ edited: edited(now, body) }));
  const done = (/** @type {Conversation} */ now) => (same(now.edited, body) ? UNTOUCHED : {});
  await decide(one, "edit", { ...body, ...given({ reason: message.reason }) }, done);
  void release(one.id);
}

/** It is saved or given up: a lead may have it. @param {string} id */
async function release(id) {
  const one = await store.one(id);
  const reply = one?.reply;
  if (!reply?.claimed_by || !reply.moves.includes("release")) return;
  const freed = await ask("POST", `/v1/replies/${reply.id}/release`, { body: {} }).catch(() => null);
  if (freed) await put(id, (now) => taken(now, freed));
}

/** @param {Conversation} one @param {any} message */
export function rewrite(one, { how, instruction }) {
  return decide(one, "rewrite", given({ how, instruction }), () => UNTOUCHED, { seconds: SLOW });
}

/** The same note twice is one: its key is made of its words. @param {Conversation} one @param {any} message */
export async function note(one, { text }) {
  const said = words(text, LONGEST) ?? "";
  const repeat = await sha256(JSON.stringify([replyOf(one, "reply").id, said]));
  await decide(one, "note", { text: said }, undefined, { repeat });
}

/** @param {Conversation} one @param {any} message */
export function triage(one, { severity, outcome }) {
  return decide(one, "triage", given({ severity, outcome }));
}

/** @param {Conversation} one @param {any} message */
export function withdraw(one, message) {
  return decide(one, "withdraw", given({ note: message.note }));
}

/**
 * What now stands on the network: the words that left from here, else those that are approved.
 * @param {Conversation} one
 * @param {any} message
 */
export async function published(one, { which, part = "public", permalink }) {
  const reply = replyOf(one, which);
  const left = one.sent.filter((was) => was.reply === reply.id);
  const sent = left.find((was) => was.part === part) ?? left[0];
  const hash = sent?.sha256 ?? reply.approved?.sha256;
  if (!hash) throw trouble("not_approved", { args: [reply.state] });
  const body = { part, sha256: hash, ...given({ permalink }) };
  const told = await ask("POST", `/v1/replies/${reply.id}/publish`, { body });
  await put(one.id, (now) => taken(now, told));
}
