// @ts-check
/** Server-Sent Events out of a response's body. */

/** @typedef {{event: string, data: string, id: string|null}} Event */

const LARGEST = 2_000_000;

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {() => void} [heard]  called for every piece that arrives, comments too: the other side lives
 * @returns {AsyncGenerator<Event>} ends with the stream; throws what reading throws
 */
export async function* events(body, heard = () => {}) {
  let rest = "";
  for await (const piece of pieces(body)) {
    heard();
    const ends = (rest + piece).endsWith("\r"); // the \n of it may be under way
    const text = (rest + piece).slice(0, ends ? -1 : undefined).replace(/\r\n?/g, "\n");
    const blocks = text.split("\n\n");
    rest = (blocks.pop() ?? "") + (ends ? "\r" : "");
    if (rest.length > LARGEST) throw new Error("an event without end");
    for (const block of blocks) {
      const event = eventIn(block);
      if (event) yield event;
    }
  }
}

/** @param {ReadableStream<Uint8Array>} body @returns {AsyncGenerator<string>} */
async function* pieces(body) {
  const decoder = new TextDecoder();
  const reader = body.getReader(); // async iteration of streams is younger than the oldest browser that we take
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string} block @returns {Event|null} null for comments and for settings without an id */
function eventIn(block) {
  const fields = block.split("\n").map((line) => /^([^:]*):? ?(.*)$/s.exec(line) ?? [line, line, ""]);
  /** @param {string} name */
  const valued = (name) => fields.filter((field) => field[1] === name).map((field) => field[2] ?? "");
  const data = valued("data").join("\n");
  const id = valued("id").at(-1) ?? null;
  if (!data && id === null) return null;
  return { event: valued("event").at(-1) || "message", data, id };
}
