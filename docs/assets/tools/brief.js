// One sheet for a meeting: for each thing that is missing who was here before, what they did, and what to ask each other.
// Every sentence on it stands in a practice, with a link to where.

import { dimensions } from "../finder/facets.js";
import { keep, saved } from "../site/list.js";
import { tell } from "../site/tell.js";
import { leadTo } from "./paper.js";
import { make, records } from "./records.js";

const MOST = [3, 2, 2]; // stories for each standing, in the order of the vocabulary
const GUIDES = 1;
const QUESTIONS = 6;
const UNKNOWN = 5;
const OTHERS = 5;

const page = document.querySelector("#brief");
const $ = (selector) => page.querySelector(selector);
const words = page.dataset;
const say = (text, ...given) => ["#", "@"].reduce((said, sign, n) => said.replace(sign, () => given[n] ?? sign), text);
const term = (tag) => (Array.isArray(tag) ? tag[0] : tag);
const read = async (address) => (await fetch(address)).json();

/** What stands in the address: the numbers of the terms at the table, and of those that are missing. */
function asked(have, miss) {
  const given = new URLSearchParams(location.search);
  const numbers = (dim) => {
    const ids = given.getAll(dim.field).flatMap((some) => some.split(","));
    return [...new Set(ids.map((id) => dim.options.findIndex(([known]) => known === id)).filter((n) => n >= 0))];
  };
  return { have: numbers(have), miss: numbers(miss) };
}

/** The rows of stories with a term, by standing: those with most of the same table first, then the youngest. */
function byStanding(catalogue, have, miss, number, table) {
  const near = (row) => have.facet.tags[row].filter((tag) => table.includes(term(tag))).length;
  const found = miss.facet.standings.map(() => []);
  miss.facet.tags.forEach((tags, row) => {
    const tag = tags.find((one) => Array.isArray(one) && one[0] === number);
    if (tag && !catalogue.elsewhere?.[row]) found[tag[1]].push(row);
  });
  return found.map((rows, n) => rows.sort((a, b) => near(b) - near(a) || catalogue.year[b] - catalogue.year[a] || a - b).slice(0, MOST[n] ?? 2));
}

/** The rows of guides about a term, those for most of the same table first. */
function guidesOn(catalogue, have, miss, number, table) {
  const near = (row) => have.facet.tags[row].filter((tag) => table.includes(term(tag))).length;
  const rows = catalogue.kind.flatMap((kind, row) => (kind === 1 && !catalogue.elsewhere?.[row] && miss.facet.tags[row].some((tag) => term(tag) === number) ? [row] : []));
  return rows.sort((a, b) => near(b) - near(a) || a - b).slice(0, GUIDES);
}

const linked = (practice, anchor = "") => make("a", { href: words.root + practice.address + anchor }, practice.title);
const from = (practice) => make("span", { class: "sv-dim" }, ` (${words.from} `, linked(practice), ")");

/** A story, with who sat at its table too and the sentence that tells how it stood. */
function entry(practice, have, table, missed) {
  const mine = practice.facets.find((facet) => facet.field === have.facet.field)?.terms ?? [];
  const same = mine.filter(({ id }) => table.some((n) => have.options[n][0] === id)).map(({ label }) => label.toLowerCase());
  const told = practice.told[missed];
  return make(
    "li",
    {},
    linked(practice),
    make("span", { class: "sv-dim" }, ` ${[practice.period, table.length ? (same.length ? say(words.same, same.join(", ")) : words.nobody) : ""].filter(Boolean).join(" · ")}`),
    told ? make("q", {}, told) : null
  );
}

function guide(practice) {
  const steps = practice.steps.map(({ title, say: said }) => make("li", {}, title, said ? make("span", { class: "sv-brief__say" }, ` ${words.say} ‘${said}’`) : null));
  return [make("h3", {}, words.guide, ": ", linked(practice)), make("ol", {}, ...steps)];
}

/** Up to `most` texts of some practices, one of each in turn, each with where it stands. */
function gathered(practices, texts, most) {
  const found = [];
  for (let round = 0; found.length < most && round < 6; round++) {
    for (const practice of practices) {
      const text = texts(practice)[round];
      if (text && found.length < most && !found.some(([known]) => known === text)) found.push([text, practice]);
    }
  }
  return found.map(([text, practice]) => make("li", {}, text, from(practice)));
}

