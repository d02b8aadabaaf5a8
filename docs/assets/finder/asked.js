// What was asked, in parts that are looked for as one: words that matter, and phrases that name a concept or a place.

import { nearest, rowOf } from "./dutch.js";

const OF_A_PART = 0.35; // what a practice counts that has only a part of the compound that was asked for
const OF_A_COMPLETION = 0.7; // ... that has a word which begins with what was typed
const OF_A_HALF = 0.6; // ... that has one half of a compound that nobody has
const MOST_COMPLETIONS = 12;

/**
 * The parts of a query: [{words, concepts: [[number, weight]], place, meaning}]; `place` says whether it names one.
 * `exact`: leave words as they are typed; `typing`: the last word may not be finished yet.
 */
export async function partsOf(engine, query, { exact = false, typing = false } = {}) {
  const { stop, at: before, aside, places } = await engine.file("index.json");
  const { row, joined } = rowOf(query);
  const unfinished = typing && !/\s$/.test(query) ? row.length - 1 : -1;
  const mended = await Promise.all(row.map((word, at) => (exact || stop.includes(word) || at === unfinished ? null : mend(engine, word))));
  const phrases = exact ? [] : await phrasesIn(engine, row.map((word, at) => mended[at] ?? word), joined);
  const around = (at) => phrases.find((one) => one.at <= at && at < one.at + one.long);
  const isPlace = (phrase) => Boolean(phrase?.concepts.some(([number]) => number >= places));
  const said = row.some((word) => !stop.includes(word));
  const parts = [];
  let last = null;
  for (let at = 0; at < row.length; at++) {
    const phrase = around(at);
    if (phrase && phrase.at !== at) continue;
    // "bij Arnhem", "Leiden en omgeving", "Amsterdam Zuidoost": what stands beside a place says more of where.
    if (!isPlace(phrase) && before.includes(row[at]) && (isPlace(around(at + 1)) || isPlace(last))) continue;
    if (!phrase && aside.includes(row[at]) && isPlace(last)) continue;
    if (!phrase && said && stop.includes(row[at])) continue;
    last = phrase;
    const here = [...Array(phrase?.long ?? 1).keys()].map((n) => at + n).filter((n) => n === at || !joined.has(n));
    const words = here.map((n) => row[n]);
    if (words.length === 1 && parts.some((part) => part.words.length === 1 && part.words[0] === words[0])) continue;
    const concepts = phrase?.concepts ?? [];
    const wrong = here.find((n) => mended[n]);
    const options = { exact, typing: at === unfinished };
    const meaning = meant(engine, words, concepts, wrong === undefined ? null : [row[wrong], mended[wrong]], options);
    parts.push({ words, concepts, place: isPlace(phrase), meaning });
  }
  return Promise.all(parts.map(async (part) => ({ ...part, meaning: await part.meaning })));
}

/** What a word is mended to, where it is. */
async function mend(engine, word) {
  const { how, to } = await meaningOf(engine, word, {});
  return how === "mended" ? to : null;
}

/**
 * The phrases of concepts in a row of words, the longest first and none twice:
 * [{at, long, concepts: [[number, weight]]}]. A place that is an ordinary word needs "in" or the like before it.
 */
async function phrasesIn(engine, row, joined) {
  const { begins, stop, at: before, places } = await engine.file("index.json");
  const keys = await Promise.all(row.map(async (word) => (stop.includes(word) ? word : ((await engine.entry(word))?.[1] ?? word))));
  const found = [];
  for (let at = 0; at < row.length; at++) {
    if (!begins.includes(row[at][0])) continue;
    let best = null;
    for (const [words, ...fits] of await engine.file(`phrases/${row[at][0]}.json`)) {
      const long = covered(words, keys, at, joined);
      if (long <= (best?.long ?? 0)) continue;
      const concepts = [];
      for (let i = 0; i < fits.length; i += 2) {
        const named = fits[i] < places || fits[i + 1] > 0 || (at > 0 && before.includes(row[at - 1]));
        if (named) concepts.push([fits[i], Math.abs(fits[i + 1]) / 100]);
      }
      if (concepts.length) best = { at, long, concepts };
    }
    // Of a phrase that nobody is about the words may still find something; a place is one though nobody is there.
    if (best && (best.long === 1 || best.concepts.some(([number]) => number >= places) || (await leads(engine, best.concepts)))) {
      found.push(best);
      at += best.long - 1;
    }
  }
  return found;
}

