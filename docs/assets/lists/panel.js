// What one can choose in above a list: for each facet a panel that folds open, and under it what was chosen.

export class Panel {
  /** `box`: the part of the page; `ready`: fetches what the panels need, and rejects where that fails. */
  constructor(box, ready) {
    this.box = box;
    this.option = box.querySelector("#narrow-option");
    this.chip = box.querySelector("#chosen-chip");
    for (const facet of box.querySelectorAll(".sv-narrow__facet")) {
      facet.addEventListener("toggle", () => facet.open && this.opened(facet, ready));
      facet.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !facet.open) return;
        facet.open = false;
        facet.querySelector("summary").focus();
      });
      // Fetched while the finger is still on its way.
      facet.querySelector("summary").addEventListener("pointerdown", () => ready().catch(() => {}), { once: true });
    }
  }

  /** Where one goes on choosing: what is folded away on a narrow screen has its own way in. */
  get home() {
    return [...this.box.querySelectorAll("summary")].find((one) => one.checkVisibility());
  }

  /** The panel of a field, or null where the page has none. */
  of(field) {
    return this.box.querySelector(`[data-field="${CSS.escape(field)}"]`);
  }

  opened(facet, ready) {
    // One at a time: two open panels push the list out of sight.
    for (const other of this.box.querySelectorAll(".sv-narrow__facet[open]")) if (other !== facet) other.open = false;
    ready().then(() => this.trouble(""), () => this.trouble(this.box.dataset.failed));
  }

  trouble(text) {
    const note = this.box.querySelector("#narrow-note");
    note.textContent = text;
    note.hidden = !text;
  }

  /** Put what can be chosen in a dimension into its panel; it gets its `boxes`. */
  fill(dim) {
    const list = this.of(dim.field).querySelector("fieldset div");
    dim.boxes = dim.options.map(([id, label]) => {
      const option = this.option.content.firstElementChild.cloneNode(true);
      const [input, name] = option.children;
      Object.assign(input, { name: dim.field, value: id });
      name.textContent = label;
      list.append(option);
      return input;
    });
  }

  /** Show of a dimension what each choice would leave. `useless`: whether an option makes nothing shorter. */
  count(dim, counts, chosen, useless) {
    dim.boxes.forEach((box, option) => {
      const label = box.closest("label");
      box.checked = chosen.has(option);
      label.querySelector(".sv-number").textContent = counts[option];
      // What none has leads nowhere.
      label.hidden = (!counts[option] || useless(option)) && !box.checked;
    });
    const facet = this.of(dim.field);
    facet.hidden = !facet.querySelector("label:not([hidden])");
    facet.classList.toggle("is-chosen", chosen.size > 0);
  }

  /** What was chosen, each to be let go: `choices` of [text, what lets it go]. */
  chosen(choices) {
    const place = this.box.querySelector("#narrow-chosen");
    const chips = choices.map(([text, undo]) => {
      const button = this.chip.content.firstElementChild.cloneNode(true);
      button.querySelector("span").textContent = text;
      button.addEventListener("click", () => {
        undo();
        (place.querySelector("button") ?? this.home).focus();
      });
      return button;
    });
    place.replaceChildren(...chips);
  }
}
