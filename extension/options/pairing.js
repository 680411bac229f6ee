// @ts-check
// Pairing this browser with a Portavoz: one link, the browser's own question about access, and the code is used.

import { problem, problemOf } from "../shared/problems.js";
import { originPattern, readLink } from "../shared/links.js";
import { act } from "../panel/wire.js";

/** @typedef {import("../shared/types.js").Managed} Managed */
/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {{link: string, address: string}} Given  what the person typed */

/**
 * Pairs. Called in the person's own press: the browser asks for access to the address only then.
 * @param {Given} given
 * @param {Managed} managed
 * @returns {Promise<Problem | null>}
 */
export async function pair(given, managed) {
  const read = reading(given, managed);
  if ("kind" in read) return read;
  if (!(await chrome.permissions.request({ origins: [originPattern(read.address)] })))
    return problem("no_permission", { args: [read.address], way: null });
  const answer = await act("pair", { link: given.link.trim(), address: read.address });
  return answer.ok ? null : answer.problem;
}

/** @param {Given} given @param {Managed} managed @returns {{address: string} | Problem} */
function reading({ link, address }, managed) {
  if (!link.trim()) return { ...problem("bad_link", { way: null }), key: "options_link_missing" };
  try {
    const read = readLink(link, address || managed.address, managed.address);
    const kept = (managed.address ?? "").trim().replace(/\/+$/, "");
    if (!managed.locked || !kept || read.address === kept) return read;
    return { ...problem("bad_link", { args: [kept, read.address], way: null }), key: "options_other_address" };
  } catch (error) {
    return { ...problemOf(error), way: null };
  }
}
