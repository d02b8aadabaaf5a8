// Beginning with what is there: a pasted text that is sorted over the headings, or a file that was kept.

import { read } from "./file.js";
import { fromHtml, fromText } from "./paste.js";
import { sorted } from "./sort.js";
import { tell } from "../site/tell.js";
import { words } from "./words.js";

const MOST = 100_000;

/** Bind the start; `open(text, name)` takes a file in, or says in words why not. */
export function bindStart(form, model, sections, open) {
  const $ = (selector) => form.querySelector(selector);
  const pasted = $("#pasted");
  const fault = $("#start-fault");
  const sortedBox = $("#sorted");
  const pieces = sortedBox.querySelector("[data-pieces]");
  let found = [];

  const say = (why) => {
    fault.textContent = why;
    fault.hidden = !why;
  };
  pasted.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html) return;
    event.preventDefault();
    pasted.setRangeText(fromHtml(html.slice(0, 2_000_000)), pasted.selectionStart, pasted.selectionEnd, "end");
  });

  $("#sort").addEventListener("click", async () => {
    say("");
    const text = fromText(pasted.value);
    if (!text) return say(words("nothingPasted"));
    if (text.length > MOST) return say(words("tooBig"));
    // A file of ours that was pasted whole is no text to be sorted.
    if (/^---\n[a-z_]+:/.test(text) && !(await open(`${pasted.value.trim()}\n`))) {
      pasted.value = "";
      return;
    }
    found = sorted(text, sections);
    const template = sortedBox.querySelector("template");
    pieces.replaceChildren(
      ...found.map((piece, at) => {
        const line = template.content.firstElementChild.cloneNode(true);
        line.querySelector("[data-piece]").textContent = piece.text;
        line.querySelector("[data-number]").textContent = at + 1;
        line.querySelector("select").value = piece.where;
        return line;
      })
    );
    $("#paste").hidden = true;
    sortedBox.hidden = false;
    sortedBox.querySelector("h3").focus();
  });
  const back = () => {
    sortedBox.hidden = true;
    $("#paste").hidden = false;
  };
  $("#leave").addEventListener("click", () => {
    back();
    pasted.focus();
  });
  $("#take").addEventListener("click", () => {
    const before = structuredClone({ fields: model.fields, body: model.body });
    let many = 0;
    for (const [at, line] of [...pieces.children].entries()) {
      const where = line.querySelector("select").value;
      if (!where) continue;
      const { text } = found[at];
      many += 1;
      if (where.startsWith("veld:")) {
        const name = where.slice(5);
        const plain = text.replace(/^#+ /, "").replace(/\*\*|\\(?=[^\w\s])/g, "").replace(/\s+/g, " ");
        model.fields[name] = [model.fields[name], plain].filter(Boolean).join(" ");
      } else {
        const had = model.section(where).trim();
        model.setSection(where, `${had ? `${had}\n\n` : ""}${text}\n`);
      }
    }
    back();
    pasted.value = "";
    $("#start").open = false;
    model.dispatchEvent(new Event("redraw"));
    model.changed();
    $("#start summary").focus();
    tell(words("taken", { n: many }), {
      label: words("undo"),
      run: () => {
        Object.assign(model, before);
        model.dispatchEvent(new Event("redraw"));
        model.changed();
      },
    });
  });

  $("#open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    say("");
    if (file.size > 500_000) return say(words("fileTooBig"));
    const text = await file.text();
    // Documents and pictures have signs that no text has.
    say(text.includes("\0") ? words("noText") : await open(text, file.name.replace(/\.md$/i, "")));
  });
}

/** What a file holds, or why it cannot be read. */
export function opened(text) {
  const { fields, body, problems } = read(text);
  const broken = (problems ?? []).find((problem) => problem.code === "onleesbaar");
  return broken || !fields || !body ? { why: words("unreadable", { waarom: broken?.message ?? "" }) } : { original: text, fields, body };
}
