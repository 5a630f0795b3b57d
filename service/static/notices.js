// What is shown where no result can be: waiting, none, no answer, and every way to fail.

import { codePoints, node } from "./nodes.js";
import { grouped, language, word } from "./words.js";

export const MAX_CHARACTERS = 1_000;
const HAN = /[\u4e00-\u9fff]/;
// What the server says of these in English alone is said in the words of the interface.
const FAULTS = {
  document_not_found: "fault_document",
  place_not_found: "fault_place",
  issuer_not_found: "fault_issuer",
  invalid_query: "fault_query",
  invalid_parameter: "fault_parameter",
};

export function notice(title, text, { bad = false, actions = [], heading = "h2" } = {}) {
  return node(
    "section",
    { class: bad ? "notice bad" : "notice" },
    node(heading, {}, title),
    text ? node("p", { dir: "auto" }, text) : null,
    actions.length ? node("p", { class: "notice-actions" }, ...actions) : null,
  );
}

export function button(name, onclick) {
  return node("button", { type: "button", class: "quiet", onclick }, word(name));
}

export function loadingCards() {
  const lines = () => [1, 2, 3, 4].map(() => node("i"));
  return [1, 2, 3].map(() => node("div", { class: "card ghost", "aria-hidden": "true" }, ...lines()));
}

export function nothingFound(clear) {
  return notice(word("none"), word("none_hint"), { actions: clear ? [button("clear_filters", clear)] : [] });
}

// `coverage` says which places or years there are, where those asked about are not;
// `years` are those that the library covers; `clear` takes the filters away where they may be why;
// `names` gives the English name of a place.
export function abstention(reason, years, { coverage = null, clear = null, names }) {
  const actions = clear ? [button("clear_filters", clear)] : [];
  const said = coverage ? uncovered(coverage, names) : word(reason, { years: years.join(word("list_comma")) });
  return notice(word("abstained"), said, { actions });
}

// The server's words where they are in the language of the interface.
function uncovered({ message, places, years }, names) {
  if (HAN.test(message) === (language !== "en")) return message;
  if (years.length) return word("year_not_covered", { years: years.join(word("list_comma")) });
  return word("place_not_covered", { places: places.map((one) => names(one) || one).join(word("list_comma")) });
}

export function tooLong(question) {
  const count = codePoints(question).length;
  return count <= MAX_CHARACTERS ? "" : word("too_long_hint", { count: grouped(String(count)) });
}

// `retry` asks again, `clear` takes the filters away where there are any.
export function failureNotice(failure, { retry, clear = null, hint = "away_hint", heading = "h2" }) {
  const again = { bad: true, heading, actions: [button("again", retry)] };
  if (failure.code === "away") return notice(word("away"), word(hint), again);
  if (failure.code === "too_long") return notice(word("too_long"), failure.message, { bad: true });
  if (failure.status === 429) return notice(word("too_often"), word("too_often_hint"), again);
  if (language !== "en" && failure.code in FAULTS) failure.message = word(FAULTS[failure.code]);
  if (failure.status === 503) return notice(word("busy"), word("busy_hint"), again);
  if (failure.status >= 500) return notice(word("failed"), failure.message, again);
  const actions = clear ? [button("clear_filters", clear)] : [];
  const unknown = ["document_not_found", "place_not_found", "issuer_not_found", "invalid_parameter"].includes(failure.code);
  return notice(word(unknown ? "filter_gone" : "refused"), failure.message, { bad: true, heading, actions });
}
