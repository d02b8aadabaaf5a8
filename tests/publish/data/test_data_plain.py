"""Practices as plain text, and the guide to them."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from samenverder.publish.data.about import About
from samenverder.publish.data.plain import guide, plain_files
from samenverder.reading.links import Atlas
from samenverder.reading.markdown import parse
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

SITE = "https://samenverder.example/"
ABOUT = About("Samen", "Een bibliotheek", SITE)


def plain(repository: Repository) -> dict[str, str]:
    """The Markdown of all practices, by address."""
    catalogue = repository.catalogue()
    atlas = Atlas(catalogue.library)
    return dict(
        chain.from_iterable(
            plain_files(catalogue, practice, atlas, ABOUT) for practice in catalogue.practices
        )
    )


def test_the_text_says_what_the_page_says(repository: Repository) -> None:
    text = plain(repository)["verhalen/aan-de-deur.md"]
    for said in (
        "# Samen aan de deur\n\nGemeente en corporatie gingen samen langs",
        f"- Adres dat blijft: {SITE}p/aan-de-deur/",
        "- Voorwaarden, miste: Geld\n- Voorwaarden, was er: Vertrouwen",
        "Gemeente (Gemeente Ons Dorp); Corporatie (Huis, Haard)",
        "## Aanleiding\n\nMensen raakten hun huis kwijt [1].",
        "1. [Het verslag](https://voorbeeld.nl/verslag). Ons Dorp. 2016-05-25.",
        '2. Een "tweede" <bron>. in de kast. Datum niet bekend.',
        "## Opbrengst op een rij\n\n1. Soort: geteld; Opbrengst: Twaalf mensen bleven wonen.; Bron: 1",
        f"]({SITE}p/koffie-in-de-straat/)",
        "## Gespreksvragen\n\n- Wie klopt er bij jullie aan?",
    ):
        assert said in text, said


def test_links_work_from_anywhere(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "Ga samen.",
        "Lees [[koffie-in-de-straat]], [[aan-het-werk|dit]], [dat](../onderwerpen/wonen.md#verhalen) en [de bron](https://voorbeeld.nl/a).\n"
        "En `[code](koffie-in-de-straat.md)` en [weg](bestaat-niet.md).",
    )
    text = plain(repository)["verhalen/aan-de-deur.md"]
    assert f"[koffie]({SITE}verhalen/koffie-in-de-straat/)" in text
    assert (
        f"Lees [Koffie in de straat]({SITE}verhalen/koffie-in-de-straat/), [dit]({SITE}verhalen/aan-het-werk/)"
        in text
    )
    assert f"[dat]({SITE}onderwerpen/wonen/#verhalen) en [de bron](https://voorbeeld.nl/a)" in text
    assert "`[code](koffie-in-de-straat.md)`" in text
    assert "[weg](bestaat-niet.md)" in text, "what leads nowhere stays as it was written"


def test_it_lies_beside_every_page_also_where_that_was(repository: Repository) -> None:
    repository.change(
        "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
    )
    found = plain(repository)
    assert found["verhalen/op-de-stoep.md"] == found["verhalen/aan-de-deur.md"]


def test_the_whole_collection_is_there_as_text_that_parses(real_site: Path) -> None:
    for kind in KINDS:
        pages = {path.parent.name for path in (real_site / kind.folder).glob("*/index.html")}
        files = {path.stem for path in (real_site / kind.folder).glob("*.md")}
        assert {name for name in pages if (real_site / f"data/praktijken/{name}.json").is_file()} == files
    for path in sorted(real_site.glob("[hmv]*/*.md"))[::20]:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert parse(text)[0]
        targets = re.findall(r"\]\(([^)\s]+)", text)
        assert [target for target in targets if not re.match(r"https?://|mailto:|#", target)] == []


def test_the_guide_leads_to_what_is_there(small_site: Path) -> None:
    text = (small_site / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# [^\n]+\n\n> [^\n]+\n", text), "a title and a summary come first (llmstxt.org)"
    rows = [line for line in text.split("\n") if line.startswith("- ")]
    found = [re.fullmatch(r"- \[[^\]]+\]\((\S+)\)(: .+)?", row) for row in rows]
    assert all(found)
    for match in filter(None, found):
        path = small_site / match[1].removeprefix(SITE)
        assert path.is_file() or (path / "index.html").is_file(), match[1]


def test_the_guide_stays_short(repository: Repository) -> None:
    text = (repository.practices / "verhalen/aan-het-werk.md").read_text(encoding="utf-8")
    repository.write({f"verhalen/werk-{number}.md": text for number in range(300)})
    said = guide(repository.catalogue(), ABOUT)
    assert said.count("/verhalen/") == 250
    assert "De andere staan in het bestand met alles" in said
