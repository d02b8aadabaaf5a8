// What is wrong, at the field it is about, in the list of what is left, and all of it on the last step.

import { words } from "./words.js";

const isEmpty = (box) => {
  if (box.dataset.kind === "terms") return !box.querySelector("[data-chosen] > *");
  return [...box.querySelectorAll("[data-value], [data-within], [data-text]")].every((control) => !control.value.trim());
};

/** Bind the places where problems are told; returns `show(problems, text)`. `steps` gets what is left to do. */
export function bindFaults(form, model, steps) {
  // Nobody is told of a mistake in what they have not come to yet.
  const seen = new WeakSet();
  form.addEventListener("focusout", (event) => {
    const box = event.target.closest?.("[data-field], [data-section]");
    if (box && !seen.has(box)) {
      seen.add(box);
      told();
    }
  });
  let last = [];

  const told = () => {
    const byBox = new Map();
    for (const { problem, box } of last) if (box) byBox.set(box, [...(byBox.get(box) ?? []), problem]);
    for (const box of form.querySelectorAll("[data-field], [data-section]")) {
      const line = box.querySelector(":scope > .sv-form__fault");
      if (!line) continue;
      const mine = (seen.has(box) && !isEmpty(box) ? (byBox.get(box) ?? []) : [])
        // What a term still lacks is asked beside it.
        .filter((one) => box.dataset.kind !== "terms" || one.severity !== "hint");
      line.hidden = !mine.length;
      line.replaceChildren(...mine.slice(0, 4).flatMap((problem, at) => [...(at ? [document.createElement("br")] : []), mark(problem), ` ${problem.message}`]));
      for (const control of box.querySelectorAll(":scope > :is(input, textarea, select)")) control.toggleAttribute("aria-invalid", mine.some((one) => one.severity === "fout"));
    }
  };

  return {
    show(problems, text) {
      const headings = headingsOf(text);
      last = problems.map((problem) => ({ problem, box: boxOf(form, problem, headings) }));
      told();
      const left = new Map();
      const list = [];
      for (const { problem, box } of last) {
        if (problem.severity === "hint") continue;
        const target = box ?? [...form.querySelectorAll("[data-step]")].at(-1);
        const name = nameOf(target);
        const label = isEmpty(target) && box ? name : `${name}: ${problem.message}`;
        if (!left.has(label)) {
          left.set(label, true);
          list.push({ step: target.closest("[data-step]").dataset.step, label, target });
        }
      }
      steps.todo(list.sort((a, b) => (a.target.compareDocumentPosition(b.target) & 4 ? -1 : 1)));
      review(form, last, list.length, steps);
    },
    seeAll() {
      for (const box of form.querySelectorAll("[data-field], [data-section]")) seen.add(box);
      told();
    },
  };
}

function review(form, last, many, steps) {
  form.querySelector("#checked").textContent = !many ? words("faultsNone") : `${many === 1 ? words("faultsOne") : words("faults", { n: many })} ${words("faultsMore")}`;
  form.querySelector("#problems").replaceChildren(
    ...last.map(({ problem, box }) => {
      const line = document.createElement("li");
      // What to write in a file is no help to who has a field before them.
      const message = box && problem.severity !== "hint" && isEmpty(box) ? words("empty") : problem.message;
      line.append(mark(problem), ` ${box ? `${nameOf(box)}: ` : ""}${message} `);
      if (box) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: words("mend") });
        const hidden = Object.assign(document.createElement("span"), { className: "sv-hidden", textContent: `: ${nameOf(box)}` });
        button.append(hidden);
        button.addEventListener("click", () => steps.go(box));
        line.append(button);
      }
      return line;
    })
  );
}

function mark({ severity }) {
  const hint = severity === "hint";
  return Object.assign(document.createElement("span"), { className: `sv-chip sv-chip--${hint ? "hint" : "fout"}`, textContent: hint ? words("hint") : words("fault") });
}

const nameOf = (box) => box.querySelector(".sv-form__name")?.firstChild?.textContent.trim() || box.querySelector("h2, h3")?.textContent.trim() || "";

/** The lines on which the headings of a file stand. */
function headingsOf(text) {
  return text.split("\n").flatMap((line, at) => (/^## /.test(line) ? [{ line: at + 1, heading: line.slice(3).trim() }] : []));
}

/** The field of the form that a problem is about. */
function boxOf(form, problem, headings) {
  const section = (heading) => heading && form.querySelector(`[data-section="${CSS.escape(heading)}"]`);
  const [, name, place, within] = /^([^\s,]*)(?: (\d+))?(?:, (\S+))?/.exec(problem.field ?? "") ?? [];
  const field = name && form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  if (field) {
    const row = place && field.querySelectorAll("[data-row]")[place - 1];
    return (within && row?.querySelector(`[data-within="${CSS.escape(within)}"]`)?.closest("[data-field]")) || field;
  }
  const named = [...form.querySelectorAll("[data-section]")].find((box) => problem.message.includes(`## ${box.dataset.section}'`) || problem.message.includes(`'${box.dataset.section}'`));
  return section(problem.section) || named || section(headings.filter((one) => one.line <= problem.line).at(-1)?.heading);
}
