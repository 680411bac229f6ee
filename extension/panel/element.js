// @ts-check
// The screen as a tree of plain values, and the one place that makes it true. Text is only ever text. What stands
// already is changed in place, so nobody's focus, selection, scroll or half-written word is lost by what others do.

/** @typedef {Record<string, any>} Given  attributes; on: what happens; value, checked, open: of controls */
/** @typedef {{tag: string, given: Given, inside: (Drawn | string)[]}} Drawn */
/** @typedef {Drawn | string | null | undefined | false | any[]} Inside  lists may hold lists */

/** @type {WeakMap<Node, Map<string, Node>>} the children of an element, by slot */
const held = new WeakMap();
/** @type {WeakMap<Node, Given>} what an element was last given */
const last = new WeakMap();
const CONTROLS = new Set(["on", "key", "value", "checked", "open"]);
const WEB = /^https?:\/\//i;

/**
 * An element to be drawn. `given.key` names it among its siblings where their number changes.
 * @param {string} tag
 * @param {Given} [given]
 * @param {...Inside} inside
 * @returns {Drawn}
 */
export function h(tag, given = {}, ...inside) {
  return { tag, given, inside: flat(inside) };
}

/**
 * @param {Inside[]} inside
 * @returns {(Drawn | string)[]} without what is nothing
 */
const flat = (inside) => /** @type {any[]} */ (inside).flat(8).filter((part) => part);

/**
 * Makes the children of an element these. What had the focus and is gone hands it to `landing`.
 * @param {Element} root
 * @param {Inside[]} tree
 * @param {() => (HTMLElement | null)} landing
 */
export function draw(root, tree, landing) {
  const before = document.activeElement;
  children(root, flat(tree));
  if (before && before !== document.body && !before.isConnected) landing()?.focus();
}

/**
 * @param {Element} parent
 * @param {(Drawn | string)[]} wanted
 */
function children(parent, wanted) {
  const old = held.get(parent) ?? new Map();
  /** @type {Map<string, Node>} */
  const now = new Map();
  const counted = new Map();
  for (const part of wanted) {
    const slot = slotOf(part, counted);
    now.set(slot, drawn(old.get(slot), part));
  }
  for (const [slot, node] of old) if (now.get(slot) !== node) node.parentNode?.removeChild(node);
  let next = parent.firstChild;
  for (const node of now.values()) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  held.set(parent, now);
}

/**
 * @param {Drawn | string} part
 * @param {Map<string, number>} counted
 */
function slotOf(part, counted) {
  const tag = typeof part === "string" ? "" : part.tag;
  const key = typeof part === "string" ? undefined : part.given.key;
  if (key !== undefined) return `${tag}=${key}`;
  const count = (counted.get(tag) ?? 0) + 1;
  counted.set(tag, count);
  return `${tag}.${count}`;
}

/**
 * @param {Node | undefined} old
 * @param {Drawn | string} part
 */
function drawn(old, part) {
  if (typeof part === "string") {
    const text = old ?? document.createTextNode("");
    if (text.nodeValue !== part) text.nodeValue = part;
    return text;
  }
  const element = /** @type {HTMLElement} */ (old ?? document.createElement(part.tag));
  attributes(element, part.given, last.get(element) ?? {});
  children(element, part.inside);
  controls(element, part.given, last.get(element));
  last.set(element, part.given);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {Given} given
 * @param {Given} before
 */
function attributes(element, given, before) {
  for (const name of new Set([...Object.keys(before), ...Object.keys(given)])) {
    if (CONTROLS.has(name) || before[name] === given[name]) continue;
    const value = name === "href" && !WEB.test(String(given[name] ?? "")) ? undefined : given[name];
    if (value === undefined || value === null || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [event, act] of Object.entries({ ...gone(before.on), ...given.on })) {
    /** @type {any} */ (element)[`on${event}`] = act; // a property, so the newest one takes the place of the one before
  }
}

/** @param {Record<string, unknown> | undefined} on */
const gone = (on) => Object.fromEntries(Object.keys(on ?? {}).map((event) => [event, null]));

/**
 * Sets what a person can change too: only where they have not.
 * @param {any} element
 * @param {Given} given
 * @param {Given | undefined} before
 */
function controls(element, given, before) {
  const first = before === undefined;
  if ("value" in given && (first || given.value !== before.value)) {
    const untouched = first || element.value === before.value;
    if (untouched && element.value !== given.value) element.value = given.value;
  }
  if ("checked" in given && (first || given.checked !== before.checked)) element.checked = given.checked;
  if ("open" in given && first) element.open = given.open;
}
