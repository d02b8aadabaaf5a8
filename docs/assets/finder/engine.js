// The index: which practices have which words. Fetches only the small files that a search needs.

import { partsOf } from "./asked.js";
import { forms } from "./dutch.js";
import { rank, rarity } from "./rank.js";
import { byDistance, kilometres } from "./where.js";

const OF_AN_AMBIGUOUS = 0.3; // what the name of a place counts in a text, where it is a form of another word too ("Leiden")
const OF_A_HALF = 0.25; // of a compound that nobody has, what somebody has of it who has one half
const OF_A_CONCEPT = 0.5; // of what was asked, what somebody has at least who has another word that the vocabularies know for it

const NAME = 7; // signs in the name of a file
const WORTH = 8; // bits of a number in a posting that are the worth; those above tell the passages

export class Engine {
  /** `where`: the addresses of the files that the page names: `index`, `catalogue` and `titles`. */
  constructor(where) {
    this.known = { "index.json": where.index, "catalogue.json": where.catalogue, "titles.json": where.titles };
    this.base = where.index.replace(/[^/]*$/, "");
    this.files = new Map();
  }

  /** Where a file lies: it is called after what is in it, and the index and the catalogue know how. */
  async place(name) {
    if (this.known[name]) return this.known[name];
    const [family, key] = name.replace(/\.json$/, "").split("/");
    const { names } = await this.file(family === "texts" ? "catalogue.json" : "index.json");
    const short = typeof names[family] === "string" ? names[family].substr(NAME * key, NAME) : names[family][key];
    return `${this.base}${short}.json`;
  }

