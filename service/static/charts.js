// The chart of a listing: bars as SVG for those who look, the same as a table for those who read.

import { figureLink } from "./figure_table.js";
import { glossOf } from "./gloss.js";
import { codePoints, drawing, node } from "./nodes.js";
import { compact, readAmount, readPeriod } from "./numbers.js";
import { grouped, language, word } from "./words.js";

const WIDEST = 760;
// What stands to the left and right of a chart on a narrow screen.
const MARGINS = 76;
const ROW = 46;
const BAR = 16;
const CHARACTER = 14;
// A digit or a Latin letter is about half as wide as a Chinese one.
const LETTER = 8;

// The chosen one of the charts that the server found, and the way to the others; nothing for none.
export function chartCard(charts, titles, { chosen, choose }) {
  if (!charts.length) return [];
  const chart = charts.find((one) => nameOf(one) === chosen) ?? charts[0];
  const select = node("select", { id: "chart-of" }, ...charts.map((one) => new Option(titleOf(one), nameOf(one))));
  select.value = nameOf(chart);
  select.addEventListener("change", () => choose(select.value));
  return [
    node(
      "section",
      { class: "card chart", "aria-labelledby": "chart-name" },
      node("h2", { id: "chart-name" }, word("chart")),
      node("p", { class: "chart-of" }, node("label", { for: "chart-of", class: "hidden" }, word("chart_of")), select),
      node("p", { class: "chart-what" }, ...whatIs(chart, titles)),
      bars(chart),
      node("p", { class: "soft" }, ...notes(chart)),
      node("details", {}, node("summary", {}, word("chart_table")), tableOf(chart)),
    ),
  ];
}

function nameOf({ kind, bars: [first] }) {
  return `${kind[0]}${first.figure.passage_id}@${first.figure.span.join("-")}`;
}

// In English the gloss stands for the Chinese, which follows below.
function titleOf(chart) {
  const { kind, is_target: isTarget, bars: found, whole } = chart;
  const values = {
    subject: said(chart.subject),
    place: chart.place ? `${said(chart.place)} · ` : "",
    period: readPeriod(chart.period),
    count: String(found.length),
    from: readPeriod(found[0].name),
    to: readPeriod(found.at(-1).name),
    whole: whole ? readAmount(whole) : "",
  };
  return `${isTarget ? `${word("target")} · ` : ""}${word(`chart_${kind}`, values)}`;
}

function said(text) {
  return glossOf(text) || text;
}

// What the report calls it, and where that stands.
function whatIs({ kind, subject, heading, bars: [first], whole }, titles) {
  const one = whole ?? first.figure;
  const original = glossOf(subject) ? node("b", { lang: "zh-Hans" }, subject) : null;
  if (kind === "places") return [original];
  const names = [titles.get(one.doc_id), heading].filter(Boolean).join(" › ");
  return [original, original ? " · " : null, node("a", { href: figureLink(one), lang: "zh-Hans", "data-gloss": "beside" }, names)];
}

function notes({ kind, is_target: isTarget, bars: found }) {
  const bounded = found.some(({ figure }) => figure.bound !== "exact");
  return [
    kind === "parts" ? `${word("chart_sum")} ` : "",
    `${word(isTarget ? "chart_targets" : "chart_results")} `,
    bounded ? word("chart_bounds") : "",
  ];
}

function bars(chart) {
  const { bars: found, whole } = chart;
  const width = Math.min(WIDEST, innerWidth - MARGINS);
  const values = found.map(({ figure }) => readBar(figure, whole));
  const room = Math.max(...values.map(widthOf)) + 16;
  const numbers = found.map(({ figure }) => Number(figure.value));
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const scale = Math.max(width - room, 40) / (most - least || 1);
  const zero = -least * scale;
  const rows = found.map(({ name, figure }, place) => {
    const top = place * ROW;
    const length = Math.max(Math.abs(numbers[place]) * scale, 1);
    const left = numbers[place] < 0 ? zero - length : zero;
    const shape = figure.bound === "exact" ? "bar-shape" : "bar-shape bounded";
    return drawing(
      "g",
      {},
      drawing("text", { class: "bar-name", x: 0, y: top + 15 }, shortened(barName(chart, name), width)),
      drawing("rect", { class: shape, x: left.toFixed(1), y: top + 22, width: length.toFixed(1), height: BAR, rx: 3 }),
      drawing("text", { class: "bar-value", x: (left + length + 8).toFixed(1), y: top + 35 }, values[place]),
    );
  });
  const height = found.length * ROW + 4;
  const told = found.map(({ name }, place) => `${barName(chart, name)}: ${values[place]}`).join("; ");
  const title = drawing("title", { id: "chart-title" }, titleOf(chart));
  const description = drawing("desc", { id: "chart-told" }, told);
  const props = { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-labelledby": "chart-title", "aria-describedby": "chart-told" };
  return drawing("svg", { class: "bars", ...props }, title, description, ...rows);
}

function barName({ kind }, name) {
  return kind === "periods" ? readPeriod(name) : said(name);
}

// In compact units with the bound; beside a part stands its share of the whole.
function readBar(figure, whole) {
  const value = compact(figure);
  return whole ? `${value} · ${share(figure.value, whole)}` : value;
}

function share(value, whole) {
  return `${((100 * value) / whole.value).toFixed(1)}%`;
}

function widthOf(text) {
  return codePoints(text).reduce((sum, letter) => sum + (letter > "\u2e80" ? CHARACTER : LETTER), 0);
}

function shortened(name, width) {
  if (widthOf(name) <= width) return name;
  const letters = codePoints(name);
  while (letters.length && widthOf(letters.join("")) > width - CHARACTER) letters.pop();
  return `${letters.join("")}…`;
}

function tableOf(chart) {
  const { kind, bars: found, whole } = chart;
  const first = { periods: "column_period", places: "column_report_place", parts: "column_name" }[kind];
  const heads = [first, "column_value", ...(whole ? ["column_share"] : [])];
  const rows = found.map(({ name, figure }) => tableRow(figure, whole, barName(chart, name), kind === "periods" ? "" : name));
  if (whole) rows.push(tableRow(whole, whole, word("chart_whole"), ""));
  const head = node("tr", {}, ...heads.map((name) => node("th", { scope: "col" }, word(name))));
  return node("table", { class: "chart-table" }, node("thead", {}, head), node("tbody", {}, ...rows));
}

function tableRow(figure, whole, name, chinese) {
  const own = chinese && chinese !== name ? node("small", { class: "soft", lang: "zh-Hans" }, ` ${chinese}`) : null;
  return node(
    "tr",
    {},
    node("th", { scope: "row", lang: language === "en" ? null : "zh-Hans" }, node("a", { href: figureLink(figure) }, name), own),
    node("td", { title: grouped(figure.value) }, readAmount(figure)),
    whole ? node("td", {}, share(figure.value, whole)) : null,
  );
}
