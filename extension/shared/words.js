// @ts-check
// What people read: sentences by key, moments and lengths of time in their language.

/**
 * The sentence of a key in the browser's language. An unknown key comes back as it is, so that nothing is ever silent.
 * @param {string} key
 * @param {...(string | number)} args  what stands for $1, $2 … at most nine
 * @returns {string}
 */
export function say(key, ...args) {
  return chrome.i18n.getMessage(key, args.map(String)) || key;
}

/**
 * The sentence of a key for a number: `KEY_one` where there is exactly one.
 * @param {string} key
 * @param {number} count
 * @param {...(string | number)} args  what stands for $2, $3 …
 */
export function sayOf(key, count, ...args) {
  return say(count === 1 ? `${key}_one` : key, count, ...args);
}

/**
 * The word for something that a brand may have named itself, such as a kind of comment: ours where we have one.
 * @param {string} family  how its keys begin, such as "outcome_"
 * @param {string} id
 * @param {string} [own]  the brand's own name for it
 */
export function named(family, id, own = plain(id)) {
  return chrome.i18n.getMessage(family + id.replace(/-/g, "_")) || own;
}

/**
 * An id of the brand's own, such as that of a role, as words.
 * @param {string} id
 */
export const plain = (id) => id.replace(/[_-]+/g, " ");

/** The language that these sentences are in, as a tag. */
export const language = () => say("language");

/**
 * A moment as a person says it: the hour today, day and hour on any other day.
 * @param {string} iso
 * @param {number} [now]  milliseconds
 */
export function moment(iso, now = Date.now()) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const hour = new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" }).format(at);
  if (at.toDateString() === new Date(now).toDateString()) return hour;
  return `${new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" }).format(at)}, ${hour}`;
}

/**
 * The same within a sentence: "at 10:32", "on 21 Nov at 10:32".
 * @param {string} iso
 * @param {number} [now]  milliseconds
 */
export function when(iso, now = Date.now()) {
  const at = new Date(iso);
  const clock = moment(iso, at.getTime());
  if (at.toDateString() === new Date(now).toDateString()) return say("time_at", clock);
  const day = new Intl.DateTimeFormat(language(), { day: "numeric", month: "short" });
  return clock && say("time_on", day.format(at), clock);
}

/**
 * A number as it is written.
 * @param {string | number} number
 */
export const figure = (number) => new Intl.NumberFormat(language()).format(Number(number));

/**
 * How much time is left until a deadline, or has passed since.
 * @param {string} iso
 * @param {number} [now]  milliseconds
 */
export function remaining(iso, now = Date.now()) {
  const left = Date.parse(iso) - now;
  return say(left < 0 ? "time_overdue" : "time_left", span(Math.floor(Math.abs(left) / 60_000)));
}

/**
 * A length of time in its two greatest units.
 * @param {number} minutes
 */
export function span(minutes) {
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (d) return say("time_d", d) + (h ? ` ${say("time_h", h)}` : "");
  return h ? say("time_h", h) + (m ? ` ${say("time_min", m)}` : "") : say("time_min", m);
}

/**
 * How near a deadline is.
 * @param {string} iso
 * @param {number} [now]  milliseconds
 * @returns {"overdue" | "soon" | "ahead"}
 */
export function nearness(iso, now = Date.now()) {
  const left = Date.parse(iso) - now;
  return left < 0 ? "overdue" : left < 15 * 60_000 ? "soon" : "ahead";
}
