// Is it right? The rules that a browser can check, in the words of `samenverder controleer`: both read one table.

import { Practice, vocabulariesOf } from "./practice.js";
import { shownPath } from "./signs.js";
import { use } from "./table.js";
import { Unreadable } from "./yaml.js";
import * as fields from "./rules/fields.js";
import * as honesty from "./rules/honesty.js";
import * as persons from "./rules/persons.js";
import * as review from "./rules/review.js";
import * as headings from "./rules/sections.js";
import * as signs from "./rules/signs.js";
import * as standings from "./rules/standings.js";
import * as text from "./rules/text.js";

const RULES = {
  onleesbaar: fields.asRead("onleesbaar"),
  "dubbel-veld": fields.asRead("dubbel-veld"),
  "onbekend-veld": fields.asRead("onbekend-veld"),
  waarde: fields.asRead("waarde"),
  weggevallen: fields.cut,
  ontbreekt: fields.missingField,
  "onbekend-begrip": fields.unknownTerm,
  trekker: fields.knownLead,
  "te-veel-begrippen": fields.tooMany,
  bestandsnaam: fields.cleanName,
  kopjes: headings.sections,
  "leeg-kopje": headings.emptySection,
  invultekst: honesty.placeholder,
  sjabloon: honesty.fromTemplate,
  "geen-bron": honesty.noSource,
  bronverwijzing: honesty.cited,
  "ongebruikte-bron": honesty.uncited,
  "vindbare-bron": honesty.findable,
  onbewezen: honesty.unproven,
  samenvatting: honesty.summary,
  "stand-zonder-zin": standings.untold,
  "stand-onbekend": standings.unknownStanding,
  linktekst: text.linkText,
  kopniveau: headings.headingLevels,
  "onveilige-link": text.unsafeLink,
  afkorting: text.abbreviation,
  "lange-zin": text.longSentence,
  ambtelijk: text.replaceable("ambtelijk"),
  stempel: text.replaceable("stempel"),
  "te-diep": signs.tooDeep,
  onzichtbaar: signs.unseen,
  "vreemde-tekens": signs.foreign,
  html: signs.html,
  beeld: text.pictures,
  bsn: persons.citizenNumber,
  iban: persons.bankAccount,
  "e-mail": persons.privateMail,
  telefoon: persons.telephone,
  woonadres: persons.homeAddress,
  geboortedatum: persons.birthDate,
  dossiernummer: persons.fileNumber,
  naam: persons.name,
  nakijken: review.overdue,
  toekomst: review.future,
};

/** What is asked of a story or a guide and only the build can check, or a part of it: each with its `code`, what it asks (`text`) and `why`. */
export const leftToTheBuild = (rules) => rules.regels.filter((rule) => rule.where !== "overal" && rule.why);

/**
 * Every problem of a practice that can be told without the others: {line, field, section, message, code, severity,
 * mend, path}, by line. `severity` is `fout` or `hint`; `section` the heading above a line of the body; `mend` is
 * {new, old} where one answer is right ({new} alone: the whole line); `path` is where it is in the fields.
 *
 * `schema`, `vocabularies` and `rules` are the files data/formulier/<kind>.json, begrippen.json and regels.json;
 * `places` those of plaatsen.json, for who wants to be told how to add one; `today` is a day as `2026-11-28`.
 */
export function check(text, { id = "", schema, vocabularies, rules, places = [], today = localDay() }) {
  use(rules);
  let practice;
  try {
    practice = new Practice(text, { id, schema, vocabularies: vocabulariesOf(vocabularies) });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return sorted(error.findings.map((finding) => problem(finding, rules.regels.find(({ code }) => code === "onleesbaar"))));
  }
  const found = [];
  for (const rule of rules.regels) {
    for (const finding of RULES[rule.code]?.(practice, { today, places }) ?? []) {
      found.push(problem(finding, rule, practice));
    }
  }
  return sorted(found);
}

function localDay() {
  const now = new Date();
  const part = (figure) => String(figure).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

function problem({ message, path, line, field, mend }, rule, practice = null) {
  const here = line ?? practice?.document.line(path) ?? 1;
  const above = practice && here >= practice.document.bodyLine ? practice.text.sections.filter(({ heading }) => heading.line <= here) : [];
  return {
    line: here,
    field: field ?? shownPath(path),
    section: above.at(-1)?.heading.text ?? null,
    // What a contributor wrote over several lines is repeated on one.
    message: message.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u).map((part) => part.trim()).join(" "),
    code: rule.code,
    severity: rule.severity,
    mend: mend ?? null,
    path,
  };
}

/** By line, each once. */
function sorted(problems) {
  const key = ({ line, field, message, code }) => [line, field, message, code];
  const once = new Map(problems.map((one) => [JSON.stringify(key(one)), one]));
  return [...once.values()].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    const at = a.findIndex((part, number) => part !== b[number]);
    return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
  });
}
