// @ts-check
/** Requests of the person this browser is paired with. What ends the pairing is remembered here, for all to see. */

import { API, call, streamed } from "./api.js";
import { trouble, Trouble } from "../shared/problems.js";
import * as store from "./store.js";

/** @typedef {import("./api.js").Connection} Connection */

/** @returns {Promise<Connection>} Throws a Trouble: unpaired. */
export async function connection() {
  const found = await store.read("connection");
  if (!found) throw trouble("unpaired");
  return found;
}

/**
 * @param {import("./api.js").Method} method
 * @param {string} path
 * @param {import("./api.js").Options} [options]
 * @returns {Promise<any>} as call() of api.js
 */
export async function ask(method, path, options) {
  const to = await connection();
  return minding(() => call(to, method, path, options));
}

/**
 * @param {import("./api.js").Method} method
 * @param {string} path
 * @param {import("./api.js").Options} options
 * @param {AbortSignal} stop
 * @returns {AsyncGenerator<{event: string, data: any, id: string|null}>} as streamed() of api.js
 */
export async function* listen(method, path, options, stop) {
  const stream = streamed(await connection(), method, path, options, stop);
  try {
    for (;;) {
      const next = await minding(() => stream.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await stream.return(undefined);
  }
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function minding(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Trouble && error.problem.kind === "key_refused") await store.keep("problem", error.problem);
    throw error;
  }
}

/**
 * Whether the server at that address is a Portavoz that we understand.
 * @param {Connection} to
 * @returns {Promise<{brand: string, server: string}>} Throws a Trouble: not_portavoz, version, or of the network.
 */
export async function recognise(to) {
  const told = await call({ ...to, key: null }, "GET", "/v1/extension").catch(strange(to));
  if (told?.product !== "portavoz") throw trouble("not_portavoz", { args: [to.address] });
  if (told.api !== API) throw differs(to, told);
  return { brand: String(told.brand ?? ""), server: String(told.server ?? "") };
}

/** A server that has no such address is not one of ours, or older than the extension.
 * @param {Connection} to @returns {(error: unknown) => never} */
function strange(to) {
  return (error) => {
    const status = error instanceof Trouble ? error.problem.status : undefined;
    throw status === 404 ? trouble("not_portavoz", { args: [to.address], status }) : error;
  };
}

/** @param {Connection} to @param {any} told */
function differs(to, told) {
  const own = chrome.runtime.getManifest().version;
  return trouble("version", { args: [`${to.address}/extension`, String(told.server ?? "?"), own] });
}

/** @param {Connection} to @returns {Promise<import("../shared/types.js").Paired>} */
export async function acquaintance(to) {
  const me = await call(to, "GET", "/v1/me");
  const { brand, name, role, networks, titles, server } = me;
  return { address: to.address, brand, name, role, networks: networks ?? [], titles: titles ?? null, server };
}

