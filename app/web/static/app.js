// The pages work without this. With it: live changes, countdowns, keys, counters, copying. No globals, nothing inline.
import { copying, editors, once } from "./editor.js";
import { keys } from "./keys.js";
import { live } from "./live.js";

const body = document.body;
/** The server's clock may differ from this one: milliseconds to add. */
const ahead = Date.parse(body.dataset.now ?? "") - Date.now() || 0;

/**
 * A length of time in its two greatest units, as the server says it.
 * @param {number} minutes
 */
function span(minutes) {
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const [days, hours, mins] = (body.dataset.units ?? "").split("|");
  const said = (/** @type {string} */ unit, /** @type {number} */ n) => unit.replace("{n}", String(n));
  if (d) return said(days, d) + (h ? ` ${said(hours, h)}` : "");
  return h ? said(hours, h) + (m ? ` ${said(mins, m)}` : "") : said(mins, m);
}

/** Every deadline on the page, as it stands now. */
function tick() {
  if (document.visibilityState !== "visible") return;
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-due]"))) {
    const left = Date.parse(time.dateTime) - Date.now() - ahead;
    const kind = left < 0 ? "overdue" : left < 15 * 60_000 ? "soon" : "ahead";
    const text = (body.dataset[kind === "overdue" ? "overdue" : "left"] ?? "").replace(
      "{span}", span(Math.floor(Math.abs(left) / 60_000)));
    if (time.textContent !== text) time.textContent = text;
    time.classList.remove("ahead", "soon", "overdue");
    time.classList.add(kind);
  }
}

/** Says where a form has led. */
function arrive() {
  const alert = document.getElementById("alert");
  if (alert) alert.focus();
  else if (new URLSearchParams(location.search).has("done")) document.getElementById("heading")?.focus();
}

/** Opens what the address points to. Only now: going there, the browser itself takes the focus from what holds it. */
function aim() {
  const aimed = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (aimed instanceof HTMLDetailsElement) aimed.open = true;
  const whole = aimed instanceof HTMLDetailsElement || aimed instanceof HTMLFormElement;
  const into = whole ? aimed.querySelector("textarea, input:not([type=hidden]), button") : aimed;
  if (into instanceof HTMLElement && into.matches("textarea, input, button")) into.focus();
}

arrive();
window.addEventListener("load", () => setTimeout(aim));
tick();
setInterval(tick, 5_000);
document.addEventListener("visibilitychange", tick);
if (body.dataset.shortcuts === "on") keys();
editors();
copying();
once();
live();
