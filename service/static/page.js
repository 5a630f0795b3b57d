// The search page: the URL is its only state; everything else is drawn from it.

import * as api from "./api.js";
import { emptyCards, failureCard, link, loadingCards, resultCards } from "./cards.js";
import { codePoints } from "./nodes.js";
import { read } from "./reader.js";
import { language, speak, word } from "./words.js";

// A search is done long before this; what is drawn earlier only flickers.
const PATIENCE_MS = 200;

const byId = (id) => document.getElementById(id);
const [form, field, status, results, reader] = ["form", "q", "status", "results", "reader"].map(byId);

let shown = null;
let asked = null;
let reading = null;
let running = new AbortController();
const library = api.documents().then(
  (response) => response.documents,
  () => [],
);

function state() {
  const query = new URLSearchParams(location.search);
  return { question: (query.get("q") ?? "").trim(), at: query.get("at") };
}

function go(question, at = null) {
  const target = link(question, at);
  if (target !== location.pathname + location.search) history.pushState(null, "", target);
  draw();
}

async function draw() {
  const { question, at } = state();
  if (question !== asked) await search(question);
  if (at !== state().at) return;
  if (at === reading) return;
  reading = at;
  if (at === null) reader.close();
  else {
    if (!reader.open) reader.showModal();
    await read(at, { title: byId("reader-title"), text: byId("reader-text") });
  }
}

async function search(question) {
  asked = question;
  running.abort();
  running = new AbortController();
  const { signal } = running;
  field.value = question;
  document.title = question ? `${question} · 知问 Zhiwen` : "知问 Zhiwen";
  document.body.classList.toggle("empty", question === "");
  if (question === "") {
    shown = null;
    await redraw();
    return;
  }
  const patience = setTimeout(() => show(loadingCards(), word("searching")), PATIENCE_MS);
  results.setAttribute("aria-busy", "true");
  try {
    if (codePoints(question).length > 1000) throw new api.Failure("", "too_long", 422);
    shown = { response: await api.answer(question, signal) };
  } catch (failure) {
    if (failure.name === "AbortError") return;
    shown = { failure };
  } finally {
    clearTimeout(patience);
  }
  if (!signal.aborted) await redraw();
}

async function redraw() {
  const question = asked;
  results.removeAttribute("aria-busy");
  if (shown === null) {
    show(emptyCards([], example), "");
    const documents = await library;
    if (asked === question && shown === null) show(emptyCards(documents, example), "");
  } else if (shown.failure) {
    show([failureCard(shown.failure, question, retry)], "");
  } else {
    const { response } = shown;
    const titles = new Map((await library).map((one) => [one.doc_id, one.title]));
    if (asked !== question) return;
    const took = response.took_ms.toFixed(1);
    const line = response.hits.length ? word("found", response.hits.length, took) : word("none");
    show(resultCards(response, titles, (passageId) => go(question, passageId)), line);
  }
}

function show(cards, line) {
  results.replaceChildren(...cards);
  status.textContent = line;
}

function example(event, question) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(question);
}

function retry() {
  asked = null;
  draw();
}

function translate() {
  document.documentElement.lang = language();
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-language]")) {
    one.setAttribute("aria-pressed", String(one.dataset.language === language()));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.value.trim() === asked && shown?.failure) asked = null;
  go(field.value.trim());
});
byId("languages").addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-language]");
  if (!chosen) return;
  speak(chosen.dataset.language);
  translate();
  redraw();
});
byId("home").addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go("");
  field.focus();
});
byId("reader-close").addEventListener("click", () => go(state().question));
reader.addEventListener("cancel", (event) => {
  event.preventDefault();
  go(state().question);
});
reader.addEventListener("click", (event) => {
  if (event.target === reader) go(state().question);
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, textarea") || reader.open;
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.select();
  field.focus();
});
addEventListener("popstate", draw);

translate();
draw();
field.setSelectionRange(field.value.length, field.value.length);
