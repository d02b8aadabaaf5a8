// The training on paper: for the trainer with everything, for the group without notes (the style sheet leaves these out).

import { make } from "../tools/records.js";
import { nameOf } from "./cartridge.js";
import { WRITTEN } from "./parts.js";
import { duration } from "./words.js";

const facts = (...texts) => make("p", { class: "sv-dim" }, texts.filter(Boolean).join(" · "));

/** What the module that a part comes from has for the trainer besides notes. */
function forTrainer(part, words) {
  return [["ready", words.ready], ["attention", words.attention], ["answer", words.answer]].flatMap(([name, label]) => {
    const told = [part.fields?.[WRITTEN[name]] ?? []].flat();
    return told.length ? [make("p", { class: "sv-build__notes" }, make("strong", {}, `${label}: `), told.join(" · "))] : [];
  });
}

function row(part, time, words) {
  const steps = part.working?.steps ?? [];
  return make(
    "li",
    { class: part.pause ? "sv-parts__pause" : null },
    make("p", { class: "sv-parts__time" }, time, " ", make("span", { class: "sv-dim" }, `${part.minutes} min.`)),
    make(
      "div",
      {},
      make("h3", { class: "sv-build__notes" }, part.title),
      make("h3", { class: "sv-build__group" }, nameOf(part, words)),
      part.task ? make("p", {}, part.task) : null,
      part.working && !part.isForm ? make("p", { class: "sv-build__notes" }, make("em", {}, part.working.title)) : null,
      steps.length ? make("ol", { class: "sv-build__notes" }, ...steps.map((step) => make("li", {}, [step.title, step.minutes ? `${step.minutes} min.` : "", step.text, step.say ? `“${step.say}”` : ""].filter(Boolean).join(" · ")))) : null,
      ...forTrainer(part, words),
      part.notes ? make("p", { class: "sv-build__notes" }, part.notes) : null,
    ),
  );
}

/** Draw it into `place`, which is only seen on paper. */
export function paper(place, training, clocks, words) {
  const { parts, title, audience, goals, state } = training;
  const day = state.date ? new Date(`${state.date}T12:00:00`).toLocaleDateString("nl", { weekday: "long", day: "numeric", month: "long", year: "numeric" }) : "";
  const when = state.start ? `${clocks[0]}–${clocks.at(-1)}` : "";
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  place.replaceChildren(
    make("h2", {}, title),
    facts(day, when, duration(minutes, words), audience),
    ...(goals.length ? [make("ul", {}, ...goals.map((goal) => make("li", {}, goal)))] : []),
    make("ol", { class: "sv-parts" }, ...parts.map((part, at) => row(part, clocks[at], words))),
  );
}
