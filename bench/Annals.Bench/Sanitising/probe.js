// Runs in Chromium. Shows fragments, pokes at everything that is left of them and tells what it found.
// arguments: mode ('insert' or 'page'), array of fragments ('page': the page is there already), callback.
const [mode, fragments, done] = arguments;
const hosts = new Set(['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'player.bilibili.com']);
const addressAttributes = new Set(['href', 'src', 'xlink:href', 'action', 'formaction', 'poster', 'data', 'background', 'cite', 'ping', 'longdesc', 'lowsrc', 'dynsrc', 'codebase', 'classid', 'code', 'manifest', 'profile', 'usemap', 'archive', 'icon', 'srcdoc', 'from', 'to', 'values', 'by', 'imagesrcset', 'attributionsrc']);
const documentLevel = 'script, style, link, meta, base, object, embed, applet, frame, frameset, template, portal, fencedframe, title, svg, math, dialog, noscript, param, bgsound, plaintext, slot';
const formLevel = 'form, input, button, select, textarea, option, fieldset, label, output, datalist, [form], [formaction], [popovertarget], [commandfor]';
const events = 'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout mouseenter mouseleave wheel pointerdown pointerup pointermove pointerover pointerenter keydown keyup keypress input change beforeinput focus blur focusin focusout toggle beforetoggle scroll scrollend copy cut paste drag dragstart dragend drop load error animationstart animationend animationiteration animationcancel transitionend transitionrun transitionstart begin end repeat finish start bounce play playing canplay loadstart loadedmetadata timeupdate volumechange ended pause seeking progress stalled suspend waiting abort cancel close invalid reset submit select search fullscreenchange touchstart touchend touchmove gotpointercapture lostpointercapture selectionchange slotchange securitypolicyviolation formdata resize cuechange command interest'.split(' ');

const wait = ms => new Promise(next => setTimeout(next, ms));
const found = { handlers: [], addresses: [], document: [], forms: [], frames: [], names: [], overlays: [], allowed: [] };
const schemeOf = value => { try { return new URL(value, document.baseURI).protocol; } catch { return ''; } };
// Elements with an id become properties of the window through its prototype, never its own ones.
const taken = new Set([...Object.getOwnPropertyNames(window), 'constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'prototype']);
const untouched = document.implementation.createHTMLDocument('');
const form = untouched.createElement('form');

function* everything(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
    if (element.content instanceof DocumentFragment) yield* everything(element.content);
  }
}

function isBadAddress(element, name, value) {
  if (name === 'srcset' || name === 'imagesrcset') return /(?:^|[\s,])[\u0000-\u0020]*(?:javascript|vbscript|data|blob|filesystem|file|view-source)\s*:/i.test(value);
  const scheme = schemeOf(value);
  if (scheme === '' || scheme === 'http:' || scheme === 'https:') return false;
  if (scheme === 'mailto:' || scheme === 'tel:') return element.localName !== 'a';
  return !(scheme === 'data:' && element.localName === 'img' && name === 'src' && /^\s*data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,[a-z0-9+/=\s]*$/i.test(value));
}

function inspect(element) {
  const tag = '<' + element.localName;
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (lower.startsWith('on')) found.handlers.push(`${tag} ${name}`);
    else if ((addressAttributes.has(lower) || lower.endsWith(':href') || lower.endsWith('src') || lower.endsWith('srcset')) && isBadAddress(element, lower, value)) found.addresses.push(`${tag} ${name}=${value.slice(0, 80)}`);
    if (lower === 'ping' || lower === 'srcdoc' || lower === 'is' || lower === 'http-equiv' || lower === 'autofocus' || lower === 'contenteditable' || lower === 'shadowrootmode' || lower === 'popover' || lower === 'slot' || lower === 'part' || lower === 'nonce' || lower === 'accesskey' || lower === 'tabindex' || lower === 'usemap') found.document.push(`${tag} ${name}`);
    if ((lower === 'id' || lower === 'name') && value !== '' && (element.localName === 'iframe' || value in untouched || value in form || taken.has(value))) found.names.push(`${tag} ${name}=${value}`);
  }
  if (element.matches(documentLevel)) found.document.push(tag);
  if (element.matches(formLevel)) found.forms.push(tag);
  if (element.matches('iframe, frame, object, embed, portal, fencedframe, applet')) {
    let url = null;
    try { url = new URL(element.getAttribute('src') ?? 'about:blank', document.baseURI); } catch { /* refused below */ }
    if (element.localName !== 'iframe' || url?.protocol !== 'https:' || !hosts.has(url.hostname) || url.username || url.port || !element.hasAttribute('sandbox')) found.frames.push(tag + ' ' + element.getAttribute('src'));
    else found.allowed.push(url.href);
  }
  const style = getComputedStyle(element);
  if (/fixed|absolute|sticky/.test(style.position) && element.namespaceURI.endsWith('xhtml') && element.closest('video, audio') === null
    || !['none', ''].includes(style.transform) || [style.marginTop, style.marginLeft, style.marginRight, style.marginBottom].some(margin => parseFloat(margin) < -1)) found.overlays.push(`${tag} ${style.position}`);
  if (element.matches('img, source, video, audio, track')) {
    for (const name of ['src', 'poster']) if (element.hasAttribute(name)) try { found.allowed.push(new URL(element.getAttribute(name), document.baseURI).href); } catch { /* never asked for */ }
    if (element.currentSrc) found.allowed.push(element.currentSrc);
    for (const candidate of (element.getAttribute('srcset') ?? '').split(/,\s+|\s+/)) try { found.allowed.push(new URL(candidate.replace(/,$/, ''), document.baseURI).href); } catch { /* a descriptor */ }
  }
}

function poke(element) {
  for (const attribute of [...element.attributes]) {
    if (attribute.name.toLowerCase().startsWith('on')) {
      const handler = element[attribute.name.toLowerCase()];
      try { typeof handler === 'function' && handler.call(element, new Event(attribute.name.slice(2))); } catch { /* the next one */ }
    }
  }
  for (const name of events) { try { element.dispatchEvent(new Event(name, { bubbles: false, cancelable: true })); } catch { /* the next one */ } }
  try { element.focus?.(); } catch { /* not everything can be focused */ }
  try { if (element.localName === 'details') element.open = !element.open; } catch { /* - */ }
  try { if (element.hasAttribute('popover')) element.showPopover(); } catch { /* - */ }
  try { element.beginElement?.(); } catch { /* - */ }
  const target = ['href', 'xlink:href', 'action', 'formaction', 'src', 'data'].map(name => element.getAttribute(name)).find(value => value !== null && schemeOf(value) === 'javascript:');
  try { if (target !== undefined) element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); } catch { /* - */ }
  try { if (target !== undefined && element.localName === 'form') element.requestSubmit(); } catch { /* - */ }
  try { if (element.matches('[popovertarget], [commandfor]')) element.click(); } catch { /* - */ }
}

// A form sent to a server would only end the page; one sent to a script is what we are after.
addEventListener('submit', event => { if (schemeOf(event.submitter?.getAttribute('formaction') ?? event.target.getAttribute('action') ?? '') !== 'javascript:') event.preventDefault(); }, true);

(async () => {
  const roots = [];
  if (mode === 'page') {
    roots.push(document);
  } else {
    for (const html of fragments) {
      const box = document.createElement('div');
      // Whoever reads innerHTML and writes it elsewhere (an editor, another reader) must not wake anything either.
      const again = document.createElement('div');
      document.body.append(box, again);
      box.innerHTML = html;
      again.innerHTML = box.innerHTML;
      roots.push(box, again);
    }
  }
  await wait(30);
  for (const root of roots) {
    for (const element of [...everything(root)]) {
      if (mode === 'page' && element.matches('html, head, body') && element.attributes.length === 0) continue;
      inspect(element);
      poke(element);
    }
  }
  await wait(25);
  try { found.executed = window.top.__executed ?? []; } catch { found.executed = []; }
  done(JSON.stringify(found));
})();
