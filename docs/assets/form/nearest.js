// What someone probably meant: as `language/nearest.py` finds it, with the measure of Python's difflib.

import { stripped } from "./signs.js";

const NEAR = 0.75;

/** How much two words are alike, from 0 to 1: twice the signs they share in order, over the signs of both. */
function ratio(one, other) {
  let shared = 0;
  const parts = [[0, one.length, 0, other.length]];
  while (parts.length) {
    const [from, to, begin, end] = parts.pop();
    const [at, there, long] = longest(one, other, from, to, begin, end);
    if (!long) continue;
    shared += long;
    if (from < at && begin < there) parts.push([from, at, begin, there]);
    if (at + long < to && there + long < end) parts.push([at + long, to, there + long, end]);
  }
  return one.length + other.length ? (2 * shared) / (one.length + other.length) : 1;
}

/** The longest piece that both have, the first of equals. */
function longest(one, other, from, to, begin, end) {
  let best = [from, begin, 0];
  let lengths = new Map();
  for (let i = from; i < to; i++) {
    const now = new Map();
    for (let j = begin; j < end; j++) {
      if (one[i] !== other[j]) continue;
      const long = (lengths.get(j - 1) ?? 0) + 1;
      now.set(j, long);
      if (long > best[2]) best = [i - long + 1, j - long + 1, long];
    }
    lengths = now;
  }
  return best;
}

/** At most how much alike they can be, cheaply: their signs in any order. */
function atMost(one, other) {
  const left = new Map();
  for (const sign of other) left.set(sign, (left.get(sign) ?? 0) + 1);
  let shared = 0;
  for (const sign of one) {
    const many = left.get(sign) ?? 0;
    if (many > 0) shared++;
    left.set(sign, many - 1);
  }
  return (2 * shared) / (one.length + other.length);
}

/** The known word that looks most like `word`, or null. `known`: words, or a map of spellings to words. */
export function nearest(word, known) {
  const meant = word.trim().toLowerCase();
  const folded = new Map();
  for (const entry of known instanceof Map ? known : [...known].map((one) => [one, one])) {
    folded.set(entry[0].toLowerCase(), entry[1]);
  }
  let best = null;
  for (const spelling of folded.keys()) {
    const most = (2 * Math.min(spelling.length, meant.length)) / (spelling.length + meant.length || 1);
    if (most < NEAR || atMost(spelling, meant) < NEAR) continue;
    const alike = ratio(spelling, meant);
    if (alike >= NEAR && (!best || alike > best[0] || (alike === best[0] && spelling > best[1]))) {
      best = [alike, spelling];
    }
  }
  return best ? folded.get(best[1]) : null;
}

/** ` Bedoelde je 'x'?`, with a space before it, or nothing. */
export function didYouMean(word, known) {
  const found = nearest(word, known);
  return found ? ` Bedoelde je '${found}'?` : "";
}

/** `'a', 'b' of 'c'`. */
export function listed(all, last = "of") {
  const quoted = [...all].map((word) => `'${word}'`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}` : quoted.join("");
}

/** The text as part of an address: lower case, accents gone, a hyphen between words. */
export function slug(text) {
  const folded = ascii(text.toLowerCase().replaceAll("'", ""));
  return (folded.match(/[a-z0-9]+/g) ?? []).join("-");
}

/** Without accents, and without what has no letter of its own. */
export const ascii = (text) => text.normalize("NFKD").replace(/[^\x00-\x7f]/gu, "");

/** Whether two texts are the same but for capitals, and dots and spaces around them. */
export const same = (one, other) =>
  stripped(one.toLowerCase(), " .") === stripped(other.toLowerCase(), " .");
