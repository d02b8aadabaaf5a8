// The sentences of the page, and what is said of a training when nobody said it: built from what is in it.
//
// Participants read that as well (on paper, in a package, on the page of a module), so it tells the end of no story.

import { nameOf } from "./cartridge.js";

/** A sentence with what belongs at # and @ filled in. */
export const say = (text, ...given) => text.replace(/[#@]/g, (sign) => given["#@".indexOf(sign)] ?? sign);

/** So many minutes in words. */
export function duration(minutes, words) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const said = [hours ? say(words.hours, hours) : "", rest || !hours ? (rest === 1 ? words.minute : say(words.minutes, rest)) : ""];
  return said.filter(Boolean).join(` ${words.and} `);
}

/** Things in a row: a, b en c. */
export const enumerated = (texts, words) => (texts.length > 1 ? `${texts.slice(0, -1).join(", ")} ${words.and} ${texts.at(-1)}` : texts.join(""));

const LONGEST = 290;

/** A training in two sentences: how long it takes, and what is in it as far as that fits. */
export function summaryOf(parts, minutes, words) {
  const titles = parts.filter((part) => !part.pause && part.title).map((part) => `‘${nameOf(part, words)}’`);
  const sentence = (many) => {
    const left = titles.length - many;
    const named = [...titles.slice(0, many), ...(left ? [say(words.more, left)] : [])];
    return say(words.summary, duration(minutes, words), enumerated(named, words) || words.nothingYet);
  };
  let many = Math.min(titles.length, 3);
  while (many > 0 && sentence(many).length > LONGEST) many--;
  return sentence(many);
}

/** Goals that can be read from the parts, for who has not written any. */
export function goalsOf(parts, words) {
  const read = [...new Map(parts.filter((part) => part.practice && !part.isForm).map((part) => [part.practice.id, part])).values()];
  const goals = read.slice(0, 4).map((part) => say(part.practice.kind === words.guide ? words.goalGuide : words.goalStory, nameOf(part, words)));
  return goals.length || !parts.length ? goals : [words.goalNone];
}
