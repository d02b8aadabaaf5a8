"""The command for contributors."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from samenverder.cli import main
from samenverder.reading.practice import KINDS
from samenverder.rules import RULES

if TYPE_CHECKING:
    from conftest import Repository

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Standing in the repository, on a day on which its reviews hold."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    monkeypatch.chdir(repository.folder)
    return repository


def test_says_nothing_on_the_standard_output_when_all_is_well(here: Repository, capsys: Capture) -> None:
    assert main(["controleer"]) == 0
    assert tuple(capsys.readouterr()) == ("", "6 praktijken nagekeken: 0 fouten, 0 hints.\n")


def test_names_every_problem_and_fails(here: Repository, capsys: Capture) -> None:
    here.write({"verhalen/leeg.md": ""}).change("verhalen/aan-het-werk.md", "[werk]", "[wrek]")
    assert main(["controleer"]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") == 2
    assert "\033" not in out + err, "no colours in a pipe"
    assert "2 fouten" in err


def test_a_hint_is_told_and_fails_nothing(here: Repository, capsys: Capture) -> None:
    here.change("verhalen/aan-het-werk.md", "Geduld.", "Middels geduld.")
    assert main(["controleer"]) == 0
    assert (
        capsys.readouterr().out
        == "practices/verhalen/aan-het-werk.md:19: hint: tekst: 'middels': gewoner is 'met'.\n"
    )


def test_looks_only_at_the_files_it_was_given(here: Repository, capsys: Capture) -> None:
    here.write({"verhalen/leeg.md": ""}).change("verhalen/aan-het-werk.md", "[werk]", "[wrek]")
    assert main(["controleer", "practices/verhalen/leeg.md"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("practices/verhalen/leeg.md:1: Dit bestand is leeg.")
    assert out.count("\n") == 1
    assert err.startswith("1 praktijk nagekeken")


def test_annotates_a_pull_request(here: Repository, capsys: Capture) -> None:
    here.change("verhalen/aan-het-werk.md", "beoordeeld:", "kern: [100% TODO]\nbeoordeeld:")
    main(["controleer", "--formaat", "github"])
    assert capsys.readouterr().out == (
        "::error file=practices/verhalen/aan-het-werk.md,line=8,title=kern 1::"
        "'TODO' is nog niet ingevuld. Schrijf wat hier hoort, of haal het weg.\n"
    )


def test_tells_other_programs(here: Repository, capsys: Capture) -> None:
    here.write({"verhalen/leeg.md": ""})
    main(["controleer", "--formaat", "json"])
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["file"] == "practices/verhalen/leeg.md"
    assert problem["code"] == "onleesbaar"
    assert problem["severity"] == "fout"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "er ontbreekt nog: opdracht."),
        (
            ["controler"],
            "'controler' ken ik niet. Kies uit: controleer, herkomst, zoekwoorden, nieuw, toevoegen, regels, schema, adressen, server, publiceer-markdown, links, zusters, editor.",
        ),
        (["nieuw", "verhaal"], "er ontbreekt nog: titel."),
        (["controleer", "weg.md"], "'weg.md' is geen bestand in de map 'practices'."),
        (
            ["controleer", "--map", "weg"],
            "de map 'weg' is er niet. Begin in de hoofdmap, of noem de map met --map.",
        ),
        (["controleer", "--kleur"], "'--kleur' ken ik niet."),
    ],
)
def test_a_wrong_call_is_explained_in_dutch(
    here: Repository, capsys: Capture, call: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    err = capsys.readouterr().err
    assert said.replace("'", "") in err.replace("'", "")
    assert "usage" not in err


def test_makes_a_new_practice_that_never_overwrites(here: Repository, capsys: Capture) -> None:
    assert main(["nieuw", "verhaal", "Wonen: hoe gíng het in 's-Hertogenbosch?"]) == 0
    path = here.practices / "verhalen" / "wonen-hoe-ging-het-in-s-hertogenbosch.md"
    text = path.read_text(encoding="utf-8")
    assert 'title: "Wonen: hoe gíng het in \'s-Hertogenbosch?"' in text
    assert "staat klaar" in capsys.readouterr().out
    path.write_text("van mij")
    assert main(["nieuw", "verhaal", "Wonen: hoe gíng het in 's-Hertogenbosch?"]) == 1
    assert path.read_text() == "van mij"
    assert "is er al" in capsys.readouterr().err
    assert main(["nieuw", "verhaal", "!?"]) == 1


def test_prints_the_rule_book_and_the_schema(here: Repository, capsys: Capture) -> None:
    assert main(["regels"]) == 0
    book = capsys.readouterr().out
    assert all(f"{rule.code} ({rule.severity})\n" in book for rule in RULES)
    for kind in KINDS:
        assert main(["schema", kind.name]) == 0
        assert json.loads(capsys.readouterr().out)["title"].startswith(kind.name.capitalize())


def test_remembers_addresses_and_notices_one_that_vanished(here: Repository, capsys: Capture) -> None:
    assert main(["adressen"]) == 0
    assert main(["adressen"]) == 0
    assert capsys.readouterr().out.endswith("Alle adressen stonden er al.\n")
    story = here.practices / "verhalen" / "aan-het-werk.md"
    story.rename(story.with_name("aan-de-slag.md"))
    assert [line for line in here.problems() if "gepubliceerd" in line] != []
    here.change("verhalen/aan-de-slag.md", "beoordeeld:", "eerdere_adressen: [aan-het-werk]\nbeoordeeld:")
    assert here.problems() == []


def test_on_a_terminal_it_has_colours(here: Repository) -> None:
    here.write({"verhalen/leeg.md": ""})
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "import sys; from samenverder.cli import main; sys.exit(main(['controleer']))",
    ]
    done = subprocess.run(command, stdout=theirs, stderr=theirs, cwd=here.folder, check=False)
    os.close(theirs)
    assert done.returncode == 1
    assert "\033[1mpractices/verhalen/leeg.md:1:\033[0m\033[31m" in os.read(ours, 65536).decode()


def test_tells_which_words_of_the_vocabularies_find_too_much(here: Repository, capsys: Capture) -> None:
    assert main(["zoekwoorden", "--vanaf", "10"]) == 0
    told = capsys.readouterr()
    assert "practices/begrippen/onderwerp.yml: wonen: synoniemen: 'huisvesting' vindt er" in told.out
    assert main(["zoekwoorden", "--vanaf", "100"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "Geen woord vindt meer dan 100%" in told.err
    with pytest.raises(SystemExit):
        main(["zoekwoorden", "--vanaf", "101"])
    assert "--vanaf is 101" in capsys.readouterr().err
