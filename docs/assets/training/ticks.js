// What a trainer ticked off stays in this browser, from the first tick until it is wiped. Nothing is kept of who ticks nothing.

import { tell } from "../site/tell.js";

const section = document.querySelector("#ticks");
const key = `sv-vooraf-${section.dataset.module}`;
const boxes = [...section.querySelectorAll("[data-tick]")];
const wipe = section.querySelector("#untick");
const status = section.querySelector("#ticked");

function kept() {
  try {
    const read = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}

function show() {
  const done = boxes.filter((box) => box.checked).length;
  wipe.hidden = !done;
  return done;
}

function keep() {
  const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.tick);
  try {
    if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
    else localStorage.removeItem(key);
  } catch {
    // Then ticks last as long as the page.
  }
  status.textContent = status.dataset.told.replace("#", show()).replace("@", boxes.length);
}

const before = new Set(kept());
for (const box of boxes) {
  box.checked = before.has(box.dataset.tick);
  box.addEventListener("change", keep);
}
show();
wipe.addEventListener("click", () => {
  for (const box of boxes) box.checked = false;
  keep();
  boxes[0].focus();
  tell(wipe.dataset.done);
});
