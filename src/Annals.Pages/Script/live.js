// What is new is announced at the edge of the window, and shown when the reader asks for it: nothing moves under her eyes.
// A browser opens only a few connections to one host, so a page that is not looked at lets go of its own.
{
  const bar = document.getElementById("live");
  let source = null;

  const say = event => {
    const count = JSON.parse(event.data).new;
    const link = document.createElement("a");
    link.href = bar.dataset.home;
    link.textContent = count === 1 ? bar.dataset.one : bar.dataset.many.replace("{n}", count);
    bar.replaceChildren(link);
  };

  const rest = () => {
    source?.close();
    source = null;
  };

  const listen = () => {
    if (!source && !document.hidden) {
      source = new EventSource(bar.dataset.source);
      source.addEventListener("articles", say);
    }
  };

  if (bar) {
    document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen());
    addEventListener("pagehide", rest);
    addEventListener("pageshow", listen);
    listen();
  }
}
