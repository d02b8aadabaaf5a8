// The builder: what stands in the address is what is on the page; every change writes a new address.

import { onChange, saved } from "../site/list.js";
import { copy, tell } from "../site/tell.js";
import { kept, keepTraining } from "../site/training.js";
import { fileName, show } from "../tools/draft.js";
import { leadTo } from "../tools/paper.js";
import { calendar } from "../training/ics.js";
import { MOST_PARTS, PAUSE, read, write } from "./address.js";
import { cartridgeFiles } from "./cartridge.js";
import { draggable } from "./drag.js";
import { markdown } from "./markdown.js";
import { paper } from "./paper.js";
import { lean, resolve, WRITTEN } from "./parts.js";
import { covered, times, total, warnings } from "./reckon.js";
import { finder } from "./search.js";
import { save, table } from "./take.js";
import { drawParts, drawSummary } from "./view.js";
import { duration, goalsOf, say, summaryOf } from "./words.js";
import { zipped } from "./zip.js";

const LONG = 2000; // of an address, in signs: more is cut off by some programs (the oldest limit still met is 2,083)
const MOST_UNDONE = 50;
const OWN = 15; // minutes that an exercise of one's own begins with

const page = document.querySelector("#builder");
const $ = (selector) => page.querySelector(selector);
const words = { ...page.dataset, package: JSON.parse(page.dataset.package) };
const today = new Date().toLocaleDateString("sv"); // 2026-11-28
const undone = [];
let training = null;
let busy = Promise.resolve();

/** What is on the page, from what is in an address: parts with all that is known of them, and what follows from these. */
async function understood(address) {
  const { state, module, parts, failed } = await resolve(read(address), words);
  const fields = words.shown.trim().split(/\s+/);
  const terms = covered(parts, fields);
  const themes = words.subject ? (terms.get(words.subject) ?? []) : [];
  // What a module says of itself is true as long as its programme is the same.
  const alike = (part, { key, fields }) => (part.pause ? key === PAUSE : part.fields === fields) && part.minutes === fields[WRITTEN.minutes];
  const same = module && parts.length === module.parts.length && parts.every((part, at) => alike(part, module.parts[at]));
  const about = themes.length ? say(words.untitledAbout, themes.slice(0, 2).map(({ label }) => label.toLowerCase()).join(` ${words.and} `)) : words.untitled;
  const made = summaryOf(parts, total(parts), words);
  return {
    state,
    module,
    parts,
    failed,
    terms,
    themes,
    made,
    same,
    start: state.start,
    usual: { title: module?.title ?? about, audience: module?.audience ?? "", goals: module?.goals.length ? module.goals : goalsOf(parts, words) },
    title: state.title || module?.title || about,
    audience: state.audience ?? module?.audience ?? "",
    goals: state.goals ?? (module?.goals.length ? module.goals : goalsOf(parts, words)),
    summary: state.summary || (same ? module.summary : made),
  };
}

/** The address of what is on the page: what is as usual is left out. */
function lasting({ state, usual, parts, failed }) {
  // Where nothing of a module is left, the training is no longer called after it.
  const from = parts.length || failed || state.whole ? state.from : undefined;
  const differs = (value, other) => (value === undefined || value === other ? undefined : value);
  const goals = state.goals && state.goals.join("\n") !== usual.goals.join("\n") ? state.goals : undefined;
  return write({ ...state, from, title: differs(state.title, usual.title), audience: differs(state.audience, usual.audience), goals, parts: parts.map(lean) });
}

const filled = (address) => address.includes("d=") || address.includes("van=");

/** Show what is in an address. */
async function open(address, { focus } = {}) {
  page.ariaBusy = "true";
  training = await understood(address);
  const now = lasting(training);
  history.replaceState(null, "", now ? `${location.pathname}#${now}` : location.pathname);
  draw();
  if (!keepTraining(now)) note(words.refused);
  focus?.();
  page.ariaBusy = "false";
  page.dataset.drawn = training.parts.map((part) => part.ref).join(",");
}

