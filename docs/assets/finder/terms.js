// Terms of the vocabularies, found by their label or a synonym.

import { distance, tokens } from "./dutch.js";

/** Terms whose label or synonym has all the words that were typed. */
export function termsLike(catalogue, query) {
  const asked = tokens(query);
  if (!asked.length || asked.join("").length < 2) return [];
  const fits = (name) => {
    const parts = tokens(name);
    return asked.every((word) => parts.some((part) => part === word || (word.length > 2 && part.startsWith(word))));
  };
  const found = [];
  for (const facet of catalogue.facets) {
    facet.terms.forEach(([id, label, synonyms], number) => {
      const synonym = fits(label) ? "" : synonyms.split("|").find((name) => name && fits(name));
      if (synonym === undefined) return;
      const practices = facet.tags.filter((tags) => tags.some((tag) => (Array.isArray(tag) ? tag[0] : tag) === number)).length;
      if (practices) found.push({ facet, id, label, synonym, practices });
    });
  }
  return found.sort((a, b) => Boolean(a.synonym) - Boolean(b.synonym) || b.practices - a.practices).slice(0, 4);
}

/** Up to three terms with a word that looks like one that was typed. */
export function termsNear(catalogue, query) {
  const asked = tokens(query).filter((word) => word.length > 3);
  const near = (name) => tokens(name).some((part) => asked.some((word) => distance(word, part, 3) <= Math.min(2, Math.floor(word.length / 3))));
  return catalogue.facets
    .flatMap((facet) => facet.terms.map(([, label, synonyms], number) => ({ label, field: facet.field, number, synonyms })))
    .filter(({ label, synonyms }) => near(label) || synonyms.split("|").some(near))
    .slice(0, 3);
}
