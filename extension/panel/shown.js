// @ts-check
// Untrusted text: everything in it is seen, nothing in it acts. The same as the pages of Portavoz show.

import { h } from "./element.js";

/** @typedef {import("./element.js").Inside} Inside */
/** @typedef {{start: number, end: number, kind: string, said: string}} Mark  a place, in code points */

/** Characters that nobody sees, or that turn the text around, with the name that is shown for them. */
const NAMES = Object.freeze(
  /** @type {Record<number, string>} */ ({
    0x00ad: "SHY",
    0x034f: "CGJ",
    0x061c: "ALM",
    0x115f: "HCF",
    0x1160: "HJF",
    0x17b4: "KIVAQ",
    0x17b5: "KIVAA",
    0x180e: "MVS",
    0x200b: "ZWSP",
    0x200c: "ZWNJ",
    0x200d: "ZWJ",
    0x200e: "LRM",
    0x200f: "RLM",
    0x2028: "LS",
    0x2029: "PS",
    0x202a: "LRE",
    0x202b: "RLE",
    0x202c: "PDF",
    0x202d: "LRO",
    0x202e: "RLO",
    0x2060: "WJ",
    0x2061: "FA",
    0x2062: "IT",
    0x2063: "IS",
    0x2064: "IP",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0x2800: "BLANK",
    0x3164: "HF",
    0xfeff: "BOM",
    0xffa0: "HHF",
  }),
);

const PERSON = String.raw`\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?`;
const FLAG = String.raw`\p{RI}\p{RI}|\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}`;
const SELECTORS = String.raw`\uFE00-\uFE0D\u{E0100}-\u{E01EF}`;
const UNSEEN = String.raw`\p{C}\p{Zl}\p{Zp}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0${SELECTORS}`;
const STACK = String.raw`(?<=\p{M}{3})\p{M}+`;
/** Joiners inside an emoji draw it and hide nothing; more than three marks on one letter hide what is around it. */
const TOKEN = new RegExp(
  String.raw`(?<emoji>${FLAG}|${PERSON}(?:\u200D${PERSON})*)|(?<stack>${STACK})|(?<unseen>(?![\n\t\r])[${UNSEEN}])`,
  "gu",
);

/**
 * The text for a screen, isolated from the direction of what surrounds it.
 * @param {string} text
 * @param {Mark[]} [marks]
 * @returns {Inside}
 */
export function shown(text, marks = []) {
  return h("bdi", {}, marked(text, marks));
}

/**
 * The text where nothing can be marked, as in a title: what nobody sees is left out.
 * @param {string} text
 */
export function inline(text) {
  return text
    .replace(TOKEN, (found, ...rest) => (rest.at(-1).emoji ? found : ""))
    .split(/\s+/)
    .join(" ")
    .trim();
}

/**
 * The words of one place of a text.
 * @param {string} text
 * @param {number} start  code points
 * @param {number} end
 */
export const cut = (text, start, end) => [...text].slice(start, end).join("");

/**
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {Inside}
 */
function marked(text, marks) {
  const points = [...text];
  const sound = marks.filter((mark) => 0 <= mark.start && mark.start < mark.end && mark.end <= points.length);
  if (!sound.length) return visible(text);
  const edges = [...new Set([0, points.length, ...sound.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((end, n) => {
    const start = edges[n] ?? 0;
    const over = sound.filter((mark) => mark.start <= start && end <= mark.end);
    const piece = visible(points.slice(start, end).join(""));
    return over.length
      ? h("mark", { class: classes(over), title: over.map(({ said }) => said).join("; ") }, piece)
      : piece;
  });
}

/** @param {Mark[]} over */
const classes = (over) => [...new Set(over.map(({ kind }) => kind))].join(" ");

/**
 * @param {string} text
 * @returns {Inside}
 */
function visible(text) {
  /** @type {Inside[]} */
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(TOKEN)) {
    pieces.push(text.slice(end, found.index), token(found));
    end = found.index + found[0].length;
  }
  return [...pieces, text.slice(end)];
}

/**
 * @param {RegExpMatchArray} found
 * @returns {Inside}
 */
function token(found) {
  if (found.groups?.emoji) return found[0];
  const point = found[0].codePointAt(0) ?? 0;
  const code = point.toString(16).toUpperCase().padStart(4, "0");
  const name = found.groups?.stack ? `+${[...found[0]].length}` : (NAMES[point] ?? code);
  return h("span", { class: "ctl", title: `U+${code}` }, `⟪${name}⟫`);
}
