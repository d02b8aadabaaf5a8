"""Lists that are made shorter and put in order in place, as a visitor does it: in a real browser, on the real collection."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from browser import faults, needs_browser
from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.catalogue.order import documented
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = needs_browser


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(read_library(ROOT / "practices", build_date()))


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a page as a visitor does; nothing may go wrong on it."""
    contexts = []

    def go(address: str, *, width: int = 1280, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 780}, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert errors == []
        return page

    yield go
    for context in contexts:
        context.close()


def choose(page: Page, facet: str, *options: str) -> None:
    """Open the panel of a facet and check some of what it offers."""
    panel = page.locator(f'.sv-narrow__facet[data-field="{facet}"]')
    panel.locator("summary").click()
    for option in options:
        panel.get_by_label(option, exact=False).first.check()


def ready(page: Page, left: int, order: str = "") -> None:
    page.wait_for_function(
        "ready => document.querySelector('#narrow').dataset.ready === ready", arg=f"{left} {order}"
    )


def ids(page: Page) -> list[str]:
    return page.eval_on_selector_all("#narrowed li[data-id]", "items => items.map(item => item.dataset.id)")  # type: ignore[no-any-return]


def with_terms(catalogue: Catalogue, kind: str, **terms: str) -> list[str]:
    """The practices of a kind that have a term of each of these fields, in the order of the catalogue."""
    fields = {vocabulary.field: vocabulary for vocabulary in catalogue.vocabularies}
    return [
        practice.id
        for practice in catalogue.listed
        if practice.kind.folder == kind
        and all(
            any(entry.term.id == term for entry in catalogue.entries_in(practice, fields[field]))
            for field, term in terms.items()
        )
    ]


