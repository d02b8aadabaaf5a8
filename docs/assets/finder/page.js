// The finder page: reads what is asked, shows what is found, keeps the address in step.

import { card, fill, reasons } from "./cards.js";
import { distance, fold, tokens } from "./dutch.js";
import { Engine } from "./engine.js";
import { count, dimensions } from "./facets.js";
import { read, write } from "./state.js";

const AT_ONCE = 20;
const finder = document.querySelector("#finder");
const $ = (selector) => finder.querySelector(selector);
const words = { ...finder.dataset };
const page = {
  words,
  root: finder.dataset.root,
  placeField: finder.dataset.places,
  engine: new Engine(finder.dataset.index),
  templates: { card: $("#result-card"), term: $("#result-term"), chip: $("#chosen-chip") },
};
let state;
let turn = 0;
let shown = AT_ONCE;
let telling;

const say = (text, number) => text.replace("#", number);
const many = (number) => say(number === 1 ? words.one : words.many, number.toLocaleString("nl"));

/** Terms whose label or synonym has all the words that were typed. */
function terms(query) {
  const asked = tokens(query);
  if (!asked.length || asked.join("").length < 2) return [];
  const fits = (name) => {
    const parts = tokens(name);
    return asked.every((word) => parts.some((part) => part === word || (word.length > 2 && part.startsWith(word))));
  };
  const found = [];
  for (const facet of page.catalogue.facets) {
    facet.terms.forEach(([id, label, synonyms], number) => {
      const synonym = fits(label) ? "" : synonyms.split("|").find((name) => name && fits(name));
      if (synonym === undefined) return;
      const practices = facet.tags.filter((tags) => tags.some((tag) => (Array.isArray(tag) ? tag[0] : tag) === number)).length;
      if (practices) found.push({ facet, id, label, synonym, practices });
    });
  }
  return found.sort((a, b) => Boolean(a.synonym) - Boolean(b.synonym) || b.practices - a.practices).slice(0, 4);
}

/** Up to three terms with a word that looks like one that was typed. */
function nearTerms(query) {
  const asked = tokens(query).filter((word) => word.length > 3);
  const near = (name) => tokens(name).some((part) => asked.some((word) => distance(word, part, 3) <= Math.floor(word.length / 3)));
  return page.catalogue.facets
    .flatMap((facet) => facet.terms.map(([, label, synonyms], number) => ({ label, field: facet.field, number, synonyms })))
    .filter(({ label, synonyms }) => near(label) || synonyms.split("|").some(near))
    .slice(0, 3);
}

function order(rows, results) {
  const ranks = page.dims.filter((dim) => dim.rank && state.chosen.get(dim.field).size);
  const rank = (row) => ranks.reduce((sum, dim) => sum + dim.rank(row, state.chosen.get(dim.field)), 0);
  const score = (row) => results?.get(row)?.score ?? 0;
  const by = {
    nieuw: (a, b) => page.catalogue.year[b] - page.catalogue.year[a],
    nagekeken: (a, b) => page.catalogue.reviewed[b] - page.catalogue.reviewed[a],
  }[state.sort];
  return rows.sort((a, b) => (by ? by(a, b) : 0) || rank(b) - rank(a) || score(b) - score(a) || a - b);
}

