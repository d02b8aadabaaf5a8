// A pasted piece of a page, a mail or a document, as plain Markdown. What it carries along stays behind: a document
// that a parser makes here runs no script and fetches no picture.

const DROPPED = "script, style, meta, link, title, template, noscript, iframe, object, embed, svg, canvas, form, nav, footer, head, img, picture, video, audio, button, input, select, textarea, [hidden], [aria-hidden=true]";

/** HTML as Markdown: headings, paragraphs, lists, tables, quotes, bold, italic and links. */
export function fromHtml(html) {
  // A browser under our policy reports every style and script that it does not use: sheets go, and what stands on a tag
  // gets another name, as a style says what is unseen.
  const plain = html.replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
  const parsed = new DOMParser().parseFromString(plain, "text/html");
  parsed.querySelectorAll(DROPPED).forEach((one) => one.remove());
  for (const one of [...parsed.querySelectorAll("[data-style]")]) {
    if (/display:\s*none|mso-hide:\s*all/i.test(one.getAttribute("data-style"))) one.remove();
  }
  return tidy(blocks(parsed.body));
}

/** Plain text, with what word processors do to it undone. */
export function fromText(text) {
  return tidy(text.replace(/^[ \t]*[•·▪◦‣●○][ \t]*/gm, "- ").replace(/^([ \t]*\d{1,2})[)]\s+/gm, "$1. "));
}

function tidy(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\u00a0/g, " ")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const BLOCK = /^(address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figure|figcaption|h[1-6]|header|hr|li|main|ol|p|pre|section|summary|table|ul)$/;
const isBlock = (node) => BLOCK.test(node.localName ?? "") || Boolean(node.querySelector?.("p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre"));

function blocks(parent) {
  const found = [];
  let line = "";
  const flush = () => {
    if (line.trim()) found.push(escapedStart(line.trim()));
    line = "";
  };
  for (const node of parent.childNodes) {
    if (node.nodeType === 1 && isBlock(node)) {
      flush();
      const said = block(node);
      if (said.trim()) found.push(said);
    } else line += inline(node);
  }
  flush();
  // Word writes the items of a list as paragraphs.
  const glue = (before, one) => (/^- /.test(one) && /(^|\n)- [^\n]*$/.test(before) ? "\n" : "\n\n");
  return found.map((one, at) => (at ? glue(found[at - 1], one) + one : one)).join("");
}

function block(node) {
  const name = node.localName;
  if (/^h[1-6]$/.test(name)) return heading(inlines(node), Number(name[1]));
  if (/\bMsoTitle\b/.test(node.className)) return heading(inlines(node), 1);
  const level = /\bMsoHeading(\d)\b/.exec(node.className) ?? /mso-outline-level:\s*(\d)/i.exec(node.getAttribute("style") ?? "");
  if (level) return heading(inlines(node), Number(level[1]));
  if (/mso-list:/i.test(node.getAttribute("style") ?? "") || /\bMsoListParagraph/.test(node.className)) {
    return `- ${inlines(node).replace(/^(?:[·•§o▪-]|\(?\w{1,3}[.)])\s+/, "").trim()}`;
  }
  if (name === "ul" || name === "ol") return list(node, name === "ol");
  if (name === "li") return `- ${blocks(node)}`;
  if (name === "blockquote") return prefixed(blocks(node), "> ");
  if (name === "pre") return `\`\`\`\n${node.textContent.replaceAll("```", "'''").trim()}\n\`\`\``;
  if (name === "table") return table(node);
  if (name === "hr") return "";
  return blocks(node);
}

const heading = (text, level) => (text.trim() ? `${"#".repeat(level)} ${text.replace(/\*\*/g, "").replace(/\s+/g, " ").trim()}` : "");
const prefixed = (text, mark) => text.split("\n").map((line) => (mark + line).trimEnd()).join("\n");

function list(node, numbered) {
  const items = [...node.children].filter((one) => one.localName === "li");
  return items
    .map((item, place) => {
      const mark = numbered ? `${place + 1}. ` : "- ";
      return mark + blocks(item).replace(/\n\n(?=\s*(?:-|\d+\.) )/g, "\n").split("\n").map((line, at) => (at && line ? " ".repeat(mark.length) + line : line)).join("\n");
    })
    .join("\n");
}

function table(node) {
  const rows = [...node.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => blocks(cell).replace(/\s+/g, " ").replaceAll("|", "\\|").trim()));
  const wide = Math.max(0, ...rows.map((row) => row.length));
  // A table of one column, or one around everything, is how mails and old pages are laid out.
  if (wide < 2 || node.querySelector("table")) return [...node.querySelectorAll("td, th")].filter((cell) => !cell.querySelector("table")).map(blocks).filter(Boolean).join("\n\n");
  const line = (cells) => `| ${[...cells, ...Array(wide - cells.length).fill("")].join(" | ")} |`;
  const [first, ...rest] = rows;
  return [line(first), line(Array(wide).fill("---")), ...rest.map(line)].join("\n");
}

const inlines = (node) => [...node.childNodes].map(inline).join("");
/** A mark around words, never around the spaces beside them. */
const marked = (text, mark) => text.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_, before, said, after) => (said ? `${before}${mark}${said}${mark}${after}` : before + after));

function inline(node) {
  if (node.nodeType === 3) return escaped(node.data.replace(/[ \t\n\r]+/g, " "));
  if (node.nodeType !== 1) return "";
  const style = node.getAttribute("style") ?? "";
  if (node.localName === "br") return "\n";
  // The sign before an item of Word's lists.
  if (/mso-list:\s*ignore/i.test(style)) return "";
  if (node.localName === "sup" && /^\[?\d+\]?$/.test(node.textContent.trim())) return "";
  const said = inlines(node);
  if (/^(strong|b)$/.test(node.localName) && !/font-weight:\s*normal/i.test(style)) return marked(said, "**");
  if (/^(em|i)$/.test(node.localName)) return marked(said, "*");
  if (node.localName === "a") return link(node, said);
  return said;
}

function link(node, said) {
  const target = node.getAttribute("href") ?? "";
  if (!/^https?:\/\//i.test(target) || !said.trim()) return said;
  const address = target.replace(/[\s<>()"\\]/g, encodeURIComponent).replace(/\(/g, "%28").replace(/\)/g, "%29");
  return said.trim() === target ? address : `[${said.trim()}](${address})`;
}

/** Signs that would become a mark. */
const escaped = (text) => text.replace(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
const escapedStart = (line) => line.replace(/^(#{1,6}\s)/gm, "\\$1");
