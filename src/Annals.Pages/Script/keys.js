// The keyboard: j and k go through a list or from article to article, o opens, s stars, v shows the original,
// / searches, ? explains. Everything is a link, a form or a field of the page, which does without this too.
{
  const home = new URL(".", document.currentScript.src).pathname;
  const help = document.getElementById("keys");
  const story = document.querySelector("article.story");
  const memory = "annals.list";

  const links = () => [...document.querySelectorAll("main :is(h2, h3, .title) > a")]
    .filter(link => link.pathname.startsWith(`${home}a/`) && link.getClientRects().length > 0);

  // The item the focus is in, by its link.
  const chosen = all => {
    const item = document.activeElement?.closest("main li, main article");
    return all.findIndex(link => link === document.activeElement || (item && link.closest("li, article") === item));
  };

  // An article knows its outlet's neighbours; whoever comes from a list goes on in that list.
  const remember = () => {
    const all = story ? [] : links().map(link => link.pathname + link.search);
    try {
      if (all.length > 1) {
        sessionStorage.setItem(memory, JSON.stringify(all));
      }
    } catch { /* Nothing may be stored: the outlet's order does. */ }
  };

  const nextArticle = way => {
    let list = [];
    try {
      list = JSON.parse(sessionStorage.getItem(memory) ?? "[]");
    } catch { /* As above. */ }
    const at = list.findIndex(address => address.split("?")[0] === location.pathname);
    return at >= 0 ? list[at + way] : document.querySelector(`.turn a[rel~="${way > 0 ? "next" : "prev"}"]`)?.href;
  };

  const step = way => {
    if (story) {
      const address = nextArticle(way);
      if (address) {
        location.assign(address);
      }
      return;
    }

    const all = links();
    const at = chosen(all);
    const first = all.findIndex(link => link.getBoundingClientRect().top >= 0);
    const next = at < 0 ? all[Math.max(0, first)] : all[at + way];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
  };

  // The button does it, as it does for a mouse: see marks.js.
  const star = () => {
    const all = links();
    const item = story ?? all[chosen(all)]?.closest("li, article");
    item?.querySelector('button[data-do="star"], button[data-do="unstar"]')?.click();
  };

  const original = () => {
    const link = document.querySelector('.story .byline a[rel~="external"]');
    if (link) {
      open(link.href, "_blank", "noopener,noreferrer");
    }
  };

  const search = () => {
    const box = document.querySelector('main input[name="q"], .sections input[name="q"]');
    box?.focus();
    box?.select();
  };

  const explain = () => help.open ? help.close() : help.showModal();

  const keys = { j: () => step(1), k: () => step(-1), o: () => links()[chosen(links())]?.click(), s: star, v: original, "/": search, "?": explain };

  addEventListener("keydown", event => {
    const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isWriting || (help?.open && event.key !== "?")) {
      return;
    }

    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  const button = document.getElementById("keys-button");
  if (button && help) {
    button.hidden = false;
    button.addEventListener("click", explain);
  }

  remember();
}
