"""The form: from nothing, a paste, a file or a practice to something that can be handed in, in a real browser."""

from __future__ import annotations

import io
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Error

from browser import STANDARDS, faults, needs_browser, served
from conftest import Repository, published
from samenverder.contribute.received import received
from samenverder.rules import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = needs_browser

FORM, GUIDE = "/bijdragen/verhaal-schrijven/", "/bijdragen/handreiking-schrijven/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'self'; form-action 'self'"
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The small library, with an address of the editors."""
    return Repository(tmp_path_factory.mktemp("form") / "repo")


@pytest.fixture(scope="module")
def small(repository: Repository) -> Iterator[str]:
    """The address at which it is served."""
    before = os.environ.get("CONTACT")
    os.environ["CONTACT"] = "mailto:redactie@voorbeeld.nl"
    # Until the last test of this file: some build it anew.
    try:
        with served(repository.build()) as address:
            yield address
    finally:
        os.environ.pop("CONTACT")
        if before is not None:
            os.environ["CONTACT"] = before


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A visitor with a clean profile."""
    contexts: list[BrowserContext] = []

    def arrive(site: str, **options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=site,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            **options,
        )
        contexts.append(context)
        return context

    yield arrive
    for context in contexts:
        context.close()


def opened(context: BrowserContext, address: str = FORM) -> Page:
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.wrong = wrong  # type: ignore[attr-defined]
    page.goto(address)
    ready(page)
    return page


def ready(page: Page) -> None:
    page.locator("#form:not([hidden])").wait_for()
    page.locator("[data-where]", has_text="Stap").wait_for(state="attached")


def step(page: Page, name: str) -> None:
    page.evaluate(f"location.hash = 'stap-{name}'")
    page.locator(f"#stap-{name}").wait_for()


def is_kept(page: Page) -> None:
    """Wait until the browser has it."""
    page.locator("#saved", has_text="Bewaard in deze browser om").wait_for()
    page.wait_for_timeout(400)


def the_file(page: Page) -> str:
    step(page, "klaar")
    page.wait_for_function("() => document.querySelector('#file').textContent !== ''")
    page.wait_for_timeout(500)
    return page.locator("#file").text_content() or ""


