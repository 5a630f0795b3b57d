// The documents of the library: filtered by words, and added, corrected, removed with the key.

import { changeDocument, jobs, removeDocument, sendFile } from "./admin.js";
import { node } from "./nodes.js";
import { openShell } from "./shell.js";
import { forget, keep, kept } from "./storage.js";
import { counted, word } from "./words.js";

const KEY = "zhiwen-admin-key";
const LOOK_EVERY_MS = 1_500;
const LIST_AFTER_MS = 2_500;

const main = document.getElementById("main");
const field = document.getElementById("q");
const status = document.getElementById("status");
const admin = document.getElementById("admin");
const entries = () => [...document.querySelectorAll("#documents li")];

let open = new Set();

function filter() {
  const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const entry of entries()) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every((one) => text.includes(one));
    shown += entry.hidden ? 0 : 1;
  }
  status.textContent = words.length ? counted("library_found", shown) : "";
}

function askForKey(message = "") {
  const input = node("input", { type: "password", id: "key", autocomplete: "current-password", required: "" });
  const form = node(
    "form",
    { class: "card admin" },
    node("label", { for: "key" }, word("admin_key")),
    node("div", { class: "row" }, input, node("button", { class: "quiet" }, word("admin_enter"))),
    node("p", { class: message ? "ocr" : "soft", role: message ? "alert" : null }, message || word("admin_hint")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter(input.value);
  });
  admin.replaceChildren(form);
}

async function enter(key) {
  try {
    const found = await jobs(key);
    keep(KEY, key);
    showTools(key, found);
  } catch (failure) {
    forget(KEY);
    askForKey(failure.status === 401 ? word("admin_wrong") : failure.message);
  }
}

function showTools(key, found) {
  const picker = node("input", { type: "file", multiple: "", id: "files" });
  const list = node("ul", { class: "jobs", "aria-live": "polite" });
  const zone = node(
    "div",
    { class: "card admin drop" },
    node("label", { for: "files" }, word("admin_add")),
    picker,
    node("p", { class: "soft" }, word("admin_kinds")),
    list,
  );
  picker.addEventListener("change", () => send([...picker.files]));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });
  admin.replaceChildren(zone);
  for (const entry of entries()) entry.append(tools(entry, key));
  draw(found);

  async function send(files) {
    for (const file of files) {
      const line = jobLine({ name: file.name, state: "sending", warnings: [] });
      list.prepend(line.item);
      try {
        const { job } = await sendFile(key, file, (share) => line.tell(`${Math.round(share * 100)}%`));
        line.item.dataset.job = job.job_id;
        open.add(job.job_id);
      } catch (failure) {
        line.fail(failure.message);
      }
    }
    watch();
  }

  function draw(response) {
    const known = new Map([...list.children].map((item) => [item.dataset.job, item]));
    let changed = false;
    for (const job of [...response.jobs].reverse()) {
      const over = job.state === "done" || job.state === "failed";
      if (!open.has(job.job_id) && over) continue;
      const item = jobLine(job).item;
      item.dataset.job = job.job_id;
      if (known.has(job.job_id)) known.get(job.job_id).replaceWith(item);
      else list.prepend(item);
      if (over) changed = open.delete(job.job_id) || changed;
      else open.add(job.job_id);
    }
    if (changed) setTimeout(reload, LIST_AFTER_MS);
    if (open.size) watch();
  }

  let waiting = 0;
  function watch() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        draw(await jobs(key));
      } catch (failure) {
        status.textContent = failure.message;
        watch();
      }
    }, LOOK_EVERY_MS);
  }

  // The server changes over to the new index; the list is fetched anew, the jobs stay.
  async function reload() {
    const page = await fetch(location.href).then((response) => response.text());
    const fresh = new DOMParser().parseFromString(page, "text/html");
    document.getElementById("documents").replaceChildren(...fresh.getElementById("documents").childNodes);
    document.querySelector(".lead").textContent = fresh.querySelector(".lead").textContent;
    for (const entry of entries()) entry.append(tools(entry, key));
    filter();
  }

  function tools(entry, adminKey) {
    const docId = entry.dataset.doc;
    const act = (work) => async () => {
      try {
        const { job } = await work();
        open.add(job.job_id);
        watch();
      } catch (failure) {
        status.textContent = failure.message;
      }
    };
    return node("div", { class: "actions" }, correction(entry, (given) => act(() => changeDocument(adminKey, docId, given))()), removal(act(() => removeDocument(adminKey, docId))));
  }
}

// A form with what was read; only what is changed is sent.
function correction(entry, send) {
  const names = ["title", "issuer", "year"];
  const inputs = names.map((name) => node("input", { name, value: entry.dataset[name] ?? "", type: name === "year" ? "number" : "text" }));
  const form = node(
    "form",
    { class: "correct" },
    ...names.map((name, place) => node("label", {}, `${word(`admin_${name}`)} `, inputs[place])),
    node("button", { class: "quiet" }, word("admin_save")),
  );
  const box = node("details", {}, node("summary", {}, word("admin_correct")), form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = {};
    for (const { name, value } of inputs) {
      if (value !== (entry.dataset[name] ?? "")) given[name] = name === "year" ? Number(value) : value;
    }
    if (Object.keys(given).length) send(given);
    box.open = false;
  });
  return box;
}

// The first press asks, the second removes.
function removal(remove) {
  const button = node("button", { type: "button", class: "quiet" }, word("admin_remove"));
  let asked = false;
  button.addEventListener("click", () => {
    if (asked) {
      button.disabled = true;
      remove();
    } else {
      asked = true;
      button.textContent = word("admin_sure");
    }
  });
  return button;
}

function jobLine(job) {
  const state = node("b", {}, word(`job_${job.state}`));
  const said = node("span", { class: "soft" }, job.error ?? job.warnings.join(" "));
  const item = node("li", { class: job.state === "failed" ? "failed" : null }, `${job.name} · `, state, " ", said);
  const tell = (text) => (said.textContent = text);
  const fail = (text) => {
    state.textContent = word("job_failed");
    item.className = "failed";
    tell(text);
  };
  return { item, tell, fail };
}

openShell(field);
field.addEventListener("input", filter);
if (main.dataset.editable === "yes") {
  const key = kept(KEY);
  if (key) enter(key);
  else askForKey();
}
