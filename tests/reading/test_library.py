"""Everything read from the folder."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from broken import BROKEN
from conftest import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_what_cannot_be_read_is_named_and_the_rest_is_there(repository: Repository) -> None:
    library = repository.write(BROKEN).read()
    assert [file for file, _ in library.unreadable] == [f"practices/{name}" for name in BROKEN]
    assert len(library.practices) == 6


def test_what_stands_where_nobody_reads_is_named(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.md"
    secret.write_text("---\ntitle: Geheim\n---\n")
    practices = repository.practices
    (practices / "verhalen" / "weg.md").symlink_to(secret)
    (practices / "verhalen" / "kring.md").symlink_to("kring.md")
    (practices / "verhalen" / "map").mkdir()
    (practices / "verhalen" / "map.md").mkdir()
    os.mkfifo(practices / "verhalen" / "pijp.md")
    (practices / "modules" / "terug").symlink_to("..")
    (practices / "buiten").symlink_to(tmp_path)
    name = os.fsdecode(b"verhalen/caf\xe9.md")
    repository.write(
        {
            "verhalen/foto.jpg": b"x", "verhalen/.verborgen": "", "verhalen/_klad.md": "", "verhalen/.DS_Store": b"x",
            "verhalen/x.md~": "x", "verhalen/index.md": "---\ntitle: A\n---\n", "los.md": "x", "nieuws/a.md": "x",
            f"verhalen/{'a' * 150}.md": "x", name: "x", "_sjablonen/brief.md": "x", "verhalen/.gitkeep": "",
            "modules/~$plan.docx": b"x",
        }
    )  # fmt: skip
    library = repository.read()
    assert {file.removeprefix("practices/"): finding.message for file, finding in library.unreadable} == {
        "buiten": (where := "Deze map staat op een plek waar niemand leest. Zet het in een van de mappen 'begrippen', 'verhalen', 'handreikingen', 'modules', 'werkvormen', of haal het weg."),
        "nieuws": where,
        "los.md": where.replace("Deze map", "Dit bestand"),
        "verhalen/foto.jpg": "Hier horen alleen .md-bestanden. Geef het bestand die uitgang of zet het ergens anders.",
        "verhalen/map": "Een map hoort hier niet. Zet de .md-bestanden zelf in 'verhalen'; een map met afbeeldingen heet als het bestand waar ze bij horen.",
        "verhalen/map.md": "Een map hoort hier niet. Zet de .md-bestanden zelf in 'verhalen'; een map met afbeeldingen heet als het bestand waar ze bij horen.",
        "verhalen/weg.md": "Dit is een snelkoppeling. Zet het bestand zelf hier neer.",
        "verhalen/kring.md": "Dit is een snelkoppeling. Zet het bestand zelf hier neer.",
        "modules/terug": "Dit is een snelkoppeling. Zet het bestand zelf hier neer.",
        "verhalen/pijp.md": "Dit is geen gewoon bestand. Haal het weg.",
        "verhalen/.verborgen": "Een bestand waarvan de naam met '.' begint, wordt niet gelezen. Haal dat teken weg, of haal het bestand weg.",
        "verhalen/_klad.md": "Een bestand waarvan de naam met '_' begint, wordt niet gelezen. Haal dat teken weg, of haal het bestand weg.",
        "_sjablonen/brief.md": "Dit bestand wordt niet gelezen. Hier horen: handreiking.md, module.md, verhaal.md, werkvorm.md.",
        "modules/~$plan.docx": "Dit zijn bestanden van je computer of tekstprogramma: practices/modules/~$plan.docx, practices/verhalen/.DS_Store, practices/verhalen/x.md~. Haal ze weg.",
        "verhalen/index.md": "Een bestand kan hier niet 'index.md' heten: dat is de pagina van de map zelf. Geef het een eigen naam.",
        f"verhalen/{'a' * 150}.md": "De bestandsnaam heeft 150 tekens; hoogstens 100. Kies een kortere naam.",
        "verhalen/caf�.md": "De bestandsnaam bevat tekens die niet te lezen zijn. Gebruik kleine letters, cijfers en koppeltekens.",
    }  # fmt: skip
    assert "geheim" not in str(library.practices).lower()


def test_whatever_stands_for_the_list_of_addresses_or_a_template_is_read_safely(
    repository: Repository, tmp_path: Path
) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheime/regel/\n")
    practices = repository.practices
    (practices / "_adressen.txt").unlink(missing_ok=True)
    (practices / "_adressen.txt").symlink_to(secret)
    (practices / "_sjablonen" / "verhaal.md").unlink(missing_ok=True)
    (practices / "_sjablonen" / "verhaal.md").symlink_to(secret)
    repository.write({"_sjablonen/module.md": b"\xff\x00"})
    problems = "\n".join(repository.problems())
    assert "geheime" not in problems
    assert problems.count("snelkoppeling") == 2
    assert "module.md:1" in problems


@pytest.mark.parametrize(
    ("veld", "said"),
    [
        ("onderwerpen", "al van practices/begrippen/onderwerp.yml"),
        ("verhalen", "gebruikt de site zelf al"),
        ("assets", "gebruikt de site zelf al"),
        ("bronnen", "gebruikt de site zelf al"),
        ("../weg", "kleine letters"),
    ],
)
def test_a_vocabulary_takes_no_field_that_is_in_use(repository: Repository, veld: str, said: str) -> None:
    before = {practice.id for practice in repository.read().practices}
    repository.write(
        {
            "begrippen/zz.yml": f"enkelvoud: a\nmeervoud: b\nveld: {veld}\nbegrippen:\n  - {{id: index, label: x, definitie: Dat is x.}}\n"
        }
    )
    library = repository.read()
    (problem,) = [p for p in repository.problems() if "zz.yml:3" in p]
    assert said in problem
    assert {practice.id for practice in library.practices} == before


def test_a_vocabulary_that_cannot_be_read_is_one_problem_and_practices_stay(repository: Repository) -> None:
    text = (repository.practices / "begrippen" / "onderwerp.yml").read_text()
    repository.write(
        {
            "begrippen/onderwerp.yml": text
            + "  - id: den-bosch\n    label: 's-Hertogenbosch\n    definitie: Een stad.\n"
        }
    )
    before = len(Repository(repository.folder.parent / "nog").read().practices)
    (problem,) = repository.problems()
    assert problem.startswith("practices/begrippen/onderwerp.yml:")
    assert len(repository.read().practices) == before


@contextmanager
def somebody_else() -> Iterator[None]:
    """As a user who owns nothing here: for root every file is open."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize(
    ("closed", "told"),
    [
        ("verhalen/aan-de-deur.md", "verhalen/aan-de-deur.md"),
        ("verhalen/aan-de-deur/tafel.jpg", "verhalen/aan-de-deur/tafel.jpg"),
        ("verhalen/aan-de-deur", "verhalen/aan-de-deur"),
        ("verhalen", "verhalen"),
        ("begrippen/onderwerp.yml", "begrippen/onderwerp.yml"),
        ("_sjablonen/verhaal.md", "_sjablonen/verhaal.md"),
        ("_adressen.txt", "_adressen.txt"),
    ],
)
def test_what_may_not_be_opened_is_told(closed: str, told: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        repository = Repository(Path(place) / "r").write(
            {"verhalen/aan-de-deur/tafel.jpg": b"x", "_adressen.txt": "a/\n"}
        )
        (repository.practices / closed).chmod(0)
        try:
            with somebody_else():
                problems = repository.problems()
        finally:
            (repository.practices / closed).chmod(0o755)
    assert [p for p in problems if p.startswith(f"practices/{told}:1: ") and "niet te openen" in p], problems


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
