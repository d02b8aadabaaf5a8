// What every page does: colours, the key that searches, the menu, paper, and copying.

import "./save.js";
import { copy } from "./tell.js";

const root = document.documentElement;

const scheme = document.querySelector("#scheme");
const isDark = () => (root.dataset.scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const nameScheme = () => scheme.setAttribute("aria-label", isDark() ? scheme.dataset.light : scheme.dataset.dark);
scheme.addEventListener("click", () => {
  root.dataset.scheme = isDark() ? "light" : "dark";
  nameScheme();
  try {
    localStorage.setItem("sv-kleuren", root.dataset.scheme);
  } catch {
    // Then the choice lasts as long as the page.
  }
});
nameScheme();

addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu(true);
  // Not a letter by itself: who speaks to the computer would set it off (WCAG 2.1.4).
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  // On the finder's own page its field is the one; elsewhere the one in the header, or the way to the finder.
  const field = document.querySelector("#q") ?? document.querySelector("#zoek-boven");
  if (!field) return;
  event.preventDefault();
  if (!field.checkVisibility()) location.assign(field.form.action);
  field.focus();
  field.select();
});

const menu = document.querySelector(".sv-menu");
function closeMenu(back) {
  if (!menu.open) return;
  menu.open = false;
  if (back) menu.querySelector("summary").focus();
}
addEventListener("click", (event) => menu.contains(event.target) || closeMenu(false));
menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && closeMenu(false));

// What is folded away on screen stands on paper.
let folded = [];
addEventListener("beforeprint", () => {
  // What the visitor asked for stands in the address; a code made beforehand would not lead to it.
  const address = document.querySelector(".sv-paper__address");
  if (address && document.querySelector("#finder")) {
    address.textContent = location.href;
    document.querySelector(".sv-paper__code").toggleAttribute("hidden", Boolean(location.search));
  }
  folded = [...document.querySelectorAll("article details:not([open])")].filter((one) => one.checkVisibility());
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of folded) one.open = false;
  delete root.dataset.print;
});

addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-print], button[data-copy]");
  if (!button) return;
  if ("print" in button.dataset) {
    root.dataset.print = button.dataset.print;
    print();
    return;
  }
  const text = document.querySelector(button.dataset.copy).textContent.trim().replace(/\s+/g, " ");
  await copy(text, button.dataset.done, button.dataset.failed);
});
