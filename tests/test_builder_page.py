"""Putting a training together, as a trainer does it: in a real browser, on the real collection."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from browser import needs_browser
from conftest import ROOT, TODAY, Repository
from samenverder.reading.fields import Module
from samenverder.reading.library import read_library
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import names
from samenverder.reading.training_fields import Part
from samenverder.rules import check
from test_tools_pages import keep, open_page, visitor
from test_training_pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Download, Page

    Visitor = Callable[..., BrowserContext]

pytestmark = needs_browser
__all__ = ["visitor"]

BUILDER = "/modules/samenstellen/"
STORY, OTHER, GUIDE = "apeldoorn-opstapregeling", "overbetuwe-opstapregeling", "pas-op-de-plaats"
MODULE = "uitstroom-zonder-terugval"


def build(context: BrowserContext, address: str = "") -> Page:
    page = open_page(context, BUILDER + address)
    is_drawn(page)
    return page


def is_drawn(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('#builder')?.ariaBusy === 'false'")


def parts(page: Page) -> list[str]:
    is_drawn(page)
    found: list[str] = page.eval_on_selector_all("#parts > li h3", "all => all.map((one) => one.textContent)")
    return found


def wait_for(page: Page, drawn: str) -> None:
    page.wait_for_function("drawn => document.querySelector('#builder').dataset.drawn === drawn", arg=drawn)


def saved(page: Page, button: str) -> Download:
    with page.expect_download() as downloading:
        page.locator(button).click()
    return downloading.value


def checked(folder: Path, name: str, text: str) -> list[str]:
    """Everything that is said of a file once it lies among the real practices, hints included."""
    target = folder / "practices" / "modules" / name
    target.write_text(text, encoding="utf-8")
    return [str(problem) for problem in check(read_library(folder / "practices", TODAY))]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A folder with the real practices, to put a file in."""
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    # Pages that are written by hand have addresses too.
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    return tmp_path


def test_with_nothing_it_says_how_to_begin(visitor: Visitor) -> None:
    page = build(visitor())
    assert page.get_by_text("Er staat nog niets in je training").is_visible()
    assert page.locator("#take").is_hidden()
    assert page.locator("#empty-list").is_hidden(), "there is no reading list"
    assert page.locator("#begin-met").get_by_role("button").first.is_visible()
    assert "#" not in page.url
    context = visitor()
    keep(context, STORY, GUIDE)
    page = build(context)
    page.get_by_role("button", name="Zet je leeslijst erin").click()
    wait_for(page, f"{STORY},{GUIDE}")
    assert page.locator("#empty").is_hidden()


def test_everything_can_be_done_with_the_keyboard(visitor: Visitor) -> None:
    page = build(visitor())
    page.locator("#words").focus()
    page.keyboard.type("opstapregeling")
    page.keyboard.press("Enter")
    page.locator("#found button").first.wait_for()
    page.wait_for_function("() => document.querySelector('#found').dataset.asked === 'opstapregeling'")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    is_drawn(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    is_drawn(page)
    first, second = parts(page)
    assert "plaats 2" in page.locator("#tell").inner_text()
    page.locator('[data-do="up"]').nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("title => document.querySelector('#parts h3').textContent === title", arg=second)
    assert parts(page) == [second, first]
    assert page.locator("#tell").inner_text() == f"‘{second}’ staat nu op plaats 1."
    assert page.evaluate("document.activeElement.dataset.do") == "down", "at the top one can only go down"
    page.keyboard.press("Enter")
    page.wait_for_function("title => document.querySelector('#parts h3').textContent === title", arg=first)
    minutes = page.get_by_label(f"{first}:").first
    minutes.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("35")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.querySelector('#total').textContent.includes('55 minuten')")
    assert page.evaluate("document.activeElement !== document.body"), "who tabs on keeps their place"
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#total').textContent.includes('40 minuten')")
    page.locator("#parts details summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Teken wie er aan tafel zat.")
    page.keyboard.press("Tab")
    page.wait_for_function("() => location.hash.includes('Teken')")
    page.locator('[data-do="remove"]').nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#parts > li').length === 1")
    assert page.evaluate("document.activeElement.dataset.do") == "remove"


def test_a_part_can_be_dragged_to_another_place(visitor: Visitor) -> None:
    page = build(visitor(), f"#d={STORY}&d={OTHER}&d={GUIDE}")
    grip = page.locator(".sv-build__grip").last
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), page.locator("#parts > li").first.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + 8, steps=6)
    assert page.locator("#parts > li.is-before").count() == 1
    page.mouse.up()
    wait_for(page, f"{GUIDE},{STORY},{OTHER}")
    assert "plaats 1" in page.locator("#tell").inner_text()


