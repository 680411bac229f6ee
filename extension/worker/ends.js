// @ts-check
/** What is over, and what must not be: both read off a conversation's replies and what was sent of them. */

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("../shared/types.js").Sent} Sent */

const ENDS = ["closed", "rejected", "dismissed", "withdrawn", "superseded"];
const STANDS = ["approved", "published", "closed"];

/** @param {ReplyView} reply @returns {boolean} whether nothing more is to come of it */
export function ended(reply) {
  if (reply.state === "published") return !reply.debt || reply.debt.settled_at !== null;
  return ENDS.includes(reply.state);
}

/** @param {Conversation} one @returns {boolean} */
export function finished(one) {
  return one.phase === "following" && one.reply !== null && ended(one.reply) && !isStaleInPublic(one);
}

/**
 * Whether words stand in a page, or were copied for one, that are no longer approved and not reported either.
 * @param {Conversation} one
 */
export function isStaleInPublic(one) {
  return [one.reply, one.holding].some((reply) => reply !== null && one.sent.some((sent) => isStale(reply, sent)));
}

/** @param {ReplyView} reply @param {Sent} sent */
export function isStale(reply, sent) {
  if (sent.reply !== reply.id) return false;
  if (reply.published.some((one) => one.part === sent.part && one.sha256 === sent.sha256)) return false;
  const other = reply.approved !== null && reply.approved.sha256 !== sent.sha256;
  return other || !STANDS.includes(reply.state);
}
