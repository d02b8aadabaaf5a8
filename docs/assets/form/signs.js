// Signs that nobody sees, and texts without them: as `reading/signs.py` and `values.py` have it.

const NAMES = {
  "\u00ad": "zacht koppelteken", "\u200b": "spatie zonder breedte", "\u200c": "onzichtbare scheiding",
  "\u200d": "onzichtbare verbinding", "\u2060": "onzichtbare verbinding", "\ufeff": "BOM",
  "\u00a0": "harde spatie", "\u202f": "harde spatie", "\u2007": "harde spatie", "\u2011": "hard koppelteken",
};
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const SPACES = /[\u00a0\u202f\u2007\u2009\u2002\u2003\u3000]/gu;
const HYPHENS = /[\u2010-\u2013]/gu;
const FIGURES = /[\uff10-\uff19]/gu;
const HIDDEN = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u00a0\u202f\u2007\u2011]|[\p{C}]/gu;

/** The text with each sign that cannot be seen by its name, between ‹ and ›. */
function seen(text) {
  return text.replace(HIDDEN, (sign) => {
    if (NAMES[sign]) return `‹${NAMES[sign]}›`;
    return /\s/u.test(sign) ? sign : `‹u+${sign.codePointAt(0).toString(16).padStart(4, "0")}›`;
  });
}

/** A text as a reader sees it: hard spaces and hyphens as ordinary ones, without signs that nobody sees. */
export function asRead(text) {
  return text
    .replace(UNSEEN, "")
    .replace(SPACES, " ")
    .replace(HYPHENS, "-")
    .replace(FIGURES, (sign) => String(sign.codePointAt(0) - 0xff10));
}

/** An id as it was meant: without signs that nobody sees, hard spaces and hyphens as ordinary ones. */
export const plainWord = (text) =>
  text.replace(UNSEEN, "").replace(/[\u2011\u2010]/gu, "-").replace(/[\u00a0\u202f]/gu, " ").trim();

const QUOTED = 80;

/** A text as it stands in a message: on one line, no longer than a line, unseen signs by their name. */
export function shortened(text) {
  const line = [...seen(String(text)).split(/\s+/u).filter(Boolean).join(" ")];
  return line.length <= QUOTED ? line.join("") : `${line.slice(0, QUOTED).join("")} ...`;
}

/** How many signs a text has, as people count them. */
export const signs = (text) => [...text].length;

/** Without these signs around it. */
export function stripped(text, around) {
  const all = new Set(around);
  let begin = 0;
  let end = text.length;
  while (begin < end && all.has(text[begin])) begin++;
  while (end > begin && all.has(text[end - 1])) end--;
  return text.slice(begin, end);
}

/** The path of a field as people read it: `["bronnen", 0, "datum"]` is `bronnen 1, datum`. */
export function shownPath(path) {
  const words = [];
  for (const step of path) {
    if (typeof step === "number" && words.length) words[words.length - 1] += ` ${step + 1}`;
    else words.push(String(step));
  }
  return words.join(", ");
}
