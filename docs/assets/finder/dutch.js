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
