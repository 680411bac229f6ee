// @ts-check
/**
 * Nodes as the browser itself knows them. A page's scripts do not reach this world, but its markup does: a form's
 * control named `textContent`, an image named `activeElement` stand before the properties of form and document. So what
 * matters is read by the prototypes' own getters, here and nowhere else.
 */

/** @type {import("./types.js").Portavoz} declared, so that no element called `portavoz` can stand for it */
var portavoz = globalThis.portavoz ?? /** @type {any} */ ({});

(() => {
  "use strict";
  if (portavoz.dom) return;

  /** @param {{prototype: object}} type @param {string} name @returns {(thing: any) => any} */
  const reader = (type, name) => {
    const get = Object.getOwnPropertyDescriptor(type.prototype, name)?.get;
    return (thing) => get?.call(thing);
  };
  /** @param {{prototype: any}} type @param {string} name @returns {(thing: any, ...given: any[]) => any} */
  const caller = (type, name) => {
    const act = type.prototype[name];
    return (thing, ...given) => act.apply(thing, given);
  };

  const parent = reader(Node, "parentNode");
  const type = reader(Node, "nodeType");
  const host = reader(ShadowRoot, "host");
  const closest = caller(Element, "closest");
  const focused = { page: reader(Document, "activeElement"), shadow: reader(ShadowRoot, "activeElement") };
  const framed = reader(HTMLIFrameElement, "contentDocument");
  const written = { area: reader(HTMLTextAreaElement, "value"), input: reader(HTMLInputElement, "value") };
  const query = {
    1: caller(Element, "querySelectorAll"),
    9: caller(Document, "querySelectorAll"),
    11: caller(DocumentFragment, "querySelectorAll"),
  };

  /** @param {any} node @returns {Element|null} */
  const around = (node) => {
    const up = parent(node);
    if (!up) return null;
    return type(up) === 1 ? up : type(up) === 11 ? host(up) ?? null : null;
  };
  /** @param {any} root @param {string} selector @returns {Element[]} */
  const all = (root, selector) => Array.from(query[/** @type {1} */ (type(root))](root, selector));
  /** @param {Document} page @returns {Element|null} */
  const active = (page) => {
    let at = focused.page(page);
    for (let inner = at; inner; ) {
      at = inner;
      const shadow = dom.shadow(at);
      inner = shadow ? focused.shadow(shadow) : dom.name(at) === "iframe" ? focused.page(framed(at) ?? page) : null;
      if (inner === at) break;
    }
    return at ?? null;
  };

  /** @type {import("./types.js").Dom} */
  const dom = Object.freeze({
    type,
    children: reader(Node, "childNodes"),
    connected: reader(Node, "isConnected"),
    page: reader(Node, "ownerDocument"),
    contains: caller(Node, "contains"),
    order: caller(Node, "compareDocumentPosition"),
    data: reader(CharacterData, "data"),
    words: reader(Node, "textContent"),
    value: (box) => (dom.name(box) === "textarea" ? written.area : written.input)(box),
    name: reader(Element, "localName"),
    attribute: caller(Element, "getAttribute"),
    matches: caller(Element, "matches"),
    shadow: reader(Element, "shadowRoot"),
    place: caller(Element, "getBoundingClientRect"),
    wide: reader(Element, "clientWidth"),
    high: reader(Element, "clientHeight"),
    left: reader(Element, "scrollLeft"),
    top: reader(Element, "scrollTop"),
    slotted: caller(HTMLSlotElement, "assignedNodes"),
    before: caller(Node, "insertBefore"),
    editable: reader(HTMLElement, "isContentEditable"),
    focus: caller(HTMLElement, "focus"),
    framed: (frame) => framed(frame) ?? null,
    one: (root, selector) => all(root, selector)[0] ?? null,
    all,
    within: (node, selector) => {
      const start = type(node) === 1 ? node : around(node);
      return start ? closest(start, selector) : null;
    },
    around,
    active,
    selection: caller(Document, "getSelection"),
  });

  portavoz.dom = dom;
})();
