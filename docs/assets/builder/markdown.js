// A training as a file for `practices/modules/`: complete, so that nothing has to be mended before it can be handed in.

import { quoted } from "../tools/draft.js";
import { WRITTEN } from "./parts.js";
import { total } from "./reckon.js";
import { duration, enumerated, say } from "./words.js";

const LONGEST_SUMMARY = 300;
const MOST_THEMES = 4;

/** A value as YAML behind the name of its field, set in by `indent` spaces. */
function field(name, value, indent = 0) {
  const room = " ".repeat(indent);
  if (Array.isArray(value)) return value.length ? [`${room}${name}:`, ...value.flatMap((item) => listed(item, indent + 2))] : [];
  if (value === undefined || value === null || value === "") return [];
  return [`${room}${name}: ${typeof value === "number" ? value : quoted(value.trim())}`];
}

/** An item of a list: a text, or a group of fields. */
function listed(item, indent) {
  const room = " ".repeat(indent);
  if (typeof item !== "object") return [`${room}- ${quoted(String(item).trim())}`];
  const rows = Object.entries(item).flatMap(([name, value]) => field(name, value, indent + 2));
  return rows.length ? [`${room}- ${rows[0].trimStart()}`, ...rows.slice(1)] : [];
}

/** A text that stands in a line of Markdown as it was typed. */
const plain = (text) => text.trim().replace(/\s+/g, " ").replace(/([\\`*_[\]<>])/g, "\\$1");

/** Paragraphs and items as lines of Markdown, with room between what does not belong together. */
function bodyOf(blocks) {
  return blocks.flatMap(([sort, text], at) => {
    const room = at && !(sort === "li" && blocks[at - 1][0] === "li") ? [""] : [];
    return [...room, `${sort === "li" ? "- " : ""}${plain(text)}`];
  });
}

/** A part as a contributor writes it. */
function written(part, words) {
  if (part.pause) return { [WRITTEN.pause]: part.title, [WRITTEN.minutes]: part.minutes };
  // What comes along from a module and is not shown here (roles, what to lay ready) stays as it was.
  const { [WRITTEN.exercise]: exercise, [WRITTEN.form]: form, [WRITTEN.minutes]: minutes, [WRITTEN.task]: task, [WRITTEN.notes]: notes, ...others } = part.fields ?? {};
  const about = part.practice && !part.isForm ? { [part.practice.name]: part.practice.id } : { [WRITTEN.exercise]: part.title };
  for (const name of words.names.split(" ")) delete others[name];
  return {
    ...about,
    [WRITTEN.minutes]: part.minutes,
    [WRITTEN.form]: part.working?.id,
    [WRITTEN.task]: part.task,
    ...others,
    [WRITTEN.notes]: part.notes,
  };
}

const clipped = (text) => (text.length <= LONGEST_SUMMARY ? text : `${text.slice(0, LONGEST_SUMMARY - 1).replace(/\s+\S*$/, "")}…`);

/** The file. `training` is what `page.js` calls so; `today` the day as 2026-11-28. */
export function markdown(training, words, today) {
  const { module, parts } = training;
  const along = module?.written ?? {};
  const usable = parts.filter((part) => !part.unknown && !part.failed);
  const read = [...new Map(usable.filter((part) => part.practice).map((part) => [part.practice.id, part.practice])).values()];
  const link = (practice) => `[${plain(practice.title)}](../${practice.address.replace(/\/$/, "")}.md)`;
  // What a module says for itself goes along with it; of a new training only this is known.
  const sections = module?.sections.map(([heading, blocks]) => [plain(heading), bodyOf(blocks)]) ?? [
    [words.purpose, [say(words.purposeLong, duration(total(usable), words)), ...(training.themes.length ? [say(words.purposeThemes, "", enumerated(training.themes.slice(0, MOST_THEMES).map(({ label }) => label.toLowerCase()), words))] : [])]],
    [words.preparation, read.length ? read.map((practice) => `- ${words.readFirst} ${link(practice)}.`) : [`- ${words.layReady}`]],
  ];
  const rows = [
    "---",
    ...field("title", training.title),
    ...field("samenvatting", clipped(training.summary)),
    ...(training.themes.length ? [`${words.subject}: [${training.themes.slice(0, MOST_THEMES).map(({ id }) => id).join(", ")}]`] : []),
    ...field("leerdoelen", training.goals),
    ...field("doelgroep", training.audience),
    ...Object.entries(along).flatMap(([name, value]) => field(name, value)),
    ...field("onderdelen", usable.map((part) => written(part, words))),
    ...(module ? [`gebaseerd_op: [${module.id}]`] : []),
    `beoordeeld: ${today}`,
    "---",
    "",
    ...sections.flatMap(([heading, lines]) => [`## ${heading}`, "", ...lines, ""]),
  ];
  return rows.join("\n");
}
