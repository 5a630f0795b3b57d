// Reads a listing of figures to its end, as far as a page can show it.

import { figures } from "./api.js";

const MOST = 3_000;

export async function allFigures(asked, signal) {
  const found = [];
  let cursor = "";
  let total = 0;
  do {
    const page = await figures(asked, cursor, signal);
    found.push(...page.figures);
    total = page.total ?? found.length;
    cursor = page.next;
  } while (cursor && found.length < MOST);
  return { figures: found, total };
}
