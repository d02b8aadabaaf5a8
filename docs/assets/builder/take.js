// A training to take along: as a table, and as a file that a browser saves.

import { times } from "./reckon.js";

/** A text that no spreadsheet takes for a formula, in quotes; the same as `safe` in `publish/data/sheets.py`. */
const cell = (text) => {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The programme as a table for a spreadsheet: semicolons and a mark at the beginning, as those in Dutch expect. */
export function table({ parts, start }, site) {
  const clocks = times(parts, start);
  const rows = parts.map((part, at) => [
    String(at + 1),
    clocks[at],
    String(part.minutes),
    part.pause ? "pauze" : part.practice && !part.isForm ? part.practice.name : "werkvorm",
    part.title,
    part.working?.title ?? "",
    part.task,
    part.notes,
    part.practice ? site + part.practice.short : "",
  ]);
  return `\ufeff${[["onderdeel", "begint", "minuten", "soort", "titel", "werkvorm", "opdracht", "notities", "adres"], ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** Let the browser save a file. */
export function save(content, name, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
