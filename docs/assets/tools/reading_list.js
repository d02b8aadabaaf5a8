// The reading list: what the visitor kept, or what someone shared in an address (?lijst=a,b,c).

import { keep, onChange, saved } from "../site/list.js";
import { copy, tell } from "../site/tell.js";
import { leadTo } from "./paper.js";
import { records } from "./records.js";

const page = document.querySelector("#list");
const $ = (selector) => page.querySelector(selector);
const words = page.dataset;
const say = (text, what) => text.replace("#", () => what);
const many = (number) => (number === 1 ? words.one : say(words.many, number));

const given = new URLSearchParams(location.search).get("lijst");
const shared = given === null ? null : given.split(",").filter((id) => /^[a-z0-9-]+$/.test(id));
const ids = () => shared ?? saved();
const picked = new Set();
let practices = [];
let turn = 0;

function note(text) {
  $("#note").textContent = text;
  $("#note").hidden = !text;
}

/** Where this list can be seen by others. */
const address = () => `${location.origin}${location.pathname}?lijst=${practices.map((practice) => practice.id).join(",")}`;

function citation({ title, reviewed, short: path, license }) {
  const day = reviewed && new Date(`${reviewed}T12:00:00`).toLocaleDateString("nl", { day: "numeric", month: "long", year: "numeric" });
  const parts = { title, reviewed: day, address: new URL(path, words.site || new URL(words.root, location.href)).href, license: license || "CC BY 4.0" };
  return (reviewed ? words.citation : words.citationUndated).replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

function move(id, by) {
  // Its neighbour is the one on the page: ids that could not be found lie between, and stay where they are.
  const shown = practices.map((practice) => practice.id);
  const other = shown[shown.indexOf(id) + by];
  const order = saved();
  const [here, there] = [order.indexOf(id), order.indexOf(other)];
  if (here < 0 || there < 0) return;
  [order[here], order[there]] = [other, id];
  keep(order);
}

/** Where a reader goes on when what had the focus is gone. */
function focusHeading() {
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
}

function remove(practice) {
  const before = saved();
  keep(before.filter((id) => id !== practice.id));
  tell(say(words.removed, practice.title), { label: words.undo, run: () => keep(before) });
  focusHeading();
}

function item(practice, at) {
  const row = $("#item").content.firstElementChild.cloneNode(true);
  row.dataset.id = practice.id;
  row.firstElementChild.classList.add(`sv-card--${practice.kind}`);
  row.querySelector(".sv-card__kind").textContent = [practice.name, practice.period, practice.minutes ? `${practice.minutes} ${words.minutes}` : ""].filter(Boolean).join(" · ");
  const link = row.querySelector("a");
  link.textContent = practice.title;
  link.href = words.root + practice.address;
  row.querySelector(".sv-card__summary").textContent = practice.summary;
  for (const hidden of row.querySelectorAll(".sv-hidden")) hidden.textContent = `: ${practice.title}`;
  const box = row.querySelector("input");
  if (practice.kind !== words.story) box.parentElement.remove();
  box.checked = picked.has(practice.id);
  box.addEventListener("change", () => {
    if (box.checked && picked.size >= Number(words.most)) {
      box.checked = false;
      return tell(words.tooMany);
    }
    picked[box.checked ? "add" : "delete"](practice.id);
  });
  for (const button of row.querySelectorAll("button")) {
    if (shared) button.remove();
    button.disabled = (button.dataset.do === "up" && at === 0) || (button.dataset.do === "down" && at === practices.length - 1);
    button.addEventListener("click", async () => {
      if (button.dataset.do === "remove") return remove(practice);
      const by = button.dataset.do === "up" ? -1 : 1;
      move(practice.id, by);
      await draw();
      tell(say(words.moved.replace("@", at + by + 1), practice.title));
      // The button may stand at the end now, where it does nothing.
      const now = $(`[data-id="${practice.id}"]`);
      (now.querySelector(`[data-do="${button.dataset.do}"]:enabled`) ?? now.querySelector("a")).focus();
    });
  }
  return row;
}

async function draw() {
  const mine = ++turn;
  const { found, gone, failed, renamed } = await records(words.records, ids());
  if (mine !== turn) return;
  // Keeping the new ids draws the list anew.
  if (renamed.size && !shared) return void keep(saved().map((id) => renamed.get(id) ?? id));
  practices = found;
  for (const id of picked) if (!practices.some((practice) => practice.id === id)) picked.delete(id);
  note([gone.length ? say(words.gone, gone.join(", ")) : "", failed.length ? say(words.failed, failed.join(", ")) : ""].join(" ").trim());
  if (gone.length && !shared) {
    const away = Object.assign(document.createElement("button"), { type: "button", textContent: words.forget });
    away.addEventListener("click", () => keep(saved().filter((id) => !gone.includes(id))));
    $("#note").append(" ", away);
  }
  $("#items").replaceChildren(...practices.map(item));
  $("#count").textContent = practices.length ? many(practices.length) : "";
  $("#empty").hidden = practices.length + failed.length > 0;
  $("#tools").hidden = !practices.length;
  $("#clear").hidden = shared !== null;
  $("#compare").hidden = practices.filter((practice) => practice.kind === words.story).length < 2;
  leadTo(practices.length ? address() : location.href);
  $("#module").href = `${words.builder}?${practices.map((practice) => `d=${practice.id}`).join("&")}`;
  page.dataset.drawn = practices.map((practice) => practice.id).join(",");
}

$("#share").addEventListener("click", () => copy(address(), words.copied, words.notCopied));
$("#cite").addEventListener("click", () => copy(practices.map(citation).join("\n"), words.copied, words.notCopied));
$("#compare").addEventListener("click", () => {
  const stories = practices.filter((practice) => practice.kind === words.story).map(({ id }) => id);
  // Of a list with few stories there is nothing to choose.
  const chosen = picked.size ? stories.filter((id) => picked.has(id)) : stories;
  if (chosen.length < 2 || chosen.length > Number(words.most)) return tell(words.tooFew);
  location.assign(`${words.compare}?${chosen.map((id, at) => `${"abcd"[at]}=${id}`).join("&")}`);
});
$("#clear").addEventListener("click", () => {
  const before = saved();
  keep([]);
  tell(words.emptied, { label: words.undo, run: () => keep(before) });
  focusHeading();
});
$("#keep").addEventListener("click", () => {
  const all = [...new Set([...saved(), ...practices.map((practice) => practice.id)])];
  tell(keep(all) ? say(words.kept, many(all.length)) : words.refused);
});

if (shared === null) onChange(draw);
else {
  $("#shared").hidden = false;
  document.querySelector("#where").hidden = true;
  document.querySelector("h1").textContent = words.sharedTitle;
}
await draw();
