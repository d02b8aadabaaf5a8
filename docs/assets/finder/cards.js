// Results as cards, made from the templates in the page; all text is set as text, never as HTML.

import { fold, tokens } from "./dutch.js";

/** How many terms of a kind a card names; the rest is counted. */
const SHOWN = 4;
/** How much of what was asked a question has at least that is answered. */
const HALF = 0.5;

/** The piece of a text with most of the words, with those words marked: a DocumentFragment and its section. */
export function excerpt(sections, wanted, around = 26) {
  let best = null;
  for (const [heading, text] of sections) {
    const words = text.split(/\s+/);
    const hits = words.map((word) => tokens(word).some((token) => wanted(token)));
    for (let at = 0; at < words.length; at++) {
      if (!hits[at]) continue;
      const many = new Set(words.slice(at, at + around).filter((_, i) => hits[at + i]).map(fold)).size;
      if (!best || many > best.many) best = { many, heading, words, hits, at };
    }
  }
  if (!best) return null;
  const from = Math.max(0, best.at - 6);
  const piece = document.createDocumentFragment();
  if (from) piece.append("… ");
  best.words.slice(from, from + around).forEach((word, i) => {
    if (best.hits[from + i]) {
      const mark = document.createElement("mark");
      mark.textContent = word;
      piece.append(mark, " ");
    } else piece.append(word, " ");
  });
  if (from + around < best.words.length) piece.append("…");
  return { heading: best.heading, piece };
}

/** A text with the words in it marked that were looked for. */
function marked(text, wanted) {
  const piece = document.createDocumentFragment();
  for (const part of text.split(/(\s+)/)) {
    if (wanted && part.trim() && tokens(part).some((token) => wanted(token))) {
      piece.append(Object.assign(document.createElement("mark"), { textContent: part }));
    } else piece.append(part);
  }
  return piece;
}

/** A card, from the text of a practice. */
export function card(page, practice, text) {
  const { catalogue, templates } = page;
  const item = templates.card.content.firstElementChild.cloneNode(true);
  const [folder, kind] = catalogue.kinds[catalogue.kind[practice]];
  item.dataset.id = text.id;
  item.querySelector(".sv-card").classList.add(`sv-card--${["story", "guide", "module", "activity"][catalogue.kind[practice]]}`);
  if (text.picture) {
    const [name, width, height] = text.picture;
    // What it shows stands in the text of the practice; here it only helps to recognise it.
    const picture = Object.assign(new Image(width, height), { className: "sv-card__picture", alt: "", loading: "lazy", decoding: "async" });
    picture.src = `${page.root}${folder}/${text.id}/${name}`;
    item.querySelector(".sv-card").prepend(picture);
  }
  if (text.table) drawTable(item.querySelector(".sv-mini"), text.table);
  const places = catalogue.facets.filter((facet) => facet.places).flatMap((facet) => facet.tags[practice].map((n) => facet.terms[n][1]));
  item.querySelector(".sv-card__kind").textContent = [kind, ...places.slice(0, 2), text.period, text.minutes ? page.words.minutes.replace("#", text.minutes) : ""].filter(Boolean).join(" · ");
  const link = item.querySelector(".sv-card__title a");
  link.textContent = text.title;
  link.href = `${page.root}${folder}/${text.id}/`;
  const save = item.querySelector("sv-save");
  if (text.elsewhere) ofOthers(page, item, link, text.elsewhere);
  else {
    save.setAttribute("practice", text.id);
    save.setAttribute("name", text.title);
  }
  drawStands(page, practice, item.querySelector(".sv-card__stands"));
  for (const facet of catalogue.facets) {
    if (facet.names) {
      const names = facet.tags[practice].map((n) => facet.terms[Array.isArray(n) ? n[0] : n][1]);
      const shown = names.slice(0, SHOWN).join(", ") + (names.length > SHOWN ? ` ${page.words.more.replace("#", names.length - SHOWN)}` : "");
      item.querySelector(".sv-card__partners").textContent = shown;
    }
  }
  return item;
}

/** A practice of a sister library: it stands there, and cannot be kept here. */
function ofOthers(page, item, link, [url, library, license]) {
  link.href = url;
  item.querySelector("sv-save").remove();
  const from = Object.assign(document.createElement("p"), { className: "sv-card__from", textContent: page.words.elsewhere.replace("#", () => library).replace("@", () => license) });
  item.querySelector(".sv-card__kind").after(from);
}

