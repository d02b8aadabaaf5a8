// Narrows the list of a page by facets, over all its practices, and keeps the address in step.
// Nothing is fetched before someone chooses; without a choice the page is as it was built.

import { card, fill, reasons } from "../finder/cards.js";
import { Engine } from "../finder/engine.js";
import { count, dimensions } from "../finder/facets.js";
import { read, write } from "../finder/state.js";
import { ordered } from "./orders.js";

const AT_ONCE = 12;
const say = (text, ...given) => ["#", "@"].reduce((said, sign, n) => said.replace(sign, () => given[n] ?? sign), text);

export class Narrow {
  /** `box`: what one chooses in; `result`: where the narrowed list comes; `plain`: the list as it was built. */
  constructor(box, result, plain) {
    Object.assign(this, { box, result, plain, words: { ...box.dataset }, root: box.dataset.root, shown: AT_ONCE, turn: 0, dims: null });
    this.templates = { card: this.find("#result-card"), chip: this.find("#chosen-chip"), option: this.find("#narrow-option") };
  }

  find(selector) {
    return this.box.querySelector(selector);
  }

  /** Where one goes on choosing: what is folded away on a narrow screen has its own way in. */
  get home() {
    return [...this.box.querySelectorAll("summary")].find((one) => one.checkVisibility());
  }

  many(number) {
    return say(number === 1 ? this.words.one : this.words.many, number.toLocaleString("nl"));
  }

