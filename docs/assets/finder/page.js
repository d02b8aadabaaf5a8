// The finder page: reads what is asked, shows what is found, keeps the address in step.

import { fold, tokens } from "./dutch.js";
import { Engine } from "./engine.js";
import { count, dimensions } from "./facets.js";
import { read, write } from "./state.js";
import { drawChosen, drawCounts, drawEmpty, drawNote, drawResults, drawTerms, drawWhere, say } from "./view.js";

const AT_ONCE = 10;
const TOUCHING = 10; // what only touches the subject fills up to so many
const IN_PASSING = 1; // how much a word tells at most that is only said in passing
const HALF = 0.5; // how well a word fits that is more than a part of the one that was asked for
const ALONE = 3; // of what only touches the subject, where nothing answers
const finder = document.querySelector("#finder");
const $ = (selector) => finder.querySelector(selector);
const words = { ...finder.dataset };
const page = {
  words,
  find: $,
  state: null,
  shown: AT_ONCE,
  many: (number) => say(number === 1 ? words.one : words.many, number.toLocaleString("nl")),
  changed,
  root: finder.dataset.root,
  engine: new Engine(finder.dataset),
  templates: { card: $("#result-card"), term: $("#result-term"), chip: $("#chosen-chip") },
};
let turn = 0;
let telling;

/** Functions that say whether a word of a text is one that was looked for: one that tells of the subject, or any. */
async function markers(found) {
  if (!found?.meanings.length) return null;
  const tells = (_, n) => found.parts[n].tells > IN_PASSING;
  return { telling: await marker(found.meanings.filter(tells), HALF), any: await marker(found.meanings, 0) };
}

/** Whether a word is one of these, as any of its forms; `least`: how well it fits at least, so that a mere part does not. */
async function marker(meanings, least) {
  const groups = new Set(meanings.flatMap((meaning) => [...meaning.groups].filter(([, fits]) => fits >= least).map(([group]) => group)));
  const known = new Set();
  for (const letter of new Set(meanings.filter((m) => m.groups.size).map((m) => (m.to ?? m.word)[0]))) {
    for (const [word, entry] of await page.engine.words(letter)) if (groups.has(entry[1])) known.add(word);
  }
  return (word) => known.has(word);
}

/** The texts behind these results; of what could not be fetched at least the title, if that is there. */
async function textsOf(rows) {
  const texts = new Map();
  const fetching = rows.map(async (row) => texts.set(row, await page.engine.file(`texts/${row}.json`)));
  const done = await Promise.allSettled(fetching);
  if (done.some((one) => one.status === "rejected")) {
    $("#note").textContent ||= words.offline;
    $("#note").hidden = false;
    const titles = await page.engine.file("titles.json").catch(() => []);
    for (const row of rows) {
      const [id, title] = titles[row] ?? [];
      if (id && !texts.has(row)) texts.set(row, { id, title, period: "", summary: "", sections: [], told: {} });
    }
  }
  return texts;
}

function order(rows, results) {
  const ranks = page.dims.filter((dim) => dim.rank && page.state.chosen.get(dim.field).size);
  // One rank after the other, the weightiest first: more partners never outweigh that it was arranged.
  ranks.sort((one, other) => other.weight - one.weight);
  const rank = (row) => ranks.reduce((sum, dim) => sum * 1000 + dim.rank(row, page.state.chosen.get(dim.field)), 0);
  const score = (row) => results?.get(row)?.score ?? 0;
  const by = {
    nieuw: (a, b) => page.catalogue.year[b] - page.catalogue.year[a],
    nagekeken: (a, b) => page.catalogue.reviewed[b] - page.catalogue.reviewed[a],
  }[page.state.sort];
  const touches = (row) => Boolean(results?.get(row)?.touches);
  return rows.sort((a, b) => touches(a) - touches(b) || (by ? by(a, b) : 0) || rank(b) - rank(a) || score(b) - score(a) || a - b);
}

/** The first few of what only touches the subject, where the choices allow it. */
function touchingIn(results, answering) {
  const touching = [...results].filter(([, result]) => result.touches).sort(([a, one], [b, other]) => other.score - one.score || a - b);
  return count(page.dims, touching.map(([row]) => row), page.state.chosen, together()).rows.slice(0, answering ? Math.max(0, TOUCHING - answering) : ALONE);
}

const together = () => (page.state.together ? ["hebben"] : []);

