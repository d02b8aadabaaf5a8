// The index: which practices have which words. Fetches only the small files that a search needs.

import { forms, nearest, tokens } from "./dutch.js";

const OF_A_PART = 0.35; // what a practice counts that has only a part of the compound that was asked for
const OF_A_COMPLETION = 0.7; // ... that has a word which begins with what was typed
const OF_A_CONCEPT = 1; // ... that has another word for the same
const MOST_COMPLETIONS = 12;
const LEAST = 0.08; // of the best score: what is worth less is left out
const STRONG = 0.22; // of the best score: what is worth less only touches the subject
const COVERED = 0.4; // of what was asked, weighed by how rare each part is: who has less only touches the subject
const OF_FILLER = 0.3; // what a word counts that nobody uses to say what a practice is about

const NAME = 7; // signs in the name of a file

/** How much it says that a practice has something that `having` of all `total` have: the idf of BM25. */
const rarity = (total, having) => Math.log(1 + (total - having + 0.5) / (having + 0.5));

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

  /** All words that begin with the same letter, sorted: [word, [practices, group, ...groups of its parts]]. */
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

  /** The practices that have a group of words or a concept: [practice, worth, kilometres, name] (these for a place only). */
  async practices(number) {
    const { starts, places, total } = await this.file("index.json");
    let at = starts.length - 1;
    while (starts[at] > number) at--;
    const packed = (await this.file(`groups/${at}.json`))[number - starts[at]];
    const [step, first] = number >= places ? [3, 1] : [2, 0];
    // How far places are is in their worth already; a word or a concept is worth more where few have it.
    const rare = first ? 1 : rarity(total, packed.length / 2);
    const found = [];
    for (let i = first, practice = 0; i < packed.length; i += step) {
      found.push([(practice += packed[i]), packed[i + 1] * rare, step === 3 ? packed[i + 2] : 0, first ? packed[0] : ""]);
    }
    return found;
  }

  /**
   * The phrases of concepts in a row of words, the longest first and none twice:
   * [{at, long, concepts: [[number, weight]]}]. A place that is an ordinary word needs "in" or the like before it.
   */
  async phrases(row) {
    const { begins, stop, at: before, places } = await this.file("index.json");
    const keys = await Promise.all(row.map(async (word) => (stop.includes(word) ? word : ((await this.entry(word))?.[1] ?? word))));
    const found = [];
    for (let at = 0; at < row.length; at++) {
      if (!begins.includes(row[at][0])) continue;
      let best = null;
      for (const [words, ...fits] of await this.file(`phrases/${row[at][0]}.json`)) {
        if (words.length <= (best?.long ?? 0) || words.some((word, i) => word !== keys[at + i])) continue;
        const concepts = [];
        for (let i = 0; i < fits.length; i += 2) {
          const named = fits[i] < places || fits[i + 1] > 0 || (at > 0 && before.includes(row[at - 1]));
          if (named) concepts.push([fits[i], Math.abs(fits[i + 1]) / 100]);
        }
        if (concepts.length) best = { at, long: words.length, concepts };
      }
      if (best) {
        found.push(best);
        at += best.long - 1;
      }
    }
    return found;
  }

  /**
   * What to look for, for one word: {groups: Map of group to weight, words: those to mark, how, from, to}.
   * A word is only mended when the word itself finds nothing.
   */
  async meaning(word, { exact, typing }) {
    const { common } = await this.file("index.json");
    const own = await this.entry(word);
    const here = await this.words(word[0]);
    const groups = new Map();
    const add = (group, weight) => group >= 0 && groups.set(group, Math.max(groups.get(group) ?? 0, weight));
    const take = (entry, weight) => {
      add(entry[1], weight);
      // The part that half of all practices have ("zorg" in "jeugdzorg") would find everything.
      for (const part of entry.slice(2)) if (!common.includes(part)) add(part, weight * OF_A_PART);
    };
    if (own) take(own, 1);
    if (!own || typing) {
      const longer = here.filter(([other]) => other.length > word.length && other.startsWith(word) && word.length > 1);
      longer.sort((a, b) => Math.abs(b[1][0]) - Math.abs(a[1][0]) || a[0].length - b[0].length);
      for (const [, entry] of longer.slice(0, MOST_COMPLETIONS)) take(entry, OF_A_COMPLETION);
    }
    if (groups.size || exact) return { word, groups, how: groups.size ? null : "unknown" };
    for (const part of await this.split(word)) take(part, 0.6);
    if (groups.size) return { word, groups, how: "split" };
    const meant = nearest(word, here);
    if (meant) {
      take(meant.entry, 1);
      return { word, groups, how: "mended", to: meant.other };
    }
    for (let end = word.length - 1; end >= Math.max(4, Math.ceil(word.length * 0.65)); end--) {
      const begin = here.filter(([other]) => other.startsWith(word.slice(0, end)));
      if (!begin.length) continue;
      for (const [, entry] of begin.slice(0, MOST_COMPLETIONS)) take(entry, OF_A_COMPLETION);
      return { word, groups, how: "shortened", to: word.slice(0, end) };
    }
    for (const part of await this.pieces(word)) take(part, 0.8);
    return { word, groups, how: groups.size ? "split" : "unknown" };
  }

  /** The longest words that an unknown word begins and ends with, or at least begins like: a last resort. */
  async pieces(word) {
    const found = [];
    let end = word.length - 1;
    while (end >= 4 && !(await this.entry(word.slice(0, end)))) end--;
    if (end >= 4) found.push(await this.entry(word.slice(0, end)));
    let begin = Math.max(end, 3);
    while (begin <= word.length - 4 && !(await this.entry(word.slice(begin)))) begin++;
    if (begin <= word.length - 4) found.push(await this.entry(word.slice(begin)));
    if (found.length) return found;
    const here = await this.words(word[0]);
    for (let size = word.length - 1; size >= 5; size--) {
      const alike = here.filter(([other]) => other.startsWith(word.slice(0, size)));
      if (alike.length) return alike.slice(0, MOST_COMPLETIONS).map(([, entry]) => entry);
    }
    return [];
  }

  /** The entries of the two words that an unknown compound is made of. */
  async split(word) {
    let best = null;
    for (let at = 3; at <= word.length - 4; at++) {
      const right = await this.entry(word.slice(at));
      if (!right) continue;
      for (const link of ["", "s", "en", "e", "n"]) {
        if (!word.slice(0, at).endsWith(link)) continue;
        if (at - link.length < 3) continue;
        const left = await this.entry(word.slice(0, at - link.length));
        const size = Math.min(at - link.length, word.length - at);
        if (left && (!best || size > best.size)) best = { size, parts: [left, right] };
      }
    }
    return best ? best.parts : [];
  }

  /** What was asked, in parts that are looked for as one: words that matter, and phrases of concepts. */
  async parts(query, { exact, typing }) {
    const { stop, at: before, places } = await this.file("index.json");
    const row = tokens(query);
    const said = row.filter((word) => !stop.includes(word));
    const phrases = exact ? [] : await this.phrases(row);
    const parts = [];
    for (let at = 0; at < row.length; at++) {
      const phrase = phrases.find((one) => one.at <= at && at < one.at + one.long);
      if (phrase && phrase.long > 1) {
        if (phrase.at === at) parts.push({ words: row.slice(at, at + phrase.long), concepts: phrase.concepts });
        continue;
      }
      const place = phrases.find((one) => one.at === at + 1)?.concepts.some(([number]) => number >= places);
      if (place && before.includes(row[at])) continue;
      if (said.length && stop.includes(row[at]) && !phrase) continue;
      if (!parts.some((part) => part.words.length === 1 && part.words[0] === row[at])) {
        parts.push({ words: [row[at]], concepts: phrase?.concepts ?? [], last: at === row.length - 1 });
      }
    }
    const ends = typing && !/\s$/.test(query);
    return Promise.all(parts.map(async (part) => ({ ...part, meaning: await this.meant(part, { exact, typing: ends && part.last }) })));
  }

  /** How one part is looked for: as `meaning` for a word; a phrase of a concept is looked for by that alone. */
  async meant({ words, concepts }, options) {
    if (words.length > 1) return { word: words.join(" "), groups: new Map(), how: null };
    const own = concepts.length ? await this.entry(words[0]) : undefined;
    // A word that only other words stand for is known: nothing is mended or split.
    if (concepts.length && !own?.[0]) return { word: words[0], groups: new Map(), how: null };
    return this.meaning(words[0], options);
  }

  /** The practices that have a part of what was asked: Map of practice to {counts, meant, away, concept}. */
  async having(part) {
    const { places } = await this.file("index.json");
    const best = new Map();
    // Who has both parts of a compound that nobody has is nearer to it than who has one of them.
    const adds = part.meaning.how === "split";
    const take = async (number, weight, concept) => {
      for (const [practice, worth, away, place] of await this.practices(number)) {
        const before = best.get(practice);
        const counts = weight * worth + (adds && before ? before.counts : 0);
        if (counts > (before?.counts ?? 0)) best.set(practice, { counts, concept, away, place, fits: Math.min(1, weight + (adds && before ? before.fits : 0)) });
      }
    };
    for (const [group, weight] of part.meaning.groups) await take(group, weight, false);
    const own = new Set(best.keys());
    for (const [number, weight] of part.concepts) await take(number, number >= places ? weight : weight * OF_A_CONCEPT, number);
    for (const [practice, one] of best) one.meant = one.concept !== false && !own.has(practice);
    return best;
  }

  /**
   * Search. `exact`: leave words as they are typed; `typing`: the last word may not be finished yet.
   * Returns {results: Map of practice to {score, meant, via, touches, away, place}, meanings}, or null when nothing was asked.
   *
   * A practice `touches` the subject when it has less than two fifths of what was asked, weighed by how rare each part is,
   * or is worth far less than the best. What nobody has weighs most: then no practice can be a good answer.
   */
  async search(query, { exact = false, typing = false } = {}) {
    const { total, concepts, labels } = await this.file("index.json");
    const parts = await this.parts(query, { exact, typing });
    if (!parts.length) return null;
    const results = new Map();
    const found = await Promise.all(parts.map((part) => this.having(part)));
    const filler = await Promise.all(parts.map(async ({ words, concepts }) => words.length === 1 && !concepts.length && (await this.entry(words[0]))?.[0] < 0));
    const rare = found.map((best, n) => rarity(total, best.size) * (filler[n] ? OF_FILLER : 1));
    const whole = rare.reduce((sum, one) => sum + one, 0) || 1;
    parts.forEach((part, n) => {
      const boost = filler[n] && parts.length > 1 ? OF_FILLER : 1;
      const most = Math.max(1, ...[...found[n].values()].map((one) => one.counts));
      for (const [practice, { counts, meant, away, place, fits, concept }] of found[n]) {
        const sofar = results.get(practice) ?? { score: 0, covers: 0, meant: true, via: new Set(), away: 0, place: "" };
        sofar.score += counts * boost;
        sofar.covers += (rare[n] / whole) * fits * Math.min(1, 0.4 + counts / most);
        sofar.meant &&= meant;
        if (place) Object.assign(sofar, { away, place });
        else if (meant) sofar.via.add(labels[concept - concepts] ?? part.words.join(" "));
        results.set(practice, sofar);
      }
    });
    const best = Math.max(0, ...[...results.values()].map((result) => result.score));
    for (const [practice, result] of results) {
      // The long tail has some word somewhere; nobody looks for that.
      if (result.score < best * LEAST) results.delete(practice);
      result.touches = result.covers < COVERED || result.score < best * STRONG;
    }
    return { results, meanings: parts.map((part) => part.meaning) };
  }
}