  start() {
    for (const facet of this.box.querySelectorAll(".sv-narrow__facet")) {
      facet.addEventListener("toggle", () => facet.open && this.opened(facet));
      facet.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !facet.open) return;
        facet.open = false;
        facet.querySelector("summary").focus();
      });
      // Fetched while the finger is still on its way.
      facet.querySelector("summary").addEventListener("pointerdown", () => this.ready().catch(() => {}), { once: true });
    }
    this.find("#narrow-order").addEventListener("change", () => this.changed());
    this.box.addEventListener("change", (event) => {
      const dim = this.dims?.find((known) => known.boxes?.includes(event.target));
      if (!dim) return;
      this.state.chosen.get(dim.field)[event.target.checked ? "add" : "delete"](dim.boxes.indexOf(event.target));
      this.changed();
    });
    this.result.querySelector("#narrow-more").addEventListener("click", async () => {
      const first = this.shown;
      this.shown += AT_ONCE;
      await this.draw();
      this.result.querySelector(`li:nth-child(${first + 1}) a`)?.focus();
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
    const { files, root } = this.words;
    const named = await (await fetch(files)).json();
    const where = Object.fromEntries(Object.entries(named).map(([name, address]) => [name, root + address]));
    this.engine = new Engine(where);
    this.catalogue = await this.engine.file("catalogue.json");
    const all = dimensions(this.catalogue, this.words);
    this.only = all.find((dim) => dim.field === this.words.onlyFacet && !dim.question);
    this.term = this.only?.options.findIndex(([id]) => id === this.words.onlyTerm);
    if (this.only?.facet.standings.length) all.push(this.standing());
    this.dims = all.filter((dim) => !dim.question && this.find(`[data-field="${dim.field}"]`));
    this.rows = this.catalogue.kind.map((_, row) => row).filter((row) => this.onList(row));
    this.state = read(this.dims);
    for (const dim of this.dims) this.offer(dim);
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

  /** Put what can be chosen in a facet into the page. */
  offer(dim) {
    const list = this.find(`[data-field="${dim.field}"] fieldset div`);
    dim.boxes = dim.options.map(([id, label]) => {
      const option = this.templates.option.content.firstElementChild.cloneNode(true);
      const [input, name] = option.children;
      Object.assign(input, { name: dim.field, value: id });
      name.textContent = label;
      list.append(option);
      return input;
    });
  }

  async opened(facet) {
    // One at a time: two open panels push the list out of sight.
    for (const other of this.box.querySelectorAll(".sv-narrow__facet[open]")) if (other !== facet) other.open = false;
    await this.ready().then(() => this.trouble(""), () => this.trouble(this.words.failed));
  }

  trouble(text) {
    this.find("#narrow-note").textContent = text;
    this.find("#narrow-note").hidden = !text;
  }

  recount() {
    const counted = count(this.dims, this.rows, this.state.chosen);
    for (const dim of this.dims) {
      dim.boxes.forEach((box, option) => {
        const number = counted.counts.get(dim.field)[option];
        const chosen = this.state.chosen.get(dim.field).has(option);
        box.checked = chosen;
        box.closest("label").querySelector(".sv-number").textContent = number;
        // What all have makes nothing shorter; what none has leads nowhere.
        const useless = !number || (dim === this.only && option === this.term);
        box.closest("label").hidden = useless && !chosen;
      });
      const facet = this.find(`[data-field="${dim.field}"]`);
      facet.hidden = !facet.querySelector("label:not([hidden])");
      facet.classList.toggle("is-chosen", this.state.chosen.get(dim.field).size > 0);
    }
    return counted;
  }

  get active() {
    return Boolean(this.find("#narrow-order").value) || [...(this.state?.chosen.values() ?? [])].some((some) => some.size);
  }

  async changed() {
    this.shown = AT_ONCE;
    try {
      await this.ready();
    } catch {
      return this.trouble(this.words.failed);
    }
    this.state.sort = this.find("#narrow-order").value;
    const address = write(this.dims, this.state);
    if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.draw();
  }

  async fromAddress() {
    const asked = new URLSearchParams(location.search);
    const select = this.find("#narrow-order");
    select.value = asked.get("sorteer") ?? "";
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    if (!this.dims && ![...asked.keys()].some((field) => field === "sorteer" || this.find(`[data-field="${CSS.escape(field)}"]`))) return this.whole();
    try {
      await this.ready();
    } catch {
      this.trouble(this.words.failed);
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
    this.trouble("");
    const { rows, without } = this.recount();
    this.chips();
    if (!this.active) {
      this.tell(this.many(this.rows.length));
      return this.whole();
    }
    const order = this.find("#narrow-order").value;
    let shown;
    let texts;
    try {
      const all = await ordered(rows, order, this.catalogue, () => this.engine.file("titles.json"));
      shown = all.slice(0, this.shown);
      texts = await Promise.all(shown.map((row) => this.engine.file(`texts/${row}.json`)));
    } catch {
      if (mine === this.turn) this.trouble(this.words.failed);
      return undefined;
    }
    if (mine !== this.turn) return undefined;
    this.result.querySelector("ol").replaceChildren(...shown.map((row, n) => this.drawn(row, texts[n])));
    const left = rows.length - shown.length;
    const more = this.result.querySelector("#narrow-more");
    more.hidden = !left;
    more.textContent = say(this.words.next, Math.min(left, AT_ONCE));
    this.result.querySelector(".sv-empty").hidden = rows.length > 0;
    this.offerLess(without);
    this.plain.hidden = true;
    this.result.hidden = false;
    const told = rows.length === this.rows.length ? this.many(rows.length) : say(this.words.of, rows.length.toLocaleString("nl"), this.many(this.rows.length));
    this.find("#narrow-count").textContent = told;
    this.find("#narrow-said").textContent = this.find("#narrow-order").selectedOptions[0].dataset.said;
    this.find("#narrow-said").hidden = false;
    this.tell(told);
    if (this.shown > AT_ONCE) history.replaceState({ ...history.state, shown: this.shown }, "");
    this.box.dataset.ready = `${rows.length} ${order}`;
  }

  /** For a screen reader, once the visitor pauses. */
  tell(text) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.find("#narrow-status").textContent = text), 400);
  }

  drawn(row, text) {
    const item = card(this, row, text);
    // Why it is here is worth saying only where it could be here for something else.
    const open = this.dims.filter((dim) => this.state.chosen.get(dim.field).size > 1);
    const given = reasons({ ...this, dims: open }, row, this.state).map((reason) => Object.assign(document.createElement("span"), { className: "sv-chip", textContent: reason.text }));
    const why = item.querySelector(".sv-card__why");
    why.replaceChildren(...given);
    why.hidden = !given.length;
    fill(this, item, text, this.state, null);
    this.statement(item, text);
    return item;
  }

  /** On the page of a term with standings: the sentence that tells how it stood. */
  statement(item, text) {
    const said = this.only?.facet.standings.length ? text.told[this.words.onlyTerm] : "";
    const place = item.querySelector(".sv-card__told");
    place.textContent = said ?? "";
    place.hidden = !said;
  }

  chips() {
    const made = [];
    const chip = (text, undo) => {
      const button = this.templates.chip.content.firstElementChild.cloneNode(true);
      button.querySelector("span").textContent = text;
      button.addEventListener("click", () => {
        undo();
        this.changed();
        (this.find("#narrow-chosen button") ?? this.home).focus();
      });
      made.push(button);
    };
    for (const dim of this.dims) {
      const chosen = this.state.chosen.get(dim.field);
      for (const option of chosen) chip(dim.options[option][1], () => chosen.delete(option));
    }
    if (made.length > 1) chip(this.words.clear, () => this.state.chosen.forEach((some) => some.clear()));
    this.find("#narrow-chosen").replaceChildren(...made);
    const ids = this.dims.map((dim) => [dim.field, [...this.state.chosen.get(dim.field)].map((n) => dim.options[n][0])]);
    this.onward(ids.filter(([field, some]) => some.length && field !== "stand"));
  }

  /** The link to the finder takes along what was chosen here. */
  onward(chosen) {
    const link = document.querySelector("#to-finder");
    if (!link) return;
    const asked = new URLSearchParams(link.dataset.asked);
    for (const [field, ids] of chosen) if (!asked.has(field)) asked.set(field, ids.join(","));
    link.search = asked.toString().replace(/%2C/g, ",");
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
          this.home.focus();
        });
        const item = document.createElement("li");
        item.append(button);
        return item;
      });
    this.result.querySelector(".sv-narrow__instead").replaceChildren(...offers);
  }
}
