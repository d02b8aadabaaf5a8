// A practice as a file: read to fields and sections, and written back so that only what was changed is changed.

import { divide, decoded, readDocument } from "./document.js";
import { Text } from "./text.js";
import { equal, filled, isEmpty, written, writtenItem } from "./written.js";
import { at, readYaml, Unreadable } from "./yaml.js";

/**
 * What stands in a file: `fields` (text, lists and groups of text; null where nothing stands), `body` with `intro`
 * (what stands above the first heading) and `sections` (`heading` and `text`), `kind` where the headings or fields
 * say it, and `problems` ({line, field, message, code}).
 *
 * What can't be understood is told, and the whole text is in `body.intro`: nothing is lost.
 */
export function read(text) {
  try {
    const document = readDocument(text);
    const problems = document.findings.map(told);
    const fields = copy(document.data);
    const body = bodyOf(document.body);
    return { fields, body, kind: kindOf(fields), problems };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { fields: {}, body: { intro: text.trim(), sections: [] }, kind: null, problems: error.findings.map(told) };
  }
}

const told = ({ line = 1, message, code, mend = null }) => ({ line, field: "", message, code, severity: "fout", mend });

/** A story has what came of it, a guide its steps, a module its parts. */
function kindOf(fields) {
  if ("onderdelen" in fields || "leerdoelen" in fields) return "module";
  if ("stappen" in fields || "wanneer_wel" in fields) return "handreiking";
  return "plaatsen" in fields || "periode" in fields || "opbrengst" in fields ? "verhaal" : null;
}

function copy(value) {
  if (Array.isArray(value)) return value.map(copy);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
}

/**
 * The file with these fields and this body. What says the same as in `original` stays to the byte: a field, an item of
 * a list, a section; comments stay as well. A field that is not in `fields`, or says nothing, goes; a new one comes
 * behind the field that stands before it in `fields`. Of a file that can't be understood nothing is thrown away: what
 * is given is written anew.
 */
export function write(original, fields, body) {
  const now = read(original);
  if (same(now, fields, body)) return original;
  const bom = original.startsWith("\ufeff") ? "\ufeff" : "";
  const ends = /\r\n|\r|\n/u.exec(original)?.[0] ?? "\n";
  return bom + changed(original, fields, body).replaceAll("\n", ends);
}

function same(now, fields, body) {
  const alike = ({ intro, sections }) => JSON.stringify([intro, sections.map(({ heading, text }) => [heading, text])]);
  return !now.problems.length && alike(now.body) === alike(body) && equal(now.fields, fields);
}

function changed(original, fields, body) {
  let parts;
  try {
    const { text } = decoded(original);
    const [begin, end, bodyAt] = divide(text);
    parts = [text.slice(0, begin), readYaml(text.slice(begin, end), 1), text.slice(end, bodyAt), text.slice(bodyAt)];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    parts = ["---\n", { source: "", data: {}, lines: new Map(), comments: new Map() }, "---\n", ""];
  }
  const [opening, head, closing, foot] = parts;
  const close = closing.endsWith("\n") ? closing : `${closing}\n`;
  return opening + changedFields(head, fields) + close + changedBody(foot, body);
}

function changedFields(head, fields) {
  const rows = head.source ? head.source.replace(/\n$/u, "").split("\n") : [];
  const names = Object.keys(head.data).sort((one, other) => head.lines.get(at([one])) - head.lines.get(at([other])));
  const begins = names.map((name) => head.lines.get(at([name])) - 1);
  const chunks = [{ name: null, rows: rows.slice(0, begins[0] ?? rows.length) }];
  names.forEach((name, number) => {
    const own = rows.slice(begins[number], begins[number + 1] ?? rows.length);
    const value = fields[name];
    if (equal(head.data[name], value) && name in fields) chunks.push({ name, rows: own });
    else if (isEmpty(value)) chunks.push({ name, rows: asides(own) });
    else chunks.push({ name, rows: changedField(head, name, filled(value), own, begins[number]) });
  });
  let behind = 0;
  for (const [name, value] of Object.entries(fields)) {
    const found = chunks.findIndex((chunk) => chunk.name === name);
    if (found >= 0) behind = found;
    else if (!isEmpty(value)) {
      // The first of all has what stands above it before it.
      const place = behind || chunks.length > 1 ? behind + 1 : chunks.length;
      chunks.splice(place, 0, { name, rows: written(name, filled(value)) });
      behind = place;
    }
  }
  return chunks.flatMap((chunk) => chunk.rows).map((row) => `${row}\n`).join("");
}

