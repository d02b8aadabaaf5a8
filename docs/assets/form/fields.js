// How declared fields are filled from what stands in a file, and what is said of what does not fit: as
// `reading/filling.py` does, from the same declarations (data/formulier/<kind>.json).

import { didYouMean, listed, slug } from "./nearest.js";
import { shortened, signs } from "./signs.js";
import { known, pattern, say } from "./table.js";
import { day, fullAddress, partialDate, webAddress } from "./values.js";

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_NAME = 100;
const LONGEST_FIGURE = 4300;

/** Everything in `data` that is right, and a finding for everything that is not: `[fields, findings]`. */
export function fill(declared, data) {
  const findings = [];
  const given = saidSomething(declared, data, [], findings);
  const fields = group(declared, given, [], findings);
  return [fields, findings];
}

const tell = (findings, path, which, words, mend = null) =>
  findings.push({ message: say("waarde", which, words), path, code: "waarde", mend });

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** A copy without declared fields that have no value, and with texts whole that a comma between braces cut in two. */
function saidSomething(declared, value, path, findings) {
  if (Array.isArray(value)) return value.map((item, n) => saidSomething(declared, item, [...path, n], findings));
  if (!isGroup(value)) return value;
  const of = new Map((declared ?? []).map((field) => [field.name, field]));
  const kept = {};
  const cut = {};
  let last = "";
  for (const [key, item] of Object.entries(value)) {
    if (item === null && declared && path.length && !of.has(key) && typeof kept[last] === "string") {
      const glue = /\p{Nd}$/u.test(kept[last]) && /^\p{Nd}/u.test(key) ? "," : ", ";
      cut[last] = kept[last] = `${kept[last]}${glue}${key}`;
    } else if (item !== null || !of.has(key)) {
      kept[key] = saidSomething(of.get(key)?.rows, item, [...path, key], findings);
      last = key;
    }
  }
  for (const [key, whole] of Object.entries(cut)) {
    tell(findings, [...path, key], "komma-in-groep", { key, quoted: JSON.stringify(whole) });
  }
  return kept;
}

function group(declared, given, path, findings) {
  const of = new Map(declared.map((field) => [field.name, field]));
  const fields = {};
  for (const [name, value] of Object.entries(given)) {
    const here = [...path, name];
    const field = of.get(name);
    if (!field) {
      const hint = path.length
        ? didYouMean(name, of.keys()) || say("onbekend-veld", "kies", { known: [...of.keys()].join(", ") })
        : "";
      findings.push({ message: say("onbekend-veld", "groep", { hint }), path: here, code: "onbekend-veld" });
      continue;
    }
    const found = field.repeat ? list(field, value, here, findings) : one(field, value, here, findings);
    if (found !== undefined) fields[name] = found;
  }
  return fields;
}

/** The ids in a text with commas or semicolons between them. */
export const commaSeparated = (value) => value.split(/[,;]/u).map((part) => part.trim()).filter(Boolean);

function list(field, given, path, findings) {
  let value = given;
  if (typeof value === "string" && field.type !== "group") {
    value = field.type === "id" ? commaSeparated(value) : [value];
  }
  if (!Array.isArray(value)) {
    if (typeof value === "string") looseText(field, value, path, findings);
    else tell(findings, path, "tuple_type");
    return undefined;
  }
  const kept = [];
  const most = field.limits?.maxItems;
  if (value.length > most) {
    tell(findings, path, "too_long", { actual_length: value.length, max_length: most });
    value = value.slice(0, most);
  }
  value.forEach((item, number) => {
    const found = one(field, item, [...path, number], findings);
    if (found !== undefined) kept.push(found);
    // A group that texts name by its place stays there, empty, and the others keep their number.
    else if (known("groepen")[path.at(-1)]?.cited) kept.push({});
  });
  return kept;
}

function one(field, value, path, findings) {
  if (field.type === "group") {
    if (isGroup(value)) return group(field.rows, value, path, findings);
    if (typeof value === "string") looseText(field, value, path, findings);
    else tell(findings, path, "model_type");
    return undefined;
  }
  if (field.type === "date" || field.type === "partial-date" || field.type === "uri") return special(field, value, path, findings);
  if (field.type === "choice") return choice(field, value, path, findings);
  if (field.type === "number") return number(field, value, path, findings);
  if (typeof value !== "string") {
    noText(value, path, findings);
    return undefined;
  }
  const text = value.trim();
  const input = shortened(value);
  const most = field.type === "id" ? LONGEST_NAME : field.limits?.maxLength;
  if (most && signs(text) > most) tell(findings, path, "string_too_long", { input, max_length: most });
  else if (field.type === "id" && !SLUG.test(text)) tell(findings, path, "string_pattern_mismatch", { input });
  else return text;
  return undefined;
}

