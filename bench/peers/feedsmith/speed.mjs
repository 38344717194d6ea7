// Parses every file of a list again and again, and prints user CPU milliseconds per MB of the last rounds.
// usage: node speed.mjs LIST ROUNDS
import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';

const [list, rounds] = process.argv.slice(2);
const texts = readFileSync(list, 'utf8').trim().split('\n').map(path => readFileSync(path));
const bytes = texts.reduce((sum, text) => sum + text.length, 0);
let failed = 0;
const round = () => {
  for (const text of texts) {
    try { parseFeed(text.toString('utf8')); } catch { failed++; }
  }
};
for (let i = 0; i < rounds; i++) round();
failed = 0;
const before = process.cpuUsage();
for (let i = 0; i < rounds; i++) round();
const { user } = process.cpuUsage(before);
console.log(JSON.stringify({ msPerMB: user / 1000 / rounds / (bytes / 1e6), failed: failed / rounds }));
