// The form: writing a practice, or bettering one, without knowing how a file looks.

import { empty } from "./file.js";
import { bindFaults } from "./left.js";
import { bindFields } from "./inputs.js";
import { bindHandIn } from "./hand_in.js";
import { bindPicture } from "./picture.js";
import { bindStart, opened } from "./start.js";
import { bindSteps } from "./steps.js";
import { bindPlaces } from "./places.js";
import { bindTerms } from "./terms.js";
import { check, leftToTheBuild } from "./rules.js";
import { fileName } from "../site/name.js";
import { forget, keep, kept, keyOf } from "./store.js";
import { Model } from "./model.js";
import { period } from "./suggest.js";
import { use } from "./table.js";
import { tell } from "../site/tell.js";
import { words } from "./words.js";

const form = document.querySelector("#form");
const $ = (selector) => document.querySelector(selector);
const { kind, data, vocabularies: lists, rules: table, practices: others, source } = form.dataset;
const asked = new URLSearchParams(location.search);
const idIn = (name) => (/^[a-z0-9-]{1,100}$/.test(asked.get(name) ?? "") ? asked.get(name) : "");
const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
};
const json = async (address) => (await fetched(address)).json();
const time = (moment) => new Date(moment).toLocaleString("nl-NL", { hour: "2-digit", minute: "2-digit", ...(new Date(moment).toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "long" }) });

try {
  const [schema, vocabularies, rules] = await Promise.all([json(data), json(lists), json(table)]);
  use(rules);
  await begin(schema, vocabularies, rules);
} catch (error) {
  console.error(error);
  $("#failed").hidden = false;
}

async function begin(schema, vocabularies, rules) {
  let known = idIn("praktijk");
  const key = keyOf(kind, known);
  const fresh = () => {
    const found = opened(empty(kind, schema));
    // An editor looks it through later; until then it is as fresh as today.
    if (schema.fields.some((field) => field.name === "beoordeeld")) found.fields.beoordeeld = new Date().toLocaleDateString("sv");
    return found;
  };
  const draft = kept(key);
  // Whether the file is there on the forge; one that was only kept on somebody's computer is not.
  let published = draft?.published ?? Boolean(known);
  let start = draft;
  let note = draft ? words("resumed", { tijd: time(draft.saved) }) : "";
  if (!draft && known) {
    try {
      start = opened(await (await fetched(`${source}${known}.md`)).text());
      if (start.why) throw new Error(start.why);
      note = words("loaded", { titel: start.fields.title ?? known });
    } catch (error) {
      note = error.message.startsWith(words("unreadable").split("{")[0].slice(0, 10)) ? error.message : words("notFound");
      known = "";
      published = false;
      start = null;
    }
  }
  const model = new Model(schema.sections.map((section) => section.heading), start ?? fresh());
  if (draft?.id) known = draft.id;
  const added = given(model, schema, vocabularies);

  const nameNow = () => (known ? `${known}.md` : fileName(String(model.field("title") ?? ""), form.querySelector("#hand-in").dataset.otherwise));
  const idNow = () => nameNow().replace(/\.md$/, "");
  const steps = bindSteps(form);
  const faults = bindFaults(form, model, steps);
  const drawn = [bindFields(form, model), bindTerms(form, model, vocabularies, schema.needed), bindPicture(form, model)];
  const handIn = bindHandIn(form, () => ({ text: model.text(idNow()), name: nameNow(), title: String(model.field("title") ?? idNow()), known: published, picture: model.picture }));
  const titled = json(others).catch(() => []);
  const draw = () => drawn.forEach((one) => one());
  const soften = bindPlaces(form, model, new URL("plaatsen.json", new URL(table, location)));

  const look = () => {
    const text = model.text(idNow());
    let problems;
    try {
      problems = soften(check(text, { kind, id: idNow(), schema, vocabularies, rules }), () => {
        draw();
        look();
      });
    } catch (error) {
      console.error(error);
      problems = [{ line: 1, field: "", message: words("checkFailed"), severity: "fout" }];
    }
    const { picture } = model;
    if (picture && !(picture.alt && picture.title)) problems = [...problems, { line: 1, field: "picture", message: words("pictureWords"), severity: "fout" }];
    faults.show(problems, text);
    handIn();
    if (!form.querySelector("[data-step]:last-of-type").hidden) preview(text);
    offerPeriod(model);
  };
  const preview = async (text) => {
    $("#file").textContent = text;
    try {
      const { preview: page } = await import("./preview.js");
      const pictures = (target) => shownPicture(model.picture, target);
      $("#preview").replaceChildren(await page(text, { kind, id: idNow(), schema, vocabularies, rules, pictures }));
    } catch (error) {
      console.error(error);
      $("#preview").textContent = words("previewFailed");
    }
  };

  let soon;
  let writing;
  let dirty = Boolean(draft);
  const save = () => {
    clearTimeout(writing);
    if (!dirty) return;
    const saved = Date.now();
    $("#saved").textContent = keep(key, { ...model.draft, id: known, published, saved }) ? words("saved", { tijd: time(saved) }) : words("notSaved");
  };
  model.addEventListener("change", () => {
    dirty = true;
    clearTimeout(soon);
    clearTimeout(writing);
    soon = setTimeout(look, 350);
    writing = setTimeout(save, 250);
  });
  model.addEventListener("redraw", draw);
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  addEventListener("storage", (event) => event.key === key && event.newValue && tell(words("otherWindow")));

  form.addEventListener("step", ({ detail }) => {
    if (detail !== form.querySelector("[data-step]:last-of-type").dataset.step) return;
    faults.seeAll();
    look();
  });

  bindStart(form, model, schema.sections, async (text, name) => {
    const found = opened(text);
    if (found.why) return found.why;
    const before = [structuredClone(model.draft), known, published];
    const put = (content, id, there) => {
      known = id;
      published = there;
      model.replace(content);
      draw();
      look();
    };
    const id = name && /^[a-z0-9-]{1,100}$/.test(name) ? name : "";
    put(found, id, (await titled).some(([other, name]) => other === id && name === kind));
    tell(words("opened"), {
      label: words("undo"),
      run: () => {
        put(...before);
        tell(words("back"));
      },
    });
    return "";
  });
  $("#wipe").addEventListener("click", () => {
    tell(words("wipeSure"), {
      label: words("wipe"),
      run: () => {
        const before = structuredClone(model.draft);
        model.replace(fresh());
        dirty = false;
        clearTimeout(writing);
        forget(key);
        $("#resumed").hidden = true;
        draw();
        look();
        tell(words("wiped"), {
          label: words("undo"),
          run: () => {
            model.replace(before);
            draw();
            tell(words("back"));
          },
        });
      },
    });
  });

  if (note || added) {
    $("#resumed [data-said]").textContent = [note, added].filter(Boolean).join(" ");
    $("#resumed").hidden = false;
  }
  if (published) $(".sv-head h1").textContent = words("better");
  onlyBuild(rules);
  form.hidden = false;
  draw();
  look();
  steps.first();
  if (added) {
    dirty = true;
    save();
  }
  // Titles of practices, for fields that name one; nobody waits for them.
  if (form.querySelector("[list=practices]")) {
    const all = await titled;
    $("#practices").replaceChildren(...all.map(([id, , title]) => Object.assign(new Option(title, id))));
    const based = added && all.find(([id]) => id === idIn("gebaseerd_op"));
    if (based) $("#resumed [data-said]").textContent = [note, words("based", { titel: based[2] })].filter(Boolean).join(" ");
  }
}

