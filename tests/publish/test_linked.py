"""What pages say to programs, held against schema.org's own words."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SDO

from browser import needs_browser, served
from samenverder.publish.linked import way_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from conftest import Repository

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
SITE = "https://samenverder.example/"


def said(site: Path, address: str) -> list[dict[str, Any]]:
    """What stands in a page, thing by thing."""
    (found,) = SCRIPT.findall((site / address / "index.html").read_text(encoding="utf-8"))
    things: list[dict[str, Any]] = json.loads(found)["@graph"]
    return things


WORDS: Any = SDO
"""The classes and properties of schema.org, as rdflib ships them."""


def words(value: Any) -> Iterator[str]:
    """Every class and property in it."""
    if isinstance(value, list):
        for one in value:
            yield from words(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from [one] if key == "@type" else [] if key.startswith("@") else [key]
            yield from words(one)


def test_everything_is_a_word_of_schema_org(real_site: Path) -> None:
    used: Counter[str] = Counter()
    for path in real_site.rglob("index.html"):
        for found in SCRIPT.findall(path.read_text(encoding="utf-8")):
            data = json.loads(found)
            assert data["@context"] == "https://schema.org"
            used.update(words(data["@graph"]))
    assert SDO.Article in WORDS
    assert URIRef(f"{SDO}nothingOfTheKind") not in WORDS
    # `query-input` is how an action says what a visitor gives it: schema.org/docs/actions.html.
    assert {word for word in used if URIRef(f"{SDO}{word}") not in WORDS} == {"query-input"}
    for kind, least in (("Article", 100), ("HowTo", 20), ("LearningResource", 5), ("DefinedTermSet", 5)):
        assert used[kind] >= least


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_a_program_reads_what_is_meant(real_site: Path) -> None:
    graph = Graph()
    for address in ("handreikingen/casusoverleg-op-vaste-tijden", "modules/leren-van-wat-misging", "verhalen/velsen-skaeve-huse", "themas/ouderen", ""):  # fmt: skip
        (found,) = SCRIPT.findall((real_site / address / "index.html").read_text(encoding="utf-8"))
        # The context lies on another site; its words are those of the vocabulary.
        graph.parse(
            data=json.dumps({**json.loads(found), "@context": {"@vocab": str(SDO)}}), format="json-ld"
        )
    guide = URIRef(f"{SITE}handreikingen/casusoverleg-op-vaste-tijden/")
    assert (guide, RDF.type, SDO.HowTo) in graph
    assert len(set(graph.objects(guide, SDO.step))) > 3
    named = {*graph.objects(None, SDO.isBasedOn), *graph.objects(None, SDO.hasPart)}
    assert len(named) > 3
    assert all((real_site / str(one).removeprefix(SITE) / "index.html").is_file() for one in named)


def test_a_story_says_what_it_is_about_and_rests_on(small_site: Path) -> None:
    story, way = said(small_site, "verhalen/aan-de-deur")
    assert story["@type"] == "Article"
    assert story["dateModified"] == "2026-01-31"
    assert story["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert [term["name"] for term in story["about"]] == ["Wonen", "De buurt", "Vertrouwen", "Geld", "Gemeente", "Corporatie"]  # fmt: skip
    assert [one["name"] for one in story["mentions"]] == ["Gemeente Ons Dorp", "Huis", "Haard"]
    assert [(one["name"], one.get("url"), one.get("datePublished")) for one in story["citation"]] == [
        ("Het verslag", "https://voorbeeld.nl/verslag", "2016-05-25"),
        ('Een "tweede" <bron>', None, None),
    ]
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Samen Verder", SITE),
        (2, "Verhalen", f"{SITE}verhalen/"),
        (3, "Samen aan de deur", f"{SITE}verhalen/aan-de-deur/"),
    ]


def test_a_guide_says_its_steps_and_a_module_its_parts(small_site: Path) -> None:
    guide, _ = said(small_site, "handreikingen/samen-op-bezoek")
    assert guide["@type"] == "HowTo"
    assert [step["position"] for step in guide["step"]] == list(range(1, len(guide["step"]) + 1))
    assert all(step["name"] and step["text"] for step in guide["step"])
    assert [one["url"] for one in guide["isBasedOn"]] == [f"{SITE}verhalen/aan-de-deur/"]
    module, _ = said(small_site, "modules/oefenen-aan-de-deur")
    assert module["@type"] == "LearningResource"
    assert module["teaches"]
    assert re.fullmatch(r"PT\d+M", module["timeRequired"])
    assert f"{SITE}verhalen/aan-de-deur/" in [part["url"] for part in module["hasPart"]]


def test_a_term_and_its_list_are_those_of_a_vocabulary(small_site: Path) -> None:
    term, way = said(small_site, "voorwaarden/geld")
    assert (term["@type"], term["termCode"], term["inDefinedTermSet"]) == ("DefinedTerm", "geld", f"{SITE}voorwaarden/")  # fmt: skip
    assert term["description"] == "Wat het kost is er."
    assert [one["name"] for one in way["itemListElement"]] == ["Samen Verder", "Voorwaarden", "Geld"]
    assert said(small_site, "voorwaarden")[0]["@type"] == "DefinedTermSet"


def test_nothing_that_someone_wrote_ends_the_data(repository: Repository) -> None:
    evil = "</script><script>alert(1)</script> & 'x' <!--"
    repository.change(
        "verhalen/aan-de-deur.md", "samenvatting: Gemeente", f'samenvatting: "{evil} Gemeente'
    ).change("verhalen/aan-de-deur.md", "konden betalen.", 'konden betalen."')
    story, _ = said(repository.build(), "verhalen/aan-de-deur")
    assert evil in story["description"]


def test_the_way_passes_only_pages_that_there_are() -> None:
    titles = {"verhalen/": "Verhalen", "verhalen/a/": "A"}
    assert way_to("verhalen/a/", titles, "Thuis") == [("Thuis", ""), ("Verhalen", "verhalen/"), ("A", "verhalen/a/")]  # fmt: skip
    assert way_to("over/iets/", titles, "Thuis") == [("Thuis", "")]


def test_no_two_pages_describe_themselves_alike(real_site: Path) -> None:
    described: dict[str, list[str]] = defaultdict(list)
    for path in sorted(real_site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if 'content="noindex' in html or path.name == "404.html":
            continue
        (description,) = re.findall(r'<meta name="description" content="([^"]*)"', html)
        described[description].append(str(path.relative_to(real_site)))
        (title,) = re.findall(r'<meta property="og:description" content="([^"]*)"', html)
        assert title == description
    assert "" not in described
    assert {text: pages for text, pages in described.items() if len(pages) > 1} == {}
    assert len(described) > 300


def test_a_page_that_someone_wrote_without_a_description_is_described_by_its_text(small_site: Path) -> None:
    pages = [(small_site / name / "index.html").read_text(encoding="utf-8") for name in ("over", "bijdragen")]
    one, other = (re.findall(r'<meta name="description" content="([^"]*)"', page)[0] for page in pages)
    assert one
    assert other
    assert one != other


def test_search_engines_are_shown_the_way(real_site: Path) -> None:
    robots = (real_site / "robots.txt").read_text(encoding="utf-8")
    assert robots.splitlines() == ["User-agent: *", "Allow: /", f"Sitemap: {SITE}sitemap.xml"]
    assert (real_site / "sitemap.xml").is_file()


@needs_browser
@pytest.mark.parametrize("address", ["/verhalen/velsen-skaeve-huse/", "/", "/zoeken/?q=schulden"])
def test_data_in_a_page_and_its_drawings_are_no_script_and_no_style(
    browser: Browser, real_site: Path, address: str
) -> None:
    """Under a policy that forbids all scripts and styles in a page nothing is refused."""
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'"
    with served(real_site) as root:
        context = browser.new_context(base_url=root)
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
        page.route(
            "**/*",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                headers={**answer.headers, "content-security-policy": policy},
            ),
        )
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.locator('script[type="application/ld+json"]').count() == 1
        assert refused == []
        context.close()
