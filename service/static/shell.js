// What every page has: the switch of the language, the key that leads to the search box.

import { get } from "./api.js";
import { language } from "./words.js";

const YEAR_S = 365 * 24 * 60 * 60;

export function openShell(field) {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/" && !event.target.matches?.("input, textarea, select")) {
      event.preventDefault();
      field.focus();
      field.select();
    }
    if (event.key === "Escape") closeDisclosure(event);
  });
}

// The page is written anew by the server in the other language; without a server it stays.
async function speak(code) {
  if (code === language) return;
  document.cookie = `zhiwen-language=${code}; path=/; max-age=${YEAR_S}; samesite=lax`;
  await get("/healthz").then(() => location.reload(), () => {});
}

function closeDisclosure(event) {
  const open = event.target.closest?.("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
  event.stopImmediatePropagation();
}
