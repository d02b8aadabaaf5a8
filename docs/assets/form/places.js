// A place that is not in the list yet: who writes about it takes it along, and the editors add it. Nobody has to stop.

import { slug } from "./nearest.js";
import { tell } from "../site/tell.js";
import { tokens } from "./rules/fields.js";
import { words } from "./words.js";

const MOST = 4;

/** Places outside the list that were found or taken, by the id that they will get, with their label. */
export const newPlaces = new Map();

/**
 * Bind the search of every vocabulary of places. `address` is where all places lie (data/formulier/plaatsen.json).
 * Returns `soften(problems, again)`: a place of which only the list does not know is told as a tip, and `again` is
 * called when the places have come that this needs.
 */
export function bindPlaces(form, model, address) {
  let places = null;
  let coming = null;
  const fetched = () =>
    (coming ??= fetch(address)
      .then((answer) => answer.json())
      .then((rows) => {
        places = rows.map(([label, province, , , names]) => ({ id: slug(label).slice(0, 40), label, province, names }));
      })
      .catch(() => {
        coming = null;
      }));
  const boxes = [...form.querySelectorAll("[data-new-place]")].map((line) => line.closest("[data-vocabulary]"));
  for (const box of boxes) bindBox(box, model, fetched, () => places);
  const fields = new Set(boxes.map((box) => box.dataset.field));

  return (problems, again) => {
    const strange = ({ code, path = [], mend }) => code === "onbekend-begrip" && fields.has(path[0]) && !mend;
    const placeOf = ({ path: [field, number] }) => places?.find(({ id }) => id === model.list(field)[number]);
    const unknown = problems.filter(strange);
    if (unknown.length && !places) {
      fetched().then(() => {
        for (const place of unknown.map(placeOf).filter(Boolean)) newPlaces.set(place.id, place.label);
        if (places) again();
      });
    }
    return problems.map((problem) => {
      const place = strange(problem) && placeOf(problem);
      if (!place) return problem;
      return { ...problem, severity: "hint", message: words("newPlaceTold", { plaats: place.label }) };
    });
  };
}

function bindBox(box, model, fetched, places) {
  const { field } = box.dataset;
  const line = box.querySelector("[data-new-place]");
  const search = box.querySelector("input[type=search]");
  const known = new Set([...box.querySelectorAll(".sv-pick__list input")].map((one) => one.value));

  const take = (place) => {
    newPlaces.set(place.id, place.label);
    if (!model.list(field).includes(place.id)) model.set(field, [...model.list(field), place.id]);
    search.value = "";
    search.dispatchEvent(new Event("input", { bubbles: true }));
    model.dispatchEvent(new Event("redraw"));
    tell(words("newPlaceTold", { plaats: place.label }));
    search.focus();
  };
  search.addEventListener("input", async () => {
    const asked = tokens(search.value).join(" ");
    line.hidden = true;
    if (asked.length < 3) return;
    await fetched();
    if (asked !== tokens(search.value).join(" ")) return;
    const found = (places() ?? []).filter(({ id, names }) => !known.has(id) && names.some((name) => name.startsWith(asked)));
    line.hidden = !found.length;
    line.querySelector("span").replaceChildren(
      ...found.slice(0, MOST).flatMap((place) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "sv-button" });
        button.textContent = words("newPlace", { plaats: `${place.label} (${place.province})` });
        button.addEventListener("click", () => take(place));
        return [button, " "];
      }),
    );
  });
}
