// Offline reading. Pages come from the network as long as there is one; without it, from what was kept, which says so.
// What never changes under its address (style, script, pictures) comes from what was kept first.
const version = "{version}";
// "" or "/news": what stands before every path of ours, as it does before this script's own.
const base = new URL(".", location).pathname.slice(0, -1);
const shell = "annals-files";
const kept = "annals-kept";
const files = ["{files}"].map(file => base + file);
const ledger = `${base}/offline.json`;
// The language is part of the address or of the browser, never of one request.
const anyway = { ignoreVary: true };

addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil(activate()));
addEventListener("message", event => event.waitUntil(keepOnce(event.data.ui)));
addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) {
    return;
  }

  if (event.request.mode === "navigate") {
    event.respondWith(page(event, url));
  } else if (url.pathname === `${base}/img` || /^\/(style|script)-/.test(url.pathname.slice(base.length))) {
    event.respondWith(file(event.request, url));
  }
});

async function install() {
  await (await caches.open(shell)).addAll(files.map(file => new Request(file, { cache: "no-cache" })));
  await skipWaiting();
}

async function activate() {
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event, url) {
  try {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    if (answer.ok && !answer.redirected && await find(url)) {
      const copy = answer.clone();
      event.waitUntil(caches.open(kept).then(cache => cache.put(url.pathname + url.search, copy)));
    }
    return answer;
  } catch {
    return await copyOf(url) ?? await caches.match(`${base}/offline${suffix(url.searchParams.get("ui"))}`, anyway) ?? Response.error();
  }
}

// An article may have been kept in the other language of these pages.
async function copyOf(url) {
  const names = [...url.searchParams.keys()];
  if (url.pathname.startsWith(`${base}/offline`) || names.some(name => name !== "ui")) {
    return undefined;
  }

  const copy = await find(url) ?? await find(url, { ignoreSearch: true });
  if (!copy) {
    return undefined;
  }

  const at = new Date(copy.headers.get("date")).toISOString();
  const html = (await copy.text())
    .replace('id="stale" hidden>', 'id="stale">')
    .replace('<time id="kept-at"></time>', `<time datetime="${at}">${at.slice(0, 16).replace("T", " ")} UTC</time>`);
  const headers = new Headers(copy.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(html, { headers });
}

function find(url, how = {}) {
  return caches.match(url.pathname + url.search, { ...anyway, ...how, cacheName: kept });
}

async function file(request, url) {
  const known = await caches.match(request, anyway);
  if (known) {
    return known;
  }

  try {
    return await fetch(request);
  } catch (error) {
    // The same picture in another width is better than none.
    const cache = await caches.open(kept);
    const same = url.pathname === `${base}/img` && (await cache.keys()).find(other => new URL(other.url).searchParams.get("url") === url.searchParams.get("url"));
    if (same) {
      return cache.match(same, anyway);
    }
    throw error;
  }
}

let running = null;
let rested = 0;

function keepOnce(ui) {
  if (!running && Date.now() - rested > 30_000) {
    running = keep(ui).catch(() => { /* The next page tries again. */ }).finally(() => {
      running = null;
      rested = Date.now();
    });
  }
  return running;
}

// Newest first, until the room is used up; what is kept already is not asked for again, what is too old goes.
async function keep(ui) {
  const list = await (await fetch(ledger)).json();
  const cache = await caches.open(kept);
  const before = await (await cache.match(ledger, anyway))?.json();
  const known = before?.version === version && before.ui === ui ? before.articles : {};
  const next = { version, ui, articles: {} };
  const home = await take(cache, `${base}/${suffix(ui)}`);
  const wanted = new Set([...home.files, ledger]);
  let room = list.bytes - home.bytes;
  for (const { id, revision } of list.articles) {
    const had = known[id];
    const article = had?.revision === revision ? had : { revision, ...await take(cache, `${base}/a/${id}${suffix(ui)}`) };
    room -= article.bytes;
    if (room < 0) {
      break;
    }

    next.articles[id] = article;
    article.files.forEach(name => wanted.add(name));
  }

  await cache.put(ledger, Response.json(next));
  await prune(cache, wanted);
  await prune(await caches.open(shell), new Set(files));
}

async function take(cache, address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) {
    return { bytes: 0, files: [] };
  }

  const html = await answer.clone().text();
  await cache.put(address, answer);
  const taken = { bytes: html.length, files: [address] };
  for (const [, source] of html.matchAll(/<img [^>]*?src="([^"]*\/img\?[^"]+)"/g)) {
    const picture = source.replaceAll("&amp;", "&");
    taken.bytes += await takePicture(cache, picture);
    taken.files.push(picture);
  }
  return taken;
}

async function takePicture(cache, address) {
  const known = await cache.match(address, anyway);
  const answer = known ?? await fetch(address);
  if (!answer.ok) {
    return 0;
  }

  const { size } = await answer.clone().blob();
  if (!known) {
    await cache.put(address, answer);
  }
  return size;
}

async function prune(cache, wanted) {
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search)) {
      await cache.delete(request);
    }
  }
}

function suffix(ui) {
  return ui ? `?ui=${ui}` : "";
}
