// A training as a package for a learning platform: the same as `publish/course/cartridge.py` makes of a module.
//
// What is for the trainer alone is not in it.

const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" })[sign]);
// XML 1.0 has no place for these, whatever one puts around them.
const possible = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
const fill = (text, ...given) => text.replace(/\{\}/g, () => given.shift());

const html = (title, body) => possible(`<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body>
${body.filter(Boolean).join("\n")}
</body>
</html>
`);

/** What a part is called for who takes part: the title of a story often tells how it ended. */
export function nameOf(part, words) {
  const { practice, isForm, title } = part;
  if (isForm || !practice?.sheet || title !== practice.title) return title;
  const { places } = practice.sheet;
  return practice.question || (places.length ? fill(words.package.from, places.join(", ")) : words.package.story);
}

function maker(words, site, siteName) {
  const say = words.package;
  const license = (practice) => practice?.license || "CC BY 4.0";
  const foot = (address, practice) => `<p>${escaped(fill(say.origin, siteName, address))} ${escaped(fill(say.license, siteName, license(practice)))}</p>`;
  const list = (tag, items) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;

  return {
    license,
    intro: ({ title, summary, audience, goals, module }, sections) =>
      html(title, [
        `<h1>${escaped(title)}</h1>`,
        `<p>${escaped(summary)}</p>`,
        audience && `<p>${escaped(fill(say.audience, audience))}</p>`,
        goals.length && `<h2>${say.goals}</h2>\n${list("ul", goals.map(escaped))}`,
        `<h2>${say.programme}</h2>`,
        list("ol", sections.map((one) => `${escaped(one.title)} (${escaped(fill(say.minutes, one.minutes))})`)),
        foot(module ? site + module.short : site, module),
      ]),
    task: (title, section) => html(title, [`<h1>${escaped(section.title)}</h1>`, `<p>${escaped(fill(say.minutes, section.minutes))}</p>`, `<p>${escaped(section.task)}</p>`]),
    sheet: (title, practice) => {
      const { situation, around, asked } = practice.sheet;
      return html(title, [
        `<h1>${escaped(title)}</h1>`,
        `<h2>${say.began}</h2>`,
        ...situation.map(([sort, line]) => `<p>${sort === "li" ? "• " : ""}${escaped(line)}</p>`),
        around.length && `<h2>${say.around}</h2>\n${list("ul", around.map(([label, names]) => escaped(label) + (names.length ? ` (${escaped(names.join(", "))})` : "")))}`,
        `<h2>${say.questions}</h2>`,
        list("ol", (asked.length ? asked : say.asked).map((one) => `<p>${escaped(one)}</p><p>&nbsp;</p><p>&nbsp;</p>`)),
        foot(site + practice.short, practice),
      ]);
    },
    link: (title, practice) => possible(`<?xml version="1.0" encoding="UTF-8"?>
<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1">
  <title>${escaped(title)}</title>
  <url href="${escaped(site + practice.short)}" target="_blank"/>
</webLink>
`),
  };
}

function manifest(id, { title, summary }, license, sections) {
  const items = sections.map((section) => `
        <item identifier="${section.id}">
          <title>${escaped(section.title)}</title>${section.entries.map((entry) => `
          <item identifier="${entry.id}" identifierref="${entry.id}-bestand"><title>${escaped(entry.title)}</title></item>`).join("")}
        </item>`);
  const resources = sections.flatMap((section) => section.entries).map((entry) => `
    <resource identifier="${entry.id}-bestand" type="${entry.type}"${entry.type === "webcontent" ? ` href="${entry.file}"` : ""}><file href="${entry.file}"/></resource>`);
  return possible(`<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest" identifier="training-${id}">
  <metadata>
    <schema>IMS Common Cartridge</schema>
    <schemaversion>1.1.0</schemaversion>
    <lom:lom>
      <lom:general>
        <lom:title><lom:string language="nl">${escaped(title)}</lom:string></lom:title>
        <lom:language>nl</lom:language>
        <lom:description><lom:string language="nl">${escaped(summary)}</lom:string></lom:description>
      </lom:general>
      <lom:rights>
        <lom:copyrightAndOtherRestrictions><lom:value>yes</lom:value></lom:copyrightAndOtherRestrictions>
        <lom:description><lom:string language="nl">${escaped(license)}</lom:string></lom:description>
      </lom:rights>
    </lom:lom>
  </metadata>
  <organizations>
    <organization identifier="programma" structure="rooted-hierarchy">
      <item identifier="begin">${items.join("")}
      </item>
    </organization>
  </organizations>
  <resources>${resources.join("")}
  </resources>
</manifest>
`);
}

/** The files of the package, its manifest first: [[name, text], ...]. `training` is what `page.js` calls so. */
export function cartridgeFiles(training, id, words, site, siteName) {
  const make = maker(words, site, siteName);
  const say = words.package;
  const working = training.parts.filter((part) => !part.pause && !part.unknown && !part.failed);
  const sections = working.map((part) => ({ title: nameOf(part, words), minutes: part.minutes, task: part.task.trim(), practice: part.isForm ? undefined : part.practice }));
  const entries = sections.map((section, at) => {
    const number = at + 1;
    const folder = String(number).padStart(2, "0");
    const items = [];
    const add = (sort, type, file, content) => {
      const title = fill(say[sort], section.title);
      items.push({ id: `deel-${number}-${items.length + 1}`, title, type, file: `${folder}/${file}`, content: content(title) });
    };
    if (section.task) add("task", "webcontent", "opdracht.html", (title) => make.task(title, section));
    if (section.practice?.sheet?.situation.length) add("sheet", "webcontent", "werkblad.html", (title) => make.sheet(title, section.practice));
    if (section.practice) add("link", "imswl_xmlv1p1", "lees.xml", (title) => make.link(title, section.practice));
    return { id: `deel-${number}`, title: `${number}. ${section.title}`, entries: items };
  });
  const intro = { id: "deel-0-1", title: say.about, type: "webcontent", file: "00/over.html", content: make.intro(training, sections) };
  const all = [{ id: "deel-0", title: training.title, entries: [intro] }, ...entries.filter((section) => section.entries.length)];
  return [["imsmanifest.xml", manifest(id, training, make.license(training.module), all)], ...all.flatMap((section) => section.entries.map((entry) => [entry.file, entry.content]))];
}
