// Drives a stock Firefox over one page after the other and prints a JSON line for each: what the content scripts
// answered and what the editor itself holds. Usage: node matrix.mjs PLAN.json
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename } from "node:path";

import puppeteer from "puppeteer-core";

const plan = JSON.parse(await readFile(process.argv[2], "utf8"));

async function answer(asked, reply) {
  const name = basename(new URL(asked.url, "http://here").pathname);
  const file = plan.files[name];
  if (!file) return reply.writeHead(404).end();
  const type = name.endsWith(".js") ? "text/javascript" : "text/html";
  reply.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(await readFile(file));
}

/** What the content scripts answer to a message of the background, by way of wire.js. */
const ask = (page, message) => page.evaluate((message) => new Promise((go) => {
  addEventListener("answered", (event) => go(JSON.parse(event.detail)), { once: true });
  dispatchEvent(new CustomEvent("asked", { detail: JSON.stringify(message) }));
}), message);

async function inserted(page, url, { editor, stood, text }) {
  await page.goto(`${url}/${editor}.html`);
  await page.waitForSelector("html[data-wired]");
  if (stood) await page.evaluate((text) => window.fill(text), stood);
  await (await page.waitForSelector("textarea, [contenteditable]")).click();
  const answer = await ask(page, { ask: "insert", mark: "", text, overwrite: stood !== "" });
  const model = await page.evaluate(() => window.model());
  await page.keyboard.type("!");
  return { answer, model, after: await page.evaluate(() => window.model()) };
}

async function picked(page, url) {
  await page.goto(`${url}/site.html`);
  const host = await page.waitForSelector("#comment > span:empty");
  const { x, y, height } = await host.boundingBox();
  await page.evaluate((host) => host.click(), host);
  await page.mouse.click(x + 12, y + 12);
  await new Promise((go) => setTimeout(go, 300));
  return { height, heard: await ask(page, { heard: true }) };
}

const server = createServer((asked, reply) => answer(asked, reply).catch(() => reply.writeHead(500).end()));
await new Promise((go) => server.listen(0, "127.0.0.1", go));
const url = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: plan.firefox, headless: true, enableExtensions: true,
});
try {
  await browser.installExtension(plan.extension);
  const page = await browser.newPage();
  for (const row of plan.rows) console.log(JSON.stringify({ ...row, ...(await inserted(page, url, row)) }));
  console.log(JSON.stringify({ site: await picked(page, url) }));
} finally {
  await browser.close();
  server.close();
}
