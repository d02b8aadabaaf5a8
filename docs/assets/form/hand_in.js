// Handing in: on a forge, by mail, as a file, as text. Nothing leaves the browser before the visitor asks for it.

import { copy } from "../site/tell.js";
import { bytesOf } from "./picture.js";
import { words } from "./words.js";
import { zipped } from "./zip.js";

/** Bytes of an address that gets through everywhere, also when a visitor has to sign in first and it is written twice. */
export const SAFE = 5800;

/** The address on a forge at which a file begins: with its text when that fits, else with its name only. */
export function forgeAddress({ fresh, edit, fileKey, textKey }, path, text, known) {
  if (known) return { address: edit + path, withText: false };
  const address = (given) => `${fresh}?${new URLSearchParams(given)}`;
  const whole = address({ [fileKey]: path, [textKey]: text });
  const fits = Boolean(textKey) && whole.length <= SAFE;
  return { address: fits ? whole : address({ [fileKey]: path }), withText: fits };
}

/** Bind the ways; `state()` gives `{text, name, title, known, picture}`. Returns a function to call when that changed. */
export function bindHandIn(form, state) {
  const box = form.querySelector("#hand-in");
  const set = box.dataset;
  const forge = { fresh: set.new, edit: set.edit, fileKey: set.fileKey, textKey: set.textKey };
  const way = (name) => box.querySelector(`[data-way=${name}]`);
  const after = box.querySelector("[data-after]");
  let withText = true;

  const done = () => (after.hidden = false);
  const save = () => {
    const { text, name, picture } = state();
    const id = name.replace(/\.md$/, "");
    const file = picture
      ? [`${id}.zip`, zipped([[name, new TextEncoder().encode(text)], [`${id}/${picture.name}`, bytesOf(picture)]])]
      : [name, new Blob([text], { type: "text/markdown" })];
    const address = URL.createObjectURL(file[1]);
    Object.assign(document.createElement("a"), { href: address, download: file[0] }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    done();
    return file[0];
  };
  way("file").addEventListener("click", save);
  way("copy").addEventListener("click", async () => {
    await copy(state().text, words("copied"), words("copyFailed"));
    done();
  });
  way("mail")?.addEventListener("click", () => {
    const { title } = state();
    const filled = { soort: words("kind"), titel: title, bestand: save() };
    const question = { subject: words("mailSubject", filled), body: words("mailBody", filled) };
    const asked = Object.entries(question).map(([key, value]) => `${key}=${encodeURIComponent(value.replace(/\r?\n/g, "\r\n"))}`);
    location.href = `${set.mail}${set.mail.includes("?") ? "&" : "?"}${asked.join("&")}`;
  });
  way("forge")?.addEventListener("click", () => {
    if (!withText) copy(state().text, words("pasteThere"), words("copyFailed"));
    done();
  });

  return () => {
    const { text, name, known, picture } = state();
    box.querySelector("[data-file-name]").textContent = name;
    for (const note of box.querySelectorAll("[data-picture-note], [data-zip]")) note.hidden = !picture;
    const link = way("forge");
    if (!link) return;
    const found = forgeAddress(forge, set.folder + name, text, known);
    link.href = found.address;
    withText = found.withText;
    box.querySelector("[data-too-long]").hidden = known || withText;
    box.querySelector("[data-way-new]").hidden = known || !withText;
    box.querySelector("[data-way-edit]").hidden = !known;
  };
}
