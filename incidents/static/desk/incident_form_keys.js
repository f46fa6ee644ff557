/*
  Keys of the form of an incident, for whoever keeps both hands on them.

  Enter         on to the next fact: from a value to its words, from the words to the next value
  Shift+Enter   back to the value before
  Ctrl+Enter    save
  Alt+Enter     another row of the same kind
  Ctrl+'        the same words and voice as in the evidence before
  ArrowUp       in the words of a source: words typed before, those that begin with what is typed
*/

const sheet = document.querySelector("[data-sheet]");
const CONTROLS = "input:not([type=hidden]), select, textarea";

/** Evidence typed before, newest first. */
const history = [];
let last = null;
let recalled = null;

const isShown = (element) => element.offsetParent !== null;
const findControls = (root) => [...root.querySelectorAll(CONTROLS)].filter((one) => isShown(one) && !one.disabled);

/* ---------------------------------------------------------------- on and back */

/** Returns where the facts of a row are typed: the words of the row, each value with its words, the evidence of a report. */
function listStops(row) {
  const places = [...row.querySelectorAll(":scope > .row-words, .fields > .field, :scope > .report-evidence, :scope > .field")];
  return places.flatMap((place) => {
    if (place.matches(".row-words, .report-evidence")) return [place.querySelector(".words")];
    const value = findControls(place.querySelector(".value")).find((one) => !one.closest("[data-lookup-candidates]"));
    const words = place.querySelector(".evidence [data-entry] .words");
    return [value, words && isShown(words) && needsWords(place, words) ? words : null];
  }).filter((stop) => stop && isShown(stop));
}

function needsWords(field, words) {
  return document.activeElement?.closest(".field") === field || words.value ? !words.placeholder || words.value : false;
}

function findRow(control) {
  return control.closest("[data-slot], [data-voice]");
}

function step(control, by) {
  const row = findRow(control);
  if (!row) return findControls(control.closest(".sheet-head, .field") ?? sheet);
  const stops = listStops(row);
  const place = control.closest(".row-words, .field");
  let at = stops.indexOf(control);
  if (at < 0) at = stops.findLastIndex((stop) => stop.closest(".row-words, .field") === place);
  if (by < 0) {
    return stops.slice(0, Math.max(at, 0)).filter((stop) => !stop.matches(".words") || stop.closest(".row-words")).at(-1);
  }
  return stops[at + 1] ?? findEnd(row);
}

/** After the last fact comes the button that adds another row. */
function findEnd(row) {
  if (row.matches("[data-voice]")) return row.closest("[data-voices]").querySelector("button[value=voice]");
  return row.closest(".group")?.querySelector("button.add") ?? null;
}

function go(control, by) {
  const found = step(control, by);
  const next = Array.isArray(found) ? found[found.indexOf(control) + by] : found;
  if (!next) return;
  next.focus();
  if (next.matches("input")) next.select?.();
}

/* ---------------------------------------------------------------- words typed before */

function note(words) {
  const entry = words.closest("[data-entry]");
  const typed = words.value.trim();
  if (!entry || !typed) return;
  const known = history.findIndex((one) => one.words === typed);
  if (known >= 0) history.splice(known, 1);
  history.unshift({ words: typed, voice: entry.querySelector(".voice").value });
  last = history[0];
}

function write(input, { words, voice }) {
  const select = input.closest("[data-entry]").querySelector(".voice");
  input.value = words;
  if ([...select.options].some((option) => option.value === voice)) select.value = voice;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function repeat(control) {
  const input = control.closest("[data-entry]")?.querySelector(".words")
    ?? control.closest(".field")?.querySelector(".evidence [data-entry] .words");
  if (!input || !last) return false;
  write(input, last);
  input.focus();
  return true;
}

function recall(input) {
  if (recalled?.input !== input || recalled.shown !== input.value) {
    const begin = input.value.toLowerCase();
    const found = history.filter(({ words }) => words.toLowerCase().startsWith(begin) && words !== input.value);
    recalled = { input, found, at: -1, shown: input.value };
  }
  const { found } = recalled;
  if (found.length === 0) return false;
  recalled.at = (recalled.at + 1) % found.length;
  recalled.shown = found[recalled.at].words;
  write(input, found[recalled.at]);
  return true;
}

/** What was passed by while recalling is not noted anew. */
function endRecall(input) {
  if (recalled?.input !== input) return;
  recalled = null;
  note(input);
}

/* ---------------------------------------------------------------- keys */

function press(selector, from) {
  const button = from ? from.querySelector(selector) : sheet.querySelector(selector);
  button?.click();
  return Boolean(button);
}

function addAnother(control) {
  if (control.closest("[data-voices]")) return press("button[value=voice]");
  const group = control.closest(".group");
  const official = group?.dataset.group === "tenure" ? "button[value='add:official']" : "button.add";
  return group ? press(official, group) : false;
}

function onEnter(event, control) {
  if (event.ctrlKey || event.metaKey) return press(".sheet-actions [name=_continue]");
  if (event.altKey) return addAnother(control);
  if (!sheet.contains(control) || !control.matches("input, select") || control.matches("[type=file]")) return false;
  go(control, event.shiftKey ? -1 : 1);
  return true;
}

function onKey(event) {
  const control = event.target;
  if (event.defaultPrevented || event.isComposing || !control.closest) return;
  let isDone = false;
  if (event.key === "Enter") isDone = onEnter(event, control);
  else if (event.key === "'" && (event.ctrlKey || event.metaKey)) isDone = repeat(control);
  else if (event.key === "ArrowUp" && control.matches(".words")) isDone = recall(control);
  if (isDone) event.preventDefault();
}

if (sheet) {
  for (const { value, dataset } of sheet.querySelector("#words-typed")?.options ?? []) {
    history.push({ words: value, voice: dataset.voice ?? "" });
  }
  last = history[0] ?? null;
  document.addEventListener("keydown", (event) => {
    // A button that was pressed may be gone, and the focus with it.
    if (sheet.contains(event.target) || event.target === document.body) onKey(event);
  });
  sheet.addEventListener("focusout", ({ target }) => endRecall(target));
  sheet.addEventListener("change", ({ target }) => {
    if (target === recalled?.input && target.value === recalled.shown) return;
    if (target.matches(".words")) note(target);
    else if (target.matches(".voice") && last) note(target.closest("[data-entry]").querySelector(".words"));
  });
}
