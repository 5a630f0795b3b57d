// The search page: the address is its only state; everything else is drawn from it.

import * as api from "./api.js";
import { answerCard, cited, isClear } from "./answer.js";
import { choiceCard, partCard } from "./choices.js";
import { chips, facetBox } from "./facets.js";
import { addGlosses, fetchGlosses, glossOf } from "./gloss.js";
import { hitCards } from "./hits.js";
import { readLink, SEARCH, searchLink } from "./links.js";
import { node } from "./nodes.js";
import { abstention, failureNotice, loadingCards, nothingFound, tooLong } from "./notices.js";
import { openShell } from "./shell.js";
import { keep as keepForVisit } from "./storage.js";
import { counted, word } from "./words.js";

// A search is done long before this; what is drawn earlier only flickers.
const PATIENCE_MS = 200;
const SLOW_MS = 5_000;
const KEPT = 30;
const FILTERS = ["doc", "year", "place", "issuer", "kind"];
const A_PAGE = 10;
const FARTHEST = 1_000;

const byId = (id) => document.getElementById(id);
const [form, field, status, results, examples, chosen] = ["form", "q", "status", "results", "examples", "chosen"].map(byId);
const kept = new Map();
let library = null;
let running = new AbortController();

function state() {
  const query = new URLSearchParams(location.search);
  const asked = Object.fromEntries(["q", ...FILTERS].map((name) => [name, query.get(name)?.trim() ?? ""]));
  return { ...asked, at: query.get("at") };
}

function go(asked) {
  const target = searchLink(asked);
  if (target !== location.pathname + location.search) history.pushState(null, "", target);
  draw();
}

async function draw() {
  const asked = state();
  if (asked.at) return location.replace(readLink(asked.at));
  fill(asked);
  await find(asked);
}

async function find(asked) {
  running.abort();
  running = new AbortController();
  if (asked.q === "") {
    show([], "");
    if (!examples.children.length) drawExamples();
    return;
  }
  // Where the reader of a report finds the way back.
  keepForVisit("zhiwen-search", location.pathname + location.search);
  const { signal } = running;
  try {
    await search(asked, signal);
  } catch (failure) {
    if (failure.name === "AbortError") return;
    fail(failure, asked, signal);
  }
}

function fill(asked) {
  field.value = asked.q;
  for (const name of FILTERS) choose(form.elements[name], asked[name]);
  chosen.replaceChildren(...chips(asked, (name) => go({ ...asked, [name]: "" })));
  document.title = asked.q ? `${asked.q} · 知问 Zhiwen` : "知问 Zhiwen";
  document.body.classList.toggle("empty", asked.q === "");
}

// A filter of an old link that is not offered any more is shown all the same.
function choose(select, value) {
  const known = !select.options || [...select.options].some((option) => option.value === value);
  if (!known) select.append(new Option(value, value));
  select.value = value;
}

async function search(asked, signal) {
  const name = searchLink(asked);
  if (!kept.has(name)) keep(name, await ask(asked, signal));
  const documents = await reports();
  await fetchGlosses(kept.get(name).coverage?.places ?? []);
  if (!signal.aborted) show(...drawn(kept.get(name), documents, asked));
}

// The documents of the library; none while the server is away.
async function reports() {
  library ??= api.documents();
  try {
    return (await library).documents;
  } catch {
    library = null;
    return [];
  }
}

async function ask(asked, signal) {
  const long = tooLong(asked.q);
  if (long) throw new api.Failure(long, "too_long", 422);
  const waiting = [
    setTimeout(() => show(loadingCards(), word("searching")), PATIENCE_MS),
    setTimeout(() => (status.textContent = word("slow")), SLOW_MS),
  ];
  results.setAttribute("aria-busy", "true");
  try {
    const [response, found] = await Promise.all([api.answer(asked, signal), api.search(asked, signal)]);
    return { ...response, hits: found.hits, total: found.total, facets: found.facets };
  } finally {
    waiting.forEach(clearTimeout);
  }
}

function keep(name, response) {
  kept.set(name, response);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value);
}

