// What every page has: the switch of the language, the key that leads to the search box.

import { get } from "./api.js";
import { lang, pageAddress } from "./links.js";
import { language } from "./words.js";

const YEAR_S = 365 * 24 * 60 * 60;

export function openShell(field) {
  carryLanguage();
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
  const target = new URL(location.href);
  if (keepLanguage(code)) target.searchParams.delete("lang");
  else target.searchParams.set("lang", code);
  await get("/healthz").then(() => go(target), () => {});
}

function go(target) {
  if (target.href === location.href) location.reload();
  else location.replace(target);
}

// Whether the browser remembers the language; one that takes no cookies has it in the address.
function keepLanguage(code) {
  const cookie = `zhiwen-language=${code}`;
  try {
    document.cookie = `${cookie}; path=/; max-age=${YEAR_S}; samesite=lax`;
    return document.cookie.split("; ").includes(cookie);
  } catch {
    return false;
  }
}

function carryLanguage() {
  if (!lang) return;
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href^='/']:not([href^='/v1/'])");
      if (!link) return;
      const { pathname, searchParams, hash } = new URL(link.href);
      link.href = pageAddress(pathname, Object.fromEntries(searchParams)) + hash;
    },
    { capture: true },
  );
}

function closeDisclosure(event) {
  const open = event.target.closest?.("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
  event.stopImmediatePropagation();
}
