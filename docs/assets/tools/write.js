// A file to write a story in, with what the visitor chose already in it. The choices stand in the address.

import { tell } from "../site/tell.js";
import { fileName, quoted, show, withField } from "./draft.js";

const form = document.querySelector("#write");
const fields = [...form.querySelectorAll("fieldset")];
const given = new URLSearchParams(location.search);
const based = (given.get(form.dataset.based) ?? "").split(",").filter((id) => /^[a-z0-9-]+$/.test(id));

const chosen = (fieldset) => [...fieldset.querySelectorAll("input:checked")];

function draw(template) {
  let text = template;
  const title = form.querySelector("#title").value.trim();
  if (title) text = withField(text, "title", [quoted(title)]);
  for (const fieldset of fields) {
    const boxes = chosen(fieldset);
    const names = boxes.map((box) => box.nextElementSibling.textContent);
    fieldset.querySelector(".sv-write__chosen").textContent = names.join(", ");
    const most = Number(fieldset.dataset.most ?? Infinity);
    for (const box of fieldset.querySelectorAll("input")) box.disabled = !box.checked && boxes.length >= most;
    const hint = (id) => (fieldset.dataset.hint ? `  # ${fieldset.dataset.hint.replaceAll("#", id)}` : "");
    if (boxes.length) text = withField(text, fieldset.dataset.field, ["", ...boxes.map(({ value }) => `  - ${value}${hint(value)}`)]);
  }
  if (based.length) text = withField(text, form.dataset.based, [`[${based.join(", ")}]`]);
  show(text, fileName(title, "mijn-verhaal"));
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
  tell(form.dataset.failed);
}
