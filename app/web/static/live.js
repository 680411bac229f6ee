// What others do, as it happens. Events hold ids only; what changed is asked for with the reader's own rights.

/**
 * Says something without moving the focus.
 * @param {string} text
 */
export function say(text) {
  const status = document.getElementById("status");
  if (status) status.textContent = text;
}

/**
 * A part of a page, as it is now.
 * @param {string} address
 * @param {string} part
 */
async function ask(address, part) {
  const answer = await fetch(address, { headers: { "X-Fragment": part }, redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {Element} list */
const rowsOf = (list) => [...list.querySelectorAll("[data-row]")];

/**
 * A row without its countdown, which has ticked.
 * @param {Element} row
 */
function still(row) {
  const copy = /** @type {Element} */ (row.cloneNode(true));
  copy.querySelectorAll("time[data-due]").forEach((time) => time.replaceWith(time.getAttribute("datetime") ?? ""));
  return copy;
}

/**
 * Brings the list up to date. A row that holds the focus stays as it is; while the list is pointed at or focused,
 * nothing in it moves: rows that have left are dimmed, and new ones wait. Whether anything waits.
 * @param {Element} list
 * @param {Element} fresh
 */
function bring(list, fresh) {
  const gone = new Map(rowsOf(list).map((row) => [row.id, row]));
  const added = rowsOf(fresh).filter((row) => !gone.has(row.id));
  for (const row of rowsOf(fresh)) {
    const old = gone.get(row.id);
    gone.delete(row.id);
    if (!old || old.contains(document.activeElement) || still(old).isEqualNode(still(row))) continue;
    old.replaceWith(row.cloneNode(true));
  }
  gone.forEach((row) => row.classList.add("gone"));
  if (!added.length && !gone.size) return false;
  if (list.matches(":hover, :focus-within")) return true;
  list.replaceChildren(...fresh.childNodes);
  return false;
}

/**
 * Keeps the list as the server has it; what it returns asks for a refresh soon.
 * @param {HTMLElement} list
 */
function following(list) {
  const told = new Set(rowsOf(list).map((row) => row.id));
  let behind = false;
  let soon = 0;
  const refresh = async () => {
    const fresh = (await ask(location.href, "list")).getElementById("list");
    if (!fresh) return;
    const news = rowsOf(fresh).filter((row) => !told.has(row.id));
    if (news.length === 1) say(list.dataset.newOne ?? "");
    if (news.length > 1) say((list.dataset.newOther ?? "").replace("{n}", String(news.length)));
    news.forEach((row) => told.add(row.id));
    const waiting = fresh.dataset.waiting ?? "0";
    const ahead = waiting === "0" ? "" : `(${waiting}) `;
    document.title = document.title.replace(/^(\p{Lu}+ · )?(\(\d+\) )?/u, (_, drill) => (drill ?? "") + ahead); // a drill says so first
    const count = document.getElementById("waiting");
    if (count) count.textContent = waiting;
    behind = bring(list, fresh);
  };
  const later = () => {
    clearTimeout(soon);
    soon = window.setTimeout(() => refresh().catch(() => {}), 300); // the next event tries again
  };
  for (const left of ["pointerleave", "focusout"]) list.addEventListener(left, () => behind && later());
  return later;
}

/**
 * Tells who has changed the reply on the page. What is being written stays untouched.
 * @param {HTMLElement} reply
 */
async function changed(reply) {
  const page = await ask(`/queue/${reply.dataset.id}`, "state");
  const now = page.getElementById("state-now");
  const banner = document.getElementById("banner");
  if (!now || !banner || now.dataset.version === reply.dataset.version) return;
  const again = document.createElement("a");
  again.href = location.pathname.split("/").slice(0, 3).join("/"); // after a refused form, the page that it stands on
  again.textContent = reply.dataset.reload ?? "";
  const told = document.createElement("p");
  told.className = "alert";
  told.setAttribute("role", "status");
  told.append(`${now.textContent?.trim()} `, again);
  banner.replaceChildren(told);
}

/**
 * Keeps a page of figures up to date: by what others do, and every so often, for what is heard in public tells nobody.
 * While somebody points into it or writes in it nothing moves; parts that they opened stay open.
 * @param {HTMLElement} box
 */
function refreshing(box) {
  let soon = 0;
  const known = new Set(rowsOf(box).map((row) => row.id));
  const refresh = async () => {
    if (document.visibilityState !== "visible" || box.matches(":focus-within")) return;
    const fresh = (await ask(location.href, "live")).getElementById(box.id);
    if (!fresh || box.matches(":focus-within")) return;
    const news = rowsOf(fresh).filter((row) => !known.has(row.id));
    if (news.length) say(box.dataset.told ?? "");
    news.forEach((row) => known.add(row.id));
    box.querySelectorAll("details[open][id]").forEach((part) => fresh.querySelector(`#${CSS.escape(part.id)}`)?.setAttribute("open", ""));
    box.replaceChildren(...fresh.childNodes);
  };
  const later = () => {
    clearTimeout(soon);
    soon = window.setTimeout(() => refresh().catch(() => {}), 1_000); // the next event tries again
  };
  setInterval(later, Number(box.dataset.every) * 1_000);
  box.addEventListener("focusout", later);
  document.addEventListener("visibilitychange", later);
  return later;
}

/** Listens for as long as the page is open. Browsers come back by themselves when the connection breaks. */
export function live() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-live]"));
  if (!box || !("EventSource" in window)) return;
  const events = new EventSource("/v1/events");
  const list = box.dataset.live === "list" ? following(box) : box.dataset.live === "page" ? refreshing(box) : null;
  events.addEventListener("reply", (event) => {
    if (list) list();
    else if (JSON.parse(event.data).reply === box.dataset.id) changed(box).catch(() => {});
  });
  events.addEventListener("reset", () => (list ? list() : changed(box).catch(() => {})));
  window.addEventListener("pagehide", () => events.close());
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
}
