"""Everything read from the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broken import BROKEN

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository


def test_what_cannot_be_read_is_named_and_the_rest_is_there(repository: Repository) -> None:
    library = repository.write(BROKEN).read()
    assert [file for file, _ in library.unreadable] == [f"practices/{name}" for name in BROKEN]
    assert len(library.practices) == 6


def test_only_files_that_belong_there_are_read(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.md"
    secret.write_text("---\ntitle: Geheim\n---\n")
    (repository.practices / "verhalen" / "weg.md").symlink_to(secret)
    (repository.practices / "verhalen" / "map").mkdir()
    repository.write({"verhalen/foto.jpg": b"x", "verhalen/.verborgen": "", "verhalen/_klad.md": ""})
    library = repository.read()
    assert {
        file.removeprefix("practices/verhalen/"): finding.message for file, finding in library.unreadable
    } == {
        "foto.jpg": "Hier horen alleen .md-bestanden. Geef het bestand die uitgang of zet het ergens anders.",
        "map": "Een map hoort hier niet. Zet de .md-bestanden zelf in 'verhalen'.",
        "weg.md": "Dit is een snelkoppeling naar een bestand buiten deze map. Zet het bestand zelf hier neer.",
    }
    assert "geheim" not in str(library.practices).lower()


def test_two_files_with_one_name_are_reported_and_the_first_is_kept(repository: Repository) -> None:
    text = (repository.practices / "handreikingen/samen-op-bezoek.md").read_text()
    repository.write(
        {
            "handreikingen/aan-de-deur.md": text.replace("gebaseerd_op: [aan-de-deur]\n", "").replace(
                "Zo ga", "Hoe ga"
            )
        }
    )
    one, other = "practices/handreikingen/aan-de-deur.md", "practices/verhalen/aan-de-deur.md"
    said = "Er is nog een praktijk met dit id: {}. Geef een van de twee een andere naam."
    assert repository.problems() == [f"{one}:1: {said.format(other)}", f"{other}:1: {said.format(one)}"]
    assert repository.read().by_id["aan-de-deur"].kind.name == "verhaal"
