// @ts-check
// What has happened to a reply: where it stands in public, and the news of it.

import { moment, say } from "../shared/words.js";
import { h } from "./element.js";
import { fold } from "./parts.js";
import { shown } from "./shown.js";

/** @typedef {import("../shared/types.js").Conversation} Conversation */
/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("./element.js").Inside} Inside */

/** Where it stands in public. @param {ReplyView} reply @returns {Inside} */
export const sentLinks = ({ published }) =>
  published
    .filter(({ permalink }) => permalink)
    .map(({ permalink, part }) =>
      h(
        "p",
        { key: `seen-${part}`, class: "meta" },
        h("a", { href: permalink, target: "_blank", rel: "noreferrer noopener" }, say("act_see_published")),
      ),
    );

/**
 * What happened while the person looked elsewhere, newest first.
 * @param {Conversation} conversation
 * @returns {Inside}
 */
export function notices({ notices: all }) {
  if (!all.length) return null;
  return fold(
    "notices",
    say("notices_title", all.length),
    h(
      "ol",
      { class: "plain" },
      [...all]
        .reverse()
        .map(({ key, args, at }, n) =>
          h(
            "li",
            { key: `${at}-${n}` },
            h("span", { class: "soft" }, moment(at), " "),
            shown(say(key, ...args.map(reason))),
          ),
        ),
    ),
  );
}

/** A reason by its name, anything else as it is. @param {string} word */
const reason = (word) => chrome.i18n.getMessage(`reason_${word}`) || word;
