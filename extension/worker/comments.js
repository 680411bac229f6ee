// @ts-check
/** Comments as pages and panels hand them in: anything at all, until it has been through here. */

import { sha256 } from "../shared/approved.js";
import { trouble } from "../shared/problems.js";

/** @typedef {import("../shared/types.js").Comment} Comment */
/** @typedef {import("../shared/types.js").Found} Found */
/** @typedef {import("../shared/types.js").Site} Site */

/** Characters (code points) that the server takes. */
export const MOST = 10_000;
const SITES = ["x", "instagram", "facebook", "linkedin", "google", "anywhere"];
const TURNS = 20;

/**
 * @param {unknown} value
 * @param {number} most   code points
 * @returns {string|null} what UTF-8 and a database can hold of it; null where nothing is
 */
export function words(value, most) {
  if (typeof value !== "string") return null;
  const whole = value.slice(0, most * 2).replace(/\p{Surrogate}/gu, "\ufffd"); // halves of characters
  return Array.from(whole.replaceAll("\0", "")).slice(0, most).join("") || null;
}

/** @param {unknown} value @returns {string|null} an http or https address */
export function link(value) {
  const text = words(value, 2_000);
  try {
    return text && /^https?:$/.test(new URL(text).protocol) ? text : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {string|null} a moment that a comment can have been posted at */
function moment(value) {
  const at = typeof value === "string" ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) return null;
  return at.getUTCFullYear() >= 1990 && at.getUTCFullYear() <= 2100 ? at.toISOString() : null;
}

/** @param {unknown} value @returns {number|null} */
function stars(value) {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 5 ? value : null;
}

/** @param {unknown} value @returns {import("../shared/types.js").Turn[]} */
function turns(value) {
  if (!Array.isArray(value)) return [];
  const said = value.slice(-TURNS).map((turn) => ({
    author: words(turn?.author, 200),
    ours: turn?.ours === true,
    text: words(turn?.text, 2_000) ?? "",
  }));
  return said.filter((turn) => turn.text);
}

/**
 * @param {any} given
 * @returns {Comment} with every field bounded, and nothing of another shape
 */
export function commentOf(given) {
  return {
    network: words(given?.network, 60)?.trim() || null,
    text: words(given?.text, MOST + 1) ?? "",
    author: words(given?.author, 200)?.trim() || null,
    url: link(given?.url),
    id: words(given?.id, 200)?.trim() || null,
    posted_at: moment(given?.posted_at),
    rating: stars(given?.rating),
    thread: turns(given?.thread),
  };
}

/**
 * @param {any} given
 * @returns {Promise<Found|null>} null for what no content script of ours says
 */
export async function foundOf(given) {
  const mark = words(given?.mark, 200);
  if (!mark || !SITES.includes(given?.site)) return null;
  const comment = commentOf(given);
  const site = /** @type {Site} */ (given.site);
  return { ...comment, ...(site === "anywhere" ? await selected(comment) : {}), site, mark };
}

/**
 * A selection's identity: its page and its words, so that two selections of one page are two comments.
 * @param {Comment} comment
 */
async function selected(comment) {
  const page = (comment.url ?? "").split("#")[0];
  return { id: `sel-${(await sha256(`${page}\n${comment.text}`)).slice(0, 16)}` };
}

/** @param {unknown} text @returns {number} code points */
export function length(text) {
  return typeof text === "string" ? Array.from(text).length : 0;
}

/**
 * What is sent to the server: only what is known.
 * @param {Comment} comment
 * @returns {Record<string, any>} Throws a Trouble: unknown_network, empty_comment or too_long.
 */
export function bodyOf(comment) {
  if (!comment.network) throw trouble("unknown_network");
  if (!comment.text.trim() && comment.rating === null) throw trouble("empty_comment");
  if (length(comment.text) > MOST) throw trouble("too_long", { args: [length(comment.text), MOST] });
  const { thread, ...rest } = comment;
  const known = Object.entries(rest).filter(([, value]) => value !== null && value !== "");
  return { ...Object.fromEntries(known), ...(thread.length > 0 ? { thread } : {}) };
}
