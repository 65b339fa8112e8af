// The keys of the desk, and decisions without leaving the page. Every one of them is a button or a link on the page too.
const notice = document.getElementById("notice");
const sheet = document.getElementById("keys-sheet");
let awaitsRoom = false;

const cards = () => [...document.querySelectorAll(".card:not([data-leaving])")];
const current = () => document.activeElement?.closest(".card") ?? document.querySelector("article.record");
const typing = (element) => element?.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

function tell(words, bad) {
  const told = document.createElement("p");
  told.textContent = words;
  if (bad) told.className = "bad";
  notice.replaceChildren(told);
}

function move(step) {
  const all = cards();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement?.closest(".card"));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next.focus();
  if (all.length - all.indexOf(next) < 8) document.querySelector(".more a")?.click();
}

function press(key) {
  const here = current();
  if (!here) return false;
  const shown = [...here.querySelectorAll(`[aria-keyshortcuts="${key}"]`)];
  const control = shown.find((one) => one.offsetParent !== null) ?? shown[0];
  if (!control) return false;
  if (control.matches("[data-reason]")) {
    const reason = control.form.elements.reason;
    if (!reason.value.trim()) {
      reason.focus();
      reason.dataset.then = control.value;
      tell("Say why, then Enter.");
      return true;
    }
  }
  // A form of several fields: the key leads to its first, Enter sends it; what is ticked is sent at once.
  const first = control.dataset.focus && control.form.querySelector(control.dataset.focus);
  if (first && !control.form.querySelector("[name=member]:checked")) {
    first.focus();
    return true;
  }
  control.matches("a") ? control.click() : control.form.requestSubmit(control);
  return true;
}

async function send(form, button) {
  const told = new URLSearchParams(new FormData(form));
  if (button?.name) told.set(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: told, headers: { "HX-Request": "true" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) throw new Error(page.querySelector("h1")?.textContent ?? "That did not work.");
  return page.getElementById("done");
}

// A decision on a card: the card leaves at once and the next one is ready; it comes back where the desk says no.
async function decide(card, form, button) {
  const all = cards();
  const next = all[all.indexOf(card) + 1] ?? all[all.indexOf(card) - 1];
  card.dataset.leaving = "";
  card.hidden = true;
  next?.focus();
  if (all.length < 8) document.querySelector(".more a")?.click();
  try {
    const done = await send(form, button);
    notice.replaceChildren(done);
    card.remove();
    count(-1);
  } catch (error) {
    delete card.dataset.leaving;
    card.hidden = false;
    card.focus();
    tell(error.message, true);
  }
}

function count(by) {
  const shown = document.getElementById("count");
  if (shown) shown.textContent = (parseInt(shown.textContent.replace(/\D/g, ""), 10) + by).toLocaleString("en");
}

document.addEventListener("submit", (event) => {
  const form = event.target, card = form.closest(".card");
  if (!card || !form.matches(".acts:not(.choices)")) return;
  const reason = form.elements.reason;
  const button = event.submitter ?? form.querySelector(`[value="${reason?.dataset.then ?? ""}"]`);
  if (!button) return event.preventDefault();
  if (button.matches("[data-reason]") && !reason.value.trim()) {
    event.preventDefault();
    reason.dataset.then = button.value;
    reason.focus();
    return tell("Say why, then Enter.");
  }
  event.preventDefault();
  decide(card, form, button);
});

document.addEventListener("keydown", (event) => {
  if (event.target.matches?.(".acts:not(.choices) [name=reason]") && event.key === "Enter") {
    const then = event.target.dataset.then ?? "rejected";
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(`[value="${then}"]`));
    return;
  }
  if (event.key === "Escape" && typing(event.target)) return (current() ?? document.getElementById("main")).focus();
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || sheet?.open) return;
  if (awaitsRoom) {
    awaitsRoom = false;
    const room = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (room) { event.preventDefault(); room.click(); }
    return;
  }
  const done = {
    j: () => move(1), k: () => move(-1), g: () => { awaitsRoom = true; },
    "/": () => document.getElementById("find").focus(),
    "?": showKeys,
    u: undo,
    o: () => current()?.querySelector("h2 a")?.click(),
    P: () => press("Shift+P"),
  }[event.key];
  if (done) { event.preventDefault(); done(); }
  else if (/^[arempds0-3]$/.test(event.key) && press(event.key)) event.preventDefault();
});

async function undo() {
  const form = document.getElementById("undo");
  if (!form) return;
  try {
    await send(form);
    location.reload();
  } catch (error) { tell(error.message, true); }
}

async function showKeys() {
  const page = new DOMParser().parseFromString(await (await fetch("/keys")).text(), "text/html");
  sheet.replaceChildren(page.getElementById("sheet"));
  sheet.showModal();
}
sheet?.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });

const named = document.getElementById(location.hash.slice(1));
if (named?.matches(".card")) named.focus();
else if (document.querySelector(".card")) cards()[0]?.focus({ preventScroll: true });
if (location.hash === "#said") document.getElementById("said")?.focus();
