// The outline of a report: its headings as links, the one being read made plain.

import { node } from "./nodes.js";
import { word } from "./words.js";

// `text` holds headings with ids, in reading order.
export function outline(text, lang) {
  const headings = [...text.querySelectorAll("[data-heading='heading'], [data-heading='box_heading']")];
  const items = headings.map((heading) => {
    const link = node("a", { href: `#${heading.id}`, "data-gloss": "hover" }, heading.textContent);
    return node("li", { class: `level-${heading.localName}` }, link);
  });
  const box = node(
    "details",
    { class: "outline", open: innerWidth > 900 },
    node("summary", {}, word("outline")),
    node("nav", { "aria-label": word("outline"), lang }, node("ol", {}, ...items)),
  );
  follow(headings, [...box.querySelectorAll("a")]);
  return box;
}

function follow(headings, links) {
  const watcher = new IntersectionObserver(
    () => {
      const past = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      links.forEach((link, number) => {
        if (number === past) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    },
    { rootMargin: "0px 0px -60% 0px" },
  );
  headings.forEach((heading) => watcher.observe(heading));
}
