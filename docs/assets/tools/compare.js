// Two to four stories side by side: what they share, and where they differ.

import { saved } from "../site/list.js";
import { tell } from "../site/tell.js";
import { leadTo } from "./paper.js";
import { make, record, records } from "./records.js";

const LETTERS = ["a", "b", "c", "d"];
const page = document.querySelector("#compare");
const $ = (selector) => page.querySelector(selector);
const words = page.dataset;
const say = (text, what) => text.replace("#", () => what);
let turn = 0;

function asked() {
  const given = new URLSearchParams(location.search);
  const ids = LETTERS.map((letter) => given.get(letter)).filter((id) => /^[a-z0-9-]+$/.test(id ?? ""));
  return [...new Set(ids)].slice(0, Number(words.most));
}

function address(ids) {
  const query = ids.map((id, at) => `${LETTERS[at]}=${id}`).join("&");
  return query ? `?${query}` : location.pathname;
}

function go(ids) {
  history.pushState(null, "", address(ids));
  return draw();
}

function note(text) {
  $("#note").textContent = text;
  $("#note").hidden = !text;
}

/** Each facet that any of the stories has, with all their terms in the order in which they first come. */
function facets(stories) {
  const found = new Map();
  for (const story of stories) {
    for (const facet of story.facets) {
      if (!found.has(facet.field)) found.set(facet.field, { ...facet, terms: new Map() });
      for (const term of facet.terms) {
        if (!found.get(facet.field).terms.has(term.id)) found.get(facet.field).terms.set(term.id, term.label);
      }
    }
  }
  return [...found.values()];
}

const termOf = (story, field, id) => story.facets.find((facet) => facet.field === field)?.terms.find((term) => term.id === id);

/** How it stands with a term in a story, as a word to compare by: nothing, a standing, or that it is there. */
const state = (term) => (term ? (term.standing ?? "is") : "");

function termCell(story, field, id) {
  const term = termOf(story, field, id);
  const cell = make("td", { role: "cell" });
  if (!term) cell.append(make("span", { class: "sv-compare__absent", "aria-hidden": "true" }, "–"), make("span", { class: "sv-hidden" }, words.absent));
  else if (term.standing) cell.append($(`template[data-standing="${term.standing}"]`).content.cloneNode(true));
  else cell.append(make("span", { class: "sv-compare__there", "aria-hidden": "true" }, "●"), make("span", { class: "sv-hidden" }, words.present));
  if (term?.names) cell.append(make("span", { class: "sv-compare__names" }, term.names.join(", ")));
  return cell;
}

function row(name, cells, alike, kind) {
  const tr = make("tr", { role: "row", class: `sv-compare__${kind}${alike ? " is-alike" : ""}` });
  tr.append(make("th", { scope: "row", role: "rowheader" }, name, make("span", { class: "sv-hidden" }, ` (${alike ? words.alike : words.unlike})`)), ...cells);
  return tr;
}

const lettered = (at, ...children) => make("td", { role: "cell" }, make("span", { class: "sv-compare__letter", "aria-hidden": "true" }, LETTERS[at].toUpperCase()), make("div", {}, ...children));

function textRow(name, texts) {
  const alike = new Set(texts).size === 1;
  return row(name, texts.map((text, at) => lettered(at, text || words.nothing)), alike, "text");
}

function blockRow(name, lists) {
  const cells = lists.map((blocks, at) => {
    if (!blocks.length) return lettered(at, words.nothing);
    const pieces = [];
    for (const [kind, text] of blocks) {
      if (kind === "li") {
        if (pieces.at(-1)?.tagName !== "UL") pieces.push(make("ul"));
        pieces.at(-1).append(make("li", {}, text));
      } else pieces.push(make("p", {}, text));
    }
    return lettered(at, ...pieces);
  });
  return row(name, cells, false, "text");
}

function group(title, rows, columns) {
  // The letters again: further down nobody remembers whose column is whose.
  const letters = Array.from({ length: columns }, (_, at) => make("td", { role: "cell", "aria-hidden": "true" }, make("span", { class: "sv-compare__letter" }, LETTERS[at].toUpperCase())));
  const heading = make("tr", { role: "row", class: "sv-compare__group" }, make("th", { role: "rowheader", scope: "rowgroup" }, title), ...letters);
  return make("tbody", { role: "rowgroup" }, heading, ...rows);
}

function head(stories) {
  const cells = stories.map((story, at) => {
    const remove = make("button", { type: "button", class: "sv-button sv-no-print" }, words.remove, make("span", { class: "sv-hidden" }, `: ${story.title}`));
    remove.addEventListener("click", async () => {
      await go(asked().filter((id) => id !== story.id));
      tell(say(words.removed, story.title));
      $("#title").focus();
    });
    const link = make("a", { href: words.root + story.address }, story.title);
    return make("th", { scope: "col", role: "columnheader" }, make("span", { class: "sv-compare__letter" }, LETTERS[at].toUpperCase()), link, remove);
  });
  return make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, make("td", { role: "cell" }), ...cells));
}

