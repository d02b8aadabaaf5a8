// In which order a narrowed list stands. What is equal in it keeps the order of the catalogue.

/** The rows in an order: its value in the address, or "" for that of the catalogue. Resolves with new rows. */
export async function ordered(rows, order, catalogue, titlesOf) {
  const by = await BY[order]?.(catalogue, titlesOf);
  return by ? [...rows].sort((a, b) => by(a, b) || a - b) : rows;
}

const falling = (column) => (a, b) => column[b] - column[a];
const words = new Intl.Collator("nl", { numeric: true });

const BY = {
  nieuw: (catalogue) => falling(catalogue.year),
  nagekeken: (catalogue) => falling(catalogue.reviewed),
  onderbouwd: (catalogue) => falling(catalogue.documented),
  titel: async (catalogue, titlesOf) => {
    const titles = await titlesOf();
    return (a, b) => words.compare(titles[a][1], titles[b][1]);
  },
  plaats: (catalogue) => {
    const facet = catalogue.facets.find((one) => one.places);
    const name = (row) => facet.terms[facet.tags[row][0]]?.[1];
    // What has no place comes last.
    return (a, b) => (name(a) && name(b) ? words.compare(name(a), name(b)) : Boolean(name(b)) - Boolean(name(a)));
  },
};
