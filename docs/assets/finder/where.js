// Where no practice at the place that was named is about the rest of what was asked: the nearest that is.

import { WEIGHTS } from "./rank.js";

const FAR = 1000; // kilometres: farther than any two places here are apart
const BROAD = 0.05; // of all practices: where more are about it, being near says more than being about it
const MUCH = 0.7; // of the best: what somebody is worth at least who is about it

/** The distance between two points (latitude and longitude in degrees) that are not far apart, over a flat earth. */
export function kilometres([north, east], [otherNorth, otherEast]) {
  const wide = Math.cos(((north + otherNorth) / 2) * (Math.PI / 180));
  return 111.2 * Math.hypot(north - otherNorth, (east - otherEast) * wide);
}

/**
 * Puts those first that are about it, the nearest first, where nobody there is and few are. Null where somebody there
 * is, where nobody is anywhere, or where the rest of what was asked names no subject.
 * A practice is about it when all of what was asked stands in its title, questions, summary or headings, and it is not
 * worth far less than the best. Returns {place, said, label, away}: what was asked, and where the nearest is.
 */
export function byDistance(results, parts, total, { name, to }) {
  const rest = parts.filter((part) => !part.place);
  if (!rest.every((part) => part.known)) return null;
  const named = [...results].filter(([, result]) => result.about >= WEIGHTS.answers && result.names === rest.length);
  const most = named.reduce((sofar, [, { topic }]) => Math.max(sofar, topic), 0);
  const about = new Map(named.filter(([, result]) => result.topic >= most * MUCH));
  if (!about.size || [...about.values()].some((result) => result.place && !result.away)) return null;
  const best = [...results.values()].reduce((most, { score }) => Math.max(most, score), 0);
  const broad = named.length > total * BROAD;
  let nearest = null;
  for (const [practice, result] of results) {
    const [away, label] = to(practice) ?? [];
    if (!label) continue;
    Object.assign(result, { away, place: name });
    if (!about.has(practice)) continue;
    if (away < (nearest?.away ?? Infinity)) nearest = { away, label };
    if (broad) continue;
    result.touches = false;
    result.score = best * (2 - away / FAR) + result.about / FAR;
  }
  if (!nearest) return null;
  return { place: name, said: rest.map((part) => part.said).join(" "), label: nearest.label, away: nearest.away };
}