def saved(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as downloading:
        page.locator("[data-way=file]").click()
    return downloading.value.suggested_filename, downloading.value.path().read_bytes()


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def reach(self, name: str, *, back: bool = False, field: bool = False) -> None:
        """Go from one thing to the next until the one of this name (where one can write, for a `field`) has the focus."""
        for _ in range(150):
            self.press("Shift+Tab" if back else "Tab")
            here = self.page.evaluate("""() => {
                const one = document.activeElement;
                const label = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? '';
                return [label.replace(/\\s+/g, ' ').trim(), one.matches('input, textarea')];
            }""")
            if here[0].startswith(name) and (here[1] or not field):
                return
        raise AssertionError(f"the keyboard does not reach '{name}'")

    def fill(self, name: str, text: str) -> None:
        self.reach(name, field=True)
        self.page.keyboard.type(text)

    def go(self, name: str) -> None:
        self.reach(name)
        self.press("Enter")


def test_a_whole_story_by_keyboard_survives_a_crash_and_is_right(
    visitor: Callable[..., BrowserContext], small: str, repository: Repository
) -> None:
    context = visitor(small)
    page = opened(context)
    keys = Keys(page)
    page.locator("h1").focus()
    keys.fill("Titel", "Samen de trap op in Noord")
    keys.fill(
        "Samenvatting",
        "Buren en een corporatie maakten samen een trap schoon. Daarna groetten ze elkaar weer op straat.",
    )
    keys.fill("Periode", "2025")
    keys.go("Verder: Het verhaal")
    keys.fill("Aanleiding", "De trap was vies en niemand voelde zich eigenaar.")
    keys.fill("Aanpak", "De corporatie kwam met bezems en de buren met koffie.")
    is_kept(page)

    # The page is killed while somebody is writing.
    with suppress(Error):
        page.goto("chrome://crash")
    page.close()
    page = opened(context)
    keys.page = page
    assert "teruggezet" in page.locator("#resumed").inner_text()
    assert page.locator("#f-title").input_value() == "Samen de trap op in Noord"
    step(page, "tekst")
    assert page.locator("#k-1").input_value().startswith("De trap was vies")
    keys.fill("Opbrengst", "De trap bleef schoon, vertelt de corporatie.")
    keys.fill("Wat was nodig", "Er kwam vertrouwen, omdat iedereen zelf een bezem vasthield.")
    keys.fill("Lessen", "Begin met iets wat je samen kunt doen.")
    keys.go("Verder: Wie en wat")
    keys.reach("De buurt", field=True)
    keys.press("Space")
    keys.go("Voeg toe: Vertrouwen")
    # A radio group is one stop; the arrow chooses.
    keys.reach("was er", field=True)
    keys.press("ArrowRight")
    keys.go("Verder: Hoe weet je dat?")
    keys.fill("Titel", "Jaarverslag 2025")
    keys.fill("Vindplaats", "bij de corporatie, bladzijde 4")
    keys.go("Verder: Nakijken en insturen")
    page.locator("#problems li", has_text="Bronnen").wait_for()
    assert page.locator("#problems").inner_text().startswith("tip"), (
        "that nothing refers to a source is a hint"
    )

    keys.reach("Het verhaal", back=True)
    keys.press("Enter")
    keys.reach("Opbrengst", field=True)
    keys.press("Control+End")
    keys.go("[1] Jaarverslag 2025")
    text = the_file(page)
    page.locator("#done:not([hidden])").wait_for()
    assert "  - vertrouwen: gekregen\n" in text
    assert "vertelt de corporatie. [1]\n" in text

    name, raw = saved(page)
    assert name == "samen-de-trap-op-in-noord.md"
    assert raw.decode() == text
    assert page.wrong == []  # type: ignore[attr-defined]
    repository.write({f"verhalen/{name}": raw})
    library = repository.read()
    assert [str(problem) for problem in check(library, [f"practices/verhalen/{name}"])] == []
    site = repository.build()
    assert "Samen de trap op in Noord" in (site / "verhalen/samen-de-trap-op-in-noord/index.html").read_text(
        encoding="utf-8"
    )


def test_the_address_of_the_forge_holds_the_whole_text_while_it_fits(
    visitor: Callable[..., BrowserContext], small: str
) -> None:
    page = opened(visitor(small))
    page.locator("#f-title").fill('Wat kost 100%? "Alles" & méér + niets')
    step(page, "tekst")
    page.locator("#k-1").fill("Eén regel.\n\nNog één: a+b & c=d #5 [1] ë")
    text = the_file(page)
    link = page.locator("[data-way=forge]")
    address = urlsplit(link.get_attribute("href") or "")
    asked = parse_qs(address.query)
    assert address.path == "/samen-verder/samen-verder/new/main"
    assert asked["filename"] == ["practices/verhalen/wat-kost-100-alles-meer-niets.md"]
    assert asked["value"] == [text]

    step(page, "tekst")
    page.locator("#k-2").fill("Een zin die lang genoeg is. " * 250)
    text = the_file(page)
    address = urlsplit(link.get_attribute("href") or "")
    assert parse_qs(address.query).keys() == {"filename"}
    assert "klembord" in page.locator("[data-too-long]").inner_text()
    link.evaluate("(one) => one.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    page.locator("#tell", has_text="klembord").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_mail_and_copy(visitor: Callable[..., BrowserContext], small: str) -> None:
    page = opened(visitor(small))
    page.locator("#f-title").fill("Koffie & thee: 100% samen")
    text = the_file(page)
    page.locator("[data-way=copy]").click()
    page.locator("#tell", has_text="gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == text
    # Chromium here has no program for mail: what it is asked is seen in the request that it makes.
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("framenavigated", lambda frame: asked.append(frame.url))
    with page.expect_download() as downloading:
        page.locator("[data-way=mail]").click()
    assert downloading.value.suggested_filename == "koffie-thee-100-samen.md"
    page.locator("[data-after]:not([hidden])").wait_for()


def test_without_a_forge_and_editors_nobody_comes_to_a_dead_end(
    visitor: Callable[..., BrowserContext], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONTACT", raising=False)
    folder = Repository(tmp_path / "repo").build(edit_uri="")
    with served(folder) as site:
        page = opened(visitor(site))
        step(page, "klaar")
        assert page.locator("[data-way]").evaluate_all("(all) => all.map((one) => one.dataset.way)") == [
            "file",
            "copy",
        ]
        assert "geen mailadres" in page.locator("#hand-in").inner_text()
        assert saved(page)[0] == "mijn-verhaal.md"
        page.goto(f"{site}/verhalen/aan-het-werk/")
        links = page.locator(".sv-better a").all_inner_texts()
        assert links == ["Verbeter dit verhaal", "Wij deden dit ook", "Bijdragen"]


def test_the_editors_are_told_that_they_have_no_address(
    repository: Repository, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONTACT", raising=False)
    caplog.set_level("INFO")
    repository.build()
    assert any("contact" in line and "CONTACT" in line for line in caplog.messages)


def test_real_practices_come_back_to_the_byte(visitor: Callable[..., BrowserContext], site: str) -> None:
    context = visitor(site)
    for path in (*published("verhalen")[:3], *published("handreikingen")[:2]):
        page = opened(
            context,
            f"{GUIDE if path.parent.name == 'handreikingen' else FORM}?praktijk={path.stem}#stap-klaar",
        )
        assert "Je verbetert" in page.locator("#resumed").inner_text()
        name, raw = saved(page)
        assert name == path.name
        assert raw == path.read_bytes()
        assert (
            page.locator("[data-way=forge]").get_attribute("href")
            == f"https://github.com/samen-verder/samen-verder/edit/main/practices/{path.parent.name}/{path.name}"
        )
        page.close()


def test_one_change_in_a_practice_changes_its_own_line(
    visitor: Callable[..., BrowserContext], site: str
) -> None:
    path = published("verhalen")[0]
    page = opened(visitor(site), f"{FORM}?praktijk={path.stem}")
    page.locator("#f-title").fill("Een andere titel")
    new = the_file(page).split("\n")
    old = path.read_text(encoding="utf-8").split("\n")
    assert [line for line, was in zip(new, old, strict=True) if line != was] == ["title: Een andere titel"]


def test_a_list_within_a_group_has_a_line_for_each(visitor: Callable[..., BrowserContext], site: str) -> None:
    path = next(
        path for path in published("handreikingen") if "    kolommen:\n" in path.read_text(encoding="utf-8")
    )
    page = opened(visitor(site), f"{GUIDE}?praktijk={path.stem}#stap-tekst")
    page.locator("#stap-tekst .sv-form__more summary").click()
    columns = [box for box in page.locator("[data-within=kolommen]").all() if box.input_value()]
    assert "\n" in columns[0].input_value()
    columns[0].fill(columns[0].input_value() + "\nNog een kolom")
    old = path.read_text(encoding="utf-8").split("\n")
    new = the_file(page).split("\n")
    changed = [line for line in new if line not in old]
    assert any("Nog een kolom" in line for line in changed)
    assert page.locator("#form").inner_text().count("<textarea") == 0


PAGE = """
<html><head><title>Weg</title><style>p{}</style></head><body>
<nav><a href="/">Home</a><a href="/nieuws">Nieuws</a></nav>
<h1>Samen sterk in de buurt van Ede</h1>
<script>window.ran = 1</script><img src="x" onerror="window.ran = 2">
<p>Lees <a href="javascript:window.ran=3">dit</a> en <a href="https://voorbeeld.nl/rapport?a=1">het rapport</a>.</p>
<h2>Achtergrond van het project</h2>
<p>In 2019 liepen de schulden op bij de <b>woningcorporatie</b>. <span style="display:none">verborgen</span></p>
<h2>Werkwijze</h2>
<ul><li>Eerst <em>koffie</em></li><li>Dan een plan<ul><li>met de gemeente</li></ul></li></ul>
<table><tr><th>Jaar</th><th>Mensen</th></tr><tr><td>2019</td><td>12</td></tr><tr><td>2021</td><td>30</td></tr></table>
<h2>Resultaten</h2><p>Dertig mensen kregen hulp.</p>
<h2>Wat hebben we geleerd?</h2><p class="MsoListParagraph" style="mso-list:l0"><span style="mso-list:Ignore">·   </span>Begin klein.</p>
<footer>Cookies</footer></body></html>
"""
PASTE = """([selector, html]) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'plat');
    document.querySelector(selector).dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_pasted_page_becomes_a_story(visitor: Callable[..., BrowserContext], site: str) -> None:
    page = opened(visitor(site))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#start summary").click()
    page.evaluate(PASTE, ["#pasted", PAGE])
    page.locator("#sort").click()
    places = page.locator("#sorted select").evaluate_all("(all) => all.map((one) => one.value)")
    assert places[0] == "veld:title"
    assert set(places) >= {"Aanleiding", "Aanpak", "Opbrengst", "Lessen"}
    page.locator("#take").click()
    text = the_file(page)
    assert "title: Samen sterk in de buurt van Ede\n" in text
    parts = [part.partition("\n") for part in re.split(r"^## ", text, flags=re.MULTILINE)]
    sections = {heading: said.strip() for heading, _, said in parts}
    assert "bij de **woningcorporatie**" in sections["Aanleiding"]
    assert "[het rapport](https://voorbeeld.nl/rapport?a=1)" in text
    assert "- Eerst *koffie*\n- Dan een plan\n  - met de gemeente" in sections["Aanpak"]
    assert "| Jaar | Mensen |\n| --- | --- |\n| 2019 | 12 |" in sections["Aanpak"]
    assert "Dertig mensen" in sections["Opbrengst"]
    assert "- Begin klein." in sections["Lessen"]
    assert not re.search("javascript|verborgen|Cookies|Nieuws|ran =", text)
    assert page.evaluate("window.ran") is None
    step(page, "wat")
    assert page.locator("[data-field=periode] [data-offers] button").inner_text() == "+ 2019-2021"
    step(page, "wie")
    for field, label in [
        ("partners", "Woningcorporatie"),
        ("plaatsen", "Ede"),
        ("themas", "Schulden en armoede"),
    ]:
        page.locator(f"[data-field={field}]").get_by_role("button", name=f"Voeg toe: {label}").click()
        assert label in page.locator(f"[data-field={field}] [data-chosen]").inner_text()
    no = page.locator("[data-field=partners]").get_by_role("button", name="Niet voorstellen: Gemeente")
    no.click()
    page.reload()
    ready(page)
    step(page, "wie")
    assert no.count() == 0, "what was refused is not offered again"
    assert [address for address in asked if not address.startswith(site)] == []
    assert page.wrong == []  # type: ignore[attr-defined]


ATTACKS = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "[klik](javascript:window.ran=1)",
    "<svg onload=window.ran=1>",
    "![x](x' onerror='window.ran=1)",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "</textarea><script>window.ran = 1</script>",
    '"><a href="javascript:window.ran=1">x</a>',
]


def test_what_is_typed_runs_nowhere(visitor: Callable[..., BrowserContext], small: str) -> None:
    page = opened(visitor(small))
    all_of_it = "\n\n".join(ATTACKS)
    page.locator("#f-title").fill(ATTACKS[0])
    page.locator("#f-samenvatting").fill(" ".join(ATTACKS))
    step(page, "tekst")
    page.locator("#k-1").fill(all_of_it)
    step(page, "bewijs")
    page.locator("[data-field=bronnen] input, [data-field=bronnen] textarea").evaluate_all(
        "(all, said) => all.forEach((one) => { one.value = said; one.dispatchEvent(new Event('input', { bubbles: true })); })",
        "javascript:window.ran=1",
    )
    step(page, "klaar")
    page.locator("#preview h1").wait_for()
    for one in page.locator("#preview a, #preview button").all():
        one.dispatch_event("click")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert (
        page.locator("#preview :is(script, iframe, svg[onload], img[onerror], a[href^=javascript])").count()
        == 0
    )
    assert page.locator("#problems").inner_text() != ""
    page.reload()
    ready(page)
    step(page, "tekst")
    assert page.locator("#k-1").input_value() == all_of_it
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("name", ["wat", "tekst", "wie", "bewijs", "klaar"])
def test_every_step_can_be_used_by_everyone(
    visitor: Callable[..., BrowserContext], site: str, name: str
) -> None:
    path = published("verhalen")[0]
    page = opened(visitor(site), f"{FORM}?praktijk={path.stem}#stap-{name}")
    page.locator("#form details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    found: dict[str, list[str]] = {}
    for width, darks in {1280: (False, True), 360: (False,), 320: ()}.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.locator("#guide").evaluate("(one) => (one.open = true)")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{width}, too wide"] = ["reflow"]
        for dark in darks:
            page.emulate_media(color_scheme="dark" if dark else "light")
            # Between schemes only colours differ.
            if wrong := faults(page, rules=["color-contrast"] if dark else STANDARDS):
                found[f"{width}, {'dark' if dark else 'light'}"] = [name for name, _ in wrong]
    assert found == {}


def test_works_under_a_strict_policy(visitor: Callable[..., BrowserContext], small: str) -> None:
    context = visitor(small)

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    context.route(f"**{FORM}*", with_policy)
    page = opened(context)
    page.locator("#f-title").fill("Onder een streng beleid")
    page.locator("[data-picture]").set_input_files(
        {"name": "Tafel é.png", "mimeType": "image/png", "buffer": a_picture("PNG")}
    )
    step(page, "tekst")
    page.locator("#picture [data-said]", has_text="punten").wait_for()
    step(page, "klaar")
    page.locator("#preview h1").wait_for()
    saved(page)
    assert page.wrong == []  # type: ignore[attr-defined]


def a_picture(kind: str, size: tuple[int, int] = (2400, 1200)) -> bytes:
    image = Image.new("RGB", size, "green")
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Een camera"
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_picture_goes_along_without_its_place(
    visitor: Callable[..., BrowserContext], small: str, tmp_path: Path
) -> None:
    context = visitor(small)
    page = opened(context)
    page.locator("#f-title").fill("Met een foto")
    step(page, "tekst")
    page.locator("#k-1").fill("De tafel stond klaar.")
    page.locator("[data-picture]").set_input_files(
        {"name": "IMG 0042.JPG", "mimeType": "image/jpeg", "buffer": a_picture("JPEG")}
    )
    page.locator("#picture-alt").wait_for()
    page.locator("#todo", has_text="Een foto").wait_for()
    page.locator("#picture-alt").fill("Zes mensen aan een tafel")
    page.locator("#picture-title").fill("De eerste avond. Foto: Wijkteam Noord")
    is_kept(page)
    page.close()
    page = opened(context)
    text = the_file(page)
    assert (
        '![Zes mensen aan een tafel](met-een-foto/img-0042.jpg "De eerste avond. Foto: Wijkteam Noord")'
        in text
    )
    assert "beeld: img-0042.jpg\n" in text
    name, raw = saved(page)
    assert name == "met-een-foto.zip"
    (tmp_path / name).write_bytes(raw)
    found = received(tmp_path / name)
    assert found.text == text
    with Image.open(io.BytesIO(found.beside["img-0042.jpg"])) as image:
        assert image.size == (1600, 800)
        assert not image.getexif()


def test_wiping_asks_first_and_can_be_undone(visitor: Callable[..., BrowserContext], small: str) -> None:
    context = visitor(small)
    page = opened(context)
    page.locator("#f-title").fill("Van mij")
    is_kept(page)
    page.locator("#wipe").click()
    assert page.locator("#f-title").input_value() == "Van mij"
    page.locator("#tell button").click()
    assert page.locator("#f-title").input_value() == ""
    page.locator("#tell button").click()
    assert page.locator("#f-title").input_value() == "Van mij"
    page.locator("#wipe").click()
    page.locator("#tell button").click()
    page.close()
    assert opened(context).locator("#f-title").input_value() == ""


def test_a_practice_leads_to_the_form_with_itself_in_it(
    visitor: Callable[..., BrowserContext], site: str
) -> None:
    path = published("verhalen")[0]
    page = visitor(site).new_page()
    page.goto(f"/verhalen/{path.stem}/")
    page.get_by_role("link", name="Wij deden dit ook").click()
    ready(page)
    assert f"  - {path.stem}\n" in (text := the_file(page)) or f"gebaseerd_op: [{path.stem}]\n" in text
    page.goto(f"/verhalen/{path.stem}/")
    wrong = page.get_by_role("link", name="Klopt er iets niet?").get_attribute("href") or ""
    assert f"https://samenverder.example/verhalen/{path.stem}/" in unquote(wrong)
    page.get_by_role("link", name="Verbeter dit verhaal").click()
    ready(page)
    assert page.locator("#f-title").input_value() in path.read_text(encoding="utf-8")


def test_what_was_chosen_elsewhere_is_in_it(visitor: Callable[..., BrowserContext], site: str) -> None:
    page = opened(visitor(site), f"{FORM}?themas=ouderen&randvoorwaarden=vertrouwen,bestaat-niet")
    text = the_file(page)
    assert "ouderen" in text
    assert "vertrouwen" in text
    assert "bestaat-niet" not in text
    step(page, "wie")
    box = page.locator("[data-field=randvoorwaarden]")
    box.locator("summary").click()
    box.get_by_label("Zoek in de lijst").fill("avg")
    assert box.locator(".sv-pick__list li:visible").all_inner_texts()[0].startswith("Gegevensdeling")
    box.get_by_label("Zoek in de lijst").fill("xyzzy")
    assert box.locator("[data-none]").is_visible()


def test_a_source_that_goes_takes_its_number_along(
    visitor: Callable[..., BrowserContext], small: str
) -> None:
    page = opened(visitor(small), f"{FORM}?praktijk=aan-de-deur")
    step(page, "bewijs")
    page.locator("[data-field=bronnen] [data-add]").click()
    rows = page.locator("[data-field=bronnen] [data-row]")
    many = rows.count()
    rows.nth(many - 1).get_by_label("Titel").fill("Nog een bron")
    step(page, "tekst")
    page.locator("#k-5").fill(f"Eerst dit [1]. Dan dat [{many}]. Samen [1, {many}].")
    step(page, "bewijs")
    rows.nth(0).locator("[data-remove]").click()
    step(page, "tekst")
    assert page.locator("#k-5").input_value() == f"Eerst dit. Dan dat [{many - 1}]. Samen [{many - 1}]."
    page.locator("#tell button").click()
    assert page.locator("#k-5").input_value() == f"Eerst dit [1]. Dan dat [{many}]. Samen [1, {many}]."


def test_a_file_that_was_kept_is_opened_again_and_a_broken_one_is_told(
    visitor: Callable[..., BrowserContext], small: str, repository: Repository
) -> None:
    page = opened(visitor(small))
    page.locator("#start summary").click()
    raw = (repository.practices / "verhalen" / "aan-de-deur.md").read_bytes()
    page.locator("#open").set_input_files(
        {"name": "aan-de-deur.md", "mimeType": "text/markdown", "buffer": raw}
    )
    page.wait_for_function("() => document.querySelector('#f-title').value !== ''")
    assert the_file(page).encode() == raw
    step(page, "wat")
    page.locator("#open").set_input_files(
        {"name": "x.md", "mimeType": "text/markdown", "buffer": b"Geen velden"}
    )
    page.locator("#start-fault:not([hidden])").wait_for()
    assert "niets overgenomen" in page.locator("#start-fault").inner_text()
    assert the_file(page).encode() == raw


def test_what_was_written_comes_back_after_another_file_was_opened(
    visitor: Callable[..., BrowserContext], small: str
) -> None:
    page = opened(visitor(small))
    page.locator("#f-title").fill("Veertig minuten werk")
    step(page, "tekst")
    page.locator("#k-1").fill("Van alles.")
    before = the_file(page)
    step(page, "wat")
    page.locator("#start summary").click()
    page.locator("#open").set_input_files(
        {"name": "iets-anders.md", "mimeType": "text/markdown", "buffer": b"---\ntitle: Iets anders\n---\n"}
    )
    page.wait_for_function("() => document.querySelector('#f-title').value === 'Iets anders'")
    page.locator("#tell button", has_text="Zet terug").click()
    assert page.locator("#f-title").input_value() == "Veertig minuten werk"
    assert the_file(page) == before


def test_only_what_is_published_is_bettered_on_the_forge(
    visitor: Callable[..., BrowserContext], small: str, repository: Repository
) -> None:
    context = visitor(small)
    page = opened(context)
    page.locator("#start summary").click()
    raw = (repository.practices / "verhalen" / "aan-de-deur.md").read_bytes()
    for name, way, new_text in [("aan-de-deur", "edit", False), ("nog-nergens", "new", True)]:
        step(page, "wat")
        page.locator("#open").set_input_files(
            {"name": f"{name}.md", "mimeType": "text/markdown", "buffer": raw}
        )
        page.locator("#tell", has_text="staat in het formulier").wait_for()
        step(page, "klaar")
        page.locator("[data-file-name]", has_text=f"{name}.md").wait_for()
        href = page.locator("[data-way=forge]").get_attribute("href") or ""
        assert urlsplit(href).path.startswith(f"/samen-verder/samen-verder/{way}/main")
        assert page.locator("[data-way-new], [data-too-long]").filter(visible=True).count() == new_text
    is_kept(page)
    # Nor after coming back: it is still a new one.
    page.close()
    page = opened(context)
    step(page, "klaar")
    assert "/new/main?" in (page.locator("[data-way=forge]").get_attribute("href") or "")
    assert page.locator("h1").first.inner_text() == "Vertel een verhaal"


def test_a_file_that_is_no_text_is_told_so(visitor: Callable[..., BrowserContext], small: str) -> None:
    page = opened(visitor(small))
    page.locator("#start summary").click()
    for raw, said in [(b"PK\x03\x04\0\0\0", "geen tekst, maar"), (b"x" * 600_000, "te groot")]:
        page.locator("#open").set_input_files(
            {"name": "verhaal.docx", "mimeType": "application/zip", "buffer": raw}
        )
        page.locator("#start-fault", has_text=said).wait_for()


def test_a_long_list_from_word_is_cleaned_while_one_waits(
    visitor: Callable[..., BrowserContext], small: str
) -> None:
    page = opened(visitor(small))
    page.locator("#start summary").click()
    # Each item once, not all that came before it again for each.
    took = page.evaluate(
        """() => {
            const held = new DataTransfer();
            held.setData('text/html', '<p class=MsoListParagraph>- Een zin over koffie</p>'.repeat(30000));
            const began = performance.now();
            document.querySelector('#pasted').dispatchEvent(
                new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));
            return performance.now() - began;
        }"""
    )
    value = page.locator("#pasted").input_value()
    assert value.startswith("- Een zin over koffie\n- Een zin over koffie\n")
    assert value.count("\n") == 29_999
    assert took < 8_000


def test_without_storage_it_says_so_and_still_works(
    visitor: Callable[..., BrowserContext], small: str
) -> None:
    context = visitor(small)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page = context.new_page()
    page.goto(FORM)
    ready(page)
    page.locator("#f-title").fill("In een privévenster")
    page.locator("#saved", has_text="bewaart dit niet").wait_for()
    assert "In een privévenster" in the_file(page)
