// @ts-check
// What a person may want to know once: the key, the language, and what each permission is for.

import { h } from "../panel/element.js";
import { actions, button } from "../panel/parts.js";
import { named, say } from "../shared/words.js";

/** @typedef {import("../panel/element.js").Inside} Inside */

const SHORTCUTS = "chrome://extensions/shortcuts";

/**
 * @param {string} shortcut  as the browser writes it; empty where there is none
 * @returns {Inside}
 */
export const about = (shortcut) => [keyboard(shortcut), tongue(), permissions()];

/** @param {string} shortcut @returns {Inside} */
const keyboard = (shortcut) =>
  h(
    "section",
    { key: "keyboard", class: "card", "aria-labelledby": "keyboard-title" },
    h("h2", { id: "keyboard-title" }, say("options_keyboard")),
    h("p", {}, shortcut ? [say("options_shortcut"), " ", h("kbd", {}, shortcut)] : say("options_no_shortcut")),
    actions(button("shortcut", say("options_shortcut_change"), changeShortcut)),
  );

function changeShortcut() {
  const commands = /** @type {any} */ (chrome.commands);
  return commands.openShortcutSettings ? commands.openShortcutSettings() : chrome.tabs.create({ url: SHORTCUTS });
}

/** @returns {Inside} */
const tongue = () =>
  h(
    "section",
    { key: "tongue", class: "card", "aria-labelledby": "tongue-title" },
    h("h2", { id: "tongue-title" }, say("options_language")),
    h("p", {}, say("options_language_hint")),
  );

/** What each permission is for, as the manifest asks for it. @returns {Inside} */
function permissions() {
  const asks = [...(chrome.runtime.getManifest().permissions ?? []), "address", "sites"];
  return h(
    "section",
    { key: "permissions", class: "card", "aria-labelledby": "permissions-title" },
    h("h2", { id: "permissions-title" }, say("options_permissions")),
    h("p", {}, say("options_permissions_hint")),
    h(
      "ul",
      {},
      asks.map((one) => h("li", { key: one }, named("permission_", one))),
    ),
  );
}
