// Runs in Chromium. arguments: sanitised HTML, base address, wanted texts, rows of [selector, attribute, wanted, kind]. Returns what is missing.
const [html, base, texts, rows] = arguments;
const page = new DOMParser().parseFromString(html, 'text/html');
const resolved = address => { try { return new URL(address, base).href; } catch { return null; } };
const missing = [];
let from = 0;
for (const text of texts) {
  const at = page.body.textContent.indexOf(text, from);
  if (at < 0) missing.push('text ' + text);
  else from = at + text.length;
}
for (const [selector, attribute, wanted, kind] of rows) {
  const elements = [...page.querySelectorAll(selector)];
  const value = elements[0]?.getAttribute(attribute ?? '') ?? null;
  const right = {
    count: () => elements.length === wanted,
    present: () => elements.length > 0 && (attribute === null || value !== null),
    str: () => value === wanted,
    url: () => value !== null && resolved(value) === resolved(wanted),
    anyurl: () => value !== null && wanted.some(one => resolved(value) === resolved(one)),
    srcset: () => (value ?? '').split(/,\s+/).filter(candidate => candidate.trim() !== '').length === wanted,
  }[kind];
  if (!right || !right()) missing.push(`${selector} ${attribute ?? ''} ${kind}`);
}
return missing;
