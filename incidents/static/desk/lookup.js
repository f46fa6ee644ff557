/*
  Offers rows while an editor types: a combobox with a list, as the ARIA Authoring Practices describe it. Without this
  script the same input works: the server finds the row by its words.

  input[data-lookup="tenure"]   an input, also one that is added to the page later
    data-lookup-url             the address that is asked: ?q=words&at=date
    data-lookup-at              the day for which officials are wanted; else that of the nearest [data-at]
    data-lookup-new             "organization": offers to make a new one, and tells the page by "lookup:new"
  [data-lookup-key]             the hidden input beside it that keeps what was chosen
  [data-lookup-page]            the link to the page of the row chosen; it goes with another choice
  [data-lookup-many="name"]     around an input that adds to a list of boxes
  datalist[data-unsaved="tenure"] option   rows that the page is about to make: value is the key, the text its label

  Events, which bubble from the input: "lookup:chosen" {key, label}, "lookup:new" {table, words}.
*/

const WAIT = 150;
const SHOWN = 12;
const INPUTS = "input[data-lookup]";

const say = (text) => (globalThis.gettext ? globalThis.gettext(text) : text);
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const squeeze = (text) => text.trim().replace(/\s+/gu, " ");
const listWords = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What is known of an input: the label that its key stands for. A copied input begins anew. */
const labels = new WeakMap();

let count = 0;
let open = null;
let timer = 0;
let request = null;

const list = document.createElement("ul");
list.className = "lookup-list";
list.setAttribute("role", "listbox");

const announcement = document.createElement("div");
announcement.className = "lookup-status";
announcement.setAttribute("role", "status");

const findBox = (input) => input.closest(".lookup") ?? input.parentElement;
const findKey = (input) => findBox(input).querySelector("[data-lookup-key]");

/* ---------------------------------------------------------------- inputs */

function prepare(input) {
  if (labels.has(input)) return;
  const key = findKey(input);
  labels.set(input, key?.value ? squeeze(input.value) : "");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-haspopup", "listbox");
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-controls");
  input.removeAttribute("aria-activedescendant");
}

function prepareAll(root) {
  if (root.matches?.(INPUTS)) prepare(root);
  root.querySelectorAll?.(INPUTS).forEach(prepare);
}

/* ---------------------------------------------------------------- what matches */

function listUnsaved(input) {
  const wanted = listWords(input.value);
  const options = document.querySelectorAll(`datalist[data-unsaved="${CSS.escape(input.dataset.lookup)}"] option`);
  return [...options]
    .map((option) => ({ key: option.value, label: squeeze(option.textContent), note: say("Not saved yet") }))
    .filter(({ label }) => {
      const held = listWords(label);
      return wanted.length > 0 && wanted.every((word) => held.some((other) => other.startsWith(word)));
    });
}

async function listSaved(input, signal) {
  const address = new URL(input.dataset.lookupUrl ?? `/admin/lookup/${input.dataset.lookup}/`, location.href);
  address.searchParams.set("q", input.value);
  const at = input.dataset.lookupAt ?? input.closest("[data-at]")?.dataset.at ?? "";
  if (/^\d{4}-\d\d-\d\d$/.test(at)) address.searchParams.set("at", at);
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" }, credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).results;
}

async function search(input) {
  request?.abort();
  const words = squeeze(input.value);
  if (!words) {
    close();
    return;
  }
  const asked = new AbortController();
  request = asked;
  try {
    const saved = await listSaved(input, asked.signal);
    if (asked.signal.aborted || document.activeElement !== input) return;
    show(input, words, [...listUnsaved(input), ...saved].slice(0, SHOWN));
  } catch (error) {
    if (asked.signal.aborted) return;
    const unsaved = listUnsaved(input);
    if (unsaved.length > 0) show(input, words, unsaved);
    else close();
    announce(say("The search does not answer. What you type is looked up when you save."));
    console.warn(`lookup: ${error.message}`);
  }
}

function searchSoon(input) {
  clearTimeout(timer);
  request?.abort();
  timer = setTimeout(() => search(input), WAIT);
}

/* ---------------------------------------------------------------- the list */

function makeOption(id, { key, label, note, isNew }) {
  const option = document.createElement("li");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const name = document.createElement("span");
  name.className = isNew ? "lookup-new" : "lookup-label";
  name.textContent = label;
  option.append(name);
  if (note) {
    const small = document.createElement("span");
    small.className = "lookup-note";
    small.textContent = note;
    option.append(" ", small);
  }
  Object.assign(option.dataset, { key: key ?? "", label, ...(isNew ? { new: "" } : {}) });
  return option;
}

