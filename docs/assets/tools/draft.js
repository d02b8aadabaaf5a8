// A file to take along, shown on the page.

import { copy } from "../site/tell.js";

export { fileName } from "../site/name.js";

/** A text as a value in YAML, in quotes when it would be read as something else without them. */
export function quoted(text) {
  return /^[\p{L}][^:#\n\t"'[\]{}]*$/u.test(text) && !/^(null|true|false|yes|no|ja|nee)$/i.test(text) ? text.trim() : JSON.stringify(text);
}

/**
 * The template with the value of a field replaced: `lines` come in its place, the first behind the name of the field.
 * A field that the template does not have is added as the last.
 */
export function withField(template, field, lines) {
  const rows = template.split("\n");
  const end = rows.indexOf("---", 1);
  const start = rows.findIndex((row, at) => at < end && row.startsWith(`${field}:`));
  const added = [`${field}:${lines[0] ? ` ${lines[0]}` : ""}`, ...lines.slice(1)];
  if (start < 0) rows.splice(end, 0, ...added);
  else {
    let after = start + 1;
    while (after < end && /^\s/.test(rows[after])) after++;
    rows.splice(start, after - start, ...added);
  }
  return rows.join("\n");
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
