// Practices as data, one small file each, fetched once.

const fetched = new Map();

/** The record of a practice; rejects with an error that knows whether it is `gone` or could not be fetched. */
export function record(folder, id) {
  if (!fetched.has(id)) {
    const asking = (async () => {
      const answer = await fetch(`${folder}${id}.json`);
      if (!answer.ok) throw Object.assign(new Error(id), { gone: answer.status === 404 });
      return answer.json();
    })();
    asking.catch(() => fetched.delete(id));
    fetched.set(id, asking);
  }
  return fetched.get(id);
}

/**
 * Those of the records that could be fetched, in order, and the ids of the others: {found, gone, failed, renamed}.
 * `renamed` has for each id that has another now which it is.
 */
export async function records(folder, ids) {
  const done = await Promise.allSettled(ids.map((id) => record(folder, id)));
  const outcome = { found: [], gone: [], failed: [], renamed: new Map() };
  done.forEach((one, at) => {
    if (one.status === "fulfilled") {
      if (one.value.id !== ids[at]) outcome.renamed.set(ids[at], one.value.id);
      if (!outcome.found.some((practice) => practice.id === one.value.id)) outcome.found.push(one.value);
    } else outcome[one.reason.gone ? "gone" : "failed"].push(ids[at]);
  });
  return outcome;
}

/** An element with attributes and children; text is text, never HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
