// Finding something to put in: the engine of the finder, and the visitor's own list.

import { Engine } from "../finder/engine.js";
import { fold, tokens } from "../finder/dutch.js";
import { make, records } from "../tools/records.js";
import { say } from "./words.js";

const MOST = 8;
const MOST_OF_LIST = 40;

function choice(id, title, told) {
  return make("li", {}, make("button", { type: "button", class: "sv-build__add", "data-add": id }, make("span", {}, title), " ", make("span", { class: "sv-dim" }, told)));
}

/** What answers, best first: [[id, title, kind]]; where the index cannot be had, by title. */
async function found(engine, asked, words) {
  const titles = await engine.file("titles.json");
  const wanted = (rows) => rows.map((row) => titles[row]).filter(([, , kind]) => kind !== words.module).slice(0, MOST);
  try {
    const answer = await engine.search(asked, { typing: true });
    const ranked = [...(answer?.results ?? [])].sort(([a, one], [b, other]) => one.touches - other.touches || other.score - one.score || a - b);
    return wanted(ranked.map(([row]) => row));
  } catch {
    return wanted(titles.flatMap(([, title], row) => (tokens(asked).every((word) => fold(title).includes(word)) ? [row] : [])));
  }
}

export const finder = {
  /** Let a form find practices while one types. */
  start(form, list, number, words) {
    const engine = new Engine(words);
    const names = new Map([words.story, words.guide, words.module, words.activity].map((kind, at) => [kind, words.names.split(" ")[at]]));
    const field = form.querySelector("input");
    let turn = 0;
    let wait;
    const search = async () => {
      const mine = ++turn;
      const asked = field.value.trim();
      try {
        const some = asked ? await found(engine, asked, words) : [];
        if (mine !== turn) return;
        list.replaceChildren(...some.map(([id, title, kind]) => choice(id, title, names.get(kind) ?? "")));
        number.textContent = !asked ? "" : some.length ? say(some.length === 1 ? words.foundOne : words.foundMany, some.length) : say(words.foundNone, asked);
      } catch {
        if (mine === turn) number.textContent = words.offline;
      }
      list.dataset.asked = asked;
    };
    field.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(search, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(wait);
      search();
    });
  },

  /** The practices of the visitor's own list. */
  async drawList(list, ids, words) {
    const { found: some } = await records(words.records, ids.slice(0, MOST_OF_LIST));
    list.replaceChildren(...some.map((practice) => choice(practice.id, practice.title, practice.name)));
  },
};
