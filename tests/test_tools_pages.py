"""Keeping, comparing, writing and printing, as a visitor does it: in a real browser, on the real collection."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from browser import needs_browser
from conftest import ROOT, TODAY, published
from samenverder.reading.library import read_library
from samenverder.reading.problem import Severity
from samenverder.rules import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = needs_browser
STORY, OTHER, GUIDE = "apeldoorn-opstapregeling", "overbetuwe-opstapregeling", "pas-op-de-plaats"


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """A visitor with a browser of their own, which remembers nothing."""
    contexts: list[BrowserContext] = []

    def arrive(**options: Any) -> BrowserContext:
        context = browser.new_context(
            **{"base_url": site, "permissions": ["clipboard-read", "clipboard-write"], **options}
        )
        contexts.append(context)
        return context

    yield arrive
    for context in contexts:
        context.close()


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert errors == []
    return page


ASKED = "/aan-tafel/?hebben=woningcorporatie,ggz-aanbieder&missen=gegevensdeling,financiering"


def test_a_table_gets_a_sheet_on_which_every_sentence_leads_to_where_it_stands(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = open_page(visitor(), ASKED)
    page.wait_for_selector("#brief[data-ready]")
    assert "woningcorporatie en ggz-aanbieder" in page.locator("#who").inner_text()
    assert page.locator("#parts h2").all_inner_texts()[:2] == ["Gegevensdeling en privacy", "Financiering"]
    bare = page.eval_on_selector_all(
        "#parts li",
        "rows => rows.filter(row => !row.querySelector('a') && !row.closest('ol')).map(row => row.textContent)",
    )
    assert bare == []
    links = set(page.eval_on_selector_all("#parts a", "links => links.map(link => link.href)"))
    assert len(links) > 8
    assert [link for link in links if page.request.get(link).status != 200] == []
    assert page.locator("#parts q").count() > 3


def test_a_sheet_can_be_kept_printed_and_changed(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    page = open_page(context, ASKED)
    page.wait_for_selector("#brief[data-ready]")
    page.get_by_role("button", name="Zet alles op mijn leeslijst").click()
    assert len(page.evaluate("JSON.parse(localStorage.getItem('sv-leeslijst'))")) > 4
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 4
    page.get_by_role("link", name="Verander jullie tafel").click()
    assert page.locator("input[value=woningcorporatie]").is_checked()
    page.get_by_label("Vertrouwen").check()
    page.get_by_role("button", name="Maak het blad").click()
    page.wait_for_selector("#brief[data-ready]")
    assert "missen=vertrouwen" in page.url
    assert "Vertrouwen" in page.locator("#parts h2").all_inner_texts()


TABLES = [
    ASKED,
    "/aan-tafel/?hebben=gemeente,welzijnsorganisatie,huisarts&missen=financiering",
    "/aan-tafel/?hebben=gemeente,woningcorporatie,ggz-aanbieder,wijkteam&missen=passende-plek,draagvlak-in-de-buurt,vertrouwen",
    "/aan-tafel/?missen=gezamenlijk-plan,regie,vertrouwen,financiering,korte-lijnen",
]


@pytest.mark.parametrize("address", TABLES)
def test_a_sheet_fits_on_two_sides(visitor: Callable[..., BrowserContext], address: str) -> None:
    page = open_page(visitor(), address)
    page.wait_for_selector("#brief[data-ready]")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type /Page\b(?!s)", pdf)) <= 2


def test_every_sentence_of_a_sheet_stands_where_its_link_leads(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = open_page(visitor(), TABLES[2])
    page.wait_for_selector("#brief[data-ready]")
    rows = page.eval_on_selector_all(
        "#parts li:has(q)",
        "rows => rows.map(row => [row.querySelector('q').textContent, row.querySelector('a').href])",
    )
    assert len(rows) > 5
    for said, link in rows:
        page.goto(link)
        found = page.evaluate(
            """() => { const head = document.getElementById(location.hash.slice(1)); let text = "";
                for (let at = head?.nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling) text += at.textContent + " ";
                return text.replace(/\\[?\\d+\\]?/g, "").replace(/\\s+/g, " "); }"""
        )
        bare = re.sub(r"\d+", "", said)
        assert re.sub(r"\W+", "", bare[1:]) in re.sub(r"\W+", "", found), link


def test_who_is_most_like_us_comes_first_and_then_who_is_best_documented(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = open_page(visitor(), ASKED)
    page.wait_for_selector("#brief[data-ready]")
    assert page.get_by_text("Bovenaan staat wie het meest op jullie tafel lijkt").is_visible()
    lists = page.eval_on_selector_all(
        "#parts section:has(h3) > ul",
        "lists => lists.map(list => [...list.children].map(row => row.textContent))",
    )
    levels = ["verteld", "beschreven", "gevolgd", "onderzocht"]
    for rows in lists:
        keys = []
        for row in rows:
            same = re.search(r"ook met ([^·]*)", row)
            near = 1 + same[1].count(" en ggz") + same[1].count(" en woning") if same else 0
            keys.append((-near, -next(n for n, level in enumerate(levels) if f"· {level}" in row)))
        assert keys == sorted(keys)
    page.goto("/aan-tafel/?missen=financiering")
    page.wait_for_selector("#brief[data-ready]")
    assert page.get_by_text("Bovenaan staat wat het best onderbouwd is").is_visible()


def test_the_guide_on_a_sheet_is_the_one_on_what_is_missing(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), ASKED)
    page.wait_for_selector("#brief[data-ready]")
    guide = page.locator("#parts section").first.locator("h3 a").last
    assert guide.inner_text() == "Gegevens delen binnen de wet"
    assert (guide.get_attribute("href") or "").endswith("#stappen")


def test_who_does_not_read_scripts_finds_the_same_on_the_page_of_what_is_missing(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = open_page(visitor(java_script_enabled=False), "/aan-tafel/")
    page.locator("noscript a", has_text="Gegevensdeling").click()
    for heading in (
        "Zo pak je het aan",
        "Vragen om aan elkaar te stellen",
        "Wat nog niemand weet",
        "Onderweg geregeld",
        "Was er",
    ):
        assert page.get_by_role("heading", name=heading).is_visible()
    page.get_by_text("De stappen").click()
    assert page.get_by_text("Zeg eerst waarvoor je iets wilt weten").is_visible()
    # Only what is worth it without scripts.
    assert page.locator(".sv-card__told").count() >= 2


def test_a_table_that_misses_nothing_yet_is_asked_what_it_misses(
    visitor: Callable[..., BrowserContext],
) -> None:
    page = open_page(visitor(), "/aan-tafel/?hebben=woningcorporatie")
    assert page.get_by_text("Kies ook wat jullie missen").is_visible()
    assert page.locator("input[value=woningcorporatie]").is_checked()
    assert page.locator("#sheet").is_hidden()


def test_the_home_page_and_the_finder_lead_to_the_sheet(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), "/")
    page.locator("#wij").select_option("woningcorporatie")
    page.locator("#mist").select_option("regie")
    page.get_by_role("button", name="Maak er een blad van").click()
    page.wait_for_selector("#brief[data-ready]")
    assert "regie" in page.locator("#who").inner_text()
    page = open_page(visitor(), "/zoeken/?hebben=gemeente&missen=regie")
    page.wait_for_selector("#to-table:not([hidden])")
    page.get_by_role("link", name="Maak hier een blad van").click()
    page.wait_for_url("**/aan-tafel/?hebben=gemeente&missen=regie")


def listed(page: Page) -> list[str]:
    page.wait_for_function("() => 'drawn' in document.querySelector('#list').dataset")
    return page.eval_on_selector_all("#items > li", "items => items.map((item) => item.dataset.id)")  # type: ignore[no-any-return]


def wait_for_list(page: Page, *ids: str) -> None:
    page.wait_for_function("ids => document.querySelector('#list').dataset.drawn === ids", arg=",".join(ids))


def told(page: Page) -> str:
    return page.locator("#tell").inner_text()


def test_what_is_kept_on_a_card_or_a_page_is_on_the_list(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    page = open_page(context, "/zoeken/?q=opstapregeling")
    page.locator(f'li[data-id="{STORY}"] .sv-save').click()
    assert told(page).startswith("Bewaard op je leeslijst.")
    page.locator("#tell button", has_text="Bekijk de lijst").click()
    page.wait_for_url("**/selectie/")
    assert listed(page) == [STORY]
    page = open_page(context, f"/handreikingen/{GUIDE}/")
    save = page.locator(".sv-actions .sv-save")
    assert save.locator(".sv-save__text").inner_text() == "Bewaar"
    save.click()
    assert save.locator(".sv-save__text").inner_text() == "Bewaard"
    assert page.get_by_role(
        "button", name=re.compile("^Bewaard ?: Pas op de plaats, haal van mijn")
    ).is_visible()
    assert page.locator("#saved-count").inner_text() == "2"
    page.locator(".sv-header__button", has_text="Mijn leeslijst").click()
    assert listed(page) == [STORY, GUIDE]
    page.locator("#items a").last.click()
    page.wait_for_url(f"**/handreikingen/{GUIDE}/")
    assert page.locator("h1").inner_text() == "Pas op de plaats"
    page.locator(".sv-actions .sv-save").click()
    assert page.locator("#saved-count").inner_text() == "1"


def keep(context: BrowserContext, *ids: str) -> None:
    page = open_page(context, "/over/")
    page.evaluate("async (ids) => (await import('/assets/site/list.js')).keep(ids)", list(ids))
    page.close()


def test_the_list_is_put_in_order_and_emptied_and_put_back(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    keep(context, STORY, OTHER, GUIDE)
    page = open_page(context, "/selectie/")
    assert listed(page) == [STORY, OTHER, GUIDE]
    page.locator(f'li[data-id="{GUIDE}"] [data-do="up"]').press("Enter")
    wait_for_list(page, STORY, GUIDE, OTHER)
    assert page.evaluate("document.activeElement.dataset.do") == "up", "one can go on pressing"
    page.locator(f'li[data-id="{STORY}"] [data-do="remove"]').click()
    wait_for_list(page, GUIDE, OTHER)
    page.locator("#tell button", has_text="Zet terug").click()
    wait_for_list(page, STORY, GUIDE, OTHER)
    page.locator("#clear").click()
    wait_for_list(page)
    assert page.locator("#empty").is_visible()
    page.locator("#tell button").click()
    wait_for_list(page, STORY, GUIDE, OTHER)


def test_a_shared_list_is_seen_by_another_who_may_keep_it(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    keep(context, STORY, GUIDE)
    page = open_page(context, "/selectie/")
    page.locator("#share").click()
    page.locator("#tell", has_text="Gekopieerd").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    other = visitor()
    keep(other, OTHER)
    page = open_page(other, address)
    assert listed(page) == [STORY, GUIDE]
    assert page.locator("#shared").is_visible()
    assert page.locator("#saved-count").inner_text() == "1", "looking changes nothing"
    page.locator("#keep").click()
    page.goto("/selectie/")
    wait_for_list(page, OTHER, STORY, GUIDE)


def test_a_practice_that_is_gone_is_named(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), f"/selectie/?lijst=bestaat-niet,{STORY}")
    assert listed(page) == [STORY]
    assert page.locator("#note").inner_text() == "Dit bestaat niet meer: bestaat-niet."
    context = visitor()
    keep(context, "bestaat-niet", STORY)
    page = open_page(context, "/selectie/")
    page.locator("#note button", has_text="Haal ze van mijn lijst").click()
    page.locator("#note").wait_for(state="hidden")
    assert page.locator("#saved-count").inner_text() == "1"


def test_a_list_knows_a_practice_by_its_former_name(
    visitor: Callable[..., BrowserContext], real_site: Path
) -> None:
    records = real_site / "data" / "praktijken"
    (records / "oude-naam.json").write_bytes((records / f"{STORY}.json").read_bytes())
    try:
        context = visitor()
        keep(context, "oude-naam", GUIDE)
        page = open_page(context, "/selectie/")
        wait_for_list(page, STORY, GUIDE)
        assert page.evaluate("localStorage.getItem('sv-leeslijst')") == f'["{STORY}","{GUIDE}"]'
        page = open_page(context, f"/vergelijken/?a=oude-naam&b={STORY}&c={OTHER}")
        page.wait_for_function("() => document.querySelector('#compare').ariaBusy === 'false'")
        assert page.url.endswith(f"?a={STORY}&b={OTHER}")
    finally:
        (records / "oude-naam.json").unlink()


def test_a_list_too_long_for_a_code_prints_its_address(visitor: Callable[..., BrowserContext]) -> None:
    folders = ("verhalen", "handreikingen", "modules")
    ids = [path.stem for path in published(*folders)]
    assert len(",".join(ids)) > 2331, "the most that a code of this kind holds"
    page = open_page(visitor(), f"/selectie/?lijst={','.join(ids)}")
    assert len(listed(page)) == len(ids)
    assert page.locator(".sv-paper__code").get_attribute("hidden") is not None
    assert page.locator(".sv-paper__address").inner_html().count(",") == len(ids) - 1


def test_without_a_connection_the_list_says_so_and_forgets_nothing(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    keep(context, STORY, GUIDE)
    context.route("**/data/praktijken/**", lambda route: route.abort())
    page = open_page(context, "/selectie/")
    assert listed(page) == []
    assert "Is er verbinding?" in page.locator("#note").inner_text()
    assert page.locator("#empty").is_hidden()
    context.unroute("**/data/praktijken/**")
    page.reload()
    wait_for_list(page, STORY, GUIDE)


def test_citations_name_title_date_address_and_licence(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    page = open_page(context, f"/verhalen/{STORY}/")
    citation = page.locator("#citaat").inner_text()
    assert re.fullmatch(
        r"‘In Apeldoorn .+’\. Samen Verder, nagekeken op \d+ \w+ 2026\. https://.+/ \(CC BY 4\.0\)", citation
    )
    page.locator("button[data-copy='#citaat']").click()
    page.locator("#tell", has_text="gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == citation
    page.locator("button[data-copy='#kort-adres']").click()
    page.locator("#tell", has_text="adres").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/p/{STORY}/")
    page = open_page(context, f"/selectie/?lijst={STORY}")
    page.locator("#cite").click()
    page.locator("#tell", has_text="Gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == citation, "page and script say the same"


def checked(folder: Path, name: str, text: str) -> list[str]:
    """The errors in a file, once it lies among the real practices."""
    practices = folder / "practices"
    shutil.copytree(ROOT / "practices", practices)
    (practices / name).write_text(text, encoding="utf-8")
    found = check(read_library(practices, TODAY))
    return [str(problem) for problem in found if problem.severity is Severity.ERROR]


def test_a_story_is_begun_with_what_was_chosen(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), "/overzicht/")
    link = page.locator(".sv-cell--0 a").first
    assert link.inner_text() == "gezocht"
    link.click()
    page.wait_for_load_state("networkidle")
    asked = dict(re.findall(r"(\w+)=([\w-]+)", page.url))
    assert asked
    for field, id in asked.items():
        assert page.locator(f"[data-field={field}] input[value={id}]").is_checked()


def test_stories_side_by_side_show_what_differs(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), f"/verhalen/{STORY}/")
    page.get_by_role("link", name="Vergelijk").first.click()
    page.wait_for_url(f"**/vergelijken/?a={STORY}")
    page.locator("#title").fill("Overbetuwe")
    page.wait_for_function("() => document.querySelector('#titles').options.length")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/vergelijken/?a={STORY}&b={OTHER}")
    page.wait_for_function("drawn => document.querySelector('#compare').dataset.drawn === drawn", arg=f"{STORY},{OTHER}")  # fmt: skip
    alike, unlike = page.locator("#in-short li").all_inner_texts()
    assert "Korte lijnen" in alike
    assert "Passende plek" in unlike
    assert "Passende plek" not in alike
    row = page.get_by_role("row", name="Passende plek")
    assert row.get_by_role("cell").all_inner_texts() == ["was er", "geregeld"]
    same = page.get_by_role("row", name="Korte lijnen")
    assert same.is_visible()
    page.locator("#only-unlike").check()
    assert same.is_hidden()
    assert row.is_visible()
    link = page.locator(".sv-compare thead a").first.evaluate("link => link.href")
    assert page.request.get(link).status == 200
    page.get_by_role("button", name="haal weg").first.click()
    page.wait_for_url(f"**/vergelijken/?a={OTHER}")
    page.go_back()
    page.wait_for_function("drawn => document.querySelector('#compare').dataset.drawn === drawn", arg=f"{STORY},{OTHER}")  # fmt: skip


def test_a_place_with_more_stories_lets_one_choose(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), "/vergelijken/")
    page.locator("#title").focus()
    page.wait_for_function("() => document.querySelector('#titles').options.length")
    titles = page.eval_on_selector_all("#titles option", "options => options.map((one) => one.value)")
    assert len(titles) == len(published("verhalen")), "only stories"
    page.locator("#title").fill("Doetinchem")
    page.keyboard.press("Enter")
    choices = page.locator("#note .sv-chip")
    assert choices.count() >= 5
    choices.first.click()
    page.wait_for_url("**/vergelijken/?a=doetinchem-*")


def test_what_cannot_be_compared_is_said(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), f"/vergelijken/?a={GUIDE}&b=bestaat-niet")
    page.locator("#note:not([hidden])").wait_for()
    assert "bestaat-niet" in page.locator("#note").inner_text()
    page = open_page(visitor(), f"/vergelijken/?a={GUIDE}")
    assert "is geen verhaal" in page.locator("#note").inner_text()
    assert page.locator("#empty").is_visible()


def test_the_list_chooses_what_is_compared(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    keep(context, STORY, GUIDE, OTHER)
    page = open_page(context, "/selectie/")
    listed(page)
    page.locator("#compare").click()
    page.wait_for_url(f"**/vergelijken/?a={STORY}&b={OTHER}")
    page = open_page(context, f"/vergelijken/?a={STORY}")
    page.locator("#from-list button").click()
    page.wait_for_url(f"**/vergelijken/?a={STORY}&b={OTHER}")


def test_a_pair_in_the_network_leads_to_exactly_its_stories(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), "/overzicht/")
    for row in (0, 7, 19):
        link = page.locator(".sv-net__table td a").nth(row)
        number = int(link.inner_text())
        found = open_page(page.context, link.get_attribute("href").replace("../", "/"))  # type: ignore[union-attr]
        found.wait_for_function("() => document.querySelector('#finder').ariaBusy === 'false'")
        assert found.locator("#count").inner_text().startswith(f"{number} ")
    cells = page.locator(".sv-cell--4 a")
    number = int(cells.first.locator(".sv-cell__number").inner_text())
    cells.first.click()
    page.wait_for_function("() => document.querySelector('#finder')?.ariaBusy === 'false'")
    assert page.locator("#count").inner_text().startswith(f"{number} ")


def pdf(page: Page, tmp_path: Path, part: str = "") -> tuple[int, bytes]:
    """How many pages a page takes on paper, and the file."""
    page.evaluate("part => (document.documentElement.dataset.print = part)", part)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    content = page.pdf(path=str(tmp_path / "paper.pdf"), prefer_css_page_size=True)
    return len(re.findall(rb"/Type /Page\b", content)), content


def test_a_story_becomes_a_card_of_a_quarter_page(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = open_page(visitor(), f"/verhalen/{STORY}/")
    pages, content = pdf(page, tmp_path, "card")
    assert pages == 1
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (105, 148), "A6"
    pages, content = pdf(page, tmp_path, "fit")
    assert pages == 1
    pages, content = pdf(page, tmp_path)
    assert pages > 1
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297), "A4"


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        (f"/verhalen/{STORY}/", f"https://.*/p/{STORY}/"),
        (f"/selectie/?lijst={STORY},{GUIDE}", rf"http.*/selectie/\?lijst={STORY},{GUIDE}"),
        (f"/vergelijken/?a={STORY}&b={OTHER}", rf"http.*/vergelijken/\?a={STORY}&b={OTHER}"),
        ("/zoeken/?q=schulden", r"http.*/zoeken/\?q=schulden"),
    ],
)
def test_paper_leads_back_to_what_was_printed(
    visitor: Callable[..., BrowserContext], address: str, leads_to: str
) -> None:
    page = open_page(visitor(), address)
    page.wait_for_function("() => document.querySelector('[data-drawn], #finder[aria-busy=false], .sv-fit')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".sv-header").is_hidden()
    assert re.fullmatch(leads_to, page.locator(".sv-paper__address").inner_text())
    # The finder fetches no code for the rare case that someone prints it: then there is none, rather than a wrong one.
    assert page.locator(".sv-paper__code").is_visible() == ("zoeken" not in address)


def test_folded_notes_are_open_on_paper_and_closed_after(visitor: Callable[..., BrowserContext]) -> None:
    page = open_page(visitor(), "/modules/leren-van-wat-misging/trainer/")
    notes = page.locator(".sv-part__form details")
    assert notes.first.get_attribute("open") is None
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert notes.first.get_attribute("open") is not None
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert notes.first.get_attribute("open") is None


def test_the_visitors_own_colours_stay(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor(color_scheme="light")
    page = open_page(context, "/over/")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Zet het donkere scherm aan").click()
    dark = page.evaluate(background)
    assert dark != light
    page = open_page(context, "/")
    assert page.evaluate(background) == dark
    page.get_by_role("button", name="Zet het lichte scherm aan").click()
    assert page.evaluate(background) == light
    page = open_page(visitor(color_scheme="dark", java_script_enabled=False), "/over/")
    assert page.locator("#scheme").is_hidden()
