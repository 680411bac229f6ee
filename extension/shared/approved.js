// @ts-check
/** The rule on which insertion stands: only words that the server offers as approved, bound by their hash. */

import { trouble } from "./problems.js";

/** @typedef {import("./types.js").ReplyView} ReplyView */
/** @typedef {import("./types.js").Approved} Approved */

const STANDS = ["approved", "published", "closed"];

/**
 * @param {string} text
 * @returns {Promise<string>} SHA-256 of its UTF-8, as 64 hexadecimal digits
 */
export async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The hash of words for one reply. `JSON.stringify` writes what the server's `json.dumps` does (no blanks, nothing
 * beyond the required escapes); lone surrogates, where they differ, cannot come out of the server.
 * @param {string} id
 * @param {string} network
 * @param {string} public_text
 * @param {string|null} private_text
 * @returns {Promise<string>}
 */
export function hashOf(id, network, public_text, private_text) {
  return sha256(JSON.stringify([id, network, public_text, private_text]));
}

/**
 * The words that may be offered now.
 * @param {ReplyView} reply    read from the server just now
 * @param {boolean} before     whether it was offered as approved earlier
 * @param {string[]} states    in which the words may be taken: a page takes them only while `approved`
 * @returns {Promise<Approved>}
 * Throws a Trouble: not_approved, no_longer_approved or hash_differs.
 */
export async function offered(reply, before, states = ["approved"]) {
  const { approved } = reply;
  if (!approved || !states.includes(reply.state)) {
    const lost = before && !STANDS.includes(reply.state);
    throw trouble(lost ? "no_longer_approved" : "not_approved", { args: [reply.state] });
  }
  const network = reply.comment.network;
  const hash = await hashOf(reply.id, network, approved.public_text, approved.private_text);
  if (hash !== approved.sha256) throw trouble("hash_differs");
  return approved;
}