function show(input, words, found) {
  const entries = [...found];
  if ("lookupNew" in input.dataset) {
    const noun = input.dataset.lookupNew || input.dataset.lookup.replaceAll("_", " ");
    entries.push({ label: fill(say("Make a new %(noun)s “%(words)s”"), { noun, words }), isNew: true });
  }
  announce(
    found.length === 0
      ? say("Nothing found.")
      : fill(found.length === 1 ? say("1 found; arrow down to choose it.") : say("%(count)s found; arrow down to choose."), {
          count: found.length,
        }),
  );
  if (entries.length === 0) {
    close();
    return;
  }
  if (open !== input) close();
  count += 1;
  list.id = `lookup-list-${count}`;
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() || input.getAttribute("aria-label") || say("Found"));
  list.replaceChildren(...entries.map((entry, index) => makeOption(`${list.id}-${index}`, entry)));
  list.dataset.words = words;
  if (open !== input) {
    findBox(input).append(list);
    if (list.showPopover) {
      list.setAttribute("popover", "manual");
      list.showPopover();
    }
  }
  open = input;
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-controls", list.id);
  input.removeAttribute("aria-activedescendant");
  place();
}

/** Puts the list below its input, or above where there is more room. In the top layer nothing cuts it off. */
function place() {
  if (!open) return;
  if (!open.isConnected) {
    close();
    return;
  }
  const box = open.getBoundingClientRect();
  const below = innerHeight - box.bottom;
  const isAbove = below < Math.min(list.scrollHeight, 240) && box.top > below;
  const room = Math.max(120, (isAbove ? box.top : below) - 12);
  const width = Math.min(Math.max(box.width, 320), innerWidth - 16);
  list.style.maxHeight = `${Math.min(room, 416)}px`;
  list.style.width = `${width}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  list.style.top = isAbove ? "auto" : `${box.bottom + 2}px`;
  list.style.bottom = isAbove ? `${innerHeight - box.top + 2}px` : "auto";
}

function close() {
  if (!open) return;
  open.setAttribute("aria-expanded", "false");
  open.removeAttribute("aria-controls");
  open.removeAttribute("aria-activedescendant");
  open = null;
  list.remove();
}

const getActive = () => list.querySelector('[aria-selected="true"]');

function activate(option) {
  getActive()?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  open.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const options = [...list.children];
  const at = options.indexOf(getActive());
  const first = step > 0 ? 0 : options.length - 1;
  activate(at < 0 ? options[first] : options[(at + step + options.length) % options.length]);
}

/* ---------------------------------------------------------------- choosing */

function choose(option) {
  const input = open;
  const { key, label } = option.dataset;
  const { words } = list.dataset;
  close();
  if ("new" in option.dataset) {
    dispatch(input, "lookup:new", { table: input.dataset.lookup, words });
    return;
  }
  const box = findBox(input);
  dropStale(box);
  if ("lookupMany" in box.dataset) addBox(input, box, key, label);
  else setChosen(input, key, label);
  announce(fill(say("%(label)s chosen."), { label }));
  dispatch(input, "lookup:chosen", { key, label });
}

function setChosen(input, key, label) {
  input.value = label;
  labels.set(input, label);
  const field = findKey(input);
  if (field) field.value = key;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Takes away what was said of another text: what it may mean, and the page of its row. */
function dropStale(box) {
  box.querySelectorAll("[data-lookup-candidates], [data-lookup-page]").forEach((element) => element.remove());
}

function addBox(input, box, key, label) {
  const chosen = box.querySelector(".lookup-chosen");
  const present = chosen.querySelector(`input[value="${CSS.escape(key)}"]`);
  if (present) {
    present.checked = true;
  } else {
    const field = document.createElement("input");
    Object.assign(field, { type: "checkbox", name: box.dataset.lookupMany, value: key, checked: true });
    const name = document.createElement("label");
    name.append(field, ` ${label}`);
    const row = document.createElement("li");
    row.append(name);
    chosen.append(row);
  }
  chosen.hidden = false;
  setChosen(input, "", "");
}

function dispatch(input, name, detail) {
  input.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

function announce(text) {
  announcement.textContent = text;
}

/* ---------------------------------------------------------------- what the editor does */

function onKey(event, input) {
  if (event.isComposing) return;
  const isOpen = open === input;
  const active = isOpen ? getActive() : null;
  if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !isOpen) {
    event.preventDefault();
    search(input);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && active) {
    event.preventDefault();
    choose(active);
  } else if (event.key === "Tab" && active) {
    choose(active);
  } else if (event.key === "Escape" && isOpen) {
    // The page above may have a use for Escape too, a dialog for one; this one is spent.
    event.preventDefault();
    event.stopPropagation();
    close();
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.(INPUTS)) return;
  prepare(target);
  const field = findKey(target);
  // A label that is restored by hand still means the row that it stood for.
  if (field && squeeze(target.value) !== labels.get(target)) field.value = "";
  dropStale(findBox(target));
  searchSoon(target);
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.target.matches?.(INPUTS)) onKey(event, event.target);
  },
  true,
);

document.addEventListener("focusout", ({ target }) => {
  if (!target.matches?.(INPUTS)) return;
  clearTimeout(timer);
  request?.abort();
  if (open === target) close();
});

// The input keeps the focus while an option is pressed.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", ({ target }) => {
  const option = target.closest('[role="option"]');
  if (option && open) choose(option);
});

addEventListener("resize", place);
addEventListener("scroll", place, { capture: true, passive: true });

/* ---------------------------------------------------------------- the page */

document.body.append(announcement);
prepareAll(document.body);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE && node !== list) prepareAll(node);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
