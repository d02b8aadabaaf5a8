// What follows from the parts of a training: clock times, what it covers, what a trainer had better know. No page, no network.

export const WITHOUT_BREAK = 90; // minutes that people can be asked to sit; the same as in `rules/modules.py`

export const total = (parts) => parts.reduce((sum, part) => sum + (part.minutes || 0), 0);

/** A number of minutes since midnight, or since the beginning, as a clock shows it. */
export function clock(minutes, padded = true) {
  const hours = Math.floor(minutes / 60) % 24;
  return `${padded ? String(hours).padStart(2, "0") : hours}:${String(minutes % 60).padStart(2, "0")}`;
}

/** When each part begins, and the end: from the start as "09:30", or counted from 0:00 when there is none. */
export function times(parts, start) {
  const [hours, minutes] = start ? start.split(":").map(Number) : [0, 0];
  let now = hours * 60 + minutes;
  const found = parts.map((part) => {
    const at = now;
    now += part.minutes || 0;
    return clock(at, Boolean(start));
  });
  return [...found, clock(now, Boolean(start))];
}

/** The terms of these facets that the parts have, by field, the commonest first: Map of field to [{id, label, many}]. */
export function covered(parts, fields) {
  const found = new Map(fields.map((field) => [field, new Map()]));
  for (const practice of new Set(parts.map((part) => part.practice).filter(Boolean))) {
    for (const facet of practice.facets) {
      for (const { id, label } of found.has(facet.field) ? facet.terms : []) {
        const terms = found.get(facet.field);
        terms.set(id, { id, label, many: (terms.get(id)?.many ?? 0) + 1 });
      }
    }
  }
  return new Map([...found].map(([field, terms]) => [field, [...terms.values()].sort((one, other) => other.many - one.many)]));
}

/** What a trainer had better know: [{what, part, number}], `what` being the name of a sentence, `part` its place. */
export function warnings(parts, today) {
  const found = [];
  let sitting = 0;
  parts.forEach((part, at) => {
    const before = sitting;
    sitting = part.pause ? 0 : sitting + (part.minutes || 0);
    if (before <= WITHOUT_BREAK && sitting > WITHOUT_BREAK) found.push({ what: before ? "sitting" : "lengthy", part: at, number: sitting });
  });
  const working = parts.filter((part) => !part.pause);
  if (working.length && !working.some((part) => part.task.trim() || part.form)) found.push({ what: "passive" });
  for (const [at, part] of parts.entries()) {
    if (part.unknown) found.push({ what: "unknown", part: at });
    else if (part.failed) found.push({ what: "failed", part: at });
    for (const practice of [part.practice, part.isForm ? null : part.working]) {
      if (practice?.status === "gearchiveerd") found.push({ what: "archived", part: at, title: practice.title });
      else if (practice?.due && practice.due < today) found.push({ what: "overdue", part: at, title: practice.title });
    }
  }
  return found;
}