function table(stories) {
  const number = stories.length;
  const groups = facets(stories).map((facet) => {
    const rows = [...facet.terms].map(([id, label]) => {
      const alike = new Set(stories.map((story) => state(termOf(story, facet.field, id)))).size === 1;
      return row(label, stories.map((story) => termCell(story, facet.field, id)), alike, "term");
    });
    return group(facet.label[0].toUpperCase() + facet.label.slice(1), rows, number);
  });
  const facts = [textRow(words.period, stories.map((story) => story.period)), textRow(words.audience, stories.map((story) => story.audience))];
  const texts = words.sections.split("|").map((heading) => blockRow(heading, stories.map((story) => story.sections.find(([name]) => name === heading)?.[1] ?? [])));
  return make("table", { role: "table", class: "sv-compare", "data-columns": number }, head(stories), make("tbody", { role: "rowgroup" }, ...facts), ...groups, make("tbody", { role: "rowgroup" }, ...texts));
}

function inShort(stories) {
  const all = facets(stories).flatMap((facet) => [...facet.terms].map(([id, label]) => ({ label, states: stories.map((story) => state(termOf(story, facet.field, id))) })));
  const everywhere = all.filter(({ states }) => states.every(Boolean));
  const alike = ({ states }) => new Set(states).size === 1;
  const shared = everywhere.filter(alike).map(({ label }) => label);
  const differs = everywhere.filter((term) => !alike(term)).map(({ label }) => label);
  return [say(words.shared, shared.join(", ") || words.none), ...(differs.length ? [say(words.differs, differs.join(", "))] : [])];
}

function chip(title, act) {
  const button = make("button", { type: "button", class: "sv-chip" }, title);
  button.addEventListener("click", act);
  return button;
}

async function drawFromList(ids) {
  const { found } = await records(words.records, saved().filter((id) => !ids.includes(id)).slice(0, 12));
  const chips = found
    .filter((practice) => practice.kind === words.kind)
    .map((practice) => chip(practice.title, () => add(practice.id)));
  $("#from-list span").replaceChildren(...chips);
  $("#from-list").hidden = !chips.length;
}

async function draw() {
  const mine = ++turn;
  page.ariaBusy = "true";
  note("");
  const { found, gone, failed, renamed } = await records(words.records, asked());
  // An answer that comes too late for what is asked by now is dropped.
  if (mine !== turn) return;
  const ids = [...new Set(asked().map((id) => renamed.get(id) ?? id))];
  if (renamed.size) history.replaceState(null, "", address(ids));
  const stories = found.filter((practice) => practice.kind === words.kind);
  const other = found.find((practice) => practice.kind !== words.kind);
  if (other) note(say(words.other, other.title));
  if (gone.length) note(say(words.unknown, gone[0]));
  if (failed.length) note(say(words.failed, failed[0]));
  $("#empty").hidden = stories.length + failed.length > 0;
  $("#result").hidden = !stories.length;
  $("#table").replaceChildren(...(stories.length ? [table(stories)] : []));
  $("#in-short").replaceChildren(...(stories.length > 1 ? inShort(stories).map((line) => make("li", {}, line)) : []));
  leadTo(location.href);
  await drawFromList(ids);
  if (mine !== turn) return;
  page.ariaBusy = "false";
  page.dataset.drawn = ids.join(",");
}

async function add(id) {
  try {
    const practice = await record(words.records, id);
    if (practice.kind !== words.kind) return note(say(words.other, practice.title));
    const ids = asked();
    if (ids.includes(practice.id)) return;
    if (ids.length >= Number(words.most)) return note(words.many);
    await go([...ids, practice.id]);
    $("#title").value = "";
    $("#title").focus();
    tell(say(words.added, practice.title));
  } catch (error) {
    note(say(error.gone ? words.unknown : words.failed, id));
  }
}

let titles = null;
/** The titles of all stories, fetched with the first interest in them; null when that fails, and asked again later. */
async function load() {
  if (titles) return titles;
  try {
    const answer = await fetch(words.titles);
    if (!answer.ok) return null;
    titles = (await answer.json()).filter(([, , kind]) => kind === words.kind);
  } catch {
    return null;
  }
  $("#titles").replaceChildren(...titles.map(([, title]) => make("option", { value: title })));
  return titles;
}
$("#title").addEventListener("focus", load);

$("#add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("#title").value.trim().toLowerCase();
  if (!text) return;
  const known = await load();
  if (!known) return note(say(words.failed, $("#title").value.trim()));
  const fits = known.filter(([, title]) => title.toLowerCase() === text);
  const near = fits.length ? fits : known.filter(([, title]) => title.toLowerCase().includes(text));
  if (!near.length) return note(say(words.unknown, $("#title").value.trim()));
  if (near.length > 1) {
    const choices = near.slice(0, 12).map(([id, title]) => chip(title, () => add(id)));
    note(`${words.more} `);
    return $("#note").append(...choices);
  }
  note("");
  await add(near[0][0]);
});

$("#only-unlike").addEventListener("change", (event) => $("#table").classList.toggle("is-only-unlike", event.target.checked));
addEventListener("popstate", draw);
await draw();
