// Stars and dots change in place, and a passage that is selected can be highlighted. The same buttons and forms do
// without this: the page then comes back from the server.
{
  const send = (form, submitter) => {
    const fields = new URLSearchParams(new FormData(form, submitter));
    return fetch(form.getAttribute("action"), { method: "POST", body: fields, headers: { Accept: "application/json" } });
  };

  const isMark = button => /^(un)?(star|read)$/.test(button?.dataset.do ?? "");

  // What stands there afterwards only the server knows.
  const renew = async button => {
    const place = button.closest('[id^="l-"], .actions');
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const fresh = place.id ? page.getElementById(place.id) : page.querySelector(".actions");
    const which = [...place.querySelectorAll("button")].indexOf(button);
    if (fresh) {
      place.replaceWith(document.adoptNode(fresh));
      fresh.querySelectorAll("button")[which]?.focus({ preventScroll: true });
    } else {
      button.setAttribute("aria-disabled", "true");
    }
  };

  addEventListener("submit", async event => {
    const { target: form, submitter } = event;
    if (isMark(submitter) && submitter.closest('[id^="l-"], .actions')) {
      event.preventDefault();
      const answer = await send(form, submitter).catch(() => null);
      await (answer?.ok ? renew(submitter) : give(form, submitter));
    } else if (form.closest("#pen")) {
      event.preventDefault();
      const answer = await send(form, submitter).catch(() => null);
      answer?.ok ? location.reload() : form.submit();
    }
  });

  // The server's own page says why it could not be done.
  const give = (form, button) => {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", button.name, button.value];
    form.append(field);
    form.submit();
  };

  const pen = document.getElementById("pen");
  const text = document.querySelector(".story .text");

  // Within the text of the article, and more than nothing.
  const selected = () => {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    return range && text?.contains(range.commonAncestorContainer) && selection.toString().trim() ? range : null;
  };

  const offer = () => {
    const range = selected();
    pen.hidden = !range;
    if (!range) {
      return;
    }

    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    pen.querySelector('[name="quote"]').value = range.toString();
    pen.querySelector('[name="prefix"]').value = before.toString().slice(-40);
    const box = range.getBoundingClientRect();
    pen.style.top = `${scrollY + box.bottom + 6}px`;
    pen.style.left = `${scrollX + Math.max(8, Math.min(box.left, innerWidth - 160))}px`;
  };

  if (pen && text) {
    document.addEventListener("selectionchange", offer);
    pen.addEventListener("mousedown", event => event.preventDefault());
  }
}
