// @ts-check
// How long a text is to the network, and where its links lead.

import { named, say } from "../shared/words.js";
import { h } from "./element.js";

/** @typedef {import("./element.js").Inside} Inside */
/** @typedef {{length: number, limit: number, over: number, leads: {link: string, domain: string}[]}} Weighed */

/**
 * Length as the network counts it, what is too much, and where links lead.
 * @param {Weighed | null | undefined} weighed
 * @param {import("../shared/types.js").Network | undefined} network
 * @returns {Inside}
 */
export function counter(weighed, network) {
  if (!weighed) return null;
  const { length, limit, over } = weighed;
  const units = named("counts_", network?.counts ?? "code_points");
  return h(
    "div",
    { key: "counter" },
    h(
      "p",
      { class: `counter${over > 0 ? " over" : ""}` },
      over > 0 ? say("count_over", length, limit, units, over) : say("count", length, limit, units),
    ),
    (weighed.leads ?? []).map(({ link, domain }) =>
      h("p", { key: link, class: "meta" }, say("count_leads", link, domain)),
    ),
  );
}
