// What a text seems to be about: terms whose words stand in it, and years. Only proposals; the writer decides.

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const patterns = new Map();

/**
 * A pattern for a word that names a term. Capitals count in an abbreviation and in the name of a place: "MO" is not
 * "mo", and "Best" is not "best".
 */
function patternOf(word, located) {
  if (!patterns.has(word)) {
    const short = word.length < 4;
    const exact = short || (located && /^\p{Lu}/u.test(word));
    const ends = exact ? "" : "(?:e?[sn]|en)?";
    patterns.set(word, short && !/\p{Lu}/u.test(word) ? null : new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(word)}${ends}(?![\\p{L}\\p{N}])`, `gu${exact ? "" : "i"}`));
  }
  return patterns.get(word);
}

/** Terms of a vocabulary that a text names, the most often named first: `{term, many, quote}`. */
export function offers(text, vocabulary) {
  const found = [];
  for (const term of vocabulary.terms) {
    let many = 0;
    let first = Infinity;
    for (const word of [term.label, ...term.synonyms, ...term.narrower]) {
      const pattern = patternOf(word, vocabulary.ofPlaces);
      if (!pattern) continue;
      for (const hit of text.matchAll(pattern)) {
        many += 1;
        first = Math.min(first, hit.index);
      }
    }
    if (many) found.push({ term, many, quote: sentenceAt(text, first) });
  }
  return found.sort((a, b) => b.many - a.many);
}

/** The years that a text names, as a period: "2016", "2016-2018", or nothing. */
export function period(text) {
  const years = [...text.matchAll(/(?<![\d-])(?:19[5-9]\d|20[0-4]\d)(?!\d|-\d\d-)/g)].map((hit) => Number(hit[0]));
  if (!years.length) return "";
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}-${last}`;
}

/** The sentence in which a place of the text lies. */
function sentenceAt(text, place) {
  const before = text.slice(0, place);
  const start = Math.max(0, ...[...before.matchAll(/[.?!]\s+|\n/g)].map((end) => end.index + end[0].length));
  const end = text.slice(place).search(/[.?!](?:\s|$)|\n/);
  return text.slice(start, end < 0 ? undefined : place + end + 1).trim();
}

/** The sentence that names a term, under the heading where that is asked or else anywhere; "" without one. */
export function telling(model, term, needed) {
  const sections = [...model.body.sections].sort((a, b) => (b.heading === needed) - (a.heading === needed));
  for (const word of [term.label, ...term.synonyms]) {
    for (const section of sections) {
      const at = section.text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, "iu"));
      if (at >= 0) return sentenceAt(section.text, at).replace(/\*\*|\[\d[\d, ]*\]/g, "").replace(/^[-*] /, "");
    }
  }
  return "";
}
