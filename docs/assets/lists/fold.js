// A long list begins short; a button shows the rest of it. Paper has all of it, as has who searches within the page.

const SHORT = 12;
const REST = 4; // as many more are not worth a button

/** Shorten every list of cards below `[data-fold]`. `words.rest`: what the button says, with "#" for how many. */
export function fold(words) {
  const opened = history.state?.opened ?? [];
  document.querySelectorAll("[data-fold]").forEach((list, number) => {
    const short = Number(list.dataset.fold) || SHORT;
    const rest = [...list.children].slice(short);
    if (rest.length <= REST || opened.includes(number)) return;
    for (const card of rest) card.classList.add("sv-later");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "sv-button sv-no-print sv-unfold" });
    button.textContent = words.rest.replace("#", rest.length);
    button.addEventListener("click", () => {
      open(list, rest, button);
      rest[0].querySelector("a").focus();
      // Who comes back finds the list as it was left.
      history.replaceState({ ...history.state, opened: [...(history.state?.opened ?? []), number] }, "");
    });
    list.after(button);
  });
}

function open(list, rest, button) {
  for (const card of rest) card.classList.remove("sv-later");
  button.remove();
}