/** Search, count and draw; an answer that comes too late for what is asked by now is dropped. */
async function refresh({ typing = false } = {}) {
  const mine = ++turn;
  const asked = state.q;
  let found = null;
  let trouble = "";
  if (asked.trim()) {
    try {
      found = await page.engine.search(asked, { exact: state.exact, typing });
    } catch {
      trouble = words.offline;
      const wanted = tokens(asked);
      const fits = (title) => wanted.every((word) => fold(title).includes(word));
      const titles = await page.engine.file("titles.json").catch(() => []);
      const rows = titles.flatMap(([, title], row) => (fits(title) ? [[row, { score: 1 }]] : []));
      found = { results: new Map(rows), meanings: [] };
    }
    if (mine !== turn) return;
  }
  const rows = found ? [...found.results.keys()] : page.catalogue.kind.map((_, row) => row);
  const counted = count(page.dims, rows, state.chosen);
  const ordered = order(counted.rows, found?.results);
  drawCounts(counted.counts);
  drawChosen();
  drawNote(trouble, found);
  drawTerms(asked);
  const wanted = await marker(found);
  const texts = await textsOf(ordered.slice(0, shown));
  if (mine !== turn) return;
  drawResults(ordered, texts, found, wanted);
  drawEmpty(ordered.length, counted.without, asked);
  $("#count").textContent = many(ordered.length);
  $("#show").textContent = say(words.show, many(ordered.length));
  clearTimeout(telling);
  telling = setTimeout(() => ($("#status").textContent = many(ordered.length)), 400);
  finder.dataset.ready = asked.trim();
  finder.dataset.turn = mine;
}

