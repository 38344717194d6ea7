// DOMPurify on jsdom as a news reader sets it up: HTML only, no forms, no styles, no names; frames of the hosts in the threat model.
// stdin and stdout: documents, each ended by a NUL.
import { readFileSync, writeSync } from 'node:fs';
import createDOMPurify from 'dompurify';
import { JSDOM } from 'jsdom';

const purify = createDOMPurify(new JSDOM('').window);
const hosts = new Set(['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'player.bilibili.com']);
const profile = {
  USE_PROFILES: { html: true },
  ADD_TAGS: ['iframe'],
  ADD_ATTR: ['allowfullscreen', 'sandbox'],
  FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'option', 'optgroup', 'fieldset', 'legend', 'datalist', 'output', 'dialog', 'map', 'area', 'marquee', 'meter', 'progress'],
  FORBID_ATTR: ['style', 'id', 'name', 'class', 'autofocus', 'contenteditable', 'popover', 'popovertarget', 'usemap', 'background', 'autoplay', 'tabindex', 'draggable'],
  ALLOW_DATA_ATTR: false,
};
purify.addHook('uponSanitizeElement', (node, data) => {
  if (data.tagName !== 'iframe') return;
  let url = null;
  try { url = new URL(node.getAttribute('src') ?? '', 'https://news.example/'); } catch { /* no address, no frame */ }
  if (url?.protocol === 'https:' && hosts.has(url.hostname) && !url.username && !url.port) node.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  else node.remove();
});

const documents = readFileSync(0, 'utf8').split('\0');
documents.pop();
const out = Buffer.from(documents.map(html => purify.sanitize(html, profile) + '\0').join(''), 'utf8');
for (let at = 0; at < out.length;) at += writeSync(1, out, at);
