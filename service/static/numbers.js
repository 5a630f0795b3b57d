// Reads figures out: 11.6亿元 as RMB 1.16 billion, 462176件 as 462,176 cases, 增长3.5倍 both ways.

import { currencies, grouped, language, units, word } from "./words.js";

const SCALES = [
  [1e12, "scale_trillion"],
  [1e9, "scale_billion"],
  [1e6, "scale_million"],
];
// A scale is used where it shortens: 2.4952 million, but 1,234,567.
const DECIMALS = 4;
const BOUNDS = { approx: "about", at_least: "at_least", more_than: "more_than", at_most: "at_most", less_than: "less_than" };
const SIGNS = { approx: "≈", at_least: "≥", more_than: ">", at_most: "≤", less_than: "<" };
const ON_LAST_YEAR = /同比|比上年|比去年|较上年|较去年|比\s*\d{4}\s*年|year[- ]on[- ]year|previous year/;
// Of two changes that share their words, `同比分别上升5.4%和0.55%`, the second is a number alone.
const BARE = /^[\d.]/;
const SCALED = /[万萬亿億千百十]/;

const HANZI_SCALES = [
  [1e12, "万亿"],
  [1e8, "亿"],
  [1e4, "万"],
  [1, ""],
];
// What a report prints with its bound needs no other word for it: 110万人以上, 突破90万件.
const SAYS_BOUND = /以上|以下|以内|之内|超|逾|约|近|余|多|左右|上下|突破|不[少低大高]于|不足|至少|至多|最多|最少/;
const NUMBER_ALONE = /^[-−–]?[\d,. ]+$/;

const english = language === "en";

// The figure in the words of the interface; in Chinese as the report prints it.
export function readAmount(amount) {
  const bounded = BOUNDS[amount.bound] && (english || !SAYS_BOUND.test(amount.raw));
  const bound = bounded ? word(BOUNDS[amount.bound]) : "";
  if (!english) return `${bound}${printedAmount(amount)}`;
  return [bound, withUnit(amount)].filter(Boolean).join(" ");
}

// The whole number, where the report shortens it by 万 or 亿; else nothing.
export function inFull({ raw, value, high, unit }) {
  if (!SCALED.test(raw) || value === null || unit === "%") return "";
  return `${spread(value, high, grouped)}${english ? ` ${unit}` : unit}`;
}

// A change in words: `up 117% on the year before`, `同比增长117%`; `brief` leaves out on what.
export function readChange(change, { brief = false } = {}) {
  const size = sized(change);
  const value = Number(change.value ?? change.percent);
  if (!english && !brief && !BARE.test(change.raw)) return change.raw;
  const said = value === 0 ? word("unchanged") : word(value > 0 ? "up" : "down", { size });
  return !brief && ON_LAST_YEAR.test(change.raw) ? word("on_year", { change: said }) : said;
}

// A multiple means a larger factor than it says: up by 3.5 times is 4.5 times the base.
export function otherReading(change) {
  const value = Number(change.value);
  if (change.unit !== "倍" || !(value > 0)) return "";
  return word("times_base", { number: plain(value + 1) });
}

// -1, 0 or 1.
export function direction(change) {
  return Math.sign(Number(change.value ?? change.percent));
}

// A number short enough for an axis or a table.
export function readNumber(value) {
  if (!english) return grouped(String(value));
  const number = Number(value);
  for (const [size, name] of SCALES) {
    const scaled = Number((number / size).toFixed(DECIMALS));
    if (Math.abs(scaled) >= 1 && scaled * size === number) return word(name, { number: plain(scaled) });
  }
  return grouped(String(value));
}

// `2023`, `2012-02 – 2021-05`, `as of 2023`.
export function readPeriod(period) {
  const [from, to] = period.split("/");
  if (from === ".." && to) return word("as_of", { date: to });
  return to ? `${from} – ${to}` : from;
}

// As the report prints it, with the unit that a table prints apart from it.
export function printedAmount(amount) {
  return `${amount.raw}${apart(amount)}`;
}

// The unit of a number that a table prints apart from it: in its caption, or over its column.
function apart({ raw, value, unit }) {
  if (!unit || !NUMBER_ALONE.test(raw) || value === null) return "";
  const factor = Number(value) / Number(raw.replace(/[, ]/g, "").replace(/[−–]/g, "-"));
  const scale = HANZI_SCALES.find(([size]) => Math.abs(factor / size - 1) < 1e-6);
  return scale ? `${scale[1]}${unit}` : "";
}

function withUnit({ value, high, unit, unit_en: given }) {
  const number = spread(value, high, readNumber);
  if (unit === "%" || unit === "‰") return `${number}${unit}`;
  if (unit === "个百分点") return word("points", { number });
  if (unit === "倍") return word("times", { number });
  if (currencies[unit]) return currencies[unit].replace("{number}", number);
  return [number, given || units[unit] || unit].filter(Boolean).join(" ");
}

function spread(value, high, read) {
  return high === null || high === undefined ? read(value) : word("range_to", { from: read(value), to: read(high) });
}

function sized({ value, percent, unit }) {
  const number = grouped(String(value ?? percent).replace(/^-/, ""));
  if (unit === "个百分点") return word("points", { number });
  if (unit === "倍") return word("times", { number });
  return `${number}%`;
}

function plain(number) {
  return grouped(String(Number(number.toFixed(DECIMALS))));
}

// A figure short enough for a chart, with its bound: 51.9万亿元, RMB 51.9 trillion, ≥1.1 million people.
export function compact(figure) {
  const bound = SIGNS[figure.bound] ?? "";
  if (english) return `${bound}${withUnit({ ...figure, raw: "" })}`;
  const value = Number(figure.value);
  const [size, name] = HANZI_SCALES.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return `${bound}${grouped(String(Number((value / size).toFixed(DECIMALS))))}${name}${figure.unit}`;
}