def test_a_list_is_narrowed_over_all_its_pieces_and_the_address_says_so(
    visit: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = visit("/verhalen/")
    wanted = with_terms(catalogue, "verhalen", themas="dakloosheid", partners="gemeente")
    # Some of these do not stand on the piece that was built.
    assert not set(wanted) <= set(page.eval_on_selector_all("#plain sv-save", "all => all.map(one => one.getAttribute('practice'))"))  # fmt: skip
    choose(page, "themas", "Dakloosheid")
    choose(page, "partners", "Gemeente")
    ready(page, len(wanted))
    assert ids(page) == wanted[:12]
    assert page.locator("#plain").is_hidden()
    assert page.locator("#narrow-count").inner_text() == f"{len(wanted)} van {len(with_terms(catalogue, 'verhalen'))} verhalen"  # fmt: skip
    assert page.url.endswith("/verhalen/?themas=dakloosheid&partners=gemeente")
    assert "themas=dakloosheid&partners=gemeente" in (page.locator("#to-finder").get_attribute("href") or "")
    page.reload()
    ready(page, len(wanted))
    assert ids(page) == wanted[:12]


def test_every_choice_says_how_many_it_would_leave_and_none_leads_to_nothing(
    visit: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = visit("/verhalen/?themas=schulden-en-armoede")
    page.locator('[data-field="plaatsen"] summary').click()
    page.wait_for_selector('[data-field="plaatsen"] label:visible')
    labels = page.locator('[data-field="plaatsen"] label:visible')
    for place in range(min(4, labels.count())):
        told = int(labels.nth(place).locator(".sv-number").inner_text())
        id = labels.nth(place).locator("input").get_attribute("value") or ""
        assert told == len(with_terms(catalogue, "verhalen", themas="schulden-en-armoede", plaatsen=id)) > 0


def test_there_is_a_way_back_one_by_one_all_at_once_and_by_the_browser(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/")
    before = page.locator("#plain .sv-card").count()
    choose(page, "themas", "Dakloosheid", "Ouderen")
    page.locator("#narrow-chosen").get_by_role("button", name="Ouderen").click()
    page.wait_for_function("() => location.search === '?themas=dakloosheid'")
    page.go_back()
    page.wait_for_function("() => location.search.includes('ouderen')")
    assert page.locator("#narrow-chosen button").count() == 3
    page.get_by_role("button", name="Wis alles").click()
    page.wait_for_selector("#plain", state="visible")
    assert page.locator("#narrowed").is_hidden()
    assert page.locator("#plain .sv-card").count() == before
    assert page.url.endswith("/verhalen/")


def test_what_has_nothing_says_so_and_what_to_let_go(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/?themas=scheiding&partners=kerk")
    ready(page, 0)
    assert page.get_by_role("heading", name="Niets dat bij al je keuzes past").is_visible()
    assert page.get_by_role("link", name="schrijf het").is_visible()
    page.get_by_role("button", name="Zonder de keuze bij Partners").click()
    page.wait_for_selector("#narrowed .sv-card")
    assert page.url.endswith("?themas=scheiding")


def test_an_order_can_be_chosen_and_is_said(visit: Callable[..., Page], catalogue: Catalogue) -> None:
    page = visit("/verhalen/")
    assert page.get_by_text("De jongste verhalen staan bovenaan.").is_visible()
    page.get_by_label("Volgorde").select_option("onderbouwd")
    every = with_terms(catalogue, "verhalen")
    ready(page, len(every), "onderbouwd")
    scores = [documented(catalogue.by_id[id]) for id in ids(page)]
    assert scores == sorted((documented(catalogue.by_id[id]) for id in every), reverse=True)[:12]
    assert page.get_by_text("onderzocht gaat voor geteld").is_visible()
    page.get_by_label("Volgorde").select_option("titel")
    ready(page, len(every), "titel")
    page.get_by_role("button", name="Toon er 12 meer").click()
    page.wait_for_function("() => document.querySelectorAll('#narrowed li[data-id]').length === 24")
    titles = [catalogue.by_id[id].title.casefold() for id in ids(page)]
    assert titles == page.evaluate("titles => titles.toSorted(new Intl.Collator('nl', {numeric: true}).compare)", titles)  # fmt: skip
    page.get_by_label("Volgorde").select_option("plaats")
    ready(page, len(every), "plaats")
    places = [
        next(entry.term.label for entry in catalogue.entries[id] if entry.vocabulary.located)
        for id in ids(page)
    ]
    assert places == page.evaluate("places => places.toSorted(new Intl.Collator('nl').compare)", places)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/handreikingen/", "op de meeste verhalen en bronnen"),
        ("/modules/", "De kortste staan bovenaan"),
        ("/werkvormen/", "De kortste staan bovenaan"),
        ("/zoeken/", "Zonder vraag staan de jongste verhalen eerst"),
        ("/partners/gemeente/", "Verhalen: de jongste bovenaan"),
    ],
)
def test_every_list_says_its_order_also_without_scripts(
    visit: Callable[..., Page], address: str, said: str
) -> None:
    for script in (True, False):
        assert visit(address, script=script).get_by_text(said).first.is_visible()


def test_without_scripts_the_pieces_stay_and_nothing_is_offered_that_does_not_work(
    visit: Callable[..., Page],
) -> None:
    page = visit("/verhalen/", script=False, width=360)
    assert page.locator("#narrow").is_hidden()
    assert page.locator(".sv-later").count() == 0
    assert page.locator("#plain .sv-card").count() == 50
    assert page.get_by_role("link", name="Volgende").is_visible()
    page.get_by_text("Kies een thema").click()
    assert page.locator(".sv-unscripted a").first.is_visible()


def test_on_a_phone_a_list_begins_short_and_the_rest_is_a_button_away(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/", width=360)
    cards = page.locator("#plain .sv-card")
    assert cards.filter(visible=True).count() == 12
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") < 15
    page.get_by_role("button", name="Toon de andere 38").click()
    assert cards.filter(visible=True).count() == 50
    # One who reads a story and comes back finds what was open.
    cards.nth(30).locator("a").first.click()
    page.wait_for_url("**/verhalen/*/")
    page.go_back()
    page.wait_for_function("() => document.querySelectorAll('#plain .sv-later').length === 0")


def test_the_page_of_a_term_is_narrowed_by_how_it_stood(
    visit: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = visit("/randvoorwaarden/financiering/")
    choose(page, "stand", "ontbrak")
    page.wait_for_selector("#narrowed .sv-card")
    found = ids(page)
    assert found
    for id in found:
        entry = next(entry for entry in catalogue.entries[id] if entry.term.id == "financiering")
        assert entry.standing
        assert entry.standing.id == "ontbrak"
    # Each says how.
    assert page.locator("#narrowed .sv-card__told:visible").count() == len(found)
    # What all have is no choice.
    page.locator('[data-field="randvoorwaarden"] summary').click()
    assert page.locator('[data-field="randvoorwaarden"] input[value="financiering"]').is_hidden()


def test_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/", width=360)
    page.locator(".sv-narrow__fold > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-field="themas"] label:visible')
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_selector("#narrowed .sv-card")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.wait_for_function("() => document.querySelector('#narrow-status').textContent.includes(' van ')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator('[data-field="themas"][open]').count() == 0


def test_without_a_connection_the_list_stays_and_it_is_said(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/")
    page.context.set_offline(True)
    page.locator('[data-field="themas"] summary').click()
    page.wait_for_selector("#narrow-note:visible")
    assert "Is er verbinding?" in page.locator("#narrow-note").inner_text()
    assert page.locator("#plain .sv-card").first.is_visible()
    page.context.set_offline(False)
    page.get_by_label("Volgorde").select_option("titel")
    page.wait_for_selector("#narrowed .sv-card")
    assert page.locator("#narrow-note").is_hidden()


def test_what_nobody_offers_in_the_address_is_passed_over(visit: Callable[..., Page]) -> None:
    page = visit("/verhalen/?themas=bestaat-niet&sorteer=%3Cscript%3E&themas[]=x")
    assert page.locator("#plain .sv-card").first.is_visible()
    assert page.get_by_label("Volgorde").input_value() == ""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address", ["/verhalen/?themas=dakloosheid,ouderen", "/partners/woningcorporatie/?soort=verhalen", "/verhalen/?themas=scheiding&partners=kerk"]
)  # fmt: skip
def test_everyone_can_use_a_list_that_was_narrowed(
    visit: Callable[..., Page], address: str, width: int
) -> None:
    page = visit(address, width=width)
    page.wait_for_selector("#narrowed:visible")
    if width == 320:
        page.locator(".sv-narrow__fold > summary").click()
    page.locator('[data-field="partners"] summary').click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


def test_nothing_is_fetched_before_someone_chooses(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("/verhalen/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/zoek/" in url or url.endswith("bestanden.json")]
    context.close()


def test_no_list_weighs_too_much(real_site: Path) -> None:
    pages = [path for folder in ("verhalen", "partners", "randvoorwaarden", "themas", "plaatsen") for path in (real_site / folder).glob("**/index.html")]  # fmt: skip
    assert pages
    assert max(len(gzip.compress(path.read_bytes())) for path in pages) < 100_000
    named = json.loads((real_site / "zoeken/bestanden.json").read_text())
    assert all((real_site / address).is_file() for address in named.values())
