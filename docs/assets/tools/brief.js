// One sheet for a meeting: for each thing that is missing who was here before, what they did, and what to ask each other.

import { dimensions } from "../finder/facets.js";
import { keep, saved } from "../site/list.js";
import { tell } from "../site/tell.js";
import { listed, Parts } from "./brief_parts.js";
import { plan } from "./brief_plan.js";
import { leadTo } from "./paper.js";
import { make, records } from "./records.js";

const ROOMY = 3; // for as much that is missing the steps of a guide fit on the sheet

const page = document.querySelector("#brief");
const $ = (selector) => page.querySelector(selector);
const words = page.dataset;
const say = (text, given) => text.replace("#", () => given);
const read = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
};

function note(text) {
  $("#note").textContent = text;
  $("#note").hidden = !text;
}

/** What stands in the address: the numbers of the terms at the table, and of those that are missing. */
function asked(...dims) {
  const given = new URLSearchParams(location.search);
  return dims.map((dim) => {
    const ids = given.getAll(dim.field).flatMap((some) => some.split(","));
    return [...new Set(ids.map((id) => dim.options.findIndex(([known]) => known === id)).filter((n) => n >= 0))];
  });
}

/** Who sits at the table and what they miss, as people say it. */
function summedUp(have, miss, chosen) {
  const named = (dim, numbers) => listed(numbers.map((n) => dim.options[n][1].toLowerCase()), words.and);
  return [chosen.have.length ? say(words.together, named(have, chosen.have)) : "", say(words.miss, named(miss, chosen.miss))].filter(Boolean).join(" ");
}

async function draw() {
  const catalogue = await read(words.catalogue);
  const dims = dimensions(catalogue, { kind: "", have: "", miss: "" });
  const [have, miss] = ["hebben", "missen"].map((field) => dims.find((dim) => dim.field === field));
  if (!have || !miss) return;
  const [table, missing] = asked(have, miss);
  for (const [dim, numbers] of [[have, table], [miss, missing]]) {
    for (const n of numbers) page.querySelector(`input[name="${dim.field}"][value="${dim.options[n][0]}"]`)?.setAttribute("checked", "");
  }
  if (!missing.length) return note(table.length ? words.first : "");
  const chosen = { have: table, miss: missing };
  const { parts, alike } = plan(catalogue, have, miss, chosen);
  const titles = await read(words.titles);
  const rows = [...new Set([...parts.flatMap(({ stories, guides }) => [...stories.flat(), ...guides]), ...alike])];
  const outcome = await records(words.records, rows.map((row) => titles[row][0]));
  if (outcome.failed.length) note(words.failed);
  const known = new Map(rows.map((row) => [row, outcome.found.find(({ id }) => id === titles[row][0])]));
  const there = (some) => some.map((row) => known.get(row)).filter(Boolean);
  const fields = { have: have.facet.field, miss: miss.facet.field, place: catalogue.facets.find((facet) => facet.places)?.field };
  const made = new Parts(words, fields, table.map((n) => have.options[n][0]));

  const sections = parts.map(({ number, stories, guides }) => {
    const [id, label] = miss.options[number];
    const groups = stories.flatMap((some, standing) => {
      const list = there(some).map((practice) => made.story(practice, { id, label }));
      const heading = $(`template[data-standing="${miss.facet.standings[standing].id}"]`).content.cloneNode(true);
      return list.length ? [make("h3", {}, heading), make("ul", {}, ...list)] : [];
    });
    const wanted = stories[0].length ? null : make("p", { class: "sv-brief__wanted" }, `${words.wanted} `, make("a", { href: `${words.write}?${fields.miss}=${id}` }, words.tellIt));
    const helping = there(guides).flatMap((practice) => made.guide(practice, parts.length <= ROOMY));
    return make("section", {}, make("h2", {}, make("a", { href: `${words.root}${fields.miss}/${id}/` }, label)), ...groups, wanted, ...helping);
  });
  const all = there(rows);
  const stories = all.filter(({ kind }) => kind === "story");
  const more = [
    made.section(words.alike, there(alike).map((practice) => made.alike(practice))),
    made.questions(all),
    made.unknown(all),
    made.others(stories),
  ];
  $("#parts").replaceChildren(...sections, ...more.filter(Boolean));
  document.querySelector("#who").textContent = summedUp(have, miss, chosen);
  $("#order").textContent = table.length ? words.orderTable : words.orderAlone;
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

draw().catch(() => note(words.failed));
