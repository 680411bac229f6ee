// @ts-check
/** The ways in: context menu, toolbar button, keyboard command, our own button beside a comment. Nothing is sent. */

import { problem } from "../shared/problems.js";
import { commentOf, foundOf, length, MOST } from "./comments.js";
import { begin, fresh, placeOf, readIn } from "./conversations.js";
import { framesIn, selection } from "./pages.js";

/** @typedef {import("../shared/types.js").Found} Found */

export const MENU = "ask";

/** The menu outlives the worker: made once, when installed. */
export async function makeMenu() {
  await chrome.contextMenus.removeAll();
  const title = chrome.i18n.getMessage("menu_ask");
  chrome.contextMenus.create({ id: MENU, title, contexts: ["selection", "page"] });
}

/**
 * Panels open in a gesture only, and an `await` ends it: this comes first, and at once.
 * @param {chrome.tabs.Tab|undefined} tab
 */
export function openPanel(tab) {
  const { sidePanel } = chrome; // not in Firefox, which has a sidebar
  if (sidePanel && tab?.id !== undefined) sidePanel.open({ tabId: tab.id }).catch(() => {}); // no gesture: no panel
  if (!sidePanel) /** @type {any} */ (globalThis).browser?.sidebarAction?.open().catch(() => {});
}

/** The toolbar button and the command do not say in which frame the person is. @param {chrome.tabs.Tab} tab */
export async function fromTab(tab) {
  const read = await selection(tab, 0);
  if (read?.found) return foundThere(read.found, tab, 0, read.long);
  for (const frame of await framesIn(tab)) {
    const inside = await selection(tab, frame);
    if (inside?.found) return foundThere(inside.found, tab, frame, inside.long);
  }
  return fresh(problem(read ? "no_selection" : "no_page"));
}

/** @param {chrome.contextMenus.OnClickData} info @param {chrome.tabs.Tab|undefined} tab */
export async function fromMenu(info, tab) {
  if (info.menuItemId !== MENU || !tab) return;
  const frame = info.frameId ?? 0;
  const read = await selection(tab, frame);
  if (read?.found) return foundThere(read.found, tab, frame, read.long);
  if (info.selectionText) return byMenu(info);
  return fresh(problem(read ? "no_selection" : "no_page"));
}

/**
 * @param {Found} found
 * @param {chrome.tabs.Tab} tab
 * @param {number} frame
 * @param {number} long   characters that the page gave
 * @returns {Promise<string>} the conversation's id
 */
function foundThere(found, tab, frame, long) {
  return begin(readIn(found), placeOf(found, tab.id ?? -1, frame, hostOf(tab.url ?? found.url)), tooLong(long));
}

/** @param {number} long */
const tooLong = (long) => (long > MOST ? problem("too_long", { args: [long, MOST] }) : null);

/**
 * A page without scripts of ours, such as a PDF: there is no box to fill.
 * @param {chrome.contextMenus.OnClickData} info
 */
async function byMenu(info) {
  const given = { site: "anywhere", mark: "menu", text: info.selectionText, url: info.pageUrl };
  const found = await foundOf(given);
  return begin(found ? readIn(found) : commentOf(given), null, tooLong(length(info.selectionText)));
}

/** @param {string|null|undefined} url @returns {string} */
function hostOf(url) {
  try {
    return new URL(url ?? "").host;
  } catch {
    return "";
  }
}

/**
 * Our own button beside a comment was clicked.
 * @param {unknown} given
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<void>}
 */
export async function picked(given, sender) {
  const found = await foundOf(given);
  if (!found || sender.tab?.id === undefined) return;
  const long = length(/** @type {any} */ (given).text);
  await foundThere(found, { ...sender.tab, url: sender.url }, sender.frameId ?? 0, long);
}
