// Does the text tell how it stood with what was missing, or was arranged? As `rules/standings.py` and
// `reading/telling.py`.

import { shortened } from "../signs.js";
import { anyOf, known, once, say } from "../table.js";
import { splitAtEnds } from "../sentences.js";
import { statements } from "../text.js";
import { tokens } from "./fields.js";

/** Each term of which a practice says that it stood otherwise than is usual: where, and the statement that tells it. */
function claimed(practice) {
  if (!practice.kind.tells) return [];
  const claims = practice.vocabularies.flatMap((vocabulary) =>
    practice.tags.get(vocabulary.id).flatMap((tag) => {
      const term = vocabulary.term(tag.term);
      const standing = vocabulary.standing(tag.standing ?? "");
      return term && standing && standing !== vocabulary.usual ? { path: [vocabulary.field, tag.place], term, standing } : [];
    }),
  );
  if (!claims.length) return [];
  const lines = statementsOf(practice).map((line) => [line, new Set(tokens(line))]);
  return claims.map((claim) => ({ ...claim, said: telling(lines, claim.term) }));
}

/** The heading under which a practice that tells is asked to tell it. */
const needed = (practice) => practice.sections.at(-2);

function statementsOf(practice) {
  const here = needed(practice);
  const sections = practice.text.sections;
  const ordered = [...sections.filter(({ heading }) => heading.text === here), ...sections.filter(({ heading }) => heading.text !== here)];
  return ordered
    .flatMap(statements)
    .flatMap(([, line]) => (line.split(/\s+/u).filter(Boolean).length <= 60 ? [line] : splitAtEnds(line)));
}

const stopWords = once((words) => new Set(words));
const phrase = (text) => tokens(text).filter((word) => !stopWords(known("stopwoorden")).has(word));

/** The first statement that has the label of a term, else one of its synonyms. */
export function telling(lines, term) {
  for (const wanted of [term.label, ...term.synonyms].map(phrase)) {
    const found = wanted.length && lines.find(([, words]) => wanted.every((word) => words.has(word)));
    if (found) return found[0];
  }
  return null;
}

/** The sentence of a statement that names a term; the whole statement when no single one does. */
function naming(statement, term) {
  const lines = splitAtEnds(statement);
  const found = telling(lines.map((line) => [line, new Set(tokens(line))]), term);
  if (found === null) return statement;
  const names = new Set([term.label, ...term.synonyms].flatMap(tokens));
  const at = lines.indexOf(found);
  return lines.slice(at, at + 1 + (tokens(found).every((word) => names.has(word)) ? 1 : 0)).join(" ");
}

/** For each term (by id) that stood otherwise than is usual the statement that tells it, or null. */
export const toldOf = (practice) => new Map(claimed(practice).map(({ term, said }) => [term.id, said]));

/** Who says that a term was missing or arranged tells so in the text. */
export function* untold(practice) {
  for (const { path, term, standing, said } of claimed(practice)) {
    if (said === null) {
      const words = { standing: standing.id, heading: needed(practice), label: term.label };
      yield { message: say("stand-zonder-zin", "geen-zin", words), path };
    }
  }
}

/** A standing does not stand with what the text says is unknown. */
export function* unknownStanding(practice) {
  for (const { path, term, standing, said } of claimed(practice)) {
    const here = naming(said ?? "", term);
    if (anyOf("niet bekend").search(here)) {
      const words = { standing: standing.id, here: shortened(here), heading: needed(practice) };
      yield { message: say("stand-onbekend", "niet-bekend", words), path };
    }
  }
}
