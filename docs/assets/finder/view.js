// How the finder shows what is found and chosen. `page` holds the parts of the page, the catalogue and the state.

import { card, fill, reasons } from "./cards.js";
import { termsLike, termsNear } from "./terms.js";

/** A text with its "#" filled in. */
export const say = (text, number) => text.replace("#", () => number);

export function drawResults(page, rows, texts, found, wanted, more) {
  const items = rows.filter((row) => texts.has(row)).map((practice) => {
    const item = card(page, practice, texts.get(practice));
    item.dataset.row = practice;
    const why = item.querySelector(".sv-card__why");
    const given = reasons(page, practice, page.state, found?.results.get(practice));
    why.replaceChildren(
      ...given.map((reason) => {
        const chip = document.createElement("span");
        chip.className = `sv-chip${reason.standing ? ` sv-chip--${reason.standing}` : ""}`;
        chip.textContent = reason.text;
        return chip;
      })
    );
    const result = found?.results.get(practice);
    fill(page, item, texts.get(practice), page.state, wanted?.telling, result);
    // Nothing is here without a reason: a word that is said in passing, or else a part of one that was asked for.
    if (wanted && !given.length && !item.querySelector("mark")) fill(page, item, texts.get(practice), page.state, wanted.any, result);
    if (wanted && !given.length && !item.querySelector("mark")) {
      why.append(Object.assign(document.createElement("span"), { className: "sv-chip", textContent: page.words.part }));
    }
    why.hidden = !why.childElementCount;
    return item;
  });
  const touches = (item) => Boolean(found?.results.get(Number(item.dataset.row))?.touches);
  page.find("#results").replaceChildren(...items.filter((item) => !touches(item)));
  const touching = items.filter(touches);
  page.find("#touching").replaceChildren(...touching);
  page.find("#touching").parentElement.hidden = !touching.length;
  page.find("#more").hidden = !more;
}

export function drawCounts(page, counts) {
  for (const dim of page.dims) {
    dim.boxes.forEach((box, option) => {
      const number = counts.get(dim.field)[option];
      box.checked = page.state.chosen.get(dim.field).has(option);
      const label = box.closest("label");
      label.querySelector(".sv-number").textContent = number;
      // What would find nothing is not offered, unless it is what keeps everything away.
      label.hidden = !number && !box.checked;
    });
  }
}

export function drawChosen(page) {
  const chips = [];
  const chip = (text, undo) => {
    const button = page.templates.chip.content.firstElementChild.cloneNode(true);
    button.querySelector("span").textContent = text;
    button.addEventListener("click", () => {
      undo();
      page.changed();
      page.find("#q").focus();
    });
    chips.push(button);
  };
  for (const dim of page.dims) {
    for (const option of page.state.chosen.get(dim.field)) {
      const label = dim.question ? `${dim.label}: ${dim.options[option][1]}` : dim.options[option][1];
      chip(label, () => page.state.chosen.get(dim.field).delete(option));
    }
  }
  if (page.state.together && page.dims.some((dim) => dim.field === "hebben" && page.state.chosen.get(dim.field).size > 1)) {
    chip(page.words.together, () => (page.find("#together").checked = page.state.together = false));
  }
  const number = chips.length;
  if (number > 1) {
    chip(page.words.clear, () => {
      for (const chosen of page.state.chosen.values()) chosen.clear();
      page.state.together = false;
      if (page.find("#together")) page.find("#together").checked = false;
    });
  }
  page.find("#chosen").replaceChildren(...chips);
  const ids = (field) => page.dims.filter((dim) => dim.field === field).flatMap((dim) => [...page.state.chosen.get(field)].map((n) => dim.options[n][0]));
  const sheet = page.find("#to-table");
  sheet.hidden = !ids("missen").length;
  sheet.querySelector("a").search = new URLSearchParams({ hebben: ids("hebben").join(","), missen: ids("missen").join(",") }).toString().replace(/%2C/g, ",");
  page.find("#open-filters").textContent = number ? say(page.words.filtersChosen, number) : page.words.filters;
}

export function drawNote(page, trouble, found) {
  const note = page.find("#note");
  note.replaceChildren(trouble);
  const mended = found?.meanings.filter((meaning) => meaning.how === "mended") ?? [];
  for (const meaning of mended) {
    note.append(`${page.words.mended.replace("#", meaning.word).replace("@", meaning.to)} `);
  }
  const unknown = found?.meanings.filter((meaning) => meaning.how === "unknown").map((meaning) => `‘${meaning.word}’`) ?? [];
  if (unknown.length && unknown.length < (found?.meanings.length ?? 0)) note.append(say(page.words.unknown, unknown.join(", ")));
  if (mended.length) {
    const undo = Object.assign(document.createElement("button"), { type: "button", textContent: page.words.exactly });
    undo.addEventListener("click", () => {
      page.state.exact = true;
      page.changed();
    });
    note.append(undo);
  }
  note.hidden = !note.textContent;
}

/** Where nobody at the place that was asked for is about the subject: where the nearest is. */
export function drawWhere(page, elsewhere) {
  const line = page.find("#where");
  line.hidden = !elsewhere;
  if (!elsewhere) return;
  const { place, said, label, away } = elsewhere;
  line.textContent = page.words.nowhere.replace("@", () => place).replace("#", () => said).replace("%", () => label).replace("$", () => away);
}

export function drawTerms(page, query) {
  const items = termsLike(page.catalogue, query).map(({ facet, id, label, synonym, practices }) => {
    const item = page.templates.term.content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    link.href = `${page.root}${facet.field}/${id}/`;
    link.textContent = label;
    item.querySelector(".sv-dim").textContent = `${facet.name}, ${page.many(practices)}${synonym ? `, ${say(page.words.also, synonym)}` : ""}`;
    return item;
  });
  page.find("#terms").replaceChildren(...items);
  page.find("#terms").hidden = !items.length;
}

/** `number`: of what answers the question; `touching`: of what only touches its subject. */
export function drawEmpty(page, number, touching, without, query) {
  const empty = page.find("#empty");
  empty.hidden = number > 0;
  if (number) return;
  empty.querySelector("h2").textContent = touching ? page.words.noGoodAnswer : page.words.nothing;
  const list = page.find("#instead");
  const offers = [];
  const offer = (text, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    button.addEventListener("click", () => {
      act();
      page.changed();
    });
    const item = document.createElement("li");
    item.append(button);
    offers.push(item);
  };
  for (const dim of page.dims) {
    const more = without.get(dim.field);
    if (more) offer(`${say(page.words.without, dim.label)}: ${page.many(more)}`, () => page.state.chosen.get(dim.field).clear());
  }
  for (const { label, field, number } of termsNear(page.catalogue, query)) {
    offer(say(page.words.perhaps, label), () => {
      page.state.q = page.find("#q").value = "";
      page.state.chosen.get(field).add(number);
    });
  }
  if (page.state.exact) offer(page.words.inexact, () => (page.state.exact = false));
  if (query.trim()) offer(say(page.words.withoutWords, query.trim()), () => (page.state.q = page.find("#q").value = ""));
  list.replaceChildren(...offers);
}
