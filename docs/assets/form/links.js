// Where a link in contributed text leads, as far as a browser knows: as `reading/links.py`.

const OUTSIDE = ["http", "https", "mailto"];

/**
 * A function that tells of a target the address to put on the page, or null when it leads nowhere. `folder` is where
 * links count from, `root` the way to the root of the site, `practices` all practices ([id, name of kind, title]),
 * `folders` the folder of each kind by its name, `prefix` what stands before ids on the page.
 */
export function atlas({ folder, root, practices, folders, vocabularies, prefix }) {
  const pages = new Map();
  for (const name of Object.values(folders)) pages.set(name, `${name}/`);
  for (const { field, terms } of vocabularies) {
    pages.set(field, `${field}/`);
    for (const { id, replaces } of terms) for (const way of [id, ...replaces]) pages.set(`${field}/${way}`, `${field}/${id}/`);
  }
  for (const [id, kind] of practices) {
    const address = `${folders[kind]}/${id}/`;
    pages.set(id, address).set(`${folders[kind]}/${id}`, address);
  }
  return (written) => {
    const target = written.trim();
    const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(target);
    if (scheme) return OUTSIDE.includes(scheme[1].toLowerCase()) ? target : null;
    if (target.startsWith("//")) return target;
    const [way, anchor] = cutAt(target, "#");
    const [path, query] = cutAt(way, "?");
    if (!path) return `#${prefix}${anchor}`;
    const clean = unquoted(path).replaceAll("\\", "/").replace(/(?:\/index)?(?:\.md|\.html)?\/*$/iu, "");
    const bare = clean.replace(/^\/+/u, "").replace(/^practices\//u, "").replace(/^docs\//u, "");
    const near = clean.startsWith("/") ? bare : normal(`${folder}/${bare}`);
    const address = [near, bare, bare.replace(/^[./]+/u, "")].map((one) => pages.get(one)).find(Boolean);
    return address ? `${root}${address}${query && `?${query}`}${anchor && `#${anchor}`}` : null;
  };
}

function cutAt(text, sign) {
  const place = text.indexOf(sign);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}

function normal(path) {
  const steps = [];
  for (const step of path.split("/")) {
    if (step === ".." && steps.length && steps.at(-1) !== "..") steps.pop();
    else if (step && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function unquoted(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
