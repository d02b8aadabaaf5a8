// The table of the rules as it was published (data/formulier/regels.json): what they say, look for and allow.
// `samenverder controleer` reads the same table.

let table = {};

/** Use this table from now on. */
export function use(rules) {
  table = rules;
}

/** What the table has beside its rules: lists of words, of groups of fields. */
export const known = (name) => table[name];

/** A message of a rule, filled in. */
export function say(code, which, words = {}) {
  // Before the table is there, nothing but the name of the message is known.
  const said = table.zegt?.[code]?.[which] ?? which;
  return said.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) =>
    name === undefined ? found[0] : String(words[name]),
  );
}

/** A figure of a rule; without end before the table is there. */
export const limit = (code, which) => table.grens?.[code]?.[which] ?? Infinity;

/** The names of all patterns of a rule, in order. */
export const patterns = (code) => Object.keys(table.patroon[code]);

/** What a rule looks for. */
export const pattern = (code, which) => compiled(table.patroon[code][which]);

const made = new Map();

/** A pattern as the table writes it: as Python means it. */
export function compiled(source) {
  let found = made.get(source);
  if (!found) made.set(source, (found = new Pattern(source)));
  return found;
}

/** Something that is reckoned once for the same object. */
export function once(reckon) {
  const found = new WeakMap();
  return (given) => {
    if (!found.has(given)) found.set(given, reckon(given));
    return found.get(given);
  };
}

/** Any word of a list, whole, in upper or lower case; the longest first. */
export const anyOf = (name) => anyOfList(table.woorden[name]);

const anyOfList = once((words) => anyWord((Array.isArray(words) ? words : Object.keys(words)).map(String), "(?i)"));

/** Any of these words, whole; the longest first. Without words nothing. */
export function anyWord(list, flags = "") {
  const sorted = [...list].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const words = sorted.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return compiled(`${flags}(?<!\\w)(?:${words.join("|") || "(?!)"})(?!\\w)`);
}

/** The words of a list, or the words that stand for others. */
export const words = (name) => table.woorden[name];

class Pattern {
  constructor(source) {
    const [, flags, rest] = /^(?:\(\?(i)\))?([^]*)$/.exec(source);
    this.flags = `u${flags ?? ""}`;
    this.written = rest;
    this.source = translated(rest);
    this.groups = /(^|[^\\])\((?!\?)/.test(rest);
    this.whole = new RegExp(`^(?:${this.source})$`, this.flags);
    this.first = new RegExp(this.source, this.flags);
    this.each = new RegExp(this.source, `${this.flags}g`);
    this.begin = new RegExp(this.source, `${this.flags}y`);
  }

  /** Where it is first, or null. */
  search(text) {
    return this.first.exec(text);
  }

  /** What it is at the begin of a text, or null. */
  match(text) {
    this.begin.lastIndex = 0;
    return this.begin.exec(text);
  }

  /** The whole text, or null. */
  full(text) {
    return this.whole.exec(text);
  }

  /** Every place. */
  all(text) {
    return [...text.matchAll(this.each)];
  }

  /** Every text that it finds: of its first group, where it has one. */
  texts(text) {
    return this.all(text).map((found) => (this.groups ? (found[1] ?? "") : found[0]));
  }

  replace(text, by) {
    return text.replace(this.each, by);
  }
}

const WORD = "\\p{L}\\p{N}_";
const EDGE = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;
const OUTSIDE = { w: `[${WORD}]`, W: `[^${WORD}]`, d: "\\p{Nd}", D: "\\P{Nd}", b: EDGE };
const INSIDE = { w: WORD, d: "\\p{Nd}" };

/** The same pattern for JavaScript, where \w, \d and \b know no letters beyond z of their own. */
function translated(source) {
  let inside = false;
  return source.replace(/\\(.)|[[\]]/gsu, (found, escaped) => {
    if (escaped !== undefined) return (inside ? INSIDE : OUTSIDE)[escaped] ?? found;
    if (found === "[" && !inside) inside = true;
    else if (found === "[") return "\\[";
    else inside = false;
    return found;
  });
}
