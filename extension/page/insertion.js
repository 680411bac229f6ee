// @ts-check
/**
 * Puts a text into an editor as a person would: focus, select all, insert, read back. It never presses a key or a
 * button.
 *
 * What was measured with these editors in Chromium 156 and Firefox 153, and why it is done like this:
 * - After focus and after selecting, 30 ms: `selectionchange` is a task, and an editor that has not seen our selection
 *   swallows the text or appends it.
 * - `execCommand` is the one way that the browser trusts and undoes; Draft's empty box does not survive it in Chromium,
 *   Lexical loses line breaks by it. Draft takes a paste, Lexical a `beforeinput`.
 * - In Firefox a content script's paste arrives without its text, and Quill then deletes what was there: never there.
 * - A second way is tried only on a box that is as it was before the first, or empty: so no text can stand there twice.
 *
 * Read back means: the very text. An editor's own form is forgiven in three things only: line breaks as blocks, CR LF
 * as LF, and a no-break space for a blank (which a browser writes where blanks would fold).
 */
(() => {
  "use strict";
  if (portavoz.insertion) return;

  /** @typedef {import("./types.js").Kind} Kind */

  const { dom, editors } = portavoz;
  const PAUSE = 30;
  const TRIES = 12;
  const GECKO = CSS.supports("-moz-appearance", "none");

  /** @type {Record<Kind, (keyof ACTS)[]>} */
  const WAYS = Object.freeze({
    field: ["exec", "setter"],
    lexical: GECKO ? ["beforeinput", "exec"] : ["beforeinput", "paste", "exec"],
    draft: GECKO ? ["exec"] : ["paste"],
    quill: GECKO ? ["exec"] : ["exec", "paste"],
    prosemirror: GECKO ? ["exec"] : ["exec", "paste"],
    plain: ["exec"],
  });

  const ACTS = Object.freeze({ exec, setter, paste, beforeinput });
  const busy = new WeakSet();

  /** @param {number} [times] */
  const pause = (times = 1) => new Promise((go) => setTimeout(go, PAUSE * times));

  /** @param {Element} box @returns {Document} */
  const page = (box) => dom.page(box) ?? document;

  /** @param {Element} box @param {string} name @param {string} [value] */
  function command(box, name, value) {
    return Document.prototype.execCommand.call(page(box), name, false, value);
  }

  /** @param {Element} box @param {string} text */
  function exec(box, text) {
    command(box, "insertText", text);
  }

  /** Past what React keeps of a field's value: the prototype's own setter, then the event that it listens to.
   * @param {Element} box @param {string} text */
  function setter(box, text) {
    const type = dom.name(box) === "textarea" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(type.prototype, "value")?.set?.call(box, text);
    send(box, new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }));
  }

  /** @param {string} text @returns {DataTransfer} */
  function carried(text) {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    return data;
  }

  /** @param {Element} box @param {string} text */
  function paste(box, text) {
    const clipboardData = carried(text);
    send(box, new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }));
  }

  /** @param {Element} box @param {string} text */
  function beforeinput(box, text) {
    const how = { inputType: "insertReplacementText", data: null, dataTransfer: carried(text) };
    send(box, new InputEvent("beforeinput", { bubbles: true, cancelable: true, composed: true, ...how }));
  }

  /** @param {Element} box @param {Event} event */
  function send(box, event) {
    EventTarget.prototype.dispatchEvent.call(box, event);
  }

  /** @param {Element} box */
  async function select(box) {
    dom.focus(box, { preventScroll: true });
    await pause();
    if (editors.kind(box) === "field") /** @type {HTMLTextAreaElement} */ (box).select();
    else dom.selection(page(box))?.selectAllChildren(box);
    await pause();
  }

  /** @param {string} text @returns {string} */
  const form = (text) => text.replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ");

  /** @param {Element} box @param {string} text @returns {boolean} */
  function stands(box, text) {
    return form(editors.standing(box)) === form(text);
  }

  /** Whether that text comes to stand there and stays: some editors draw later, and some take it back.
   * @param {Element} box @param {string} text */
  async function settled(box, text) {
    for (let tried = 0; tried < TRIES && !stands(box, text); tried++) await pause();
    await pause(4);
    return dom.connected(box) && stands(box, text);
  }

  /** @param {Element} box */
  function empty(box) {
    command(box, "delete");
    if (editors.standing(box) === "") return;
    const how = { bubbles: true, cancelable: true, composed: true };
    send(box, new InputEvent("beforeinput", { ...how, inputType: "deleteContentBackward" }));
  }

  /** What stood there before stands there again, if the editor lets us.
   * @param {Element} box @param {string} before */
  async function restore(box, before) {
    if (stands(box, before)) return true;
    command(box, "undo");
    await pause(2);
    for (const way of stands(box, before) ? [] : WAYS[editors.kind(box)]) {
      await select(box);
      if (before === "" && way !== "setter") empty(box);
      else ACTS[way](box, before);
      if (await settled(box, before)) break;
    }
    return stands(box, before);
  }

  /** @param {Element} box @param {string} text @param {string} before */
  async function tried(box, text, before) {
    let left = before;
    for (const way of WAYS[editors.kind(box)]) {
      await select(box);
      if (!stands(box, left)) return null; // somebody writes there
      ACTS[way](box, text);
      if (await settled(box, text)) return way;
      if (editors.standing(box).trim() !== "" && !(await restore(box, before))) return null;
      left = editors.standing(box);
    }
    await restore(box, before);
    return null;
  }

  /** A longer text could be set past a field's own limit, but no site would take it. A break at the very end is one
   * more line to Quill and Draft in Firefox, though their pages show none: no approved text has one.
   * @param {Element} box @param {string} text @returns {boolean} */
  function fits(box, text) {
    if (editors.kind(box) !== "field") return !(GECKO && /[\r\n]$/.test(text));
    const most = Number(dom.attribute(box, "maxlength") ?? NaN);
    return !(most >= 0 && text.length > most);
  }

  /** @param {Element} box @param {string} text @param {boolean} overwrite */
  async function filled(box, text, overwrite) {
    const before = editors.standing(box);
    const kind = editors.kind(box);
    const answer = { done: false, how: null, kind, why: /** @type {null|"filled"|"refused"} */ (null) };
    if (text && stands(box, text)) return { ...answer, done: true, how: "there" };
    if (before.trim() !== "" && !overwrite) return { ...answer, why: /** @type {const} */ ("filled") };
    const how = text && fits(box, text) ? await tried(box, text, before) : null;
    return how ? { ...answer, done: true, how } : { ...answer, why: /** @type {const} */ ("refused") };
  }

  /**
   * @param {Element} box
   * @param {string} text
   * @param {boolean} overwrite   what stands there may go: the person was asked
   * @returns {Promise<import("./types.js").Filled>} how `there`: it stood there already
   */
  async function fill(box, text, overwrite) {
    if (busy.has(box)) return { done: false, how: null, kind: editors.kind(box), why: "refused" };
    busy.add(box);
    try {
      return await filled(box, text, overwrite);
    } finally {
      busy.delete(box);
    }
  }

  portavoz.insertion = Object.freeze({ fill });
})();
