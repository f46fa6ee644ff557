/*
  Says what words of time are understood as, while an editor types them, in the note below the input. Without this
  script the same note is filled when the form comes back.

  input[data-time-words="moment"|"date"]   an input, also one that is added to the page later
    data-time-url       the address that is asked
    data-understood     the id of the note; else the last element that aria-describedby names
  The zone is that of [data-zone-source] in the same row, else the same form, else of the page. The reference date is
  that of [data-reference-source] found likewise. Where the page has no such input, the incident and the source that
  the form has chosen are sent, which know better than data-zone and data-reference do.
*/

const WAIT = 250;
const INPUTS = "input[data-time-words]";

const say = (text) => (globalThis.gettext ? globalThis.gettext(text) : text);

/** By input: the timer, the request under way, and the words last asked about. */
const states = new WeakMap();

function getState(input) {
  if (!states.has(input)) states.set(input, { timer: 0, request: null, asked: "" });
  return states.get(input);
}

function findNote(input) {
  const described = (input.getAttribute("aria-describedby") ?? "").split(/\s+/).pop();
  const id = input.dataset.understood || described;
  return id ? document.getElementById(id) : null;
}

/** Returns what the source nearest to the input says: in its row, in its form, or on the page. */
function readSource(input, selector) {
  const scopes = [input.closest("[data-row], .inline-related, tr, fieldset"), input.form, document];
  const source = scopes.map((scope) => scope?.querySelector(selector)).find((found) => found);
  return (source?.value ?? source?.getAttribute("datetime") ?? source?.textContent ?? "").trim();
}

function makeAddress(input) {
  const address = new URL(input.dataset.timeUrl ?? "/admin/read-time/", location.href);
  const zone = readSource(input, "[data-zone-source]");
  const reference = readSource(input, "[data-reference-source]");
  const hasReference = /^\d{4}-\d\d-\d\d$/.test(reference);
  const readChosen = (name) => input.form?.elements.namedItem(`${name}_key`)?.value ?? "";
  const values = {
    words: input.value,
    kind: input.dataset.timeWords,
    zone: zone || (input.dataset.zone ?? ""),
    reference: hasReference ? reference : (input.dataset.reference ?? ""),
    incident: zone ? "" : readChosen("incident"),
    source: hasReference ? "" : readChosen("source"),
  };
  for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
  return address;
}

function write(note, text, isRefused) {
  note.classList.toggle("time-refused", isRefused);
  if (note.textContent !== text) note.textContent = text;
}

async function ask(input) {
  const state = getState(input);
  const note = findNote(input);
  if (!note) return;
  const address = makeAddress(input);
  if (state.asked === address.href) return;
  state.asked = address.href;
  state.request?.abort();
  if (!input.value.trim()) {
    write(note, "", false);
    return;
  }
  const request = new AbortController();
  state.request = request;
  try {
    const answer = await fetch(address, { signal: request.signal, credentials: "same-origin" });
    const { understood, error } = await answer.json();
    if (request.signal.aborted) return;
    write(note, error ?? (understood ? say("Understood as: %s.").replace("%s", understood) : ""), Boolean(error));
  } catch (error) {
    if (request.signal.aborted) return;
    state.asked = "";
    write(note, "", false);
    console.warn(`time words: ${error.message}`);
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(INPUTS)) return;
  const state = getState(target);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => ask(target), WAIT);
});

/** Asks again about what was typed on this page. */
function askAll() {
  for (const input of document.querySelectorAll(INPUTS)) {
    if (states.has(input)) ask(input);
  }
}

// Another zone, another day or another incident makes other times of the same words.
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-zone-source], [data-reference-source]")) askAll();
});
document.addEventListener("lookup:chosen", askAll);
