// @ts-check
/** This browser and one person of one Portavoz: begun by a code that is used once, ended from either side. */

import { readLink } from "../shared/links.js";
import { problemOf, trouble } from "../shared/problems.js";
import { call } from "./api.js";
import { managed } from "./managed.js";
import { tell } from "./panels.js";
import { permitted } from "./permission.js";
import { acquaintance, recognise } from "./server.js";
import * as store from "./store.js";

/** @typedef {import("./api.js").Connection} Connection */
/** @typedef {import("../shared/types.js").Paired} Paired */

const BRANDS = ["Google Chrome", "Microsoft Edge", "Opera", "Brave", "Vivaldi", "Chromium"];

/**
 * @param {{link?: unknown, address?: unknown}} given
 * @returns {Promise<Paired>} Throws a Trouble; then the pairing that there was stands.
 */
export async function pair({ link, address }) {
  const { code, ...to } = await wanted(String(link ?? ""), typeof address === "string" ? address : null);
  if (!(await permitted(to.address))) throw trouble("no_permission", { args: [to.address] });
  await recognise({ ...to, key: null }).catch(certified(to.address));
  const body = { code, browser: browser(navigator.userAgent) };
  const { key } = await call({ ...to, key: null }, "POST", "/v1/pairings", { body });
  if (typeof key !== "string") throw trouble("not_portavoz", { args: [to.address] });
  return settle({ address: to.address, key });
}

/** @param {string} link @param {string|null} address */
async function wanted(link, address) {
  const policy = await managed();
  const found = readLink(link, address, policy.address);
  if (policy.locked && found.address !== policy.address) throw trouble("bad_link", { args: [found.address] });
  return found;
}

/**
 * A certificate that the browser does not trust looks like no network to us; opened in a tab, it says what is wrong.
 * @param {string} address
 * @returns {(error: unknown) => never}
 */
function certified(address) {
  return (error) => {
    const distrusted = address.startsWith("https:") && problemOf(error).kind === "offline";
    throw distrusted ? trouble("offline", { args: [address], way: "open" }) : error;
  };
}

/** @param {Connection} connection @returns {Promise<Paired>} */
async function settle(connection) {
  const paired = await acquaintance(connection);
  const [before, old] = [await store.read("paired"), await store.read("connection")];
  if (before && !(before.address === paired.address && before.name === paired.name)) await store.forget();
  if (old) await revoked(old);
  await store.keep("connection", connection);
  await store.keep("paired", paired);
  await store.keep("problem", null);
  await tell();
  return paired;
}

/**
 * Everything is forgotten here, also when the server cannot be told.
 * @returns {Promise<{revoked: boolean}>} false: the key has to be revoked in Portavoz, on the page "/extension"
 */
export async function unpair() {
  const old = await store.read("connection");
  await store.forget();
  await tell();
  return { revoked: old === null || (await revoked(old)) };
}

/** @param {Connection} old @returns {Promise<boolean>} whether its key is worth nothing now */
async function revoked(old) {
  try {
    await call(old, "POST", "/v1/pairings/end", { seconds: 10 });
    return true;
  } catch (error) {
    return error instanceof Error && error.message === "key_refused";
  }
}

/**
 * What the person recognises this browser by in the list of the paired ones.
 * @param {string} agent  the user agent
 * @returns {string} e.g. "Chromium 156, Linux"
 */
export function browser(agent) {
  const system = /Windows|Mac OS X|CrOS|Linux/.exec(agent)?.[0].replace("Mac OS X", "macOS") ?? "?";
  const firefox = /Firefox\/(\d+)/.exec(agent);
  if (firefox) return `Firefox ${firefox[1]}, ${system}`;
  /** @type {{brand: string, version: string}[]} */
  const named = /** @type {any} */ (navigator).userAgentData?.brands ?? [];
  const own = BRANDS.map((brand) => named.find((one) => one.brand === brand)).find(Boolean);
  return `${own?.brand ?? "Chromium"} ${own?.version ?? /Chrome\/(\d+)/.exec(agent)?.[1] ?? "?"}, ${system}`;
}