/** Blank lines and comments at the end of the lines of a field: they belong to the next. */
function asides(own) {
  let end = own.length;
  while (end > 1 && ["", "#"].includes(own[end - 1].trim().slice(0, 1))) end -= 1;
  return own.slice(end);
}

function changedField(head, name, value, own, begin) {
  const rest = asides(own);
  const comment = head.comments.get(at([name]));
  const rows = changedList(head, name, value, own.slice(0, own.length - rest.length), begin) ?? written(name, value);
  if (comment) rows[0] += `  ${comment.text}`;
  return [...rows, ...rest];
}

/** A list of which some items stay as they stand; null where its items don't each begin on a line of their own. */
function changedList(head, name, value, own, begin) {
  const before = head.data[name];
  if (!Array.isArray(before) || !Array.isArray(value) || !before.length) return null;
  const begins = before.map((_, number) => head.lines.get(at([name, number])) - 1 - begin);
  const indent = /^(\s*)- /u.exec(own[begins[0]] ?? "")?.[1];
  if (indent === undefined || begins.some((row, number) => row < 1 || !own[row].startsWith(`${indent}- `) || row === begins[number - 1])) {
    return null;
  }
  const items = begins.map((row, number) => own.slice(row, begins[number + 1] ?? own.length));
  const left = before.map((item, number) => ({ item, rows: items[number] }));
  const rows = own.slice(0, begins[0]);
  for (const item of value) {
    const found = left.findIndex((kept) => equal(kept.item, item));
    rows.push(...(found < 0 ? writtenItem(item, indent) : left.splice(found, 1)[0].rows));
  }
  return rows;
}

/** The body in parts: what stands above the first `##` heading, and each heading with what stands under it. */
function bodyOf(source) {
  const [intro, ...sections] = chunksOf(source);
  return { intro: intro.text, sections: sections.map(({ heading, text }) => ({ heading, text })) };
}

function chunksOf(source) {
  const rows = source.split("\n");
  const headings = new Text(source).sections.map((section) => section.heading).filter((heading) => !heading.underlined);
  const begins = headings.map((heading) => heading.line - 1);
  const first = chunkOf(null, [], rows.slice(0, begins[0] ?? rows.length));
  return [
    first,
    ...headings.map((heading, number) => {
      const own = rows.slice(begins[number], begins[number + 1] ?? rows.length);
      return chunkOf(heading.text, own.slice(0, 1), own.slice(1));
    }),
  ];
}

/** A text with the blank lines around it apart. */
function chunkOf(heading, top, rows) {
  const isBlank = (row) => !row.trim();
  let begin = 0;
  while (begin < rows.length && isBlank(rows[begin])) begin += 1;
  let end = rows.length;
  while (end > begin && isBlank(rows[end - 1])) end -= 1;
  return { heading, top, above: rows.slice(0, begin), text: rows.slice(begin, end).join("\n"), below: rows.slice(end) };
}

function changedBody(source, body) {
  const [intro, ...old] = chunksOf(source);
  const wanted = [{ heading: null, text: body.intro ?? "" }, ...body.sections];
  const found = wanted.map(({ heading, text }, number) => {
    const clean = (text ?? "").replace(/\r\n?/gu, "\n").replace(/^(?:[ \t]*\n)+|\s+$/gu, "");
    const place = old.findIndex((chunk) => chunk.heading === heading);
    const kept = number ? (place < 0 ? null : old.splice(place, 1)[0]) : intro;
    if (!kept) return { top: [`## ${heading}`], above: [""], text: clean, below: [""], edited: true };
    if (kept.text === text || kept.text === clean) return kept;
    const bare = !kept.text;
    return { ...kept, text: clean, above: bare && number ? [""] : kept.above, below: bare ? [""] : kept.below, edited: true };
  });
  const rows = found.flatMap((chunk, number) => {
    const own = [...chunk.top, ...chunk.above, ...(chunk.text ? chunk.text.split("\n") : []), ...chunk.below];
    // Between a text that is new and the next heading there is a blank line; what stood there stays as it stood.
    const next = found[number + 1];
    if (own.length && next && (chunk.edited || next.edited) && own.at(-1).trim()) own.push("");
    return own;
  });
  const whole = rows.join("\n");
  return whole.endsWith("\n") || !whole ? whole : `${whole}\n`;
}

/** A new file of a kind: its required fields and its headings, all still empty. `schema`: data/formulier/<kind>.json. */
export function empty(kind, schema) {
  const fields = schema.fields.filter((field) => field.required).flatMap((field) => written(field.name, null));
  const sections = schema.sections.filter((section) => section.required).map(({ heading }) => `## ${heading}\n\n`);
  return `---\n${fields.map((row) => `${row}\n`).join("")}---\n${sections.join("")}`;
}
