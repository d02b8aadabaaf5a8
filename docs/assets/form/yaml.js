// YAML in which every value is text, read from events: as `reading/yaml_text.py` reads it.

import * as YAML from "../vendor/js-yaml.js";
import { explained, lineFault } from "./faults.js";
import { say } from "./table.js";

const MAX_DEPTH = 8;
const FAULTS = 50;
const LONGEST_KEY = 1024;
const SET_IN = " ".repeat(2 * MAX_DEPTH);
const EMPTY = ["", "~", "null"];
const HARD = /^[ \u00a0\u202f\u2007\u2009]+|(?<=[:-])[ \u00a0\u202f\u2007\u2009]+/gmu;
const SPACES = /[\u00a0\u202f\u2007\u2009]/gu;
const STEERS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/u;

/** What could not be read; `findings` says why. */
export class Unreadable extends Error {
  constructor(...findings) {
    super(findings.map((finding) => finding.message).join("\n"));
    this.findings = findings.map((finding) => ({ path: [], code: "onleesbaar", ...finding }));
  }
}

export const unreadable = (which, line = 1, words = {}) => ({
  message: say("onleesbaar", which, words),
  path: [],
  line,
  code: "onleesbaar",
});

/** The name under which the line of a field is kept. */
export const at = (path) => path.map((step) => `${typeof step === "number" ? "#" : "."}${step}`).join("\0");

/**
 * The fields in a text that begins on line `first` of its file: `data`, `lines` and `comments` (by the path of a
 * value, see `at`), and `findings`. Throws `Unreadable` for what is no YAML or has no fields.
 *
 * A fault that has one right answer is told, and reading goes on as if it were mended.
 */
export function readYaml(source, first) {
  const rows = source.replace(HARD, (found) => found.replace(SPACES, " ")).split("\n");
  const told = [];
  for (;;) {
    try {
      const read = readOnce(source, rows, first);
      read.findings.unshift(...told);
      return read;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const [finding] = error.findings;
      const row = (finding.line ?? 0) - first;
      const mend = finding.mend;
      const whole = mend && mend.old === undefined;
      if (!whole || told.length === FAULTS || !(row in rows) || rows[row] === mend.new) {
        throw new Unreadable(...told, ...error.findings);
      }
      rows[row] = mend.new;
      told.push(finding);
    }
  }
}

function readOnce(source, rows, first) {
  const plain = rows.join("\n");
  const read = { source, first, data: {}, lines: new Map([["", 1]]), comments: new Map(), findings: [] };
  let events;
  let set = rows;
  try {
    [events, set] = eventsOf(rows);
  } catch (error) {
    if (/depth|nest/iu.test(error.reason ?? "")) throw new Unreadable(unreadable("te-diep", (error.mark?.line ?? 0) + first));
    throw new Unreadable(explained(error, plain, first));
  }
  const walk = new Walk(read, set.join("\n"), set);
  for (const event of events) walk.take(event);
  const { root } = walk;
  if (root === null || typeof root !== "object" || Array.isArray(root)) {
    const found = lineFault(plain, first);
    if (found) throw new Unreadable(found);
    const begins = Math.min(walk.begins, first + source.split("\n").length - 1);
    const which = root === null ? "geen-veld" : Array.isArray(root) ? "lijst" : "losse-tekst";
    throw new Unreadable(unreadable(which, begins));
  }
  read.data = root;
  return read;
}

/** The events in rows, and the rows as they were read: a list or text that goes on at the begin of a line is set in. */
function eventsOf(rows) {
  const set = [...rows];
  for (let tries = 0; ; tries++) {
    try {
      return [YAML.parseEvents(set.join("\n"), { maxDepth: MAX_DEPTH + 2 }), set];
    } catch (error) {
      const row = error.mark?.line ?? 0;
      if (tries === FAULTS || !/indentation/u.test(error.reason ?? "") || !isWithin(set, row)) throw error;
      set[row] = SET_IN + set[row];
    }
  }
}

