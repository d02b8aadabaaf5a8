// The one parser of contributed text, with the settings of `reading/markdown.py`: what is checked is what is shown.

import MarkdownIt from "../vendor/markdown-it.js";
import footnotes from "../vendor/markdown-it-footnote.js";

const DEEPEST = 30;
const SOURCE = /\[(?:bron(?:nen)? )?(\d{1,2}(?:(?: ?[,;] ?| en )\d{1,2}){0,9})\](?!\()/uy;
const WIKI = /\[\[([^[\]|\n]{1,120})(?:\|([^[\]|\n]{1,200}))?\]\]/uy;
const TASK = /^\[([ xX])\] +/u;
const NOTE = /^\[!([\p{L}\p{N}_]{1,20})\][ \t]*/u;

const parsers = new Map();

/**
 * The tokens of a text, and what the parser noted on the way: `references` and `footnotes` as markdown-it has them,
 * `defined` (each definition of a link: its label and its line from 0), `used` (labels that a link or picture uses),
 * and `too_deep` (the line from 0 on which lists and quotes lie too deep in each other).
 */
export function parse(text) {
  const noted = notes();
  const tokens = parser(true).parse(text, noted);
  const deep = tokens.find((token) => token.level >= DEEPEST - 2 && token.map);
  if (!deep) return [tokens, noted];
  const shallow = notes();
  shallow.too_deep = deep.map[0];
  return [parser(false).parse(text, shallow), shallow];
}

const notes = () => ({ references: {}, defined: [], used: new Set() });

function parser(nests) {
  if (parsers.has(nests)) return parsers.get(nests);
  const made = new MarkdownIt("commonmark", { html: false, linkify: true, maxNesting: DEEPEST });
  made.enable(["table", "strikethrough", "linkify"]);
  made.use(footnotes);
  made.disable(["footnote_inline", ...(nests ? [] : ["list", "blockquote", "footnote_def"])]);
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  made.inline.ruler.before("link", "citation", citation);
  made.inline.ruler.before("citation", "wiki_link", wikiLink);
  made.core.ruler.after("inline", "tasks", tasks);
  made.core.ruler.after("inline", "notes", quoteNotes);
  withLines(made);
  withDefinitions(made);
  parsers.set(nests, made);
  return made;
}

/** Notes of each inline token the line of its block that it begins on. */
function withLines(made) {
  class LinedState extends made.inline.State {
    push(...token) {
      this.breaks ??= [...this.src.matchAll(/\n/g)].map((found) => found.index);
      const pushed = super.push(...token);
      const line = this.breaks.findIndex((place) => place >= this.pos);
      pushed.meta = { ...pushed.meta, line: line < 0 ? this.breaks.length : line };
      return pushed;
    }
  }
  made.inline.State = LinedState;
  const parseInline = made.inline.parse.bind(made.inline);
  made.inline.parse = (src, md, env, tokens) => {
    parseInline(src, md, env, tokens);
    let line = 0;
    for (const token of tokens) {
      // Text is not pushed but found between what is: it stands where the token before it ended.
      token.meta ??= {};
      line = (token.meta.line ??= line) + (token.type === "softbreak" || token.type === "hardbreak" ? 1 : 0);
    }
  };
}

/** Notes where a link is defined, and which definitions are used: what nothing uses, no reader sees. */
function withDefinitions(made) {
  const { ruler } = made.block;
  const rule = ruler.__rules__.find((one) => one.name === "reference").fn;
  const define = (state, from, to, silent) => {
    const { env } = state;
    const real = env.references;
    let label = null;
    env.references = new Proxy(real, {
      get: (all, name) => ((label = name), all[name]),
    });
    try {
      const found = rule(state, from, to, silent);
      if (found && !silent && label !== null) env.defined?.push({ label, line: from });
      return found;
    } finally {
      env.references = real;
    }
  };
  ruler.at("reference", define);
  made.core.ruler.before("inline", "watch_definitions", ({ env }) => {
    const real = env.references;
    env.references = new Proxy(real, {
      get: (all, name) => {
        if (Object.hasOwn(all, name)) env.used?.add(name);
        return all[name];
      },
    });
  });
}

/** `[2]`, `[1, 2]` and `[bron 1]` point to the sources of a practice. */
function citation(state, silent) {
  const found = here(SOURCE, state);
  if (!found) return false;
  if (!silent) {
    const token = state.push("citation", "", 0);
    token.content = found[0];
    token.meta.sources = found[1].match(/\d+/g);
  }
  state.pos += found[0].length;
  return true;
}

/** `[[id]]` and `[[id|text]]`, as note programs write them, lead to the practice with that id. */
function wikiLink(state, silent) {
  const found = here(WIKI, state);
  if (!found) return false;
  if (!silent) {
    const token = state.push("wiki_link", "", 0);
    token.meta.target = found[1].trim();
    token.meta.own = Boolean(found[2]);
    token.content = (found[2] || found[1]).trim();
  }
  state.pos += found[0].length;
  return true;
}

function here(pattern, state) {
  if (state.linkLevel || state.src[state.pos] !== "[") return null;
  pattern.lastIndex = state.pos;
  const found = pattern.exec(state.src);
  return found && state.pos + found[0].length <= state.posMax ? found : null;
}

/** `- [x]` is an item with a mark before it. */
function tasks({ tokens }) {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i].type !== "list_item_open") continue;
    const first = firstText(tokens[i + 2]);
    const found = first && TASK.exec(first.content);
    if (found) first.content = (found[1] === " " ? "☐ " : "☑ ") + first.content.slice(found[0].length);
  }
}

/** `> [!NOTE]` makes a quote a note; the mark itself is not shown. */
function quoteNotes({ tokens }) {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i].type !== "blockquote_open") continue;
    const first = firstText(tokens[i + 2]);
    const found = first && NOTE.exec(first.content);
    if (!found) continue;
    tokens[i].meta = { note: found[1].toLowerCase() };
    first.content = first.content.slice(found[0].length);
    const { children } = tokens[i + 2];
    if (!first.content && children.length > 1 && children[1].type === "softbreak") children.splice(0, 2);
  }
}

function firstText(token) {
  const first = token.type === "inline" ? token.children[0] : undefined;
  return first?.type === "text" ? first : null;
}
