// @ts-check
/** Whether the browser lets us reach an address. Asking for it needs a gesture: the options page does that. */

import { originPattern } from "../shared/links.js";

/** @param {string} address @returns {Promise<boolean>} people can take it back at any time */
export function permitted(address) {
  return chrome.permissions.contains({ origins: [originPattern(address)] });
}
