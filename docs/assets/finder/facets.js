// Which practices pass the choices, and how many each choice would leave. Works on the catalogue file alone.

/**
 * The dimensions a visitor can choose in: kind, every facet, "we hebben" and "we missen".
 * Each: {field, label, options: [[id, label]], has(practice): numbers of options, rank(practice, chosen), weight}.
 */
export function dimensions(catalogue, words) {
  const term = (tag) => (Array.isArray(tag) ? tag[0] : tag);
  const found = [
    {
      field: "soort",
      label: words.kind,
      options: catalogue.kinds.map(([id, , plural]) => [id, plural[0].toUpperCase() + plural.slice(1)]),
      has: (practice) => [catalogue.kind[practice]],
    },
  ];
  for (const facet of catalogue.facets) {
    const options = facet.terms.map(([id, label]) => [id, label]);
    found.push({ field: facet.field, label: facet.label, options, facet, has: (practice) => facet.tags[practice].map(term) });
    if (facet.names) {
      found.push({
        field: "hebben",
        question: true,
        label: words.have,
        options,
        facet,
        has: (practice) => facet.tags[practice].map(term),
        // The more of those at the table, the nearer.
        weight: 1,
        rank: (practice, chosen) => facet.tags[practice].filter((tag) => chosen.has(term(tag))).length,
      });
    }
    if (facet.standings.length) {
      // The last standing is the one that was there all along; the others are missing, or arranged on the way.
      const wanting = (tag) => Array.isArray(tag) && tag[1] < facet.standings.length - 1;
      found.push({
        field: "missen",
        question: true,
        label: words.miss,
        options,
        facet,
        has: (practice) => facet.tags[practice].filter(wanting).map(term),
        // Arranged on the way goes before missing to the end, however much was missing.
        weight: 2,
        rank: (practice, chosen) =>
          facet.tags[practice].filter((tag) => wanting(tag) && chosen.has(tag[0])).reduce((sum, tag) => sum + (tag[1] === 0 ? 30 : 1), 0),
      });
    }
  }
  return found;
}

/**
 * One pass over the rows. `chosen`: field to Set of option numbers; within a field any will do, between fields all must.
 * In the fields of `together` all of the chosen must be there as well.
 * Returns {rows: those that pass, counts: field to counts by option, without: field to how many more there would be}.
 */
export function count(dims, rows, chosen, together = []) {
  const counts = new Map(dims.map((dim) => [dim.field, new Uint32Array(dim.options.length)]));
  const without = new Map();
  const passing = [];
  const active = dims.filter((dim) => chosen.get(dim.field)?.size);
  for (const row of rows) {
    const failing = active.filter((dim) => {
      const options = new Set(dim.has(row));
      const here = [...chosen.get(dim.field)].filter((option) => options.has(option)).length;
      return together.includes(dim.field) ? here < chosen.get(dim.field).size : !here;
    });
    if (failing.length > 1) continue;
    if (failing.length === 0) passing.push(row);
    else without.set(failing[0].field, (without.get(failing[0].field) ?? 0) + 1);
    // A practice that fails one field only still counts there: choosing in that field would let it in.
    // Not where all must be there: another choice only narrows.
    for (const dim of failing.length ? failing.filter((one) => !together.includes(one.field)) : dims) {
      for (const option of dim.has(row)) counts.get(dim.field)[option]++;
    }
  }
  return { rows: passing, counts, without };
}