/** How many of `keys` a phrase covers from `at` on, 0 when it does not stand there; a word as a whole comes with its parts. */
function covered(words, keys, at, joined) {
  let next = at;
  for (const word of words) {
    while (next > at && joined.has(next)) next++;
    if (keys[next] !== word) return 0;
    next++;
  }
  while (joined.has(next)) next++;
  return next - at;
}

/** How one part is looked for: as `meaningOf` for a word; a phrase of a concept is looked for by that alone. */
async function meant(engine, words, concepts, mended, options) {
  const alone = words.length === 1;
  const own = alone && concepts.length && !mended ? await engine.entry(words[0]) : undefined;
  // A word that only other words stand for is known: nothing is split or completed.
  const known = alone && concepts.length && !mended && !engine.many(own) && (await leads(engine, concepts));
  if (alone && !known) return meaningOf(engine, words[0], options);
  const groups = new Map();
  return mended ? { word: mended[0], groups, how: "mended", to: mended[1] } : { word: words.join(" "), groups, how: null };
}

/** Whether any practice is about one of these concepts. */
async function leads(engine, concepts) {
  const found = await Promise.all(concepts.map(([number]) => engine.practices(number)));
  return found.some((practices) => practices.length);
}

/**
 * What to look for, for one word: {groups: Map of group to weight, word, how, to}.
 * A word is only mended when the word itself finds nothing.
 */
async function meaningOf(engine, word, { exact, typing }) {
  const { common } = await engine.file("index.json");
  const own = await engine.entry(word);
  const here = await engine.words(word[0]);
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
  for (const part of await split(engine, word)) take(part, OF_A_HALF);
  if (groups.size) return { word, groups, how: "split" };
  const right = nearest(word, here);
  if (right) {
    take(right.entry, 1);
    return { word, groups, how: "mended", to: right.other };
  }
  for (let end = word.length - 1; end >= Math.max(4, Math.ceil(word.length * 0.65)); end--) {
    const begin = here.filter(([other]) => other.startsWith(word.slice(0, end)));
    if (!begin.length) continue;
    for (const [, entry] of begin.slice(0, MOST_COMPLETIONS)) take(entry, OF_A_COMPLETION);
    return { word, groups, how: "shortened", to: word.slice(0, end) };
  }
  for (const part of await pieces(engine, word)) take(part, OF_A_HALF);
  return { word, groups, how: groups.size ? "split" : "unknown" };
}

/** The longest words that an unknown word begins and ends with, or at least begins like: a last resort. */
async function pieces(engine, word) {
  const found = [];
  let end = word.length - 1;
  while (end >= 4 && !(await engine.entry(word.slice(0, end)))) end--;
  if (end >= 4) found.push(await engine.entry(word.slice(0, end)));
  let begin = Math.max(end, 3);
  while (begin <= word.length - 4 && !(await engine.entry(word.slice(begin)))) begin++;
  if (begin <= word.length - 4) found.push(await engine.entry(word.slice(begin)));
  if (found.length) return found;
  const here = await engine.words(word[0]);
  for (let size = word.length - 1; size >= 5; size--) {
    const alike = here.filter(([other]) => other.startsWith(word.slice(0, size)));
    if (alike.length) return alike.slice(0, MOST_COMPLETIONS).map(([, entry]) => entry);
  }
  return [];
}

/** The entries of the two words that an unknown compound is made of. */
async function split(engine, word) {
  let best = null;
  for (let at = 3; at <= word.length - 4; at++) {
    const right = await engine.entry(word.slice(at));
    if (!right) continue;
    for (const link of ["", "s", "en", "e", "n"]) {
      if (!word.slice(0, at).endsWith(link)) continue;
      if (at - link.length < 3) continue;
      const left = await engine.entry(word.slice(0, at - link.length));
      const size = Math.min(at - link.length, word.length - at);
      if (left && (!best || size > best.size)) best = { size, parts: [left, right] };
    }
  }
  return best ? best.parts : [];
}
