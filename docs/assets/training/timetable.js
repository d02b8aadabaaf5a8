// The clock of a module: a beginning that the trainer chooses turns minutes into times, stands in the address, and
// goes along to the other face and into the calendar.

import { tell } from "../site/tell.js";
import { clock, minutes, session, since, withSession } from "./clock.js";
import { calendar } from "./ics.js";

const form = document.querySelector("#clock");
const begin = form.querySelector("#begin");
const day = form.querySelector("#day");
const ends = form.querySelector("#ends");
const paper = document.querySelector(".sv-paper__address");
const parts = [...document.querySelectorAll("[data-start]")].map((one) => ({
  start: Number(one.dataset.start), minutes: Number(one.dataset.minutes), title: one.dataset.title,
}));
const length = Math.max(0, ...parts.map((part) => part.start + part.minutes));

function show() {
  const from = minutes(begin.value);
  for (const one of document.querySelectorAll("[data-at]")) {
    const at = Number(one.dataset.at);
    one.textContent = from === null ? since(at) : clock(from + at);
  }
  ends.textContent = from === null ? "" : form.dataset.ends.replace("#", clock(from + length)) + (from + length >= 1440 ? ` ${form.dataset.nextday}` : "");
  const here = { begin: begin.value, day: day.value };
  for (const link of document.querySelectorAll("[data-keeps-clock]")) link.href = withSession(link.href, here);
  if (paper) paper.textContent = withSession(form.dataset.where || location.href, here);
  return here;
}

function changed() {
  history.replaceState(null, "", withSession(location.href, show()));
}

const said = session(location.search);
begin.value = said.begin;
day.value = said.day;
show();
form.addEventListener("submit", (event) => event.preventDefault());
for (const field of [begin, day]) field.addEventListener("change", changed);
addEventListener("popstate", () => {
  const back = session(location.search);
  begin.value = back.begin;
  day.value = back.day;
  show();
});

form.querySelector("#ics").addEventListener("click", () => {
  const missing = [day, begin].find((field) => !field.value);
  if (missing) {
    tell(form.dataset.needDate);
    missing.focus();
    return;
  }
  const from = minutes(begin.value);
  const text = calendar({
    id: form.dataset.id,
    title: form.dataset.title,
    day: day.value,
    begin: begin.value,
    parts,
    text: parts.map((part) => `${clock(from + part.start)} ${part.title}`).join("\n"),
    url: withSession(form.dataset.where || location.href, { begin: begin.value, day: day.value }),
    host: location.hostname,
    each: Boolean(form.querySelector("#each")?.checked),
  });
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" })),
    download: form.dataset.file,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(form.dataset.made);
});
