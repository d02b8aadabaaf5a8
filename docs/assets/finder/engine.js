// The index: which practices have which words. Fetches only the small files that a search needs.

import { nearest, tokens } from "./dutch.js";

const OF_A_PART = 0.35; // what a practice counts that has only a part of the compound that was asked for
const OF_A_COMPLETION = 0.7; // ... that has a word which begins with what was typed
const MOST_COMPLETIONS = 12;
const LEAST = 0.08; // of the best score: what is worth less is left out

export class Engine {
  constructor(base) {
    this.base = base;
    this.files = new Map();
  }

  /** A file of the index, fetched once. */
  file(name) {
    if (!this.files.has(name)) {
      const fetched = fetch(this.base + name).then((answer) => {
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

  async entry(word) {
    const { letters } = await this.file("index.json");
    return letters.includes(word[0]) ? (await this.file(`words/${word[0]}.json`))[word] : undefined;
  }

  /** The practices that have a group of words: [practice, worth] pairs; worth is negative for a mere synonym. */
  async practices(group) {
    const { starts } = await this.file("index.json");
    let at = starts.length - 1;
    while (starts[at] > group) at--;
    const packed = (await this.file(`groups/${at}.json`))[group - starts[at]];
    const found = [];
    for (let i = 0, practice = 0; i < packed.length; i += 2) found.push([(practice += packed[i]), packed[i + 1]]);
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
      longer.sort((a, b) => b[1][0] - a[1][0] || a[0].length - b[0].length);
      for (const [, entry] of longer.slice(0, MOST_COMPLETIONS)) take(entry, OF_A_COMPLETION);
    }
    if (groups.size || exact) return { word, groups, how: groups.size ? null : "unknown" };
    for (const part of await this.split(word)) take(part, 0.8);
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

  /**
   * Search. `exact`: leave words as they are typed; `typing`: the last word may not be finished yet.
   * Returns {results: Map of practice to {score, meant}, meanings}, or null when nothing was asked.
   */
  async search(query, { exact = false, typing = false } = {}) {
    const { stop } = await this.file("index.json");
    const all = [...new Set(tokens(query))];
    const said = all.filter((word) => !stop.includes(word));
    const asked = said.length ? said : all;
    if (!asked.length) return null;
    const last = asked.at(-1);
    const meanings = await Promise.all(
      asked.map((word) => this.meaning(word, { exact, typing: typing && word === last && !/\s$/.test(query) }))
    );
    const results = new Map();
    const useful = meanings.filter((meaning) => meaning.groups.size);
    for (const meaning of useful) {
      const best = new Map();
      const found = await Promise.all([...meaning.groups].map(async ([group, weight]) => [weight, await this.practices(group)]));
      for (const [weight, practices] of found) {
        for (const [practice, worth] of practices) {
          const counts = weight * Math.abs(worth);
          if (counts > (best.get(practice)?.counts ?? 0)) best.set(practice, { counts, meant: worth < 0 });
        }
      }
      for (const [practice, { counts, meant }] of best) {
        const sofar = results.get(practice) ?? { score: 0, has: 0, meant: true };
        results.set(practice, { score: sofar.score + counts, has: sofar.has + 1, meant: sofar.meant && meant });
      }
    }
    for (const result of results.values()) result.score *= result.has / useful.length;
    // The long tail has some word somewhere; nobody looks for that.
    const least = Math.max(0, ...[...results.values()].map((result) => result.score)) * LEAST;
    for (const [practice, result] of results) if (result.score < least) results.delete(practice);
    return { results, meanings };
  }
}
