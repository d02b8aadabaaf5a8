// The reading list: ids of practices, in the visitor's browser and nowhere else.

const KEY = "sv-leeslijst";
const changes = new EventTarget();

/** The ids on the list, in the order in which the visitor put them. */
export function saved() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => /^[a-z0-9-]+$/.test(id)) : [];
  } catch {
    return [];
  }
}

/** Keep these ids instead; returns whether the browser let us. */
export function keep(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set(ids)]));
  } catch {
    return false;
  }
  changes.dispatchEvent(new Event("change"));
  return true;
}

/** Call `listener` when the list changes, here or in another window. */
export function onChange(listener) {
  changes.addEventListener("change", listener);
  addEventListener("storage", (event) => event.key === KEY && listener());
  // A page that comes back from the browser's memory missed what happened meanwhile.
  addEventListener("pageshow", (event) => event.persisted && listener());
}
