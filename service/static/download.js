// Downloads of what is listed: CSV that a spreadsheet opens as it is, and JSON.

import { node } from "./nodes.js";
import { word } from "./words.js";

const TEXTS = ["raw", "unit", "kind", "bound", "subject", "scope", "period", "sentence", "doc_id", "passage_id"];
const COLUMNS = ["raw", "value", "high", "unit", "kind", "bound", "subject", "scope", "period", "change", "change_value", "change_unit", "is_change", "sentence", "title", "doc_id", "passage_id", "start", "end"];
// A spreadsheet runs cells that begin so; https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// Excel takes a file for its national encoding unless this comes first.
const MARK = "\ufeff";

export function downloads(figures, titles) {
  return node(
    "p",
    { class: "downloads" },
    `${word("download")} `,
    saver("CSV", "text/csv", () => csv(figures, titles)),
    saver("JSON", "application/json", () => JSON.stringify(figures, null, 1)),
  );
}

function saver(name, type, write) {
  const made = node("button", { type: "button", class: "quiet" }, name);
  made.addEventListener("click", () => save(`zhiwen-figures.${name.toLowerCase()}`, type, write()));
  return made;
}

function save(name, type, text) {
  const link = node("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

function csv(figures, titles) {
  const lines = figures.map((one) => COLUMNS.map((name) => cell(one, name, titles)).map(quoted).join(","));
  return `${MARK}${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

function cell(figure, name, titles) {
  const { change, span } = figure;
  if (TEXTS.includes(name)) return harmless(figure[name]);
  if (name === "title") return harmless(titles.get(figure.doc_id) ?? "");
  if (name === "start" || name === "end") return span[name === "start" ? 0 : 1];
  if (name === "change") return harmless(change?.raw ?? "");
  if (name.startsWith("change_")) return change?.[name.slice("change_".length)] ?? "";
  return figure[name] ?? "";
}

function harmless(text) {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
