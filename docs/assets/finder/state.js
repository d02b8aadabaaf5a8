// What a visitor asks for, in the address and back: ?q=schuld&themas=a,b&missen=regie&sorteer=nieuw

export function read(dims, address = location) {
  const given = new URLSearchParams(address.search);
  const chosen = new Map();
  for (const dim of dims) {
    // A plain form, as on the home page, gives a field twice where we write its choices with a comma.
    const ids = given.getAll(dim.field).flatMap((some) => some.split(",")).filter(Boolean);
    const numbers = ids.map((id) => dim.options.findIndex(([known]) => known === id)).filter((number) => number >= 0);
    chosen.set(dim.field, new Set(numbers));
  }
  return { q: given.get("q") ?? "", exact: given.has("precies"), together: given.has("samen"), sort: given.get("sorteer") ?? "", chosen };
}

export function write(dims, state) {
  const parts = [];
  if (state.q.trim()) parts.push(`q=${encodeURIComponent(state.q.trim()).replace(/%20/g, "+")}`);
  for (const dim of dims) {
    const ids = [...state.chosen.get(dim.field)].sort((a, b) => a - b).map((number) => dim.options[number][0]);
    if (ids.length) parts.push(`${dim.field}=${ids.join(",")}`);
  }
  if (state.exact) parts.push("precies");
  if (state.together) parts.push("samen");
  if (state.sort) parts.push(`sorteer=${state.sort}`);
  return location.pathname + (parts.length ? `?${parts.join("&")}` : "");
}
