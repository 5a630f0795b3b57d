// What is shown where no result can be: waiting, none, no answer, and every way to fail.

import { codePoints, node } from "./nodes.js";
import { grouped, word } from "./words.js";

export const MAX_CHARACTERS = 1_000;

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
// `years` are those that the library covers; `clear` takes the filters away where they may be why.
export function abstention(reason, years, { coverage = null, clear = null }) {
  const actions = clear ? [button("clear_filters", clear)] : [];
  return notice(word("abstained"), coverage?.message ?? word(reason, { years: years.join(", ") }), { actions });
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
  if (failure.status === 503) return notice(word("busy"), word("busy_hint"), again);
  if (failure.status >= 500) return notice(word("failed"), failure.message, again);
  const actions = clear ? [button("clear_filters", clear)] : [];
  const unknown = ["document_not_found", "invalid_parameter"].includes(failure.code);
  return notice(word(unknown ? "filter_gone" : "refused"), failure.message, { bad: true, heading, actions });
}
