// The fields of the form and the headings of the text, each bound to what is being written.

import { tell } from "../site/tell.js";
import { words } from "./words.js";

/** A field of front matter is one line: what was typed over several is put behind each other. */
const oneLine = (text) => text.replace(/\s*\n\s*/g, " ").replace(/\s+$/, "");
const shown = (value) => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

/** Bind every field on the page; returns a function that shows again what the model has. */
export function bindFields(form, model) {
  const draw = [
    ...[...form.querySelectorAll("[data-kind=one]")].map((box) => bindOne(box, model)),
    ...[...form.querySelectorAll("[data-kind=list], [data-kind=group]")].map((box) => bindRows(box, model)),
    ...[...form.querySelectorAll("[data-section]")].map((box) => bindSection(box, model)),
  ];
  return () => draw.forEach((one) => one());
}

function bindOne(box, model) {
  const name = box.dataset.field;
  const control = box.querySelector("[data-value]");
  control.addEventListener("input", () => model.set(name, oneLine(control.value)));
  keepOnOneLine(control);
  return () => show(control, shown(model.field(name)));
}

function bindSection(box, model) {
  const heading = box.dataset.section;
  const control = box.querySelector("[data-text]");
  const count = () => {
    const many = control.value.split(/\s+/).filter(Boolean).length;
    box.querySelector("[data-words]").textContent = many > 1 ? words("words", { n: many }) : many ? words("word") : words("noWords");
  };
  control.addEventListener("input", () => {
    model.setSection(heading, control.value);
    count();
  });
  model.addEventListener("change", () => cite(box, control, model));
  return () => {
    show(control, model.section(heading).replace(/^\n+|\s+$/g, ""));
    count();
    cite(box, control, model);
  };
}

/** Under a text a button for each source, that puts its number where the cursor is. */
function cite(box, control, model) {
  const line = box.querySelector("[data-cite]");
  const sources = document.querySelector("[data-cited]")?.dataset.field;
  const titles = model.list(sources).map((source) => source?.titel ?? "");
  line.hidden = !titles.some(Boolean);
  const told = titles.join("\n");
  if (line.dataset.told === told) return;
  line.dataset.told = told;
  line.querySelectorAll("button").forEach((button) => button.remove());
  titles.forEach((title, place) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `[${place + 1}]`, title });
    button.setAttribute("aria-label", `[${place + 1}] ${title}`);
    button.addEventListener("click", () => {
      control.setRangeText(` [${place + 1}]`, control.selectionStart, control.selectionEnd, "end");
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.focus();
    });
    line.append(button);
  });
}

/** A field with rows: of one value each, or of a group of fields. */
function bindRows(box, model) {
  const { field: name, kind } = box.dataset;
  const rows = box.querySelector("[data-rows]");
  const template = box.querySelector("template");
  const cited = "cited" in box.dataset;

  const read = (row) => {
    if (kind === "list") return oneLine(row.querySelector("[data-value]").value);
    const before = row.before && typeof row.before === "object" ? { ...row.before } : {};
    for (const control of row.querySelectorAll("[data-within]")) {
      const key = control.dataset.within;
      const lines = "lines" in control.dataset;
      const value = lines ? control.value.split("\n").map((line) => line.trim()).filter(Boolean) : oneLine(control.value);
      if (value.length) before[key] = value;
      else delete before[key];
    }
    return before;
  };
  const filled = (value) => (typeof value === "object" ? Object.keys(value).length > 0 : value !== "");
  const save = () => {
    const values = [...rows.children].map(read);
    // A source that is still empty keeps its place: the text names sources by their number.
    while (values.length && !filled(values.at(-1))) values.pop();
    model.set(name, cited ? values : values.filter(filled));
  };
  const number = () =>
    [...rows.children].forEach((row, place) => row.querySelectorAll("[data-number]").forEach((one) => (one.textContent = place + 1)));
  let made = 0;
  const add = (value) => {
    const row = template.content.firstElementChild.cloneNode(true);
    made += 1;
    for (const one of row.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        if (one.hasAttribute(attribute)) one.setAttribute(attribute, one.getAttribute(attribute).replace(/-N(?=-|$|\s)/g, `-${made}`));
      }
    }
    row.before = value;
    if (kind === "list") row.querySelector("[data-value]").value = shown(value);
    else
      for (const control of row.querySelectorAll("[data-within]")) {
        const said = value?.[control.dataset.within];
        show(control, Array.isArray(said) ? said.join("\n") : shown(said));
      }
    row.querySelectorAll("textarea:not([data-lines]), input").forEach(keepOnOneLine);
    row.addEventListener("input", save);
    row.querySelector("[data-remove]").addEventListener("click", () => remove(row));
    rows.append(row);
    number();
    return row;
  };
  const remove = (row) => {
    const place = [...rows.children].indexOf(row);
    const before = structuredClone({ fields: model.fields, body: model.body });
    row.remove();
    if (cited) forgetCitations(model, place + 1);
    save();
    number();
    (rows.children[place]?.querySelector("input, textarea, select") ?? box.querySelector("[data-add]")).focus();
    if (cited) model.dispatchEvent(new Event("redraw"));
    tell(words("removed"), {
      label: words("undo"),
      run: () => {
        Object.assign(model, before);
        model.dispatchEvent(new Event("redraw"));
        model.changed(name);
      },
    });
  };
  box.querySelector("[data-add]").addEventListener("click", () => add("").querySelector("input, textarea, select").focus());
  return () => {
    rows.replaceChildren();
    const values = model.list(name);
    values.forEach(add);
    // Nobody should have to ask for a first row.
    if (!values.length) add("");
  };
}

/** A source that is gone takes its number out of the text; those behind it move up. */
function forgetCitations(model, gone) {
  const moved = (number) => (number === gone ? null : number > gone ? number - 1 : number);
  for (const section of model.body.sections) {
    section.text = section.text.replace(/ ?\[(\d+(?:, ?\d+)*)\](?![(:[])/g, (all, numbers) => {
      const left = numbers.split(/, ?/).map((one) => moved(Number(one))).filter(Boolean);
      return left.length ? `${all.startsWith(" ") ? " " : ""}[${left.join(", ")}]` : "";
    });
  }
  for (const value of Object.values(model.fields)) {
    for (const row of Array.isArray(value) ? value : []) {
      if (!row || typeof row !== "object" || !/^\d+$/.test(row.bron ?? "")) continue;
      const left = moved(Number(row.bron));
      if (left) row.bron = String(left);
      else delete row.bron;
    }
  }
}

function keepOnOneLine(control) {
  if (control.matches("select, [data-lines]")) return;
  control.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault());
}

function show(control, value) {
  if (control.matches("select") && value && ![...control.options].some((option) => option.value === value)) {
    control.append(new Option(value, value));
  }
  if (control.value !== value) control.value = value;
}
