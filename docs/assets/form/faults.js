// What is wrong with fields that are no YAML, on which line, and what to write instead: as `reading/yaml_faults.py`
// tells it, line by line, for what people are known to write.

import { say } from "./table.js";

const BEHIND = 200;
const FIELD = /^([ ]*(?:- +)?([\p{L}\p{N}_-]+) *: +)(\S(?:.*\S)?) *$/u;
const ITEM = /^([ ]*- +)(\S(?:.*\S)?) *$/u;
const PAIR = /^[\p{L}\p{N}][^:"'[\]{}]*: +[\p{L}\p{N}][^:"'[\]{}#]*$/u;
const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gu;
const PAIRS = { "[": "]", "{": "}" };

const tell = (which, words) => say("onleesbaar", which, words);

/** What is told of the first line with something that people are known to write, or null. */
export function lineFault(source, first) {
  const rows = source.split("\n");
  for (const [number, row] of rows.entries()) {
    const fault = ofRow(row, rows.slice(number + 1, number + 1 + BEHIND));
    if (fault) return { message: fault[0], line: number + first, mend: fault[1] === null ? null : { new: fault[1] } };
  }
  return null;
}

function ofRow(whole, following) {
  for (const look of [mergeMark, tab, longDash, noSpace]) {
    const fault = look(whole);
    if (fault) return fault;
  }
  const clear = / {2,}# [^"']*$/u.exec(whole);
  const [row, comment] = clear ? [whole.slice(0, clear.index), clear[0]] : [whole, ""];
  const field = FIELD.exec(row);
  const item = field ? null : ITEM.exec(row);
  // A group of one field, whatever its name: that is for the declared fields to judge.
  if (item && PAIR.test(item[2])) return null;
  const fault = field ? ofValue(field[1], field[3], following) : item ? ofValue(item[1], item[2], following) : null;
  return fault && fault[1] !== null ? [fault[0] + comment, fault[1] + comment] : fault;
}

const write = (said, mended) => [tell("schrijf", { said, mended: mended.replace(/^\s+/u, "") }), mended];

function mergeMark(row) {
  return /^(<{7}|={7}|>{7}|\|{7})(\s|$)/u.test(row) ? [tell("merkteken", { sign: row.slice(0, 7) }), null] : null;
}

function tab(row) {
  return /^ *\t/u.test(row) ? [tell("tab"), null] : null;
}

function longDash(row) {
  const found = /^( *)([–—−•●▪◦*·])\s*(\S.*)/u.exec(row);
  return found && write(tell("lang-streepje", { sign: found[2] }), `${found[1]}- ${found[3]}`);
}

function noSpace(row) {
  const field = /^( *(?:- +)?[a-z_]+):([^\s:/].*)$/u.exec(row);
  if (field) return write(tell("dubbele-punt-spatie"), `${field[1]}: ${field[2]}`);
  const item = /^( *)-(?!-)([^\s-].*)$/u.exec(row);
  return item && write(tell("streepje-spatie"), `${item[1]}- ${item[2]}`);
}

function ofValue(before, value, following) {
  const whole = before + quotedWhole(value);
  if (value[0] === "'") {
    const right = /^'(?:[^']|'')*' *(?: #.*)?$/u.test(value) || goesOn(following, "'");
    return right ? null : write(tell("apostrof"), whole);
  }
  if (value[0] === '"') return ofQuoted(before, value, following);
  if ("@`%*&!".includes(value[0])) return write(tell("tekst-begint", { sign: value[0] }), whole);
  if (value[0] in PAIRS) return ofFlow(before, value, following);
  return !"|>#".includes(value[0]) && /:(?= |$)/u.test(value) ? write(tell("dubbele-punt"), whole) : null;
}

function ofQuoted(before, value, following) {
  const closed = /^"(?:[^"\\]|\\.)*"/u.exec(value);
  const behind = closed ? value.slice(closed[0].length).trim() : "";
  if (behind && !"#,]}:".includes(behind[0])) return write(tell("sluit-halverwege"), before + single(value));
  if (closed || goesOn(following, '"')) return null;
  return following.length && /^ +[^\s-]/u.test(following[0])
    ? [tell("gaat-open-verder"), null]
    : write(tell("gaat-open"), before + quotedWhole(value.slice(1)));
}

