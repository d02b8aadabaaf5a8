// Does the text have its parts? As `rules/sections.py`, with what is asked of headings.

import { nearest, same } from "../nearest.js";
import { stripped } from "../signs.js";
import { pattern, say } from "../table.js";
import { shown } from "../text.js";
import { inBody } from "./pieces.js";

const atHeading = (message, line, more) => inBody(message, line, "kopjes", more);
const hasWords = (heading) => /[\p{L}\p{N}_]/u.test(heading.text);

/** The text has the fixed headings of its kind, with those words and in that order. */
export function* sections(practice) {
  const all = [...practice.sections, ...practice.optional];
  const known = all.join(", ");
  const headings = practice.text.sections.map((section) => section.heading);
  const found = headings.map((heading) => heading.text);
  const first = new Map([...headings].reverse().map((heading) => [heading.text, heading]));
  const meantSo = new Map([...meant(practice, all)].filter(([name]) => !first.has(name)));
  let lacking = practice.sections.filter((name) => !first.has(name) && !meantSo.has(name));
  yield* meantSo.values();
  for (const heading of headings) {
    const { text, line } = heading;
    if (heading.underlined || !hasWords(heading)) continue;
    if (!all.includes(text)) {
      const near = nearest(text, all);
      lacking = lacking.filter((name) => name !== near);
      const hint = say("kopjes", near ? "bedoelde-je" : "kies", { meant: near, known });
      yield atHeading(say("kopjes", "geen-vast", { heading: text, hint }), line);
    } else if (heading !== first.get(text)) yield atHeading(say("kopjes", "twee-keer", { heading: text }), line);
  }
  const top = practice.document.bodyLine;
  if (lacking.length === practice.sections.length) {
    yield atHeading(say("kopjes", "geen", { all: lacking.map((name) => `## ${name}`).join(", ") }), top);
    return;
  }
  for (const name of lacking) {
    const before = all[all.indexOf(name) - 1];
    const where = say("kopjes", before ? "onder" : "eerste", { before });
    yield atHeading(say("kopjes", "ontbreekt", { name, where }), top);
  }
  const order = [...new Set(found)].map((name) => all.indexOf(name)).filter((place) => place >= 0);
  const back = order.findIndex((here, number) => here < order[number - 1]);
  if (!lacking.length && back >= 0) {
    const late = all[order[back]];
    yield atHeading(say("kopjes", "te-laat", { late, known }), first.get(late).line);
  }
}

/** Lines that were meant as a fixed heading and are none: `##Aanpak`, `**Aanpak**`, `# Aanpak`, `### Aanpak`. */
function* meant(practice, all) {
  const byName = new Map(all.map((name) => [name.toLowerCase(), name]));
  const tell = (which, name, line, said = {}) =>
    [name, atHeading(say("kopjes", which, { name, ...said }), line, { mend: { new: `## ${name}` } })];
  for (const { text, level, line, underlined } of practice.text.headings) {
    const name = byName.get(text.toLowerCase());
    if (name && level !== 2 && !underlined) yield tell("hoort-vast", name, line, { marks: "#".repeat(level), heading: text });
  }
  for (const block of practice.text.blocks) {
    if (block.sort !== "p") continue;
    for (const { text, line } of block.pieces) {
      const close = pattern("kopjes", "zonder-spatie").full(text);
      const closeName = close && byName.get(close[1].trim().toLowerCase());
      const name = block.pieces.length === 1 && byName.get(stripped(text, " :").toLowerCase());
      if (closeName) yield tell("spatie", closeName, line);
      else if (name) yield tell("hoort-kopje", name, line, { text: text.trim() });
    }
  }
}

/** Under a heading stands text, and more than a link. */
export function* emptySection(practice) {
  for (const { heading, blocks } of practice.text.sections) {
    const written = blocks.filter((block) => block.sort !== "heading");
    if (heading.underlined) continue;
    if (!written.length) {
      const fixed = practice.sections.includes(heading.text);
      yield atHeading(say("leeg-kopje", fixed ? "niets" : "niets-of-weg", { heading: heading.text }), heading.line);
    } else if (heading.text !== practice.optional.at(-1) && written.every(isLink)) {
      yield atHeading(say("leeg-kopje", "alleen-link", { heading: heading.text }), heading.line);
    }
  }
}

/** Whether there is a link and nothing beside it. */
function isLink({ children }) {
  let depth = 0;
  let outside = "";
  for (const token of children) {
    if (token.type === "link_open" || token.type === "link_close") depth += token.nesting;
    if (!depth) outside += shown(token);
  }
  return children.some((token) => token.type === "link_open") && !stripped(outside, " .");
}

/** Headings begin with two signs, and one below another has one more. */
export function* headingLevels(practice) {
  let above = 1;
  const fixed = new Set([...practice.sections, ...practice.optional].map((name) => name.toLowerCase()));
  for (const heading of practice.text.headings) {
    const { text, level, line } = heading;
    const skips = level > above + 1;
    if (heading.underlined) yield atHeading(say("kopniveau", "streepjes", { heading: text }), line + 1);
    else if (!hasWords(heading)) yield atHeading(say("kopniveau", "geen-kop"), line);
    else if (fixed.has(text.toLowerCase()) && level !== 2) {
      // Told as a fixed heading that is none.
    } else if (level === 1 && same(text, practice.title)) yield atHeading(say("kopniveau", "titel"), line);
    else if (level === 1) yield atHeading(say("kopniveau", "hoogste", { heading: text }), line);
    else if (skips && above === 1) {
      // Where no fixed heading is there at all, that is told instead.
      if (practice.text.sections.length) yield atHeading(say("kopniveau", "boven", { heading: text }), line);
    } else if (skips) yield atHeading(say("kopniveau", "overslaan", { right: `${"#".repeat(above + 1)} ${text}` }), line);
    if (!skips) above = Math.max(level, 2);
  }
}
