"""A training in a real browser: both faces, the clock, the calendar file, the list to tick off, the sheets on paper."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from browser import needs_browser
from conftest import ROOT
from publish.test_sheets import ends_of, words
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.sheets import sheet_pages
from samenverder.publish.training import programme
from samenverder.reading.library import build_date, read_library
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from samenverder.reading.practice import Practice

pytestmark = needs_browser

CATALOGUE = Catalogue(read_library(ROOT / "practices", build_date()))
MODULES = CATALOGUE.of_kind(KINDS[2])
MODULE = CATALOGUE.by_id["wie-heeft-de-regie"]
TRAINER, PARTICIPANT = f"/{MODULE.address}trainer/", f"/{MODULE.address}deelnemer/"
SLOTS = programme(CATALOGUE, MODULE)
A4 = (595, 842)
"""In points, as PDF reckons."""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test when it reports an error."""
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 800}, accept_downloads=True
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []
    context.close()


def for_the_trainer(module: Practice) -> list[str]:
    """Everything in a module that only its trainer may read. Words that a participant meets elsewhere say nothing."""
    fields: Any = module.fields
    told = [
        text for part in fields.parts for text in (part.notes, part.answer, *part.attention, *part.lay_ready)
    ]
    told += (
        [one.then for one in fields.difficult]
        + [one.what for one in fields.preparations]
        + list(fields.later)
    )
    told += [role.text for part in fields.parts for role in part.roles]
    return [text for text in told if text and len(text) > 25]


def ends(module: Practice) -> list[str]:
    used = [CATALOGUE.by_id[id] for id in CATALOGUE.parts_of(module)]
    return [told for story in used if story.kind.tells for told in ends_of(story)]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_what_participants_load_has_nothing_for_the_trainer_and_no_end(page: Page, module: Practice) -> None:
    loaded: dict[str, str] = {}
    page.on(
        "response",
        lambda answer: (
            loaded.update({answer.url: answer.text()})
            if "image" not in answer.headers.get("content-type", "")
            else None
        ),
    )
    page.goto(f"/{module.address}deelnemer/")
    page.wait_for_load_state("networkidle")
    for summary in page.locator("#inhoud summary").all():
        summary.click()
    page.wait_for_load_state("networkidle")
    assert len(loaded) > 5
    secrets = for_the_trainer(module)
    assert secrets
    for url, text in loaded.items():
        said = words(text)
        # What a file of data says may be written otherwise.
        said += words(json.dumps(json.loads(text), ensure_ascii=False)) if url.endswith(".json") else ""
        assert [secret for secret in (*secrets, *ends(module)) if words(secret) in said] == [], url


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_the_overview_gives_nothing_away_on_paper(page: Page, module: Practice) -> None:
    page.goto(f"/{module.address}")
    page.emulate_media(media="print")
    for part in ("", "card"):
        page.evaluate(
            "(part) => { document.documentElement.dataset.print = part; dispatchEvent(new Event('beforeprint')); }",
            part,
        )
        said = words(page.locator("#inhoud").inner_text())
        assert [secret for secret in (*for_the_trainer(module), *ends(module)) if words(secret) in said] == []


def test_the_trainer_sees_everything(page: Page) -> None:
    page.goto(TRAINER)
    for summary in page.locator("#inhoud summary").all():
        summary.click()
    said = words(page.locator("#inhoud").inner_text())
    assert [told for told in for_the_trainer(MODULE) if words(told) not in said] == []
    for slot in SLOTS:
        assert slot.title in said


