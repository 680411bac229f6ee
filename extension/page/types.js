// @ts-check
/** The values that the content scripts of one page hand to each other. Nothing here runs, and nothing loads it. */

/** @typedef {import("../shared/types.js").Found} Found */
/** @typedef {import("../shared/types.js").Turn} Turn */
/** @typedef {"field"|"lexical"|"draft"|"quill"|"prosemirror"|"plain"} Kind   of an editor, told by its marks */

/**
 * What the browser itself says of a node, whatever a page has named its controls and images.
 * @typedef {object} Dom
 * @property {(node: Node) => number} type
 * @property {(node: Node) => NodeListOf<ChildNode>} children
 * @property {(node: Node) => boolean} connected
 * @property {(node: Node) => Document|null} page
 * @property {(node: Node, other: Node) => boolean} contains
 * @property {(node: Node, other: Node) => number} order
 * @property {(node: Node) => string} data
 * @property {(node: Node) => string} words
 * @property {(box: Element) => string} value   of a textarea or an input
 * @property {(node: Element) => string} name
 * @property {(node: Element, name: string) => string|null} attribute
 * @property {(node: Element, selector: string) => boolean} matches
 * @property {(node: Element) => ShadowRoot|null} shadow
 * @property {(node: Element) => DOMRect} place
 * @property {(node: Element) => number} wide
 * @property {(node: Element) => number} high
 * @property {(node: Element) => number} left
 * @property {(node: Element) => number} top
 * @property {(slot: Element, options: {flatten: boolean}) => Node[]} slotted
 * @property {(node: Element, child: Node, before: Node|null) => Node} before
 * @property {(node: Element) => boolean} editable
 * @property {(node: Element, options?: FocusOptions) => void} focus
 * @property {(frame: Element) => Document|null} framed   null where it is of another origin
 * @property {(root: Node, selector: string) => Element|null} one
 * @property {(root: Node, selector: string) => Element[]} all
 * @property {(node: Node, selector: string) => Element|null} within  the nearest around it, itself included
 * @property {(node: Node) => Element|null} around  its parent, out of a shadow tree too
 * @property {(page: Document) => Element|null} active  what has the focus, in open shadow trees and own frames too
 * @property {(page: Document) => Selection|null} selection
 */

/** @typedef {{text: string, cut: boolean}} Seen   `cut`: the page shows only a beginning of it */
/** @typedef {{text: string, node: Node}} Selected */

/**
 * @typedef {object} Reading
 * @property {(element: Element, options?: {range?: Range|null, leave?: string, most?: number}) => Seen} seen
 * @property {(element: Element|null) => string|null} line   what is seen of it, in one line
 * @property {() => Selected|null} selected
 * @property {(element: Element) => boolean} shown
 * @property {(text: string) => string} plain   for comparing: NFC, blanks and breaks as one blank
 * @property {(address: string|null) => string|null} address  absolute http(s), or null
 * @property {(time: Element|null) => string|null} moment   of a <time>, ISO 8601
 */

/**
 * @typedef {object} Editors
 * @property {(box: Element) => Kind} kind
 * @property {(element: Element|null) => Element|null} box     the editor that an element is, holds or is part of
 * @property {(box: Element) => string} standing    the text in it
 * @property {(element: Element, boxes: string, each: string) => Element|null} beside
 * @property {() => Element|null} used      the box that the person was in last
 * @property {(root: Node, boxes: string) => Element[]} all
 */

/** @typedef {{done: boolean, how: string|null, kind: Kind|null, why: null|"none"|"filled"|"refused"}} Filled */
/** @typedef {{fill: (box: Element, text: string, overwrite: boolean) => Promise<Filled>}} Insertion */

/**
 * A comment as a page marks it up.
 * @typedef {object} Comment
 * @property {Element} element
 * @property {string} text
 * @property {boolean} cut
 * @property {string|null} author
 * @property {string|null} url
 * @property {string|null} id
 * @property {string|null} posted_at
 * @property {number|null} rating
 * @property {Turn[]} thread
 */

/**
 * @typedef {object} Site
 * @property {import("../shared/types.js").Site} name
 * @property {string|null} network
 * @property {string} checked    the day on which its marks were last compared
 * @property {string|null} each  what every comment matches; null where a page has no known ones
 * @property {() => Element[]} comments
 * @property {(node: Node) => Comment|null} findComment
 * @property {(element: Element) => Element|null} findReplyBox
 * @property {(element: Element) => Seen} words
 * @property {(element: Element) => string|null} permalink
 * @property {(element: Element) => string|null} identity   what stays when the page draws the comment again
 */

/**
 * @typedef {object} Marks
 * @property {(element: Element, how?: {cut?: boolean, part?: boolean}) => string} mark
 * @property {(mark: string) => Element|null} element
 * @property {(mark: string, text: string, url: string|null) => {state: string, text: string}} reread
 * @property {(text: string) => string} stem   for comparing, without the sign that it goes on
 * @property {() => void} forget
 */

/** @typedef {{found: (node: Node, selected?: string|null) => Found|null}} Content */
/** @typedef {{placed: () => number}} Buttons */

/**
 * What the files of one page share; each adds its part once.
 * @typedef {object} Portavoz
 * @property {Dom} dom
 * @property {Reading} reading
 * @property {Editors} editors
 * @property {Insertion} insertion
 * @property {Site} site
 * @property {Marks} marks
 * @property {Buttons} buttons
 * @property {Content} content
 */

export {};
