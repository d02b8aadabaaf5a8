"""The finder, as a visitor uses it: in a real browser, on the real collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlparse

import pytest

from browser import faults, needs_browser, served
from publish.test_pictures import image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from conftest import Repository

pytestmark = needs_browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh browser; options are those of a Playwright context."""
    contexts: list[BrowserContext] = []

    def open_page(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, "base_url": site, **options})
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def ready(page: Page, query: str = "") -> None:
    """Wait until the finder shows what is asked, with every choice that was made."""
    done = "q => document.querySelector('#finder').dataset.ready === q && document.querySelector('#finder').ariaBusy === 'false'"
    page.wait_for_function(done, arg=query)


def found(page: Page) -> list[str]:
    return page.eval_on_selector_all("#results > li", "items => items.map((item) => item.dataset.id)")  # type: ignore[no-any-return]


def number(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#count").inner_text()))


def test_typing_finds_and_the_address_says_so(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/")
    ready(page)
    everything = number(page)
    page.locator("#q").press_sequentially("schuld")
    ready(page, "schuld")
    assert 3 < number(page) < everything
    assert "schuld" in page.locator("#results .sv-card").first.inner_text().lower()
    assert page.url.endswith("/zoeken/?q=schuld")
    assert page.locator("#terms a", has_text="Schulden en armoede").is_visible()


WORDS = [
    "schuldhulpverlening",
    "woningcorporatie",
    "gemeente",
    "wijkteam",
    "ervaringsdeskundige",
    "begeleiding",
    "beschermd",
    "samenwerking",
    "vertrouwen",
    "regie",
    "gegevensdeling",
    "financiering",
    "jeugdhulp",
    "huisarts",
    "zorgverzekeraar",
    "huurachterstand",
    "uitstroom",
    "werkgever",
    "dagbesteding",
    "vroegsignalering",
    "mantelzorg",
    "eenzaamheid",
    "veiligheid",
    "onderwijs",
    "convenant",
]


def test_a_word_that_is_not_finished_finds_already(visit: Callable[..., Page]) -> None:
    """There are no holes while typing: every beginning of a word finds something."""
    page = visit("/zoeken/")
    ready(page)
    counts: dict[str, int] = page.evaluate(
        """async (words) => {
            const { Engine } = await import("/assets/finder/engine.js");
            const engine = new Engine(document.querySelector("#finder").dataset);
            const counts = {};
            for (const word of words)
                for (let end = 2; end <= word.length; end++) {
                    const begin = word.slice(0, end);
                    counts[begin] = (await engine.search(begin, { typing: true }))?.results.size ?? 0;
                }
            return counts;
        }""",
        WORDS,
    )
    assert len(counts) > 200
    assert [begin for begin, many in counts.items() if not many] == []


def test_a_typing_error_is_mended_aloud_and_can_be_undone(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=coorporatie")
    ready(page, "coorporatie")
    assert number(page) > 10
    assert "zochten op ‘corporatie’" in page.locator("#note").inner_text()
    page.get_by_role("button", name="Zoek toch op wat ik typte").click()
    ready(page, "coorporatie")
    assert found(page) == []
    assert page.url.endswith("?q=coorporatie&precies")
    assert page.locator("#empty").is_visible()


def test_facets_count_what_they_would_leave(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=vertrouwen")
    ready(page, "vertrouwen")
    page.locator(".sv-filter summary", has_text="Thema's").click()
    label = page.locator('fieldset[data-field="themas"] label:visible').first
    promised = int(label.locator(".sv-number").inner_text())
    label.click()
    ready(page, "vertrouwen")
    assert "themas=" in page.url
    assert number(page) == promised
    second = page.locator('fieldset[data-field="themas"] label:visible').nth(1)
    second.click()
    ready(page, "vertrouwen")
    assert "," in page.url
    assert number(page) >= promised, "within a facet any will do"
    assert all(
        int(text) > 0 for text in page.locator(".sv-filter label:visible .sv-number").all_inner_texts()
    )


def test_who_was_here_before_us(visit: Callable[..., Page]) -> None:
    """We have a corporation and a GGZ provider at the table, and a suitable home is missing."""
    page = visit("/zoeken/")
    ready(page)
    page.locator('fieldset[data-field="hebben"] label', has_text="Woningcorporatie").click()
    page.locator('fieldset[data-field="hebben"] label', has_text="Ggz-aanbieder").click()
    page.locator('fieldset[data-field="missen"] label', has_text="Passende plek").click()
    ready(page)
    assert "missen=passende-plek" in page.url
    first = page.locator("#results > li").first
    first.locator(".sv-card__told:not([hidden])").wait_for()
    assert "Passende plek: geregeld" in first.inner_text()
    assert "plek" in first.locator(".sv-card__told").inner_text().lower()
    standings = [
        text.split(": ")[1] for text in page.locator('#results .sv-chip[class*="--"]').all_inner_texts()
    ]
    assert {"geregeld", "ontbrak"} == set(standings)
    assert standings == sorted(standings), "arranged goes first, however many partners the others had"
    kinds = page.locator("#results .sv-card__kind").all_inner_texts()
    assert all(kind.lower().startswith("verhaal") for kind in kinds), "only a story tells how it stood"


def test_the_address_brings_everything_back(visit: Callable[..., Page]) -> None:
    address = (
        "/zoeken/?q=wonen&soort=verhalen&themas=dakloosheid,wonen-en-zorg&missen=passende-plek&sorteer=nieuw"
    )
    page = visit(address)
    ready(page, "wonen")
    assert page.url.endswith(address)
    assert page.locator("#q").input_value() == "wonen"
    assert page.locator("#sort").input_value() == "nieuw"
    assert page.locator("#chosen button").count() == 5
    years = [
        int(max(re.findall(r"\d{4}", text), default="0"))
        for text in page.locator("#results .sv-card__kind").all_inner_texts()
    ]
    assert years == sorted(years, reverse=True)
    page.get_by_role("button", name="Wis alles").click()
    ready(page, "wonen")
    assert "themas" not in page.url
    assert page.locator("#chosen button").count() == 0


def test_back_goes_back_one_choice(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/")
    ready(page)
    everything = number(page)
    page.locator('fieldset[data-field="missen"] label', has_text="Regie").click()
    ready(page)
    assert page.url.endswith("?missen=regie")
    assert number(page) < everything
    page.go_back()
    page.wait_for_function("() => location.search === ''")
    ready(page)
    assert number(page) == everything
    assert page.locator('fieldset[data-field="missen"] input:checked').count() == 0


def test_works_by_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit("/over/")
    page.keyboard.press("Control+k")
    page.keyboard.type("regie")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=regie")
    ready(page, "regie")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Regie", "the term itself comes first"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_a_card_says_the_same_whether_it_was_built_or_drawn(visit: Callable[..., Page]) -> None:
    """The first twenty cards are in the page; with the script they are drawn anew, with the same on them."""
    drawn = visit("/zoeken/")
    ready(drawn)
    built = visit("/zoeken/", java_script_enabled=False)
    texts = [
        [" ".join(text.split()) for text in page.locator("#results .sv-card > :is(p, h2, ul):visible").all_inner_texts()]
        for page in (drawn, built)
    ]  # fmt: skip
    assert len(texts[0]) >= 4 * 10
    assert texts[0] == texts[1]


def test_every_link_that_was_found_leads_somewhere(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=samenwerking&soort=verhalen")
    ready(page, "samenwerking")
    links = page.eval_on_selector_all("#results a, #terms a", "links => links.map((link) => link.href)")
    assert len(links) > 3
    assert [link for link in links if page.request.get(link).status != 200] == []
    page.locator("#results .sv-card__title a").first.click()
    page.wait_for_url("**/verhalen/*/")
    assert page.locator("h1").inner_text() != ""


def test_a_card_that_the_finder_draws_has_the_picture_of_the_practice(
    repository: Repository, browser: Browser
) -> None:
    repository.write(
        {"verhalen/aan-de-deur/tafel.jpg": image(), "verhalen/aan-de-deur.md": with_picture(repository)}
    )
    with served(repository.build()) as address:
        page = browser.new_page()
        page.goto(f"{address}/zoeken/?q=deur")
        ready(page, "deur")
        picture = page.locator("#results > li[data-id=aan-de-deur] img.sv-card__picture")
        assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 0
        assert picture.get_attribute("alt") == ""
        page.close()


def with_picture(repository: Repository) -> str:
    text = (repository.practices / "verhalen" / "aan-de-deur.md").read_text(encoding="utf-8")
    shown = '![Zes mensen](aan-de-deur/tafel.jpg "De avond. Foto: het wijkteam")'
    return text.replace("beoordeeld:", "beeld: tafel.jpg\nbeoordeeld:").replace(
        "## Lessen\n", f"## Lessen\n{shown}\n\n"
    )


def test_what_only_touches_the_subject_stands_apart(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=dementie+vrijwilligers")
    ready(page, "dementie vrijwilligers")
    answering = number(page)
    assert 0 < answering < 10
    said = "en één die eraan raakt" if answering == 9 else f"en {10 - answering} die eraan raken"
    assert said in page.locator("#own").inner_text()
    assert page.locator("#touching > li").count() == 10 - answering
    assert page.get_by_role("heading", name="Raakt er ook aan").is_visible()
    shown = set(
        page.eval_on_selector_all("#results > li, #touching > li", "rows => rows.map(row => row.dataset.id)")
    )
    assert len(shown) == page.locator("#results > li, #touching > li").count()


def test_who_asks_what_nobody_tells_is_told_so(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=parkeervergunning+aanvragen+voor+bezoek")
    ready(page, "parkeervergunning aanvragen voor bezoek")
    assert number(page) == 0
    assert page.get_by_role("heading", name="Hierover staat hier nog geen goed antwoord").is_visible()
    assert page.get_by_role("link", name="schrijf het").is_visible()
    assert page.locator("#touching > li").count() <= 3


def test_a_place_has_who_is_there_and_who_is_near(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=bij+Zutphen")
    ready(page, "bij Zutphen")
    reasons = page.locator("#results .sv-card__why, #touching .sv-card__why").all_inner_texts()
    assert reasons
    assert all("km van Zutphen" in reason or "in Zutphen" in reason for reason in reasons)


def test_where_a_place_has_none_on_the_subject_the_nearest_is_said_and_comes_first(
    visit: Callable[..., Page],
) -> None:
    page = visit("/zoeken/?q=schulden+jongeren+Rotterdam")
    ready(page, "schulden jongeren Rotterdam")
    line = page.locator("#where").inner_text()
    assert re.fullmatch(
        r"Uit Rotterdam is er hier geen verhaal over ‘schulden jongeren’\. Het dichtstbij: Den Haag, 2\d.km\.",
        line,
    )
    assert found(page)[0] == "den-haag-jongeren-perspectief-fonds"
    away = [
        int(km)
        for text in page.locator("#results .sv-card__why").all_inner_texts()
        for km in re.findall(r"(\d+) km van Rotterdam", text)
    ]
    assert away[:3] == sorted(away[:3])
    page.locator("#q").fill("schulden jongeren")
    ready(page, "schulden jongeren")
    assert page.locator("#where").is_hidden()


@pytest.mark.parametrize("query", ["mantelzorg in de Achterhoek", "Hilversum", "voorbeelden uit Rotterdam"])
def test_where_a_place_has_one_or_no_subject_was_named_nothing_is_said(
    visit: Callable[..., Page], query: str
) -> None:
    page = visit(f"/zoeken/?q={query.replace(' ', '+')}")
    ready(page, query)
    assert number(page) > 0
    assert page.locator("#where").is_hidden()


def test_a_result_says_which_question_it_answers(small_site: Path, browser: Browser) -> None:
    with served(small_site) as address:
        page = browser.new_page()
        page.goto(f"{address}/zoeken/?q=mijn+overburen+kennen")
        ready(page, "mijn overburen kennen")
        card = page.locator("#results > li[data-id=aan-de-deur]")
        assert (
            card.locator(".sv-card__excerpt").inner_text()
            == "Antwoord op: Hoe leer ik mijn overburen kennen?"
        )
        assert card.locator(".sv-card__excerpt mark").count()
        page.close()


def test_only_words_that_tell_of_the_subject_are_marked(visit: Callable[..., Page]) -> None:
    query = "hoe voorkom je huisuitzetting bij huurachterstand"
    page = visit(f"/zoeken/?q={query.replace(' ', '+')}")
    ready(page, query)
    marks = {text.lower().strip(".,?") for text in page.locator("#results mark").all_inner_texts()}
    assert marks
    assert not marks & {"bij", "hoe", "je", "huurder", "huurders"}


def test_a_hyphen_makes_no_difference(visit: Callable[..., Page]) -> None:
    orders = []
    for query in ("Noord-Holland-Noord", "Noord-Holland Noord", "noord holland noord"):
        page = visit(f"/zoeken/?q={query.replace(' ', '+')}")
        ready(page, query)
        orders.append(found(page))
    assert orders[0]
    assert orders[0] == orders[1] == orders[2]


def test_a_mended_word_is_known_by_its_other_names_too(visit: Callable[..., Page]) -> None:
    right, wrong = visit("/zoeken/?q=schuldhulpverlening"), visit("/zoeken/?q=schuldhulpverleening")
    ready(right, "schuldhulpverlening")
    ready(wrong, "schuldhulpverleening")
    assert found(right) == found(wrong)
    assert "zochten op ‘schuldhulpverlening’" in wrong.locator("#note").inner_text()


def test_every_result_says_why_it_is_there(visit: Callable[..., Page]) -> None:
    for query in ("geldzorgen", "wachtlijst ggz", "eenzame ouderen", "Achterhoek"):
        page = visit(f"/zoeken/?q={query.replace(' ', '+')}")
        ready(page, query)
        silent = page.eval_on_selector_all(
            "#results > li, #touching > li",
            "rows => rows.filter(row => !row.querySelector('mark') && !row.querySelector('.sv-card__why:not([hidden])')).map(row => row.dataset.id)",
        )
        assert silent == [], query


def test_nothing_found_says_what_to_let_go(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?q=schuldhulpmaatje&themas=ouderen")
    ready(page, "schuldhulpmaatje")
    assert number(page) == 0
    page.locator("#instead button", has_text="Zonder de keuze bij Thema's").click()
    ready(page, "schuldhulpmaatje")
    assert number(page) > 0


def test_without_javascript_every_list_is_a_link_away(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/", java_script_enabled=False)
    assert page.locator("noscript a").count() == 9
    assert page.locator("#results .sv-card").count() == 10
    assert page.locator("#filters").is_hidden()


def test_needs_no_web_assembly(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    context.add_init_script("delete window.WebAssembly")
    page = context.new_page()
    page.goto("/zoeken/?q=schulden")
    ready(page, "schulden")
    assert number(page) > 5
    context.close()


def test_without_a_connection_it_searches_titles_and_says_so(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/")
    ready(page)
    titles = page.locator("#finder").get_attribute("data-titles")
    with page.expect_response(lambda answer: answer.url.endswith(str(titles).removeprefix(".."))):
        page.locator("#q").focus()
    page.route("**/zoek/**", lambda route: route.abort())
    page.locator("#q").fill("doetinchem")
    ready(page, "doetinchem")
    assert "alleen in titels" in page.locator("#note").inner_text()
    assert len(found(page)) == number(page) > 3
    assert all("doetinchem" in title.lower() for title in page.locator("#results h2").all_inner_texts())
    page.unroute("**/zoek/**")
    page.locator("#q").fill("laborijn")
    ready(page, "laborijn")
    assert number(page) > 3


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'self'; form-action 'self'"
)


@pytest.mark.parametrize(
    "address",
    ["/zoeken/?q=schulden&missen=financiering", "/overzicht/", "/vergelijken/?a=apeldoorn-opstapregeling", "/selectie/"],
)  # fmt: skip
def test_works_under_a_strict_policy(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route(f"**{address.partition('?')[0]}*", with_policy)
    answer = page.goto(address)
    assert answer
    assert answer.headers["content-security-policy"] == POLICY
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.className") == "js"
    assert refused == []
    context.close()


def test_the_question_on_the_home_page_leads_to_who_was_here_before(visit: Callable[..., Page]) -> None:
    page = visit("/", viewport=PHONE)
    page.get_by_label("Wij zijn").select_option("woningcorporatie")
    page.get_by_label("samen met").select_option("ggz-aanbieder")
    page.get_by_label("en we missen").select_option("gegevensdeling")
    page.get_by_role("button", name="Wie was ons voor?").click()
    page.wait_for_url("**/zoeken/?*")
    ready(page)
    assert page.locator("#chosen button").count() == 4, "three choices, and one that lets go of all"
    assert "geregeld" in page.locator("#results .sv-card__why").first.inner_text()
    page.goto("/")
    page.get_by_label("Wij zijn").select_option("school")
    page.get_by_role("button", name="Wie was ons voor?").click()
    page.wait_for_url("**/zoeken/?*")
    ready(page)
    assert page.locator("#chosen button").count() == 1, "what was not chosen asks for nothing"


def test_asking_for_all_at_the_table_leaves_only_those(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/?hebben=ggz-aanbieder,woningcorporatie")
    ready(page)
    any_of_them = number(page)
    page.locator("#together").check()
    ready(page)
    assert page.url.endswith("&samen")
    together = number(page)
    assert 0 < together < any_of_them
    with_council = page.locator('fieldset[data-field="hebben"] label', has_text="Gemeente")
    expected = int(with_council.locator(".sv-number").inner_text())
    with_council.click()
    ready(page)
    assert number(page) == expected, "the count said beforehand how many would be left"
    page.locator("#chosen button", has_text="Allemaal samen").click()
    ready(page)
    assert number(page) > any_of_them
    assert not page.locator("#together").is_checked()


def test_on_a_phone_the_filters_are_a_sheet(visit: Callable[..., Page]) -> None:
    page = visit("/zoeken/", viewport=PHONE, has_touch=True)
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("#filters").is_hidden()
    page.locator("#open-filters").tap()
    label = page.locator('fieldset[data-field="missen"] label', has_text="Regie")
    box = label.bounding_box()
    assert box
    assert box["height"] >= 24, "WCAG 2.2, 2.5.8"
    label.tap()
    page.locator("#show").tap()
    assert page.locator("#filters").is_hidden()
    assert page.locator("#open-filters").inner_text() == "Filters (1)"
    assert page.evaluate("document.activeElement.id") == "open-filters"


def test_other_pages_load_nothing_of_it(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/verhalen/doetinchem-vast-casusoverleg/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/zoek/" in url or "finder/page" in url or "finder/engine" in url] == []
    context.close()


STATES = {
    "empty": "/zoeken/",
    "results": "/zoeken/?q=schulden&missen=financiering",
    "mended": "/zoeken/?q=coorporatie",
    "nothing": "/zoeken/?q=schuldhulpmaatje&themas=ouderen",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_everyone_can_use_it(
    visit: Callable[..., Page], state: str, size: dict[str, int], scheme: str
) -> None:
    page = visit(STATES[state], viewport=size, color_scheme=scheme)
    ready(page, parse_qs(urlparse(STATES[state]).query).get("q", [""])[0])
    if size is PHONE:
        page.locator("#open-filters").click()
    for summary in page.locator(".sv-filter summary").all():
        if not summary.evaluate("it => it.parentElement.open"):
            summary.click()
    assert faults(page) == []
