// How a practice will look: the template of the page (`fragments/preview.html`), filled in with what stands in a text.

import { filledIn } from "./fill.js";
import { bodyHtml } from "./html.js";
import { atlas } from "./links.js";
import { Practice, vocabulariesOf } from "./practice.js";
import { toldOf } from "./rules/standings.js";
import { known, use } from "./table.js";
import { firstDay } from "./values.js";

/** Before each id in the preview: none is taken for one of the form around it. */
const PREFIX = "voorbeeld-";
const WORDS_A_MINUTE = 200;

let practices;

/**
 * The page of a practice as a DocumentFragment, made of what can be shown; nothing in it runs. What can't be read at all
 * gives an empty one: the rules tell why. `schema`, `vocabularies` and `rules` as for `check`; `pictures` tells of the
 * target of a picture where it is ({src}), or null.
 */
export async function preview(text, { id = "", schema, vocabularies, rules, pictures }) {
  use(rules);
  const template = document.querySelector("#preview-page");
  practices ??= await fetch(template.dataset.practices)
    .then((answer) => answer.json())
    .catch(() => []);
  let practice;
  try {
    practice = new Practice(text, { id, schema, vocabularies: vocabulariesOf(vocabularies) });
  } catch {
    return new DocumentFragment();
  }
  const { root } = template.dataset;
  return filledIn(template, { ...viewOf(practice, root), text: bodyOf(practice, { root, pictures }) });
}

/** The text as it stands on the page. */
export function bodyOf(practice, { root, pictures, all = practices ?? [], prefix = PREFIX }) {
  const { vocabularies } = practice;
  const leads = atlas({ folder: practice.kind.folder, root, practices: all, folders: known("mappen"), vocabularies, prefix });
  const titles = new Map(all.map(([id, , title]) => [id, title]));
  const sources = practice.sources.map((source) => source.titel ?? "");
  const body = document.createElement("template");
  // Everything in it was escaped by `bodyHtml`, and the policy of the site forbids what could run.
  body.innerHTML = bodyHtml(practice.text, { leads, sources, titles, pictures, prefix });
  return body.content;
}

function viewOf(practice, root) {
  const { fields, kind } = practice;
  const many = practice.text.pieces.reduce((total, piece) => total + piece.text.split(/\s+/u).filter(Boolean).length, 0);
  const minutes = Math.max(1, Math.round(many / WORDS_A_MINUTE));
  const { wanneer_wel: when = [], wanneer_niet: whenNot = [] } = fields;
  return {
    kind: kind.name,
    title: practice.title,
    lead: fields.samenvatting,
    minutes,
    oneMinute: minutes === 1,
    moreMinutes: minutes !== 1,
    reviewed: fields.beoordeeld && dutchDate(fields.beoordeeld),
    question: fields.vraag,
    alsoAsked: fields.ook_gevraagd,
    when,
    whenNot,
    anyWhen: when.length + whenNot.length,
    steps: (fields.stappen ?? []).map(({ titel: title, wie: who, tijd: time, resultaat: result, zeg: say }) => ({ title, who, time, result, say, anyFact: who || time || result })),
    outcomes: (fields.opbrengst ?? []).map(toldRow),
    efforts: (fields.inzet ?? []).map(toldRow),
    unknown: fields.onbekend,
    core: fields.kern,
    adaptable: fields.aanpasbaar,
    blanks: (fields.invulblad ?? []).map(({ titel }) => titel ?? ""),
    discussion: fields.gespreksvragen,
    sources: practice.sources.map(sourceRow),
    period: fields.periode,
    audience: fields.doelgroep,
    evidence: fields.onderbouwing,
    [`evidence-${fields.onderbouwing}`]: true,
    years: yearsOf(practice.sources),
    recognised: fields.erkend,
    contributors: (fields.wie ?? []).map(({ naam, rol }) => (naam && rol ? `${naam} (${rol})` : (naam ?? rol))).filter(Boolean).join("; "),
    license: fields.licentie,
    usualLicense: !fields.licentie,
    contact: fields.contact,
    ...termsOf(practice, root),
  };
}

const toldRow = ({ soort: sort, tekst: text, bron: source }) => ({ sort, text, source, sourceHref: `#${PREFIX}bron-${source}` });

function sourceRow({ titel: title, url, auteur, organisatie, vindplaats: place = "", datum: date, gelezen }, number) {
  return {
    id: `${PREFIX}bron-${number + 1}`,
    title,
    url,
    plain: !url,
    by: [auteur, organisatie].filter(Boolean).join(", "),
    place: place && place[0].toUpperCase() + place.slice(1),
    date: date && dutchDate(date),
    undated: !date,
    part: gelezen === "deel",
  };
}

/** The years of the oldest and the newest source with a date. */
function yearsOf(sources) {
  const years = sources.flatMap(({ datum }) => (datum ? datum.slice(0, 4) : [])).sort();
  const last = years.at(-1);
  return years.length ? (years[0] === last ? last : `${years[0]}–${last}`) : "";
}

/** `22 november 2026`; of a partial date as much as is known. */
function dutchDate(value) {
  const parts = value.split("-").length;
  const shown = { year: "numeric", ...(parts > 1 && { month: "long" }), ...(parts > 2 && { day: "numeric" }) };
  return new Date(`${firstDay(value)}T00:00:00Z`).toLocaleDateString("nl-NL", { ...shown, timeZone: "UTC" });
}

/** What the practice is tagged with: a box for a vocabulary with standings, a row of facts for another. */
function termsOf(practice, root) {
  const told = toldOf(practice);
  const found = {};
  for (const vocabulary of practice.vocabularies) {
    const all = practice.tags.get(vocabulary.id).flatMap((tag) => {
      const term = vocabulary.term(tag.term);
      const said = tag.standing === vocabulary.usual?.id ? null : told.get(term?.id);
      return term
        ? { label: term.label, href: `${root}${vocabulary.field}/${term.id}/`, standing: tag.standing, names: tag.names.join(", "), told: said }
        : [];
    });
    if (!all.length) continue;
    if (vocabulary.standings.length) {
      const of = ({ id }) => [id, all.filter((entry) => entry.standing === id)];
      found[`box-${vocabulary.id}`] = [{ all, ...Object.fromEntries(vocabulary.standings.map(of)) }];
    } else {
      const named = vocabulary.names && all.some((entry) => entry.names);
      found[`facts-${vocabulary.id}`] = [{ all, one: all.length === 1, more: all.length > 1, named, bare: !named }];
    }
  }
  return found;
}
