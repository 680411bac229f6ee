// @ts-check
// What burns: mode, title, official line and when the public hears from us again. A drill says so first.

import { language, remaining, say, when } from "../shared/words.js";
import { h } from "./element.js";
import { shown } from "./shown.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("./element.js").Inside} Inside */

/**
 * @param {State["situation"]} situation
 * @returns {Inside}
 */
export function banner(situation) {
  const drill = situation?.drill
    ? h("p", { key: "drill", class: "drill" }, h("strong", {}, say("banner_drill")), " ", say("banner_drill_what"))
    : null;
  const open = situation?.incidents ?? [];
  if (!open.length) return drill;
  return [
    drill,
    h(
      "section",
      { key: "standing", class: `standing ${situation?.mode}`, "aria-label": say("banner_label") },
      open.map(strip),
    ),
  ];
}

/** @param {any} incident */
function strip(incident) {
  const { line } = incident;
  return h(
    "div",
    { key: incident.id, class: `strip ${incident.mode}` },
    h(
      "p",
      { class: "strip-head" },
      h("strong", { class: "strip-mode" }, say(incident.mode === "crisis" ? "banner_crisis" : "banner_watch")),
      " ",
      h("strong", {}, shown(incident.title)),
    ),
    line ? spoken(line) : h("p", { class: "soft" }, say("banner_no_line")),
    line?.next_update
      ? h("p", { class: "meta", key: "next" }, say("banner_next", when(line.next_update), remaining(line.next_update)))
      : null,
    incident.freeze ? h("p", { class: "meta", key: "frozen" }, say("banner_frozen")) : null,
  );
}

/** The line in the reader's language where it was translated. @param {any} line */
function spoken(line) {
  const translated = line.translations?.[language()];
  return h(
    "p",
    { class: "strip-line", key: "line", lang: translated ? language() : null },
    h("span", { class: "soft" }, say("banner_line"), " "),
    shown(translated ?? line.text),
  );
}
