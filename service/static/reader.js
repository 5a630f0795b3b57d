// Shows a passage in its document: the source characters by blocks, the passage's ranges marked.

import { documentText, passage } from "./api.js";
import { codePoints, marked, node, splitRange } from "./nodes.js";
import { word } from "./words.js";

const HEADINGS = { title: "h3", heading: "h4", box_heading: "h5", caption: "h5" };

export async function read(passageId, { title, text }) {
  title.textContent = "";
  text.replaceChildren(node("p", {}, word("loading")));
  try {
    const found = await passage(passageId);
    const { document: source } = await documentText(found.passage.doc_id);
    title.textContent = source.title;
    text.replaceChildren(...blocks(source, found.source));
  } catch (failure) {
    const message = failure.code === "passage_not_found" ? word("gone") : word("away_hint");
    text.replaceChildren(node("p", { class: "notice bad" }, message));
    return;
  }
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
}

function blocks(source, parts) {
  const characters = codePoints(source.text);
  const ranges = joined(parts, characters);
  const drawn = [];
  let rows = [];
  const closeTable = () => {
    if (rows.length) drawn.push(table(rows));
    rows = [];
  };
  for (const block of source.blocks) {
    if (block.kind === "table_row" || block.kind === "table_header") {
      rows.push(row(block, characters, ranges));
    } else {
      closeTable();
      drawn.push(paragraph(block, characters, ranges));
    }
  }
  closeTable();
  return drawn;
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

function paragraph(block, characters, ranges) {
  const name = block.kind === "heading" && block.level === 1 ? "h3" : (HEADINGS[block.kind] ?? "p");
  return node(name, { lang: "zh" }, ...block.spans.flatMap(([start, end]) => marked(characters, ranges, start, end)));
}

function row(block, characters, ranges) {
  const name = block.kind === "table_header" ? "th" : "td";
  const cells = block.spans.flatMap(([start, end]) => splitRange(characters, start, end, "\t"));
  return node("tr", {}, ...cells.map(([start, end]) => node(name, {}, ...marked(characters, ranges, start, end))));
}

function table(rows) {
  return node("div", { class: "table", lang: "zh", tabindex: "0" }, node("table", {}, node("tbody", {}, ...rows)));
}
