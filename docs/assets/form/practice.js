// A practice as rules and preview look at it: its fields, its tags and its text, with what is wrong in how they are
// written. As `reading/practice.py`, `tags.py` and `vocabulary.py`.

import { readDocument } from "./document.js";
import { commaSeparated, cutTexts, fill } from "./fields.js";
import { didYouMean, listed, nearest } from "./nearest.js";
import { plainWord, shortened } from "./signs.js";
import { known, once, say } from "./table.js";

/** A vocabulary as it was published, with what is looked up in it. */
class Vocabulary {
  constructor(published) {
    Object.assign(this, published);
    this.ids = new Map(this.terms.map((term) => [term.id, term]));
    this.replaced = new Map(this.terms.flatMap((term) => term.replaces.map((old) => [old, term.id])));
    this.spellings = new Map();
    const call = (word, id) => this.spellings.has(word.toLowerCase()) || this.spellings.set(word.toLowerCase(), id);
    for (const term of this.terms) for (const word of [term.id, term.label, ...term.synonyms]) call(word, term.id);
    for (const term of this.terms) for (const word of term.narrower) call(word, term.id);
    this.usual = this.standings.find((standing) => standing.default) ?? this.standings[0] ?? null;
  }

  /** Whether its terms are places. */
  get located() {
    return known("gelegen").includes(this.id);
  }

  standing(id) {
    return this.standings.find((standing) => standing.id === id) ?? null;
  }

  /** The term with this id, also when the id is a former one. */
  term(id) {
    return this.ids.get(this.replaced.get(id) ?? id) ?? null;
  }

  /** The first term of the list. */
  get first() {
    return this.terms[0]?.id ?? "begrip";
  }
}

/** The vocabularies as they were published. */
export const vocabulariesOf = once((published) => published.map((one) => new Vocabulary(one)));

/** The practice in a text. Throws `Unreadable` for what can't be read. */
export class Practice {
  constructor(text, { id, schema, vocabularies }) {
    this.document = readDocument(text);
    this.id = id;
    this.kind = schema.kind;
    this.place = `${schema.kind.folder}/${id}`;
    this.sections = schema.sections.filter((section) => section.required).map((section) => section.heading);
    this.optional = schema.sections.filter((section) => !section.required).map((section) => section.heading);
    this.vocabularies = vocabularies;
    this.declared = schema.fields.filter((field) => field.type !== "terms");
    const { data } = this.document;
    const facets = new Set(vocabularies.map((vocabulary) => vocabulary.field));
    const own = Object.fromEntries(Object.entries(data).filter(([name]) => !facets.has(name)));
    const [fields, found] = fill(this.declared, own);
    found.push(...cutTexts(this.declared, own, (path) => this.document.line(path)));
    const strangers = found.filter(({ code, path }) => code === "onbekend-veld" && path.length === 1);
    this.findings = found.filter((finding) => !strangers.includes(finding));
    if (strangers.length) this.findings.push(this.unknown(strangers.map(({ path }) => path[0]), [...facets]));
    this.fields = fields;
    this.tags = new Map();
    for (const vocabulary of vocabularies) {
      const [tags, wrong] = tagsFrom(data[vocabulary.field], vocabulary);
      this.tags.set(vocabulary.id, tags);
      this.findings.push(...wrong);
    }
  }

  get text() {
    return this.document.text;
  }

  get title() {
    return this.fields.title || this.id;
  }

  get sources() {
    return this.fields.bronnen ?? [];
  }

  /** One finding for all fields that do not exist, with for each what was probably meant. */
  unknown(names, facets) {
    const fields = [...this.declared.map((field) => field.name), ...facets];
    const covers = [];
    const said = names.map((name) => {
      const where = names.length > 1 ? say("onbekend-veld", "regel", { line: this.document.line([name]) }) : "";
      const habit = known("bedoeld")[name.toLowerCase()];
      const meant = nearest(name, fields) ?? (fields.includes(habit) ? habit : null);
      if (meant) covers.push([meant]);
      const which = meant && !(meant in this.document.data) ? "bedoeld" : "weg";
      return say("onbekend-veld", which, { name, where, meant });
    });
    const message = say("onbekend-veld", said.length === 1 ? "een" : "meer", { said: said.join(" ") });
    return { message, path: [names[0]], code: "onbekend-veld", covers };
  }
}

const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** The tags in the field of a vocabulary, and what is wrong with how they are written. */
function tagsFrom(given, vocabulary) {
  const wrong = (which, words, path) => [{ message: say("waarde", which, words), path, code: "waarde" }];
  if (given === null || given === undefined) return [[], []];
  const value = typeof given === "string" ? commaSeparated(given) : given;
  if (!Array.isArray(value)) {
    const pairs = Object.entries(value).filter(([, behind]) => typeof behind === "string");
    const lines = pairs.map(([key, behind]) => `'- ${key}: ${behind}'`).join(" en ");
    const words = { lines, field: vocabulary.field, example: vocabulary.first };
    return [[], wrong(lines ? "begrippen-streepje" : "begrippen-lijst", words, [vocabulary.field])];
  }
  const tags = [];
  const findings = [];
  value.forEach((item, place) => {
    const [tag, message] = tagOf(item, vocabulary);
    if (tag) tags.push({ names: [], ...tag, place, written: typeof item === "string" ? item : (Object.keys(item)[0] ?? "") });
    if (message) findings.push({ message, path: [vocabulary.field, place], code: "waarde" });
  });
  return [tags, findings];
}

/** An id as it was meant: no id has capitals. */
function idOf(written) {
  const word = plainWord(written);
  return /^[\p{L}\p{N}_-]+$/u.test(word) ? word.toLowerCase() : word;
}

function tagOf(item, vocabulary) {
  const tell = (which, words) => say("waarde", which, words);
  const standing = vocabulary.usual?.id ?? null;
  if (typeof item === "string" && item.trim()) return [{ term: idOf(item), standing }, null];
  if (!isGroup(item) || Object.keys(item).length !== 1) return [null, tell("een-id")];
  const [[written, behind]] = Object.entries(item);
  const term = idOf(written);
  const usual = { term, standing };
  const text = typeof behind === "string";
  if (behind === null) return [usual, tell("niets-achter", { term: shortened(term) })];
  if (vocabulary.standings.length) {
    if (text && vocabulary.standing(behind)) return [{ term, standing: behind }, null];
    const allowed = vocabulary.standings.map(({ id }) => id);
    const said = text ? tell("geen-stand", { behind: shortened(behind) }) : "";
    const hint = text ? didYouMean(behind, allowed) : "";
    return [usual, said + tell("stand", { term: shortened(term), allowed: listed(allowed) }) + hint];
  }
  if (!vocabulary.names) return [usual, tell("geen-naam-achter", { term: shortened(term), plain: term })];
  const names = text ? [behind] : behind;
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) {
    return [{ ...usual, names: names.map((name) => name.trim()) }, null];
  }
  return [usual, tell("naam-achter", { term: shortened(term) })];
}
