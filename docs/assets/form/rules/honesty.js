// Does it say only what is known, and where that is known from? As `rules/honesty.py`.

import { numbered } from "../fields.js";
import { same } from "../nearest.js";
import { shownPath, signs } from "../signs.js";
import { anyOf, known, limit, pattern, say } from "../table.js";
import { fullAddress } from "../values.js";
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
