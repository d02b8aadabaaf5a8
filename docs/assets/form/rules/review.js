// Is it looked after? As `rules/review.py`.

import { numbered } from "../fields.js";
import { limit, say } from "../table.js";
import { firstDay } from "../values.js";

/** The editors look at a practice every so many months. */
export function* overdue({ fields }, { today }) {
  const reviewed = fields.beoordeeld;
  if (!reviewed || fields.status === "gearchiveerd") return;
  const [year, month, day] = reviewed.split("-").map(Number);
  const months = month - 1 + (fields.beoordelen_na || limit("nakijken", "maanden"));
  const part = (figure, length = 2) => String(figure).padStart(length, "0");
  const when = [part(Math.min(year + Math.floor(months / 12), 9999), 4), part((months % 12) + 1), part(Math.min(day, 28))].join("-");
  if (when < today) yield { message: say("nakijken", "te-laat", { when }), path: ["beoordeeld"] };
}

/** No day lies in the future. */
export function* future(practice, { today }) {
  const { beoordeeld, toegevoegd, gewijzigd } = practice.fields;
  const changes = numbered(practice.findings, "gewijzigd", gewijzigd).map(([number, { datum }]) => [datum, ["gewijzigd", number, "datum"]]);
  for (const [date, path] of [[beoordeeld, ["beoordeeld"]], [toegevoegd, ["toegevoegd"]], ...changes]) {
    if (date && date > today) yield { message: say("toekomst", "nog-komen", { date }), path };
  }
  for (const [number, { datum: date }] of numbered(practice.findings, "bronnen", practice.sources)) {
    if (date && firstDay(date) > today) yield { message: say("toekomst", "nog-komen", { date }), path: ["bronnen", number, "datum"] };
  }
}