/** The table of a story: paths by what they draw. */
function drawTable(svg, table) {
  for (const [name, data] of Object.entries(table)) {
    const path = document.createElementNS(svg.namespaceURI, "path");
    path.setAttribute("class", `sv-mini__${name}`);
    path.setAttribute("d", data);
    svg.append(path);
  }
  svg.removeAttribute("hidden");
}

/** How it stood with the first of its terms that have a standing; what was there all along comes last. */
function drawStands(page, practice, list) {
  const found = [];
  for (const facet of page.catalogue.facets) {
    const last = facet.standings.length - 1;
    const told = facet.tags[practice].filter(Array.isArray);
    for (const [term, standing] of told.sort((one, other) => (one[1] === last) - (other[1] === last))) {
      const row = page.find(`template[data-stand="${facet.standings[standing].id}"]`).content.firstElementChild.cloneNode(true);
      row.querySelector("span").textContent = facet.terms[term][1];
      found.push(row);
    }
  }
  list.append(...found.slice(0, SHOWN));
  if (found.length > SHOWN) list.append(Object.assign(document.createElement("li"), { className: "sv-card__more", textContent: page.words.more.replace("#", found.length - SHOWN) }));
  list.hidden = !found.length;
}

/** Why a practice is here: the choices it answers to, each as a short text with a class. */
export function reasons(page, practice, state, result) {
  const found = [];
  for (const dim of page.dims) {
    const chosen = state.chosen.get(dim.field);
    if (!chosen.size) continue;
    if (dim.field === "missen") {
      for (const tag of dim.facet.tags[practice]) {
        if (Array.isArray(tag) && chosen.has(tag[0]) && tag[1] < dim.facet.standings.length - 1) {
          const standing = dim.facet.standings[tag[1]];
          found.push({ text: `${dim.options[tag[0]][1]}: ${standing.label}`, standing: standing.id, term: dim.options[tag[0]][0] });
        }
      }
    } else if (dim.field !== "soort") {
      for (const option of new Set(dim.has(practice))) if (chosen.has(option)) found.push({ text: dim.options[option][1] });
    }
  }
  if (result?.place) found.push({ text: result.away ? page.words.away.replace("#", result.away).replace("@", result.place) : page.words.there.replace("@", () => result.place) });
  for (const label of result?.via ?? []) found.push({ text: page.words.via.replace("#", () => label) });
  return found;
}

/** The question that a practice answers to, where it has most of what was asked; or one with a word of it, where nothing else has. */
function answered(text, wanted, { passage, inPassage, parts } = {}) {
  if (!wanted) return null;
  const asked = text.asked ?? [];
  if (parts > 1 && inPassage >= HALF && passage > 0 && asked[passage - 1]) return asked[passage - 1];
  const has = (piece) => tokens(piece).some(wanted);
  const elsewhere = [text.title, text.summary, ...text.sections.map(([, said]) => said)];
  return elsewhere.some(has) ? null : (asked.find(has) ?? null);
}

/** Fill in summary or excerpt, and for what was missing the sentence that tells how. */
export function fill(page, item, text, state, wanted, result) {
  item.querySelector(".sv-card__title a").replaceChildren(marked(text.title, wanted));
  item.querySelector(".sv-card__summary").replaceChildren(marked(text.summary, wanted));
  const question = answered(text, wanted, result);
  const found = !question && wanted && !tokens(text.summary).some(wanted) ? excerpt(text.sections, wanted) : null;
  const place = item.querySelector(".sv-card__excerpt");
  place.hidden = !found && !question;
  if (question) place.replaceChildren(`${page.words.answers} `, marked(question, wanted));
  else if (found) place.replaceChildren(`${found.heading}: `, found.piece);
  const told = item.querySelector(".sv-card__told");
  const terms = page.dims.find((dim) => dim.field === "missen");
  const sentences = terms ? [...state.chosen.get("missen")].map((n) => text.told[terms.options[n][0]]).filter(Boolean) : [];
  told.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("q"), { textContent: sentence })));
  told.hidden = !sentences.length;
}
