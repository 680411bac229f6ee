// @ts-check
/** A worker is stopped after half a minute without an event; a call of the browser's own counts as one. */

const BEAT = 20_000;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} with the worker kept awake as long as it lasts
 */
export async function awake(work) {
  const beat = setInterval(() => void chrome.runtime.getPlatformInfo(), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
  }
}
