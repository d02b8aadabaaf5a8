// What the form says: every sentence stands in the template of the page.

const said = document.querySelector("#words").dataset;

/** A sentence, with `{name}` replaced by what is given for it. */
export function words(name, filled = {}) {
  return said[name].replace(/\{(\w+)\}/g, (_, key) => filled[key] ?? "");
}
