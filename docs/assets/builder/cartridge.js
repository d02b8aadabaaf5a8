// A training as a package for a learning platform: the same as `publish/course/cartridge.py` makes of a module.
//
// What is for the trainer alone is not in it.

const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" })[sign]);
// XML 1.0 has no place for these, whatever one puts around them.
const possible = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
const fill = (text, ...given) => given.reduce((said, one) => said.replace("{}", () => one), text);

const html = (title, body) => possible(`<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body>
${body.filter(Boolean).join("\n")}
</body>
</html>
`);

/** Whether a sheet can be made of it: something happened, and it tells how that began. */
export const hasSheet = (practice, words) => practice.kind === words.story && practice.sections.length > 0;

function maker(words, site, siteName) {
  const say = words.package;
  const license = (practice) => practice?.license || "CC BY 4.0";
  const foot = (address, practice) => `<p>${escaped(fill(say.origin, siteName, address))} ${escaped(fill(say.license, siteName, license(practice)))}</p>`;

  return {
    license,
    intro: ({ title, summary, audience, goals, module, sections }) =>
      html(title, [
        `<h1>${escaped(title)}</h1>`,
        `<p>${escaped(summary)}</p>`,
        audience && `<p>${escaped(fill(say.audience, audience))}</p>`,
        goals.length && `<h2>${say.goals}</h2>\n<ul>${goals.map((goal) => `<li>${escaped(goal)}</li>`).join("")}</ul>`,
        `<h2>${say.programme}</h2>`,
        `<ol>${sections.map((one) => `<li>${escaped(one.title)} (${escaped(fill(say.minutes, one.minutes))})</li>`).join("")}</ol>`,
        foot(module ? site + module.short : site, module),
      ]),
    task: (section) => html(fill(say.task, section.title), [`<h1>${escaped(section.title)}</h1>`, `<p>${escaped(fill(say.minutes, section.minutes))}</p>`, `<p>${escaped(section.task)}</p>`]),
    sheet: (practice) => {
      const [heading, blocks] = practice.sections[0];
      return html(fill(say.sheet, practice.title), [
        `<h1>${escaped(practice.title)}</h1>`,
        `<h2>${escaped(heading)}</h2>`,
        ...blocks.map(([kind, text]) => `<p>${kind === "li" ? "• " : ""}${escaped(text)}</p>`),
        practice.question && `<h2>${say.question}</h2>\n<p>${escaped(practice.question)}</p>`,
        practice.discussion.length && `<h2>${say.questions}</h2>\n<ol>${practice.discussion.map((one) => `<li><p>${escaped(one)}</p><p>&nbsp;</p><p>&nbsp;</p></li>`).join("")}</ol>`,
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
  const sections = working.map((part) => ({ title: part.title, minutes: part.minutes, task: part.task.trim(), practice: part.isForm ? undefined : part.practice }));
  const entries = sections.map((section, at) => {
    const number = at + 1;
    const folder = String(number).padStart(2, "0");
    const items = [];
    const add = (title, type, file, content) => items.push({ id: `deel-${number}-${items.length + 1}`, title, type, file: `${folder}/${file}`, content });
    if (section.task) add(fill(say.task, section.title), "webcontent", "opdracht.html", make.task(section));
    if (section.practice) {
      if (hasSheet(section.practice, words)) add(fill(say.sheet, section.practice.title), "webcontent", "werkblad.html", make.sheet(section.practice));
      const title = fill(say.link, section.practice.title);
      add(title, "imswl_xmlv1p1", "lees.xml", make.link(title, section.practice));
    }
    return { id: `deel-${number}`, title: `${number}. ${section.title}`, entries: items };
  });
  const intro = { id: "deel-0-1", title: say.about, type: "webcontent", file: "00/over.html", content: make.intro({ ...training, sections }) };
  const all = [{ id: "deel-0", title: training.title, entries: [intro] }, ...entries.filter((section) => section.entries.length)];
  return [["imsmanifest.xml", manifest(id, training, make.license(training.module), all)], ...all.flatMap((section) => section.entries.map((entry) => [entry.file, entry.content]))];
}
