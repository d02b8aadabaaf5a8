// Values that a field can have, as people write them: days, parts of days, web addresses. As `reading/values.py`.

import { shortened } from "./signs.js";
import { pattern, say } from "./table.js";

const MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
const of = (which) => pattern("waarde", which);
const two = (figures) => figures.padStart(2, "0");

/** A date as people write it in Dutch (`22-11-2026`, `22 november 2026`, `november 2026`), year first. */
function inOrder(written) {
  const value = of("met-tijd").replace(written.trim(), "");
  let found = of("dag-eerst").full(value);
  if (found) return `${found[3]}-${two(found[2])}-${two(found[1])}`;
  found = of("jaar-eerst").full(value);
  if (found) return `${found[1]}-${two(found[2])}-${two(found[3])}`;
  found = of("maand-als-woord").full(value.toLowerCase());
  if (found) {
    const [, day, word, year] = found;
    const months = MONTHS.flatMap((name, n) => (name.startsWith(word) || (word === "mrt" && n === 2) ? n + 1 : []));
    if (months.length === 1) return `${year}-${two(String(months[0]))}${day ? `-${two(day)}` : ""}`;
  }
  return value;
}

/** The first day of a partial date as `2016-05-25`, or null for a day that does not exist. */
export function firstDay(value) {
  const whole = value + "-01".repeat(2 - value.split("-").length + 1);
  const day = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(whole) && whole >= "0001" ? whole : null;
}

class Refused extends Error {
  constructor(which, value, words = {}) {
    super(say("waarde", which, { value: shortened(value), ...words }));
    this.right = words.right ?? "";
  }
}

/** A year, a month or a day, as `2016`, `2016-05` or `2016-05-25`. Throws an error with the message. */
export function partialDate(written) {
  const value = inOrder(written);
  if (!of("datum").full(value)) throw new Refused("geen-datum", value);
  if (firstDay(value) === null) throw new Refused("datum-bestaat-niet", value);
  return value;
}

/** A day. Throws an error with the message. */
export function day(written) {
  const value = typeof written === "string" ? inOrder(written) : "";
  if (of("dag").full(value)) return partialDate(value);
  throw new Refused("halve-datum", String(written));
}

/** An address that begins with `www.`, or without anything, in full. */
export const fullAddress = (value) => (/^https?:\/\//u.test(value) ? value : `https://${value}`);

/** A web address. Throws an error with the message, and the right address under `right` where it can be known. */
export function webAddress(value) {
  if (of("adres").full(value)) return value;
  const [said, right] = mendOf(value);
  throw new Refused("geen-adres", value, { said, right });
}

function mendOf(value) {
  const found = of("adres-in-link").search(value) ?? of("adres-tussen-haken").full(value);
  if (found) return [say("waarde", "alleen-adres", { right: found[1] }), found[1]];
  let right = "";
  const doi = of("doi").full(value);
  if (doi) right = `https://doi.org/${doi[1]}`;
  else if (/^https?:\/\//u.test(value)) {
    right = value.trim().replace(/\s/gu, "%20").replace(/[<>"']/gu, (sign) => `%${sign.codePointAt(0).toString(16).toUpperCase()}`);
    if (of("adres").full(right)) return [say("waarde", "adres-tekens", { right }), right];
  } else if (of("zonder-begin").full(value)) right = fullAddress(value);
  if (of("adres").full(right)) return [say("waarde", "volledig-adres", { right }), right];
  return [say("waarde", "adres-voorbeeld"), ""];
}
