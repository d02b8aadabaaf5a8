// Where the pieces of a text seem to belong: under the heading it has, or by the words in it.

const bare = (text) => text.toLowerCase().replace(/[*_#:.\d]/g, " ").replace(/\s+/g, " ").trim();
const has = (text, word) => new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, "iu").test(text);

/**
 * A Markdown text in pieces, each with where it seems to belong: the name of a heading, `veld:title`,
 * `veld:samenvatting`, or "" when nothing tells.
 */
export function sorted(text, sections) {
  const pieces = [];
  let here = "";
  let titled = false;
  for (const block of blocksOf(text)) {
    const heading = /^(#{1,6})\s+(.+)$/.exec(block) ?? /^()\*\*([^*\n]{2,60})\*\*:?$/.exec(block);
    if (heading) {
      const found = sections.find((section) => bare(section.heading) === bare(heading[2])) ?? sections.find((section) => section.words.some((word) => has(bare(heading[2]), word)));
      if (found) {
        here = found.heading;
        continue;
      }
      if (!titled && !pieces.length) {
        titled = true;
        pieces.push({ text: heading[2].trim(), where: "veld:title" });
        continue;
      }
      here = "";
      pieces.push({ text: `### ${heading[2].trim()}`, where: "", heads: true });
      continue;
    }
    if (!titled && !pieces.length && block.length <= 110 && !/[.!]$|\n|^[-|>\d]/.test(block)) {
      titled = true;
      pieces.push({ text: block, where: "veld:title" });
      continue;
    }
    pieces.push({ text: block, where: here || guess(block, pieces, sections) });
  }
  // A heading of their own goes with what follows it.
  pieces.forEach((piece, at) => piece.heads && (piece.where = pieces[at + 1]?.where ?? ""));
  return joined(pieces);
}

function guess(block, before, sections) {
  const required = sections.filter((section) => section.required);
  const scores = required.map((section) => section.words.filter((word) => has(block, word)).length);
  const best = Math.max(...scores);
  const last = before.filter((piece) => !piece.where.startsWith("veld:")).at(-1)?.where;
  if (best > 0) {
    // At the same score where the text is already, or further on: a text tells things in order.
    const from = Math.max(0, required.findIndex((section) => section.heading === last));
    const ahead = scores.findIndex((score, at) => at >= from && score === best);
    return required[ahead < 0 ? scores.indexOf(best) : ahead].heading;
  }
  return last || required[0].heading;
}

/** Blocks that belong at the same place and follow each other are one piece, as long as it can be read at a glance. */
function joined(pieces) {
  const found = [];
  for (const { text, where, heads } of pieces) {
    const last = found.at(-1);
    if (last && last.where === where && !where.startsWith("veld:") && (last.heads || last.text.length + text.length < 600)) {
      last.text += `\n\n${text}`;
      last.heads = heads;
    } else found.push({ text, where, heads });
  }
  return found.map(({ text, where }) => ({ text, where }));
}

function blocksOf(text) {
  const found = [];
  let code = false;
  for (const line of text.split("\n")) {
    if (/^```/.test(line)) code = !code;
    if (!code && !line.trim()) found.push("");
    else if (found.length && found.at(-1) && !/^#{1,6}\s/.test(found.at(-1)) && !/^#{1,6}\s/.test(line)) found[found.length - 1] += `\n${line}`;
    else found.push(line);
  }
  return found.map((block) => block.trim()).filter(Boolean);
}
