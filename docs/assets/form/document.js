// What stands in one file: its fields with the line of each, and its body to the byte. As `reading/files.py` and
// `reading/front_matter.py` read it.

import { limit, say } from "./table.js";
import { Text } from "./text.js";
import { at, readYaml, Unreadable, unreadable } from "./yaml.js";

const FENCE = /^-{3,}[ \t]*$/gmu;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/u;
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;

/** A text with one sort of line ends, and what was wrong but can be read all the same. Throws `Unreadable`. */
export function decoded(raw) {
  const findings = [];
  let text = raw;
  if (text.startsWith("\ufeff")) {
    text = text.slice(1);
    findings.push(unreadable("bom"));
  }
  const bytes = new TextEncoder().encode(raw).length;
  const largest = limit("onleesbaar", "bytes");
  if (bytes > largest) {
    const kb = (figure) => Math.floor(figure / 1000);
    throw new Unreadable(unreadable("groot", 1, { many: kb(bytes), most: kb(largest), hint: say("onleesbaar", "groot-praktijk") }));
  }
  if (!text.trim()) throw new Unreadable(unreadable("leeg"));
  text = text.replace(/\r\n?/gu, "\n");
  const most = limit("onleesbaar", "regel");
  text.split("\n").forEach((row, number) => {
    if (row.length > most && [...row].length > most) {
      throw new Unreadable(unreadable("lang", number + 1, { many: [...row].length, most }));
    }
    if (TURNS.test(row)) throw new Unreadable(unreadable("leesrichting", number + 1));
    const found = CONTROL.exec(row);
    if (found) {
      const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      throw new Unreadable(unreadable("stuurteken", number + 1, { code }));
    }
  });
  return { text, findings };
}

/** Where the parts of a file are: `[begin of fields, end of fields, begin of body]`. Throws `Unreadable`. */
export function divide(text) {
  const fences = [...text.matchAll(FENCE)];
  const [opening, closing, again] = fences;
  if (!opening || text.slice(0, opening.index).trim()) {
    throw new Unreadable(unreadable(text.trimStart().startsWith("+++") ? "toml" : "geen-velden"));
  }
  if (!closing) throw new Unreadable(unreadable("niet-afgesloten"));
  const body = Math.min(closing.index + closing[0].length + 1, text.length);
  if (again && /^[a-z_]+:(?: |$)/u.test(text.slice(body).replace(/^\n+/u, "").split("\n")[0])) {
    const line = lineOf(text, closing.index);
    throw new Unreadable(unreadable("te-vroeg", line, { line }));
  }
  return [opening.index + opening[0].length + 1, closing.index, body];
}

const lineOf = (text, place) => text.slice(0, place).split("\n").length;

/** The document in a file. Throws `Unreadable`. */
export function readDocument(raw) {
  const { text, findings } = decoded(raw);
  const [begin, end, bodyAt] = divide(text);
  const read = readYaml(text.slice(begin, end), lineOf(text, begin));
  const body = text.slice(bodyAt);
  return new Document(read, body, lineOf(text, bodyAt), [...findings, ...read.findings]);
}

/** A file that could be read, whatever is in it. */
class Document {
  constructor(read, body, bodyLine, findings) {
    Object.assign(this, { read, data: read.data, lines: read.lines, comments: read.comments, body, bodyLine, findings });
  }

  /** The body, parsed. */
  get text() {
    this.parsed ??= new Text(this.body, this.bodyLine);
    return this.parsed;
  }

  /** The line of the field at a path, or of the nearest thing around it that stands in the file. */
  line(path) {
    const steps = [...path];
    while (steps.length && !this.lines.has(at(steps))) steps.pop();
    return this.lines.get(at(steps)) ?? 1;
  }
}

