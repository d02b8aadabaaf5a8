"""Words that a practice has from its source are found; names and titles are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samenverder.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

STORY = """\
---
title: Koken met de buurt
samenvatting: Elke dinsdag koken buren en het wijkteam samen, en wie hulp nodig heeft, vraagt het aan tafel.
onderwerpen: [wonen]
voorwaarden: [vertrouwen]
gasten: [{gemeente: De gemeente van ons dorp aan de grote brede rivier}]
gespreksvragen: [Wie kookt er bij jullie?]
bronnen:
  - {titel: Hoe wij in de straat met elkaar soep leerden koken, organisatie: Ons Dorp, vindplaats: in de kast}
beoordeeld: 2026-01-31
---
## Aanleiding
Er was iets [1].
## Aanpak
TEXT
## Opbrengst
Ze kennen elkaar.
## Wat was nodig
Vertrouwen.
## Lessen
Begin klein.
"""
FILE = "practices/verhalen/koken.md"
LINE = STORY.split("\n").index("TEXT") + 1
EIGHT = "een twee drie vier vijf zes zeven acht"


class Desk:
    """An editor with a story and its sources before her."""

    def __init__(self, repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
        self.repository = repository
        self.sources = repository.folder / "bronnen"
        self.sources.mkdir()
        self._capsys = capsys

    def story(self, text: str) -> None:
        self.repository.write({"verhalen/koken.md": STORY.replace("TEXT", text)})

    def source(self, text: str | bytes, name: str = "bron.txt") -> Path:
        path = self.sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def compare(self, *call: str) -> tuple[int, list[str], str]:
        """The exit code, what was found (by the name of the source alone), and what was said besides."""
        code = main(["herkomst", *call])
        out, err = self._capsys.readouterr()
        return code, out.replace("bronnen/", "").splitlines(), err


@pytest.fixture
def desk(repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(repository.folder)
    return Desk(repository, capsys)


def test_eight_words_are_found_and_seven_are_not(desk: Desk) -> None:
    desk.story(f"Hier staat {EIGHT} en niet meer.")
    desk.source(f"Daar ligt {EIGHT}; punt.")
    assert desk.compare("bronnen/bron.txt") == (
        1,
        [f"{FILE}:{LINE}: 8 woorden gelijk met bron.txt: '{EIGHT}'"],
        "7 praktijken naast 1 bron gelegd: 1 keer gelijke woorden, in 1 praktijk.\n",
    )
    desk.source("Daar ligt twee drie vier vijf zes zeven acht; punt.")
    assert desk.compare("bronnen/bron.txt") == (
        0,
        [],
        "7 praktijken naast 1 bron gelegd: 0 keer gelijke woorden.\n",
    )


def test_how_many_words_may_be_chosen(desk: Desk) -> None:
    desk.story("Hier staat een twee drie vier, en meer.")
    desk.source("Een twee drie vier.")
    assert desk.compare("bronnen/bron.txt")[0] == 0
    assert desk.compare("bronnen/bron.txt", "--woorden", "5")[0] == 0
    assert desk.compare("bronnen/bron.txt", "--woorden", "4")[0] == 1


def test_a_run_goes_on_over_a_line_break_and_over_signs(desk: Desk) -> None:
    desk.story("Hier staat een twee [1].\nDrie **vier** [vijf](koffie-in-de-straat.md) zes, zeven acht.")
    desk.source("een twee drie vier - vijf\nzes zeven (acht)")
    assert desk.compare("bronnen/bron.txt")[1] == [
        f"{FILE}:{LINE}: 8 woorden gelijk met bron.txt: 'een twee. Drie vier vijf zes, zeven acht'"
    ]


def test_case_accents_and_hyphens_make_no_difference(desk: Desk) -> None:
    desk.story("Eén café vóór de GGD\u2011arts: foto’s kosten 10.000 euro.")
    desk.source("EEN CAFE\u0301 VOOR DE GGD-ARTS FOTO'S KOSTEN 10.000 EURO")
    assert desk.compare("bronnen/bron.txt")[1] == [
        f"{FILE}:{LINE}: 9 woorden gelijk met bron.txt: 'Eén café vóór de GGD-arts: foto’s kosten 10.000 euro'"
    ]


def test_a_word_that_was_broken_in_the_source_is_one(desk: Desk) -> None:
    desk.story("Zorg- en hulpverleners uit de wijk gaan samenwerken bij hulp.")
    desk.source("zorg- en hulp-\nverleners uit de wijk gaan samen- werken bij hulp")
    assert desk.compare("bronnen/bron.txt")[1][0].startswith(f"{FILE}:{LINE}: 10 woorden")


def test_the_longest_run_is_told_once(desk: Desk) -> None:
    desk.story(f"Hier staat {EIGHT} negen tien.")
    desk.source(f"{EIGHT}. En nog eens {EIGHT} negen.", "a.txt")
    desk.source(f"{EIGHT} negen tien, en twee drie vier vijf zes zeven acht negen", "b.txt")
    assert desk.compare("bronnen")[1] == [f"{FILE}:{LINE}: 10 woorden gelijk met b.txt: '{EIGHT} negen tien'"]


def test_what_overlaps_is_one_and_what_is_apart_is_two(desk: Desk) -> None:
    desk.story(f"{EIGHT} negen tien. Los. {EIGHT} elf.")
    desk.source(f"{EIGHT}, en: drie vier vijf zes zeven acht negen tien")
    assert [run.split("'")[1] for run in desk.compare("bronnen")[1]] == [f"{EIGHT} negen tien", EIGHT]


def test_of_a_long_run_the_begin_and_the_end_are_repeated(desk: Desk) -> None:
    text = " ".join(f"w{number}" for number in range(1, 41))
    desk.story(text)
    desk.source(text)
    (run,) = desk.compare("bronnen")[1]
    assert run.startswith(f"{FILE}:{LINE}: 40 woorden gelijk met bron.txt: 'w1 w2 ")
    assert " w15 … w26 " in run


def test_values_of_fields_are_looked_through_and_each_is_on_its_own(desk: Desk) -> None:
    desk.story("Tekst.")
    desk.repository.change(
        "verhalen/koken.md",
        "[Wie kookt er bij jullie?]",
        f"[{EIGHT}?, een twee drie vier, vijf zes zeven acht]",
    )
    desk.source(EIGHT)
    line = STORY.split("\n").index("gespreksvragen: [Wie kookt er bij jullie?]") + 1
    assert desk.compare("bronnen")[1] == [f"{FILE}:{line}: 8 woorden gelijk met bron.txt: '{EIGHT}'"]


def test_titles_of_sources_and_names_are_left_out_also_in_the_text(desk: Desk) -> None:
    title = "Hoe wij in de straat met elkaar soep leerden koken"
    name = "De gemeente van ons dorp aan de grote brede rivier"
    desk.story(f"In ‘{title}’ vertelt {name.lower()} {EIGHT}.")
    desk.source(f"In {title} vertelt {name} {EIGHT}")
    assert [run.split("'")[1] for run in desk.compare("bronnen")[1]] == [EIGHT]


def test_a_web_address_is_no_text(desk: Desk) -> None:
    address = "https://voorbeeld.nl/een/twee/drie/vier/vijf/zes/zeven/acht"
    desk.story(f"Zie {address} en verder.")
    desk.source(f"Zie {address} en verder.")
    assert desk.compare("bronnen")[0] == 0


def test_a_folder_is_all_texts_in_it_and_a_page_is_read_without_its_tags(desk: Desk) -> None:
    desk.story(f"{EIGHT}.\n\nNog iets: a1 b2 c3 d4 e5 f6 g7 h8.\n\nEn: k1 l2 m3 n4 o5 p6 q7 r8.")
    desk.source(EIGHT, "dieper/bron.md")
    desk.source("<p>a1 b2 <b>c3</b> d4 <i>e5</i>&nbsp;f6 g7 h8</p>", "pagina.html")
    desk.source("- k1 l2 m3 n4 o5\n  p6 q7 r8\n", "feiten.yml")
    desk.source("k1 l2 m3 n4 o5 p6 q7 r8", "tabel.csv")
    code, runs, said = desk.compare("bronnen")
    assert [run.split(" met ")[1].split(":")[0] for run in runs] == [
        "dieper/bron.md",
        "pagina.html",
        "feiten.yml",
    ]
    assert (code, said) == (
        1,
        "7 praktijken naast 3 bronnen gelegd: 3 keer gelijke woorden, in 1 praktijk.\n",
    )


def test_a_source_that_cannot_be_read_is_named_and_stops_nothing(desk: Desk) -> None:
    desk.story(f"{EIGHT}.")
    desk.source(b"caf\xe9", "anders.txt")
    desk.source(EIGHT, "bron.txt")
    (desk.sources / "weg.txt").symlink_to(desk.sources / "nergens.txt")
    code, runs, said = desk.compare("bronnen")
    assert (code, len(runs)) == (1, 1)
    assert said.splitlines() == [
        "bronnen/anders.txt: dit bestand is geen tekst in UTF-8. Sla het opnieuw op met tekenset UTF-8.",
        "bronnen/weg.txt: dit bestand is niet te openen. Kijk of je het mag lezen.",
        "7 praktijken naast 1 bron gelegd: 1 keer gelijke woorden, in 1 praktijk. Niet gelezen: 2 bronnen.",
    ]


def test_a_practice_that_cannot_be_read_is_named(desk: Desk) -> None:
    desk.repository.write({"verhalen/leeg.md": ""})
    desk.source(EIGHT)
    code, _, said = desk.compare("bronnen")
    assert code == 0
    assert said.startswith("practices/verhalen/leeg.md:1: Dit bestand is leeg.")


def test_only_the_practices_that_were_asked_for(desk: Desk) -> None:
    desk.story(f"{EIGHT}.")
    desk.source(EIGHT)
    assert desk.compare("bronnen", "--alleen", "practices/verhalen/aan-de-deur.md")[0] == 0
    code, runs, said = desk.compare("bronnen", "--alleen", "practices/verhalen/aan-de-deur.md", FILE)
    assert (code, len(runs)) == (1, 1)
    assert said.startswith("2 praktijken naast 1 bron")


def test_the_practices_may_lie_elsewhere(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.story(f"{EIGHT}.")
    source = desk.source(EIGHT)
    monkeypatch.chdir(tmp_path)
    code, runs, _ = desk.compare(str(source), "--map", str(desk.repository.practices))
    assert (code, len(runs)) == (1, 1)
    assert runs[0].startswith(f"{FILE}:{LINE}:")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "er ontbreekt nog: bron."),
        (["weg.txt"], "'weg.txt' is er niet."),
        (["leeg"], "in de map 'leeg' staat geen bron."),
        (
            ["tabel.csv"],
            "'tabel.csv' is geen bestand met .txt, .md, .yml of .html. Bewaar de bron als tekst.",
        ),
        (["bronnen", "--woorden", "3"], "--woorden is 3; 4 is het minste."),
        (["bronnen", "--woorden", "veel"], "'veel' is geen getal."),
        (["bronnen", "--alleen"], "daar hoort nog iets achter."),
        (["bronnen", "--alleen", "soep.md"], "'soep.md' is geen bestand in de map 'practices'."),
        (
            ["bronnen", "--alleen", "practices/begrippen/tafel.yml"],
            "'practices/begrippen/tafel.yml' is geen praktijk die te lezen is.",
        ),
        (["bronnen", "--map", "weg"], "de map 'weg' is er niet."),
    ],
)
def test_a_wrong_call_is_explained(
    desk: Desk, capsys: pytest.CaptureFixture[str], call: list[str], said: str
) -> None:
    desk.source(EIGHT)
    (desk.repository.folder / "leeg").mkdir()
    (desk.repository.folder / "tabel.csv").write_text(EIGHT)
    with pytest.raises(SystemExit) as ended:
        main(["herkomst", *call])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
