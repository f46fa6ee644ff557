/*
  Makes the form of an incident quick: its buttons answer in place, what is being read fills in new evidence, rows
  that are not stored yet can be chosen at once. Everything works without this, by whole pages.
*/

const sheet = document.querySelector("[data-sheet]");
const status = sheet?.querySelector("[data-status]");

/** How the server says that no more rows fit into one form. */
const FULL = 409;

/** Whether anything was typed that is not stored, and whether that does not matter any more. */
let isTouched = sheet !== null && "unsaved" in sheet.dataset;
let isLeaving = false;

/* ---------------------------------------------------------------- what is posted */

const isBlank = (entry) =>
  !entry.querySelector(".words").value.trim() && ![...entry.querySelectorAll(".says [name]")].some((input) => input.value);

const getPrefix = (entry) => entry.querySelector(".words").name.replace(/-words$/, "");

const getHead = (part) => sheet.querySelector(`#id_current-${part}`)?.value ?? "";

/** Returns the words that are evidence of a whole row, as an entry; null where there are none. */
function findRowEntry(entry) {
  const own = entry.closest("[data-slot]")?.querySelector("[data-row-entry]");
  return own && own !== entry && !isBlank(own) ? own : null;
}

/** A blank entry that says who or how directly in other terms than its row takes the row's words over. */
function borrow(entry, data) {
  const row = entry.closest(".is-silent.is-filled") && findRowEntry(entry);
  if (!row) return;
  const differs = ["voice", "directness"].some(
    (part) => entry.querySelector(`.${part}`).value !== getExpected(entry, part),
  );
  if (!differs) return;
  data.set(`${getPrefix(entry)}-words`, row.querySelector(".words").value);
  for (const part of ["voice", "directness"]) {
    data.set(`${getPrefix(entry)}-${part}`, entry.querySelector(`.${part}`).value);
  }
  for (const part of ["source", "reported"]) {
    const value = data.get(`${getPrefix(row)}-${part}`);
    if (value) data.set(`${getPrefix(entry)}-${part}`, value);
  }
}

/** Leaves out of an entry what the server takes for granted. */
function shorten(entry, data) {
  const prefix = getPrefix(entry);
  if (!entry.querySelector(".voice").value) data.delete(`${prefix}-voice`);
  if (entry.querySelector(".directness").value === (entry.dataset.usual ?? "explicit")) data.delete(`${prefix}-directness`);
  for (const part of ["source", "reported"]) {
    const input = entry.querySelector(`input[type=hidden][name="${CSS.escape(`${prefix}-${part}`)}"]`);
    if (input?.value === getHead(part)) data.delete(input.name);
  }
}

/** Leaves out what says nothing: blank entries, and blank fields of rows that are not stored yet. */
function prune(data) {
  const entries = [...sheet.querySelectorAll("[data-entry]")];
  for (const entry of entries.filter((one) => !one.closest(".report-evidence") && isBlank(one))) {
    for (const input of entry.querySelectorAll("[name]")) data.delete(input.name);
    borrow(entry, data);
  }
  for (const entry of entries.filter((one) => !isBlank(one))) shorten(entry, data);
  for (const input of sheet.querySelectorAll('[data-slot*="-new"] .value [name], [data-voice] .value [name]')) {
    const wasBlank = input.matches("select") ? ![...input.options].find((one) => one.defaultSelected)?.value : !input.defaultValue;
    if (!input.matches("[type=checkbox]") && !input.value && (wasBlank || input.type === "hidden")) data.delete(input.name);
  }
}

/* ---------------------------------------------------------------- buttons that answer in place */

function say(words) {
  if (status) status.textContent = words;
}

function place(row) {
  const slot = row.dataset.slot ?? "";
  const present = slot ? sheet.querySelector(`[data-slot="${CSS.escape(slot)}"]`) : sheet.querySelector("[data-voices]");
  if (present) {
    present.replaceWith(row);
    return row;
  }
  const table = slot.replace(/-(new)?\d+$/, "");
  sheet.querySelector(`[data-rows-of="${CSS.escape(table)}"]`)?.append(row);
  return row;
}

