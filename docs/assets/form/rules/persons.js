// Is anyone recognisable? As `rules/privacy.py` and `rules/persons.py`. No check proves that a text is anonymous.

import { anyWord, compiled, once, pattern, say, words } from "../table.js";
import { atPiece, everything, overLines } from "./pieces.js";

/** A rule that looks at each piece, and at each two lines of a sentence as one. */
const each = (find) =>
  function* found(practice) {
    const told = new Set();
    for (const [pieces, again] of [[everything(practice), true], [overLines(practice), false]]) {
      for (const piece of pieces) {
        for (const said of find(piece)) {
          if (!again && told.has(said)) continue;
          told.add(said);
          yield atPiece(piece, say("privacy", "lees-na", { said }));
        }
      }
    }
  };

const figures = (text) => text.replace(/\P{Nd}/gu, "");

export const citizenNumber = each(function* find({ text }) {
  if (!pattern("bsn", "woord").search(text)) return;
  for (const found of pattern("bsn", "nummer").texts(text)) {
    if (isCitizenNumber(figures(found))) yield say("bsn", "gevonden", { found });
  }
});

/** Whether nine digits pass the eleven-test of the BSN: weights 9 to 2 and -1, a multiple of eleven, not all zero. */
function isCitizenNumber(digits) {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, number) => total + weight * Number(digits[number]), 0);
  return /[^0]/.test(digits) && sum % 11 === 0;
}

export const bankAccount = each(function* find({ text }) {
  for (const found of pattern("iban", "nummer").texts(text)) {
    const packed = found.replaceAll(" ", "");
    // The text behind a number may look like more of it: try the length of a Dutch one first.
    if ([packed.slice(0, 18), packed].some(isBankAccount)) yield say("iban", "gevonden", { found });
  }
});

/** Whether this is an IBAN without spaces: letters as numbers, the first four signs last, 1 modulo 97 (ISO 13616). */
function isBankAccount(packed) {
  const digits = [...packed.slice(4), ...packed.slice(0, 4)].map((sign) => parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

export const privateMail = each(function* find({ text }) {
  for (const found of text.includes("@") ? pattern("e-mail", "adres").texts(text) : []) {
    const parts = found.split("@")[0].toLowerCase().split(/[^\p{L}]+/u);
    if (!parts.some((part) => words("functies").includes(part))) yield say("e-mail", "gevonden", { found });
  }
});

export const telephone = each(function* find({ text, path }) {
  const allowed = path[0] === "contact";
  const of = (which) => pattern("telefoon", which);
  for (const found of of("nummer").texts(pattern("iban", "nummer").replace(text, ""))) {
    const digits = figures(of("land").replace(found, "0"));
    if (digits.length !== 10 || of("algemeen").match(digits)) continue;
    if (digits.startsWith("06") || !allowed) yield say("telefoon", "gevonden", { found: found.trim() });
  }
});

export const homeAddress = each(function* find({ text }) {
  const of = (which) => pattern("woonadres", which);
  for (const { 0: found, index } of of("postcode").all(text)) {
    const end = index + found.length;
    const before = text.slice(Math.max(0, index - 20), index);
    if (of("nummer-ervoor").search(before) || of("nummer-erachter").match(text.slice(end, end + 20))) {
      yield say("woonadres", "gevonden", { found });
    }
  }
});

export const birthDate = each(function* find({ text }) {
  for (const found of pattern("geboortedatum", "datum").texts(text)) yield say("geboortedatum", "gevonden", { found });
});

export const fileNumber = each(function* find({ text }) {
  for (const found of pattern("dossiernummer", "nummer").texts(text)) yield say("dossiernummer", "gevonden", { found });
});

/** No one is recognised by name, or the practice says that the name is made up or may stand there. */
export function* name(practice) {
  if (["gefingeerd", "toestemming"].includes(practice.fields.personen)) return;
  const of = (which) => pattern("naam", which);
  const source = (which) => of(which).written;
  const first = new Set(words("voornamen"));
  const full = compiled(
    `(?:${source("titel")} (?:[A-Z]\\.? ?)*${source("tussen")}${source("woord")}` +
      `|(?<![\\w-])(?<!Sint )(?:${words("voornamen").join("|")})(?![\\w-])(?: ${source("tussen")}${source("woord")})?)`,
  );
  const own = capitals([
    ...[...practice.tags.values()].flat().flatMap((tag) => tag.names),
    ...practice.sources.flatMap(({ organisatie, titel, auteur }) => [organisatie, titel, auteur]),
  ]);
  const terms = namesOfTerms(practice.vocabularies);
  for (const piece of everything(practice)) {
    // Who wrote a source is named with it; titles are as they are.
    if (["bronnen", "wie"].includes(piece.path[0]) || (piece.path.length && !piece.text.includes(" "))) continue;
    if (!of("woord").texts(piece.text).some((word) => first.has(word)) && !of("titel").search(piece.text)) continue;
    const left = of("geen-naam").replace(terms.replace(own.replace(piece.text, ""), ""), "");
    for (const found of full.all(left)) {
      const said = say("naam", "gevonden", { found: found[0].trim() });
      yield atPiece(piece, say("privacy", "lees-na", { said }));
    }
  }
}

const namesOfTerms = once((vocabularies) =>
  capitals(vocabularies.flatMap(({ terms }) => terms.flatMap((term) => [term.label, ...term.synonyms, ...term.narrower]))),
);

/** Names with a capital: others are ordinary words. */
const capitals = (names) => anyWord(new Set(names.filter((one) => one && /^\p{Lu}/u.test(one))));
