// The programme as a list, and what follows from it beside it. Items that stay are changed where they are, so that nobody loses their place.

import { make } from "../tools/records.js";
import { WRITTEN } from "./parts.js";
import { say } from "./words.js";

const put = (element, text) => element.textContent !== text && (element.textContent = text);
const setValue = (field, value) => field !== document.activeElement && field.value !== value && (field.value = value);

function newItem(page, words, acts) {
  const row = page.querySelector("#part").content.firstElementChild.cloneNode(true);
  const at = () => [...row.parentElement.children].indexOf(row);
  row.addEventListener("click", (event) => {
    const act = event.target.closest("[data-do]")?.dataset.do;
    if (act) acts[act](at());
    const question = event.target.closest("[data-question]");
    if (!question) return;
    const field = row.querySelector('[data-field="task"]');
    field.value = [field.value.trim(), question.textContent].filter(Boolean).join(" ");
    acts.set(at(), "task", field.value);
    field.focus();
  });
  row.addEventListener("change", ({ target }) => {
    const { field } = target.dataset;
    if (field === "minutes") {
      const minutes = Math.round(Number(target.value));
      if (minutes >= 1 && minutes <= 480) acts.set(at(), field, minutes);
      else target.value = row.dataset.minutes;
    } else if (field) acts.set(at(), field, target.value.trim());
  });
  return row;
}

function drawPart(row, part, at, parts, time, words) {
  const $ = (selector) => row.querySelector(selector);
  const own = !part.ref;
  const kind = part.pause ? "pause" : part.isForm || own ? "form" : (part.practice?.kind ?? "form");
  row.className = `sv-build__part sv-build__part--${kind}`;
  row.dataset.minutes = part.minutes;
  put($(".sv-build__time b"), time);
  put($(".sv-build__time .sv-hidden"), `${part.title}: `);
  setValue($('[data-field="minutes"]'), String(part.minutes));
  put($(".sv-card__kind"), part.pause ? "" : own || part.fields?.[WRITTEN.exercise] ? words.exercise : (part.practice?.name ?? ""));
  const heading = $("h3");
  const address = part.practice ? words.root + part.practice.address : "";
  const title = part.title;
  if (heading.textContent !== title || heading.dataset.address !== address) {
    heading.replaceChildren(address && title === part.practice.title ? make("a", { href: address }, title) : title);
    heading.dataset.address = address;
  }
  // A name that one gives oneself stands in a field; the heading says it all the same to who goes by headings.
  heading.classList.toggle("sv-hidden", own || part.pause);
  $(".sv-build__own").hidden = !own && !part.pause;
  setValue($('[data-field="title"]'), own || part.pause ? part.title : "");
  const said = [part.task, part.working && !part.isForm ? part.working.title : ""].filter(Boolean);
  put($(".sv-build__task"), part.pause ? "" : said.join(" · ") || (part.isForm ? (part.practice?.yields ?? "") : words.taskMissing));
  $(".sv-build__task").classList.toggle("sv-dim", !part.task);
  const more = $("details");
  more.hidden = part.pause;
  put($("summary .sv-hidden"), `: ${part.title}`);
  setValue($('[data-field="task"]'), part.task);
  setValue($('[data-field="notes"]'), part.notes);
  const form = $('[data-field="form"]');
  $(".sv-build__form").hidden = part.isForm || form.options.length < 2;
  setValue(form, part.working?.id ?? "");
  const questions = part.practice?.discussion ?? [];
  $(".sv-build__questions").hidden = !questions.length;
  put($(".sv-build__questions p"), questions.length ? words.questions : "");
  const list = $(".sv-build__questions ul");
  if (list.dataset.of !== part.ref) {
    list.dataset.of = part.ref;
    list.replaceChildren(...questions.map((question) => make("li", {}, make("button", { type: "button", class: "sv-chip", "data-question": "" }, question))));
  }
  for (const hidden of row.querySelectorAll("[data-do] .sv-hidden")) put(hidden, `: ${part.title}`);
  $('[data-do="up"]').disabled = at === 0;
  $('[data-do="down"]').disabled = at === parts.length - 1;
}

/** The programme. An item goes with what it is about, the first with the first: a training may use a story twice. */
export function drawParts(page, { parts }, clocks, words, today, acts) {
  const list = page.querySelector("#parts");
  const rows = new Map();
  for (const row of list.children) rows.set(row.dataset.of, [...(rows.get(row.dataset.of) ?? []), row]);
  const wanted = parts.map((part, at) => {
    const of = part.ref || `own ${part.title}`;
    const row = rows.get(of)?.shift() ?? newItem(page, words, acts);
    row.dataset.of = of;
    drawPart(row, part, at, parts, clocks[at], words);
    return row;
  });
  for (const row of [...list.children]) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, at) => list.children[at] !== row && list.insertBefore(row, list.children[at] ?? null));
}

/** What it covers, and what its trainer had better know. */
export function drawSummary(page, { parts, terms }, words, found) {
  for (const box of page.querySelectorAll("[data-covered]")) {
    const some = terms.get(box.dataset.covered) ?? [];
    box.querySelector("ul").replaceChildren(...some.map(({ id, label }) => make("li", {}, make("a", { class: "sv-chip", href: `${words.root}${box.dataset.covered}/${id}/` }, label))));
    box.querySelector("p").hidden = some.length > 0;
  }
  const box = page.querySelector("#warnings");
  box.hidden = !found.length;
  const sentences = found.map(({ what, part, number, title }) => say(words[what], title ?? parts[part]?.title ?? "", number));
  const told = page.querySelector("#warned");
  told.hidden = !found.length;
  put(told.firstElementChild, say(found.length === 1 ? words.warnedOne : words.warnedMany, found.length));
  box.querySelector("ul").replaceChildren(...[...new Set(sentences)].map((sentence) => make("li", {}, sentence)));
}