/** Whether a row at the margin stands between brackets or quotes that were opened above it. */
function isWithin(rows, row) {
  if (!/^\S/u.test(rows[row] ?? "") || rows[row].startsWith("---")) return false;
  const begin = rows.slice(0, row).findLastIndex((one) => /^[\p{L}\p{N}_-]+ *:/u.test(one));
  const above = rows.slice(Math.max(begin, 0), row).join("\n");
  const bare = above.replace(/"(?:[^"\\]|\\.)*"|(?<=[[{,:\s-])'(?:[^']|'')*'/gsu, "");
  const many = (sign) => bare.split(sign).length;
  return /(?:^|[[{,:\s-])["']/u.test(bare) || many("[") > many("]") || many("{") > many("}");
}

/** Makes values of events, with where they stand. */
class Walk {
  constructor(read, plain, rows) {
    Object.assign(this, { read, plain, rows });
    this.starts = [0];
    for (let i = plain.indexOf("\n"); i >= 0; i = plain.indexOf("\n", i + 1)) this.starts.push(i + 1);
    this.opened = [];
    this.root = null;
    this.begins = read.first;
    this.documents = 0;
    this.row = 0;
  }

  /** The row of a place in the text, from 0. */
  rowOf(place) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  take(event) {
    const { EVENT_ID: ID } = YAML;
    if (event.type === ID.POP) {
      this.opened.pop();
      return;
    }
    if (event.type === ID.DOCUMENT) {
      this.documents += 1;
      this.opened.push(null);
      if (this.documents > 1) throw new Unreadable(unreadable("tweede-stuk", this.row + this.read.first));
      return;
    }
    this.place(event);
    const line = this.row + this.read.first;
    this.refuse(event, line);
    const around = this.opened.at(-1) ?? null;
    const scalar = event.type === ID.SCALAR;
    const text = scalar ? this.textOf(event) : null;
    const named = around && !Array.isArray(around.value) && around.key === null;
    if (scalar && (STEERS.test(text) || (named && /[\n\t]/u.test(text)))) {
      throw new Unreadable(unreadable("ontsnapt", line));
    }
    if (named) {
      if (!scalar) throw new Unreadable(unreadable("naam-geen-tekst", line));
      this.beginField(around, text, line);
      return;
    }
    const path = around ? [...around.path, Array.isArray(around.value) ? around.value.length : around.key] : [];
    if (path.length > MAX_DEPTH) throw new Unreadable(unreadable("te-diep", line));
    const empty = scalar && event.style === YAML.SCALAR_STYLE_PLAIN && event.tagStart < 0 && EMPTY.includes(text);
    const value = scalar ? (empty ? null : text) : event.type === ID.SEQUENCE ? [] : Object.create(null);
    if (!this.read.lines.has(at(path))) this.read.lines.set(at(path), line);
    if (scalar && !path.some((step) => typeof step === "string" && step.includes("\0"))) this.comment(event, path, line);
    this.put(around, value);
    if (!around) {
      this.begins = line;
      this.root = value;
    }
    if (!scalar) this.opened.push({ path, value, key: null, first: new Map() });
  }

  /** Where an event begins; an empty value stands where the one before it ended. */
  place(event) {
    const block = event.style === YAML.SCALAR_STYLE_LITERAL_BLOCK || event.style === YAML.SCALAR_STYLE_FOLDED_BLOCK;
    const places = [event.start, event.valueStart, event.anchorStart, event.tagStart].filter((one) => one >= 0);
    let begin = Math.min(...places, Infinity);
    if (begin === Infinity) return;
    if (event.type === YAML.EVENT_ID.SCALAR && block) {
      // Its mark stands on the line before the text.
      begin = Math.max(this.plain.lastIndexOf("|", begin - 1), this.plain.lastIndexOf(">", begin - 1));
    }
    this.row = this.rowOf(Math.max(begin, 0));
  }

  textOf(event) {
    return event.valueStart < 0 ? "" : YAML.getScalarValue(this.plain, event);
  }

  /** What YAML has a meaning for and no contributor means: `*name`, `&name` and `!name` before a value. */
  refuse(event, line) {
    const tagged = event.tagStart >= 0 && /^!(?![!<])/u.test(this.plain.slice(event.tagStart, event.tagStart + 2));
    const sign = event.type === YAML.EVENT_ID.ALIAS ? "*" : event.anchorStart >= 0 ? "&" : tagged ? "!" : null;
    if (!sign) return;
    const fault = lineFault(this.rows[Math.min(line - this.read.first, this.rows.length - 1)], line);
    throw new Unreadable(fault ?? unreadable("begint-met", line, { sign }));
  }

  beginField(around, name, line) {
    const why = (which) => new Unreadable(unreadable("velden", line, { why: say("onleesbaar", which) }));
    if (name === "") throw why("yaml-inspringing");
    // Without a question mark before it YAML reads no longer name.
    if (name.length > LONGEST_KEY && !/^\s*\? /u.test(this.rows[this.row])) throw why("yaml-dubbele-punt");
    let key = name;
    if (around.first.has(key)) {
      const words = { name: key, line: around.first.get(key) };
      this.read.findings.push({ message: say("dubbel-veld", "twee", words), path: [...around.path, key], line, code: "dubbel-veld" });
      key = `${key}\0${line}`;
    } else {
      around.first.set(key, line);
      this.read.lines.set(at([...around.path, key]), line);
    }
    around.key = key;
  }

  put(around, value) {
    if (!around) return;
    if (Array.isArray(around.value)) around.value.push(value);
    else {
      // Of a field that stands there twice the first counts; the second was told.
      if (!around.key.includes("\0")) around.value[around.key] = value;
      around.key = null;
    }
  }

  /** What stands behind a value on its last line and is not read. */
  comment(event, path, line) {
    if (event.valueStart < 0) {
      const behind = /:\s+(#.*)$/u.exec(this.rows[this.row]);
      if (behind) this.read.comments.set(at(path), { line, text: behind[1].trim(), cuts: false, path });
      return;
    }
    const quoted = event.style === YAML.SCALAR_STYLE_SINGLE_QUOTED || event.style === YAML.SCALAR_STYLE_DOUBLE_QUOTED;
    const end = event.valueEnd + (quoted ? 1 : 0);
    const row = this.rowOf(Math.max(end - 1, event.valueStart));
    const behind = this.rows[row].slice(end - this.starts[row]);
    if (!behind.trimStart().startsWith("#")) return;
    const aside = behind.startsWith("  ") && /^\s$/u.test(behind.trimStart()[1] ?? "");
    const plain = event.style === YAML.SCALAR_STYLE_PLAIN && event.tagStart < 0;
    this.read.comments.set(at(path), { line, text: behind.trim(), cuts: plain && !aside, path });
  }
}
