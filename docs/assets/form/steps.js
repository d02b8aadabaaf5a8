// One step at a time, and what is left to do beside it. The step stands in the address, so the way back works.

import { words } from "./words.js";

/** Whether something that is asked in a step was answered. */
const begun = (step) =>
  [...step.querySelectorAll("[data-value], [data-within], [data-text]")].some((control) => control.value.trim()) || step.querySelector("[data-chosen] > *");

/** Bind the steps; returns `{first, go, todo}`. */
export function bindSteps(form) {
  const steps = [...form.querySelectorAll("[data-step]")];
  const links = [...form.querySelectorAll("[data-step-link]")];
  const guide = form.querySelector("#guide");
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => (guide.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
  let here = steps[0];
  let left = [];

  const show = (step, focus = true) => {
    here = step;
    for (const one of steps) one.hidden = one !== step;
    for (const link of links) {
      if (link.dataset.stepLink === step.dataset.step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    step.dispatchEvent(new Event("shown"));
    form.dispatchEvent(new CustomEvent("step", { detail: step.dataset.step }));
    draw();
    if (!wide.matches) guide.open = false;
    if (!focus) return;
    const title = step.querySelector("h2");
    title.focus({ preventScroll: true });
    step.scrollIntoView();
  };
  const named = () => steps.find((step) => `#${step.id}` === location.hash);
  addEventListener("hashchange", () => {
    const step = named();
    if (step) show(step);
  });

  /** Lead to what is to be done: its step, unfolded, with the cursor in it. */
  const go = (target) => {
    const step = target.closest("[data-step]");
    if (step && step !== here) {
      history.pushState(null, "", `#${step.id}`);
      show(step, false);
    }
    for (let one = target.parentElement; one && one !== step; one = one.parentElement) if (one.localName === "details") one.open = true;
    if (!wide.matches) guide.open = false;
    const control = target.matches("input, textarea, select, summary, button") ? target : target.querySelector("textarea, input:not([type=checkbox], [type=file]), select, summary, button[data-add]");
    target.scrollIntoView({ block: "start" });
    control?.focus({ preventScroll: true });
  };

  const draw = () => {
    const at = steps.indexOf(here);
    form.querySelector("[data-where]").textContent = words("where", { n: at + 1, m: steps.length });
    const many = left.length;
    form.querySelector("[data-left]").classList.toggle("is-done", !many);
    form.querySelector("[data-left]").textContent = many > 1 ? words("left", { n: many }) : many ? words("leftOne") : words("leftNone");
    form.querySelector("#done").hidden = many > 0;
    for (const link of links) {
      const own = left.filter((one) => one.step === link.dataset.stepLink).length;
      const state = link.querySelector("[data-state]");
      const step = steps.find((one) => one.dataset.step === link.dataset.stepLink);
      state.textContent = own ? words("todo", { n: own }) : begun(step) ? words("done") : "";
      state.classList.toggle("is-done", !own);
    }
    // On the last step everything is looked at; on the others only what is asked there.
    const last = at === steps.length - 1;
    const mine = last ? left : left.filter((one) => one.step === here.dataset.step);
    form.querySelector("#todo").replaceChildren(
      ...mine.map(({ label, target }) => {
        const line = document.createElement("li");
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
        button.addEventListener("click", () => go(target));
        line.append(button);
        return line;
      })
    );
    const others = many - mine.length;
    const more = form.querySelector("#todo-more");
    more.hidden = !others;
    more.textContent = words("more", { n: others });
  };
  return {
    go,
    first: () => show(named() ?? steps[0], Boolean(named())),
    /** What is left: `{step, label, target}` each. */
    todo(found) {
      left = found;
      draw();
    },
  };
}
