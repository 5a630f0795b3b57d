// The reader: a report with its outline, scrolled to the place that the address names.

import * as api from "./api.js";
import { pageName, placeActions } from "./answer.js";
import { facsimile, pageImage } from "./facsimile.js";
import { addGlosses } from "./gloss.js";
import { searchLink } from "./links.js";
import { node } from "./nodes.js";
import { failureNotice, notice } from "./notices.js";
import { outline } from "./outline.js";
import { blocks, sourceRanges } from "./reader.js";
import { openShell } from "./shell.js";
import { kept } from "./storage.js";
import { word } from "./words.js";

const SHOWN_HASH = 12;

const reader = document.getElementById("reader");
const field = document.getElementById("q");
const { id, span } = readPlace();

// /read/ID, /read/ID:OFFSET, /read/ID:OFFSET@START-END
function readPlace() {
  const name = decodeURIComponent(location.pathname.slice("/read/".length));
  const found = /^(.+)@(\d+)-(\d+)$/s.exec(name);
  if (!found) return { id: name, span: null };
  return { id: found[1], span: [Number(found[2]), Number(found[3])] };
}

async function open() {
  reader.setAttribute("aria-busy", "true");
  reader.replaceChildren(node("p", { class: "status", role: "status" }, word("loading")));
  try {
    const found = id.includes(":") ? await api.passage(id) : null;
    const { document: report } = await api.documentText(found ? found.passage.doc_id : id);
    show(report, found);
  } catch (failure) {
    refuse(failure);
  }
  reader.removeAttribute("aria-busy");
}

function show(report, found) {
  const lang = report.language === "en" ? "en" : "zh-Hans";
  document.title = `${report.title} · 知问 Zhiwen`;
  const text = node("div", { class: "reader-text", lang }, ...blocks(report, cited(found)));
  const headings = outline(text, lang);
  reader.replaceChildren(
    node("div", { class: "outline-side" }, wayBack(), found ? jump() : null, headings),
    node("article", { class: "sheet" }, head(report, found, lang), text),
  );
  addGlosses(reader);
  const mark = text.querySelector("mark.exact") ?? text.querySelector("mark");
  if (!mark) return;
  mark.id = "cited";
  mark.scrollIntoView({ block: "center" });
}

// The passage is marked, and the range of it that is cited is marked more strongly.
function cited(found) {
  if (!found) return { wide: [], exact: [] };
  return { wide: found.source, exact: span ? sourceRanges(found.source, span) : found.source };
}

function head(report, found, lang) {
  const facts = [report.issuer, report.year].filter(Boolean).join(", ");
  const file = word("source_file", { name: report.source_name, sha: `${report.sha256.slice(0, SHOWN_HASH)}…` });
  return node(
    "header",
    { class: "sheet-head" },
    node("h1", { lang, "data-gloss": "beside" }, report.title),
    node("p", { class: "soft" }, node("span", { lang, "data-gloss": "hover" }, facts), ` · ${file}`),
    found ? quotation(found, report, lang) : null,
  );
}

function quotation(found, report, lang) {
  const { passage } = found;
  const { wide, exact } = cited(found);
  const shown = pageImage(report.doc_id, report.page_starts, wide, exact);
  const characters = Array.from(passage.text);
  const quote = span ? characters.slice(...span).join("") : passage.text;
  return node(
    "div",
    { class: "cited-box" },
    node("p", { class: "path", lang, "data-gloss": "beside" }, [...passage.heading_path, ...pageName(span ? shown : passage)].join(" › ")),
    span ? node("blockquote", { lang }, node("p", { "data-gloss": "beside" }, quote.replaceAll("\t", " │ "))) : null,
    ...facsimile({ ...shown, ocr: passage.ocr }),
    placeActions(passage.passage_id, span, quote),
  );
}

function jump() {
  return node("p", {}, node("a", { class: "jump", href: "#cited" }, word("cited_jump")));
}

function refuse(failure) {
  if (failure.status !== 404) {
    const retry = () => location.reload();
    reader.replaceChildren(failureNotice(failure, { retry, hint: "away_read", heading: "h1" }));
    if (failure.code === "away") api.serverBack(new AbortController().signal).then(open, () => {});
    return;
  }
  const words = new URLSearchParams(location.search).get("quote")?.trim() ?? "";
  document.title = `${word("gone")} · 知问 Zhiwen`;
  field.value = words;
  const link = node("a", { class: "quiet", href: searchLink({ q: words }) }, word(words ? "gone_search" : "gone_plain"));
  const quote = words ? `“${words}”` : "";
  const hint = [word("gone_hint"), quote].filter(Boolean).join(" ");
  reader.replaceChildren(notice(word("gone"), hint, { bad: true, heading: "h1", actions: [link] }));
}

// The link to the search that the reader came from; nothing where there was none.
function wayBack() {
  const search = kept("zhiwen-search");
  if (!search?.startsWith("/?")) return null;
  return node("p", {}, node("a", { class: "jump", id: "back", href: search }, `← ${word("back")}`));
}

openShell(field);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== field) document.getElementById("back")?.click();
});
open();
