// The disclosure that cites a place: each style and each format of reference managers with its text
// and a button that copies it; the formats can be downloaded as well.

import { citation, citationFile } from "./api.js";
import { place, readLink } from "./links.js";
import { node } from "./nodes.js";
import { word } from "./words.js";

const STYLES = ["gb_t_7714", "chicago", "plain"];
const FORMATS = ["ris", "bibtex", "csl"];
const SAID_MS = 2_000;

// A closed disclosure; what it shows is fetched when it is opened.
export function citeBox(passageId, span, quote) {
  const styles = node("dl", { class: "styles" });
  const said = node("p", { class: "hidden", role: "status" });
  const box = node("details", { class: "cite" }, node("summary", {}, word("cite")), styles, said);
  const link = new URL(readLink(passageId, span, quote), location.href).href;
  box.addEventListener("toggle", async () => {
    if (!box.open || styles.children.length) return;
    styles.append(node("dd", { class: "soft" }, word("citing")));
    const { texts, files } = await citationRows(place(passageId, span), said);
    styles.replaceChildren(...texts, ...row("link", link, said), ...files);
  });
  return box;
}

async function citationRows(cited, said) {
  try {
    const { text } = await citation(cited);
    return {
      texts: STYLES.flatMap((name) => row(name, text[name], said)),
      files: FORMATS.flatMap((name) => row(name, text[name], said, citationFile(cited, name))),
    };
  } catch {
    return { texts: [node("dd", { class: "soft" }, word("uncited"))], files: [] };
  }
}

// A style or, with the address of its file, a format, whose lines can be scrolled.
function row(name, text, said, file = null) {
  const label = word(`cite_${name}`);
  const shown = file
    ? node("pre", { class: "style-text", tabindex: "0", role: "group", "aria-label": label }, text)
    : node("span", { class: "style-text" }, text);
  const button = node("button", { type: "button", class: "quiet", "aria-label": `${word("copy")}: ${label}` }, word("copy"));
  button.addEventListener("click", async () => {
    const done = await copy(text, shown);
    said.textContent = word(done ? "copied" : "not_copied");
    button.textContent = word(done ? "copied" : "copy");
    setTimeout(() => (button.textContent = word("copy")), SAID_MS);
  });
  const saved = file && node("a", { class: "quiet", href: file, download: true, "aria-label": `${word("save")}: ${label}` }, word("save"));
  return [node("dt", {}, label), node("dd", {}, shown, node("span", { class: "style-do" }, button, saved))];
}

// Browsers keep the clipboard from pages that did not come over a secure connection; there the
// text is selected for the reader to copy.
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown);
    return false;
  }
}
