// Does it say only what is known, and where that is known from? Is it looked after? As `rules/honesty.py`,
// `standings.py` and `review.py`.

import { numbered } from "../fields.js";
import { same } from "../nearest.js";
import { shortened, shownPath, signs } from "../signs.js";
import { anyOf, known, limit, once, pattern, say } from "../table.js";
import { splitAtEnds, statements } from "../text.js";
import { firstDay, fullAddress } from "../values.js";
import { tokens } from "./fields.js";
import { atPiece, everything, inBody, inFields } from "./pieces.js";

/** Nothing is left to be filled in. */
export function* placeholder(practice) {
  for (const piece of everything(practice)) {
    const found =
      anyOf("invultekst").search(piece.text) ??
      pattern("invultekst", "haken").search(piece.text) ??
      pattern("invultekst", "puntjes").full(piece.text);
    if (found) yield atPiece(piece, say("invultekst", "invullen", { found: found[0].trim() }));
  }
}

/** Nothing is left of the template. */
export function* fromTemplate(practice) {
  const examples = new Set(known("sjabloon")[practice.kind.name] ?? []);
  for (const piece of [...inFields(practice.document.data), ...practice.text.pieces]) {
    if (examples.has(piece.text.trim())) {
      yield atPiece(piece, say("sjabloon", "sjabloon", { away: orAway(piece.path, practice) }));
    }
  }
}

/** What one may also do with a text that is not needed; a part of a group that needs it goes with its group. */
function orAway(path, practice) {
  const names = path.filter((step) => typeof step === "string");
  let declared = practice.declared;
  let field = null;
  for (const [number, name] of names.entries()) {
    field = typeof path.at(-1) === "string" ? (declared?.find((one) => one.name === name) ?? null) : null;
    if (number < names.length - 1) declared = field?.rows;
  }
  if (!field?.required) return say("sjabloon", "weg");
  return path.length > 1 ? say("sjabloon", "heel-weg", { group: shownPath(path.slice(0, -1)) }) : "";
}

const isGrounded = (practice) => practice.kind.id !== "module";

/** A story and a guide name at least one source. */
export function* noSource(practice) {
  const wrong = practice.findings.some(
    ({ path, covers = [] }) => path[0] === "bronnen" || covers.some(([name]) => name === "bronnen"),
  );
  if (isGrounded(practice) && !practice.sources.length && !wrong) {
    yield { message: say("geen-bron", "geen"), path: ["bronnen"] };
  }
}

/** What stands in the fields with the number of a source, each with where. */
function* withSource(practice) {
  if (practice.kind.id !== "story") return;
  for (const name of ["opbrengst", "inzet"]) {
    for (const [place, item] of numbered(practice.findings, name, practice.fields[name])) yield [[name, place], item];
  }
}

/** A number that points to a source belongs to one. */
export function* cited(practice) {
  const many = practice.sources.length;
  for (const [number, line] of practice.text.citations) {
    if (number < 1 || number > many) yield inBody(say("bronverwijzing", "tekst", { number, many }), line);
  }
  for (const [path, item] of withSource(practice)) {
    const { bron: number } = item;
    if (number && number > many) yield { message: say("bronverwijzing", "veld", { number, many }), path: [...path, "bron"] };
  }
}

/** Every source is pointed to. */
export function* uncited(practice) {
  if (!isGrounded(practice)) return;
  const used = new Set(practice.text.citations.map(([number]) => number));
  for (const [, item] of withSource(practice)) used.add(item.bron);
  for (const [place] of numbered(practice.findings, "bronnen", practice.sources)) {
    const number = place + 1;
    if (!used.has(number)) yield { message: say("ongebruikte-bron", "nergens", { number }), path: ["bronnen", place] };
  }
}

/** A reader can find each source. */
export function* findable(practice) {
  for (const [number, { url, vindplaats: place }] of numbered(practice.findings, "bronnen", practice.sources)) {
    const path = ["bronnen", number];
    const wrong = practice.findings.some(({ path: [a, b, c] }) => a === "bronnen" && b === number && c === "url");
    if (place && !url && pattern("vindbare-bron", "webadres").match(place)) {
      const address = fullAddress(place);
      const mend = { new: `url: ${address}`, old: `vindplaats: ${place}` };
      yield { message: say("vindbare-bron", "webadres", { address }), path: [...path, "vindplaats"], mend };
    } else if (!url && !place && !wrong) yield { message: say("vindbare-bron", "onvindbaar"), path };
  }
}

/** What is counted or studied has a source, and the evidence says no more than its sources bear. */
export function* unproven(practice) {
  if (practice.kind.id !== "story") return;
  const outcomes = numbered(practice.findings, "opbrengst", practice.fields.opbrengst);
  for (const [number, { soort: sort, bron }] of outcomes) {
    if ((sort === "geteld" || sort === "onderzocht") && !bron) {
      yield { message: say("onbewezen", "zonder-bron", { sort }), path: ["opbrengst", number] };
    }
  }
  const sorts = new Set((practice.fields.opbrengst ?? []).map((outcome) => outcome.soort));
  const { onderbouwing: evidence } = practice.fields;
  const path = ["onderbouwing"];
  if (evidence === "geevalueerd" && !sorts.has("onderzocht")) yield { message: say("onbewezen", "geevalueerd"), path };
  if (evidence === "gevolgd" && !sorts.has("geteld") && !sorts.has("onderzocht")) {
    yield { message: say("onbewezen", "gevolgd"), path };
  }
}

/** A summary is long enough, not too long, and not the title. */
export function* summary({ fields }) {
  const { samenvatting: said = "", title = "" } = fields;
  const [least, most] = [limit("samenvatting", "minst"), limit("samenvatting", "meest")];
  const many = signs(said);
  const path = ["samenvatting"];
  if (!said) return;
  if (many < least || many > most) {
    yield { message: say("samenvatting", many < least ? "te-kort" : "te-lang", { many, least, most }), path };
  }
  if (same(said, title)) yield { message: say("samenvatting", "titel"), path };
}

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

/** The editors look at a practice every so many months. */
export function* overdue({ fields }, { today }) {
  const reviewed = fields.beoordeeld;
  if (!reviewed || fields.status === "gearchiveerd") return;
  const [year, month, day] = reviewed.split("-").map(Number);
  const months = month - 1 + (fields.beoordelen_na || limit("nakijken", "maanden"));
  const part = (figure, length = 2) => String(figure).padStart(length, "0");
  const when = [part(Math.min(year + Math.floor(months / 12), 9999), 4), part((months % 12) + 1), part(Math.min(day, 28))].join("-");
  if (when < today) yield { message: say("nakijken", "te-laat", { when }), path: ["beoordeeld"] };
}

/** No day lies in the future. */
export function* future(practice, { today }) {
  const { beoordeeld: reviewed } = practice.fields;
  if (reviewed && reviewed > today) yield { message: say("toekomst", "nog-komen", { date: reviewed }), path: ["beoordeeld"] };
  for (const [number, { datum: date }] of numbered(practice.findings, "bronnen", practice.sources)) {
    if (date && firstDay(date) > today) yield { message: say("toekomst", "nog-komen", { date }), path: ["bronnen", number, "datum"] };
  }
}
