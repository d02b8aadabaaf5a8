// What stands at the foot of a printed page whose address a script made: that address, and a code that leads to it.

import { encode } from "../vendor/uqr.js";

/** Let the foot of the printed page lead to this address. */
export function leadTo(address) {
  const code = document.querySelector(".sv-paper__code");
  const line = document.querySelector(".sv-paper__address");
  // A site that does not know where it stands has no such foot.
  if (!code || !line) return;
  line.textContent = address;
  line.dataset.made = "yes";
  let drawing;
  try {
    drawing = encode(address, { ecc: "M", border: 4 });
  } catch {
    // Too long for any code: then the address has to do.
    code.setAttribute("hidden", "");
    return;
  }
  const { data, size } = drawing;
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y + 0.5}h1` : "")).join("")).join("");
  code.removeAttribute("hidden");
  code.setAttribute("viewBox", `0 0 ${size} ${size}`);
  code.querySelector("path").setAttribute("d", path);
}
