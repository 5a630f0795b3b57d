// The figures explorer: the address is its only state; what is listed, charted and downloaded is it.

import * as api from "./api.js";
import { chartCard } from "./charts.js";
import { downloads } from "./download.js";
import { allFigures } from "./figure_list.js";
import { addGlosses, fetchGlosses } from "./gloss.js";
import { figureTable } from "./figure_table.js";
import { address, pageAddress } from "./links.js";
import { failureNotice, notice, tooLong } from "./notices.js";
import { openShell } from "./shell.js";
import { sorted } from "./sorting.js";
import { counted, grouped, word } from "./words.js";

const STATE = ["q", "doc", "year", "place", "period", "kind", "unit", "sort", "chart"];
const byId = (id) => document.getElementById(id);
const [form, field, status, results, chart] = ["form", "q", "status", "results", "chart"].map(byId);
let running = new AbortController();
let documents = null;
let loaded = { name: null, list: null };
let charted = { name: null, found: null };

function state() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(STATE.map((name) => [name, query.get(name)?.trim() ?? ""]));
}

function go(changes, { replace = false } = {}) {
  const target = pageAddress("/figures", { ...state(), ...changes });
  if (target !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", target);
  draw();
}

async function draw() {
  const asked = state();
  running.abort();
  running = new AbortController();
  field.value = asked.q;
  for (const name of ["doc", "year", "place", "period", "kind", "sort"]) form.elements[name].value = asked[name];
  try {
    await list(asked, running.signal);
  } catch (failure) {
    if (failure.name === "AbortError") return;
    fail(failure);
  }
}

async function list(asked, signal) {
  const asking = chartsOf(asked, signal);
  const { figures, total } = await load(asked, signal);
  // Without words all stand in their order, and need not wait.
  const subjects = asked.q ? (await asking).subjects : [];
  documents ??= (await api.documents()).documents;
  if (signal.aborted) return;
  const ofKind = figures.filter((one) => !asked.kind || one.kind === asked.kind);
  offerUnits(ofKind, asked.unit);
  const ofUnit = ofKind.filter((one) => !asked.unit || one.unit === asked.unit);
  const shown = sorted(ofUnit, asked.sort, new Set(subjects));
  const titles = new Map(documents.map((one) => [one.doc_id, one.title]));
  const said = counted("figures_found", shown.length);
  status.textContent = figures.length < total ? `${said} · ${capped(figures)}` : said;
  asking.then(({ charts }) => drawCharts(charts, asked, titles, signal));
  results.replaceChildren(...(shown.length ? [downloads(shown, titles), figureTable(shown, titles, asked.sort, go)] : [none()]));
}

// What is charted is chosen by the server; without it there is no chart.
function chartsOf(asked, signal) {
  const name = address("", { ...asked, sort: "", chart: "" });
  if (charted.name === name) return charted.found;
  const none = () => {
    if (charted.name === name) charted.name = null;
    return { charts: [], subjects: [] };
  };
  charted = { name, found: api.charts(asked, signal).catch(none) };
  return charted.found;
}

async function drawCharts(found, asked, titles, signal) {
  await fetchGlosses(found.flatMap((one) => [one.subject, one.place, one.heading, ...one.bars.map((bar) => bar.name)]));
  if (signal.aborted) return;
  chart.replaceChildren(...chartCard(found, titles, { chosen: asked.chart, choose: (id) => go({ chart: id }, { replace: true }) }));
  addGlosses(chart);
}

async function load(asked, signal) {
  const { q, doc, year, place, period } = asked;
  const name = address("", { q, doc, year, place, period });
  if (loaded.name === name) return loaded.list;
  const long = tooLong(asked.q);
  if (long) throw new api.Failure(long, "too_long", 422);
  status.textContent = word("figures_loading");
  loaded = { name, list: await allFigures(asked, signal) };
  return loaded.list;
}

function capped(figures) {
  return word("figures_capped", { count: grouped(String(figures.length)) });
}

// The units that stand in the listing, the most frequent first.
function offerUnits(figures, chosen) {
  const counts = new Map();
  for (const { unit } of figures) if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  const units = [...counts].sort((one, other) => other[1] - one[1]);
  const options = units.map(([unit, count]) => new Option(`${unit} (${count})`, unit, false, unit === chosen));
  form.elements.unit.replaceChildren(new Option(word("any_unit"), ""), ...options);
  form.elements.unit.value = chosen;
}

function none() {
  return notice(word("figures_none"), word("figures_none_hint"));
}

function fail(failure) {
  status.textContent = "";
  loaded = { name: null, list: null };
  charted = { name: null, found: null };
  chart.replaceChildren();
  const clear = () => go(Object.fromEntries(STATE.map((name) => [name, ""])));
  results.replaceChildren(failureNotice(failure, { retry: draw, clear, hint: "away_read" }));
  if (failure.code === "away") api.serverBack(running.signal).then(draw, () => {});
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ q: field.value.trim(), place: form.elements.place.value.trim(), period: form.elements.period.value.trim() });
});
form.addEventListener("change", (event) => {
  if (event.target !== field) go({ [event.target.name]: event.target.value.trim() });
});
openShell(field);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") field.focus();
});
addEventListener("popstate", draw);
// What was typed before this script came stays.
const typed = field.value;
draw();
addGlosses(document);
if (typed !== field.defaultValue) field.value = typed;
