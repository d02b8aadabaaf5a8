// Pointing at a partner in the network leaves only its own lines in sight.

const net = document.querySelector("#net");

function point(id) {
  net?.classList.toggle("is-pointing", Boolean(id));
  for (const line of net?.querySelectorAll("[data-ends]") ?? []) {
    line.classList.toggle("is-near", line.dataset.ends.split(" ").includes(id));
  }
}
for (const node of net?.querySelectorAll("[data-node]") ?? []) {
  node.addEventListener("pointerenter", () => point(node.dataset.node));
  node.addEventListener("pointerleave", () => point(null));
}
