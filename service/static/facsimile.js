// A page as its file shows it, with what is cited marked on it.

import { inPath } from "./links.js";
import { node } from "./nodes.js";
import { word } from "./words.js";

// The part of the page around the quotation, which leads to the whole page; a list, empty where
// the file has no pages.
export function facsimile({ page, page_image: image, ocr }) {
  const note = ocr === null || ocr === undefined ? [] : [ocrNote(ocr)];
  if (!image) return note;
  const strip = node("img", { src: `${image}&crop=true`, alt: word("page_strip", { page }), loading: "lazy" });
  const link = node("a", { class: "facsimile", href: image, title: word("page_open", { page }) }, strip);
  strip.addEventListener("error", () => link.remove());
  return [link, ...note];
}

// Where on a page, of a document whose pages begin at `starts`, ranges of its text stand.
export function pageImage(docId, starts, highlight, mark) {
  const page = starts.filter((start) => start <= mark[0][0]).length;
  if (!page) return { page: null, page_image: null };
  const ranges = (list) => list.map(([start, end]) => `${start}-${end}`).join(",");
  const path = `/v1/documents/${inPath(docId)}/pages/${page}.png`;
  return { page, page_image: `${path}?highlight=${ranges(highlight)}&mark=${ranges(mark)}` };
}

function ocrNote(ocr) {
  return node("p", { class: "ocr" }, word("ocr", { percent: `${Math.round(ocr * 100)}%` }));
}
