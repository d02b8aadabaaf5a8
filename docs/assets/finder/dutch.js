// Words as the index has them, and what someone probably meant.

export const fold = (text) =>
  text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’‘]/g, "");

/** The words of a text, folded; a word with hyphens as its parts and as a whole. */
export function tokens(text) {
  return (fold(text).match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).flatMap((word) => {
    const parts = word.split("-");
    return parts.length > 1 ? [...parts, parts.join("")] : parts;
  });
}

/** The words of a query as `tokens`, and which of them are another word's parts as a whole: {row, joined}. */
export function rowOf(query) {
  const row = [];
  const joined = new Set();
  for (const word of fold(query).match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []) {
    row.push(...tokens(word));
    if (word.includes("-")) joined.add(row.length - 1);
  }
  return { row, joined };
}

/** Other forms that a Dutch word may have: eenzame and eenzaam, teams and team, wijken and wijk. */
export function forms(word) {
  const found = new Set();
  for (const ending of ["en", "e", "s", "n"]) {
    if (word.length > ending.length + 2 && word.endsWith(ending)) {
      const stem = word.slice(0, -ending.length);
      found.add(stem);
      // eenzam(e) is eenzaam, mann(en) is man, brev(en) is breef.
      found.add(stem.replace(/([aeou])([bcdfghjklmnpqrstvwxz])$/, "$1$1$2"));
      found.add(stem.replace(/([bcdfghjklmnpqrstvwxz])\1$/, "$1"));
      for (const one of [...found]) found.add(one.replace(/v$/, "f").replace(/z$/, "s"));
    }
  }
  // betaalt, deelt, gestopt: of a verb whose other forms are known.
  const bare = /[dt]$/.test(word) ? word.slice(0, -1) : "";
  for (const stem of [bare, bare.startsWith("ge") ? bare.slice(2) : ""].filter((one) => one.length > 2)) {
    found.add(stem);
    found.add(`${stem}en`);
    found.add(`${stem.replace(/([aeou])\1([bcdfghjklmnpqrstvwxz])$/, "$1$2")}en`);
    found.add(`${stem.replace(/([bcdfghjklmnpqrst])$/, "$1$1")}en`);
  }
  for (const ending of ["en", "e", "s"]) found.add(word + ending);
  found.add(word.replace(/([aeou])\1([bcdfghjklmnpqrstvwxz])$/, "$1$2e"));
  found.add(word.replace(/([aeou])\1([bcdfghjklmnpqrstvwxz])$/, "$1$2en"));
  found.delete(word);
  return [...found];
}

/** How many letters differ (Damerau-Levenshtein, neighbours may be swapped), or max + 1 when more than max. */
export function distance(one, other, max) {
  if (Math.abs(one.length - other.length) > max) return max + 1;
  let before = null;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (before && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > max) return max + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}

/** The known word nearest to a word that is not known; the more common one of two. */
export function nearest(word, known) {
  const max = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  let best = null;
  for (const [other, entry] of known) {
    const away = max ? distance(word, other, best ? Math.min(max, best.away) : max) : 1;
    if (away > max) continue;
    if (!best || away < best.away || (away === best.away && entry[0] > best.entry[0])) best = { other, entry, away };
  }
  return best;
}
