// The pieces of a sheet for a meeting. Every sentence stands in a practice, and comes with a link to where.

import { make } from "./records.js";

const QUESTIONS = 6;
const UNKNOWN = 5;
const OTHERS = 5;
const WHERE = 3; // stories that are named for each of the others

const say = (text, ...given) => ["#", "@"].reduce((said, sign, n) => said.replace(sign, () => given[n] ?? sign), text);
const small = (label) => label.toLowerCase();
const dim = (...children) => make("span", { class: "sv-dim" }, ...children);

/** Makes the pieces; `words` are those of the page, `fields` the fields of the table, of what is missing and of places. */
export class Parts {
  constructor(words, fields, table) {
    Object.assign(this, { words, fields, table: new Set(table) });
  }

  terms(practice, field) {
    return practice.facets.find((facet) => facet.field === field)?.terms ?? [];
  }

  link(practice, anchor = "") {
    return make("a", { href: this.words.root + practice.address + anchor }, practice.title);
  }

  from(practice, anchor = "") {
    return dim(` (${this.words.from} `, this.link(practice, anchor), ")");
  }

  /** A story: what it tells of what is missing, where that stands, who sat there, and how well it is documented. */
  story(practice, missed) {
    const told = practice.told[missed.id];
    const said = told ? bare(told, missed.label) : practice.summary;
    const where = told ? anchorOf(practice, told) : "";
    return make("li", {}, make("q", {}, said), make("span", { class: "sv-brief__from" }, this.link(practice, where), dim(this.about(practice))));
  }

  /** A story with a table like ours. */
  alike(practice) {
    return make("li", {}, practice.summary, make("span", { class: "sv-brief__from" }, this.link(practice), dim(this.about(practice))));
  }

  about(practice) {
    const { words } = this;
    const places = this.terms(practice, this.fields.place).map(({ label }) => label);
    const mine = this.terms(practice, this.fields.have).filter(({ id }) => this.table.has(id));
    const same = this.table.size ? (mine.length ? say(words.same, listed(mine.map(({ label }) => small(label)), words.and)) : words.nobody) : "";
    return [""].concat([places.slice(0, 2).join(", "), same, practice.lead && say(words.lead, small(practice.lead)), this.proof(practice)].filter(Boolean)).join(" · ");
  }

  proof({ proof }) {
    const { words } = this;
    const sources = proof.sources && say(proof.sources === 1 ? words.source : words.sources, proof.sources);
    const level = proof.level && words[`level${proof.level[0].toUpperCase()}${proof.level.slice(1)}`];
    return [level, sources, proof.newest && say(words.newest, proof.newest)].filter(Boolean).join(", ");
  }

  /** A guide with its steps, or where there is no room for these only its name. */
  guide(practice, room) {
    const head = make("h3", {}, this.words.guide, ": ", this.link(practice, "#stappen"));
    if (!room) return [head];
    const steps = practice.steps.map(({ title, say: said }) => make("li", {}, title, said ? make("span", { class: "sv-brief__say" }, ` ${this.words.say} ‘${said}’`) : null));
    return [head, make("ol", {}, ...steps)];
  }

  questions(practices) {
    return this.section(this.words.ask, this.gathered(practices, ({ discussion }) => discussion, QUESTIONS, "#gespreksvragen"));
  }

  unknown(practices) {
    return this.section(this.words.unknown, this.gathered(practices, ({ unknown }) => unknown, UNKNOWN, "#wat-we-niet-weten"));
  }

  /** Up to `most` texts of some practices, one of each in turn, each with where it stands. */
  gathered(practices, texts, most, anchor) {
    const found = [];
    const deepest = Math.max(0, ...practices.map((practice) => texts(practice).length));
    for (let round = 0; found.length < most && round < deepest; round++) {
      for (const practice of practices) {
        const text = texts(practice)[round];
        if (text && found.length < most && !found.some(([known]) => known === text)) found.push([text, practice]);
      }
    }
    return found.map(([text, practice]) => make("li", {}, text, this.from(practice, anchor)));
  }

  /** Who sat at the tables of these stories and does not sit at ours, those in most of them first; with where. */
  others(stories) {
    const found = new Map();
    for (const story of stories) {
      for (const { id, label, names } of this.terms(story, this.fields.have)) {
        if (this.table.has(id)) continue;
        found.set(id, { label, at: [...(found.get(id)?.at ?? []), [story, names]] });
      }
    }
    const most = [...found].sort(([, a], [, b]) => b.at.length - a.at.length || a.label.localeCompare(b.label, "nl")).slice(0, OTHERS);
    const rows = most.map(([id, { label, at }]) => {
      const named = at.slice(0, WHERE).flatMap(([story, names], n) => [n ? ", " : "", make("a", { href: this.words.root + story.address }, names?.[0] ?? this.shortly(story))]);
      const left = at.length > WHERE ? ` ${say(this.words.more, at.length - WHERE)}` : "";
      return make("li", {}, make("a", { href: `${this.words.root}${this.fields.have}/${id}/` }, label), dim(` ${this.words.at} `, ...named, left));
    });
    return this.section(this.words.others, rows);
  }

  /** What a story is called in half a line: its place. */
  shortly(story) {
    return this.terms(story, this.fields.place)[0]?.label ?? story.title;
  }

  section(title, list) {
    return list.length ? make("section", {}, make("h2", {}, title), make("ul", {}, ...list)) : null;
  }
}

/** Several names as in a sentence. */
export function listed(names, and) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}

/** A statement without the name of its subject before it, which stands above it here. */
function bare(told, label) {
  const [sign] = told.slice(label.length);
  if (!told.toLowerCase().startsWith(label.toLowerCase()) || !".:".includes(sign ?? " ")) return told;
  const rest = told.slice(label.length + 1).trim();
  return rest ? rest[0].toUpperCase() + rest.slice(1) : told;
}

/** The heading under which a statement stands. */
function anchorOf(practice, told) {
  const section = practice.sections.find(([, blocks]) => blocks.some(([, line]) => line.includes(told) || told.includes(line)));
  return section ? `#${section[0].toLowerCase().replace(/[^a-z0-9]+/g, "-")}` : "";
}
