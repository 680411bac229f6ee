// Single keys, for people who decide all night. A person switches them off in their account (WCAG 2.1.4).

/** @param {EventTarget | null} target */
function writing(target) {
  if (!(target instanceof HTMLElement)) return false;
  const ticked = target instanceof HTMLInputElement && ["radio", "checkbox"].includes(target.type);
  return !ticked && target.matches("input, textarea, select, [contenteditable]");
}

/** @param {number} step */
function walk(step) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-row]:not(.gone) a.what")]);
  const here = links.findIndex((link) => link.closest("[data-row]")?.contains(document.activeElement));
  links[here < 0 ? 0 : Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
}

/**
 * Opens a part of the page and puts the focus into it; from the list, that part of the focused reply.
 * @param {string} id
 * @param {string} inside
 */
function into(id, inside) {
  const part = document.getElementById(id);
  const row = /** @type {HTMLAnchorElement | null} */ (
    document.activeElement?.closest("[data-row]")?.querySelector("a.what") ?? null);
  if (!part && row) location.href = `${row.href}#${id}`;
  if (part instanceof HTMLDetailsElement) part.open = true;
  const aim = /** @type {HTMLElement | null} */ (inside ? part?.querySelector(inside) : part);
  aim?.focus();
  if (aim instanceof HTMLTextAreaElement) aim.setSelectionRange(aim.value.length, aim.value.length);
  aim?.scrollIntoView({ block: "nearest" });
}

/** With the words in sight: what a second key approves has been seen. */
function approve() {
  into("approve-next", "");
  document.getElementById("draft-title")?.scrollIntoView({ block: "start" });
}

function search() {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("input[type=search]"));
  if (field) field.select();
  else location.href = "/queue#search";
}

/** @type {Record<string, () => void>} */
const ACTS = {
  j: () => walk(1),
  k: () => walk(-1),
  e: () => into("edit", "textarea"),
  a: approve,
  r: () => into(document.getElementById("request-changes") ? "request-changes" : "reject", "input[type=radio]"),
  s: () => into("snooze", "button"),
  "/": search,
  "?": () => /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"))?.showModal(),
  Escape: () => document.getElementById("back")?.click(),
};

/** From now on keys act, but for those that belong to a field, to the browser or to an input method. */
export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (writing(event.target)) {
      if (event.key === "Escape") /** @type {HTMLElement} */ (event.target).blur();
      return;
    }
    const act = ACTS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
