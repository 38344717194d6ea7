// Reads a file of JSON lines {"id","file","url"} and answers with what Readability makes of each page; the last line has the cost.
// Usage: node read.mjs linkedom|jsdom LIST
import { readFileSync } from 'node:fs';
import { Readability } from '@mozilla/readability';

const dom = process.argv[2];
const warm = 30;
const make = dom === 'jsdom'
  ? await import('jsdom').then(({ JSDOM }) => (html, url) => { const d = new JSDOM(html, { url }); return [d.window.document, () => d.window.close()]; })
  : await import('linkedom').then(({ parseHTML }) => html => [parseHTML(html).document, () => {}]);

// The charset as a browser would look for it, in little: a label in the first 2,048 bytes, else UTF-8.
function decode(bytes) {
  const label = /charset=["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8';
  try { return new TextDecoder(label).decode(bytes); } catch { return new TextDecoder().decode(bytes); }
}

function read({ id, file, url }) {
  const html = decode(readFileSync(file));
  try {
    const [document, close] = make(html, url);
    const article = new Readability(document).parse();
    close();
    return { id, ...article, textContent: undefined };
  } catch (error) {
    return { id, failed: String(error) };
  }
}

const pages = readFileSync(process.argv[3], 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
for (const page of pages.slice(0, warm)) read(page);
const before = process.cpuUsage();
const answers = pages.map(read);
const cost = process.cpuUsage(before);
for (const answer of answers) console.log(JSON.stringify(answer));
console.log(JSON.stringify({ pages: pages.length, userMs: cost.user / 1000 }));