function noText(value, path, findings) {
  const [entry, ...more] = isGroup(value) ? Object.entries(value) : [];
  if (entry && !more.length && typeof path.at(-1) === "number" && (entry[1] === null || typeof entry[1] === "string")) {
    const whole = `${entry[0]}: ${entry[1] ?? ""}`.trim();
    const right = JSON.stringify(whole);
    tell(findings, path, "dubbele-punt", { right }, { new: right, old: whole });
  } else tell(findings, path, "string_type");
}

function special(field, value, path, findings) {
  const read = { date: day, "partial-date": partialDate, uri: webAddress }[field.type];
  if (typeof value !== "string" && field.type !== "date") {
    noText(value, path, findings);
    return undefined;
  }
  try {
    return read(typeof value === "string" ? value.trim() : value);
  } catch (error) {
    const mend = error.right ? { new: error.right, old: value } : null;
    findings.push({ message: error.message, path, code: "waarde", mend });
    return undefined;
  }
}

function choice(field, value, path, findings) {
  if (field.choices.includes(value)) return value;
  const hint = didYouMean(slug(String(value)), field.choices);
  tell(findings, path, "keuze", { input: shortened(String(value)), allowed: listed(field.choices), hint });
  return undefined;
}

function number(field, value, path, findings) {
  if (typeof value !== "string") {
    tell(findings, path, "int_type");
    return undefined;
  }
  const input = shortened(value);
  const { minimum: ge = -Infinity, maximum: le = Infinity } = field.limits ?? {};
  const found = /^\s*([+-]?\d+(?:_\d+)*)(?:\.0+)?\s*$/.exec(value);
  const figure = found ? Number(found[1].replaceAll("_", "")) : NaN;
  if (!found) tell(findings, path, "int_parsing", { input });
  else if (found[1].length > LONGEST_FIGURE) tell(findings, path, "anders");
  else if (figure < ge) tell(findings, path, "greater_than_equal", { input, ge });
  else if (figure > le) tell(findings, path, "less_than_equal", { input, le });
  else return figure;
  return undefined;
}

/** A group of fields as it is written, with a loose text where it belongs. */
function looseText(field, text, path, findings) {
  const { example: shownOf = {} } = known("groepen")[field.name] ?? {};
  const found = pattern("waarde", "adres-in-tekst").search(text);
  const address = found ? fullAddress(found[0].replace(/[.,;)]+$/u, "")) : "";
  let free = found ? text.replaceAll(found[0], "").replace(/^[ ,;:()]+|[ ,;:()]+$/gu, "") || address : text;
  const parts = [];
  for (const row of field.rows) {
    if (!row.required && !(row.name in shownOf)) continue;
    let value;
    if (row.choices) [value] = row.choices;
    else if (row.type === "number") value = "1";
    else if (row.name in shownOf) value = JSON.stringify(address || shownOf[row.name]);
    else {
      value = JSON.stringify(free);
      free = "...";
    }
    parts.push(`${row.name}: ${value}`);
  }
  const example = `{${parts.join(", ")}}`;
  const shown = typeof path.at(-1) === "number" ? `- ${example}` : `${path.at(-1)}: [${example}]`;
  tell(findings, path, "losse-tekst", { shown });
}

/** Findings for items of a list of texts that seem to go on in the next one on the same line. */
export function cutTexts(declared, data, lineOf) {
  const findings = [];
  for (const field of declared) {
    const items = data[field.name];
    if (!field.repeat || field.type !== "text" || !Array.isArray(items)) continue;
    const texts = items.map((item) => (typeof item === "string" ? item : ""));
    texts.slice(1).forEach((following, place) => {
      const text = texts[place];
      const oneLine = lineOf([field.name, place]) === lineOf([field.name, place + 1]);
      const goesOn = /^\p{Lu}/u.test(texts[0]) && /^\p{Ll}/u.test(following);
      const many = (sign) => text.split(sign).length;
      if (oneLine && (goesOn || many("(") > many(")"))) {
        tell(findings, [field.name, place], "komma-in-lijst", { whole: JSON.stringify(`${text}, ${following}`) });
      }
    });
  }
  return findings;
}

/** Where a required field is empty, here or in a group of fields within. */
export function* missing(declared, fields, path = []) {
  for (const field of declared) {
    const value = fields[field.name];
    const here = [...path, field.name];
    if (field.type !== "terms" && field.required && (!value || value.length === 0)) yield here;
    if (field.type !== "group" || !value) continue;
    for (const [number, item] of value.entries()) yield* missing(field.rows, item, [...here, number]);
  }
}

/** The items of a list in the file, each with its place in it; what is wrong as a whole is left out. */
export function numbered(findings, name, items) {
  const wrong = new Set(
    findings.filter(({ path }) => path.length === 2 && path[0] === name).map(({ path }) => path[1]),
  );
  const cited = known("groepen")[name]?.cited;
  const kept = (items ?? []).filter((_, place) => !(cited && wrong.has(place)));
  let place = -1;
  return kept.map((item) => {
    do place += 1;
    while (wrong.has(place));
    return [place, item];
  });
}
