// Dragging an item of a list to another place, with mouse, pen or finger. Who cannot drag has buttons (WCAG 2.5.7).

const EDGE = 80; // of the window, in pixels: nearer than this it moves along
const STEP = 12;

/**
 * Make the items of `list` movable by what matches `grip`; `moved(from, to)` is called when one was dropped elsewhere.
 */
export function draggable(list, grip, moved) {
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(grip);
    if (!handle || event.button) return;
    const item = handle.closest("li");
    const items = [...list.children];
    const from = items.indexOf(item);
    let to = from;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    item.classList.add("is-dragged");

    const clear = () => items.forEach((one) => one.classList.remove("is-before", "is-after"));
    const move = ({ clientY }) => {
      if (clientY < EDGE) scrollBy(0, -STEP);
      else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
      // Where it would land: before the first whose middle lies below the pointer.
      const others = items.filter((one) => one !== item);
      const next = others.findIndex((one) => {
        const { top, height } = one.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      to = next < 0 ? others.length : next;
      clear();
      if (to === from) return;
      if (next < 0) others.at(-1)?.classList.add("is-after");
      else others[next].classList.add("is-before");
    };
    const stop = (done) => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", drop);
      handle.removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", escape, true);
      item.classList.remove("is-dragged");
      clear();
      if (done && to !== from) moved(from, to);
    };
    const drop = () => stop(true);
    const cancel = () => stop(false);
    const escape = (pressed) => pressed.key === "Escape" && cancel();
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", cancel);
    addEventListener("keydown", escape, true);
  });
}
