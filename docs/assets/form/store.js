// What was written, in the visitor's browser and nowhere else: one draft for each practice, one for a new one.

/** Where the draft of a practice is kept; without an id that of a new one. */
export const keyOf = (kind, id) => `sv-formulier:${kind}:${id || "nieuw"}`;

/** The draft that was kept, or null. */
export function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return found && typeof found.original === "string" && found.fields && Array.isArray(found.body?.sections) ? found : null;
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
