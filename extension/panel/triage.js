// @ts-check
// What kind of comment it is, how grave, and when the first answer is due: the first thing that is known.

import { moment, named, say } from "../shared/words.js";
import { h } from "./element.js";
import { badge, due, fold, tag } from "./parts.js";
import { cut, inline, shown } from "./shown.js";
import { outcome, role } from "./titles.js";

/** @typedef {import("../shared/types.js").ReplyView} ReplyView */
/** @typedef {import("./element.js").Inside} Inside */
/** @typedef {Record<string, any>} Triage  as the server tells it (docs/api.md) */

const DANGERS = new Set(["danger", "self_harm", "medical", "fire", "minor", "violence", "other"]);
const SIGNALS = new Set(["legal_threat", "press", "manipulation", "irony", "abuse"]);

/**
 * @param {Triage} triage
 * @param {string | null} deadline  of the first answer; null where nothing is due any more
 * @returns {Inside}
 */
export function glance(triage, deadline) {
  return h(
    "div",
    { key: "glance", class: "glance" },
    badge(triage.severity),
    " ",
    h("span", { class: "kind" }, outcome(triage.outcome)),
    deadline ? due(say("field_due"), deadline) : null,
    (triage.signals ?? []).length
      ? h(
          "ul",
          { class: "signals", key: "signals", "aria-label": say("field_signals") },
          triage.signals.map((/** @type {string} */ one) =>
            h("li", { key: one, class: `badge${one === "danger" ? " severity-high" : ""}` }, named("signal_", one)),
          ),
        )
      : null,
  );
}

/**
 * How the comment begins, in one line: which of several this is.
 * @param {string} text
 * @returns {Inside}
 */
export const quote = (text) =>
  inline(text) ? h("p", { key: "quote", class: "quote", dir: "auto" }, `“${inline(text)}”`) : null;

/**
 * The comment, with the places that the triage rests on.
 * @param {{text: string, author?: string | null, url?: string | null, posted_at?: string | null}} comment
 * @param {Triage | null} triage
 * @returns {Inside}
 */
export function commentCard(comment, triage) {
  const marks = (triage?.spans ?? []).map(markOf);
  const at = comment.posted_at ? h("span", { class: "meta" }, " ", moment(comment.posted_at)) : null;
  return h(
    "section",
    { key: "comment", class: "card comment", "aria-labelledby": "comment-title" },
    h("h2", { id: "comment-title" }, say("field_text"), at),
    h(
      "p",
      { class: "text", dir: "auto", lang: tag(triage?.language) },
      shown(comment.text || say("comment_no_text"), comment.text ? marks : []),
    ),
    comment.url
      ? h(
          "p",
          { key: "url", class: "meta" },
          h("a", { href: comment.url, target: "_blank", rel: "noreferrer noopener" }, say("act_see_comment")),
        )
      : null,
  );
}

/** What a span rests on: what is neither danger nor another signal is a kind of personal data. @param {any} span */
function markOf({ kind, start, end }) {
  if (DANGERS.has(kind)) return { start, end, kind: "danger", said: say("signal_danger") };
  if (SIGNALS.has(kind)) return { start, end, kind: "warn", said: say(`signal_${kind}`) };
  return { start, end, kind: "personal", said: say("signal_personal_data") };
}

/**
 * Whom a comment without a draft concerns.
 * @param {Triage} triage
 * @returns {Inside}
 */
export function whom(triage) {
  const roles = [...new Set([triage.approver, ...(triage.tell ?? [])].filter(Boolean))];
  return roles.length
    ? h("p", { key: "whom" }, h("strong", {}, say("whom_call")), " ", roles.map(role).join(", "))
    : null;
}

/**
 * The questions of the protocol, each with its answer and the words that it rests on.
 * @param {Triage} triage
 * @returns {Inside}
 */
export function path(triage) {
  const steps = triage.protocol ?? [];
  return steps.length ? fold("path", say("path_title"), h("ol", { class: "path" }, steps.map(step))) : null;
}

/** @param {any} answer @param {number} n */
const step = (answer, n) =>
  h(
    "li",
    { key: String(n) },
    shown(answer.text ?? answer.question),
    " ",
    h("strong", {}, named("answer_", answer.answer)),
    answer.evidence ? h("q", { class: "text", dir: "auto" }, shown(answer.evidence)) : null,
  );

/** What people inside have to do. @param {Triage} triage @returns {Inside} */
export function acts(triage) {
  const all = triage.actions ?? [];
  return all.length
    ? fold(
        "acts",
        say("acts_title", all.length),
        h("ul", { class: "plain" }, all.map(act)),
        triage.severity === "critical",
      )
    : null;
}

/** @param {any} action @param {number} n */
const act = (action, n) =>
  h(
    "li",
    { key: String(n) },
    shown(action.what),
    h(
      "p",
      { class: "meta" },
      role(action.owner),
      " · ",
      action.done_by ? say("acts_done", action.done_by) : action.due_at ? due(say("acts_due"), action.due_at) : null,
    ),
  );

/** Where the draft has its facts from. @param {ReplyView} reply @returns {Inside} */
export function sources({ draft }) {
  if (!draft) return null;
  const cites = draft.cites ?? [];
  return fold(
    "sources",
    say("sources_title", cites.length),
    cites.length ? h("ul", { class: "plain" }, cites.map(source)) : h("p", { class: "hint" }, say("sources_none")),
  );
}

/** @param {any} cite @param {number} n */
const source = (cite, n) =>
  h(
    "li",
    { key: String(n), class: "card source" },
    h("p", { class: "meta" }, shown(cite.source), cite.section ? [" · ", shown(cite.section)] : null),
    h("p", { class: "text", dir: "auto" }, shown(cite.text)),
  );

/**
 * What the guards found, with the words at fault.
 * @param {any[]} findings
 * @param {Record<string, string | null | undefined>} texts  by field
 * @returns {Inside}
 */
export function findings(findings, texts) {
  if (!findings.length) return null;
  return h(
    "section",
    { key: "findings", "aria-labelledby": "findings-title" },
    h("h3", { id: "findings-title" }, say("findings_title", findings.length)),
    h(
      "ul",
      { class: "plain" },
      findings.map((finding, n) => found(finding, n, texts[finding.field] ?? "")),
    ),
  );
}

/** @param {any} finding @param {number} n @param {string} text */
const found = (finding, n, text) =>
  h(
    "li",
    { key: String(n), class: `finding ${finding.level}` },
    h("strong", {}, say(`level_${finding.level}`)),
    finding.field === "private_text" ? ` (${say("private_title")})` : "",
    ": ",
    shown(finding.message),
    finding.start !== null && finding.end > finding.start
      ? [" ", h("q", { class: "text", dir: "auto" }, shown(cut(text, finding.start, finding.end)))]
      : null,
  );

/**
 * Where findings stand in one text.
 * @param {any[]} findings
 * @param {string} field
 */
export const marksOf = (findings, field) =>
  findings
    .filter((one) => one.field === field && one.start !== null && one.end !== null)
    .map(({ start, end, level, message }) => ({ start, end, kind: level, said: message }));
