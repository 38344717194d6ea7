// Asks the service worker, where there is one (not in private windows, not over plain HTTP from elsewhere), to keep the
// last days for reading without a network. Waits until the page itself is done.
{
  const worker = new URL("sw.js", document.currentScript.src);

  const keep = async () => {
    try {
      await navigator.serviceWorker.register(worker);
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage({ ui: new URLSearchParams(location.search).get("ui") ?? "" });
    } catch { /* Everything works as before, only not offline. */ }
  };

  if ("serviceWorker" in navigator) {
    addEventListener("load", () => setTimeout(keep, 500));
  }
}
