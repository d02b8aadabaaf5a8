"""What is handed out in a training."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.sheets import Card, four_by_four, role_cards, sheet, sheet_pages, sorting_cards
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository
    from samenverder.reading.practice import Practice

STORY = "verhalen/aan-de-deur.md"
MODULE = "modules/oefenen-aan-de-deur.md"


def of(repository: Repository) -> tuple[Catalogue, Practice, Practice]:
    catalogue = repository.catalogue()
    return catalogue, catalogue.by_id["aan-de-deur"], catalogue.by_id["oefenen-aan-de-deur"]


def test_every_story_and_module_has_its_sheets(repository: Repository) -> None:
    found = [page.address for page in sheet_pages(repository.catalogue())]
    assert [address for address in found if "aan-de-deur" in address] == [
        "verhalen/aan-de-deur/werkblad/", "verhalen/aan-de-deur/uitkomst/",
        "modules/oefenen-aan-de-deur/werkbladen/", "modules/oefenen-aan-de-deur/uitkomsten/",
    ]  # fmt: skip
    assert len(found) == 2 * 4 + 2


def test_a_sheet_has_how_it_began_and_apart_from_that_how_it_ended(repository: Repository) -> None:
    catalogue, story, _ = of(repository)
    made = sheet(catalogue, story)
    assert [passage.lines for passage in made.situation] == [("Mensen raakten hun huis kwijt.",)]
    assert made.around == (("Gemeente", ("Gemeente Ons Dorp",)), ("Corporatie", ("Huis", "Haard")))
    assert (made.asked, made.own) == (("Wie klopt er bij jullie aan?",), True)
    assert [heading for heading, _, _ in made.ended] == ["Aanpak", "Opbrengst", "Wat was nodig", "Lessen"]
    assert [(standing.id, [e.term.id for e in entries]) for standing, entries in made.stood] == [("miste", ["geld"]), ("was-er", ["vertrouwen"])]  # fmt: skip


def test_a_story_without_questions_is_asked_about_what_it_lacked(repository: Repository) -> None:
    repository.change(STORY, 'gespreksvragen: ["Wie klopt er bij jullie aan?"]\n', "")
    catalogue, story, _ = of(repository)
    assert (sheet(catalogue, story).asked, sheet(catalogue, story).own) == ((), False)
    repository.change(
        "begrippen/voorwaarde.yml", "kop: Miste,", 'kop: Miste, vraag: "Dit miste: #. Wat had jij gedaan?",'
    )
    catalogue, story, _ = of(repository)
    assert sheet(catalogue, story).asked == ("Dit miste: geld. Wat had jij gedaan?",)
    assert repository.problems() != [], "the editor is told"


@pytest.mark.warns
def test_a_story_that_has_next_to_nothing_still_has_a_sheet(repository: Repository) -> None:
    repository.write({STORY: "---\ntitle: Kaal\n---\nLos.\n"})
    catalogue, story, _ = of(repository)
    made = sheet(catalogue, story)
    assert (made.situation, made.around, made.asked, made.ended, made.stood) == ((), (), (), (), ())
    site = repository.build()
    assert "Wat zou jij als eerste doen" in (site / story.address / "werkblad" / "index.html").read_text(
        encoding="utf-8"
    )


def test_cards_say_nothing_of_how_it_stood(repository: Repository) -> None:
    catalogue, story, _ = of(repository)
    assert sorting_cards(catalogue, [story]) == [
        Card("", "Gaandeweg gekregen"), Card("", "Miste"), Card("", "Was er"),
        Card("voorwaarde", "Vertrouwen", "Op elkaar durven bouwen."), Card("voorwaarde", "Geld", "Wat het kost is er."),
        Card("gast", "Gemeente", "Het bestuur van een plaats."), Card("gast", "Corporatie", "Verhuurt woningen."),
    ]  # fmt: skip
    assert sorting_cards(catalogue, []) == []


def test_a_role_is_a_card_with_the_name_of_its_part(repository: Repository) -> None:
    repository.change(
        MODULE,
        "{werkvorm: Kennismaken,",
        "{werkvorm: Kennismaken, rollen: [{rol: Buur, tekst: Je hoort iets.}],",
    )
    _, _, module = of(repository)
    assert role_cards(module) == [Card("Kennismaken", "Buur", "Je hoort iets.", role=True)]


@pytest.mark.parametrize(("many", "sheets"), [(0, []), (1, [1]), (4, [4]), (9, [4, 4, 1])])
def test_four_cards_fit_a_sheet(many: int, sheets: list[int]) -> None:
    assert [len(four) for four in four_by_four([Card("", str(n)) for n in range(many)])] == sheets


def words(text: str) -> str:
    """A text or a page as its words, so that it does not matter how it is written."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def ends_of(story: Practice) -> list[str]:
    """What a story tells of how it went on: every statement behind its beginning, and its title and summary."""
    first = story.kind.sections[0]
    told = [
        line
        for section in story.text.sections
        if section.heading.text != first
        for _, line in section.statements()
    ]
    return [*told, story.title, story.fields.summary, *(one.text for one in story.fields.outcomes)]  # type: ignore[attr-defined]


def test_no_sheet_for_participants_tells_how_it_ended(real_site: Path) -> None:
    catalogue = Catalogue(read_library(ROOT / "practices", build_date()))
    assert len(catalogue.stories) > 100
    for story in catalogue.stories:
        page = words((real_site / story.address / "werkblad" / "index.html").read_text(encoding="utf-8"))
        assert [told for told in ends_of(story) if words(told) in page] == [], story.id
        assert words(story.title) in words(
            (real_site / story.address / "uitkomst" / "index.html").read_text(encoding="utf-8")
        )
    for module in (practice for practice in catalogue.listed if practice.kind.id == "module"):
        page = words((real_site / module.address / "werkbladen" / "index.html").read_text(encoding="utf-8"))
        used = [catalogue.by_id[id] for id in catalogue.parts_of(module) if catalogue.by_id[id].kind.tells]
        assert [told for story in used for told in ends_of(story) if words(told) in page] == [], module.id
