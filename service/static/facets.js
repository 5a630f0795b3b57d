// What was found, counted by place, body, year and document: each count leads to what it counts.

import { searchLink } from "./links.js";
import { node } from "./nodes.js";
import { grouped, word } from "./words.js";

const SHOWN = 8;
const GROUPS = ["place", "issuer", "year", "doc"];

// Closed at first; null where nothing would be narrowed. `reports` gives a document by its id.
export function facetBox(facets, asked, reports) {
  const groups = GROUPS.filter((name) => !asked[name] && facets[name].values.length > 1);
  if (!groups.length) return null;
  return node(
    "details",
    { class: "facets card" },
    node("summary", {}, word("narrow")),
    node("div", { class: "facet-groups" }, ...groups.map((name) => group(name, facets[name], asked, reports))),
  );
}

function group(name, facet, asked, reports) {
  const links = facet.values.slice(0, SHOWN).map(({ value, count }) => {
    const said = name === "doc" ? (reports.get(value)?.title ?? value) : String(value);
    const link = node("a", { href: searchLink({ ...asked, [name]: value }), ...(name === "year" ? {} : { lang: "zh-Hans", "data-gloss": "beside" }) }, said);
    return node("li", {}, link, node("span", { class: "soft" }, ` ${grouped(String(count))}`));
  });
  return node("section", {}, node("h3", {}, word(`facet_${name}`)), node("ul", {}, ...links));
}

// The filters in force that no menu shows; each press takes one away.
export function chips(asked, remove) {
  return ["place", "issuer"]
    .filter((name) => asked[name])
    .map((name) => {
      const label = `${word(`facet_${name}`)}: ${asked[name]}`;
      const button = node("button", { type: "button", class: "quiet chip", "aria-label": `${word("clear_one")}: ${label}` }, label, node("span", { "aria-hidden": "true" }, " ×"));
      button.addEventListener("click", () => remove(name));
      return button;
    });
}
