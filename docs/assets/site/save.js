// <sv-save practice="id" name="title">: a button that puts a practice on the reading list, or takes it off.

import { keep, onChange, saved } from "./list.js";
import { tell } from "./tell.js";

const template = document.querySelector("#save-button");
const badge = document.querySelector("#saved-count");

customElements.define(
  "sv-save",
  class extends HTMLElement {
    connectedCallback() {
      if (this.dataset.live) return;
      this.dataset.live = "yes";
      if (!this.firstElementChild) this.append(template.content.cloneNode(true));
      this.querySelector("button").addEventListener("click", () => this.toggle());
      this.draw(saved());
    }

    toggle() {
      const id = this.getAttribute("practice");
      const before = saved();
      const was = before.includes(id);
      const words = template.dataset;
      if (!keep(was ? before.filter((other) => other !== id) : [...before, id])) return tell(words.refused);
      if (was) tell(words.removed);
      else tell(words.saved, { label: words.look, run: () => location.assign(words.list) });
    }

    draw(ids) {
      const saved = ids.includes(this.getAttribute("practice"));
      const words = template.dataset;
      this.classList.toggle("is-saved", saved);
      this.querySelector(".sv-save__text").textContent = saved ? words.wordSaved : words.word;
      this.querySelector(".sv-hidden").textContent = `: ${this.getAttribute("name")}${saved ? `, ${words.takeOff}` : ""}`;
    }
  }
);

function draw() {
  const ids = saved();
  for (const button of document.querySelectorAll("sv-save[data-live]")) button.draw(ids);
  badge.textContent = ids.length || "";
}
onChange(draw);
draw();
