// The text of a document as rules and preview read it: parsed once, each piece with where it stands. The same walk as
// `reading/text.py`.

import { parse } from "./markdown.js";
import { ascii } from "./nearest.js";

const SEEN = new Set(["text", "code_inline", "image", "text_special", "wiki_link"]);
export const BREAKS = new Set(["softbreak", "hardbreak"]);

/** What a reader sees of an inline token: of a link its text, of a source or a footnote nothing. */
export const shown = (token) => (SEEN.has(token.type) ? token.content : "");

/** What stands in a text, on one line. */
export const plain = (pieces) =>
  pieces.map((piece) => piece.text).join(" ").split(/\s+/u).filter(Boolean).join(" ");

/**
 * A text that begins on line `first` of its file. `blocks` have a `sort` (`p`, `li`, `quote`, `cell`, `heading`,
 * `note` or `code`), their `pieces` ({text, path, line, code}) and `children`; `headings` their `text`, `level`,
 * `line`, `anchor`, `underlined` and `nested`; `sections` a `heading` and its `blocks`.
 */
export class Text {
  constructor(source, first = 1) {
    this.source = source;
    this.first = first;
    [this.tokens, this.noted] = parse(source);
    this.walked = this.walk();
    this.blocks = this.walked.map(([, block]) => block);
    this.headings = this.walked.flatMap(([heading]) => heading ?? []);
    this.sections = this.divided();
    this.pieces = this.blocks.flatMap((block) => block.pieces).filter((piece) => piece.text.trim());
    this.links = this.blocks.flatMap(linksOf);
  }

  divided() {
    const found = [];
    for (const [heading, block] of this.walked) {
      if (heading && heading.level === 2 && !heading.nested) found.push({ heading, blocks: [] });
      else if (found.length && block.sort !== "note") found.at(-1).blocks.push(block);
    }
    return found;
  }

  /** The lines that a reader sees, without code in them. */
  get typed() {
    return this.blocks
      .filter((block) => block.sort !== "code")
      .flatMap((block) => piecesOf(block.children, false));
  }

  /** Every source that is pointed to: its number, and the line. */
  get citations() {
    return this.blocks
      .flatMap((block) => block.children)
      .filter((token) => token.type === "citation")
      .flatMap((token) => token.meta.sources.map((number) => [Number(number), token.meta.at]));
  }

  /** The line on which lists and quotes lie so deep in each other that they are shown as they were typed. */
  get tooDeep() {
    return this.noted.too_deep === undefined ? null : this.first + this.noted.too_deep;
  }