def test_it_stands_in_the_address_and_comes_back(visitor: Visitor) -> None:
    page = build(visitor(), f"#d={STORY}*25&d=-*10&d=*15***Eigen+kennismaking")
    page.locator("#training-title").fill("Woensdag * in Ede")
    page.locator("#start").fill("09:30")
    page.locator("#day").fill("2026-12-03")
    page.locator("#day").press("Tab")
    page.wait_for_function("() => location.hash.includes('datum=')")
    page.locator("#share").click()
    page.locator("#tell", has_text="gekopieerd").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.count("?") == 0, "what comes behind a # is never sent to a server"
    other = open_page(visitor(), address)
    assert parts(other) == parts(page)
    assert other.locator("#training-title").input_value() == "Woensdag * in Ede"
    assert "tot 10:20" in other.locator("#total").inner_text()
    again = build(page.context)
    assert parts(again) == parts(page), "it is kept in the browser as well"
    again.locator("#clear").click()
    wait_for(again, "")
    again.locator("#tell button").click()
    assert parts(again) == parts(page)


def test_someone_elses_training_does_not_take_the_place_of_my_own(visitor: Visitor) -> None:
    context = visitor()
    build(context, f"#d={STORY}").close()
    page = build(context, f"#d={GUIDE}")
    page.locator("#other button").click()
    wait_for(page, STORY)


@pytest.mark.parametrize(
    "address",
    [
        "#d=bestaat-niet*20",
        "#van=bestaat-niet&d=ook-niet",
        f"#van={STORY}",
        "#d=../../etc/passwd&d=//evil.example&d=<script>",
        "#d=%00%ff*-5*" + "x" * 50_000,
        "#d=" + "&d=".join(["-*0", "*999", "*15*****", "\\e"]),
        f"#d={STORY}&begin=99:99&datum=morgen&titel=" + "t" * 9_000,
        f"?d={STORY}&d=bestaat-niet/dit-ook",
    ],
)
def test_no_address_breaks_it(visitor: Visitor, address: str) -> None:
    page = build(visitor(), address)
    for row in page.locator("#parts > li").all():
        assert row.get_by_role("button", name="haal weg").is_enabled()
        assert 1 <= int(row.locator("[data-field=minutes]").input_value()) <= 480
    if "bestaat-niet" in address:
        assert "bestaat-niet" in page.locator("#warnings, #note").all_inner_texts().__str__()
    page.locator('[data-add="-"]').click()
    is_drawn(page)
    assert parts(page)[-1] == "Pauze"


def test_sixty_parts_are_fine_and_more_than_a_hundred_are_not(visitor: Visitor) -> None:
    page = build(visitor(), "#" + "&".join(f"d={STORY}*{number}" for number in range(1, 61)))
    assert len(parts(page)) == 60
    assert "30 uur en 30 minuten" in page.locator("#total").inner_text()
    page.locator('[data-do="down"]').first.click()
    page.wait_for_function("() => document.querySelector('#parts input').value === '2'")
    page = build(visitor(), "#" + "&".join(["d=-*5"] * 130))
    assert len(parts(page)) == 100
    page.locator('[data-add="-"]').click()
    assert "100" in page.locator("#tell").inner_text()


