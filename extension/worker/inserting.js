// @ts-check
/** The approved words into the page: the one way there is, and what follows once they stand there. */

import { offered } from "../shared/approved.js";
import { trouble } from "../shared/problems.js";
import { put, replyOf, whichOf } from "./conversations.js";
import { readReply, taken } from "./following.js";
import * as pages from "./pages.js";
import { ask } from "./server.js";
import * as store from "./store.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").Part} Part */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */

const SHOWN = 300;

/**
 * Server, comment, box, words: each is looked at again at this moment. Only the public text goes into a page, and
 * nobody but the person presses Send.
 * @param {Conversation} one
 * @param {{which?: unknown, overwrite?: unknown, despite?: unknown}} given  `despite`: the person sees the comment
 * @returns {Promise<void>} Throws a Trouble; then nothing was put anywhere.
 */
export async function insert(one, { which, overwrite, despite }) {
  const reply = await readReply(one.id, replyOf(one, which).id);
  const { public_text, sha256 } = await offered(reply, replyOf(one, which).approved !== null);
  const place = await present(one);
  await unchanged(place, despite === true);
  await free(place, overwrite === true);
  const { done, how, why } = await pages.insertion(place, public_text, overwrite === true);
  if (!done) throw why === "filled" ? await filled(place) : trouble(why === "none" ? "box_none" : "box_refused");
  await left(one.id, reply, { part: "public", sha256, how, verified: true });
}

/** The comment's page, in its tab or in another one that shows it now. @param {Conversation} one */
async function present({ id, place }) {
  if (!place) throw trouble("box_none");
  const there = await chrome.tabs.get(place.tab).catch(() => null);
  const now = there ? place : await pages.rejoined(place);
  if (!now) throw trouble("tab_gone", { args: [place.url ?? `https://${place.host}/`] });
  if (now !== place) await store.change(id, () => ({ place: now }));
  return now;
}

/** @param {import("../shared/types.js").Place} place @param {boolean} despite */
async function unchanged(place, despite) {
  const { state, text } = await pages.readAgain(place);
  if (state === "changed") throw trouble("comment_changed", { args: [text.slice(0, SHOWN)] });
  if (state === "gone" && !despite) throw trouble("comment_gone");
}

/** @param {import("../shared/types.js").Place} place @param {boolean} overwrite */
async function free(place, overwrite) {
  const { box, text } = await pages.box(place);
  if (box === "none") throw trouble("box_none");
  if (box === "filled" && !overwrite) throw trouble("box_filled", { args: [text] });
}

/** @param {import("../shared/types.js").Place} place */
async function filled(place) {
  return trouble("box_filled", { args: [(await pages.box(place)).text] });
}

/**
 * @param {string} id
 * @param {ReplyView} reply
 * @param {{part: Part, sha256: string, how: string, verified: boolean}} words
 */
async function left(id, reply, words) {
  await put(id, (now) => {
    const inserted = { ...words, at: new Date().toISOString(), reply: reply.id, which: whichOf(now, reply.id) };
    const others = now.sent.filter((was) => was.reply !== reply.id || was.part !== words.part);
    return { inserted, sent: [inserted, ...others].slice(0, 10), problem: null };
  });
}

/**
 * Words for the clipboard, which the panel writes: approved at this moment, and also while their other part is out.
 * @param {Conversation} one
 * @param {{which?: unknown, part?: unknown}} given
 * @returns {Promise<{text: string, sha256: string}>} Throws a Trouble.
 */
export async function copyable(one, { which, part }) {
  const reply = await readReply(one.id, replyOf(one, which).id);
  const words = await offered(reply, replyOf(one, which).approved !== null, ["approved", "published"]);
  const text = part === "private" ? words.private_text : words.public_text;
  if (text === null) throw trouble("not_approved", { args: [reply.state] });
  return { text, sha256: words.sha256 };
}

/** The panel wrote them to the clipboard. @param {Conversation} one @param {{which?: unknown, part?: unknown}} given */
export async function copied(one, { which, part }) {
  const reply = replyOf(one, which);
  const sha256 = reply.approved?.sha256;
  if (!sha256) throw trouble("not_approved", { args: [reply.state] });
  const taken = /** @type {Part} */ (part === "private" ? "private" : "public");
  await left(one.id, reply, { part: taken, sha256, how: "copied", verified: false });
}

/**
 * Where our words stand on the network, as far as the page tells.
 * @param {Conversation} one
 * @param {{which?: unknown}} given
 * @returns {Promise<{permalink: string|null}>}
 */
export async function posted(one, { which }) {
  const text = replyOf(one, which).approved?.public_text;
  return { permalink: text ? await pages.posted(one.place, text) : null };
}

/** The server is told what the comment says now, and drafts anew. @param {Conversation} one */
export async function changed(one) {
  const place = await present(one);
  const { state, text } = await pages.readAgain(place);
  if (state === "gone") throw trouble("comment_gone");
  const reply = await ask("POST", `/v1/replies/${replyOf(one, "reply").id}/comment`, { body: { text } });
  await put(one.id, (now) => ({
    ...taken(now, reply),
    comment: { ...now.comment, text },
    place: { ...place, text },
    problem: null,
  }));
}

