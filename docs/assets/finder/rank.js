// What the practices that were found are worth, and which of them only touch the subject. Works on numbers alone.

export const WEIGHTS = {
  filler: 0.15, // what a word counts that tells nothing of a subject
  place: 1.5, // what a place counts that is named, beside other words
  elsewhere: 0.5, // what somebody counts who is not at the place that is named, nor near
  passage: 25, // what it counts when one passage has all of what was asked, for each unit of how much that says
  subject: 1, // how much more somebody counts who is about the same as the best
  best: 8, // how many are the best
  least: 0.08, // of the best score: what is worth less is left out
  strong: 0.3, // of the best score: what is worth less only touches the subject
  answers: 0.4, // of what was asked, weighed by how much each part says: who has so much answers
  covered: 0.3, // ... where there is an answer, who has less only touches the subject
  whole: 0.9, // ... who has so much answers, however much more the best has
  half: 0.25, // ... who has no more of a compound than this has not got it
};

const NO_PASSAGE = { passage: -1, has: 0, inPassage: 0, parts: 0 };
const SPARSE = 0.4; // who has hardly any of a part has this much of it

/** How much it says that a practice has something that `having` of all `total` have: the idf of BM25. */
export const rarity = (total, having) => Math.log(1 + (total - having + 0.5) / (having + 0.5));

/**
 * `parts`: each part of what was asked, {said, place, tells, found}: `tells` 0 to 9, `found` as of `Engine.having`.
 * Returns Map of practice to {score, covers, touches, meant, via, away, place, passage, inPassage, about, topic, names}.
 * `passage` is the number of the one that has most of what was asked, or -1, and `inPassage` how much of it that has.
 * Without the place that was named, `about` is how much of the rest it has, `topic` what that counts, and `names` how
 * many parts of it stand in a passage.
 */
export function rank(parts, { total, labelOf, subjectsOf }) {
  const results = new Map();
  const known = parts.map((part) => weigh(part, total));
  const sum = (some) => some.reduce((all, { says }) => all + says, 0) || 1;
  const whole = sum(known);
  const subject = sum(known.filter(({ part }) => !part.place));
  for (const { part, counts, says, most } of known) {
    for (const [practice, one] of part.found) {
      const result = results.get(practice) ?? { score: 0, covers: 0, about: 0, topic: 0, names: 0, meant: true, via: new Set(), away: 0, place: "", passages: [] };
      result.score += one.counts * counts;
      const has = one.fits * Math.min(1, SPARSE + one.counts / most);
      result.covers += (says / whole) * has;
      if (!part.place) {
        result.about += (says / subject) * has;
        result.topic += one.counts * counts;
        if (one.passages.length) result.names++;
      }
      result.meant &&= one.meant;
      result.passages.push([says, one.passages]);
      if (one.place) Object.assign(result, { away: one.away, place: one.place });
      else if (one.meant) result.via.add(labelOf(one.concept) ?? part.said);
      results.set(practice, result);
    }
  }
  const found = sum(known.filter(({ part }) => part.found.size));
  const where = parts.some((part) => part.place);
  for (const result of results.values()) {
    // One word together with itself says nothing more.
    Object.assign(result, parts.length > 1 ? bestPassage(result.passages, found) : NO_PASSAGE);
    result.score += result.parts > 1 ? WEIGHTS.passage * result.has * result.inPassage : 0;
    if (where && !result.place) result.score *= WEIGHTS.elsewhere;
  }
  alike(results, subjectsOf);
  judge(results);
  return results;
}

/** Of a part how much each count is worth, how much it says to have it, and what is counted most. */
function weigh(part, total) {
  const counts = (WEIGHTS.filler + ((1 - WEIGHTS.filler) * part.tells) / 9) * (part.place ? WEIGHTS.place : 1);
  const having = [...part.found.values()];
  // Who has only one half of a compound has not got it: a compound that nobody has is as rare as can be.
  const says = rarity(total, having.filter((one) => one.fits > WEIGHTS.half).length) * counts;
  return { part, counts, says, most: having.reduce((most, one) => Math.max(most, one.counts), 1) };
}

/** The passage with most of what was asked: {passage, has, inPassage, parts}. `passages`: for each part [says, [[bits, fits]]]. */
function bestPassage(passages, whole) {
  let bits = 0;
  for (const [, found] of passages) for (const [some] of found) bits |= some;
  const best = { ...NO_PASSAGE };
  for (let at = 0; bits >>> at; at++) {
    let has = 0;
    let parts = 0;
    for (const [says, found] of passages) {
      let fits = 0;
      for (const [some, fit] of found) if ((some >>> at) & 1 && fit > fits) fits = fit;
      has += says * fits;
      if (fits) parts++;
    }
    if (has > best.has) Object.assign(best, { passage: at, has, inPassage: has / whole, parts });
  }
  return best;
}

/** Who is about the same as the best is worth more. */
function alike(results, subjectsOf) {
  const best = [...results].sort(([a, one], [b, other]) => other.score - one.score || a - b).slice(0, WEIGHTS.best);
  if (best.length < 2) return;
  const asked = new Map();
  for (const [practice, { score }] of best) {
    for (const [subject, rare] of subjectsOf(practice)) asked.set(subject, (asked.get(subject) ?? 0) + rare * score);
  }
  const fits = new Map();
  let most = 0;
  for (const practice of results.keys()) {
    let sum = 0;
    let size = 0;
    for (const [subject, rare] of subjectsOf(practice)) {
      sum += (asked.get(subject) ?? 0) * rare;
      size += rare * rare;
    }
    const fit = sum && sum / Math.sqrt(size);
    fits.set(practice, fit);
    most = Math.max(most, fit);
  }
  for (const [practice, result] of results) result.score *= 1 + WEIGHTS.subject * (fits.get(practice) / (most || 1));
}

/**
 * Whether each answers or only touches the subject: where nobody has two fifths of what was asked, nothing answers.
 * What nobody has weighs most: then no practice can be a good answer.
 */
function judge(results) {
  let best = 0;
  for (const { score } of results.values()) best = Math.max(best, score);
  const strong = (result) => result.score >= best * WEIGHTS.strong || result.covers >= WEIGHTS.whole;
  const answered = [...results.values()].some((result) => result.covers >= WEIGHTS.answers && strong(result));
  for (const [practice, result] of results) {
    // The long tail has some word somewhere; nobody looks for that.
    if (result.score < best * WEIGHTS.least) results.delete(practice);
    result.touches = !answered || result.covers < WEIGHTS.covered || !strong(result);
  }
}