def test_a_trainer_is_told_what_may_go_wrong(visitor: Visitor, real_site: Path) -> None:
    records = real_site / "data" / "praktijken"
    old, text = records / f"{OTHER}.json", (records / f"{OTHER}.json").read_text(encoding="utf-8")
    try:
        old.write_text(re.sub('"due":"[^"]*","status":""', '"due":"2020-01-01","status":""', text), encoding="utf-8")  # fmt: skip
        page = build(visitor(), f"#d={STORY}*60&d={OTHER}*45")
        warned = page.locator("#warnings li").all_inner_texts()
        assert [any(word in line for line in warned) for word in ("105 minuten", "opdracht", "nagekeken")] == [True] * 3  # fmt: skip
        old.write_text(text.replace('"status":""', '"status":"gearchiveerd"'), encoding="utf-8")
        page = build(visitor(), f"#d={STORY}*60&d=-*10&d={OTHER}*45*Doe+dit")
        assert [line for line in page.locator("#warnings li").all_inner_texts() if "gearchiveerd" not in line] == []  # fmt: skip
        assert page.locator("#warnings li").count() == 1
    finally:
        old.write_text(text, encoding="utf-8")
    page = build(visitor(), f"#van={MODULE}")
    assert page.locator("#warnings").is_hidden()


def test_without_a_connection_nothing_is_lost(visitor: Visitor) -> None:
    context = visitor()
    build(context, f"#d={STORY}*25*Mijn+opdracht&d=-*10").close()
    context.route("**/data/praktijken/**", lambda route: route.abort())
    page = build(context)
    assert "Is er verbinding?" in page.locator("#warnings").inner_text()
    page.locator('[data-add="-"]').click()
    page.wait_for_function("() => document.querySelectorAll('#parts > li').length === 3")
    context.unroute("**/data/praktijken/**")
    page = build(context)
    assert f"d={STORY}*25*Mijn+opdracht" in page.url
    assert page.locator("#warnings").inner_text().count("verbinding") == 0


