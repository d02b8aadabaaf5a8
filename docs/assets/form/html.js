// A contributed text as HTML, from the tokens that the rules looked at: as `publish/html.py` makes it. Everything that
// a contributor wrote is escaped; there is no other way from a text to the preview.

import MarkdownIt from "../vendor/markdown-it.js";

const NOTES = { note: "Let op", tip: "Tip", important: "Belangrijk", warning: "Waarschuwing", caution: "Pas op" };
const JOINER = "\u2060";
const BREAKS = new Set(["softbreak", "hardbreak"]);

const made = new MarkdownIt("commonmark", { html: false, xhtmlOut: false });
const { renderer } = made;
const escape = (text) => made.utils.escapeHtml(String(text));

/**
 * The body of a practice as HTML. `leads` tells of the target of a link the address on the page, or null; `sources` are
 * the titles of its sources; `titles` those of practices, by id; `pictures` tells of the target of a picture {src}, or
 * null; `prefix` stands before each id, so that none is taken for one of the page around it.
 */
export function bodyHtml(text, { leads, sources = [], titles = new Map(), pictures = () => null, prefix = "" }) {
  const env = { leads, sources, titles, pictures, prefix, open: [] };
  const html = renderer.render(text.tokens, made.options, env);
  const many = html.split("<table>").length > 2;
  let count = 0;
  return html
    .replaceAll("<table>", () => {
      count += 1;
      return `<div class="sv-scroll" role="region" aria-label="Tabel${many ? ` ${count}` : ""}" tabindex="0"><table>`;
    })
    .replaceAll("</table>", "</table></div>");
}

/** The sources that a token points to; none when one of them is not there. */
function numbersOf(token, sources) {
  const numbers = token?.type === "citation" ? token.meta.sources.map(Number) : [];
  return numbers.every((number) => number >= 1 && number <= sources.length) ? numbers : [];
}

const oneLine = (text) => String(text).split(/\s+/u).filter(Boolean).join(" ");
const cell = (tokens, idx) => {
  // Inline styles are forbidden by the policy of the site.
  const side = (tokens[idx].attrGet("style") ?? "").replace("text-align:", "");
  return side === "right" || side === "center" ? `<${tokens[idx].tag} class="sv-${side}">` : `<${tokens[idx].tag}>`;
};
const code = (tokens, idx) => `<pre><code>${escape(tokens[idx].content)}</code></pre>\n`;
const noteOf = ({ meta: { id, subId } }) => ({ number: id + 1, again: subId ? `-${subId}` : "" });

Object.assign(renderer.rules, {
  heading_open(tokens, idx, options, { prefix }) {
    const anchor = tokens[idx].meta?.anchor;
    return anchor ? `<${tokens[idx].tag} id="${escape(prefix + anchor)}">` : `<${tokens[idx].tag}>`;
  },
  citation(tokens, idx, options, { sources, prefix }) {
    const numbers = numbersOf(tokens[idx], sources);
    if (!numbers.length) return escape(tokens[idx].content);
    // A number belongs to the word before it: it never begins a line.
    const glued = idx > 0 && !BREAKS.has(tokens[idx - 1].type) ? JOINER : "";
    const links = numbers.map((number) => {
      const title = `Bron ${number}: ${oneLine(sources[number - 1])}`;
      return `<a href="#${prefix}bron-${number}" title="${escape(title)}">${number}</a>`;
    });
    return glued + links.join(JOINER);
  },
  text(tokens, idx, options, { sources }) {
    const said = tokens[idx].content;
    return escape(numbersOf(tokens[idx + 1], sources).length ? said.trimEnd() : said);
  },
  wiki_link(tokens, idx, options, { leads, titles }) {
    const { content: said, meta } = tokens[idx];
    const address = leads(meta.target);
    if (address === null) return escape(said);
    return `<a href="${escape(address)}">${escape(meta.own ? said : (titles.get(meta.target) ?? said))}</a>`;
  },
  link_open(tokens, idx, options, { leads, open }) {
    const address = leads(tokens[idx].attrGet("href") ?? "");
    open.push(address !== null);
    const title = tokens[idx].attrGet("title");
    return address === null ? "" : `<a href="${escape(address)}"${title ? ` title="${escape(title)}"` : ""}>`;
  },
  link_close: (tokens, idx, options, { open }) => (open.pop() ? "</a>" : ""),
  image(tokens, idx, options, env) {
    const token = tokens[idx];
    const said = escape(renderer.renderInlineAsText(token.children ?? [], options, env));
    const found = env.pictures(token.attrGet("src") ?? "");
    // No picture comes from elsewhere: its description stands there.
    if (!found) return `<em>[${said}]</em>`;
    const title = token.attrGet("title");
    const caption = title ? `<span class="sv-caption">${escape(title)}</span>` : "";
    return `<span class="sv-picture"><img src="${escape(found.src)}" alt="${said}">${caption}</span>`;
  },
  th_open: cell,
  td_open: cell,
  fence: code,
  code_block: code,
  blockquote_open(tokens, idx) {
    const kind = tokens[idx].meta?.note;
    return kind
      ? `<blockquote class="sv-note sv-note--calm"><p><strong>${NOTES[kind] ?? "Let op"}</strong></p>\n`
      : "<blockquote>\n";
  },
  footnote_ref(tokens, idx, options, { prefix }) {
    const { number, again } = noteOf(tokens[idx]);
    return `<sup><a href="#${prefix}noot-${number}" id="${prefix}bij-noot-${number}${again}">noot ${number}</a></sup>`;
  },
  footnote_block_open: () => '<section class="sv-notes" aria-label="Noten"><ol>\n',
  footnote_block_close: () => "</ol></section>\n",
  footnote_open: (tokens, idx, options, { prefix }) => `<li id="${prefix}noot-${tokens[idx].meta.id + 1}">`,
  footnote_close: () => "</li>\n",
  footnote_anchor(tokens, idx, options, { prefix }) {
    const { number, again } = noteOf(tokens[idx]);
    return ` <a href="#${prefix}bij-noot-${number}${again}" aria-label="Terug naar noot ${number} in de tekst">↩</a>`;
  },
});
