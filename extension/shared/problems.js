// @ts-check
/** Every way in which something can fail to be done, as a value with a sentence and a way on. */

/** @typedef {import("./types.js").Kind} Kind */
/** @typedef {import("./types.js").Way} Way */
/** @typedef {import("./types.js").Problem} Problem */

/**
 * The way on from each kind, and in the comment what `args` hold.
 * @type {Record<Kind, Way|null>}
 */
export const WAYS = Object.freeze({
  offline: "retry", // [address]; `open` instead where pairing over https fails: the browser then shows why
  not_portavoz: "pair", // [address]
  version: "open", // [install page, version of the server, version of the extension]
  no_permission: "pair", // [address]
  bad_link: "pair", // [what was given, shortened]
  no_address: "pair", // []
  code_refused: "pair", // []
  too_many_pairings: "retry", // [seconds]
  unpaired: "pair", // []
  key_refused: "pair", // []
  refused: "retry", // [] title and detail are the server's
  server_error: "retry", // [status]
  busy: "retry", // [seconds]
  no_selection: null, // []
  no_page: null, // []
  too_long: null, // [characters, most]
  empty_comment: null, // []
  unknown_network: null, // [network]
  box_none: "copy", // []
  box_filled: "choose", // [what stands there, shortened]
  box_refused: "copy", // []
  comment_changed: "choose", // [the text that stands there now]
  comment_gone: "choose", // []
  tab_gone: "open", // [address of the comment]
  not_approved: "reload", // []
  no_longer_approved: "reload", // [state]
  hash_differs: "reload", // []
  clipboard: "copy", // []
});

/** Every notice that following a reply can give; `args`: who, or why. */
export const NOTICES = Object.freeze([
  "notice_approved", // [by]
  "notice_changes_requested", // [by, reason]
  "notice_rejected", // [by, reason]
  "notice_dismissed", // [by]
  "notice_superseded",
  "notice_withdrawn", // [by]
  "notice_stale",
  "notice_pending_again", // [by]
  "notice_changed", // [] another person or a redraft changed the words
  "notice_published", // [by]
  "notice_published_late", // [by]
  "notice_closed",
  "notice_stale_after_insertion", // [state]
]);

/**
 * @param {Kind} kind
 * @param {{args?: (string|number)[], title?: string|null, detail?: string|null, way?: Way|null,
 *   status?: number}} [more]
 * @returns {Problem}
 */
export function problem(kind, more = {}) {
  const { args = [], title = null, detail = null, way = WAYS[kind], status } = more;
  const at = new Date().toISOString();
  const told = { kind, key: `problem_${kind}`, args: args.map(String), title, detail, way, at };
  return status === undefined ? told : { ...told, status };
}

/** A problem on its way to the person; thrown by the steps of an act, caught once (worker/acting.js). */
export class Trouble extends Error {
  /** @param {Problem} told */
  constructor(told) {
    super(told.kind);
    this.problem = told;
  }
}

/**
 * @param {Kind} kind
 * @param {Parameters<typeof problem>[1]} [more]
 * @returns {Trouble} to be thrown
 */
export function trouble(kind, more) {
  return new Trouble(problem(kind, more));
}

/**
 * @param {unknown} error
 * @returns {Problem} of a Trouble its own; of anything else a refusal that says what went wrong, so nothing is silent
 */
export function problemOf(error) {
  if (error instanceof Trouble) return error.problem;
  return problem("refused", { detail: error instanceof Error ? error.message : String(error) });
}
