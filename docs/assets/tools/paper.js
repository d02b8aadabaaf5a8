// What stands at the foot of a printed page whose address a script made: that address, and a code that leads to it.

import { encode } from "../vendor/uqr.js";

/** Let the foot of the printed page lead to this address. */
export function leadTo(address) {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y + 0.5}h1` : "")).join("")).join("");
  const code = document.querySelector(".sv-paper__code");
  code.setAttribute("viewBox", `0 0 ${size} ${size}`);
  code.querySelector("path").setAttribute("d", path);
  document.querySelector(".sv-paper__address").textContent = address;
}
