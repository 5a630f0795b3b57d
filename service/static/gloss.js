// Glosses for readers of English: what the words of a Chinese text mean, marked as no translation.

import { glosses } from "./api.js";
import { node } from "./nodes.js";
import { language, word } from "./words.js";

const HAN = /[\u4e00-\u9fff]/;
// A body of the server's is at most 64 KiB.
const AT_ONCE = 60;
const LONGEST = 300;
const known = new Map();

// Adds glosses to the nodes below one that ask for it: `data-gloss` is `beside`, `fold` for a text so
// long that it is folded up, `hover`, or `instead` for a name. Nothing happens in another language, or without the server.
export async function addGlosses(root) {
  if (language !== "en") return;
  const nodes = [...root.querySelectorAll("[data-gloss], select[name='doc'] option")];
  await fetchGlosses(nodes.map(textOf));
  for (const found of nodes) {
    const said = known.get(textOf(found));
    if (said && found.isConnected) place(found, said);
    delete found.dataset.gloss;
  }
}

// The gloss of a text that `fetchGlosses` was told of; empty where there is none.
export function glossOf(text) {
  return language === "en" ? (known.get(text) ?? "") : "";
}

export async function fetchGlosses(texts) {
  if (language !== "en") return;
  const asked = [...new Set(texts)].filter((text) => HAN.test(text) && !known.has(text));
  for (let first = 0; first < asked.length; first += AT_ONCE) {
    const some = asked.slice(first, first + AT_ONCE);
    const found = await glosses(some.map((text) => text.slice(0, LONGEST))).catch(() => null);
    if (!found) return;
    some.forEach((text, place) => known.set(text, `${found[place]}${text.length > LONGEST ? " …" : ""}`));
  }
}

function textOf(found) {
  return found.textContent.replace(/^[\s›]+|\s+$/g, "");
}

function place(found, said) {
  const { gloss: manner } = found.dataset;
  if (found.localName === "option") found.textContent += ` · ${said}`;
  else if (manner === "hover") found.title = said;
  else if (manner === "instead") {
    found.title = found.textContent;
    found.replaceChildren(said);
    found.lang = "en";
  } else if (manner === "fold") found.after(node("details", { class: "gloss" }, node("summary", {}, word("gloss")), said));
  else found.after(node("small", { class: "gloss", lang: "en", title: word("gloss_hint") }, `≈ ${said}`));
}
