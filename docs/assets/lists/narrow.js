// Narrows the list of a page by facets, over all its practices, and keeps the address in step.
// Nothing is fetched before someone chooses; without a choice the page is as it was built.

import { card, fill, reasons } from "../finder/cards.js";
import { Engine } from "../finder/engine.js";
import { count, dimensions } from "../finder/facets.js";
import { read, write } from "../finder/state.js";
import { ordered } from "./orders.js";
import { Panel } from "./panel.js";

const AT_ONCE = 12;
const say = (text, ...given) => ["#", "@"].reduce((said, sign, n) => said.replace(sign, () => given[n] ?? sign), text);

export class Narrow {
  /** `box`: what one chooses in; `result`: where the narrowed list comes; `plain`: the list as it was built. */
  constructor(box, result, plain) {
    Object.assign(this, { box, result, plain, words: { ...box.dataset }, root: box.dataset.root, shown: AT_ONCE, turn: 0, dims: null });
    this.panel = new Panel(box, () => this.ready());
    this.select = this.find("#narrow-order");
    this.templates = { card: this.find("#result-card") };
  }

  find(selector) {
    return this.box.querySelector(selector);
  }

  many(number) {
    return say(number === 1 ? this.words.one : this.words.many, number.toLocaleString("nl"));
  }

  start() {
    this.select.addEventListener("change", () => this.changed());
    this.box.addEventListener("change", (event) => {
      const dim = this.dims?.find((known) => known.boxes.includes(event.target));
      if (!dim) return;
      this.state.chosen.get(dim.field)[event.target.checked ? "add" : "delete"](dim.boxes.indexOf(event.target));
      this.changed();
    });
    this.result.querySelector("#narrow-more").addEventListener("click", async () => {
      const first = this.shown;
      this.shown += AT_ONCE;
      await this.draw();
      this.result.querySelector(`ol > li:nth-child(${first + 1}) a`)?.focus();
    });
    addEventListener("popstate", () => this.fromAddress());
    this.fromAddress();
  }

  /** The catalogue, and what one can choose in it; fetched once. */
  ready() {
    this.fetching ??= this.fetch().catch((error) => {
      this.fetching = null;
      throw error;
    });
    return this.fetching;
  }

  async fetch() {
    const answer = await fetch(this.words.files);
    if (!answer.ok) throw new Error(`${this.words.files}: ${answer.status}`);
    const named = Object.entries(await answer.json()).map(([name, address]) => [name, this.root + address]);
    this.engine = new Engine(Object.fromEntries(named));
    this.catalogue = await this.engine.file("catalogue.json");
    const all = dimensions(this.catalogue, this.words);
    this.only = all.find((dim) => dim.field === this.words.onlyFacet && !dim.question);
    this.term = this.only?.options.findIndex(([id]) => id === this.words.onlyTerm);
    if (this.only?.facet.standings.length) all.push(this.standing());
    this.dims = all.filter((dim) => !dim.question && this.panel.of(dim.field));
    this.rows = this.catalogue.kind.map((_, row) => row).filter((row) => this.onList(row));
    this.state = read(this.dims);
    for (const dim of this.dims) this.panel.fill(dim);
    this.recount();
  }

  onList(row) {
    if (this.catalogue.elsewhere?.[row]) return false;
    if (this.only) return this.only.has(row).includes(this.term);
    return this.catalogue.kinds[this.catalogue.kind[row]][0] === this.words.onlyKind;
  }

  /** How it stood with the term that the page is about. */
  standing() {
    const { facet } = this.only;
    const tag = (row) => facet.tags[row].find((one) => Array.isArray(one) && one[0] === this.term);
    return { field: "stand", label: this.words.standing, options: facet.standings.map(({ id, label }) => [id, label]), has: (row) => (tag(row) ? [tag(row)[1]] : []) };
  }

  recount() {
    const counted = count(this.dims, this.rows, this.state.chosen);
    for (const dim of this.dims) {
      // All on this page have the term that it is about.
      this.panel.count(dim, counted.counts.get(dim.field), this.state.chosen.get(dim.field), (option) => dim === this.only && option === this.term);
    }
    return counted;
  }

  get active() {
    return Boolean(this.select.value) || [...this.state.chosen.values()].some((some) => some.size);
  }

  async changed() {
    this.shown = AT_ONCE;
    try {
      await this.ready();
    } catch {
      return this.panel.trouble(this.words.failed);
    }
    this.state.sort = this.select.value;
    const address = write(this.dims, this.state);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.draw();
  }

  async fromAddress() {
    const asked = new URLSearchParams(location.search);
    this.select.value = asked.get("sorteer") ?? "";
    if (this.select.selectedIndex < 0) this.select.selectedIndex = 0;
    if (!this.dims && !this.select.value && ![...asked.keys()].some((field) => this.panel.of(field))) return this.whole();
    try {
      await this.ready();
    } catch {
      this.panel.trouble(this.words.failed);
      return this.whole();
    }
    this.state = read(this.dims);
    this.shown = history.state?.shown ?? AT_ONCE;
    return this.draw();
  }

