"""What people write: each fault is one message on its own line, and who does what it says is done.

A row is a line of a story that is right, what someone writes in its place, what is said of it, and what to do: the
line that the message itself gives (behind "Schrijf: "), or a line of ours where the message leaves a choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from samenverder.cli import main

if TYPE_CHECKING:
    from conftest import Repository

STORY = """\
---
title: Buren en wijkteam koken samen
samenvatting: Elke dinsdag koken buren en het wijkteam samen, en wie hulp nodig heeft, vraagt het aan tafel.
vraag: Hoe komen buren aan tafel?
onderwerpen: [wonen, buurt]
voorwaarden:
  - vertrouwen
  - geld: miste
gasten: [gemeente]
bronnen:
  - titel: Het verslag
    url: https://voorbeeld.nl/verslag
    datum: 2026-01-05
beoordeeld: 2026-01-31
---
## Aanleiding
Er was iets [1].
## Aanpak
Ze kookten samen.

Wat ze deden, staat hieronder.
## Opbrengst
Ze kennen elkaar.
## Wat was nodig
Vertrouwen, en geld.
## Lessen
Begin klein.
"""
FILE = "verhalen/koken.md"
BODY = "Wat ze deden, staat hieronder."
TITLE = "title: Buren en wijkteam koken samen"


@dataclass(frozen=True)
class Row:
    """A fault, and how it is told and mended."""

    right: str
    """The line that stands there when all is well."""
    wrong: str
    said: str
    """Part of the message."""
    mended: str | None = None
    """The line (or lines) after the mend; None when the message gives it."""
    more: int = 0
    """On which line of `wrong` it is told, from 0."""


FAULTS = {
    # front matter that YAML reads otherwise, or not at all
    "hekje": Row(TITLE, "title: Aanpak #1 van de buurt", "Wat achter # staat", 'title: "Aanpak #1 van de buurt"'),
    "hekje-vraag": Row("vraag: Hoe komen buren aan tafel?", "vraag: Wat doet groep # drie?", "Wat achter # staat", 'vraag: "Wat doet groep # drie?"'),
    "apostrof": Row(TITLE, "title: 's Avonds samen koken", "begint met een apostrof"),
    "apostrof-twee": Row(TITLE, "title: 's Avonds in 's-Hertogenbosch", "begint met een apostrof"),
    "aanhalingsteken-open": Row(TITLE, 'title: "Samen koken', "gaat open en niet meer dicht"),
    "aanhalingsteken-halverwege": Row(TITLE, 'title: "Samen" koken', "sluit halverwege"),
    "dubbele-punt": Row(TITLE, "title: Koken: zo doe je dat", "dubbele punt"),
    "krullen-en-dubbele-punt": Row(TITLE, "title: “Koken: zo doe je dat”", "dubbele punt"),
    "uitroepteken": Row(TITLE, "title: !Samen eten", "begint met !"),
    "ampersand": Row(TITLE, "title: &Samen eten", "begint met &"),
    "ster": Row(TITLE, "title: *Samen eten", "begint met *"),
    "apenstaart": Row(TITLE, "title: @thuis eten", "begint met @"),
    "procent": Row(TITLE, "title: %20 meer eters", "begint met %"),
    "accent": Row(TITLE, "title: `Samen` eten", "begint met `"),
    "geen-spatie": Row(TITLE, "title:Samen koken", "Achter de dubbele punt hoort een spatie"),
    "geen-spatie-streepje": Row("  - vertrouwen", "  -vertrouwen", "Achter het streepje hoort een spatie"),
    "gedachtestreepje": Row("  - vertrouwen", "  – vertrouwen", "geen gewoon streepje"),
    "tab": Row("  - vertrouwen", "\t- vertrouwen", "tab", "  - vertrouwen"),
    "dubbele-komma": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonen,, buurt]", "twee komma's"),
    "komma-vooraan": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [, wonen]", "begint met een komma"),
    "haak-open": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonen, buurt", "haak gaat open"),
    "haak-dicht": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonen]]", "sluit iets wat niet openging", "onderwerpen: [wonen]"),
    "achter-haak": Row(TITLE, "title: [Samen] koken", "Achter de haak", 'title: "[Samen] koken"'),
    "groep-dubbele-punt": Row("  - titel: Het verslag", "  - titel: Het verslag: deel 1", "dubbele punt"),
    "inspringing": Row("  - geld: miste", " - geld: miste", "inspringing", "  - geld: miste"),
    "merkteken": Row(TITLE, "<<<<<<< HEAD\ntitle: A", "merkteken van git", TITLE),
    "streep-tussendoor": Row("vraag: Hoe komen buren aan tafel?", "---", "Hier stoppen de velden", "vraag: Hoe komen buren aan tafel?"),
    "dubbel-veld": Row("vraag: Hoe komen buren aan tafel?", "title: Nog een", "staat er twee keer", "vraag: Hoe komen buren aan tafel?"),
    "onbekend-veld": Row("vraag: Hoe komen buren aan tafel?", "vrag: Hoe komen buren aan tafel?", "Bedoelde je 'vraag'?", "vraag: Hoe komen buren aan tafel?"),
    "veld-van-elders": Row("vraag: Hoe komen buren aan tafel?", "question: Hoe?", "bedoelde je 'vraag'?", "vraag: Hoe?"),
    "veld-van-niemand": Row("vraag: Hoe komen buren aan tafel?", "layout: post", "haal het weg", ""),
    # values
    "datum-bestaat-niet": Row("beoordeeld: 2026-01-31", "beoordeeld: 31-02-2026", "bestaat niet op de kalender", "beoordeeld: 28-02-2026"),
    "datum-half": Row("beoordeeld: 2026-01-31", "beoordeeld: januari 2026", "geen volledige datum", "beoordeeld: 2026-01-31"),
    "datum-straks": Row("beoordeeld: 2026-01-31", "beoordeeld: 9999-12-31", "moet nog komen", "beoordeeld: 2026-01-31"),
    "adres-spatie": Row("    url: https://voorbeeld.nl/verslag", "    url: https://voorbeeld.nl/het verslag.pdf", "%20", "    url: https://voorbeeld.nl/het%20verslag.pdf"),
    "adres-haken": Row("    url: https://voorbeeld.nl/verslag", "    url: <https://voorbeeld.nl/verslag>", "alleen het adres zelf", "    url: https://voorbeeld.nl/verslag"),
    "adres-link": Row("    url: https://voorbeeld.nl/verslag", '    url: "[a](https://voorbeeld.nl/v)"', "alleen het adres zelf", "    url: https://voorbeeld.nl/v"),
    "adres-doi": Row("    url: https://voorbeeld.nl/verslag", "    url: doi:10.1234/ab.c", "https://doi.org/10.1234/ab.c", "    url: https://doi.org/10.1234/ab.c"),
    "adres-www": Row("    url: https://voorbeeld.nl/verslag", "    url: www.voorbeeld.nl/v", "https://www.voorbeeld.nl/v", "    url: https://www.voorbeeld.nl/v"),
    "geen-getal": Row("vraag: Hoe komen buren aan tafel?", "beoordelen_na: veel", "geen heel getal", "beoordelen_na: 25"),
    "synoniem": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wijk]", "Schrijf 'buurt'", "onderwerpen: [buurt]"),
    "onbekend-begrip": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonnen]", "Bedoelde je 'wonen'?", "onderwerpen: [wonen]"),
    "groep-voor-lijst": Row("onderwerpen: [wonen, buurt]", "onderwerpen: {wonen: ja}", "Zet voor elk een streepje", "onderwerpen:\n  - wonen"),
    "geen-stand": Row("  - geld: miste", "  - geld: mistte", "Bedoelde je 'miste'?", "  - geld: miste"),
    "leeg-achter": Row("  - geld: miste", "  - geld:", "Haal de dubbele punt weg", "  - geld"),
    # headings
    "kop-zonder-spatie": Row("## Aanpak", "##Aanpak", "Achter de hekjes hoort een spatie"),
    "kop-vet": Row("## Aanpak", "\n**Aanpak**\n", "hoort een kopje te zijn", "\n## Aanpak\n", 1),
    "kop-te-hoog": Row("## Aanpak", "# Aanpak", "hoort een vast kopje te zijn"),
    "kop-te-laag": Row("## Aanpak", "### Aanpak", "hoort een vast kopje te zijn"),
    "kop-anders": Row("## Opbrengst", "## Opbrengsten", "Bedoelde je '## Opbrengst'?", "## Opbrengst"),
    "titel-herhaald": Row("## Aanleiding", "# Buren en wijkteam koken samen\n## Aanleiding", "Haal deze regel weg", "## Aanleiding"),
    "streepjes-onder-zin": Row(BODY, f"{BODY}\n---", "Zet er een lege regel tussen", f"{BODY}\n\n---", 1),
    "niveau-over": Row(BODY, "#### Daarna", "slaat een niveau over", "### Daarna"),
    # text
    "woordpunt": Row(BODY, "• eerst bellen", "opsommingsteken uit Word", "- eerst bellen"),
    "sjabloontaal": Row(BODY, 'Kijk. {% include "kader.html" %}', "code van een ander systeem", "Kijk."),
    "dubbele-accolades": Row(BODY, "Dit is {{ titel }}.", "code van een ander systeem", "Dit is de titel."),
    "merkteken-in-tekst": Row(BODY, "=======", "merkteken van git", BODY),
    "verminkt": Row(BODY, "Het cafÃ© deed mee.", "verminkt", "Het café deed mee."),
    "verloren-teken": Row(BODY, "Het caf\ufffd deed mee.", "verloren ging", "Het café deed mee."),
    "gemarkeerd": Row(BODY, "Dat was ==nieuw==.", "markeert tekst", "Dat was **nieuw**."),
    "invulhaken": Row(BODY, "De <naam van de gemeente> deed mee.", "nog niet ingevuld", "De gemeente deed mee."),
    "vul-in": Row(BODY, "De gemeente [vul in] deed mee.", "nog niet ingevuld", "De gemeente deed mee."),
    "html": Row(BODY, "Dat was <b>nieuw</b>.", "HTML", "Dat was **nieuw**."),
    "telefoonlink": Row(BODY, "Bel [het wijkteam](tel:0314123456).", "kan geen link zijn", "Bel het wijkteam."),
    "uitvoerbaar": Row(BODY, "Zie [dit](javascript:alert(1)).", "mag niet", "Zie [het verslag](https://voorbeeld.nl/v)."),
    "eigen-schijf": Row(BODY, "Zie [het plan](file:///C:/plan.docx).", "je eigen computer", "Zie [het plan](https://voorbeeld.nl/plan)."),
    "dode-link": Row(BODY, "Zie [de koffie](koffie-in-de-straaat.md).", "Bedoelde je 'koffie-in-de-straat.md'?", "Zie [de koffie](koffie-in-de-straat.md)."),
    "dood-kopje": Row(BODY, "Zie [de koffie](koffie-in-de-straat.md#aanpakk).", "Bedoelde je 'aanpak'?", "Zie [de koffie](koffie-in-de-straat.md#aanpak)."),
    "eigen-adres-fout": Row(BODY, "Zie [de koffie](https://samenverder.example/verhalen/koffie-in-de-straaat/).", "Bedoelde je", "Zie [de koffie](koffie-in-de-straat.md)."),
    "bijlage": Row(BODY, "Zie [het plan](plan.docx).", "eigen webadres", "Zie [het plan](https://voorbeeld.nl/plan)."),
    "linktekst": Row(BODY, "Zie [hier](https://voorbeeld.nl/v).", "zegt niet waar je komt", "Zie [het verslag](https://voorbeeld.nl/v)."),
    "geen-bron": Row(BODY, "Dat staat vast [7].", "maar de lijst heeft er 1", "Dat staat vast [1]."),
    "verdwijnt": Row(BODY, "\n[let op]: belangrijk", "ziet geen lezer", "\nlet op belangrijk", 1),
    "bsn": Row(BODY, "Zijn bsn is 111222333.", "burgerservicenummer", "Hij deed mee."),
    "bsn-in-code": Row(BODY, "```\nbsn 111222333\n```", "burgerservicenummer", "Hij deed mee.", 1),
    "privemail": Row(BODY, "Mail f.jansen@voorbeeld.nl.", "van een mens", "Mail wijkteam@voorbeeld.nl."),
}  # fmt: skip

FINE = {
    "harde-spatie": (TITLE, "title:\u00a0Samen koken"),
    "harde-inspringing": ("  - vertrouwen", "\u00a0\u00a0- vertrouwen"),
    "lijst-als-tekst": ("onderwerpen: [wonen, buurt]", "onderwerpen: wonen, buurt"),
    "onzichtbaar-teken": ("onderwerpen: [wonen, buurt]", "onderwerpen: [wo\u00adnen]"),
    "datum-nederlands": ("beoordeeld: 2026-01-31", "beoordeeld: 31-1-2026"),
    "datum-woorden": ("beoordeeld: 2026-01-31", "beoordeeld: 31 januari 2026"),
    "datum-schuin": ("    datum: 2026-01-05", "    datum: 2026/1/5"),
    "maand": ("    datum: 2026-01-05", "    datum: januari 2026"),
    "commentaar": ("  - vertrouwen", "  - vertrouwen # was er"),
    "hekje-tussen-aanhalingstekens": (TITLE, 'title: "Aanpak #1"'),
    "hekje-zonder-spatie": (TITLE, "title: Samen in C#klas"),
    "vraag-als-tekst": ("vraag: Hoe komen buren aan tafel?", "gespreksvragen: Wie nodig je uit, en waarom?"),
    "krullen-in-de-zin": (TITLE, "title: De “buurtkok” van de straat"),
    "tijd": (TITLE, "title: Om 12:30 samen eten"),
    "lijst-onder-tekst": (BODY, "Nodig was:\n- tijd\n- geld"),
    "lijst-twee-spaties": (BODY, "- tijd\n  - en nog meer"),
    "tabel-onder-tekst": (BODY, "Wie:\n| wie | wat |\n|---|---|\n| a | b |"),
    "takenlijst": (BODY, "- [ ] bellen\n- [x] eten"),
    "doorgehaald": (BODY, "Dat was ~~goed~~ beter."),
    "kader": (BODY, "> [!NOTE]\n> Bel eerst."),
    "voetnoot": (BODY, "Dat bleek[^1].\n\n[^1]: Uit het verslag."),
    "kaal-adres": (BODY, "Zie https://voorbeeld.nl/verslag."),
    "mailadres": (BODY, "Mail <wijkteam@voorbeeld.nl> of info@voorbeeld.nl."),
    "regeleinde": (BODY, "Eerst dit\\\nen dan dat."),
    "link-over-regels": (BODY, "Zie [het verslag\nvan de avond](https://voorbeeld.nl/v)."),
    "verwijzingslink": (BODY, "Zie [het verslag][v].\n\n[v]: https://voorbeeld.nl/v"),
    "adres-met-haakjes": (BODY, "Zie [het begrip](https://voorbeeld.nl/a_(b))."),
    "adres-met-apostrof": (BODY, "Zie [het begrip](https://voorbeeld.nl/'s-avonds)."),
    "wiki": (BODY, "Zie [[koffie-in-de-straat]] en [[koffie-in-de-straat|de koffie]]."),
    "bronnen-samen": (BODY, "Dat bleek [1, 1] en [bron 1] en [1][1]."),
    "ben-je": (BODY, "Ben je er klaar voor? Dan beginnen we."),
    "kleiner-dan": (BODY, "Als a < b en b > a, dan is het goed."),
    "hekje-in-tekst": (BODY, "#samen was het motto."),
    "code-met-haken": (BODY, "Typ `{{ naam }}` en `<b>`."),
    "streep-met-witregel": (BODY, f"{BODY}\n\n---"),
    "gewone-haken": (BODY, "Ze kwamen [met z'n vijven] eten."),
}


def written(repository: Repository, right: str, instead: str) -> tuple[list[str], int]:
    """The problems of the story with a line in it replaced, and on which line of the file that one begins."""
    assert STORY.count(f"{right}\n") == 1, right
    text = STORY.replace(f"{right}\n", f"{instead}\n")
    repository.write({FILE: text})
    return repository.problems(), STORY[: STORY.index(f"{right}\n")].count("\n") + 1


def test_the_story_itself_is_right(repository: Repository) -> None:
    repository.write({FILE: STORY})
    assert repository.problems() == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_once_on_its_line_and_its_mend_is_accepted(repository: Repository, name: str) -> None:
    row = FAULTS[name]
    problems, line = written(repository, row.right, row.wrong)
    assert len(problems) == 1, problems
    assert problems[0].startswith(f"practices/{FILE}:{line + row.more}:"), problems
    assert row.said.casefold() in problems[0].casefold()
    mended = row.mended
    if mended is None:
        found = re.search(r"Schrijf: (.*)$", problems[0])
        assert found, problems
        indent = re.match(" *", row.right)
        mended = (indent[0] if indent else "") + found[1]
    assert written(repository, row.right, mended)[0] == []


@pytest.mark.parametrize("name", FINE)
def test_what_people_write_works(repository: Repository, name: str) -> None:
    assert written(repository, *FINE[name])[0] == []


@pytest.mark.parametrize(
    "name", [name for name, row in FAULTS.items() if row.mended is None or name == "synoniem"]
)
def test_what_has_one_right_answer_is_mended_and_shown(
    repository: Repository, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    row = FAULTS[name]
    written(repository, row.right, row.wrong)
    command = [
        "controleer",
        "--herstel",
        "--map",
        str(repository.practices),
        str(repository.practices / FILE),
    ]
    assert main(command) == 0
    shown = capsys.readouterr().out
    assert f"-{row.wrong.strip(chr(10))}\n" in shown
    once = (repository.practices / FILE).read_bytes()
    assert main(command) == 0
    assert (repository.practices / FILE).read_bytes() == once
    assert capsys.readouterr().out == ""
    changed = [(a, b) for a, b in zip(STORY.split("\n"), once.decode().split("\n"), strict=False) if a != b]
    assert len(changed) <= 1, "nothing else was touched"


def test_a_value_over_several_lines_is_repeated_on_one(repository: Repository) -> None:
    problems, _ = written(repository, "  - geld: miste", '  - geld: "mis\\nte"')
    (problem,) = problems
    assert "\n" not in problem
    assert "'mis te' is geen stand" in problem
