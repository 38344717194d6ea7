// Runs in Chromium. arguments: array of fragments. Returns each as the sanitiser would write the tree that the browser made of it.
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const escape = (text, attribute) => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return attribute ? escaped.replaceAll('"', '&quot;') : escaped;
};
const write = root => {
  const parts = [];
  const stack = [...root.childNodes].reverse();
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node === 'string') { parts.push(node); continue; }
    if (node.nodeType === Node.TEXT_NODE) { parts.push(escape(node.data, false)); continue; }
    if (node.nodeType !== Node.ELEMENT_NODE) { parts.push('<!' + node.nodeName + '>'); continue; }
    parts.push('<' + node.localName);
    for (const { name, value } of node.attributes) parts.push(` ${name}="${escape(value, true)}"`);
    parts.push('>');
    if (node.localName === 'pre' && /^[\n]/.test(node.textContent) && node.firstChild?.nodeType === Node.TEXT_NODE) parts.push('\n');
    if (!voids.has(node.localName)) stack.push(`</${node.localName}>`);
    stack.push(...[...node.childNodes].reverse());
  }
  return parts.join('');
};
return arguments[0].map(html => {
  const page = new DOMParser().parseFromString('<!DOCTYPE html><body>', 'text/html');
  const box = page.createElement('div');
  page.body.append(box);
  box.innerHTML = html;
  return write(box);
});
