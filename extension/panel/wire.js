// @ts-check
// The panel's only way to the worker. The worker may stop at any moment: it is asked again, and listened to again.

/** @typedef {import("../shared/types.js").State} State */
/** @typedef {import("../shared/types.js").Problem} Problem */
/** @typedef {{ok: true, value?: any} | {ok: false, problem: Problem}} Answer */

/**
 * Asks the worker for an act.
 * @param {string} name
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<Answer>}
 */
export async function act(name, fields = {}) {
  for (const last of [false, true]) {
    try {
      const answer = await chrome.runtime.sendMessage({ act: name, ...fields });
      if (answer && typeof answer.ok === "boolean") return answer;
    } catch {
      // no worker at this very moment: it starts with the next message
    }
    if (!last) await new Promise((again) => setTimeout(again, 250));
  }
  return { ok: false, problem: silent() };
}

/**
 * Hears every change of the state, at once and for as long as the page is open.
 * @param {(state: State) => void} heard
 * @param {number} [pause]  milliseconds before listening again
 */
export function listen(heard, pause = 0) {
  if (!chrome.runtime?.id) return; // the extension was updated or removed under this page
  const port = chrome.runtime.connect({ name: "panel" });
  let told = false;
  port.onMessage.addListener((/** @type {{state?: State}} */ message) => {
    told = true;
    if (message.state) heard(message.state);
  });
  // A worker that cannot even start must not be called in a loop.
  port.onDisconnect.addListener(() => setTimeout(() => listen(heard, told ? 0 : Math.min(pause + 250, 5_000)), pause));
}

/** @returns {Problem} */
function silent() {
  const at = new Date().toISOString();
  return { kind: "refused", key: "problem_worker", args: [], title: null, detail: null, way: "retry", at };
}