def files(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def tree(text: str) -> list[tuple[str, dict[str, str], str]]:
    """An XML or HTML text as its elements, without the room between them."""
    plain = re.sub(r"<!doctype html>|<meta charset=\"utf-8\">", "", text).replace(
        "&nbsp;", "\N{NO-BREAK SPACE}"
    )
    return [
        (e.tag, dict(e.attrib), " ".join((e.text or "").split()))
        for e in ElementTree.fromstring(plain).iter()
    ]


MODULES = [path.stem for path in sorted((ROOT / "practices/modules").glob("*.md"))]


def test_the_package_made_here_is_the_one_that_was_built(visitor: Visitor, real_site: Path) -> None:
    context = visitor()
    for module in MODULES:
        page = build(context, f"#van={module}")
        made = files(saved(page, "#package").path().read_bytes())
        built = files((real_site / "modules" / module / "pakket.imscc").read_bytes())
        assert list(made) == list(built)
        for name, text in built.items():
            assert tree(made[name]) == tree(text), f"{module}: {name}"
        page.close()


def test_a_package_of_a_new_training_has_its_own_tasks(visitor: Visitor) -> None:
    page = build(
        visitor(), f"#titel=A+%26+%7B%7D+%40&d={STORY}*25*Doe+%3Cdit%3E*Alleen+voor+mij&d=-*10&d=*15*Praat***"
    )
    made = files(saved(page, "#package").path().read_bytes())
    assert list(made) == [
        "imsmanifest.xml", "00/over.html", "01/opdracht.html", "01/werkblad.html", "01/lees.xml", "02/opdracht.html",
    ]  # fmt: skip
    assert "Doe &lt;dit&gt;" in made["01/opdracht.html"]
    assert not any("Alleen voor mij" in text for text in made.values())
    assert b"imsccv1p1/imscp_v1p1" in made["imsmanifest.xml"].encode()[:500], "where Moodle looks for it"


def test_a_table_and_an_appointment_can_be_taken_along(visitor: Visitor) -> None:
    page = build(visitor(), f"#titel=Samen,+in+%C3%A9%C3%A9n+keer&d={STORY}*25*%3DSOM(A1)&d=-*10")
    rows = list(csv.reader(io.StringIO(saved(page, "#table").path().read_text("utf-8-sig")), delimiter=";"))
    assert [row[1:3] for row in rows] == [["begint", "minuten"], ["0:00", "25"], ["0:25", "10"]]
    assert rows[1][6] == "'=SOM(A1)", "no spreadsheet takes it for a formula"
    page.locator("#calendar").click()
    assert "dag" in page.locator("#tell").inner_text()
    page.locator("#day").fill("2026-12-03")
    page.locator("#start").fill("23:45")
    page.locator("#start").press("Tab")
    page.wait_for_function("() => location.hash.includes('begin=2345')")
    text = saved(page, "#calendar").path().read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "Amsterdam:20261203T234500\r\n" in unfolded
    assert "Amsterdam:20261204T002000\r\nSUMMARY:Samen\\, in één keer\r\n" in unfolded


def test_a_reading_list_becomes_a_module_that_needs_no_mending(
    visitor: Visitor, collection: Path, repository: Repository
) -> None:
    """Reading list, builder, Markdown, `controleer`, built module."""
    context = visitor()
    keep(context, STORY, GUIDE, OTHER)
    page = open_page(context, "/selectie/")
    page.get_by_role("link", name="Maak er een training van").click()
    page.wait_for_url("**/modules/samenstellen/**")
    wait_for(page, f"{STORY},{GUIDE},{OTHER}")
    page.locator('[data-add="-"]').click()
    is_drawn(page)
    page.locator('[data-add=""]').click()
    page.wait_for_function("() => document.activeElement.dataset.field === 'title'")
    page.keyboard.type('Kennismaken: "wie ben jij?"')
    page.keyboard.press("Tab")
    page.wait_for_function("() => location.hash.includes('Kennismaken')")
    page.locator("#as-module").click()
    download = saved(page, "#download")
    text = download.path().read_text(encoding="utf-8")
    assert checked(collection, download.suggested_filename, text) == []
    library = read_library(collection / "practices", TODAY)
    module = library.by_id[download.suggested_filename.removesuffix(".md")].as_(Module)
    assert module
    assert [part.practice or part.pause or part.exercise for part in module.parts] == [
        STORY, GUIDE, OTHER, "Pauze", 'Kennismaken: "wie ben jij?"',
    ]  # fmt: skip
    repository.write({"modules/nieuw.md": re.sub(f"{STORY}|{OTHER}", "aan-de-deur", text).replace(GUIDE, "samen-op-bezoek").replace("themas: [", "onderwerpen: [")})  # fmt: skip
    built = (repository.build() / "modules" / "nieuw" / "index.html").read_text(encoding="utf-8")
    assert "Kennismaken: &#34;wie ben jij?&#34;" in built


def test_a_module_that_one_began_with_comes_out_whole(visitor: Visitor, collection: Path) -> None:
    context = visitor()
    made = {}
    for module in MODULES:
        page = build(context, f"#van={module}")
        page.locator("#as-module").click()
        download = saved(page, "#download")
        made[module] = download.suggested_filename.removesuffix(".md")
        text = download.path().read_text(encoding="utf-8")
        (collection / "practices/modules" / download.suggested_filename).write_text(text, encoding="utf-8")
        page.close()
    library = read_library(collection / "practices", TODAY)
    assert [str(problem) for problem in check(library)] == []
    for module, copy in made.items():
        was, now = library.by_id[module].as_(Module), library.by_id[copy].as_(Module)
        assert was
        assert now
        assert now.parts == was.parts
        assert (now.goals, now.materials, now.difficult, now.later) == (was.goals, was.materials, was.difficult, was.later)  # fmt: skip


def test_a_module_on_the_list_comes_with_all_its_parts(visitor: Visitor) -> None:
    page = build(visitor(), f"?d={STORY}&d={MODULE}")
    assert len(parts(page)) > 6
    assert f"d={MODULE}%2F" in page.url
    task = page.locator('#parts [data-field="task"]').nth(2).input_value()
    assert task, "with the task that it has there"
    many = len(parts(page))
    page.locator(f'[data-whole="{MODULE}"]').evaluate("one => one.click()")
    page.wait_for_function("many => document.querySelectorAll('#parts > li').length > many", arg=many)
    assert "onderdelen" in page.locator("#tell").inner_text()
    page = build(page.context)
    assert page.locator('#parts [data-field="task"]').nth(2).input_value() == task


def test_what_is_done_fast_is_done_all_the_same(visitor: Visitor) -> None:
    page = build(visitor())
    page.evaluate(
        "for (const ref of ['-', '-', '', '-']) document.querySelector(`[data-add='${ref}']`).click()"
    )
    page.wait_for_function("() => document.querySelectorAll('#parts > li').length === 4")


def test_it_is_reached_from_everywhere(visitor: Visitor) -> None:
    context = visitor()
    page = open_page(context, f"/verhalen/{STORY}/")
    page.get_by_role("link", name="Zet in mijn training").click()
    assert "training" in page.locator("#tell").inner_text()
    page = open_page(context, f"/handreikingen/{GUIDE}/")
    page.get_by_role("link", name="Zet in mijn training").click()
    page.locator("#tell button").click()
    page.wait_for_url("**/modules/samenstellen/**")
    wait_for(page, f"{STORY},{GUIDE}")
    page = open_page(context, "/modules/")
    page.get_by_role("link", name="Stel zelf een training samen").click()
    page.wait_for_url("**/modules/samenstellen/**")
    page = open_page(visitor(), f"/modules/{MODULE}/")
    page.get_by_role("link", name="Begin met deze training").first.click()
    page.wait_for_url("**/modules/samenstellen/**")
    assert len(parts(page)) > 5


def test_without_a_script_it_leads_on(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).new_page()
    page.goto(BUILDER)
    assert page.locator("noscript a").count() >= 5 or page.get_by_text("werkt met JavaScript").is_visible()


def test_what_the_script_writes_are_fields_that_a_part_has() -> None:
    script = (ROOT / "docs/assets/builder/parts.js").read_text(encoding="utf-8")
    found = re.search(r"WRITTEN = \{(.+?)\}", script, flags=re.S)
    assert found
    used = re.findall(r'"(\w+)"', found[1])
    assert set(used) <= set(names(Part))
    assert {kind.name for kind in KINDS[:2]} <= set(names(Part)), "a part names a practice by its kind"


def test_a_programme_on_paper_begins_below_its_head(visitor: Visitor) -> None:
    page = build(visitor(), "#" + "&".join(["d=-*5"] * 20))
    assert len(pages_of(page)) == 2, "one and a half page of titles"


def test_nothing_that_participants_get_tells_how_a_story_ended(visitor: Visitor) -> None:
    page = build(visitor(), f"#d={STORY}&d={OTHER}&d={GUIDE}")
    library = read_library(ROOT / "practices", TODAY)
    titles = [library.by_id[story].title for story in (STORY, OTHER)]
    assert parts(page)[:2] == titles, "the trainer knows them by their title"
    page.locator("#as-module").click()
    draft = saved(page, "#download").path().read_text(encoding="utf-8")
    (fields,) = re.findall("samenvatting:.+?onderdelen:", draft, flags=re.S)
    made = files(saved(page, "#package").path().read_bytes())
    page.emulate_media(media="print")
    page.evaluate("document.documentElement.dataset.print = 'group'")
    told = [fields, page.locator("#paper").inner_text(), *made.values()]
    assert [title for title in titles for text in told if title in text] == []
    assert all(library.by_id[STORY].fields.question in text for text in told[:2])
    assert all(library.by_id[GUIDE].title in text for text in told[:2])


def test_notes_are_on_my_paper_and_not_on_that_of_the_group(visitor: Visitor) -> None:
    page = build(visitor(), f"#begin=0930&d={STORY}*25*Doe+dit*Let+hierop**rollenspel-aan-tafel")
    page.emulate_media(media="print")
    assert page.locator("#paper ol ol").is_visible(), "the steps of the working form"
    assert page.locator("#paper").get_by_text("Let hierop").is_visible()
    assert "09:30" in page.locator("#paper .sv-parts__time").first.inner_text()
    page.evaluate("document.documentElement.dataset.print = 'group'")
    assert page.locator("#paper").get_by_text("Let hierop").is_hidden()
    assert page.locator("#paper ol ol").is_hidden()
    assert page.locator("#paper").get_by_text("Doe dit").is_visible()
    assert page.locator("#adding").is_hidden()
    assert page.locator(".sv-paper__address").is_hidden(), "there the notes would be in the address"
    assert page.locator(".sv-paper__name").is_visible()
    page = build(visitor(), f"#van={MODULE}")
    page.emulate_media(media="print")
    assert page.locator("#paper").get_by_text("Een goed antwoord:").first.is_visible(), (
        "what comes along with a module"
    )
    page.evaluate("document.documentElement.dataset.print = 'group'")
    assert page.locator("#paper .sv-build__notes:visible").count() == 0
