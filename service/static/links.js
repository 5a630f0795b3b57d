// The addresses of the page: every search, every place in a report and every listing has one.

const QUOTED_CHARACTERS = 60;
// The language that the address of this page names, which goes along where its reader goes.
export const lang = new URLSearchParams(location.search).get("lang");

// Where a search is shown: in a frame on another page it stays in the frame.
export const SEARCH = location.pathname === "/embed" ? "/embed" : "/";

// Only what is set stands in an address.
export function address(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size ? `${path}?${query}` : path;
}

export function pageAddress(path, values) {
  return address(path, { ...values, lang });
}

export function searchLink({ q, doc, year, place, issuer, kind } = {}) {
  return pageAddress(SEARCH, { q, doc, year, place, issuer, kind });
}

// The permanent link of a passage or of a range of its text. The quotation travels with it, so that
// the words can be searched for where the passage is gone.
export function readLink(passageId, span = null, quote = "") {
  const words = Array.from(quote).slice(0, QUOTED_CHARACTERS).join("");
  return address(`/read/${inPath(place(passageId, span))}`, { quote: words });
}

export function place(passageId, span) {
  return span ? `${passageId}@${span[0]}-${span[1]}` : passageId;
}

// What may stand in a path as it is stays readable.
export function inPath(text) {
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%40", "@");
}
