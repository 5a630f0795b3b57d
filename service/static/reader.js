// Draws a document from its blocks: the source's own characters, with the cited ranges marked.

import { codePoints, marked, node, splitRange } from "./nodes.js";

const LEVELS = { title: 2, box_heading: 5, caption: 5 };
const DEEPEST = 5;
const TABLE = ["table_row", "table_header"];

// `exact` is marked strongly and lies within `wide`; both are ranges of the document's text.
export function blocks(report, { wide, exact }) {
  const characters = codePoints(report.text);
  const ranges = { wide: joined(wide, characters), exact: joined(exact, characters) };
  const drawn = [];
  let rows = [];
  let level = 1;
  const closeTable = () => {
    if (rows.length) drawn.push(table(rows));
    rows = [];
  };
  report.blocks.forEach((block, number) => {
    if (TABLE.includes(block.kind)) {
      rows.push(row(block, characters, ranges));
    } else {
      closeTable();
      // No level of headings is left out on the way down, whatever the report does.
      level = Math.min(wantedLevel(block) ?? level, level + 1);
      drawn.push(paragraph(block, { number, level }, characters, ranges));
    }
  });
  closeTable();
  return drawn;
}

// The ranges of a document that a range of a passage's text stands for: `source` lists, in order,
// where each character of the text stands.
export function sourceRanges(source, [start, end]) {
  const found = [];
  let at = 0;
  for (const [from, to] of source) {
    const first = Math.max(start - at, 0);
    const last = Math.min(end - at, to - from);
    if (first < last) found.push([from + first, from + last]);
    at += to - from;
  }
  return found;
}

// Ranges that only dropped spaces part are marked as one.
function joined(ranges, characters) {
  const whole = [];
  for (const [start, end] of ranges) {
    const last = whole.at(-1);
    const gap = last && characters.slice(last[1], start);
    if (gap && gap.every((character) => character === " ")) last[1] = end;
    else whole.push([start, end]);
  }
  return whole;
}

function wantedLevel(block) {
  return block.kind === "heading" ? Math.min(block.level + 2, DEEPEST) : LEVELS[block.kind];
}

function paragraph(block, { number, level }, characters, ranges) {
  const text = block.spans.flatMap(([start, end]) => twiceMarked(characters, ranges, start, end));
  if (!wantedLevel(block)) return node("p", {}, ...text);
  return node(`h${level}`, { id: `block-${number}`, "data-heading": block.kind }, ...text);
}

function row(block, characters, ranges) {
  const name = block.kind === "table_header" ? "th" : "td";
  const cells = cellLines(characters, block.spans);
  const drawLine = ([start, end]) => twiceMarked(characters, ranges, start, end);
  const draw = (lines) => lines.flatMap((line, number) => [number ? node("br") : null, ...drawLine(line)]);
  return node("tr", {}, ...cells.map((lines) => node(name, {}, ...draw(lines))));
}

// The cells of a row, each with its lines: a line that follows goes on in the columns it stands in.
function cellLines(characters, spans) {
  const lines = spans.flatMap((span) => splitRange(characters, ...span, "\n"));
  const [first, ...following] = lines.map((line) => splitRange(characters, ...line, "\t"));
  const cells = first.map((range) => [range]);
  for (const line of following) {
    line.forEach((range, column) => {
      if (range[0] < range[1]) (cells[column] ??= []).push(range);
    });
  }
  return Array.from(cells, (lines) => lines ?? []);
}

function table(rows) {
  return node("div", { class: "table", tabindex: "0" }, node("table", {}, node("tbody", {}, ...rows)));
}

// Characters of the passage are marked, those that are cited marked as exact.
function twiceMarked(characters, { wide, exact }, start, end) {
  const cuts = new Set([start, end]);
  for (const edge of [...wide, ...exact].flat()) if (edge > start && edge < end) cuts.add(edge);
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).flatMap((from, number) => {
    const to = places[number + 1];
    const props = { class: within(exact, from, to) ? "exact" : null };
    return marked(characters, within(wide, from, to) ? [[from, to]] : [], from, to, props);
  });
}

function within(ranges, from, to) {
  return ranges.some(([start, end]) => start <= from && to <= end);
}