  /** The list as it was built. */
  whole() {
    this.plain.hidden = false;
    this.result.hidden = true;
    this.find("#narrow-count").textContent = "";
    this.find("#narrow-said").hidden = true;
    this.box.dataset.ready = "whole";
  }

  async draw() {
    const mine = ++this.turn;
    this.panel.trouble("");
    const { rows, without } = this.recount();
    this.chosen();
    if (!this.active) {
      this.tell(this.many(this.rows.length));
      return this.whole();
    }
    let shown;
    let texts;
    try {
      const all = await ordered(rows, this.select.value, this.catalogue, () => this.engine.file("titles.json"));
      shown = all.slice(0, this.shown);
      texts = await Promise.all(shown.map((row) => this.engine.file(`texts/${row}.json`)));
    } catch {
      if (mine === this.turn) this.panel.trouble(this.words.failed);
      return undefined;
    }
    if (mine !== this.turn) return undefined;
    this.result.querySelector("ol").replaceChildren(...shown.map((row, n) => this.drawn(row, texts[n])));
    const more = this.result.querySelector("#narrow-more");
    more.hidden = rows.length === shown.length;
    more.textContent = say(this.words.next, Math.min(rows.length - shown.length, AT_ONCE));
    this.result.querySelector(".sv-empty").hidden = rows.length > 0;
    this.offerLess(without);
    this.plain.hidden = true;
    this.result.hidden = false;
    this.sayHow(rows.length);
    if (this.shown > AT_ONCE) history.replaceState({ ...history.state, shown: this.shown }, "");
    this.box.dataset.ready = `${rows.length} ${this.select.value}`;
    return undefined;
  }

  /** How many are left, and in which order. */
  sayHow(left) {
    const all = this.many(this.rows.length);
    const told = left === this.rows.length ? all : say(this.words.of, left.toLocaleString("nl"), all);
    this.find("#narrow-count").textContent = told;
    this.find("#narrow-said").textContent = this.select.selectedOptions[0].dataset.said;
    this.find("#narrow-said").hidden = !left;
    this.tell(told);
  }

  /** For a screen reader, once the visitor pauses. */
  tell(text) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.find("#narrow-status").textContent = text), 400);
  }

  drawn(row, text) {
    const item = card(this, row, text);
    // Why it is here is worth saying only where it could be here for something else.
    const dims = this.dims.filter((dim) => this.state.chosen.get(dim.field).size > 1);
    const given = reasons({ dims, words: this.words }, row, this.state).map((reason) => Object.assign(document.createElement("span"), { className: "sv-chip", textContent: reason.text }));
    const why = item.querySelector(".sv-card__why");
    why.replaceChildren(...given);
    why.hidden = !given.length;
    fill(this, item, text, this.state, null);
    // On the page of a term with standings: the sentence that tells how it stood.
    const said = this.only?.facet.standings.length ? text.told[this.words.onlyTerm] : "";
    const place = item.querySelector(".sv-card__told");
    place.textContent = said ?? "";
    place.hidden = !said;
    return item;
  }

  chosen() {
    const letGo = (undo) => () => {
      undo();
      this.changed();
    };
    const choices = this.dims.flatMap((dim) => {
      const chosen = this.state.chosen.get(dim.field);
      return [...chosen].map((option) => [dim.options[option][1], letGo(() => chosen.delete(option))]);
    });
    if (choices.length > 1) choices.push([this.words.clear, letGo(() => this.state.chosen.forEach((some) => some.clear()))]);
    this.panel.chosen(choices);
    this.onward();
  }

  /** The link to the finder takes along what was chosen here. */
  onward() {
    const link = document.querySelector("#to-finder");
    const asked = new URLSearchParams(link?.dataset.asked);
    for (const dim of this.dims) {
      const ids = [...this.state.chosen.get(dim.field)].map((n) => dim.options[n][0]);
      if (ids.length && dim.field !== "stand" && !asked.has(dim.field)) asked.set(dim.field, ids.join(","));
    }
    if (link) link.search = asked.toString().replace(/%2C/g, ",");
  }

  /** Where nothing is left: which choice to let go, and what that gives. */
  offerLess(without) {
    const offers = this.dims
      .filter((dim) => without.get(dim.field))
      .map((dim) => {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${say(this.words.without, dim.label)}: ${this.many(without.get(dim.field))}` });
        button.addEventListener("click", () => {
          this.state.chosen.get(dim.field).clear();
          this.changed();
          this.panel.home.focus();
        });
        const item = document.createElement("li");
        item.append(button);
        return item;
      });
    this.result.querySelector(".sv-narrow__instead").replaceChildren(...offers);
  }
}
