// On a page that leads on: goes to the page itself, with the question and the place that stood behind the address.
// Not a module: it has to work from a folder on a disk as well, and before anything is drawn.

const target = new URL(document.currentScript.dataset.target, location);
if (location.protocol === "file:") target.pathname = target.pathname.replace(/\/$/, "/index.html");
target.search = location.search;
if (location.hash) target.hash = location.hash;
location.replace(target);
