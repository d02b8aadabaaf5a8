// Can everyone read it, also without seeing it, and without doing harm? As `rules/text.py`, and of `rules/pictures.py`
// what needs no files.

import { shortened } from "../signs.js";
import { anyOf, limit, once, pattern, say, words } from "../table.js";
import { GLUE, sentences } from "../sentences.js";
import { atPiece, everything, inBody } from "./pieces.js";

const OUTSIDE = ["http", "https", "mailto"];

/** The text of a link says where it leads. */
export function* linkText(practice) {
  for (const { text, target, line, picture, bare } of practice.text.links) {
    const said = text.trim().toLowerCase().replace(/[.:]+$/u, "");
    if (picture || bare) continue;
    if (!said || words("linktekst").includes(said)) yield inBody(say("linktekst", "nietszeggend", { text, target }), line);
    else if (pattern("linktekst", "kaal").match(said)) yield inBody(say("linktekst", "kaal", { text }), line);
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
      // The title of a source is as it is, who searches uses words of their own, and an id is no prose.
      if (["bronnen", "ook_gevraagd"].includes(piece.path[0]) || !piece.text.trim().includes(" ")) continue;
      for (const word of new Set(anyOf(name).texts(piece.text).map((one) => one.toLowerCase()))) {
        yield atPiece(piece, say(name, "liever", { found: word, better: words(name)[word] }));
      }
    }
  };
