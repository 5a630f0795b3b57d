// The answer card: the figure large, read out, with its change, its sentence and how sure it is.

import { citeBox } from "./cite.js";
import { facsimile } from "./facsimile.js";
import { readLink } from "./links.js";
import { cellsParted, codePoints, marked, node } from "./nodes.js";
import { direction, inFull, otherReading, readAmount, readChange, readPeriod } from "./numbers.js";
import { counted, language, word } from "./words.js";

const LARGE_CHARACTERS = 26;
const MEDIUM_CHARACTERS = 70;
// The least confidence that is called high.
const CLEAR = 0.8;
const SURE = [
  [CLEAR, "sure_high"],
  [0.5, "sure_medium"],
  [0, "sure_low"],
];
const ARROWS = { 1: "▲", 0: "＝", [-1]: "▼" };

// `reports` gives a document by its id.
export function answerCard({ answer, citations }, reports) {
  const [first, ...others] = citations;
  const quoted = answer.kind === "passage";
  return node(
    "section",
    { class: "card answer", "aria-labelledby": "answer-name" },
    node("h2", { class: "kicker", id: "answer-name" }, word(quoted ? "quoted" : "answer")),
    ...(quoted ? [] : headline(answer)),
    facts(answer, reports.get(first.doc_id)),
    quotation(first, reports, quoted),
    others.length ? elsewhere(others, reports) : null,
  );
}

// Whether a figure is so much likelier than the others that fit that it may stand large.
export function isClear({ confidence, others }) {
  return !others?.length || confidence >= CLEAR;
}

// The other figures that fit, each with the citation of its passage; those not cited are left out.
export function cited(others, citations) {
  const found = others.map((other) => [other, citations.find((one) => one.passage_id === other.passage_id)]);
  const told = found.filter(([, citation]) => citation);
  return { figures: told.map(([other]) => other), citations: told.map(([, citation]) => citation) };
}

function headline(answer) {
  const { large, printed } = said(answer);
  const full = answer.kind === "figure" ? inFull(answer) : "";
  const notes = [
    printed ? [`${word("printed")} `, node("b", { lang: "zh-Hans" }, printed)] : null,
    full && language !== "en" ? [`${word("in_full")} `, node("b", {}, full)] : null,
  ].filter(Boolean);
  const length = codePoints(large).length;
  const size = length <= LARGE_CHARACTERS ? "large" : length <= MEDIUM_CHARACTERS ? "medium" : "small";
  return [
    node("p", { class: `figure ${size}`, lang: printed || language !== "en" ? null : "zh-Hans" }, large),
    notes.length ? node("p", { class: "printed" }, ...notes.flat()) : null,
  ];
}

// What stands large, and the report's own wording where that is another.
function said(answer) {
  if (answer.kind === "change") return paired(readChange(answer.change ?? answer), answer.raw);
  if (answer.kind === "figure") return paired(readAmount(answer), answer.raw);
  if (answer.kind === "date" && language === "en") {
    return paired(answer.text.replace(/\s*\([^()]*\)$/, ""), answer.raw);
  }
  return { large: answer.raw, printed: "" };
}

function paired(large, raw) {
  return { large, printed: large.includes(raw) ? "" : raw };
}

function facts(answer, report) {
  const { change, period, subject } = answer;
  return node(
    "ul",
    { class: "facts" },
    change && answer.kind === "figure" ? changed(change) : null,
    change && otherReading(change) ? node("li", {}, otherReading(change)) : null,
    subject ? node("li", {}, `${word("counted")} `, node("b", { lang: "zh-Hans", "data-gloss": "beside" }, subject)) : null,
    period ? node("li", {}, `${word("period")} `, node("b", {}, readPeriod(period))) : null,
    report?.year ? node("li", {}, word("report_year", { year: report.year })) : null,
    answer.confidence === undefined ? null : sure(answer.confidence),
  );
}

function changed(change) {
  const way = direction(change);
  const words = readChange(change);
  return node(
    "li",
    { class: `change way${way}` },
    node("span", { "aria-hidden": "true" }, `${ARROWS[way]} `),
    node("b", {}, words),
    words.includes(change.raw) ? null : node("span", { class: "raw", lang: "zh-Hans" }, change.raw),
  );
}

function sure(confidence) {
  const [, level] = SURE.find(([least]) => confidence >= least) ?? SURE.at(-1);
  return node("li", { class: "sure" }, `${word("sure")} `, node("b", {}, word(level)));
}

function quotation(citation, reports, large) {
  const report = reports.get(citation.doc_id);
  const lang = report?.language === "en" ? "en" : "zh-Hans";
  const names = [...citation.heading_path, ...articleName(citation), ...pageName(citation)].map((name) => ` › ${name}`);
  return node(
    "figure",
    { class: large ? "quotation only" : "quotation" },
    node("blockquote", { lang }, node("p", { class: "quote", "data-gloss": "beside" }, ...quoteNodes(citation))),
    node("figcaption", {}, node("cite", { class: "path", lang, "data-gloss": "beside" }, node("b", {}, citation.title), ...names)),
    ...facsimile(citation),
    placeActions(citation.passage_id, citation.quote_span, citation.quote),
  );
}

// The article that a quotation is in, as a list: empty where it is in none, or says so itself.
function articleName({ article, quote, heading_path: headings }) {
  const said = !article || quote.trimStart().startsWith(article) || headings.some((name) => name.includes(article));
  return said ? [] : [article];
}

// The page of a citation or a passage, as a list: empty where its file has no pages.
export function pageName({ page }) {
  return page ? [word("page_at", { page })] : [];
}

// The ways on from a quotation: to its place in the report, and to a citation of it.
export function placeActions(passageId, span, quote) {
  return node(
    "div",
    { class: "actions" },
    node("a", { class: "open", href: readLink(passageId, span, quote) }, word("open")),
    citeBox(passageId, span, quote),
  );
}

function quoteNodes(citation) {
  const characters = codePoints(citation.quote);
  const [start, end] = citation.answer_span.map((offset) => offset - citation.quote_span[0]);
  const whole = start === 0 && end === characters.length;
  return marked(characters, whole ? [] : [[start, end]]).map(cellsParted);
}

function elsewhere(citations, reports) {
  return node(
    "details",
    { class: "elsewhere" },
    node("summary", {}, counted("also", citations.length)),
    ...citations.map((citation) => quotation(citation, reports, false)),
  );
}
