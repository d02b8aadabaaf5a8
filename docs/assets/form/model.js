// What is being written: the fields and the text of one practice, and the file that they make.

import { write } from "./file.js";

/** Tells `change` whenever something was changed, whoever did it. */
export class Model extends EventTarget {
  /** `headings`: the headings that the kind has, in their order. */
  constructor(headings, { original, fields, body, picture = null, refused = [] }) {
    super();
    Object.assign(this, { headings, original, fields, body, picture, refused });
  }

  /** What is kept in the browser. */
  get draft() {
    const { original, fields, body, picture, refused } = this;
    return { original, fields, body, picture, refused };
  }

  field(name) {
    return this.fields[name];
  }

  /** The items of a field that holds more than one. */
  list(name) {
    const value = this.fields[name];
    return Array.isArray(value) ? value : value === undefined || value === null || value === "" ? [] : [value];
  }

  /** Put a value in a field; nothing takes it out. */
  set(name, value) {
    const empty = value === "" || value === null || value === undefined || (Array.isArray(value) && !value.length);
    if (empty) delete this.fields[name];
    else this.fields[name] = value;
    this.changed(name);
  }

  section(heading) {
    return this.body.sections.find((section) => section.heading === heading)?.text ?? "";
  }

  /** The text under a heading. One that is not there yet gets its place among the others. */
  setSection(heading, text) {
    const { sections } = this.body;
    const found = sections.find((section) => section.heading === heading);
    if (found) found.text = text;
    else {
      const place = this.headings.indexOf(heading);
      const at = sections.findIndex((section) => this.headings.indexOf(section.heading) > place);
      sections.splice(at < 0 ? sections.length : at, 0, { heading, text });
    }
    this.changed(heading);
  }

  /** All that is written, for who looks for words in it. */
  get prose() {
    const fields = ["title", "samenvatting"].map((name) => this.fields[name]);
    return [...fields, this.body.intro, ...this.body.sections.map((section) => section.text)].filter(Boolean).join("\n\n");
  }

  changed(what) {
    this.dispatchEvent(new CustomEvent("change", { detail: what }));
  }

  /** Everything else instead: another file, or nothing. */
  replace(given) {
    Object.assign(this, { picture: null, refused: [], ...given });
    this.dispatchEvent(new Event("replace"));
    this.changed();
  }

  /** The file as it would be handed in under this id, its picture included. */
  text(id) {
    let { fields, body } = this;
    const { picture } = this;
    if (picture) {
      const title = picture.title ? ` "${picture.title.replaceAll('"', "'")}"` : "";
      const line = `![${picture.alt.replace(/[[\]]/g, "")}](${id}/${picture.name}${title})`;
      const sections = body.sections.map((one) =>
        one.heading === picture.heading ? { ...one, text: `${one.text.trimEnd()}\n\n${line}\n` } : one
      );
      body = { ...body, sections };
      fields = picture.card ? { ...fields, beeld: picture.name } : fields;
    }
    return write(this.original, fields, body);
  }
}
