// A picture that goes with the text: drawn anew and small, so that place and camera stay behind.

import { plainName } from "../site/name.js";
import { words } from "./words.js";

const WIDEST = 1600;
const LEAST = 200;
const HEAVIEST = 900_000;

/** Bind the field for a picture; returns a function that shows again what the model has. */
export function bindPicture(form, model) {
  const box = form.querySelector("#picture");
  if (!box) return () => {};
  const $ = (selector) => box.querySelector(selector);
  const shown = $("[data-shown]");
  const refused = $("[data-refused]");
  const said = { alt: $("#picture-alt"), title: $("#picture-title"), heading: $("#picture-where") };

  const refuse = (why) => {
    refused.textContent = why;
    refused.hidden = !why;
  };
  const change = (changed) => {
    model.picture = { ...model.picture, ...changed };
    model.changed("picture");
  };
  for (const [name, control] of Object.entries(said)) control.addEventListener("input", () => change({ [name]: control.value.trim() }));
  $("#picture-card").addEventListener("change", (event) => change({ card: event.target.checked }));
  $("[data-remove]").addEventListener("click", () => {
    model.picture = null;
    model.changed("picture");
    draw();
    $("[data-picture]").focus();
  });
  $("[data-picture]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    refuse("");
    try {
      const image = await createImageBitmap(file);
      if (Math.min(image.width, image.height) < LEAST) return refuse(words("pictureSmall", { breed: image.width, hoog: image.height }));
      change({ ...(await drawnAnew(image)), name: `${plainName(file.name.replace(/\.\w+$/, "")) || "foto"}.jpg`, alt: said.alt.value.trim(), title: said.title.value.trim(), heading: said.heading.value, card: $("#picture-card").checked });
      draw();
      said.alt.focus();
    } catch {
      refuse(words("pictureBad"));
    }
  });

  async function draw() {
    const { picture } = model;
    shown.hidden = !picture;
    if (!picture) return;
    said.alt.value = picture.alt;
    said.title.value = picture.title;
    if (picture.heading) said.heading.value = picture.heading;
    $("#picture-card").checked = picture.card;
    const bytes = bytesOf(picture);
    const image = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const canvas = $("canvas");
    Object.assign(canvas, { width: Math.min(480, image.width), height: Math.round((image.height * Math.min(480, image.width)) / image.width) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    $("[data-said]").textContent = words("pictureSaid", { breed: image.width, hoog: image.height, kb: Math.round(bytes.length / 1000) });
  }
  return draw;
}

/** The bytes of a picture of the model. */
export const bytesOf = (picture) => Uint8Array.from(atob(picture.data), (sign) => sign.charCodeAt(0));

async function drawnAnew(image) {
  for (const [side, quality] of [[WIDEST, 0.85], [WIDEST, 0.7], [1200, 0.7], [960, 0.6]]) {
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
    const brush = canvas.getContext("2d");
    // A picture with nothing behind it would be black in a JPEG.
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality })).arrayBuffer());
    if (bytes.length <= HEAVIEST || side === 960) {
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return { data: btoa(text), width: canvas.width, height: canvas.height };
    }
  }
}
