// A file to write a story in, with what the visitor chose already in it. The choices stand in the address.

import { fileName, quoted, show, withField } from "./draft.js";

const form = document.querySelector("#write");
const fields = [...form.querySelectorAll("fieldset")];
const given = new URLSearchParams(location.search);
const based = (given.get(form.dataset.based) ?? "").split(",").filter((id) => /^[a-z0-9-]+$/.test(id));

/** Where a visitor says how it stood with a term, in a vocabulary where that can be said. */
const standingOf = (box) => box.closest(".sv-write__term").querySelector("select");
const chosen = (fieldset) => [...fieldset.querySelectorAll("input:checked")];

function draw(template) {
  let text = template;
  const title = form.querySelector("#title").value.trim();
  if (title) text = withField(text, "title", [quoted(title)]);
  for (const fieldset of fields) {
    const boxes = chosen(fieldset);
    const names = boxes.map((box) => box.nextElementSibling.textContent);
    const summary = fieldset.querySelector("summary");
    summary.textContent = names.length ? summary.dataset.some + names.join(", ") : summary.dataset.none;
    const most = Number(fieldset.dataset.most ?? Infinity);
    for (const box of fieldset.querySelectorAll("input")) {
      box.disabled = !box.checked && boxes.length >= most;
      const standing = standingOf(box);
      if (standing) standing.hidden = !box.checked;
    }
    const hint = (id) => (fieldset.dataset.hint ? `  # ${fieldset.dataset.hint.replaceAll("#", id)}` : "");
    const lines = boxes.map((box) => {
      const standing = standingOf(box)?.value;
      return `  - ${box.value}${standing ? `: ${standing}` : ""}${hint(box.value)}`;
    });
    // What the template has as an example is not true of this story.
    text = withField(text, fieldset.dataset.field, lines.length ? ["", ...lines] : ["[]"]);
  }
  if (based.length) text = withField(text, form.dataset.based, [`[${based.join(", ")}]`]);
  show(text, fileName(title, form.dataset.file));
}

for (const fieldset of fields) {
  const ids = (given.get(fieldset.dataset.field) ?? "").split(",");
  for (const box of fieldset.querySelectorAll("input")) box.checked = ids.includes(box.value);
}
try {
  const answer = await fetch(form.dataset.template);
  if (!answer.ok) throw new Error(answer.statusText);
  const template = await answer.text();
  form.addEventListener("input", () => draw(template));
  form.addEventListener("submit", (event) => event.preventDefault());
  draw(template);
} catch {
  const note = document.querySelector("#failed");
  note.textContent = form.dataset.failed;
  note.hidden = false;
  document.querySelector("#draft").hidden = true;
}
