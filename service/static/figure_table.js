// The table of figures: each with what it counts, its sentence, its period and its change.

import { scope } from "./choices.js";
import { addGlosses } from "./gloss.js";
import { readLink } from "./links.js";
import { codePoints, marked, node } from "./nodes.js";
import { direction, inFull, readAmount, readChange, readPeriod } from "./numbers.js";
import { grouped, language, word } from "./words.js";

const PAGE = 100;
const BEFORE = 34;
const AFTER = 22;
// Each column with the orders that its head walks through.
const COLUMNS = {
  value: ["value_down", "value_up"],
  subject: ["subject"],
  period: ["period_down"],
  change: ["change_down", "change_up"],
};

// `go` opens the listing in another order.
export function figureTable(figures, titles, order, go) {
  const body = node("tbody");
  const more = node("button", { type: "button", class: "quiet more" });
  const several = new Set(figures.map((one) => one.doc_id)).size > 1;
  const add = () => {
    const from = body.children.length;
    body.append(...figures.slice(from, from + PAGE).map((one) => row(one, several ? titles : null)));
    const left = figures.length - body.children.length;
    more.hidden = left === 0;
    addGlosses(body);
    more.textContent = word("more", { count: grouped(String(Math.min(left, PAGE))) });
  };
  more.addEventListener("click", add);
  add();
  const head = node("tr", {}, ...Object.keys(COLUMNS).map((name) => column(name, order, go)));
  const table = node("table", { class: "figures" }, node("thead", {}, head), body);
  return node("div", {}, table, more);
}

function column(name, order, go) {
  const orders = COLUMNS[name];
  const at = orders.indexOf(order);
  const label = word(`column_${name}`);
  const next = at + 1 < orders.length ? orders[at + 1] : "";
  const button = node("button", { type: "button", title: word("sort_by", { column: label }) }, label);
  button.addEventListener("click", () => go({ sort: next }));
  if (at >= 0) button.append(node("span", { "aria-hidden": "true" }, order.endsWith("_up") ? " ↑" : " ↓"));
  const sort = at < 0 ? null : order.endsWith("_up") || order === "subject" ? "ascending" : "descending";
  return node("th", { scope: "col", "aria-sort": sort }, button);
}

function row(figure, titles) {
  return node(
    "tr",
    {},
    node("td", { class: "amount" }, ...amount(figure)),
    node("td", {}, ...counts(figure, titles)),
    node("td", { class: "period", "data-name": word("column_period") }, readPeriod(figure.period)),
    node("td", { class: "change-cell" }, figure.change ? change(figure.change) : ""),
  );
}

function amount(figure) {
  const full = language === "en" ? readAmount(figure) : inFull(figure);
  const said = full && full !== figure.raw ? node("small", {}, full) : null;
  return [node("b", { lang: "zh-Hans" }, language === "en" ? figure.raw : readAmount(figure)), said];
}

function counts(figure, titles) {
  const subject = figure.subject ? node("span", { class: "subject", lang: "zh-Hans", "data-gloss": "beside" }, figure.subject) : null;
  const change = figure.is_change ? node("span", { class: "scope" }, word("column_change")) : null;
  const title = titles ? node("small", { lang: "zh-Hans", "data-gloss": "beside" }, titles.get(figure.doc_id)) : null;
  const link = node("a", { class: "sentence", lang: "zh-Hans", "data-gloss": "hover", href: figureLink(figure) }, ...snippet(figure));
  return [subject, change, scope(figure), link, title];
}

// The permanent link of the sentence of a figure.
export function figureLink(figure) {
  return readLink(figure.passage_id, figure.sentence_span ?? figure.span, figure.sentence);
}

// As much of the sentence as says what the figure is, the figure marked.
function snippet({ sentence, sentence_span: around, span }) {
  const characters = codePoints(sentence.replaceAll("\t", "│"));
  const [start, end] = span.map((offset) => offset - around[0]);
  const from = start - BEFORE > 4 ? start - BEFORE : 0;
  const to = end + AFTER < characters.length - 4 ? end + AFTER : characters.length;
  return [from ? "…" : "", ...marked(characters, [[start, end]], from, to), to < characters.length ? "…" : ""];
}

function change(printed) {
  const way = direction(printed);
  const arrow = { 1: "▲", 0: "＝", [-1]: "▼" }[way];
  const props = { class: `change way${way}`, title: printed.raw };
  return node("span", props, node("span", { "aria-hidden": "true" }, `${arrow} `), readChange(printed, { brief: true }));
}
