// @ts-check
/**
 * What outlives the worker: an IndexedDB of the extension's own origin, which no page and no content script can open.
 * Two stores: `settings` (connection with the key, situation, current, …) and `conversations`.
 */

/** @typedef {import("../shared/types.js").Conversation} Conversation */

const NAME = "portavoz";
const VERSION = 1;

/** @type {Promise<IDBDatabase>|null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("settings");
      request.result.createObjectStore("conversations", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(keptOpen(request.result));
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** @param {IDBDatabase} made @returns {IDBDatabase} */
function keptOpen(made) {
  made.onclose = () => (opened = null);
  made.onversionchange = () => {
    made.close();
    opened = null;
  };
  return made;
}

/**
 * One transaction over one store: committed whole, or not at all.
 * @template T
 * @param {"settings"|"conversations"} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, give: (value: T) => void) => void} work  asks at once, never awaits
 * @returns {Promise<T>} what was given last
 */
async function transaction(store, mode, work) {
  const base = await database();
  return new Promise((resolve, reject) => {
    const within = base.transaction(store, mode);
    /** @type {any} */
    let given;
    within.oncomplete = () => resolve(given);
    within.onabort = () => reject(within.error ?? new Error("the browser stored nothing"));
    work(within.objectStore(store), (value) => (given = value));
  });
}

/** @param {string} name @returns {Promise<any>} null where nothing was kept */
export function read(name) {
  return transaction("settings", "readonly", (store, give) => {
    const request = store.get(name);
    request.onsuccess = () => give(request.result ?? null);
  });
}

/** @param {string} name @param {any} value @returns {Promise<void>} */
export function keep(name, value) {
  return transaction("settings", "readwrite", (store) => void store.put(value, name));
}

/** @param {Conversation} a @param {Conversation} b */
const newestFirst = (a, b) => b.made_at.localeCompare(a.made_at);

/** @returns {Promise<Conversation[]>} newest first */
export async function all() {
  const found = await transaction("conversations", "readonly", (store, /** @type {(v: any) => void} */ give) => {
    const request = store.getAll();
    request.onsuccess = () => give(request.result);
  });
  return found.sort(newestFirst);
}

/** @param {string} id @returns {Promise<Conversation|null>} */
export function one(id) {
  return transaction("conversations", "readonly", (store, give) => {
    const request = store.get(id);
    request.onsuccess = () => give(request.result ?? null);
  });
}

/** @param {Conversation} conversation @returns {Promise<void>} */
export function add(conversation) {
  return transaction("conversations", "readwrite", (store) => void store.put(conversation));
}

/**
 * Reads, changes and writes one conversation in a single transaction, so that no two acts lose each other's writes.
 * @param {string} id
 * @param {(now: Conversation) => Partial<Conversation>|null} change  pure; null changes nothing
 * @returns {Promise<Conversation|null>} as it is now; null where it is gone meanwhile
 */
export function change(id, change) {
  return transaction("conversations", "readwrite", (store, give) => {
    const request = store.get(id);
    request.onsuccess = () => {
      /** @type {Conversation|undefined} */
      const now = request.result;
      const patch = now ? change(now) : null;
      const next = now && patch ? { ...now, changed_at: new Date().toISOString(), ...patch } : now;
      if (patch) store.put(next);
      give(next ?? null);
    };
  });
}

/** @param {string} id @returns {Promise<void>} */
export function remove(id) {
  return transaction("conversations", "readwrite", (store) => void store.delete(id));
}

/** Everything, the key above all. @returns {Promise<void>} */
export async function forget() {
  await transaction("settings", "readwrite", (store) => void store.clear());
  await transaction("conversations", "readwrite", (store) => void store.clear());
}
