// Fills in what a template of the page leaves open. Text is text: nothing in the data becomes HTML.

/** A copy of a template, filled in; see `fragments/preview.html` for what may stand in it. */
export function filledIn(template, data) {
  const copy = template.content.cloneNode(true);
  for (const child of [...copy.children]) fill(child, data);
  return copy;
}

function fill(element, data) {
  const { each, if: asked, text, href, id, node } = element.dataset;
  if (each !== undefined) {
    delete element.dataset.each;
    const items = data[each] ?? [];
    const copies = items.map((item) => {
      const copy = element.cloneNode(true);
      fill(copy, typeof item === "object" ? item : { text: item });
      return copy;
    });
    element.replaceWith(...copies);
    return;
  }
  if (asked !== undefined) {
    const value = data[asked];
    if (!value || value.length === 0) {
      element.remove();
      return;
    }
  }
  if (id !== undefined) element.id = data[id];
  if (href !== undefined) {
    // Only what leads to a page: the form checks addresses as well, but a preview must not wait for that.
    if (/^(?:https?:|mailto:|[./#?])/iu.test(data[href] ?? "")) element.setAttribute("href", data[href]);
  }
  if (text !== undefined) element.textContent = data[text] ?? "";
  else if (node !== undefined) element.replaceChildren(data[node] ?? "");
  else for (const child of [...element.children]) fill(child, data);
  for (const name of ["if", "text", "href", "id", "node"]) delete element.dataset[name];
}
