// Says something in the line at the foot of the window, where a screen reader hears it too.

const line = document.querySelector("#tell");
let gone;

/** Show a message; `act` is a button's {label, run}, for what can be undone. Goes away by itself, but not while used. */
export function tell(message, act) {
  clearTimeout(gone);
  line.replaceChildren(message);
  if (act) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: act.label });
    button.addEventListener("click", () => {
      line.replaceChildren();
      act.run();
    });
    line.append(" ", button);
  }
  const clear = () => {
    if (line.matches(":hover, :focus-within")) gone = setTimeout(clear, 2000);
    else line.replaceChildren();
  };
  gone = setTimeout(clear, act ? 12000 : 6000);
}

/** Copy a text, and tell whether that was allowed; without https a browser has no clipboard for us. */
export async function copy(text, done, failed) {
  try {
    await navigator.clipboard.writeText(text);
    tell(done);
  } catch {
    tell(failed);
  }
}
