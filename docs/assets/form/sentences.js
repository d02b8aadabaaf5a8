// A text sentence by sentence, for advice on plain language: as `reading/sentences.py`.

import { pattern } from "./table.js";
import { BREAKS, shown } from "./text.js";

/** Between the words of a link: the title of another page counts as one word, nobody can shorten it here. */
export const GLUE = "·";

/** The sentences of a text without marks of Markdown, over line breaks; headings, tables and code are none. */
export function sentences(text) {
  if (text.tooDeep !== null) return [];
  return text.blocks
    .filter((block) => !["heading", "cell", "code"].includes(block.sort))
    .flatMap(sentencesOf);
}

function sentencesOf(block) {
  const rows = [""];
  const lines = [block.pieces[0].line ?? 1];
  let inside = 0;
  for (const token of block.children) {
    inside = inside + (token.type === "link_open") - (token.type === "link_close") > 0 ? 1 : 0;
    if (BREAKS.has(token.type)) {
      rows.push(`${rows.pop().trimEnd()} `, "");
      lines.push(token.meta.at + 1);
    } else rows.push(rows.pop() + (inside ? shown(token).replaceAll(" ", GLUE) : shown(token)));
  }
  const text = rows.join("");
  const starts = [0];
  for (const row of rows.slice(0, -1)) starts.push(starts.at(-1) + row.length);
  const found = [];
  let begin = 0;
  for (const end of [...pattern("lange-zin", "einde").all(text).map((match) => match.index + match[0].length), text.length]) {
    const sentence = text.slice(begin, end).trim();
    if (sentence) found.push({ text: sentence, line: lines[starts.findLastIndex((start) => start <= begin)] });
    begin = end;
  }
  return found;
}

/** A text cut where sentences end. */
export function splitAtEnds(text) {
  const found = [];
  let begin = 0;
  for (const match of pattern("lange-zin", "einde").all(text)) {
    found.push(text.slice(begin, match.index));
    begin = match.index + match[0].length;
  }
  return [...found, text.slice(begin)];
}
