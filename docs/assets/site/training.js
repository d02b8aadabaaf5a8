// The training that a visitor is putting together: its address, kept in the visitor's browser and nowhere else.

const KEY = "sv-training";

/** The training as an address (see `builder/address.js`), and the one before it; empty texts when there is none. */
export function kept() {
  try {
    const { now = "", before = "" } = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
    return { now: String(now), before: String(before) };
  } catch {
    return { now: "", before: "" };
  }
}

/** Keep this one instead; `before` is what the visitor may want back. Returns whether the browser let us. */
export function keepTraining(now, before = kept().before) {
  try {
    // Of who only looks nothing is kept.
    if (now || before) localStorage.setItem(KEY, JSON.stringify({ now, before }));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