@pytest.mark.parametrize("address", [TRAINER, PARTICIPANT])
def test_search_engines_are_kept_from_both_faces(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex, follow"


def times(page: Page) -> list[str]:
    return page.locator(":is(.sv-timetable, .sv-parts) [data-at]").all_inner_texts()


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@pytest.mark.parametrize("address", [TRAINER, PARTICIPANT])
def test_a_time_to_begin_gives_every_part_its_own(page: Page, address: str) -> None:
    page.goto(address)
    assert times(page)[:2] == ["0:00", "0:20"]
    page.get_by_label("Begint om").fill("13:30")
    page.get_by_label("Begint om").dispatch_event("change")
    expected = [clock(13 * 60 + 30 + slot.start) for slot in SLOTS]
    assert times(page)[: len(SLOTS)] == expected
    end = clock(13 * 60 + 30 + SLOTS[-1].end)
    assert page.locator("#ends").inner_text() == f"Klaar om {end}."
    assert page.url.endswith("?begin=13:30")
    page.reload()
    assert times(page)[: len(SLOTS)] == expected
    page.get_by_role("link", name="Voor deelnemers" if address == TRAINER else "Voor de trainer").click()
    page.wait_for_url("**/?begin=13:30")
    assert times(page)[: len(SLOTS)] == expected
    page.emulate_media(media="print")
    assert page.locator(".sv-paper__address").inner_text().endswith("?begin=13:30")


@pytest.mark.parametrize(
    "said", ["?begin=", "?begin=99:99", "?begin=half+twee&datum=2026-02-31", "?begin=%3Cb%3E"]
)
def test_what_is_no_time_is_left_out(page: Page, said: str) -> None:
    page.goto(TRAINER + said)
    assert times(page)[0] == "0:00"
    assert (page.get_by_label("Begint om").input_value(), page.locator("#day").input_value()) == ("", "")


def test_a_session_past_midnight_says_so(page: Page) -> None:
    page.goto(f"{TRAINER}?begin=23:00")
    assert "Dat is na middernacht." in page.locator("#ends").inner_text()
    assert clock(23 * 60 + SLOTS[-1].end - 1440) == times(page)[-1]


def test_without_scripts_minutes_count_from_the_beginning(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{TRAINER}?begin=13:30")
    assert times(page)[: len(SLOTS)] == [f"{slot.start // 60}:{slot.start % 60:02d}" for slot in SLOTS]
    assert not page.locator("#clock").is_visible()
    assert page.locator("[data-tick]").first.is_visible()
    context.close()


class Calendar:
    """A calendar file, read as strictly as RFC 5545 says it is written."""

    def __init__(self, raw: bytes) -> None:
        assert raw.endswith(b"\r\n")
        lines = raw[:-2].split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
        # Each line by itself is text: no letter is cut in two.
        unfolded = re.sub(r"\r\n[ \t]", "", "\r\n".join(line.decode() for line in lines)).split("\r\n")
        self.events: list[dict[str, str]] = []
        self.zones: list[dict[str, str]] = []
        open_: list[tuple[str, dict[str, str]]] = []
        for line in unfolded:
            name, _, value = line.partition(":")
            assert re.fullmatch(r"[A-Z][A-Z-]*(;[A-Z]+=[^;:]+)*", name), line
            if name == "BEGIN":
                open_.append((value, {}))
            elif name == "END":
                kind, found = open_.pop()
                assert kind == value
                {"VEVENT": self.events, "VTIMEZONE": self.zones}.get(kind, []).append(found)
                self.head = found
            else:
                assert name.partition(";")[0] not in open_[-1][1], f"{name} twice"
                open_[-1][1][name] = value
        assert open_ == []

    @staticmethod
    def text(value: str) -> str:
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_the_calendar_file_has_the_session_and_its_parts(page: Page) -> None:
    page.goto(TRAINER)
    page.get_by_role("button", name="Zet in je agenda").click()
    assert page.locator("#tell").inner_text().startswith("Kies eerst een dag")
    assert page.locator(":focus").get_attribute("id") == "day"
    page.goto(f"{TRAINER}?begin=13:30&datum=2026-12-03")
    page.get_by_label("elk onderdeel apart").check()
    with page.expect_download() as made:
        page.get_by_role("button", name="Zet in je agenda").click()
    assert made.value.suggested_filename == f"{MODULE.id}.ics"
    calendar = Calendar(made.value.path().read_bytes())
    assert (calendar.head["VERSION"], calendar.head["METHOD"]) == ("2.0", "PUBLISH")
    assert [zone["TZID"] for zone in calendar.zones] == ["Europe/Amsterdam"]
    whole, *parts = calendar.events
    begin, end = "DTSTART;TZID=Europe/Amsterdam", "DTEND;TZID=Europe/Amsterdam"
    assert (whole[begin], whole[end]) == (
        "20261203T133000",
        f"20261203T{clock(810 + SLOTS[-1].end).replace(':', '')}00",
    )
    assert Calendar.text(whole["SUMMARY"]) == MODULE.title
    assert Calendar.text(whole["DESCRIPTION"]).split("\n") == [
        f"{clock(810 + slot.start)} {slot.title}" for slot in SLOTS
    ]
    assert whole["URL"].endswith(f"{TRAINER}?begin=13:30&datum=2026-12-03")
    assert [(one[begin][9:13], Calendar.text(one["SUMMARY"])) for one in parts] == [
        (clock(810 + slot.start).replace(":", ""), slot.title) for slot in SLOTS
    ]
    assert len({one["UID"] for one in calendar.events}) == len(calendar.events)
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"]) for one in calendar.events)


def test_a_calendar_takes_any_text(page: Page) -> None:
    page.goto(TRAINER)
    title = "Één, twee; drie\\vier \u0007 " + "héél lang 😀 " * 30
    raw = page.evaluate(r"""async ([title]) => {
        const { calendar } = await import("/assets/training/ics.js");
        return calendar({ id: "x", title, day: "2026-12-31", begin: "23:30", parts: [{ start: 0, minutes: 60, title }], text: "a\r\nb\nc", each: true });
    }""", [title])  # fmt: skip
    whole, part = Calendar(raw.encode()).events
    assert Calendar.text(whole["SUMMARY"]) == title.replace("\u0007", " ")
    assert Calendar.text(whole["DESCRIPTION"]) == "a\nb\nc"
    assert part["DTEND;TZID=Europe/Amsterdam"] == "20270101T003000"


def test_ticks_stay_in_this_browser_until_they_are_wiped(page: Page) -> None:
    page.goto(TRAINER)
    boxes = page.locator("[data-tick]")
    assert page.evaluate("localStorage.length") == 0, "who ticks nothing leaves nothing"
    boxes.nth(1).check()
    boxes.nth(3).check()
    assert page.locator("#ticked").inner_text() == f"2 van de {boxes.count()} gedaan."
    page.reload()
    assert [number for number in range(6) if boxes.nth(number).is_checked()] == [1, 3]
    page.get_by_role("button", name="Wis de vinkjes").click()
    assert page.locator("[data-tick]:checked").count() == 0
    assert page.evaluate("localStorage.length") == 0
    page.evaluate("(key) => localStorage.setItem(key, '{broken')", f"sv-vooraf-{MODULE.id}")
    page.reload()
    assert page.locator("[data-tick]:checked").count() == 0


def pages_of(page: Page) -> list[tuple[int, int]]:
    """The sizes of the pages that come out of the printer, in points."""
    raw = page.pdf(prefer_css_page_size=True)
    many = len(re.findall(rb"/Type /Page\b(?!s)", raw))
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", raw)
    assert len(sizes) == many
    return [(round(float(width)), round(float(height))) for width, height in sizes]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.id)
def test_the_set_of_a_module_is_a_sheet_for_each_and_cards_at_a6(page: Page, module: Practice) -> None:
    address = f"{module.address}werkbladen/"
    view = next(page.view() for page in sheet_pages(CATALOGUE) if page.address == address)
    page.goto(f"/{module.address}werkbladen/")
    page.emulate_media(media="print")
    box = "(all) => all.map((one) => { const at = one.getBoundingClientRect(); return [Math.round(at.width / 96 * 254) / 10, Math.round(at.height / 96 * 254) / 10]; })"
    cards = page.locator(".sv-a6").evaluate_all(box)
    assert len(cards) == sum(map(len, view["cards"])) > 4
    assert {tuple(card) for card in cards} == {(105, 148.5)}
    assert (
        page.locator(".sv-a6").evaluate_all(
            "(all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent)"
        )
        == []
    )
    sizes = pages_of(page)
    assert set(sizes) == {A4}
    leaves = 1 + len(view["sheets"]) + len(view["guides"]) + len(view["cards"])
    # A guide may have more to fill in than fits on one side.
    assert leaves <= len(sizes) <= leaves + len(view["guides"])


def test_a_sheet_of_a_story_is_one_page(page: Page) -> None:
    for story in {
        id for module in MODULES for id in CATALOGUE.parts_of(module) if CATALOGUE.by_id[id].kind.tells
    }:
        page.goto(f"/verhalen/{story}/werkblad/")
        assert pages_of(page) == [A4], story


def test_each_sheet_leads_on_and_back(page: Page) -> None:
    page.goto("/verhalen/velsen-skaeve-huse/werkblad/")
    page.get_by_role("link", name="Het blad met de uitkomst").click()
    page.wait_for_url("**/uitkomst/")
    page.get_by_role("link", name="Naar het hele verhaal").click()
    page.wait_for_url("**/verhalen/velsen-skaeve-huse/")
    page.goto(f"/{MODULE.address}werkbladen/")
    page.get_by_role("link", name="uitkomsten").click()
    page.get_by_role("link", name="Terug naar de pagina voor de trainer").click()
    page.wait_for_url(f"**{TRAINER}")
