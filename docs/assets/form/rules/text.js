// Does the text have its parts, can everyone read it, and is it seen as it was meant? As `rules/sections.py`,
// `text.py` and `signs.py`.

import { listed, nearest, same } from "../nearest.js";
import { shortened, stripped } from "../signs.js";
import { anyOf, limit, once, pattern, patterns, say, words } from "../table.js";
import { GLUE, sentences } from "../text.js";
import { atPiece, everything, inBody, inFields } from "./pieces.js";

const OUTSIDE = ["http", "https", "mailto"];
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
    const shown = ["text", "code_inline", "image", "text_special", "wiki_link"].includes(token.type) ? token.content : "";
    if (!depth) outside += shown;
  }
  return children.some((token) => token.type === "link_open") && !stripped(outside, " .");
}

/** The text of a link says where it leads. */
export function* linkText(practice) {
  for (const { text, target, line, picture, bare } of practice.text.links) {
    const said = text.trim().toLowerCase().replace(/[.:]+$/u, "");
    if (picture || bare) continue;
    if (!said || words("linktekst").includes(said)) yield inBody(say("linktekst", "nietszeggend", { text, target }), line);
    else if (pattern("linktekst", "kaal").match(said)) yield inBody(say("linktekst", "kaal", { text }), line);
  }
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

/** A picture is not from elsewhere, and is described; whether it lies there, only the build knows. */
export function* pictures({ text, place, id }) {
  for (const { text: said, target, line, picture } of text.links) {
    if (!picture) continue;
    const words = { target: shortened(target), place, id };
    const elsewhere = pattern("onveilige-link", "begin").match(target) || target.startsWith("//");
    if (elsewhere) yield inBody(say("beeld", "andere-site", words), line);
    if (pattern("beeld", "geen-beschrijving").full(said)) yield inBody(say("beeld", "geen-beschrijving", words), line);
  }
}

/** A link leads to a web address, an address of mail or another file here. */
export function* unsafeLink(practice) {
  const refusal = (scheme) => {
    const name = scheme.toLowerCase();
    return say("onveilige-link", ["tel", "file"].includes(name) ? name : "anders", { scheme });
  };
  for (const { target, line } of practice.text.links) {
    const scheme = pattern("onveilige-link", "begin").match(target)?.[1];
    if (scheme && !OUTSIDE.includes(scheme.toLowerCase())) yield inBody(refusal(scheme), line);
  }
  // What can run something is no link to the parser, and stands there as it was typed.
  for (const piece of practice.text.pieces.filter(({ code }) => !code)) {
    for (const name of pattern("onveilige-link", "getypt").texts(piece.text)) yield atPiece(piece, refusal(name));
  }
}

const wordsOf = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];
const wordsOfNames = once((vocabularies) =>
  vocabularies
    .flatMap(({ terms }) => terms.flatMap((term) => [term.label, ...term.synonyms, ...term.narrower, ...term.related]))
    .flatMap(wordsOf),
);

/** An abbreviation is explained, or stands in a vocabulary. */
export function* abbreviation(practice) {
  const of = (which) => pattern("afkorting", which);
  const own = [practice.fields.title ?? "", ...namedIn(practice)].join(" ");
  const known = new Set([...wordsOfNames(practice.vocabularies), ...words("afkortingen"), ...wordsOf(own)]);
  const { body } = practice.document;
  const inside = of("tussen-haakjes").texts(body).join(" ");
  for (const short of [...of("los").texts(inside), ...of("voor-haakjes").texts(body)]) known.add(short);
  for (const piece of practice.text.pieces) {
    // A mark of git is told as such.
    if (piece.code || of("git").match(piece.text) || !of("kort").search(piece.text)) continue;
    for (const short of of("kort").texts(anyOf("invultekst").replace(piece.text, ""))) {
      if (known.has(short)) continue;
      known.add(short);
      yield atPiece(piece, say("afkorting", "uitleg", { short }));
    }
  }
}

/** Names of organisations that a practice mentions in its fields. */
function namedIn(practice) {
  const tags = [...practice.tags.values()].flat().flatMap((tag) => tag.names);
  return [...tags, ...practice.sources.flatMap(({ organisatie = "", titel = "" }) => [organisatie, titel])];
}

