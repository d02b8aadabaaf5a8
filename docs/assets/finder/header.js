// The search field in the header: "/" goes there, or to the field of the finder when that is on the page.

const field = document.querySelector("#q") ?? document.querySelector("#zoek-boven");

addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field?.focus();
  field?.select();
});