function findFirstInput(row) {
  return [...row.querySelectorAll("input:not([type=hidden]), select, textarea")].find((input) => input.offsetParent);
}

async function press(button) {
  const verb = button.value;
  const [name, slot, field] = verb.split(":");
  const data = new FormData(sheet);
  const read = { source: getHead("source"), reported: getHead("reported") };
  data.set("do", verb);
  button.disabled = true;
  sheet.setAttribute("aria-busy", "true");
  let answer;
  try {
    answer = await fetch(sheet.action || location.href, { method: "POST", body: data, headers: { "X-Part": "rows" } });
  } catch {
    answer = null;
  } finally {
    button.disabled = false;
  }
  if (answer?.status === FULL) {
    sheet.removeAttribute("aria-busy");
    say(await answer.text());
    status.scrollIntoView({ block: "nearest" });
    return;
  }
  if (!answer?.ok || answer.redirected) {
    submitWhole(button);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const rows = [...page.querySelectorAll("[data-slot], [data-voices]")].map((row) => place(document.adoptNode(row)));
  const gone = name === "close" && rows.length === 0 ? sheet.querySelector(`[data-slot="${CSS.escape(slot)}"]`) : null;
  const next = gone?.parentElement.parentElement.querySelector(".add");
  gone?.remove();
  for (const row of rows) prepare(row, read);
  refresh();
  focusAfter(name, field, rows, next);
  sheet.removeAttribute("aria-busy");
}

function focusAfter(name, field, rows, next) {
  const row = rows.at(name === "make" ? -1 : 0);
  if (!row) {
    next?.focus();
    return;
  }
  let target = findFirstInput(row);
  if (["entry", "other", "details"].includes(name)) {
    const entries = row.querySelectorAll(`[data-field="${CSS.escape(field)}"] [data-entry]`);
    const entry = entries[entries.length - 1];
    target = (name === "other" && entry?.querySelector(".says [name]")) || entry?.querySelector(".words") || target;
  } else if (name === "make") {
    target = row.querySelector(`[name$="-${CSS.escape(field)}"]`) ?? target;
  } else if (row.matches("[data-voices]")) {
    const voices = row.querySelectorAll("[data-voice]");
    target = voices.length ? findFirstInput(voices[voices.length - 1]) : target;
  } else if (!row.matches(".is-open")) {
    target = row.querySelector("button") ?? target;
  }
  target?.focus();
  (target?.closest(".field, .entry") ?? row).scrollIntoView({ block: "nearest" });
}

/** What the browser would have done by itself. */
function submitWhole(button) {
  isLeaving = true;
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = button.name;
  input.value = button.value;
  sheet.append(input);
  sheet.submit();
}

function move(button) {
  const row = button.closest("[data-slot]");
  const other = button.value.startsWith("up:") ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (button.value.startsWith("up:")) other.before(row);
  else other.after(row);
  button.focus();
  say(row.getAttribute("aria-label") ?? "");
}

function onClick(event) {
  const button = event.target.closest("button[name=do]");
  if (!button || button.value === "check") return;
  event.preventDefault();
  if (/^(up|down):/.test(button.value)) move(button);
  else press(button);
}

/* ---------------------------------------------------------------- rows that are not stored yet */

function getLabel(row) {
  for (const name of row.dataset.label.split(" ")) {
    const input = row.querySelector(`[name="${CSS.escape(`${row.dataset.slot}-${name}`)}"]`);
    const words = input?.matches("select") ? input.selectedOptions[0]?.textContent : input?.value;
    if (input?.value && words?.trim()) return words.trim().slice(0, 100);
  }
  return row.dataset.begun;
}

/** A lookup that names a row of this form goes on naming it when its label changes. */
function relabel(reference, label) {
  for (const key of sheet.querySelectorAll(`[data-lookup-key][value="${CSS.escape(reference)}"]`)) {
    const input = key.closest(".lookup")?.querySelector("[data-lookup]");
    if (key.value === reference && input && input !== document.activeElement) input.value = label;
  }
}

function fill(select, choices) {
  const known = new Map([...select.options].map((option) => [option.value, option]));
  for (const [value, label] of choices) {
    const option = known.get(value);
    if (option) option.textContent = label;
    else select.add(new Option(label, value));
  }
}

/** Lets rows and voices that were begun meanwhile be chosen everywhere. */
function refresh() {
  const byTable = new Map();
  for (const row of sheet.querySelectorAll("[data-reference][data-slot*='-new']")) {
    const rows = byTable.get(row.dataset.table) ?? [];
    rows.push([row.dataset.reference, getLabel(row)]);
    byTable.set(row.dataset.table, rows);
    relabel(...rows.at(-1));
  }
  for (const select of sheet.querySelectorAll("select[data-siblings]")) fill(select, byTable.get(select.dataset.siblings) ?? []);
  const source = sheet.querySelector("#id_current-source");
  if (source) {
    fill(source, byTable.get("source") ?? []);
    const kept = sheet.querySelector("#id_current-existing")?.value.trim();
    if (!source.value && source.options.length > 1) source.selectedIndex = 1;
    else if (!source.value && kept) source.options[0].textContent = kept;
  }
  for (const list of sheet.querySelectorAll("datalist[data-unsaved]")) {
    list.replaceChildren(...(byTable.get(list.dataset.unsaved) ?? []).map(([value, label]) => {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = label;
      return option;
    }));
  }
  const voices = [...sheet.querySelectorAll("[data-voice]")].map((voice) => {
    const typed = [...voice.querySelectorAll("input[type=text]")].map((input) => input.value.trim()).find(Boolean);
    return [voice.dataset.voice, typed ?? ""];
  }).filter(([, label]) => label);
  for (const select of sheet.querySelectorAll("select[data-voice-choice], #id_current-voice")) fill(select, voices);
}

/* ---------------------------------------------------------------- what is being read */

/** What a blank entry shows before anybody chooses: what is usual of its field, else what its row or the head shows. */
function getExpected(entry, part) {
  if (part === "directness" && entry.dataset.usual) return entry.dataset.usual;
  const row = findRowEntry(entry);
  return row ? row.querySelector(`.${part}`).value : getHead(part);
}

/** Lets blank evidence follow the words of its row and the head, as long as nobody chose otherwise in it. */
function follow(root = sheet) {
  for (const entry of root.querySelectorAll("[data-entry]")) {
    const row = findRowEntry(entry);
    const words = entry.querySelector(".words");
    words.placeholder = isBlank(entry) && row ? row.querySelector(".words").value : "";
    if (!isBlank(entry)) continue;
    for (const part of ["voice", "directness"]) {
      const select = entry.querySelector(`.${part}`);
      if (!("chosen" in select.dataset)) select.value = getExpected(entry, part);
    }
  }
}

/** Evidence keeps the source that was being read when its words were typed. */
function stamp(entry, read) {
  for (const [part, value] of Object.entries(read)) {
    const name = `${getPrefix(entry)}-${part}`;
    if (!value || entry.querySelector(`[name="${CSS.escape(name)}"]`)) continue;
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    entry.append(input);
  }
}

/** Without words there is nothing that a source could have said. */
function unstamp(entry) {
  for (const input of entry.querySelectorAll("input[type=hidden]")) input.remove();
}

/** Shows the evidence of a field once the field says something. */
function showEvidence(field) {
  const controls = [...field.querySelectorAll(".value [name]:not([type=hidden])")];
  const says = controls.some((one) => (one.type === "checkbox" ? one.checked : one.value.trim() && one.value !== field.dataset.nothing));
  const isCited = [...field.querySelectorAll("[data-entry]")].some((entry) => !isBlank(entry));
  field.classList.toggle("is-filled", says || isCited || field.querySelector(".entry.has-errors, .accounts") !== null);
}

/** Makes ready what came from the server. */
function prepare(root, read) {
  for (const field of root.querySelectorAll(".field.is-silent")) showEvidence(field);
  for (const entry of root.querySelectorAll("[data-entry]")) {
    if (isBlank(entry)) continue;
    stamp(entry, read);
    rememberWords(entry.querySelector(".words").value);
  }
  follow(root);
}

function rememberWords(words) {
  const list = sheet.querySelector("#words-typed");
  if (!words.trim() || [...list.options].some((option) => option.value === words)) return;
  const option = document.createElement("option");
  option.value = words;
  list.prepend(option);
}

/** A plain date of the source being read is the day that "today" is counted from. */
function takeDay(input) {
  const row = input.closest("[data-table=source]");
  const day = sheet.querySelector("#id_current-reference");
  if (row && day && !day.value && row.dataset.reference === getHead("source") && /^\d{4}-\d\d-\d\d$/.test(input.value.trim())) {
    day.value = input.value.trim();
    day.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function onChange(event) {
  const entry = event.target.closest("[data-entry]");
  if (entry && event.target.matches(".words")) {
    if (isBlank(entry)) unstamp(entry);
    else stamp(entry, { source: getHead("source"), reported: getHead("reported") });
    rememberWords(event.target.value);
  }
  if (event.target.matches(".voice, .directness")) event.target.dataset.chosen = "";
  if (entry?.matches("[data-row-entry]")) follow(entry.closest("[data-slot]"));
  if (event.target.closest(".sheet-head")) follow();
  if (event.target.name?.endsWith("-published")) takeDay(event.target);
  if (event.target.closest("[data-reference], [data-voice]") && !entry) refresh();
}

function onInput(event) {
  isTouched = true;
  const field = event.target.closest(".field.is-silent");
  if (field) showEvidence(field);
}

/* ---------------------------------------------------------------- a lookup that found nothing */

function onNew(event) {
  const input = event.target;
  const row = input.closest("[data-slot], [data-voice]");
  if (!row) return;
  const prefix = row.dataset.slot ?? row.dataset.voice;
  const button = document.createElement("button");
  button.name = "do";
  button.value = `make:${prefix}:${input.name.slice(prefix.length + 1)}`;
  press(button);
}

/* ---------------------------------------------------------------- leaving */

function onSubmit(event) {
  // A second press would enter everything twice.
  if (isLeaving) event.preventDefault();
  isLeaving = true;
}

function onReturn(event) {
  if (!event.persisted) return;
  if (isLeaving) location.reload();
}

if (sheet) {
  sheet.classList.add("is-quick");
  sheet.addEventListener("click", onClick);
  sheet.addEventListener("change", onChange);
  sheet.addEventListener("input", onInput);
  sheet.addEventListener("lookup:new", onNew);
  sheet.addEventListener("lookup:chosen", (event) => {
    onInput(event);
    refresh();
  });
  sheet.addEventListener("formdata", (event) => prune(event.formData));
  sheet.addEventListener("submit", onSubmit);
  window.addEventListener("beforeunload", (event) => { if (isTouched && !isLeaving) event.preventDefault(); });
  window.addEventListener("pageshow", onReturn);
  prepare(sheet, { source: getHead("source"), reported: getHead("reported") });
  refresh();
  const wrong = sheet.querySelector("[data-problem]");
  if (wrong) {
    const first = [...sheet.querySelectorAll(".has-errors, .row:has(> .errorlist)")]
      .map((place) => findFirstInput(place))
      .find((input) => input);
    (first ?? wrong).focus();
  }
}
