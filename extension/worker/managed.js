// @ts-check
/** What the company's policy says (managed_schema.json). */

/** @typedef {import("../shared/types.js").Managed} Managed */

/** @returns {Promise<Managed>} where there is no policy, its absence */
export async function managed() {
  const policy = await chrome.storage.managed.get(null).catch(() => ({})); // Firefox rejects where there is none
  const { address, locked, buttons } = /** @type {Record<string, unknown>} */ (policy);
  const preset = typeof address === "string" && address.trim() ? address.trim().replace(/\/+$/, "") : null;
  return { address: preset, locked: locked === true && preset !== null, buttons: buttons !== false };
}
