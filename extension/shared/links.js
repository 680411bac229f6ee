// @ts-check
/** A pairing link, or an address and a code, as the person pastes them. */

import { trouble } from "./problems.js";

const LOCAL = ["localhost", "127.0.0.1", "[::1]"];
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const LOOKALIKES = /** @type {Record<string, string>} */ ({ O: "0", I: "1", L: "1" });
const SHOWN = 80;

/**
 * @param {string} text
 * @returns {string|null} the code in one form (`K7QM-4XHT`); case, blanks, hyphens and O/0, I/L/1 are forgiven
 */
export function codeIn(text) {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replace(/[OIL]/g, (letter) => LOOKALIKES[letter] ?? letter);
  return CODE.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}

/**
 * A key over plain http can be read on its way, so http is for this very machine, or where the company's policy says
 * so.
 * @param {string} text      as typed; `https://` may be left out
 * @param {string|null} preset  the policy's address
 * @returns {string} origin and base path, without a slash at its end. Throws a Trouble: bad_link.
 */
export function addressIn(text, preset = null) {
  const given = text.trim();
  const url = parsed(withScheme(given));
  if (!url || url.username || url.password || !/^https?:$/.test(url.protocol)) throw bad(given);
  const address = url.origin + url.pathname.replace(/\/+$/, "");
  const safe = url.protocol === "https:" || LOCAL.includes(url.hostname);
  if (!safe && !(preset !== null && sameAddress(address, preset))) throw bad(given);
  return address;
}

/** @param {string} text @returns {string} */
function withScheme(text) {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  return /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(text) ? `http://${text}` : `https://${text}`;
}

/** @param {string} text @returns {URL|null} */
function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** @param {string} a @param {string} b @returns {boolean} */
function sameAddress(a, b) {
  return a === b.trim().replace(/\/+$/, "");
}

/** @param {string} given */
function bad(given) {
  return trouble("bad_link", { args: [given.slice(0, SHOWN)] });
}

/**
 * @param {string} link      `https://host[:port][/base]/pair#CODE`, or a code alone
 * @param {string|null} [address]  where a code alone belongs to
 * @param {string|null} [preset]   the policy's address, for a code alone too
 * @returns {{address: string, code: string}} Throws a Trouble: bad_link or no_address.
 */
export function readLink(link, address = null, preset = null) {
  const given = link.trim();
  const alone = codeIn(given);
  if (alone) {
    const known = address?.trim() || preset;
    if (!known) throw trouble("no_address");
    return { address: addressIn(known, preset), code: alone };
  }
  const [, base, fragment] = /^(.+)\/pair\/?#(.+)$/.exec(given) ?? [];
  const code = fragment ? codeIn(fragment) : null;
  if (!base || !code) throw bad(given);
  return { address: addressIn(base, preset), code };
}

/**
 * @param {string} address
 * @returns {string} the match pattern to ask permission for; it has no port, which Firefox's patterns do not know
 */
export function originPattern(address) {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}
