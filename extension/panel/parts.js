// @ts-check
// Small parts that every view uses: buttons, fields, badges, deadlines.

import { moment, nearness, remaining, say } from "../shared/words.js";
import { h } from "./element.js";

/** @typedef {import("./element.js").Inside} Inside */
/** @typedef {import("./element.js").Given} Given */

/**
 * A button. Its key names it, so that no press ever reaches another act that came into its place.
 * @param {string} key
 * @param {string} label
 * @param {(event: Event) => unknown} act
 * @param {Given & {busy?: boolean}} [given]  class: main, quiet or danger
 */
export function button(key, label, act, { busy = false, ...given } = {}) {
  const click = (/** @type {Event} */ event) => (busy ? undefined : act(event));
  return h(
    "button",
    { type: "button", key, "data-act": key, "aria-disabled": busy ? "true" : null, ...given, on: { click } },
    label,
  );
}

/** @param {...Inside} inside */
export const actions = (...inside) => h("div", { class: "actions" }, ...inside);

/**
 * A control with its label, and a hint that a screen reader hears with it.
 * @param {{id: string, label: string, hint?: string | null, wrong?: string | null}} about
 * @param {(given: Given) => Inside} control  makes the control from what ties it to label and hint
 */
export function field({ id, label, hint, wrong }, control) {
  const told = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  const ties = { id, key: id, "aria-describedby": told || null, "aria-invalid": wrong ? "true" : null };
  return h(
    "div",
    { class: "field", key: `field-${id}` },
    h("label", { for: id }, label),
    hint ? h("p", { class: "hint", key: "hint", id: `${id}-hint` }, hint) : null,
    control(ties),
    wrong ? h("p", { class: "wrong", key: "wrong", id: `${id}-wrong` }, wrong) : null,
  );
}

/** @param {string} severity */
export const badge = (severity) =>
  h(
    "span",
    { class: `badge severity-${severity}` },
    h("span", { class: "unseen" }, say("field_severity"), ": "),
    say(`severity_${severity}`),
  );

/**
 * A deadline and what is left of it. No live region: it may be read at any time, and interrupts nobody.
 * @param {string} label
 * @param {string} iso
 */
export const due = (label, iso) =>
  h(
    "span",
    { class: `due ${nearness(iso)}` },
    h("span", { class: "soft" }, label, ": "),
    h("time", { datetime: iso, title: moment(iso) }, remaining(iso)),
  );

/**
 * A part that opens and shuts, and stays as the person left it.
 * @param {string} key
 * @param {string} title
 * @param {Inside} inside
 * @param {boolean} [open]  at first
 */
export const fold = (key, title, inside, open = false) =>
  h("details", { key, class: "fold", open }, h("summary", {}, h("h3", {}, title)), inside);

/**
 * A page of the brand's own Portavoz, in a new tab.
 * @param {string} href
 * @param {string} label
 */
export const page = (href, label) => h("a", { href, key: href, target: "_blank", rel: "noreferrer noopener" }, label);

/** The tag of a language where it is one, for `lang`. @param {string | null | undefined} language */
export const tag = (language) =>
  language && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language) && language !== "und" ? language : null;
