// The passages of a search: their text with the matches marked, their place, and why they came.

import { pageName, placeActions } from "./answer.js";
import { excerpt, telling } from "./excerpt.js";
import { codePoints, marked, node, splitRange } from "./nodes.js";
import { word } from "./words.js";

// `reports` gives a document by its id.
export function hitCards(hits, reports) {
  const best = Math.max(...hits.map((hit) => hit.legs.lexical.score), 1e-9);
  return node("ol", { class: "hits" }, ...hits.map((hit) => node("li", {}, hitCard(hit, reports, best))));
}

function hitCard(hit, reports, best) {
  const { passage } = hit;
  const report = reports.get(passage.doc_id);
  const lang = report?.language === "en" ? "en" : "zh-Hans";
  const names = [report?.title, ...passage.heading_path, ...pageName(passage)].filter(Boolean);
  return node(
    "article",
    { class: "card hit" },
    node("span", { class: "rank", "aria-hidden": "true" }, `${hit.rank}`),
    node(
      "div",
      { class: "hit-body" },
      node("h3", { class: "path", lang, "data-gloss": "beside" }, names.join(" › ")),
      ...passageText(passage, telling(hit.highlights), lang),
      why(hit.legs, best),
      placeActions(passage.passage_id, null, passage.text),
    ),
  );
}

function passageText(passage, highlights, lang) {
  const characters = codePoints(passage.text);
  if (characters.includes("\t")) return [cells(characters, highlights, lang)];
  const [start, end] = excerpt(characters, highlights);
  const text = node("p", { class: "text", lang, "data-gloss": "fold" });
  if (end - start === characters.length) {
    text.append(...marked(characters, highlights));
    return [text];
  }
  const dots = (shown) => (shown ? ["…"] : []);
  const draw = (whole) => {
    const [from, to] = whole ? [0, characters.length] : [start, end];
    text.replaceChildren(...dots(from > 0), ...marked(characters, highlights, from, to), ...dots(to < characters.length));
  };
  draw(false);
  const button = node("button", { type: "button", class: "link", "aria-expanded": "false" }, word("whole"));
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    button.textContent = word(open ? "part" : "whole");
    draw(open);
  });
  return [text, button];
}

function cells(characters, highlights, lang) {
  const parts = splitRange(characters, 0, characters.length, "\t").filter(([start, end]) => start < end);
  const items = parts.map(([start, end]) => node("li", {}, ...marked(characters, highlights, start, end)));
  return node("ul", { class: "cells", lang }, ...items);
}

function why({ lexical, dense }, best) {
  return node(
    "div",
    { class: "why", role: "group", "aria-label": word("why") },
    leg("lexical", lexical, best),
    leg("dense", dense, 1),
    terms(lexical.matches ?? []),
  );
}

function leg(name, { rank, score }, highest) {
  const label = word(name);
  if (rank === null) return node("span", { class: "leg" }, node("b", {}, label), word("no_leg"));
  const shown = score.toFixed(name === "dense" ? 2 : 1);
  const said = `${label}, ${word("score", { value: shown })}`;
  const meter = node("meter", { min: 0, max: highest, value: Math.max(0, score), "aria-label": said });
  return node("span", { class: "leg" }, node("b", {}, label), `#${rank}`, meter, shown);
}

// The matched terms by the words of the question that they stand for.
function terms(matches) {
  if (matches.length === 0) return null;
  const bySource = new Map();
  for (const { term, source } of matches) bySource.set(source, [...(bySource.get(source) ?? []), term]);
  const items = [...bySource].map(([source, found]) => {
    const words = longest(found).join(" ");
    if (words === source) return node("li", {}, words);
    return node("li", {}, node("span", { class: "soft" }, `${source} → `), node("span", { lang: "zh-Hans" }, words));
  });
  return node("ul", { class: "terms", "aria-label": word("terms") }, ...items);
}

// A word inside a longer one that matched as well says nothing new.
function longest(words) {
  return words.filter((one) => !words.some((other) => other !== one && other.includes(one)));
}
