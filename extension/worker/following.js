// @ts-check
/** What becomes of replies: by the server's events while a panel is open, by asking every half minute always. */

import { problemOf, Trouble } from "../shared/problems.js";
import { awake } from "./awake.js";
import { put, tidy } from "./conversations.js";
import { ended, finished, isStale } from "./ends.js";
import { looked, tell } from "./panels.js";
import { acquaintance, ask, connection, listen, recognise } from "./server.js";
import { inOrder } from "./queue.js";
import * as store from "./store.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").Notice} Notice */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */

const ALARM = "follow";
/** Minutes; the shortest that browsers allow. */
const PERIOD = 0.5;
/** Milliseconds after which a broken stream of events is opened again; doubled each time, up to the longest. */
const AGAIN = 2_000;
const LONGEST_PAUSE = 30_000;
/** Milliseconds after `visible_at` at which a text is asked for: clocks are never quite the same. */
const UNDO_MARGIN = 400;
const MINUTES_KNOWN = 5;

/** The alarm outlives the worker; making it again would put it off. */
export async function follow() {
  if (!(await chrome.alarms.get(ALARM))) await chrome.alarms.create(ALARM, { periodInMinutes: PERIOD });
}

/** @param {chrome.alarms.Alarm} alarm */
export async function onAlarm(alarm) {
  if (alarm.name === ALARM) await refresh();
}

/** All that may have changed, read again. @returns {Promise<void>} Never fails: State.problem says what did. */
export function refresh() {
  return inOrder("refresh", async () => {
    const [paired, before] = [await store.read("connection"), await store.read("problem")];
    if (!paired || before?.kind === "key_refused") return;
    await store.keep("problem", await readAll());
    await tidy();
    await tell();
  });
}

/** @returns {Promise<import("../shared/types.js").Problem|null>} what stood in the way */
async function readAll() {
  try {
    await reacquaint();
    await readSituation();
    for (const one of await store.all()) if (isFollowed(one)) await reread(one.id);
    return null;
  } catch (error) {
    return problemOf(error);
  }
}

/** Names, networks and versions may change; a few minutes late is soon enough. */
async function reacquaint() {
  const at = (await store.read("acquainted")) ?? 0;
  if (Math.abs(Date.now() - at) < MINUTES_KNOWN * 60_000) return;
  const to = await connection();
  await recognise(to);
  await store.keep("paired", await acquaintance(to));
  await store.keep("acquainted", Date.now());
}

/** @returns {Promise<void>} */
async function readSituation() {
  const before = await store.read("situation");
  const known = before ? `"${before.edition}"` : undefined;
  const now = await ask("GET", "/v1/situation", known ? { known } : {});
  if (now) await store.keep("situation", now);
}

/** @param {Conversation} one */
function isFollowed(one) {
  return (one.reply !== null || one.holding !== null) && !finished(one);
}

/**
 * Its replies as the server has them now.
 * @param {string} id  of a conversation
 * @returns {Promise<void>} Throws a Trouble of the connection; what one reply alone ends in is the conversation's.
 */
export async function reread(id) {
  const one = await store.one(id);
  for (const reply of [one?.reply, one?.holding]) {
    if (reply && !(ended(reply) && reply.state !== "superseded")) await readReply(id, reply.id);
  }
}

/**
 * @param {string} id
 * @param {string} reply
 * @returns {Promise<ReplyView>} Throws a Trouble.
 */
export async function readReply(id, reply) {
  const now = await ask("GET", `/v1/replies/${encodeURIComponent(reply)}`);
  const current = await store.read("current");
  const news = (/** @type {Conversation} */ one) => ({ ...taken(one, now), ...noticed(one, now, current) });
  const next = await store.change(id, (one) => (differs(one, now) ? news(one) : null));
  if (next) await tell();
  comeBack(id, now);
  return now;
}

/** An answer that was overtaken on its way is none. @param {Conversation} one @param {ReplyView} now */
function differs(one, now) {
  const before = one.holding?.id === now.id ? one.holding : one.reply;
  if (before?.id === now.id && before.version > now.version) return false;
  return JSON.stringify(before) !== JSON.stringify(now);
}

/**
 * @param {Conversation} one
 * @param {ReplyView} reply  as a move or a reading gave it
 * @returns {Partial<Conversation>} with the reply in its place
 */
