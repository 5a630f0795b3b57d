// The table of figures of which none can be preferred: each with what it counts, when and where.

import { readLink } from "./links.js";
import { node } from "./nodes.js";
import { printedAmount, readAmount, readPeriod } from "./numbers.js";
import { language, scopes, word } from "./words.js";

const COLUMNS = ["value", "subject", "period", "report_place", "document"];

// `figures` are cited by `citations`, in the same order; `reports` gives a document by its id.
export function choiceCard(figures, citations, reports, { title = "which", lead = "which_lead" } = {}) {
  const rows = figures.map((figure, place) => row(figure, citations[place], reports));
  const head = node("tr", {}, ...COLUMNS.map((name) => node("th", { scope: "col" }, word(`column_${name}`))));
  return node(
    "section",
    { class: "card choices", "aria-labelledby": `${title}-name` },
    node("h2", { class: "kicker", id: `${title}-name` }, word(title)),
    node("p", { class: "soft" }, word(lead)),
    node("table", {}, node("thead", {}, head), node("tbody", {}, ...rows)),
  );
}

// One row for each thing that a question asks for; what has no figure of its own says so.
export function partCard(parts, reports) {
  const rows = parts.flatMap(({ thing, answer, choices, citations }) => {
    const figures = answer ? [answer] : choices;
    const name = (span) => node("th", { scope: "row", rowspan: span }, thing);
    if (!figures.length) return [node("tr", {}, name(1), node("td", { colspan: COLUMNS.length }, word("part_none")))];
    return figures.map((figure, place) => {
      const made = row(figure, citations[place], reports);
      if (!place) made.prepend(name(figures.length));
      return made;
    });
  });
  const heads = ["column_thing", ...COLUMNS.map((name) => `column_${name}`)];
  const head = node("tr", {}, ...heads.map((name) => node("th", { scope: "col" }, word(name))));
  return node(
    "section",
    { class: "card choices parts", "aria-labelledby": "parts-name" },
    node("h2", { id: "parts-name" }, word("parts")),
    node("p", { class: "soft" }, word("parts_lead")),
    node("table", {}, node("thead", {}, head), node("tbody", {}, ...rows)),
  );
}

function row(figure, citation, reports) {
  const report = reports.get(citation.doc_id);
  const place = report?.context.places.at(-1) ?? "";
  // The path of a row of a table ends in the names of its columns.
  const last = citation.heading_path.findLast((name) => !name.includes(" | "));
  return node(
    "tr",
    {},
    node("td", { class: "amount" }, ...amount(figure)),
    cell("subject", figure.subject ? node("b", zh("beside"), figure.subject) : null, scope(figure)),
    cell("period", figure.period ? readPeriod(figure.period) : "—"),
    cell("report_place", place ? node("span", zh("instead"), place) : "—"),
    cell(
      "document",
      node("span", zh("beside"), citation.title),
      last ? node("small", zh("instead"), last) : null,
      node("blockquote", zh("beside"), citation.quote.replaceAll("\t", " │ ")),
      node("a", { class: "open", href: readLink(citation.passage_id, citation.quote_span, citation.quote) }, word("open")),
    ),
  );
}

function amount(figure) {
  const said = readAmount(figure);
  const raw = printedAmount(figure);
  if (language !== "en") return [node("b", { lang: "zh-Hans" }, said)];
  return [node("b", {}, said), said.includes(raw) ? null : node("small", { lang: "zh-Hans" }, raw)];
}

function cell(name, ...children) {
  return node("td", { "data-name": word(`column_${name}`) }, ...children);
}

function zh(manner) {
  return { lang: "zh-Hans", "data-gloss": manner };
}

// The scope of a figure in the words of the interface, as a node; null where it has none.
export function scope({ scope: labels = "" }) {
  const said = labels.split(", ").filter(Boolean).map((label) => scopes[label] ?? label.replaceAll("_", " "));
  return said.length ? node("span", { class: "scope" }, said.join(" · ")) : null;
}
