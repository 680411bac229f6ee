// @ts-check
// The side panel: draws what the worker says, again and in place, and hands the person's acts to it.

import { language } from "../shared/words.js";
import { draw } from "./element.js";
import { changed, forget, mineOf, onChange, settle } from "./mine.js";
import { look } from "./placing.js";
import { aloud } from "./reply.js";
import { screen } from "./screen.js";
import { learn } from "./titles.js";
import { listen } from "./wire.js";

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Conversation} Conversation */

/** @type {State | null} */
let state = null;
let shownId = /** @type {string | null} */ (null);
let heard = "";
let waiting = 0;
const root = /** @type {HTMLElement} */ (document.getElementById("screen"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));

/** Several changes in a row are drawn once. */
function later() {
  waiting ||= requestAnimationFrame(now);
  if (document.visibilityState === "hidden") now(); // frames stand still in a panel that nobody sees
}

function now() {
  cancelAnimationFrame(waiting);
  waiting = 0;
  draw(root, screen(state), () => document.getElementById("landing"));
  const one = state?.conversations.find(({ id }) => id === state?.current) ?? null;
  arrive(one);
  speak(one);
}

/** Another conversation is shown: from its beginning. @param {Conversation | null} one */
function arrive(one) {
  const id = one?.id ?? null;
  if (id === shownId) return;
  shownId = id;
  heard = "";
  document.getElementById("landing")?.focus();
}

/** Says what changed without moving anything. @param {Conversation | null} one */
function speak(one) {
  const done = mineOf(one?.id ?? "").done;
  const words = [done, one ? aloud(one, state?.paired?.name) : ""].filter(Boolean).join(". ");
  if (words !== heard && heard !== "") status.textContent = words;
  heard = words || " ";
}

/** Comes back from the page, where the person has perhaps just pressed Send. */
function back() {
  const one = state?.conversations.find(({ id }) => id === state?.current);
  const reply = one?.reply ?? one?.holding;
  if (one?.inserted && reply && !reply.published.length) look(one, one.inserted.which, `link-${one.inserted.reply}`);
}

document.documentElement.lang = language();
onChange(now); // what the person does is seen at once
changed();
listen((told) => {
  state = told;
  learn(told.paired);
  forget(told.conversations.map(({ id }) => id));
  later();
});
setInterval(() => document.visibilityState === "visible" && later(), 1_000); // what is left of every deadline
window.addEventListener("focus", back);
window.addEventListener("pagehide", settle);
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? settle() : later()));
