// What was written, in the visitor's browser and nowhere else: one draft for each practice, one for a new one.

/** Where the draft of a practice is kept; without an id that of a new one. */
export const keyOf = (kind, id) => `sv-formulier:${kind}:${id || "nieuw"}`;

const isText = (value) => typeof value === "string";
const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isSection = (value) => isGroup(value) && isText(value.heading) && isText(value.text);

/** The draft that was kept, or null: other pages of the same host write in the same place, and can leave anything. */
export function kept(key) {
  try {
    const { original, fields, body, ...rest } = JSON.parse(localStorage.getItem(key));
    const ours = isText(original) && isGroup(fields) && isText(body.intro) && body.sections.every(isSection);
    return ours ? { original, fields, body, ...rest } : null;
  } catch {
    return null;
  }
}

/** Keep a draft; returns whether the browser let us. */
export function keep(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forget a draft. */
export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then nothing was kept either.
  }
}
