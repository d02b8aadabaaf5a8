// Fields as they are written in a file: plain where they can be, in quotes where YAML would read something else.
// As `reading/yaml_written.py` writes them.

const NO_TEXT = ["", "~", "null", "true", "false", "yes", "no"];

/** The text as a value in YAML, in quotes only where it needs them. */
export function quoted(text) {
  const plain = /^[\p{L}\p{N}](?:[^:#\n\t]*[^\s:#])?$/u.test(text) && !NO_TEXT.includes(text.toLowerCase());
  return plain ? text : JSON.stringify(text);
}

/** Whether a value says nothing. */
export const isEmpty = (value) =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

/** A value without what says nothing in it; numbers as text. A part that says nothing is kept, empty, when `keep`. */
export function filled(value) {
  if (Array.isArray(value)) return value.map(filled).filter((item) => !isEmpty(item));
  if (value !== null && typeof value === "object") {
    const kept = Object.entries(value).map(([name, item]) => [name, filled(item)]);
    return Object.fromEntries(kept.filter(([, item]) => !isEmpty(item)));
  }
  return value === null || value === undefined ? null : String(value);
}

/** Whether two values say the same. */
export function equal(one, other) {
  if (isEmpty(one) && isEmpty(other)) return true;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (one !== null && other !== null && typeof one === "object" && typeof other === "object") {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return (!Array.isArray(one) || one.length === other.length) && [...names].every((name) => equal(one[name], other[name]));
  }
  return String(one ?? "") === String(other ?? "");
}

/** The lines of a field. */
export function written(name, value) {
  if (value === null || value === undefined || value === "") return [`${name}:`];
  if (typeof value !== "object") return [`${name}: ${quoted(String(value))}`];
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "string" && /^[\p{L}\p{N}_-]+$/u.test(item))) {
      return [`${name}: [${value.join(", ")}]`];
    }
    return [`${name}:`, ...value.flatMap((item) => writtenItem(item, "  "))];
  }
  return [`${name}:`, ...Object.entries(value).flatMap(([key, item]) => written(key, item).map((row) => `  ${row}`))];
}

/** The lines of an item of a list, set in by `indent`. */
export function writtenItem(item, indent) {
  if (item === null || typeof item !== "object") return [`${indent}- ${quoted(String(item ?? ""))}`];
  const rows = Object.entries(item).flatMap(([key, within]) => written(key, within));
  return rows.map((row, number) => `${indent}${number ? "  " : "- "}${row}`);
}
