// Choosing terms: searched by their name, by what people call them and by what they mean; with their standing or names.

import { newPlaces } from "./places.js";
import { words } from "./words.js";
import { offers, telling } from "./suggest.js";

const idOf = (item) => (typeof item === "string" ? item : item && typeof item === "object" ? Object.keys(item)[0] : "");
const behindOf = (item) => (item && typeof item === "object" ? Object.values(item)[0] : "");
const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** Bind every vocabulary on the page; returns a function that shows again what the model has. */
export function bindTerms(form, model, vocabularies, needed) {
  const draw = [...form.querySelectorAll("[data-vocabulary]")].map((box) => {
    const vocabulary = vocabularies.find((one) => one.id === box.dataset.vocabulary);
    return vocabulary ? bind(box, model, vocabulary, needed) : () => {};
  });
  return () => draw.forEach((one) => one());
}

function bind(box, model, vocabulary, needed) {
  const { field } = box.dataset;
  const most = Number(box.dataset.most ?? Infinity);
  const terms = new Map(vocabulary.terms.map((term) => [term.id, term]));
  const boxes = [...box.querySelectorAll(".sv-pick__list input")];
  const chosen = box.querySelector("[data-chosen]");
  const template = box.querySelector("template[data-chosen-row]");
  const fresh = (id) => vocabulary.terms.find((term) => term.replaces.includes(id))?.id ?? id;

  const choose = (id, yes) => {
    const items = model.list(field).filter((item) => idOf(item) !== id && fresh(idOf(item)) !== id);
    model.set(field, yes ? [...items, id] : items);
    draw();
  };
  const say = (id, behind) =>
    model.set(field, model.list(field).map((item) => (idOf(item) === id ? (behind?.length ? { [id]: behind } : id) : item)));

  const row = (item) => {
    const id = idOf(item);
    const term = terms.get(fresh(id));
    const line = template.content.firstElementChild.cloneNode(true);
    line.querySelectorAll("[data-label]").forEach((one) => (one.textContent = term?.label ?? newPlaces.get(id) ?? id));
    const stand = line.querySelector(".sv-pick__stand");
    if (stand) {
      stand.setAttribute("aria-label", words("standingOf", { begrip: term?.label ?? newPlaces.get(id) ?? id }));
      const name = `stand-${field}-${id}`;
      for (const radio of stand.querySelectorAll("input")) {
        radio.name = name;
        radio.checked = radio.value === String(behindOf(item) ?? "") || (!radio.value && !stand.querySelector(`input[value="${CSS.escape(String(behindOf(item)))}"]`));
        radio.addEventListener("change", () => {
          say(id, radio.value);
          look?.();
        });
      }
      const look = term && bindTelling(line, term, model, needed);
    }
    const names = line.querySelector(".sv-pick__names input");
    if (names) {
      const said = behindOf(item);
      names.value = Array.isArray(said) ? said.join("; ") : said ?? "";
      names.addEventListener("input", () => {
        const found = names.value.split(";").map((one) => one.trim()).filter(Boolean);
        say(id, found.length > 1 ? found : found[0] ?? "");
      });
    }
    line.querySelector("[data-remove]").addEventListener("click", () => {
      choose(id, false);
      box.querySelector("summary").focus();
    });
    return line;
  };

  const limits = () => {
    const ids = model.list(field).map((item) => fresh(idOf(item)));
    for (const one of boxes) {
      one.checked = ids.includes(one.value);
      one.disabled = !one.checked && ids.length >= most;
    }
    if (ids.length >= most) box.querySelector("[data-found]").textContent = words("most", { n: most });
  };
  const draw = () => {
    chosen.replaceChildren(...model.list(field).map(row));
    limits();
    offer();
  };
  for (const one of boxes) {
    one.addEventListener("change", () => choose(one.value, one.checked));
  }

  const asked = box.querySelector("input[type=search]");
  const lines = boxes.map((one) => {
    const term = terms.get(one.value);
    const said = term ? [term.label, term.definition, ...term.synonyms, ...term.narrower, ...term.related] : [];
    return { line: one.closest("li"), said: plain(said.join(" ")) };
  });
  asked.addEventListener("input", () => {
    const wanted = plain(asked.value).split(/\s+/).filter(Boolean);
    let many = 0;
    for (const { line, said } of lines) {
      line.hidden = !wanted.every((word) => said.includes(word));
      many += !line.hidden;
    }
    box.querySelector("[data-none]").hidden = many > 0;
    box.querySelector("[data-found]").textContent = !wanted.length ? "" : many === 1 ? words("foundOne") : words("found", { n: many });
  });

  const offered = box.querySelector("[data-offers]");
  const offer = () => {
    const ids = new Set(model.list(field).map((item) => fresh(idOf(item))));
    const found = offers(model.prose, vocabulary)
      .filter(({ term }) => !ids.has(term.id) && !model.refused.includes(`${field}:${term.id}`))
      .slice(0, 6);
    offered.hidden = !found.length || ids.size >= most;
    offered.querySelector("ul").replaceChildren(
      ...found.map(({ term, quote }) => {
        const line = document.createElement("li");
        const yes = Object.assign(document.createElement("button"), { type: "button", className: "sv-chip", textContent: `+ ${term.label}`, title: quote });
        yes.setAttribute("aria-label", words("offerAdd", { begrip: term.label }));
        yes.addEventListener("click", () => {
          choose(term.id, true);
          (offered.querySelector("button") ?? box.querySelector("summary")).focus();
        });
        const no = Object.assign(document.createElement("button"), { type: "button", className: "sv-chip sv-form__no", textContent: "×" });
        no.setAttribute("aria-label", words("offerNo", { begrip: term.label }));
        no.addEventListener("click", () => {
          model.refused.push(`${field}:${term.id}`);
          model.changed();
          offer();
          (offered.querySelector("button") ?? box.querySelector("summary")).focus();
        });
        line.append(yes, no);
        return line;
      })
    );
  };
  // While somebody types, what is offered waits until they come to this step.
  box.closest("[data-step]").addEventListener("shown", draw);
  return draw;
}

/** The sentence of the text that tells how it stood; where there is none, room to write it. */
function bindTelling(line, term, model, needed) {
  const told = line.querySelector("[data-told]");
  const tell = line.querySelector("[data-tell]");
  const look = () => {
    const found = telling(model, term, needed);
    told.hidden = !found;
    // That something was simply there needs no sentence of its own.
    tell.hidden = Boolean(found) || !line.querySelector(".sv-pick__stand input:checked")?.value;
    if (found) told.textContent = `${words("told")} “${found}”`;
  };
  const field = tell.querySelector("input");
  const put = () => {
    const said = field.value.trim();
    if (!said) return field.focus();
    const sentence = /[.?!]$/.test(said) ? said : `${said}.`;
    const before = model.section(needed).trimEnd();
    model.setSection(needed, `${before ? `${before}\n\n` : ""}**${term.label}.** ${sentence}\n`);
    model.dispatchEvent(new Event("redraw"));
  };
  tell.querySelector("button").addEventListener("click", put);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    put();
  });
  look();
  return look;
}
