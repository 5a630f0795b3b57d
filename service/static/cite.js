// The disclosure that cites a place: each style with its text and a button that copies it.

import { citation } from "./api.js";
import { place, readLink } from "./links.js";
import { node } from "./nodes.js";
import { word } from "./words.js";

const STYLES = ["gb_t_7714", "chicago", "plain"];
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
    const rows = await citationRows(place(passageId, span), said);
    styles.replaceChildren(...rows, ...row("link", link, said));
  });
  return box;
}

async function citationRows(cited, said) {
  try {
    const { text } = await citation(cited);
    return STYLES.filter((name) => text[name]).flatMap((name) => row(name, text[name], said));
  } catch {
    return [node("dd", { class: "soft" }, word("uncited"))];
  }
}

function row(name, text, said) {
  const shown = node("span", { class: "style-text" }, text);
  const label = word(`cite_${name}`);
  const button = node("button", { type: "button", class: "quiet", "aria-label": `${word("copy")}: ${label}` }, word("copy"));
  button.addEventListener("click", async () => {
    const done = await copy(text, shown);
    said.textContent = word(done ? "copied" : "not_copied");
    button.textContent = word(done ? "copied" : "copy");
    setTimeout(() => (button.textContent = word("copy")), SAID_MS);
  });
  return [node("dt", {}, label), node("dd", {}, shown, button)];
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