  /** A file of the index, fetched once. */
  file(name) {
    if (!this.files.has(name)) {
      const fetched = this.place(name).then(fetch).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      });
      // What failed may succeed later, when there is a connection again.
      fetched.catch(() => this.files.delete(name));
      this.files.set(name, fetched);
    }
    return this.files.get(name);
  }

  /** All words that begin with the same letter, sorted: [word, [ten times how many have it + how much it tells, group, ...groups of its parts]]. */
  async words(letter) {
    const { letters } = await this.file("index.json");
    return letters.includes(letter) ? Object.entries(await this.file(`words/${letter}.json`)) : [];
  }

  /** What is known of a word, or of another form of it where nobody has this one. */
  async entry(word) {
    const { letters } = await this.file("index.json");
    if (!letters.includes(word[0])) return undefined;
    const known = await this.file(`words/${word[0]}.json`);
    return known[word] ?? forms(word).map((form) => known[form]).find(Boolean);
  }

  /** In how many practices a word is that has this entry. */
  many(entry) {
    return entry ? Math.floor(entry[0] / 10) : 0;
  }

  /** The practices that have a group of words or a concept: {practice, worth, passages}; of a place {practice, worth, away, place}. */
  async practices(number) {
    const { starts, places, total } = await this.file("index.json");
    let at = starts.length - 1;
    while (starts[at] > number) at--;
    const packed = (await this.file(`groups/${at}.json`))[number - starts[at]];
    const found = [];
    let practice = 0;
    if (number >= places) {
      // How far places are is in their worth already.
      for (let i = 1; i < packed.length; i += 3) found.push({ practice: (practice += packed[i]), worth: packed[i + 1], passages: 0, away: packed[i + 2], place: packed[0][0] });
      return found;
    }
    // A word or a concept is worth more where few have it.
    const rare = rarity(total, packed.length / 2);
    for (let i = 0; i < packed.length; i += 2) {
      found.push({ practice: (practice += packed[i]), worth: (packed[i + 1] & (2 ** WORTH - 1)) * rare, passages: packed[i + 1] >>> WORTH });
    }
    return found;
  }

  /** The practices that have a part of what was asked: Map of practice to {counts, fits, passages, meant, concept, away, place}. */
  async having({ words, place, concepts, meaning }) {
    const best = new Map();
    // Who has both halves of a compound that nobody has is nearer to it than who has one of them.
    const adds = meaning.how === "split";
    const take = async (number, weight, concept) => {
      for (const { practice, worth, passages, ...where } of await this.practices(number)) {
        const before = best.get(practice) ?? { counts: 0, fits: 0, passages: [], away: 0, place: "" };
        if (passages) before.passages.push([passages, Math.min(1, weight)]);
        best.set(practice, Object.assign(before, where));
        const counts = weight * worth + (adds ? before.counts : 0);
        if (counts <= before.counts) continue;
        const fits = concept === null ? (adds ? Math.min(weight, OF_A_HALF) + before.fits : weight) : Math.max(weight, OF_A_CONCEPT);
        Object.assign(before, { counts, fits: Math.min(1, fits), concept });
      }
    };
    const named = place && (await this.isAmbiguous(words[0])) ? OF_AN_AMBIGUOUS : 1;
    for (const [group, weight] of meaning.groups) await take(group, weight * named, null);
    const own = new Set(best.keys());
    for (const [number, weight] of concepts) await take(number, weight, number);
    for (const [practice, one] of best) one.meant = one.concept !== null && !own.has(practice);
    return best;
  }

  /** Whether the name of a place is a form of another word as well. */
  async isAmbiguous(word) {
    const entry = await this.entry(word);
    return (await this.words(word[0])).filter(([other, [, group]]) => group === entry?.[1] && other !== `${word}se`).length > 1;
  }

  /** How much a part tells of a subject, 0 to 9: the name of something all, a word that is only said in passing nothing. */
  async tells({ words, meaning }) {
    const entry = words.length > 1 ? undefined : await this.entry(meaning.how === "mended" ? meaning.to : words[0]);
    return entry ? entry[0] % 10 : 9;
  }

  /** Of a practice what it is about: its terms in the first of the vocabularies, each with how rare it is. */
  async subjects() {
    const { facets, kind } = await this.file("catalogue.json");
    const tags = (facets[0]?.tags ?? []).map((row) => row.map((tag) => (Array.isArray(tag) ? tag[0] : tag)));
    const many = new Map();
    for (const row of tags) for (const tag of row) many.set(tag, (many.get(tag) ?? 0) + 1);
    const rare = new Map([...many].map(([tag, number]) => [tag, rarity(kind.length, number)]));
    const about = tags.map((row) => row.map((tag) => [tag, rare.get(tag)]));
    return (practice) => about[practice] ?? [];
  }

  /** The place that a part names, {name, to}: `to` of a practice how many kilometres, and its place; undefined where it has none. */
  async distance(part) {
    const { places, starts } = await this.file("index.json");
    const number = part.concepts.find(([one]) => one >= places)[0];
    const at = starts.findLastIndex((start) => start <= number);
    const [name, north, east] = (await this.file(`groups/${at}.json`))[number - starts[at]][0];
    const { facets } = await this.file("catalogue.json");
    const points = facets.filter((facet) => facet.places);
    const to = (practice) => {
      const near = points.flatMap(({ tags, terms }) => tags[practice].map((n) => terms[n])).filter((term) => term.length > 4);
      const away = near.map(([, label, , lat, lon]) => [Math.round(kilometres([north, east], [lat, lon])), label]);
      return away.sort(([one], [other]) => one - other)[0];
    };
    return { name, to };
  }

  /**
   * Search; options as in `partsOf`. Returns {results, meanings, parts, elsewhere}, or null when nothing was asked;
   * `results` as `rank` gives them,
   * `elsewhere` as of `byDistance`.
   */
  search(query, options = {}) {
    // A choice in a facet asks for the same again: it only counts anew.
    const key = JSON.stringify([query, options]);
    if (this.last?.key !== key) {
      const last = { key, found: this.find(query, options) };
      last.found.catch(() => this.last === last && (this.last = null));
      this.last = last;
    }
    return this.last.found;
  }

  /** Search anew. */
  async find(query, options) {
    const { total, concepts, labels } = await this.file("index.json");
    const parts = await partsOf(this, query, options);
    if (!parts.length) return null;
    const looked = await Promise.all(
      parts.map(async (part) => ({ said: part.words.join(" "), place: part.place, known: part.concepts.length > 0, tells: await this.tells(part), found: await this.having(part) }))
    );
    this.about ??= this.subjects();
    const results = rank(looked, { total, labelOf: (concept) => labels[concept - concepts], subjectsOf: await this.about });
    const where = parts.find((part) => part.place);
    const elsewhere = where && parts.some((part) => !part.place) ? byDistance(results, looked, total, await this.distance(where)) : null;
    return { results, meanings: parts.map((part) => part.meaning), parts: looked, elsewhere };
  }
}
