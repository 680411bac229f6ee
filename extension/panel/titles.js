// @ts-check
// What the brand calls its roles and kinds of comment. Our own words for the kinds that all brands share come first,
// since they are in the reader's language.

import { named, plain } from "../shared/words.js";

/** @type {import("../shared/types.js").Titles} */
let known = { roles: {}, outcomes: {} };

/** @param {import("../shared/types.js").Paired | null} paired */
export function learn(paired) {
  known = paired?.titles ?? known;
}

/** @param {string} id @returns {string} */
export const role = (id) => known.roles[id] ?? plain(id);

/** @param {string} id @returns {string} */
export const outcome = (id) => named("outcome_", id, known.outcomes[id]);
