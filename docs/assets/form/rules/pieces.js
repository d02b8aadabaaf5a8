// What rules look through: everything that a reader of the site can come to see. As `rules/pieces.py`.

import { asRead } from "../signs.js";

const BODY = "tekst";
const ADDRESS = /https?:\/\/\S+/gu;

/** A finding in the body. */
export const inBody = (message, line, field = BODY, more = {}) => ({ message, path: [], line, field, ...more });

/** A finding at a piece of the text or a value of the fields. */
export const atPiece = (piece, message, more = {}) => ({
  message,
  path: piece.path,
  line: piece.line,
  field: piece.line === null ? null : BODY,
  ...more,
});

/** Every text in the fields, with its path; ids of terms as well. */
export function* inFields(value, path = []) {
  if (typeof value === "string") yield { text: value, path, line: null, code: false };
  else if (Array.isArray(value)) for (const [number, item] of value.entries()) yield* inFields(item, [...path, number]);
  else if (value !== null) for (const [key, item] of Object.entries(value)) yield* inFields(item, [...path, key]);
}

/** All text, code and titles of links included; of web addresses nothing, of addresses of mail in links all. */
export function everything({ document }) {
  document.everything ??= [...inFields(document.data), ...document.text.pieces, ...ofLinks(document.text.links)]
    .map((piece) => ({ ...piece, text: asRead(piece.text.replace(ADDRESS, "")) }))
    .filter((piece) => piece.text.trim());
  return document.everything;
}

/** Every two lines of a sentence as one: a number may be broken between them. */
export const overLines = ({ document }) =>
  document.text.blocks.flatMap((block) =>
    block.pieces.slice(1).flatMap((other, number) => {
      const one = block.pieces[number];
      if (/[.!?;]$/u.test(one.text.trimEnd())) return [];
      return { text: asRead(`${one.text} ${other.text}`), path: [], line: one.line, code: false };
    }),
  );

function* ofLinks(links) {
  for (const { target, title, line } of links) {
    if (target.toLowerCase().startsWith("mailto:")) yield { text: unquoted(target.slice(7)), path: [], line, code: false };
    if (title) yield { text: title, path: [], line, code: false };
  }
}

function unquoted(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