function ofFlow(before, value, following) {
  const bare = value.replace(STRINGS, (found) => "x".repeat(found.length));
  if (/,\s*,/u.test(bare)) return write(tell("dubbele-komma"), before + value.replace(/,(\s*,)+\s*/gu, ", "));
  const comma = /^[[{]\s*,\s*/u.exec(bare);
  if (comma) return write(tell("komma-vooraan"), before + value[0] + value.slice(comma[0].length));
  const open = [];
  for (const sign of bare.split(" #")[0]) {
    if (sign in PAIRS) open.push(PAIRS[sign]);
    else if ("]}".includes(sign) && open.pop() !== sign) return [tell("haak-zonder", { sign }), null];
  }
  const ends = !following.length || !following[0].trim() || /^(?:[\p{L}\p{N}_-]+ *:|---)/u.test(following[0]);
  if (open.length && ends) return write(tell("haak-open"), before + value + open.reverse().join(""));
  const closed = /^\[[^[\]]*\]/u.exec(bare);
  const behind = closed ? bare.slice(closed[0].length).trim() : "";
  if (behind && !"#,]}".includes(behind[0])) {
    return [tell("achter-haak", { whole: before.replace(/^\s+/u, "") + quotedWhole(value) }), null];
  }
  const text = value[0] === "{" && /: ([^,{}[\]"']*: [^,{}[\]]*)/u.exec(bare);
  if (!text) return null;
  const begin = text.index + 2;
  const end = begin + text[1].length;
  const mended = value.slice(0, begin) + quotedWhole(value.slice(begin, end).trim()) + value.slice(end);
  return write(tell("dubbele-punt-in-groep"), before + mended);
}

/** Whether a quoted text of more than one line is closed before the next field begins. */
function goesOn(following, sign) {
  for (const row of following) {
    if (/^(?:[a-z_]+ *:(\s|$)|-{3})/u.test(row)) return false;
    if (row.includes(sign)) return row.trimEnd().endsWith(sign);
  }
  return false;
}

/** The whole text in double quotes; other ones around it give way, the apostrophe of 's and 't does not. */
function quotedWhole(value) {
  let text = value;
  if (text.length > 1 && "“„”".includes(text[0]) && "”“".includes(text.at(-1))) text = text.slice(1, -1);
  if (/^'(?![stkn](?![\p{L}\p{N}_])).*'$/u.test(text)) text = text.slice(1, -1);
  if (text.split('"').length === 2) text = text.replace(/(?<!\\)"$/u, "");
  return JSON.stringify(text);
}

const single = (value) => `'${value.replaceAll("'", "''")}'`;

/** What the reader of YAML says, each with what we say of it. */
const READERS_WORDS = [
  [/indentation/u, "yaml-inspringing"],
  [/mapping (?:entry|values)|implicit key|multiline key/u, "yaml-dubbele-punt"],
  [/\btab/u, "yaml-tab"],
  [/quoted scalar/u, "yaml-aanhalingsteken"],
  [/flow (?:collection|sequence|mapping)|comma|\bexpected ','/u, "yaml-haken"],
  [/(?:anchor|alias|tag|directive|plain scalar) .*(?:indicator|character|name)/u, "yaml-teken"],
  [/block/u, "yaml-inspringing"],
  [/non-printable|control/u, "yaml-stuurteken"],
];

/** What the row where the reader got stuck shows by itself: no name of a field, or one colon too many. */
function ofRowItself(row) {
  if (/^\s*[^\s#\-'"[\]{}][^:]*$/u.test(row)) return "yaml-naam";
  return /^[^'"[\]{}]*: [^'"[\]{}]*: /u.test(row) ? "yaml-dubbele-punt" : null;
}

/** What is told of an error of the reader, in a source that begins on line `first` of its file. */
export function explained(error, source, first) {
  const last = source.replace(/\n+$/u, "").split("\n").length - 1;
  const line = Math.min(error.mark?.line ?? last, last);
  const rows = source.split("\n").slice(0, line + 2);
  const found = lineFault(rows.join("\n"), first);
  if (found) return found;
  const which = ofRowItself(rows[line] ?? "") ?? READERS_WORDS.find(([words]) => words.test(error.reason ?? ""))?.[1] ?? "geen-yaml";
  return { message: tell("velden", { why: tell(which) }), line: line + first, mend: null };
}
