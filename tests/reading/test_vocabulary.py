"""What a term is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Repository


def test_a_former_id_still_finds_its_term(repository: Repository) -> None:
    subjects = repository.read().by_vocabulary["onderwerp"]
    term = subjects.term("wijk")
    assert term is subjects.terms["buurt"]
    assert subjects.spellings["huisvesting"] == "wonen"


def test_a_list_that_contradicts_itself_is_reported_line_by_line(repository: Repository) -> None:
    repository.change(
        "begrippen/onderwerp.yml",
        "id: werk\n    label: Werk",
        "id: wonen\n    label: Huisvesting\n    breder: zoek\n    vervangt: [buurt]",
    )
    assert repository.problems() == [
        "practices/begrippen/onderwerp.yml:20: begrippen 3, id: Het id 'wonen' staat er twee keer. Geef één een ander id.",
        "practices/begrippen/onderwerp.yml:22: begrippen 3, breder: 'zoek' staat niet in deze lijst. Haal het weg, of zet het eerst bij de begrippen.",
        "practices/begrippen/onderwerp.yml:23: begrippen 3, vervangt: 'buurt' is nog een begrip in deze lijst. Haal dat begrip weg of laat 'vervangt' weg.",
        "practices/verhalen/aan-het-werk.md:4: onderwerpen: 'werk' staat niet in de begrippenlijst. Kies 'wonen' of 'buurt'.",
    ]  # fmt: skip
