// The chart of a listing: bars as SVG for those who look, the same as a table for those who read.

import { figureLink } from "./figure_table.js";
import { labels, largest, series, wholes } from "./groups.js";
import { codePoints, drawing, node } from "./nodes.js";
import { readNumber } from "./numbers.js";
import { grouped, word } from "./words.js";

const WIDEST = 760;
// What stands to the left and right of a chart on a narrow screen.
const MARGINS = 76;
const ROW = 46;
const BAR = 16;
// For the number at the end of the longest bar.
const ROOM = 150;
const CHARACTER = 14;
const LARGEST = 10;
const MOST_CHARTS = 12;

// The chosen chart of what is listed, and the way to the others; nothing where none is worth it.
export function charts(figures, { chosen, choose }) {
  const offered = views(figures).slice(0, MOST_CHARTS);
  if (!offered.length) return [];
  const view = offered.find((one) => one.name === chosen) ?? offered[0];
  const select = node("select", { id: "chart-of" }, ...offered.map((one) => new Option(one.title, one.name)));
  select.value = view.name;
  select.addEventListener("change", () => choose(select.value));
  return [
    node(
      "section",
      { class: "card chart", "aria-labelledby": "chart-name" },
      node("h2", { id: "chart-name" }, word("chart")),
      node("p", { class: "chart-of" }, node("label", { for: "chart-of", class: "hidden" }, word("chart_of")), select),
      bars(view),
      view.whole ? node("p", { class: "soft" }, word("chart_sum")) : null,
      node("details", {}, node("summary", {}, word("chart_table")), tableOf(view)),
    ),
  ];
}

function views(figures) {
  const found = wholes(figures).sort((one, other) => other.parts.length - one.parts.length);
  return [...found.map(partsView), ...series(figures).map(seriesView), ...largestView(figures)];
}

function partsView({ whole, parts }) {
  const [name] = labels([whole]);
  const count = String(parts.length);
  const title = word("chart_parts", { whole: `${name} ${whole.raw}`, count });
  return { name: nameOf(whole), title, figures: parts, names: within(whole, labels(parts)), whole };
}

// Parts are called by their own names where each begins with the name of the whole.
function within({ subject }, names) {
  const prefix = `${subject}·`;
  return names.every((name) => name.startsWith(prefix)) ? names.map((name) => name.slice(prefix.length)) : names;
}

function seriesView(figures) {
  const [first, last] = [figures[0], figures.at(-1)];
  const title = word("chart_series", { subject: first.subject, from: first.period, to: last.period });
  return { name: `s${nameOf(first)}`, title, figures, names: figures.map((one) => one.period) };
}

function largestView(figures) {
  const found = largest(figures, LARGEST);
  if (!found.length) return [];
  const title = word("chart_largest", { unit: found[0].unit });
  return [{ name: "largest", title, figures: found, names: labels(found) }];
}

function nameOf({ passage_id: passage, span }) {
  return `${passage}@${span.join("-")}`;
}

function bars({ title, figures, names, whole }) {
  const width = Math.min(WIDEST, innerWidth - MARGINS);
  const most = Math.max(...figures.map((one) => Number(one.value)));
  const height = figures.length * ROW + 4;
  const rows = figures.map((one, place) => {
    const length = Math.max(((width - ROOM) * Number(one.value)) / most, 1);
    const top = place * ROW;
    return drawing(
      "g",
      {},
      drawing("text", { class: "bar-name", x: 0, y: top + 15 }, shortened(names[place], width)),
      drawing("rect", { class: "bar-shape", x: 0, y: top + 22, width: length.toFixed(1), height: BAR, rx: 3 }),
      drawing("text", { class: "bar-value", x: length + 8, y: top + 35 }, said(one, whole)),
    );
  });
  const name = drawing("title", { id: "chart-title" }, title);
  const told = figures.map((one, place) => `${names[place]}: ${said(one, whole)}`).join("; ");
  const description = drawing("desc", { id: "chart-told" }, told);
  const props = { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": "chart-title", "aria-describedby": "chart-told" };
  return drawing("svg", { class: "bars", ...props }, name, description, ...rows);
}

// The share of the whole stands beside a part; elsewhere the unit as printed.
function said({ value, unit }, whole) {
  return whole ? `${readNumber(value)} · ${share(value, whole)}` : `${readNumber(value)} ${unit}`;
}

function share(value, whole) {
  return `${((100 * value) / whole.value).toFixed(1)}%`;
}

function shortened(name, width) {
  const characters = codePoints(name);
  const most = Math.floor(width / CHARACTER) - 1;
  return characters.length <= most ? name : `${characters.slice(0, most).join("")}…`;
}

function tableOf({ figures, names, whole }) {
  const heads = ["column_name", "column_value", ...(whole ? ["column_share"] : [])];
  const rows = figures.map((one, place) =>
    node(
      "tr",
      {},
      node("th", { scope: "row", lang: "zh-Hans" }, node("a", { href: figureLink(one) }, names[place])),
      node("td", {}, `${grouped(one.value)} ${one.unit}`),
      whole ? node("td", {}, share(one.value, whole)) : null,
    ),
  );
  if (whole) {
    const name = node("a", { href: figureLink(whole) }, word("chart_whole"));
    rows.push(node("tr", {}, node("th", { scope: "row" }, name), node("td", {}, `${grouped(whole.value)} ${whole.unit}`), node("td", {}, "100%")));
  }
  const head = node("tr", {}, ...heads.map((name) => node("th", { scope: "col" }, word(name))));
  return node("table", { class: "chart-table" }, node("thead", {}, head), node("tbody", {}, ...rows));
}