/** Whether a word of a text is one that was looked for, as any of its forms. */
async function marker(found) {
  if (!found?.meanings.length) return null;
  const groups = new Set(found.meanings.flatMap((meaning) => [...meaning.groups.keys()]));
  const known = new Set();
  for (const letter of new Set(found.meanings.filter((m) => m.groups.size).map((m) => (m.to ?? m.word)[0]))) {
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

function drawResults(rows, texts, found, wanted) {
  const items = rows.slice(0, shown).filter((row) => texts.has(row)).map((practice) => {
    const item = card(page, practice, texts.get(practice));
    const why = item.querySelector(".sv-card__why");
    const given = reasons(page, practice, state, found?.results.get(practice));
    why.replaceChildren(
      ...given.map((reason) => {
        const chip = document.createElement("span");
        chip.className = `sv-chip${reason.standing ? ` sv-chip--${reason.standing}` : ""}`;
        chip.textContent = reason.text;
        return chip;
      })
    );
    why.hidden = !given.length;
    fill(page, item, texts.get(practice), state, wanted);
    return item;
  });
  $("#results").replaceChildren(...items);
  $("#more").hidden = rows.length <= shown;
}

function drawCounts(counts) {
  for (const dim of page.dims) {
    dim.boxes.forEach((box, option) => {
      const number = counts.get(dim.field)[option];
      box.checked = state.chosen.get(dim.field).has(option);
      const label = box.closest("label");
      label.querySelector(".sv-number").textContent = number;
      // What would find nothing is not offered, unless it is what keeps everything away.
      label.hidden = !number && !box.checked;
    });
  }
}

function drawChosen() {
  const chips = [];
  const chip = (text, undo) => {
    const button = page.templates.chip.content.firstElementChild.cloneNode(true);
    button.querySelector("span").textContent = text;
    button.addEventListener("click", () => {
      undo();
      changed();
      $("#q").focus();
    });
    chips.push(button);
  };
  for (const dim of page.dims) {
    for (const option of state.chosen.get(dim.field)) {
      const label = dim.question ? `${dim.label}: ${dim.options[option][1]}` : dim.options[option][1];
      chip(label, () => state.chosen.get(dim.field).delete(option));
    }
  }
  const number = chips.length;
  if (number > 1) {
    chip(words.clear, () => {
      for (const chosen of state.chosen.values()) chosen.clear();
    });
  }
  $("#chosen").replaceChildren(...chips);
  $("#open-filters").textContent = number ? say(words.filtersChosen, number) : words.filters;
}

function drawNote(trouble, found) {
  const note = $("#note");
  note.replaceChildren(trouble);
  const mended = found?.meanings.filter((meaning) => meaning.how === "mended") ?? [];
  for (const meaning of mended) {
    note.append(`${words.mended.replace("#", meaning.word).replace("@", meaning.to)} `);
  }
  const unknown = found?.meanings.filter((meaning) => meaning.how === "unknown").map((meaning) => `‘${meaning.word}’`) ?? [];
  if (unknown.length && unknown.length < (found?.meanings.length ?? 0)) note.append(say(words.unknown, unknown.join(", ")));
  if (mended.length) {
    const undo = Object.assign(document.createElement("button"), { type: "button", textContent: words.exactly });
    undo.addEventListener("click", () => {
      state.exact = true;
      changed();
    });
    note.append(undo);
  }
  note.hidden = !note.textContent;
}

function drawTerms(query) {
  const items = terms(query).map(({ facet, id, label, synonym, practices }) => {
    const item = page.templates.term.content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    link.href = `${page.root}${facet.field}/${id}/`;
    link.textContent = label;
    item.querySelector(".sv-dim").textContent = `${facet.name}, ${many(practices)}${synonym ? ` (${synonym})` : ""}`;
    return item;
  });
  $("#terms").replaceChildren(...items);
  $("#terms").hidden = !items.length;
}

function drawEmpty(number, without, query) {
  const empty = $("#empty");
  empty.hidden = number > 0;
  if (number) return;
  const list = $("#instead");
  const offers = [];
  const offer = (text, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    button.addEventListener("click", () => {
      act();
      changed();
    });
    const item = document.createElement("li");
    item.append(button);
    offers.push(item);
  };
  for (const dim of page.dims) {
    const more = without.get(dim.field);
    if (more) offer(`${say(words.without, dim.label)}: ${many(more)}`, () => state.chosen.get(dim.field).clear());
  }
  for (const { label, field, number } of nearTerms(query)) {
    offer(say(words.perhaps, label), () => {
      state.q = $("#q").value = "";
      state.chosen.get(field).add(number);
    });
  }
  if (state.exact) offer(words.inexact, () => (state.exact = false));
  if (query.trim()) offer(say(words.withoutWords, query.trim()), () => (state.q = $("#q").value = ""));
  list.replaceChildren(...offers);
}

/** Something was chosen: a new step in the history, unless someone is still typing. */
function changed({ typing = false } = {}) {
  shown = AT_ONCE;
  const address = write(page.dims, state);
  if (address !== location.pathname + location.search) history[typing ? "replaceState" : "pushState"](null, "", address);
  return refresh({ typing });
}

function fromAddress() {
  state = read(page.dims);
  $("#q").value = state.q;
  $("#sort").value = state.sort;
  return refresh();
}

function listen() {
  let wait;
  // Titles are there for when the connection falls away; they come with the first interest in words.
  $("#q").addEventListener("focus", () => page.engine.file("titles.json").catch(() => {}), { once: true });
  $("#q").addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      state.q = $("#q").value;
      state.exact = false;
      changed({ typing: true });
    }, 150);
  });
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    state.q = $("#q").value;
    changed();
  });
  $("#filters").addEventListener("change", (event) => {
    const dim = page.dims.find((known) => known.field === event.target.name);
    if (!dim) return;
    const option = dim.boxes.indexOf(event.target);
    state.chosen.get(dim.field)[event.target.checked ? "add" : "delete"](option);
    changed();
  });
  $("#sort").addEventListener("change", (event) => {
    state.sort = event.target.value;
    changed();
  });
  $("#more").addEventListener("click", async () => {
    const first = shown;
    shown += AT_ONCE;
    await refresh();
    $(`#results > li:nth-child(${first + 1}) a`)?.focus();
  });
  const sheet = (open) => {
    finder.classList.toggle("is-open", open);
    $("#open-filters").setAttribute("aria-expanded", open);
    if (!open) $("#open-filters").focus();
  };
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
  for (const dim of page.dims) dim.boxes = [...finder.querySelectorAll(`[data-field="${dim.field}"] input`)];
  listen();
  finder.classList.add("is-live");
  await fromAddress();
} catch (error) {
  $("#note").textContent = words.offline;
  $("#note").hidden = false;
  console.warn(error);
}
