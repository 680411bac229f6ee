// @ts-check
/** The one door to Portavoz. Whatever can come back ends as a value, or as a Trouble that says what to do. */

import { trouble, Trouble, problem } from "../shared/problems.js";
import { permitted } from "./permission.js";
import { events } from "./stream.js";

/** @typedef {{address: string, key: string|null}} Connection */
/** @typedef {"GET"|"POST"} Method */
/**
 * @typedef {object} Options
 * @property {any} [body]
 * @property {number} [version]   of the reply that the person saw: If-Match
 * @property {string} [repeat]    Idempotency-Key
 * @property {string} [known]     ETag of what is known: If-None-Match; unchanged is the value null
 * @property {number} [seconds]   until it counts as offline
 * @property {Record<string, string>} [headers]
 */

/** What the server's `api` must be. */
export const API = 1;
/** Seconds until an answer counts as not coming. */
const PATIENCE = 30;
/** Seconds without a sign of life after which a stream counts as broken; the server gives one every ten. */
const SILENCE = 45;
const URN = "urn:portavoz:problem:";

/** @type {Record<string, import("../shared/types.js").Kind>} */
const NAMED = {
  "no-such-code": "code_refused",
  "too-many-pairings": "too_many_pairings",
  "unknown-network": "unknown_network",
};

/**
 * One request and its answer as JSON.
 * @param {Connection} to
 * @param {Method} method
 * @param {string} path     from `/v1` on
 * @param {Options} [options]
 * @returns {Promise<any>} null for "nothing to say" and "unchanged". Throws a Trouble.
 */
export async function call(to, method, path, options = {}) {
  const signal = AbortSignal.timeout((options.seconds ?? PATIENCE) * 1000);
  const response = await sent(to, method, path, options, signal);
  if (response.status === 204 || response.status === 304) return null;
  return jsonOf(to, response);
}

/**
 * One request whose answer is a stream of events. Without a sign of life for a while it is broken off.
 * @param {Connection} to
 * @param {Method} method
 * @param {string} path
 * @param {Options} options
 * @param {AbortSignal} stop
 * @returns {AsyncGenerator<{event: string, data: any, id: string|null}>} Throws a Trouble, `offline` where it breaks.
 */
export async function* streamed(to, method, path, options, stop) {
  const quiet = watchdog(stop);
  try {
    const headers = { ...options.headers, Accept: "text/event-stream" };
    const response = await sent(to, method, path, { ...options, headers }, quiet.signal);
    if (!response.headers.get("content-type")?.startsWith("text/event-stream") || !response.body) {
      throw trouble("not_portavoz", { args: [to.address] });
    }
    for await (const event of events(response.body, quiet.heard)) {
      yield { ...event, data: event.data && JSON.parse(event.data) };
    }
  } catch (error) {
    throw error instanceof Trouble ? error : offline(to);
  } finally {
    quiet.end();
  }
}

/** @param {AbortSignal} stop */
function watchdog(stop) {
  const broken = new AbortController();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => broken.abort(), SILENCE * 1000);
  };
  heard();
  const end = () => {
    clearTimeout(timer);
    broken.abort();
  };
  return { signal: AbortSignal.any([stop, broken.signal]), heard, end };
}

/**
 * @param {Connection} to
 * @param {Method} method
 * @param {string} path
 * @param {Options} options
 * @param {AbortSignal} signal
 * @returns {Promise<Response>} one that is neither a refusal nor a redirect
 */
async function sent(to, method, path, options, signal) {
  const response = await fetched(to, path, {
    method,
    headers: headersOf(to, options),
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    signal,
    credentials: "omit",
    cache: "no-store",
    redirect: "manual", // never followed, and unlike with "error" we can tell it from no network
    referrerPolicy: "no-referrer",
  });
  if (response.type === "opaqueredirect") throw trouble("not_portavoz", { args: [to.address] });
  if (response.ok || response.status === 304) return response;
  throw await refusalOf(to, response);
}

/** @param {Connection} to @param {string} path @param {RequestInit} request @returns {Promise<Response>} */
async function fetched(to, path, request) {
  try {
    return await fetch(to.address + path, request);
  } catch {
    throw (await permitted(to.address)) ? offline(to) : trouble("no_permission", { args: [to.address] });
  }
}

/** @param {Connection} to */
function offline(to) {
  return trouble("offline", { args: [to.address] });
}

/** @param {Connection} to @param {Options} options @returns {Record<string, string>} */
function headersOf(to, options) {
  return {
    Accept: "application/json",
    "Accept-Language": language(),
    ...(to.key ? { Authorization: `Bearer ${to.key}` } : {}),
    ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(options.version === undefined ? {} : { "If-Match": `"${options.version}"` }),
    ...(options.repeat ? { "Idempotency-Key": options.repeat } : {}),
    ...(options.known ? { "If-None-Match": options.known } : {}),
    ...options.headers,
  };
}

/** The server's sentences come in the language of the panel's own words. */
function language() {
  return chrome.i18n.getMessage("language").startsWith("en") ? "en" : "es";
}

/** @param {Connection} to @param {Response} response @returns {Promise<any>} */
async function jsonOf(to, response) {
  const text = await textOf(to, response);
  try {
    return JSON.parse(text);
  } catch {
    throw trouble("not_portavoz", { args: [to.address] });
  }
}

/** @param {Connection} to @param {Response} response @returns {Promise<string>} */
async function textOf(to, response) {
  try {
    return await response.text();
  } catch {
    throw offline(to);
  }
}

/** @param {Connection} to @param {Response} response @returns {Promise<Trouble>} */
async function refusalOf(to, response) {
  const told = documentIn(await textOf(to, response));
  const { status } = response;
  const said = { title: told?.title ?? null, detail: told?.detail ?? null, status };
  const seconds = Math.max(1, Number(response.headers.get("retry-after")) || 1);
  const kind = NAMED[told?.type.slice(URN.length) ?? ""];
  if (kind) return trouble(kind, { ...said, args: kind === "too_many_pairings" ? [seconds] : [] });
  if (status === 429) return trouble("busy", { ...said, args: [seconds] });
  if (status >= 500) return trouble("server_error", { ...said, args: [status] });
  if (!told) return trouble("not_portavoz", { args: [to.address], status });
  if (status === 401) return trouble("key_refused", said);
  return trouble("refused", { ...said, way: status === 409 || status === 428 ? "reload" : "retry" });
}

/**
 * @param {string} text
 * @returns {{type: string, title: string|null, detail: string|null}|null} one of Portavoz's own
 */
function documentIn(text) {
  try {
    const told = JSON.parse(text);
    if (!String(told.type).startsWith(URN)) return null;
    const said = told.errors?.map((/** @type {any} */ one) => `${one.field}: ${one.message}`).join("; ");
    return { type: told.type, title: told.title ?? null, detail: told.detail ?? said ?? null };
  } catch {
    return null;
  }
}

/**
 * A problem that came as an event of a stream.
 * @param {any} told  a problem document
 * @returns {Trouble}
 */
export function refusedInStream(told) {
  const status = Number(told?.status) || 500;
  const said = { title: told?.title ?? null, detail: told?.detail ?? null, status };
  const kind = NAMED[String(told?.type).slice(URN.length)];
  if (kind) return new Trouble(problem(kind, said));
  if (status === 429) return trouble("busy", { ...said, args: [1] });
  return status >= 500 ? trouble("server_error", { ...said, args: [status] }) : trouble("refused", said);
}
