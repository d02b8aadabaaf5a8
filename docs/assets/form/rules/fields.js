// Do the fields hold what belongs there? As `rules/fields.py` and `rules/terms.py`.

import { missing } from "../fields.js";
import { ascii, didYouMean, listed, slug } from "../nearest.js";
import { shortened } from "../signs.js";
import { known, limit, pattern, say } from "../table.js";

/** What was found while reading. */
export const asRead = (code) =>
  function* found(practice) {
    yield* [...practice.document.findings, ...practice.findings].filter((finding) => finding.code === code);
  };

/** A text with ` #` in it stands in quotes. */
export function* cut({ document, vocabularies }) {
  const facets = new Set(vocabularies.map((vocabulary) => vocabulary.field));
  for (const { path, cuts, text, line } of document.comments.values()) {
    const value = path.reduce((data, step) => data?.[step], document.data) ?? "";
    const isWord = /^[\p{L}\p{N}_.-]+$/u.test(value);
    // Behind a term, a day or a number a comment is one; so it is where a space follows the sign.
    if (!cuts || facets.has(path[0]) || !value || (/^\s$/u.test(text[1] ?? "") && isWord)) continue;
    const whole = shortened(`${value} ${text}`.replaceAll('"', "'"));
    yield { message: say("weggevallen", "hekje", { whole }), path, line };
  }
}

/** Whether something was said about this very field, or the group it is in: then it is not missing, but wrong. */
function reported(findings, path) {
  const begins = (one, other) => other.every((step, number) => one[number] === step);
  return findings.some(
    (finding) =>
      begins(finding.path, path) ||
      (finding.path.length > 1 && begins(path, finding.path)) ||
      (finding.covers ?? []).some((covered) => covered.length === path.length && begins(covered, path)),
  );
}

/** A required field is filled. */
export function* missingField(practice, { today }) {
  for (const path of missing(practice.declared, practice.fields)) {
    if (reported(practice.findings, path)) continue;
    const which = path.length === 1 && path[0] === "beoordeeld" ? "vandaag" : "vul-in";
    yield { message: say("ontbreekt", which, { today }), path };
  }
  for (const vocabulary of practice.vocabularies) {
    const path = [vocabulary.field];
    if (!vocabulary.requiredFor.includes(practice.kind.name) || practice.tags.get(vocabulary.id).length) continue;
    if (reported(practice.findings, path)) continue;
    const { singular, field, first: example } = vocabulary;
    yield { message: say("ontbreekt", "begrip", { singular, field, example }), path };
  }
}

const term = (which, words) => say("onbekend-begrip", which, words);

/** A term stands in the vocabulary, with its id and not with a synonym. */
export function* unknownTerm(practice, { places }) {
  for (const vocabulary of practice.vocabularies) {
    const { field } = vocabulary;
    const seen = new Set();
    for (const tag of practice.tags.get(vocabulary.id)) {
      const path = [field, tag.place];
      const wrong = wrongTerm(tag.term, vocabulary, places);
      if (wrong) {
        let [message, right] = wrong;
        if (seen.has(right)) {
          message = term("staat-er-al", { word: shortened(tag.term), meant: right });
          right = null;
        }
        seen.add(right ?? tag.term);
        yield { message, path, field, mend: right ? { new: right, old: tag.written } : null };
      } else if (seen.has(tag.term)) yield { message: term("twee-keer", { word: tag.term }), path, field };
      seen.add(tag.term);
    }
  }
}

function wrongTerm(word, vocabulary, places) {
  if (vocabulary.ids.has(word)) return null;
  const renamed = vocabulary.replaced.get(word);
  if (renamed) return [term("heet-nu", { word, meant: renamed }), renamed];
  const meant = vocabulary.spellings.get(word.toLowerCase());
  if (meant) return [term("ander-woord", { word, meant }), meant];
  const hint = near(word, vocabulary) || didYouMean(word, vocabulary.spellings) || choiceOf(word, vocabulary, places);
  return [term("onbekend", { word: shortened(word), hint }), null];
}

function choiceOf(word, vocabulary, places) {
  const ids = [...vocabulary.ids.keys()];
  if (ids.length <= limit("onbekend-begrip", "alle") && !vocabulary.located) return term("kies", { all: listed(ids) });
  const file = `${known("map")}/begrippen/${vocabulary.id}.yml`;
  if (vocabulary.located) {
    const asked = inOrder(word);
    const place = places.find(([, , , , names]) => names.includes(asked));
    const [label, province, lat, lon] = place ?? [shortened(word), "...", "...", "..."];
    const row = term("rij", { id: slug(label).slice(0, 40) || "id", label, province, lat, lon });
    return term("gelegen", { file, row });
  }
  const named = vocabulary.names && word.includes(" ");
  return term("kies-uit", { file, name: named ? term("naam-achter", { term: ids[0], word: shortened(word) }) : "" });
}

/** A term that has the word in its id, or a name that stands behind its term without a colon. */
function near(word, vocabulary) {
  const space = word.indexOf(" ");
  const [first, name] = space < 0 ? [word, ""] : [word.slice(0, space), word.slice(space + 1)];
  const meantName = vocabulary.spellings.get(name.toLowerCase());
  if (vocabulary.located && meantName) return term("bedoelde-je", { meant: meantName });
  const meant = vocabulary.spellings.get(first.toLowerCase());
  if (vocabulary.names && name && meant) return term("bedoelde-je", { meant: term("met-naam", { term: meant, name: word }) });
  const within = [...vocabulary.ids.keys()].filter((id) => id.split("-").includes(word.toLowerCase()));
  return within.length && within.length <= 3 ? term("bedoelde-je-een-van", { meant: listed(within) }) : "";
}

/** The words of a text, folded; a word with hyphens as its parts and as a whole. */
export function tokens(text) {
  const folded = ascii(text.toLowerCase()).replace(/['’‘]/gu, "");
  return (folded.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).flatMap((word) => {
    const parts = word.split("-");
    return parts.length > 1 ? [...parts, parts.join("")] : parts;
  });
}

const inOrder = (text) => tokens(text).join(" ");

/** The lead is one of the partners of the practice. */
export function* knownLead(practice) {
  const named = practice.vocabularies.filter((vocabulary) => vocabulary.names);
  const around = named.flatMap((vocabulary) => practice.tags.get(vocabulary.id).map((tag) => tag.term));
  const lead = practice.fields.trekker;
  if (!lead || around.includes(lead)) return;
  const fields = named.map((vocabulary) => `'${vocabulary.field}'`).join(" of ");
  const choose = say("trekker", around.length ? "kies" : "eerst", { around: around.join(", ") });
  const hint = didYouMean(lead, around) || choose;
  yield { message: say("trekker", "niet-aan-tafel", { lead, fields, hint }), path: ["trekker"] };
}

/** A practice has no more terms than help to find it. */
export function* tooMany(practice) {
  for (const { id, field, plural, atMost: most } of practice.vocabularies) {
    const many = practice.tags.get(id).length;
    if (most && many > most) yield { message: say("te-veel-begrippen", "veel", { many, plural, most }), path: [field] };
  }
}

/** The name of the file has only what an address may have. */
export function* cleanName(practice) {
  if (!pattern("bestandsnaam", "naam").full(practice.id)) {
    yield { message: say("bestandsnaam", "naam", { name: slug(practice.id) }), path: [] };
  } else if (pattern("bestandsnaam", "apparaat").full(practice.id)) {
    yield { message: say("bestandsnaam", "apparaat", { name: practice.id }), path: [] };
  }
}
