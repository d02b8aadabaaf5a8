// "Zet in mijn training" on the page of a practice: at the end of the training that is being put together.

import { read, write } from "../builder/address.js";
import { tell } from "./tell.js";
import { kept, keepTraining } from "./training.js";

document.querySelector("a[data-add-to-training]")?.addEventListener("click", (event) => {
  // In a new window, or where nothing can be kept, it is a link like any other.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.currentTarget;
  const { now } = kept();
  const training = read(now);
  training.parts.push({ ref: link.dataset.addToTraining });
  if (!keepTraining(write(training))) return;
  event.preventDefault();
  const words = link.dataset;
  const look = { label: words.look, run: () => location.assign(link.href.split(/[?#]/)[0]) };
  tell(words.done.replace("#", training.parts.length), look);
});
