// The site from a folder on a disk, without a server: links lead to the file in a folder, and what needs a server says so.
// Loaded only there. Browsers run no modules from a disk, so pages are as they are without scripts.

document.documentElement.className = "no-js";

const inFolder = (address) => address.replace(/\/(?=[?#]|$)/, "/index.html");

function lead() {
  for (const form of document.forms) form.action = inFolder(form.action);
  for (const one of document.querySelectorAll("noscript")) {
    one.replaceWith(...new DOMParser().parseFromString(one.textContent, "text/html").body.childNodes);
  }
  for (const one of document.querySelectorAll("[data-from-disk]")) one.hidden = false;
  for (const link of document.links) if (link.protocol === "file:") link.href = inFolder(link.href);
}
// It may come when the page is already there.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", lead);
else lead();