/** Search, count and draw; an answer that comes too late for what is asked by now is dropped. */
async function refresh({ typing = false } = {}) {
  const mine = ++turn;
  finder.setAttribute("aria-busy", "true");
  const asked = page.state.q;
  let found = null;
  let trouble = "";
  if (asked.trim()) {
    try {
      found = await page.engine.search(asked, { exact: page.state.exact, typing });
    } catch {
      trouble = words.offline;
      const wanted = tokens(asked);
      const fits = (title) => wanted.every((word) => fold(title).includes(word));
      const titles = await page.engine.file("titles.json").catch(() => []);
      const rows = titles.flatMap(([, title], row) => (fits(title) ? [[row, { score: 1 }]] : []));
      found = { results: new Map(rows), meanings: [], parts: [] };
    }
    if (mine !== turn) return;
  }
  const rows = found ? [...found.results.keys()].filter((row) => !found.results.get(row).touches) : page.catalogue.kind.map((_, row) => row);
  // What is counted answers the question; what only touches it comes behind.
  const counted = count(page.dims, rows, page.state.chosen, together());
  const touching = found ? touchingIn(found.results, counted.rows.length) : [];
  const ordered = order([...counted.rows, ...touching], found?.results);
  drawCounts(page, counted.counts);
  drawChosen(page);
  drawNote(page, trouble, found);
  drawTerms(page, asked);
  drawWhere(page, found?.elsewhere);
  const wanted = await markers(found);
  const shown = [...ordered.filter((row) => !touching.includes(row)).slice(0, page.shown), ...touching];
  const texts = await textsOf(shown);
  if (mine !== turn) return;
  drawResults(page, shown, texts, found, wanted, counted.rows.length > page.shown);
  const touched = touching.length;
  drawEmpty(page, counted.rows.length, touched, counted.without, asked);
  $("#count").textContent = page.many(counted.rows.length);
  $("#own").textContent = touched ? say(touched === 1 ? words.touchOne : words.touchMany, touched) : "";
  $("#show").textContent = say(words.show, page.many(counted.rows.length));
  // Who asks nothing yet is told in what order everything stands.
  $("#unasked").hidden = Boolean(asked.trim() || page.state.sort || page.dims.some((dim) => dim.rank && page.state.chosen.get(dim.field).size));
  clearTimeout(telling);
  telling = setTimeout(() => ($("#status").textContent = page.many(counted.rows.length)), 400);
  finder.dataset.ready = asked.trim();
  finder.dataset.turn = mine;
  finder.setAttribute("aria-busy", "false");
}

/** Something was chosen: a new step in the history, unless someone is still typing. */
function changed({ typing = false } = {}) {
  page.shown = AT_ONCE;
  const address = write(page.dims, page.state);
  if (address !== location.pathname + location.search) history[typing ? "replaceState" : "pushState"](null, "", address);
  return refresh({ typing });
}

function fromAddress() {
  page.state = read(page.dims);
  $("#q").value = page.state.q;
  $("#sort").value = page.state.sort;
  if ($("#together")) $("#together").checked = page.state.together;
  return refresh();
}

function listen() {
  let wait;
  // Titles are there for when the connection falls away; they come with the first interest in words.
  $("#q").addEventListener("focus", () => page.engine.file("titles.json").catch(() => {}), { once: true });
  $("#q").addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      page.state.q = $("#q").value;
      page.state.exact = false;
      changed({ typing: true });
    }, 150);
  });
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    page.state.q = $("#q").value;
    changed();
  });
  $("#filters").addEventListener("change", (event) => {
    const dim = page.dims.find((known) => known.field === event.target.name);
    if (!dim) return;
    const option = dim.boxes.indexOf(event.target);
    page.state.chosen.get(dim.field)[event.target.checked ? "add" : "delete"](option);
    changed();
  });
  $("#together")?.addEventListener("change", (event) => {
    page.state.together = event.target.checked;
    changed();
  });
  $("#sort").addEventListener("change", (event) => {
    page.state.sort = event.target.value;
    changed();
  });
  $("#more").addEventListener("click", async () => {
    const first = page.shown;
    page.shown += AT_ONCE;
    await refresh();
    $(`#results > li:nth-child(${first + 1}) a`)?.focus();
  });
  // On a narrow screen the filters lie over everything else, which is out of reach for as long.
  const beneath = [...document.querySelectorAll(".sv-skip, .sv-header, .sv-footer"), ...finder.querySelectorAll(":scope > :not(.sv-finder__columns), .sv-finder__found")];
  const sheet = (open) => {
    finder.classList.toggle("is-open", open);
    $("#open-filters").setAttribute("aria-expanded", open);
    for (const part of beneath) part.inert = open;
    $(open ? "#close-filters" : "#open-filters").focus();
  };
  $("#close-filters").addEventListener("click", () => sheet(false));
  // When the window grows the filters have a place of their own again.
  matchMedia("(min-width: 60em)").addEventListener("change", () => finder.classList.contains("is-open") && sheet(false));
  $("#open-filters").addEventListener("click", () => sheet(!finder.classList.contains("is-open")));
  $("#show").addEventListener("click", () => sheet(false));
  finder.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && finder.classList.contains("is-open")) sheet(false);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...finder.querySelectorAll("#terms:not([hidden]) a, #results .sv-card__title a")];
    const at = document.activeElement === $("#q") ? -1 : links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== $("#q")) return;
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (links[next] ?? (next < 0 ? $("#q") : links[at]))?.focus();
    event.preventDefault();
  });
  addEventListener("popstate", fromAddress);
}

try {
  page.catalogue = await page.engine.file("catalogue.json");
  page.dims = dimensions(page.catalogue, words).filter((dim) => $(`[data-field="${dim.field}"]`));
  for (const dim of page.dims) dim.boxes = [...finder.querySelectorAll(`[data-field="${dim.field}"] input[name]`)];
  listen();
  finder.classList.add("is-live");
  await fromAddress();
} catch (error) {
  $("#note").textContent = words.offline;
  $("#note").hidden = false;
  console.warn(error);
}
