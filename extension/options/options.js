// @ts-check
// Pairing and unpairing, and what the company has set.

import { draw, h } from "../panel/element.js";
import { actions, button, field, page } from "../panel/parts.js";
import { shown } from "../panel/shown.js";
import { said } from "../panel/trouble.js";
import { act } from "../panel/wire.js";
import { language, say } from "../shared/words.js";
import { about } from "./about.js";
import { pair } from "./pairing.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {import("../panel/element.js").Inside} Inside */

const root = /** @type {HTMLElement} */ (document.getElementById("screen"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const given = { link: "", address: "" };

/** @type {State | null} */
let state = null;
let shortcut = "";
let asked = false;
let busy = false;
let told = "";
/** @type {Problem | null} */
let wrong = null;

/** @returns {Inside} */
function screen() {
  return h(
    "main",
    { key: "main" },
    h(
      "div",
      { class: "brand" },
      h("img", { src: "../icons/icon.svg", alt: "" }),
      h("h1", { tabindex: "-1", id: "landing" }, say("options_title")),
    ),
    told ? h("p", { key: "told", class: "notice" }, told) : null,
    state ? (state.paired ? paired(state) : unpaired(state)) : h("p", { key: "wait" }, say("screen_wait")),
    about(shortcut),
  );
}

/** @param {State} now @returns {Inside} */
const paired = ({ paired: with_, managed, problem }) =>
  with_ &&
  h(
    "section",
    { key: "paired", class: "card", "aria-labelledby": "paired-title" },
    h("h2", { id: "paired-title" }, say("options_paired", with_.brand, with_.name)),
    fault(wrong ?? problem),
    h(
      "dl",
      {},
      h("dt", {}, say("options_address")),
      h("dd", { dir: "ltr" }, with_.address),
      h("dt", {}, say("options_version")),
      h("dd", {}, say("options_versions", with_.server, chrome.runtime.getManifest().version)),
    ),
    managed.locked ? h("p", { key: "locked", class: "hint" }, say("options_locked")) : null,
    h("p", { class: "hint" }, say("options_agent")),
    actions(
      button("test", say("options_test"), test, { busy }),
      asked ? null : button("unpair", say("options_unpair"), () => ask(true), { class: "danger" }),
    ),
    asked
      ? h(
          "div",
          { key: "sure", class: "alert", role: "alert" },
          h("p", {}, say("options_unpair_sure")),
          actions(
            button("unpair-yes", say("options_unpair_yes"), unpair, { class: "danger", busy }),
            button("unpair-no", say("act_cancel"), () => ask(false)),
          ),
        )
      : null,
  );

/** @param {State} now @returns {Inside} */
function unpaired({ managed, problem }) {
  const fixed = managed.locked && managed.address;
  return h(
    "section",
    { key: "unpaired", class: "card", "aria-labelledby": "unpaired-title" },
    h("h2", { id: "unpaired-title" }, say("options_pair_title")),
    h(
      "ol",
      { class: "steps" },
      ["options_step_1", "options_step_2", "options_step_3"].map((key) => h("li", { key }, say(key))),
    ),
    fault(wrong ?? (problem?.kind === "unpaired" ? null : problem)),
    h(
      "form",
      { key: "form", novalidate: true, on: { submit: submitted } },
      field({ id: "link", label: say("options_link"), hint: say("options_link_hint") }, (ties) =>
        h("input", {
          ...ties,
          type: "text",
          dir: "ltr",
          autocomplete: "off",
          spellcheck: "false",
          value: given.link,
          on: { input: typing("link") },
        }),
      ),
      fixed
        ? h(
            "p",
            { key: "fixed" },
            say("options_address"),
            ": ",
            h("strong", { dir: "ltr" }, managed.address ?? ""),
            h("span", { class: "hint" }, " ", say("options_locked")),
          )
        : field({ id: "address", label: say("options_address_field"), hint: say("options_address_hint") }, (ties) =>
            h("input", {
              ...ties,
              type: "url",
              dir: "ltr",
              autocomplete: "url",
              value: given.address || managed.address || "",
              on: { input: typing("address") },
            }),
          ),
      actions(
        h(
          "button",
          { key: "pair", "data-act": "pair", class: "main wide", "aria-disabled": busy ? "true" : null },
          say(busy ? "options_pairing" : "options_pair"),
        ),
      ),
    ),
  );
}

/**
 * What went wrong, with the sentence of the kind and the server's own.
 * @param {Problem | null} problem
 * @returns {Inside}
 */
const fault = (problem) =>
  problem &&
  h(
    "div",
    { key: "fault", id: "fault", class: "alert", role: "alert" },
    said(problem),
    problem.detail ? h("p", { key: "detail" }, shown(problem.detail)) : null,
    problem.way === "open" && problem.args[0] ? h("p", { key: "open" }, page(problem.args[0], say("act_open"))) : null,
  );

/** @param {"link" | "address"} name */
const typing = (name) => (/** @type {any} */ event) => {
  given[name] = event.target.value;
};

/** @param {Event} event */
async function submitted(event) {
  event.preventDefault();
  if (busy || !state) return;
  const pairing = pair({ ...given }, state.managed); // at once: the browser's question needs the person's own press
  wrong = null;
  busy = true;
  redraw();
  wrong = await pairing;
  busy = false;
  if (!wrong) given.link = "";
  await refresh(wrong ? "" : say("options_done"));
  document.getElementById(wrong ? "link" : "landing")?.focus();
}

async function test() {
  busy = true;
  redraw();
  const answer = await act("refresh");
  busy = false;
  wrong = answer.ok ? null : answer.problem;
  await refresh("");
  if (!wrong && !state?.problem) tell(say("options_works"));
}

async function unpair() {
  busy = true;
  const answer = await act("unpair");
  busy = asked = false;
  wrong = answer.ok ? null : answer.problem;
  await refresh(answer.ok ? say("options_unpaired") : "");
}

/** @param {boolean} sure */
function ask(sure) {
  asked = sure;
  redraw();
  document
    .querySelector(sure ? "[data-act=unpair-no]" : "[data-act=unpair]")
    ?.closest("button")
    ?.focus();
}

/** Reads the state again. @param {string} words  what has happened */
async function refresh(words) {
  const answer = await act("state");
  if (answer.ok) state = answer.value;
  else wrong ??= answer.problem;
  tell(wrong ? "" : words);
}

/** @param {string} words  for everybody to see and hear */
function tell(words) {
  told = words;
  status.textContent = words;
  redraw();
}

function redraw() {
  draw(root, [screen()], () => document.getElementById("landing"));
}

document.documentElement.lang = language();
document.title = say("options_title");
redraw();
refresh("");
chrome.commands?.getAll?.().then((all) => {
  shortcut = all.find(({ name }) => name === "ask")?.shortcut ?? "";
  redraw();
});