/** What the address asks for: terms to begin with, a practice that this one follows. Returns what to say of it. */
function given(model, schema, vocabularies) {
  const ids = (name) => (asked.get(name) ?? "").split(",").filter((id) => /^[a-z0-9-]{1,100}$/.test(id));
  for (const { field, terms } of vocabularies) {
    const wanted = ids(field).filter((id) => terms.some((term) => term.id === id));
    const there = model.list(field).map((item) => (typeof item === "string" ? item : Object.keys(item ?? {})[0]));
    const more = wanted.filter((id) => !there.includes(id));
    if (more.length) model.set(field, [...model.list(field), ...more]);
  }
  const based = ids("gebaseerd_op").filter((id) => !model.list("gebaseerd_op").includes(id));
  if (!based.length || !schema.fields.some((field) => field.name === "gebaseerd_op")) return "";
  model.set("gebaseerd_op", [...model.list("gebaseerd_op"), ...based]);
  return words("based", { titel: based.join(", ") });
}

/** The picture of the model for the preview, where the text means that one. */
function shownPicture(picture, target) {
  if (!picture?.width || !target.endsWith(`/${picture.name}`)) return null;
  return { src: `data:image/jpeg;base64,${picture.data}`, width: picture.width, height: picture.height };
}

/** The years in the text, offered for the field that asks when it was. */
function offerPeriod(model) {
  const line = form.querySelector("[data-field=periode] [data-offers]");
  if (!line) return;
  const found = model.field("periode") || model.refused.includes("periode") ? "" : period(model.prose);
  line.hidden = !found;
  if (!found || line.dataset.said === found) return;
  line.dataset.said = found;
  const yes = Object.assign(document.createElement("button"), { type: "button", className: "sv-chip", textContent: `+ ${found}` });
  yes.addEventListener("click", () => {
    model.set("periode", found);
    model.dispatchEvent(new Event("redraw"));
    form.querySelector("[data-field=periode] [data-value]").focus();
  });
  line.replaceChildren(`${words("offerYear")} `, yes);
}

/** What only the build checks is said. */
function onlyBuild(rules) {
  const left = leftToTheBuild(rules);
  $("#only-build").hidden = !left.length;
  $("#only-build ul").replaceChildren(...left.map(({ text, why }) => Object.assign(document.createElement("li"), { textContent: `${text} ${why}`.replaceAll("`", "").trim() })));
}
