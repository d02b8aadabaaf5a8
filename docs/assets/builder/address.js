// A training in an address, and back: #van=module&begin=0930&d=story*30&d=-*10. Nothing of it goes to a server.
//
// `d` is a part: what it is about, minutes, task, notes, title, working form, with what is as usual left out. What it
// is about is the key of a part of the module in `van`, of another module ("module/key"), the id of a practice, "-" for
// a pause, or nothing for an exercise of one's own.

export const PAUSE = "-";
export const MOST_PARTS = 100;
const LONGEST = 4000; // of one text, in signs: more is no task but a book
const FIELDS = ["ref", "minutes", "task", "notes", "title", "form"];
const TEXTS = { title: "titel", summary: "samenvatting", audience: "doelgroep", date: "datum", start: "begin", from: "van" };

// A text that was emptied on purpose is not the same as one that is as usual.
const EMPTIED = "\\e";
const packed = (value) => (value === undefined || value === null ? "" : value === "" ? EMPTIED : String(value).replace(/[\\*]/g, (sign) => (sign === "*" ? "\\s" : "\\\\")));
const unpacked = (text) => (text === "" ? undefined : text === EMPTIED ? "" : text.replace(/\\([\\s])/g, (_, sign) => (sign === "s" ? "*" : "\\")));

const isId = (text) => /^[a-z0-9][a-z0-9_/-]{0,200}$/.test(text);
const isMinutes = (text) => /^\d{1,3}$/.test(text ?? "") && Number(text) >= 1 && Number(text) <= 480;

function part(text) {
  const given = Object.fromEntries(text.split("*").map((value, at) => [FIELDS[at], unpacked(value)?.slice(0, LONGEST)]));
  const found = { ref: given.ref ?? "" };
  if (found.ref && found.ref !== PAUSE && !isId(found.ref)) return null;
  if (isMinutes(given.minutes)) found.minutes = Number(given.minutes);
  for (const name of ["task", "notes", "title"]) if (given[name] !== undefined) found[name] = given[name];
  if (given.form !== undefined && (given.form === "" || isId(given.form))) found.form = given.form;
  return found;
}

/** What stands in an address: {title, summary, audience, date, start, from, goals, parts}; what is as usual is undefined. */
export function read(text) {
  const given = new URLSearchParams(text.replace(/^[#?]/, ""));
  const state = { goals: undefined, parts: given.getAll("d").filter(Boolean).slice(0, MOST_PARTS).map(part).filter(Boolean) };
  for (const [name, key] of Object.entries(TEXTS)) state[name] = given.has(key) ? given.get(key).slice(0, LONGEST) : undefined;
  if (!isId(state.from ?? "")) state.from = undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(state.date ?? "")) state.date = undefined;
  const clock = /^([01]\d|2[0-3]):?([0-5]\d)$/.exec(state.start ?? "");
  state.start = clock ? `${clock[1]}:${clock[2]}` : undefined;
  if (given.has("doel")) state.goals = given.getAll("doel").slice(0, 20).map((goal) => goal.slice(0, LONGEST)).filter(Boolean);
  // Who takes a whole module names it and no parts; who took all parts away says so.
  state.whole = Boolean(state.from) && !given.has("d");
  return state;
}

/** The address of a training, without what comes before the "#". */
export function write(state) {
  const given = new URLSearchParams();
  for (const [name, key] of Object.entries(TEXTS)) {
    const value = name === "start" ? state.start?.replace(":", "") : state[name];
    if (value !== undefined) given.append(key, value);
  }
  if (state.goals) for (const goal of state.goals.length ? state.goals : [""]) given.append("doel", goal);
  for (const one of state.parts) given.append("d", [one.ref, ...FIELDS.slice(1).map((name) => packed(one[name]))].join("*").replace(/\*+$/, ""));
  if (state.from && !state.parts.length && !state.whole) given.append("d", "");
  return given.toString();
}