/** Change something, in a way that can be undone: `how` gets the parts and may change state and parts. */
function change(how, { focus } = {}) {
  return next(() => {
    remember();
    const parts = training.parts.slice();
    how(parts, training.state);
    return open(write({ ...training.state, parts: parts.map((part) => (part.usual ? lean(part) : part)) }), { focus });
  });
}

/** Do this when all that was asked before is done: a change must not begin with what is no longer so. */
function next(act) {
  busy = busy.then(act, act);
  return busy;
}

function remember() {
  undone.push(lasting(training));
  undone.splice(0, undone.length - MOST_UNDONE);
}

function note(text) {
  $("#note").textContent = text;
  $("#note").hidden = !text;
}

function draw() {
  const { parts, state } = training;
  const clocks = times(parts, state.start);
  drawParts(page, training, clocks, words, today, acts);
  drawSummary(page, training, words, warnings(parts, today));
  const all = duration(total(parts), words);
  $("#total").textContent = parts.length ? say(state.start ? words.totalClock : words.total, all, clocks.at(-1)) : "";
  $("#empty").hidden = parts.length > 0;
  $("#take").hidden = $("#clear").hidden = !parts.length;
  if (!parts.length && $("#begin-met")) $("#begin-met").open = true;
  $("#undo").disabled = !undone.length;
  for (const [field, value] of [["#training-title", state.title ?? ""], ["#start", state.start ?? ""], ["#day", state.date ?? ""], ["#audience", training.audience], ["#goals", training.goals.join("\n")]]) {
    if ($(field) !== document.activeElement) $(field).value = value;
  }
  $("#training-title").placeholder = training.usual.title;
  note(state.from && !training.module && !training.failed ? say(words.noModule, state.from) : "");
  const long = location.href.length;
  $("#long").hidden = long <= LONG;
  $("#long").textContent = say(words.long, long.toLocaleString("nl"));
  if (!$("#draft").hidden) showModule();
  paper($("#paper"), training, clocks, words);
  leadTo(parts.length ? location.href : location.origin + location.pathname);
}

// What can be done to a part.
const button = (at, name) => $("#parts").children[at]?.querySelector(`[data-do="${name}"]:enabled`);
const focusPart = (at, name) => () => (button(at, name) ?? button(at, name === "up" ? "down" : "up") ?? button(at, "remove"))?.focus();

async function move(from, to, name) {
  const { title } = training.parts[from];
  await change((parts) => parts.splice(to, 0, ...parts.splice(from, 1)), { focus: name && focusPart(to, name) });
  tell(say(words.moved, title, to + 1));
}

const acts = {
  up: (at) => move(at, at - 1, "up"),
  down: (at) => move(at, at + 1, "down"),
  async remove(at) {
    const { title } = training.parts[at];
    const after = () => (button(Math.min(at, training.parts.length - 1), "remove") ?? $("#words")).focus();
    await change((parts) => parts.splice(at, 1), { focus: after });
    tell(say(words.removed, title), { label: words.undo, run: undo });
  },
  set: (at, name, value) => change((parts) => (parts[at] = { ...parts[at], [name]: value })),
};

/** Put practices in at the end, by id; a module comes with all its parts. "" is an exercise of one's own. */
async function add(...ids) {
  const before = training.parts.length;
  if (!ids.length) return;
  if (before + ids.length > MOST_PARTS) return tell(say(words.full, MOST_PARTS));
  await change((parts) => parts.push(...ids.map((ref) => (ref ? { ref } : { ref, minutes: OWN }))));
  const more = training.parts.length - before;
  if (more !== 1) return tell(say(words.addedMany, more));
  tell(say(words.added, training.parts.at(-1).title, training.parts.length));
  if (ids[0] !== "") return;
  const name = $("#parts").lastElementChild.querySelector('[data-field="title"]');
  name.focus();
  name.select();
}

async function undo() {
  if (!undone.length) return;
  await next(() => undone.length && open(undone.pop()));
  tell(words.undone);
  if ($("#undo").disabled) $("#programme-title").focus();
}

const slug = () => fileName(training.title, words.file).replace(/\.md$/, "");

