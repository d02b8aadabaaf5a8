// The parts of a training with all that is known of them: what an address leaves out comes from the practices.

import { records } from "../tools/records.js";
import { MOST_PARTS, PAUSE } from "./address.js";

// How contributors write the fields of a part of a module (`reading/training_fields.py`).
export const WRITTEN = {
  minutes: "minuten", task: "opdracht", notes: "notities_trainer", form: "vorm", pause: "pauze", exercise: "werkvorm",
  ready: "klaarleggen", attention: "let_op", answer: "antwoord",
};
const A_PAUSE = 10; // minutes
const A_PART = 20; // minutes, where nobody says

/** The id of the practice that a field of a part names: the fields for that are called after the kinds. */
const practiceOf = (fields, kinds) => kinds.map((kind) => fields[kind]).find(Boolean);

/** The parts of a module, as they come when somebody begins with it (`before` is empty) or takes them over. */
export function wholeModule(module, words, before = "") {
  return module.parts.map(({ key, fields }) => {
    const named = fields[WRITTEN.pause];
    return key === PAUSE ? { ref: PAUSE, minutes: fields[WRITTEN.minutes], ...(named && named !== words.pause ? { title: named } : {}) } : { ref: before + key };
  });
}

/** The modules that parts come from, each as its record; `failed` when one could not be fetched now. */
async function modulesOf(state, words) {
  const ids = [...new Set([state.from, ...state.parts.map(({ ref }) => (ref.includes("/") ? ref.split("/")[0] : undefined))].filter(Boolean))];
  const { found, failed } = await records(words.records, ids);
  return { modules: found.filter((one) => one.parts), failed: failed.length > 0 };
}

/**
 * Everything about a training: {state, module, parts, failed}.
 *
 * Each part has `ref`, `pause`, `title`, `minutes`, `task`, `notes`, `form`, and where they were found `practice` and
 * `working` (its working form) as records, `fields` (of the module it comes from), `usual` (what it is when nothing was
 * changed). `unknown` is a part that leads nowhere, `failed` one that could not be fetched now.
 */
export async function resolve(state, words) {
  // A working form is named by its title there; its id stands in a field of its own.
  const kinds = words.names.split(" ").filter((name) => name !== WRITTEN.exercise);
  const { modules, failed } = await modulesOf(state, words);
  const module = modules.find(({ id }) => id === state.from) ?? null;
  const given = state.whole && module ? wholeModule(module, words) : state.parts;
  const byKey = new Map(modules.flatMap((one) => one.parts.flatMap(({ key, fields }) => [[`${one.id}/${key}`, fields], ...(one === module ? [[key, fields]] : [])])));
  const fieldsOf = ({ ref }) => (ref === PAUSE ? undefined : byKey.get(ref));
  const idOf = (part) => (part.ref === PAUSE || !part.ref ? undefined : fieldsOf(part) ? practiceOf(fieldsOf(part), kinds) : part.ref);
  const formOf = (part) => part.form ?? fieldsOf(part)?.[WRITTEN.form];
  const ids = [...new Set(given.flatMap((part) => [idOf(part), formOf(part)]).filter(Boolean))];
  const fetched = await records(words.records, ids);
  const known = new Map(fetched.found.map((one) => [one.id, one]));
  for (const [old, now] of fetched.renamed) known.set(old, known.get(now));
  // A module is no part: it comes with all of its own.
  const moduleOf = (part) => (known.get(idOf(part))?.parts ? known.get(idOf(part)) : null);
  if (given.some(moduleOf)) {
    const expanded = given.flatMap((part) => (moduleOf(part) ? wholeModule(moduleOf(part), words, `${moduleOf(part).id}/`) : [part]));
    return resolve({ ...state, whole: false, parts: expanded.slice(0, MOST_PARTS) }, words);
  }
  const parts = given.map((part) => {
    const fields = fieldsOf(part);
    const practice = known.get(idOf(part));
    const isForm = practice?.kind === words.activity;
    const working = isForm ? practice : known.get(formOf(part));
    const pause = part.ref === PAUSE;
    const usual = {
      title: pause ? words.pause : (fields?.[WRITTEN.exercise] ?? practice?.title ?? (part.ref || words.exercise)),
      minutes: fields?.[WRITTEN.minutes] ?? (pause ? A_PAUSE : practice?.kind === words.story || !practice?.minutes ? A_PART : practice.minutes),
      task: fields?.[WRITTEN.task] ?? "",
      notes: fields?.[WRITTEN.notes] ?? "",
      form: fields?.[WRITTEN.form] ?? "",
    };
    const lost = Boolean(part.ref) && !pause && !fields && !practice;
    return {
      ...usual,
      ...part,
      ref: practice && !fields ? practice.id : part.ref,
      title: part.title || usual.title,
      pause,
      fields,
      usual,
      practice,
      working,
      isForm,
      form: isForm ? practice.id : (working?.id ?? part.form ?? usual.form),
      failed: lost && fetched.failed.includes(idOf(part)),
      unknown: lost && !fetched.failed.includes(idOf(part)),
    };
  });
  return { state, module, parts, failed: failed || fetched.failed.length > 0 };
}

/** What of a part has to stand in an address: what is not as usual. */
export function lean(part) {
  const kept = { ref: part.ref };
  for (const name of ["minutes", "task", "notes", "title", "form"]) {
    if (name === "form" && part.isForm) continue;
    // Of what could not be found nobody knows what is usual.
    const told = part.unknown || part.failed ? part[name] : part[name] !== part.usual[name];
    if (told || (name === "minutes" && (part.pause || !part.ref))) kept[name] = part[name];
  }
  return kept;
}