export function taken(one, reply) {
  return one.holding?.id === reply.id ? { holding: reply } : { reply };
}

/** Replies that will be read again by themselves; after a stop the alarm sees to them.
 * @type {Map<string, ReturnType<typeof setTimeout>>} */
const waiting = new Map();

/**
 * The words are offered from `visible_at` on: then is the time to read it again.
 * @param {string} id
 * @param {ReplyView} reply
 */
function comeBack(id, reply) {
  clearTimeout(waiting.get(reply.id));
  if (reply.state !== "approved" || reply.approved || !reply.visible_at) return;
  const left = Date.parse(reply.visible_at) - Date.now() + UNDO_MARGIN;
  const wait = left > 0 ? Math.min(left, LONGEST_PAUSE) : AGAIN; // the server's clock is behind ours
  waiting.set(reply.id, setTimeout(() => void readReply(id, reply.id).catch(() => {}), wait));
}

/**
 * What the person is told of a change that they did not make themselves just now.
 * @param {Conversation} one
 * @param {ReplyView} now
 * @param {string|null} current
 * @returns {Partial<Conversation>}
 */
function noticed(one, now, current) {
  const before = one.holding?.id === now.id ? one.holding : one.reply;
  const told = before ? newsOf(before, now, one) : [];
  if (told.length === 0) return {};
  const at = new Date().toISOString();
  const notices = [...one.notices, ...told.map((news) => ({ ...news, at }))].slice(-20);
  return { notices, seen: looked() && current === one.id };
}

/**
 * @param {ReplyView} before
 * @param {ReplyView} now
 * @param {Conversation} one
 * @returns {Omit<Notice, "at">[]}
 */
function newsOf(before, now, one) {
  const [by, reason] = [String(now.decision?.by ?? ""), String(now.decision?.reason ?? "")];
  const sent = one.sent.filter((was) => was.reply === now.id);
  const fell = sent.some((was) => isStale(now, was) && !isStale(before, was));
  const late = now.published.some((is) => is.late && !before.published.some((was) => was.at === is.at));
  const news = [];
  if (now.state !== before.state) news.push(stateNews(now, by, reason, late));
  else if (now.version !== before.version) news.push({ key: "notice_changed", args: [] });
  if (fell) news.push({ key: "notice_stale_after_insertion", args: [now.state] });
  return news;
}

/** @param {ReplyView} now @param {string} by @param {string} reason @param {boolean} late */
function stateNews(now, by, reason, late) {
  if (now.state === "published") {
    return { key: late ? "notice_published_late" : "notice_published", args: [now.published.at(-1)?.by ?? by] };
  }
  const why = ["changes_requested", "rejected"].includes(now.state) ? [by, reason] : [by];
  return { key: now.state === "pending" ? "notice_pending_again" : `notice_${now.state}`, args: why };
}

/** The stream of this worker, while a panel is open.
 * @type {AbortController|null} */
let listening = null;

/** @returns {void} */
export function listenWhileWatched() {
  if (listening) return;
  const stop = new AbortController();
  listening = stop;
  void awake(() => heard(stop.signal)).finally(() => listening === stop && (listening = null));
}

export function stopListening() {
  listening?.abort();
  listening = null;
}

/** @param {AbortSignal} stop */
async function heard(stop) {
  for (let pause = AGAIN; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      for await (const event of listen("GET", "/v1/events", { headers: await from() }, stop)) {
        pause = AGAIN;
        await happened(event);
      }
    } catch (error) {
      if (error instanceof Trouble && ["unpaired", "key_refused"].includes(error.problem.kind)) return tell();
    }
    await waited(pause, stop);
  }
}

/** @returns {Promise<Record<string, string>>} */
async function from() {
  const last = await store.read("event");
  return last ? { "Last-Event-ID": last } : {};
}

/** @param {{event: string, data: any, id: string|null}} event */
async function happened({ event, data, id }) {
  if (id) await store.keep("event", id);
  if (event === "reset") return refresh();
  if (event !== "reply") return;
  const about = (await store.all()).find((one) => one.reply?.id === data.reply || one.holding?.id === data.reply);
  if (about) await readReply(about.id, data.reply).catch(() => {}); // the alarm asks again
}

/** @param {number} milliseconds @param {AbortSignal} stop @returns {Promise<void>} */
function waited(milliseconds, stop) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
