// Names of files: what stands in the address of a page later.

/** The name of a file after a title: small letters, digits and hyphens, with `.md` behind it. */
export function fileName(title, otherwise) {
  return `${plainName(title) || otherwise}.md`;
}

/** A text as it can stand in an address. */
export function plainName(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
}
