// @ts-check
/**
 * The extension's worker: it alone talks to Portavoz and holds the key. It may be stopped at any moment, so nothing
 * that matters lives in memory, and every listener is registered before anything is awaited.
 */

import { Trouble } from "./shared/problems.js";
import { again, perform } from "./worker/acting.js";
import { ask, cancel, drop, hold, resume } from "./worker/asking.js";
import { commentOf } from "./worker/comments.js";
import { close, fresh, put, select } from "./worker/conversations.js";
import * as deciding from "./worker/deciding.js";
import * as entries from "./worker/entries.js";
import { follow, listenWhileWatched, onAlarm, refresh, stopListening } from "./worker/following.js";
import * as inserting from "./worker/inserting.js";
import { pair, unpair } from "./worker/pairing.js";
import { join, state, tell, watched } from "./worker/panels.js";

chrome.runtime.onInstalled.addListener(installed);
chrome.runtime.onStartup.addListener(() => void follow());
chrome.runtime.onConnect.addListener(connected);
chrome.runtime.onMessage.addListener(told);
chrome.storage.onChanged.addListener((_, area) => void (area === "managed" && tell())); // it may come after us
chrome.alarms.onAlarm.addListener((alarm) => void onAlarm(alarm));
chrome.action.onClicked.addListener((tab) => (entries.openPanel(tab), void entries.fromTab(tab)));
chrome.contextMenus.onClicked.addListener((info, tab) => (entries.openPanel(tab), void entries.fromMenu(info, tab)));
chrome.commands.onCommand.addListener((_, tab) => (entries.openPanel(tab), void (tab && entries.fromTab(tab))));

void follow();
void resume(); // whatever was under way when the last worker stopped

const about = true;
const at_once = true;
const quiet = true;

/** Every act of a person, by the name that panel and options send.
 * @type {Record<string, import("./worker/acting.js").Act>} */
const ACTS = {
  state: { run: state },
  refresh: { run: refresh },
  pair: { run: paired },
  unpair: { run: unpaired },
  fresh: { run: async () => ({ conversation: await fresh() }) },

  select: { about, at_once, quiet, run: (_, one) => select(one.id) },
  close: { about, at_once, quiet, run: (_, one) => (drop(one.id), close(one.id)) },
  compose: { about, at_once, quiet, run: ({ comment }, one) => put(one.id, { comment: commentOf(comment) }) },
  ask: { about, run: (message, one) => ask(one, message) },
  hold: { about, run: (message, one) => hold(one, message) },
  cancel: { about, at_once, run: (_, one) => cancel(one) },
  retry: { about, at_once, quiet, run: retried },

  keep: { about, at_once, quiet, run: (message, one) => deciding.keep(one, message) },
  weigh: { about, at_once, quiet, run: (message, one) => deciding.weigh(one, message) },
  edit: { about, run: (message, one) => deciding.edit(one, message) },
  rewrite: { about, run: (message, one) => deciding.rewrite(one, message) },
  note: { about, run: (message, one) => deciding.note(one, message) },
  triage: { about, run: (message, one) => deciding.triage(one, message) },
  withdraw: { about, run: (message, one) => deciding.withdraw(one, message) },

  insert: { about, run: (message, one) => inserting.insert(one, message) },
  copyable: { about, run: (message, one) => inserting.copyable(one, message) },
  copied: { about, run: (message, one) => inserting.copied(one, message) },
  posted: { about, quiet, run: (message, one) => inserting.posted(one, message) },
  published: { about, run: (message, one) => deciding.published(one, message) },
  changed: { about, run: (_, one) => inserting.changed(one) },
};

/** @param {Record<string, any>} message */
async function paired(message) {
  const value = await pair(message);
  listenWhileWatchedAnew();
  void refresh();
  return value;
}

async function unpaired() {
  stopListening();
  return unpair();
}

function listenWhileWatchedAnew() {
  stopListening();
  if (watched()) listenWhileWatched();
}

/** @param {Record<string, any>} _ @param {import("./shared/types.js").Conversation} one */
async function retried(_, one) {
  const answer = await again(ACTS, one);
  if (answer && !answer.ok) throw new Trouble(answer.problem);
  return answer?.value;
}

/** @param {chrome.runtime.InstalledDetails} details */
async function installed({ reason }) {
  await Promise.all([entries.makeMenu(), follow()]);
  if (reason === "install") await chrome.runtime.openOptionsPage().catch(() => {});
}

/** A panel looks on. @param {chrome.runtime.Port} port */
function connected(port) {
  if (port.name !== "panel" || !isOurPage(port.sender)) return port.disconnect();
  join(port, stopListening);
  listenWhileWatched();
  void refresh();
}

/**
 * Acts come from our own pages alone; a web page's content script can only say what was picked.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {(answer: any) => void} respond
 * @returns {boolean} whether an answer is coming
 */
function told(message, sender, respond) {
  if (isOurPage(sender)) {
    if (typeof message?.act !== "string") return false;
    void perform(ACTS, message).then(respond);
    return true;
  }
  if (sender.id === chrome.runtime.id && sender.tab && message?.picked) {
    entries.openPanel(sender.tab);
    void entries.picked(message.picked, sender);
  }
  return false;
}

/** @param {chrome.runtime.MessageSender|undefined} sender */
function isOurPage(sender) {
  return sender?.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL("")) === true;
}