  /** Lines that define a link or a footnote which nothing in the text uses: no reader sees them. */
  get lost() {
    const rows = this.source.split("\n");
    const defined = new Set();
    const found = new Set();
    for (const { label, line } of this.noted.defined) {
      if (!this.noted.used.has(label) || defined.has(label)) found.add(line);
      defined.add(label);
    }
    const refs = this.noted.footnotes?.refs ?? {};
    const unused = new Set(Object.keys(refs).filter((name) => refs[name] < 0).map((name) => name.replace(/^:/u, "")));
    rows.forEach((row, number) => {
      const definition = /^ {0,3}\[\^([^\]\s]+)\]:/u.exec(row);
      if (definition && unused.has(definition[1])) found.add(number);
    });
    return [...found].sort((one, other) => one - other).map((number) => piece(rows[number], this.first + number));
  }

  walk() {
    const found = [];
    const around = [];
    const anchors = new Set();
    let opened = null;
    let row = null;
    for (const token of this.tokens) {
      // A cell has no place of its own: it stands where its row stands.
      if (token.type === "tr_open") row = token.map;
      else if (token.type === "tr_close") row = null;
      else if (token.type === "inline") token.map ??= row;
      if (token.type === "fence" || token.type === "code_block") {
        const begin = this.first + (token.map?.[0] ?? 0) + (token.type === "fence" ? 1 : 0);
        const info = token.info.trim() ? [piece(token.info, begin - 1, true)] : [];
        const lines = token.content.replace(/\n+$/u, "").split("\n");
        found.push([null, { sort: "code", pieces: [...info, ...lines.map((line, i) => piece(line, begin + i, true))], children: [] }]);
      } else if (token.type === "inline") {
        const block = this.block(sortOf(around), token);
        let heading = null;
        if (opened) {
          const text = plain(block.pieces);
          const anchor = unique(slugified(text), anchors);
          opened.meta = { ...opened.meta, anchor };
          const underlined = opened.markup === "-" || opened.markup === "=";
          heading = { text, level: Number(opened.tag[1]), line: this.first + (token.map?.[0] ?? 0), anchor, underlined, nested: around.length > 1 };
          opened = null;
        }
        found.push([heading, block]);
      } else if (token.nesting === 1) {
        if (token.type === "heading_open") opened = token;
        around.push(token.type.replace(/_open$/u, ""));
      } else if (token.nesting === -1) around.pop();
    }
    return found;
  }

  block(sort, token) {
    const begin = this.first + (token.map?.[0] ?? 0);
    const children = token.children ?? [];
    let line = 0;
    for (const child of children) {
      // What the parser makes of a bare address has no line of its own: it stands where the one before it stands.
      child.meta ??= {};
      line = child.meta.line ??= line;
      child.meta.at = begin + line;
      if (BREAKS.has(child.type)) line += 1;
    }
    const pieces = piecesOf(children, true);
    return { sort, pieces: pieces.length ? pieces : [piece("", begin)], children };
  }
}

const piece = (text, line, code = false) => ({ text, path: [], line, code });

function piecesOf(children, code) {
  const found = [];
  let said = "";
  let at = null;
  for (const child of children) {
    at ??= child.meta.at;
    if (BREAKS.has(child.type)) {
      found.push(piece(said, at));
      said = "";
      at = child.meta.at + 1;
    } else if (child.type === "citation") said = said.trimEnd();
    else if (code || child.type !== "code_inline") said += shown(child);
  }
  if (at !== null) found.push(piece(said, at));
  return found;
}

function sortOf(around) {
  const kinds = new Set(around);
  for (const [sort, name] of [["heading", "heading"], ["note", "footnote"], ["cell", "table"]]) {
    if (kinds.has(name)) return sort;
  }
  if (kinds.has("list_item")) return "li";
  return kinds.has("blockquote") ? "quote" : "p";
}

function linksOf(block) {
  const found = [];
  let opened = null;
  for (const token of block.children) {
    const { at } = token.meta;
    const get = (name) => token.attrGet(name) ?? "";
    if (token.type === "link_open") opened = { token, words: [] };
    else if (token.type === "link_close" && opened) {
      const { token: start, words } = opened;
      const bare = start.markup === "linkify" || start.markup === "autolink" || start.info === "auto";
      found.push({ text: words.join(""), target: start.attrGet("href") ?? "", line: start.meta.at, bare, title: start.attrGet("title") ?? "" });
      opened = null;
    } else if (token.type === "wiki_link") {
      found.push({ text: token.content, target: token.meta.target, line: at, wiki: true, title: "" });
    } else if (token.type === "image") {
      found.push({ text: token.content, target: get("src"), line: at, picture: true, title: get("title") });
    }
    if (opened && token !== opened.token) opened.words.push(BREAKS.has(token.type) ? " " : shown(token));
  }
  return found;
}

/** A heading as the id of its place on the page. */
const slugified = (text) =>
  ascii(text).replace(/[^A-Za-z0-9_\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");

function unique(id, used) {
  let found = id;
  for (let number = 1; !found || used.has(found); number++) found = `${id}_${number}`;
  used.add(found);
  return found;
}

/** The paragraphs and items of a section, each on one line; true for an item. A table is no sentence. */
export const statements = (section) =>
  section.blocks
    .filter((block) => ["p", "li", "quote"].includes(block.sort) && plain(block.pieces))
    .map((block) => [block.sort === "li", plain(block.pieces)]);