/** Who sat at the tables of these stories and does not sit at ours, those in most of them first. */
function others(stories, have, table) {
  const mine = new Set(table.map((n) => have.options[n][0]));
  const found = new Map();
  for (const story of stories) {
    for (const { id, label } of story.facets.find((facet) => facet.field === have.facet.field)?.terms ?? []) {
      if (!mine.has(id)) found.set(id, { label, many: (found.get(id)?.many ?? 0) + 1 });
    }
  }
  const most = [...found].sort(([, a], [, b]) => b.many - a.many || a.label.localeCompare(b.label, "nl")).slice(0, OTHERS);
  return most.map(([id, { label, many }]) => make("li", {}, make("a", { href: `${words.root}${have.facet.field}/${id}/` }, label), make("span", { class: "sv-dim" }, ` ${say(words.in, many, stories.length)}`)));
}

const section = (title, list) => (list.length ? make("section", {}, make("h2", {}, title), make("ul", {}, ...list)) : null);

async function draw() {
  const catalogue = await read(words.catalogue);
  const dims = dimensions(catalogue, { kind: "", have: "", miss: "" });
  const [have, miss] = ["hebben", "missen"].map((field) => dims.find((dim) => dim.field === field));
  if (!have || !miss) return;
  const chosen = asked(have, miss);
  for (const [dim, numbers] of [[have, chosen.have], [miss, chosen.miss]]) {
    for (const n of numbers) page.querySelector(`input[name="${dim.field}"][value="${dim.options[n][0]}"]`)?.setAttribute("checked", "");
  }
  if (!chosen.miss.length) {
    $("#note").textContent = words.first;
    $("#note").hidden = !chosen.have.length;
    return;
  }
  const titles = await read(words.titles);
  const plan = chosen.miss.map((number) => ({
    number,
    stories: byStanding(catalogue, have, miss, number, chosen.have),
    guides: guidesOn(catalogue, have, miss, number, chosen.have),
  }));
  const rows = [...new Set(plan.flatMap(({ stories, guides }) => [...stories.flat(), ...guides]))];
  const outcome = await records(words.records, rows.map((row) => titles[row][0]));
  if (outcome.failed.length) {
    $("#note").textContent = words.failed;
    $("#note").hidden = false;
  }
  const known = new Map(rows.map((row) => [row, outcome.found.find(({ id }) => id === titles[row][0])]));
  const there = (some) => some.map((row) => known.get(row)).filter(Boolean);
  const parts = plan.map(({ number, stories, guides }) => {
    const [id, label] = miss.options[number];
    const groups = stories.flatMap((some, standing) => {
      const list = there(some).map((practice) => entry(practice, have, chosen.have, id));
      const heading = $(`template[data-standing="${miss.facet.standings[standing].id}"]`).content.cloneNode(true);
      return list.length ? [make("h3", {}, heading), make("ul", {}, ...list)] : [];
    });
    const empty = groups.length ? [] : [make("p", {}, say(words.none, label))];
    return make("section", {}, make("h2", {}, make("a", { href: `${words.root}${miss.facet.field}/${id}/` }, label)), ...groups, ...empty, ...there(guides).flatMap(guide));
  });
  const all = there(rows);
  const stories = all.filter(({ kind }) => kind === "story");
  const more = [
    section(words.ask, gathered(all, ({ discussion }) => discussion, QUESTIONS)),
    section(words.unknown, gathered(all, ({ unknown }) => unknown, UNKNOWN)),
    section(words.others, others(stories, have, chosen.have)),
  ];
  $("#parts").replaceChildren(...parts, ...more.filter(Boolean));
  const named = (dim, numbers) => numbers.map((n) => dim.options[n][1].toLowerCase()).join(", ").replace(/, ([^,]*)$/, ` ${words.and} $1`);
  document.querySelector("#who").textContent = [chosen.have.length ? say(words.together, named(have, chosen.have)) : "", say(words.miss, named(miss, chosen.miss))].filter(Boolean).join(" ");
  $("#sheet").hidden = false;
  $("#table").hidden = true;
  $("#change").addEventListener("click", (event) => {
    event.preventDefault();
    $("#table").hidden = false;
    $("#table input").focus();
  });
  $("#keep").addEventListener("click", () => tell(keep([...saved(), ...all.map(({ id }) => id)]) ? say(words.saved, all.length) : words.refused));
  leadTo(location.href);
  page.dataset.ready = "yes";
}

draw().catch(() => {
  $("#note").textContent = words.failed;
  $("#note").hidden = false;
});
