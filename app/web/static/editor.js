// Writing and sending: counters, a warning before words are lost, copying, and no form twice.
import { say } from "./live.js";

/**
 * Counts at once as well as a browser can (marked ≈), then as the server counts for that network.
 * @param {HTMLFormElement} form
 */
function counting(form) {
  const text = form.querySelector("textarea");
  const shown = form.querySelector("[data-counter]");
  if (!text || !shown) return;
  const letters = new Intl.Segmenter();
  let asked = 0;
  let limit = shown.textContent?.split("/")[1]?.trim();
  text.addEventListener("input", () => {
    shown.textContent = `≈ ${[...letters.segment(text.value)].length}` + (limit ? ` / ${limit}` : "");
    clearTimeout(asked);
    asked = window.setTimeout(async () => {
      const words = text.value;
      const body = new URLSearchParams({ public_text: words });
      const address = form.dataset.count ?? "";
      const answer = await fetch(address, { method: "POST", body, headers: { "X-Fragment": "count" } });
      if (!answer.ok || words !== text.value) return;
      const told = await answer.json();
      limit = told.limit ?? undefined;
      shown.textContent = `${told.length}` + (limit ? ` / ${limit}` : "");
      shown.classList.toggle("over", told.over > 0);
    }, 350);
  });
}

/** Fields that hold words which nobody has stored. */
const unsaved = () => [...document.querySelectorAll("textarea")].filter((field) => field.value !== field.defaultValue);

/** Every editor counts, and a page asks before it goes and leaves words behind that the form on its way does not hold. */
export function editors() {
  document.querySelectorAll("form[data-editor]").forEach((form) => counting(/** @type {HTMLFormElement} */ (form)));
  /** @type {EventTarget | null} */
  let sent = null;
  document.addEventListener("submit", (event) => (sent = event.target));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved().some((field) => field.form !== sent)) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    sent = null;
    for (const field of unsaved()) { // the browser has come back with what was typed
      const folded = field.closest("details");
      if (folded) folded.open = true;
    }
  });
}

/** Buttons that copy; without a clipboard they stay hidden, and the text can be selected. */
export function copying() {
  if (!navigator.clipboard) return;
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-copy]"))) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      say(document.body.dataset.copied ?? "");
    });
  }
}

/** A second tap on a button sends nothing: the first one is on its way. */
export function once() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method === "dialog") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, 10_000); // the connection was lost: let them try again
  });
}
