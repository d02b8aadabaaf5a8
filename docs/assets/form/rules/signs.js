// Is everything seen as it was meant, or does it only mean something to another program? As `rules/signs.py`.

import { listed } from "../nearest.js";
import { shortened } from "../signs.js";
import { pattern, patterns, say } from "../table.js";
import { atPiece, inBody, inFields } from "./pieces.js";

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
