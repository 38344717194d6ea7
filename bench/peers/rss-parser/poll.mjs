// What the first archives did every hour: poll each feed of an OPML list, write one file for each article not seen before.
// usage: node poll.mjs OPML-URL FOLDER
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Parser from 'rss-parser';

const [opmlUrl, folder] = process.argv.slice(2);
const parser = new Parser();
const listFile = join(folder, 'known-urls.json');
const known = new Set(existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : []);
const opml = await (await fetch(opmlUrl)).text();
const feeds = [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map(match => match[1]);
let added = 0, failed = 0, offered = 0;
for (const url of feeds) {
  try {
    const feed = await parser.parseString(await (await fetch(url)).text());
    for (const item of feed.items) {
      offered++;
      const link = new URL(item.link ?? item.guid, url).href;
      if (known.has(link)) continue;
      known.add(link);
      added++;
      const body = item['content:encoded'] ?? item.content ?? '';
      const date = item.isoDate ?? new Date(NaN);
      const name = createHash('sha1').update(link).digest('hex') + '.md';
      writeFileSync(join(folder, name), `<!--${Date.parse(date)}-->\n[${item.title}](${link})\n------\n\n${body}\n`);
    }
  } catch (error) {
    failed++;
  }
}
writeFileSync(listFile, JSON.stringify([...known]));
console.log(`${feeds.length} feeds, ${offered} offered, ${added} new, ${failed} failed`);
