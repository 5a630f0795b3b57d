// Draws what a search yields: the answer card, the hits, and every state without any.

import { codePoints, marked, node, splitRange } from "./nodes.js";
import { EXAMPLES, language, word } from "./words.js";

export function resultCards(response, titles, openAt) {
  if (response.hits.length === 0) return [notice(word("none"), word("none_hint"))];
  const top = response.answer ? response.citations.map((one) => answerCard(one, openAt)) : [abstention(response.reason)];
  const best = Math.max(...response.hits.map((hit) => hit.legs.lexical.score), 1e-9);
  return [
    ...top,
    node("h2", { class: "section" }, word("passages")),
    ...response.hits.map((hit) => hitCard(hit, { titles, best, openAt })),
  ];
}

export function emptyCards(documents, ask) {
  const examples = EXAMPLES[language()].map((question) =>
    node("li", {}, node("a", { href: link(question), onclick: (event) => ask(event, question) }, question)),
  );
  const reports = documents.map((one) =>
    node("li", {}, node("b", { lang: one.language }, one.title), ` · ${[one.issuer, one.year].filter(Boolean).join(", ")}`),
  );
  const cards = [node("h2", { class: "section" }, word("examples")), node("ul", { class: "examples" }, ...examples)];
  if (reports.length === 0) return cards;
  return [...cards, node("h2", { class: "section" }, word("reports")), node("ul", { class: "reports" }, ...reports)];
}

export function loadingCards() {
  const bones = () => node("div", { class: "card ghost", "aria-hidden": "true" }, node("i"), node("i"), node("i"), node("i"));
  return [bones(), bones(), bones()];
}

export function failureCard(failure, question, retry) {
  if (codePoints(question).length > 1000) {
    return notice(word("too_long"), word("too_long_hint", codePoints(question).length), { bad: true });
  }
  if (failure.code === "away") return notice(word("away"), word("away_hint"), { bad: true, retry });
  if (failure.status < 500) return notice(word("refused"), failure.message, { bad: true });
  return notice(word("failed"), failure.message, { bad: true, retry });
}

export function notice(title, text, { bad = false, retry = null } = {}) {
  return node(
    "section",
    { class: bad ? "notice bad" : "notice" },
    node("h2", {}, title),
    node("p", {}, text),
    retry && node("button", { type: "button", class: "quiet", onclick: retry }, word("again")),
  );
}

export function link(question, passageId = null) {
  const query = new URLSearchParams();
  if (question) query.set("q", question);
  if (passageId) query.set("at", passageId);
  return query.size ? `/?${query}` : "/";
}

function abstention(reason) {
  return notice(word("abstained"), word(reason));
}

function answerCard(citation, openAt) {
  return node(
    "section",
    { class: "card answer", "aria-label": word("quoted") },
    node("p", { class: "kicker" }, word("quoted")),
    node("blockquote", { lang: "zh" }, quotation(citation)),
    node(
      "footer",
      {},
      node("cite", { class: "path", lang: "zh" }, node("b", {}, citation.title), ...citation.heading_path.map((name) => ` › ${name}`)),
      opener(citation.passage_id, openAt),
    ),
  );
}

function quotation(citation) {
  const characters = codePoints(citation.quote);
  const shift = citation.quote_span[0];
  const [start, end] = citation.answer_span.map((offset) => offset - shift);
  const whole = start === 0 && end === characters.length;
  return node("p", { class: "quote" }, ...marked(characters, whole ? [] : [[start, end]]).flatMap(cellBreaks));
}

function hitCard(hit, { titles, best, openAt }) {
  const { passage } = hit;
  const path = [titles.get(passage.doc_id), ...passage.heading_path].filter(Boolean).join(" › ");
  return node(
    "article",
    { class: "card hit" },
    node("span", { class: "rank", "aria-hidden": "true" }, `${hit.rank}`),
    node(
      "div",
      {},
      node("p", { class: "path", lang: "zh" }, path),
      passageText(passage, hit.highlights),
      node(
        "div",
        { class: "why" },
        leg("lexical", hit.legs.lexical, best),
        leg("dense", hit.legs.dense, 1),
        terms(hit.legs.lexical.matches),
        node("span", { class: "open" }, opener(passage.passage_id, openAt)),
      ),
    ),
  );
}

function passageText(passage, highlights) {
  const characters = codePoints(passage.text);
  if (!characters.includes("\t")) {
    return node("p", { class: "text", lang: "zh" }, ...marked(characters, highlights));
  }
  const cells = splitRange(characters, 0, characters.length, "\t").filter(([start, end]) => start < end);
  return node(
    "ul",
    { class: "cells", lang: "zh" },
    ...cells.map(([start, end]) => node("li", {}, ...marked(characters, highlights, start, end))),
  );
}

function cellBreaks(made) {
  made.textContent = made.textContent.replaceAll("\t", " │ ");
  return [made];
}

function leg(name, { rank, score }, highest) {
  const label = word(name);
  if (rank === null) return node("span", { class: "leg" }, node("b", {}, label), word("no_leg"));
  const shown = score.toFixed(name === "dense" ? 2 : 1);
  return node(
    "span",
    { class: "leg", title: word("score", shown) },
    node("b", {}, label),
    `#${rank}`,
    node("meter", { min: 0, max: highest, value: Math.max(0, score), "aria-label": `${label}, ${word("score", shown)}` }),
    shown,
  );
}

// The matched terms by the words of the question that they stand for.
function terms(matches) {
  if (matches.length === 0) return null;
  const bySource = new Map();
  for (const { term, source } of matches) bySource.set(source, [...(bySource.get(source) ?? []), term]);
  const items = [...bySource].map(([source, found]) => {
    const words = longest(found).join(" ");
    return words === source ? node("li", {}, words) : node("li", {}, node("span", { class: "source" }, `${source} → `), words);
  });
  return node("ul", { class: "terms", "aria-label": word("terms") }, ...items);
}

// A word inside a longer one that matched as well says nothing new.
function longest(words) {
  return words.filter((one) => !words.some((other) => other !== one && other.includes(one)));
}

function opener(passageId, openAt) {
  return node("button", { type: "button", class: "link", onclick: () => openAt(passageId) }, word("open"));
}
