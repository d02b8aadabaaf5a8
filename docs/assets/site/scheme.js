// Runs before anything is drawn: says that scripts work here, and which colours the visitor chose.

document.documentElement.className = "js";
if (location.protocol === "file:") {
  document.head.append(Object.assign(document.createElement("script"), { src: new URL("folder.js", document.currentScript.src) }));
}
try {
  document.documentElement.dataset.scheme = localStorage.getItem("sv-kleuren") ?? "";
} catch {
  // Without storage the colours are those of the device.
}
