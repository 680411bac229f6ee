// @ts-check
/** The web pages' side: content scripts are asked, and what they answer is checked, for the page around them lies. */

import { trouble } from "../shared/problems.js";
import { foundOf, link, words, MOST } from "./comments.js";

/** @typedef {import("../shared/types.js").Place} Place */
/** @typedef {import("../shared/types.js").Found} Found */

const FRAMES = 20;

/**
 * @param {number} tab
 * @param {number} frame
 * @param {Record<string, any>} message
 * @returns {Promise<any>} null where no content script of ours answers
 */
async function answerOf(tab, frame, message) {
  try {
    const answer = await chrome.tabs.sendMessage(tab, message, { frameId: frame });
    return answer && typeof answer === "object" ? answer : null;
  } catch {
    return null;
  }
}

/**
 * @param {Place|null} place
 * @param {Record<string, any>} message
 * @returns {Promise<any>} Throws a Trouble: tab_gone.
 */
async function asked(place, message) {
  if (!place) throw trouble("box_none");
  const answer = await answerOf(place.tab, place.frame, message);
  if (!answer) throw trouble("tab_gone", { args: [place.url ?? `https://${place.host}/`] });
  return answer;
}

/**
 * What is selected in a page, or the comment around it. Where no content script is yet, the person's gesture lets us
 * bring it in (activeTab).
 * @param {chrome.tabs.Tab} tab
 * @param {number} frame
 * @returns {Promise<{found: Found|null, long: number}|null>} null where the page cannot be read; `long`: characters
 */
export async function selection(tab, frame) {
  if (tab.id === undefined) return null;
  const message = { ask: "selection" };
  const answer = (await answerOf(tab.id, frame, message)) ?? (await brought(tab, tab.id, frame, message));
  if (!answer || answer.failed) return null;
  return { found: await foundOf(answer.found), long: Array.from(String(answer.found?.text ?? "")).length };
}

/**
 * The frames of a page that the person's gesture opens to us, but the page itself: reviews stand in one.
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<number[]>}
 */
export async function framesIn(tab) {
  const target = { tabId: tab.id ?? -1, allFrames: true };
  const here = await chrome.scripting.executeScript({ target, func: () => true }).catch(() => []);
  return here.map((one) => one.frameId).filter((frame) => frame !== 0).slice(0, FRAMES);
}

/** @param {chrome.tabs.Tab} tab @param {number} id @param {number} frame @param {Record<string, any>} message */
async function brought(tab, id, frame, message) {
  try {
    await chrome.scripting.executeScript({ target: { tabId: id, frameIds: [frame] }, files: scriptsFor(tab.url) });
  } catch {
    return null; // the browser's own pages, its shop, a PDF
  }
  return answerOf(id, frame, message);
}

/**
 * A page of the five sites that was open before the extension came gets the scripts of its site; any other page those
 * that read a selection, without buttons.
 * @param {string|undefined} url
 * @returns {string[]}
 */
function scriptsFor(url) {
  const entries = chrome.runtime.getManifest().content_scripts ?? [];
  const site = entries.find((entry) => entry.matches?.some((pattern) => url?.startsWith(pattern.replace(/\*$/, ""))));
  if (site?.js) return site.js;
  const any = (entries[0]?.js ?? []).filter((file) => file !== "page/button.js");
  return any.map((file) => (file.startsWith("sites/") ? "sites/anywhere.js" : file));
}

/**
 * @param {Place|null} place
 * @returns {Promise<{state: "same"|"changed"|"gone", text: string}>} Throws a Trouble: box_none or tab_gone.
 */
export async function readAgain(place) {
  const { mark, text, url } = place ?? { mark: "", text: "", url: null };
  const answer = await asked(place, { ask: "reread", mark, text, url });
  const state = ["same", "changed", "gone"].includes(answer.state) ? answer.state : "gone";
  return { state, text: words(answer.text, MOST) ?? "" };
}

/**
 * @param {Place|null} place
 * @returns {Promise<{box: "empty"|"filled"|"none", text: string}>}
 */
export async function box(place) {
  const answer = await asked(place, { ask: "box", mark: place?.mark });
  const state = ["empty", "filled", "none"].includes(answer.box) ? answer.box : "none";
  return { box: state, text: words(answer.text, 300) ?? "" };
}

/**
 * @param {Place|null} place
 * @param {string} text
 * @param {boolean} overwrite
 * @returns {Promise<{done: boolean, how: string, why: "none"|"filled"|"refused"|null}>}
 */
export async function insertion(place, text, overwrite) {
  const answer = await asked(place, { ask: "insert", mark: place?.mark, text, overwrite });
  const why = ["none", "filled", "refused"].includes(answer.why) ? answer.why : "refused";
  const done = answer.done === true;
  return { done, how: words(answer.how, 40) ?? "?", why: done ? null : why };
}

/**
 * @param {Place|null} place
 * @param {string} text
 * @returns {Promise<string|null>} where our words stand on the network
 */
export async function posted(place, text) {
  if (!place) return null;
  const answer = await answerOf(place.tab, place.frame, { ask: "posted", text });
  const found = link(answer?.permalink);
  return found && /^[\x21-\x7e]{1,1900}$/.test(found) ? found : null;
}

/**
 * The comment's tab was closed and it is open in the one in front: its content script knows it by address and words.
 * @param {Place} place
 * @returns {Promise<Place|null>}
 */
export async function rejoined(place) {
  if (place.site === "anywhere") return null;
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined || tab.id === place.tab) return null;
  const { mark, text, url } = place;
  const answer = await answerOf(tab.id, 0, { ask: "reread", mark, text, url });
  return answer?.state === "same" ? { ...place, tab: tab.id, frame: 0 } : null;
}