function showModule() {
  // The same as the module it began with would be a second file of that name, with the same summary.
  const { module } = training;
  const summary = training.summary === module?.summary ? training.made : training.summary;
  const name = module && slug() === module.id ? `eigen-${slug()}.md` : `${slug()}.md`;
  show(markdown({ ...training, summary }, words, today), name);
}

page.addEventListener("click", (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) return;
  const data = pressed.dataset;
  if ("addList" in data) return add(...saved());
  // Who begins with a module has its name and its goals too.
  if ("whole" in data && !training.parts.length) return change((parts, state) => Object.assign(state, { from: data.whole, whole: true }));
  if ("whole" in data || "add" in data) return add(data.whole ?? data.add);
});
$("#undo").addEventListener("click", undo);
$("#clear").addEventListener("click", async () => {
  await next(() => (remember(), open("")));
  tell(words.cleared, { label: words.undo, run: undo });
  $("#words").focus();
});
for (const [selector, name] of [["#training-title", "title"], ["#start", "start"], ["#day", "date"], ["#audience", "audience"]]) {
  $(selector).addEventListener("change", ({ target }) => change((parts, state) => (state[name] = target.value.trim() || (name === "audience" ? "" : undefined))));
}
$("#goals").addEventListener("change", ({ target }) => change((parts, state) => (state.goals = target.value.split("\n").map((goal) => goal.trim()).filter(Boolean))));

// What can be taken along.
$("#share").addEventListener("click", () => copy(location.href, words.copied, words.notCopied));
$("#table").addEventListener("click", () => save(table(training, words.site), `${slug()}.csv`, "text/csv"));
$("#package").addEventListener("click", () => save(zipped(cartridgeFiles(training, training.same ? training.module.id : slug(), words, words.site, words.siteName), "application/octet-stream"), `${slug()}.imscc`));
$("#calendar").addEventListener("click", () => {
  const { date: day, start } = training.state;
  if (!day || !start) {
    tell(words.noDate);
    return $(day ? "#start" : "#day").focus();
  }
  const clocks = times(training.parts, start);
  const parts = training.parts.map((part, at) => ({ start: total(training.parts.slice(0, at)), minutes: part.minutes, title: part.title }));
  // Without the address: who sends the appointment on to the group would send the notes along.
  const text = parts.map((part, at) => `${clocks[at]} ${part.title}`).join("\n");
  save(calendar({ id: slug(), title: training.title, day, begin: start, parts, text, host: location.hostname }), `${slug()}.ics`, "text/calendar");
});
$("#as-module").addEventListener("click", () => {
  showModule();
  $("#draft").hidden = false;
  $("#draft h2").focus();
});

/** The visitor's reading list, as far as it is there. */
function drawList() {
  const many = saved().length;
  $("#empty-list").hidden = $("#from-list").hidden = !many;
  $("#list-number").textContent = say(many === 1 ? words.partsOne : words.partsMany, many);
  return finder.drawList($("#from-list ul"), saved(), words);
}
onChange(drawList);

draggable($("#parts"), ".sv-build__grip", (from, to) => move(from, to));
finder.start($("#search"), $("#found"), $("#found-number"), words);

addEventListener("hashchange", () => {
  // The way to the content, or to a place on the page, is no training.
  if (!filled(location.hash)) return void history.replaceState(null, "", `${location.pathname}#${lasting(training)}`);
  const asked = location.hash;
  next(() => (remember(), open(asked)));
});

const given = filled(location.hash) ? location.hash : filled(location.search) ? location.search : "";
const before = kept();
if (given) {
  await open(given);
  const mine = before.now && before.now !== lasting(training) && filled(before.now) ? before.now : "";
  if (mine) {
    keepTraining(lasting(training), mine);
    const back = Object.assign(document.createElement("button"), { type: "button", textContent: words.undo });
    back.addEventListener("click", () => {
      $("#other").hidden = true;
      next(() => (remember(), open(mine)));
    });
    $("#other").replaceChildren(words.other, " ", back);
    $("#other").hidden = false;
  }
} else await open(before.now);
await drawList();