/** A sentence is no longer than it may be. */
export function* longSentence(practice) {
  for (const { text, line } of sentences(practice.text)) {
    const many = pattern("lange-zin", "woord").all(text).length;
    if (many <= limit("lange-zin", "woorden")) continue;
    const begin = shortened(text.replaceAll(GLUE, " ").split(/\s+/u).filter(Boolean).slice(0, 4).join(" "));
    yield inBody(say("lange-zin", "lang", { begin, many }), line);
  }
}

/** Words for which there is a better one: of officials, and of people as their problem. */
export const replaceable = (name) =>
  function* found(practice) {
    for (const piece of everything(practice)) {
      // The title of a source is as it is, and an id is no prose.
      if (piece.path[0] === "bronnen" || !piece.text.trim().includes(" ")) continue;
      for (const word of new Set(anyOf(name).texts(piece.text).map((one) => one.toLowerCase()))) {
        yield atPiece(piece, say(name, "liever", { found: word, better: words(name)[word] }));
      }
    }
  };

/** Lists and quotes lie a few levels deep at most. */
export function* tooDeep({ text }) {
  if (text.tooDeep !== null) yield inBody(say("te-diep", "diep"), text.tooDeep);
}

/** What is written is seen. */
export function* unseen(practice) {
  for (const piece of practice.text.lost) yield atPiece(piece, say("onzichtbaar", "geen-lezer", { text: shortened(piece.text) }));
  for (const piece of [...inFields(practice.document.data), ...practice.text.typed]) {
    const found = /\ufeff/u.exec(piece.text);
    if (!found) continue;
    const said = say("onzichtbaar", "bom", { word: withItsWord(found) }).replaceAll("\ufeff", "");
    yield atPiece(piece, said, { mend: { new: "", old: "\ufeff" } });
  }
}

/** Nothing stands there that only another program understands. */
export function* foreign(practice) {
  for (const piece of [...inFields(practice.document.data), ...practice.text.typed]) {
    for (const which of patterns("vreemde-tekens")) {
      const found = pattern("vreemde-tekens", which).search(piece.text);
      if (!found) continue;
      const inWord = which === "verminkt" || which === "verloren";
      const said = shortened(inWord ? withItsWord(found) : found[0].trim());
      const message = say("vreemde-tekens", which, { found: said }) + goesOn(practice.document, piece, found[0]);
      const bullet = which === "opsomming" && piece.line !== null;
      yield atPiece(piece, message, bullet ? { mend: { new: "-", old: found[0].trim() } } : {});
    }
  }
}

/** Where code of another system ends that goes on over lines. */
function goesOn(document, piece, found) {
  if (!found.startsWith("{%") || found.endsWith("%}") || piece.line === null) return "";
  const rows = document.body.split("\n").slice(piece.line - document.bodyLine);
  const end = rows.findIndex((row) => row.includes("%}"));
  return end > 0 ? say("vreemde-tekens", "code-tot", { line: piece.line + end }) : "";
}

/** The word in which something was found, at most forty signs on either side. */
function withItsWord(found) {
  const { input, index } = found;
  const end = index + found[0].length;
  const before = /\S*$/u.exec(input.slice(Math.max(0, index - 40), index))[0];
  const after = /^\S*/u.exec(input.slice(end, end + 40))[0];
  return before + found[0] + after;
}

/** A practice is plain text, without HTML. */
export function* html(practice) {
  for (const piece of practice.text.typed) {
    const found = pattern("html", "html").texts(piece.text).filter((tag) => !pattern("html", "in-te-vullen").full(tag));
    if (!found.length) continue;
    const picture = found.some((tag) => tag.slice(1, 4).toLowerCase() === "img");
    const instead = say("html", picture ? "afbeelding" : "markdown", { place: practice.place, id: practice.id });
    const tags = listed(new Set(found), "en");
    yield atPiece(piece, say("html", found.length === 1 ? "een" : "meer", { tags, instead }));
  }
}
