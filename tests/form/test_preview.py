"""A preview is the page that will be made of a text, and nothing in it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from browser import faults, needs_browser
from conftest import SMALL
from trust.cases import CASES, QUIET

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

SAME = """async () => {
  const root = new URL("../../", location.href).href;
  const [{ bodyOf }, { Practice, vocabulariesOf }, { use }] = await Promise.all(["preview", "practice", "table"].map(engine));
  const vocabularies = vocabulariesOf(await data("begrippen"));
  const known = await data("praktijken");
  const schemas = { verhaal: await data("verhaal"), handreiking: await data("handreiking") };
  use(await data("regels"));
  const text = async (address) => (await fetch(address)).text();
  const apart = [];
  let many = 0;
  for (const [id, kind] of known) {
    const schema = schemas[kind];
    if (!schema) continue;
    const address = `${root}${schema.kind.folder}/${id}/`;
    const page = new DOMParser().parseFromString(await text(address), "text/html").querySelector(".sv-text");
    const practice = new Practice(await text(`${root}data/bron/${schema.kind.folder}/${id}.md`), { id, schema, vocabularies });
    const here = document.createElement("div");
    here.append(bodyOf(practice, { root, all: known, prefix: "" }));
    const html = (element) => {
      for (const link of element.querySelectorAll("a[href]")) {
        const href = link.getAttribute("href");
        if (!href.startsWith("#")) link.setAttribute("href", new URL(href, address).href);
      }
      // A picture is cut to size by the build: here it is told what will be seen.
      for (const picture of element.querySelectorAll(".sv-picture")) picture.outerHTML = `<em>[${picture.querySelector("img").alt}]</em>`;
      return element.innerHTML.trim();
    };
    many += html(page).length > 500 ? 1 : 0;
    if (html(page) !== html(here)) apart.push(id);
  }
  return [many, apart];
}"""
PREVIEW = """async (texts) => {
  window.ran = [];
  window.alert = (what) => window.ran.push(what);
  const { preview } = await engine("preview");
  const [vocabularies, rules] = await Promise.all(["begrippen", "regels"].map(data));
  const schemas = { verhaal: await data("verhaal"), handreiking: await data("handreiking") };
  const box = document.querySelector("#preview");
  const seen = [];
  for (const [id, kind, text] of texts) {
    box.replaceChildren(await preview(text, { kind, id, schema: schemas[kind], vocabularies, rules }));
    for (const element of box.querySelectorAll("*")) {
      element.dispatchEvent(new Event("mouseover", { bubbles: true }));
      for (const { name, value } of element.attributes) {
        if (/^on|^style$|^srcdoc$/.test(name) || (/^(?:href|src|action|data)$/.test(name) && /^\\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(value))) seen.push(`${id}: ${element.outerHTML}`);
      }
      if (/^(?:script|iframe|object|embed|base|form|style|link|meta|math)$/i.test(element.tagName)) seen.push(`${id}: ${element.outerHTML}`);
      if (element.tagName === "IMG") seen.push(`${id}: ${element.outerHTML}`);
      if (element.id && !element.id.startsWith("voorbeeld-")) seen.push(`${id}: ${element.outerHTML}`);
    }
  }
  await new Promise((done) => setTimeout(done));
  return [seen, window.ran];
}"""


def shown(page: Page, texts: list[list[str]]) -> tuple[list[str], list[Any]]:
    seen, ran = page.evaluate(PREVIEW, texts)
    return seen, ran


def test_the_text_is_that_of_the_page(real_engine: Page) -> None:
    many, apart = real_engine.evaluate(SAME)
    assert many > 100
    assert apart == []


def test_nothing_that_is_typed_runs(small_engine: Page) -> None:
    files = [item for case in CASES for item in case.files.items()] + list(QUIET.items())
    texts: list[list[str]] = []
    for place, raw in files:
        kind = {"verhalen": "verhaal", "handreikingen": "handreiking"}.get(place.partition("/")[0])
        if kind and place.endswith(".md"):
            text = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
            texts.append([f"{len(texts)}", kind, text])
    assert len(texts) > 300
    assert shown(small_engine, texts) == ([], [])


def test_it_shows_what_the_page_shows(small_engine: Page, browser: Browser) -> None:
    text = (SMALL / "practices" / "verhalen" / "aan-de-deur.md").read_text(encoding="utf-8")
    assert shown(small_engine, [["aan-de-deur", "verhaal", text]]) == ([], [])
    small_engine.evaluate(
        "document.querySelector('#form').hidden = false; for (const step of document.querySelectorAll('[data-step]')) step.hidden = false"
    )
    here = small_engine.locator("#preview")
    said = " ".join(here.inner_text().split())
    page = browser.new_page()
    page.goto(small_engine.url.replace("bijdragen/verhaal-schrijven/", "verhalen/aan-de-deur/"))
    for part in (
        ".sv-lead",
        ".sv-stand-head",
        ".sv-chip",
        ".sv-stands__told",
        ".sv-facts dt",
        ".sv-facts dd",
        ".sv-sources li",
        ".sv-outcomes li",
    ):
        for shown_there in page.locator(f"main {part}").all_inner_texts():
            assert " ".join(shown_there.split()).casefold() in said.casefold(), part
    page.close()
    ids = here.evaluate("(box) => [...box.querySelectorAll('[id]')].map((one) => one.id)")
    assert ids
    assert all(id.startswith("voorbeeld-") for id in ids), "none is taken for one of the form"
    assert [fault for fault in faults(small_engine) if "preview" in str(fault)] == []


def test_of_what_cannot_be_read_nothing_is_shown(small_engine: Page) -> None:
    assert shown(small_engine, [["x", "verhaal", "---\ntitle: [open]]\n---\nTekst."]]) == ([], [])
    assert small_engine.locator("#preview").inner_text() == ""
