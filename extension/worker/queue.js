// @ts-check
/** One thing after another for what must not happen twice at once; a worker that stops forgets nothing by it. */

/** @type {Map<string, Promise<unknown>>} */
const lines = new Map();

/**
 * @template T
 * @param {string} name   what it is about, e.g. a conversation's id
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} begun when everything before it under that name has ended, well or not
 */
export function inOrder(name, work) {
  const before = lines.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  const line = mine.catch(() => {});
  lines.set(name, line);
  line.then(() => lines.get(name) === line && lines.delete(name));
  return mine;
}