function drawn(response, documents, asked) {
  const { answer, coverage, facets, hits, reason, total } = response;
  const reports = new Map(documents.map((one) => [one.doc_id, one]));
  const years = [...new Set(documents.map((one) => one.year).filter(Boolean))].sort();
  const clear = !hits.length && FILTERS.some((name) => asked[name]) ? clearFilters : null;
  const cards = [];
  if (response.parts.length) cards.push(partCard(response.parts, reports));
  else if (answer) cards.push(...answerCards(response, reports));
  else if (response.choices.length) cards.push(choiceCard(response.choices, response.citations, reports));
  else if (hits.length || coverage || reason === "year_not_covered") {
    cards.push(abstention(reason, years, { coverage, clear, names: glossOf }));
  }
  if (hits.length) {
    cards.push(node("h2", { class: "section" }, word(answer || response.parts.length ? "passages" : "nearest")));
    cards.push(facetBox(facets, asked, reports), hitCards(hits, reports), moreButton(response, asked, reports));
  } else if (!cards.length) {
    cards.push(nothingFound(clear));
  }
  const took = response.took_ms.toFixed(1);
  return [cards.filter(Boolean), hits.length ? counted("found", total, { took }) : ""];
}

// A figure stands large where it is clearly the one; else it stands in one table with the others.
function answerCards(response, reports) {
  const { answer, citations } = response;
  const others = cited(answer.kind === "figure" ? answer.others : [], citations);
  if (!others.figures.length) return [answerCard(response, reports)];
  if (!isClear(answer)) return [choiceCard([answer, ...others.figures], [citations[0], ...others.citations], reports)];
  const more = choiceCard(others.figures, others.citations, reports, { title: "others", lead: "others_lead" });
  return [answerCard({ ...response, citations: citations.filter((one) => !others.citations.includes(one)) }, reports), more];
}

// Fetches the next passages; the order does not depend on the page.
function moreButton(response, asked, reports) {
  const left = Math.min(response.total, FARTHEST) - response.hits.length;
  if (left <= 0) return null;
  const button = node("button", { type: "button", class: "quiet more" }, word("more", { count: Math.min(left, A_PAGE) }));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { hits } = await api.search({ ...asked, offset: response.hits.length });
      const first = response.hits.length;
      response.hits = [...response.hits, ...hits];
      button.previousElementSibling.replaceWith(hitCards(response.hits, reports));
      addGlosses(results);
      button.replaceWith(moreButton(response, asked, reports) ?? "");
      results.querySelectorAll(".hit a.open")[first]?.focus();
    } catch {
      button.disabled = false;
    }
  });
  return button;
}

function fail(failure, asked, signal) {
  const clear = FILTERS.some((name) => asked[name]) ? clearFilters : null;
  // What has been typed meanwhile stays.
  const retry = () => find(asked);
  show([failureNotice(failure, { retry, clear })], "");
  if (failure.code === "away") api.serverBack(signal).then(retry, () => {});
}

function show(cards, line) {
  results.removeAttribute("aria-busy");
  results.replaceChildren(...cards);
  status.textContent = line;
  addGlosses(results);
}

function clearFilters() {
  go({ q: state().q });
}

// What was asked of the corpus in force and is known to be answered.
async function drawExamples() {
  const { questions } = await api.examples().catch(() => ({ questions: [] }));
  if (examples.children.length) return;
  const links = questions.map((question) =>
    node("li", {}, node("a", { href: searchLink({ q: question }), dir: "auto" }, question)),
  );
  if (links.length) examples.append(node("h2", { class: "section" }, word("examples")), node("ul", {}, ...links));
}

function asked() {
  return Object.fromEntries(["q", ...FILTERS].map((name) => [name, form.elements[name].value.trim()]));
}

// The things that the arrow keys walk through: the search box, then each card's way to the report.
function walk(step) {
  const stops = [field, ...results.querySelectorAll("a.open")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[Math.min(Math.max(at + step, 0), stops.length - 1)];
  next.focus();
  next.closest(".card")?.scrollIntoView({ block: "nearest" });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(asked());
});
form.addEventListener("change", (event) => {
  if (event.target.matches("select") && state().q) go(asked());
});
document.addEventListener("click", (event) => {
  const link = event.target.closest(`a[href^='${SEARCH}?'], a#home`);
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  draw();
  scrollTo(0, 0);
  if (!state().q) field.focus();
});
openShell(field);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const free = event.target === field || event.target === document.body || event.target.matches("a.open");
  if (free && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  }
  if (event.key === "Escape") field.focus();
});
addEventListener("popstate", draw);

// What was typed before this script came stays.
const typed = field.value;
draw();
if (typed !== field.defaultValue) field.value = typed;
reports();
addGlosses(document);
field.setSelectionRange(field.value.length, field.value.length);
