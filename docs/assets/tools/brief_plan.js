// Which practices a sheet for a meeting is made of: rows of the catalogue, chosen and put in order.

const term = (tag) => (Array.isArray(tag) ? tag[0] : tag);
const GUIDES = 1;
const ALIKE = 3;

/** How many stories of each standing (arranged, missing, there), by how much there is to tell: two sides of paper hold no more. */
const room = (missing) => (missing === 1 ? [3, 2, 2] : missing === 2 ? [2, 2, 1] : missing === 3 ? [2, 1, 1] : [1, 1, 0]);

/**
 * What the sheet is made of. `have` and `miss`: dimensions; `chosen`: {have, miss}, numbers of options.
 * Returns {parts: for each that is missing {number, stories: rows by standing, guides: rows}, alike: rows}.
 */
export function plan(catalogue, have, miss, chosen) {
  const near = (row) => have.facet.tags[row].filter((tag) => chosen.have.includes(term(tag))).length;
  // A guide names first what it is most about.
  const place = (row, number) => miss.facet.tags[row].findIndex((tag) => term(tag) === number);
  const own = (row) => !catalogue.elsewhere?.[row];
  // Who sat at most of our table first; of these the best documented, then as the catalogue has them.
  const inOrder = (rows) => rows.sort((a, b) => near(b) - near(a) || catalogue.documented[b] - catalogue.documented[a] || a - b);
  const most = room(chosen.miss.length);
  const parts = chosen.miss.map((number) => {
    const stories = miss.facet.standings.map(() => []);
    const guides = [];
    miss.facet.tags.forEach((tags, row) => {
      const tag = tags.find((one) => term(one) === number);
      if (tag === undefined || !own(row)) return;
      if (Array.isArray(tag)) stories[tag[1]].push(row);
      else if (catalogue.kind[row] === 1) guides.push(row);
    });
    return { number, stories: stories.map((rows, n) => inOrder(rows).slice(0, most[n] ?? 1)), guides: inOrder(guides).sort((a, b) => place(a, number) - place(b, number)).slice(0, GUIDES) };
  });
  const used = new Set(parts.flatMap(({ stories }) => stories.flat()));
  const stories = have.facet.tags.map((_, row) => row).filter((row) => catalogue.kind[row] === 0 && own(row) && !used.has(row));
  // One of many at the table is no table alike.
  const enough = Math.max(2, chosen.have.length - 1);
  const alike = chosen.have.length < 2 ? [] : inOrder(stories.filter((row) => near(row) >= enough)).slice(0, ALIKE);
  return { parts, alike };
}
