// A file to take along, shown on the page.

import { copy } from "../site/tell.js";

/** A text as a value in YAML, in quotes when it would be read as something else without them. */
export function quoted(text) {
  return /^[\p{L}][^:#\n\t"'[\]{}]*$/u.test(text) && !/^(null|true|false|yes|no|ja|nee)$/i.test(text) ? text.trim() : JSON.stringify(text);
}

/** Show a file, ready to be kept or copied. */
export function show(text, name) {
  document.querySelector("#draft-text").textContent = text;
  document.querySelector("#draft-name").textContent = name;
}

document.querySelector("#download").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([document.querySelector("#draft-text").textContent], { type: "text/markdown" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: document.querySelector("#draft-name").textContent });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
});
const copying = document.querySelector("[data-copy-exactly]");
copying.addEventListener("click", () => copy(document.querySelector(copying.dataset.copyExactly).textContent, copying.dataset.done, copying.dataset.failed));
