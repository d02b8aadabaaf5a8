"""What people write: each fault is one message on its own line, and who does what it says is done.

A row is a line of a story that is right, what someone writes in its place, what is said of it, and what to do: the
line that the message itself gives (behind "Schrijf: "), or a line of ours where the message leaves a choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from conftest import SMALL, Repository
from samenverder.cli import main
from samenverder.rules import RULES, check

if TYPE_CHECKING:
    from pathlib import Path

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
SOURCE = "  - titel: Het verslag\n    url: https://voorbeeld.nl/verslag\n    datum: 2026-01-05"
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
    on: str | None = None
    """The line of the story on which it is told, where that is another one."""


FAULTS = {
    # front matter that YAML reads otherwise, or not at all
    "hekje": Row(TITLE, "title: Aanpak #1 van de buurt", "Wat achter # staat", 'title: "Aanpak #1 van de buurt"'),
    "hekje-vraag": Row("vraag: Hoe komen buren aan tafel?", "vraag: Wat doet groep # drie?", "Wat achter # staat", 'vraag: "Wat doet groep # drie?"'),
    "apostrof": Row(TITLE, "title: 's Avonds samen koken", "begint met een apostrof"),
    "apostrof-twee": Row(TITLE, "title: 's Avonds in 's-Hertogenbosch", "begint met een apostrof"),
    "apostrof-twee-keer": Row(TITLE, "title: 's Morgens en 's avonds'", """Schrijf: title: "'s Morgens en 's avonds'\""""),
    "apostrof-erin": Row(TITLE, "title: 'Koken in 's-Hertogenbosch'", 'Schrijf: title: "Koken in \'s-Hertogenbosch"'),
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
    "groep-tussen-accolades": Row(SOURCE, "  - {titel: Het verslag: deel 1, url: https://voorbeeld.nl/verslag}", "dubbele punt", '  - {titel: "Het verslag: deel 1", url: https://voorbeeld.nl/verslag}'),
    "aanhalingsteken-over-regels": Row(TITLE, 'title: "Samen\n  koken', "gaat open en niet meer dicht", 'title: "Samen\n  koken"'),
    "komma-in-groep": Row(SOURCE, "  - {titel: Eten, drinken en praten, url: https://voorbeeld.nl/verslag}", "Tussen { en }", '  - {titel: "Eten, drinken en praten", url: https://voorbeeld.nl/verslag}'),
    "komma-in-getal": Row(SOURCE, "  - {titel: Ruim 1,5 miljoen, url: https://voorbeeld.nl/verslag}", '"Ruim 1,5 miljoen"', '  - {titel: "Ruim 1,5 miljoen", url: https://voorbeeld.nl/verslag}'),
    "dubbele-punt-in-lijst": Row("vraag: Hoe komen buren aan tafel?", "kern:\n  - Het onderwerp: eten en praten", "Er staat een dubbele punt", 'kern:\n  - "Het onderwerp: eten en praten"', 1),
    "tekst-voor-bron": Row(SOURCE, "  - Jaarverslag van 2025", 'Schrijf: - {titel: "Jaarverslag van 2025", url: "https://voorbeeld.nl/jaarverslag"}', '  - {titel: "Jaarverslag van 2025", url: "https://voorbeeld.nl/jaarverslag"}'),
    "tekst-voor-opbrengst": Row("vraag: Hoe komen buren aan tafel?", "opbrengst: Ze kennen elkaar.", '{soort: ervaren, tekst: "Ze kennen elkaar."}', 'opbrengst:\n  - {soort: ervaren, tekst: "Ze kennen elkaar."}'),
    "twee-keer-hetzelfde": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonen, huisvesting]", "en dat staat er al", "onderwerpen: [wonen]"),
    "weinig-keus": Row("  - vertrouwen", "  - moed", "Kies 'vertrouwen' of 'geld'", "  - vertrouwen"),
    "komma-in-lijst": Row("vraag: Hoe komen buren aan tafel?", "gespreksvragen: [Wie is er, en waarom?]", "Is dit er één", 'gespreksvragen: ["Wie is er, en waarom?"]'),
    "twee-met-kleine-letter": Row("vraag: Hoe komen buren aan tafel?", "kern: [Samen eten, samen praten]", "Zijn het er twee", "kern: [Samen eten, Samen praten]"),
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
    "te-veel-in-lijst": Row("vraag: Hoe komen buren aan tafel?", f"ook_gevraagd: [{', '.join(f'Hoe {n}' for n in range(14))}]", "Hier staan er 14; hoogstens 12 kan", "ook_gevraagd: [Hoe kook je samen?]"),
    "te-lang-in-lijst": Row("vraag: Hoe komen buren aan tafel?", "ook_gevraagd: [Hoe kook je " + "echt heel " * 9 + "samen?]", "is te lang; hoogstens 100 tekens", "ook_gevraagd: [Hoe kook je samen?]"),
    "geen-getal": Row("vraag: Hoe komen buren aan tafel?", "beoordelen_na: veel", "geen heel getal", "beoordelen_na: 25"),
    "synoniem": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wijk]", "Schrijf 'buurt'", "onderwerpen: [buurt]"),
    "synoniem-met-hoofdletter": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [WIJK]", "Schrijf 'buurt'", "onderwerpen: [buurt]"),
    "onbekend-begrip": Row("onderwerpen: [wonen, buurt]", "onderwerpen: [wonnen]", "Bedoelde je 'wonen'?", "onderwerpen: [wonen]"),
    "groep-voor-lijst": Row("onderwerpen: [wonen, buurt]", "onderwerpen: {wonen: ja}", "Zet voor elk een streepje", "onderwerpen:\n  - wonen"),
    "geen-stand": Row("  - geld: miste", "  - geld: mistte", "Bedoelde je 'miste'?", "  - geld: miste"),
    "leeg-achter": Row("  - geld: miste", "  - geld:", "Haal de dubbele punt weg", "  - geld"),
    "ontbreekt": Row("beoordeeld: 2026-01-31", "beoordeeld:", "ontbreekt of is leeg", "beoordeeld: 2026-01-31"),
    "trekker": Row("gasten: [gemeente]", "gasten: [gemeente]\ntrekker: corporatie", "zit niet aan tafel", "gasten: [gemeente]\ntrekker: gemeente", 1),
    "verwijzing": Row("vraag: Hoe komen buren aan tafel?", "verwant: [koffie-in-de-straaat]", "Bedoelde je 'koffie-in-de-straat'?", "verwant: [koffie-in-de-straat]"),
    "samenvatting": Row("samenvatting: Elke dinsdag koken buren en het wijkteam samen, en wie hulp nodig heeft, vraagt het aan tafel.", "samenvatting: Samen koken.", "kort", "samenvatting: Elke dinsdag koken buren en het wijkteam samen, en wie hulp nodig heeft, vraagt het."),
    "webadres-als-vindplaats": Row("    url: https://voorbeeld.nl/verslag", "    vindplaats: www.voorbeeld.nl/verslag", "hoort bij 'url'"),
    "naam-zonder-dubbele-punt": Row("gasten: [gemeente]", "gasten: [Gemeente Ede]", "Bedoelde je 'gemeente: Gemeente Ede'?", "gasten: [gemeente: Gemeente Ede]"),
    "onvindbare-bron": Row("    url: https://voorbeeld.nl/verslag", "    organisatie: De krant", "kan een lezer niet vinden", "    vindplaats: in de kast", on="  - titel: Het verslag"),
    "onbewezen": Row("vraag: Hoe komen buren aan tafel?", "onderbouwing: geevalueerd", "vraagt om een opbrengst", "onderbouwing: beschreven"),
    "nagekeken": Row("beoordeeld: 2026-01-31", "beoordeeld: 2024-01-31", "Klopt het nog", "beoordeeld: 2026-11-28"),
    "wijziging-te-vroeg": Row("beoordeeld: 2026-01-31", "beoordeeld: 2026-01-31\ntoegevoegd: 2026-01-31\ngewijzigd:\n  - {datum: 2025-06-01, wat: Er staan cijfers bij.}", "Kijk na welke van de twee niet klopt", "beoordeeld: 2026-01-31\ntoegevoegd: 2025-01-31\ngewijzigd:\n  - {datum: 2025-06-01, wat: Er staan cijfers bij.}", 3),
    "wijziging-zonder-dag": Row("vraag: Hoe komen buren aan tafel?", "gewijzigd:\n  - Er staan cijfers bij.", "Schrijf: - {datum: \"2026-01-31\", wat: \"Er staan cijfers bij.\"}", "gewijzigd:\n  - {datum: \"2026-01-31\", wat: \"Er staan cijfers bij.\"}", 1),
    "wijziging-dubbel": Row("vraag: Hoe komen buren aan tafel?", "gewijzigd:\n  - {datum: 2026-11-28, wat: Er staan cijfers bij.}\n  - {datum: 2026-11-28, wat: Er staan cijfers bij.}", "Haal er één weg", "gewijzigd:\n  - {datum: 2026-11-28, wat: Er staan cijfers bij.}", 2),
    "uit-het-sjabloon": Row(TITLE, "title: Schrijf hier je eigen titel", "komt uit het sjabloon", TITLE),
    "beeld": Row("vraag: Hoe komen buren aan tafel?", "beeld: kokenn.png", "kokenn.png", ""),
    # headings
    "kop-zonder-spatie": Row("## Aanpak", "##Aanpak", "Achter de hekjes hoort een spatie"),
    "kop-vet": Row("## Aanpak", "\n**Aanpak**\n", "hoort een kopje te zijn", "\n## Aanpak\n", 1),
    "kop-te-hoog": Row("## Aanpak", "# Aanpak", "hoort een vast kopje te zijn"),
    "kop-te-laag": Row("## Aanpak", "### Aanpak", "hoort een vast kopje te zijn"),
    "kop-anders": Row("## Opbrengst", "## Opbrengsten", "Bedoelde je '## Opbrengst'?", "## Opbrengst"),
    "titel-herhaald": Row("## Aanleiding", "# Buren en wijkteam koken samen\n## Aanleiding", "Haal deze regel weg", "## Aanleiding"),
    "streepjes-onder-zin": Row(BODY, f"{BODY}\n---", "Zet er een lege regel tussen", f"{BODY}\n\n---", 1),
    "kop-zonder-woorden": Row(BODY, "### \\\n\n**Daarna**\n\nTekst.", "Achter de hekjes staat geen kop", "### Daarna\n\nTekst."),
    "kop-boven-alles": Row("## Aanleiding", "### Vooraf\n\nTekst.\n\n## Aanleiding", "Zet deze kop eronder", "## Aanleiding\n\n### Vooraf\n\nTekst.\n"),
    "niveau-over": Row(BODY, "#### Daarna", "slaat een niveau over", "### Daarna"),
    "leeg-kopje": Row("Begin klein.", "", "staat niets", "Begin klein.", on="## Lessen"),
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
    "afbeelding-in-html": Row(BODY, '<img src="koken.png">', "Een afbeelding zet je in de map 'verhalen/koken/'", "Geen afbeelding."),
    "teken-in-een-woord": Row(BODY, "De G\ufeffroninger kok.", "'Groninger'", "De Groninger kok."),
    "eigen-schijf": Row(BODY, "Zie [het plan](file:///C:/plan.docx).", "je eigen computer", "Zie [het plan](https://voorbeeld.nl/plan)."),
    "dode-link": Row(BODY, "Zie [de koffie](koffie-in-de-straaat.md).", "Bedoelde je 'koffie-in-de-straat.md'?", "Zie [de koffie](koffie-in-de-straat.md)."),
    "dood-kopje": Row(BODY, "Zie [de koffie](koffie-in-de-straat.md#aanpakk).", "Bedoelde je 'aanpak'?", "Zie [de koffie](koffie-in-de-straat.md#aanpak)."),
    "eigen-adres-fout": Row(BODY, "Zie [de koffie](https://samenverder.example/verhalen/koffie-in-de-straaat/).", "Bedoelde je", "Zie [de koffie](koffie-in-de-straat.md)."),
    "bijlage": Row(BODY, "Zie [het plan](plan.docx).", "eigen webadres", "Zie [het plan](https://voorbeeld.nl/plan)."),
    "linktekst": Row(BODY, "Zie [hier](https://voorbeeld.nl/v).", "zegt niet waar je komt", "Zie [het verslag](https://voorbeeld.nl/v)."),
    "geen-bron": Row(BODY, "Dat staat vast [7].", "maar de lijst heeft er 1", "Dat staat vast [1]."),
    "verdwijnt": Row(BODY, "\n[let op]: belangrijk", "ziet geen lezer", "\nlet op belangrijk", 1),
    "bsn": Row(BODY, "Zijn bsn is 111222333.", "burgerservicenummer", "Hij deed mee."),
    "bsn-met-tekens": Row(BODY, "Zijn bsn is 1112.22.333.", "burgerservicenummer", "Hij deed mee."),
    "bsn-in-code": Row(BODY, "```\nbsn 111222333\n```", "burgerservicenummer", "Hij deed mee.", 1),
    "privemail": Row(BODY, "Mail f.jansen@voorbeeld.nl.", "van een mens", "Mail wijkteam@voorbeeld.nl."),
    "iban": Row(BODY, "Maak het over naar NL91 ABNA 0417 1643 00.", "rekeningnummer", "Ze maakten het over."),
    "telefoon": Row(BODY, "Bel 06-12345678.", "telefoonnummer", "Bel het wijkteam."),
    "woonadres": Row(BODY, "Hij woont op Dorpsstraat 12, 7001 AB Doetinchem.", "wijst een woning aan", "Hij woont in Doetinchem."),
    "geboortedatum": Row(BODY, "Geboren op 3 mei 1980.", "geboortedatum", "Hij was een veertiger."),
    "dossiernummer": Row(BODY, "Zie dossiernummer 2024-00817.", "nummer van een dossier", "Zie het dossier."),
    "naam": Row(BODY, "Mevrouw De Vries ging mee.", "naam van een mens", "Een buurvrouw ging mee."),
    "naam-gefingeerd": Row(BODY, "Mevrouw De Vries ging mee.", "naam van een mens", BODY),
    "ongebruikte-bron": Row("Er was iets [1].", "Er was iets.", "wordt nergens aangehaald", "Er was iets [1].", on="  - titel: Het verslag"),
    "afkorting": Row(BODY, "Het RMT kwam bijeen.", "wordt niet uitgelegd", "Het regionaal multidisciplinair team (RMT) kwam bijeen."),
    "lange-zin": Row(BODY, "Dit is een zin die maar doorgaat " + "en doorgaat " * 14 + "tot hij klaar is.", "Maak er twee van", "Dit is een zin die doorgaat. En dit is de tweede."),
    "ambtelijk": Row(BODY, "Middels een gesprek hielpen ze.", "gewoner is 'met'", "Met een gesprek hielpen ze."),
    "stempel": Row(BODY, "Ze hielpen daklozen.", "liever 'mensen die dakloos zijn'", "Ze hielpen mensen die dakloos zijn."),
    "te-diep": Row(BODY, "> " * 30 + "Zo diep.", "in elkaar", "> Zo diep."),
    "onzichtbaar": Row(BODY, "Ze kw\u202eamen.", "onzichtbaar", "Ze kwamen."),
    # how it stood
    "stand-zonder-zin": Row("Vertrouwen, en geld.", "Vertrouwen.", "Geen zin vertelt waarom hier 'miste' staat", "Vertrouwen. Geld was er te weinig.", on="  - geld: miste"),
    "stand-onbekend": Row("Vertrouwen, en geld.", "Vertrouwen. Wie het geld gaf, weten we niet.", "zegt dat het niet bekend is: 'Wie het geld gaf, weten we niet.'", "Vertrouwen. Geld was er te weinig. Wie het gaf, weten we niet.", on="  - geld: miste"),
    "plaatje-weg": Row(BODY, "![Buren koken](koken.png)", "koken.png", BODY),
}  # fmt: skip

FINE = {
    "woorden-van-wie-zoekt": (
        "vraag: Hoe komen buren aan tafel?",
        "ook_gevraagd: [Wat doe je met verwarde personen?]",
    ),
    "harde-spatie": (TITLE, "title:\u00a0Samen koken"),
    "harde-inspringing": ("  - vertrouwen", "\u00a0\u00a0- vertrouwen"),
    "lijst-als-tekst": ("onderwerpen: [wonen, buurt]", "onderwerpen: wonen, buurt"),
    "onzichtbaar-teken": ("onderwerpen: [wonen, buurt]", "onderwerpen: [wo\u00adnen]"),
    "datum-nederlands": ("beoordeeld: 2026-01-31", "beoordeeld: 31-1-2026"),
    "datum-woorden": ("beoordeeld: 2026-01-31", "beoordeeld: 31 januari 2026"),
    "datum-schuin": ("    datum: 2026-01-05", "    datum: 2026/1/5"),
    "maand": ("    datum: 2026-01-05", "    datum: januari 2026"),
    "datum-met-uitleg": (
        "    datum: 2026-01-05",
        "    datum: april 2019  # of 2026-01, of 2026; weet je het niet, haal de regel dan weg",
    ),
    "datum-met-tijd": ("beoordeeld: 2026-01-31", "beoordeeld: 2026-01-31T09:53:54.590Z"),
    "uitleg-met-dubbele-punt": (
        "  - vertrouwen",
        "  - vertrouwen               # niets erachter: het was er",
    ),
    "hoofdletter": ("onderwerpen: [wonen, buurt]", "onderwerpen: [Wonen, BUURT]"),
    "gewone-komma": (
        "vraag: Hoe komen buren aan tafel?",
        'kern: ["Samen eten, samen praten", Klein beginnen]',
    ),
    "lijst-kleine-letters": ("vraag: Hoe komen buren aan tafel?", "kern: [samen eten, klein beginnen]"),
    "commentaar": ("  - vertrouwen", "  - vertrouwen # was er"),
    "hekje-tussen-aanhalingstekens": (TITLE, 'title: "Aanpak #1"'),
    "hekje-zonder-spatie": (TITLE, "title: Samen in C#klas"),
    "vraag-als-tekst": ("vraag: Hoe komen buren aan tafel?", "gespreksvragen: Wie nodig je uit, en waarom?"),
    "tekst-over-regels": (TITLE, 'title: "Samen\n  koken"'),
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


GUIDE = (SMALL / "practices" / "handreikingen" / "samen-op-bezoek.md").read_text(encoding="utf-8")
MODULE = (SMALL / "practices" / "modules" / "oefenen-aan-de-deur.md").read_text(encoding="utf-8")
TOPICS = (SMALL / "practices" / "begrippen" / "onderwerp.yml").read_text(encoding="utf-8")
OLD = STORY.replace("vraag: Hoe komen buren aan tafel?", "status: gearchiveerd")
ASKING = STORY.replace("beoordeeld:", "gespreksvragen: [Wie nodig jij uit?]\nbeoordeeld:")
FORM = """\
---
title: Een rondje
samenvatting: Iedereen denkt eerst zelf na en vertelt het dan aan een ander, zodat niemand stil hoeft te blijven.
doel: Iedereen heeft iets gezegd
minuten: 25
stappen:
  - {titel: Denken, minuten: 10}
  - {titel: Delen, minuten: 15}
beoordeeld: 2026-01-31
---
## Waarvoor
Om te beginnen.
"""
LONG_AGO = ASKING.replace("beoordeeld: 2026-01-31", "beoordeeld: 2020-01-31")


@dataclass(frozen=True)
class Elsewhere:
    """A fault that is not in one line of a story: files, what is said, and the files as they are after the mend."""

    wrong: dict[str, str]
    said: str
    mended: dict[str, str]
    told: int = 1
    """How many places it is told at: what stands twice is told at both."""


ELSEWHERE = {
    "te-veel-begrippen": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS + "  - {id: tuin, label: Tuin, definitie: Met gras.}\n", FILE: STORY.replace("[wonen, buurt]", "[wonen, buurt, werk, tuin]")},
        "meer dan 3 helpt niemand",
        {FILE: STORY},
    ),
    "begrippenlijst-onbekend": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS.replace("[buurt]", "[straat]")}, "Haal het weg", {"begrippen/onderwerp.yml": TOPICS.replace("    verwant: [buurt]\n", "")}
    ),
    "begrippenlijst-tikfout": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS.replace("[buurt]", "[buurtt]")}, "Bedoelde je 'buurt'?", {"begrippen/onderwerp.yml": TOPICS}
    ),
    "woord-dat-niets-zegt": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS.replace("    label: Werk\n", "    label: Werk\n    synoniemen: [van de]\n")}, "Schrijf een woord dat bij dit begrip hoort", {"begrippen/onderwerp.yml": TOPICS.replace("    label: Werk\n", "    label: Werk\n    synoniemen: [van de baan]\n")}
    ),
    "bestandsnaam": Elsewhere({"verhalen/Samen Koken.md": STORY}, "Noem het bestand 'samen-koken.md'", {"verhalen/samen-koken.md": STORY}),
    "apparaatnaam": Elsewhere({"verhalen/con.md": STORY}, "'con-in-de-buurt.md'", {"verhalen/con-in-de-buurt.md": STORY}),
    "geen-bron": Elsewhere(
        {FILE: STORY.replace("  - titel: Het verslag\n    url: https://voorbeeld.nl/verslag\n    datum: 2026-01-05\n", "").replace("bronnen:", "bronnen: []").replace(" [1]", "")},
        "bronnen",
        {FILE: STORY},
    ),
    "dubbel-id": Elsewhere({"handreikingen/aan-het-werk.md": GUIDE.replace("Zo ga je", "Zo werk je")}, "Geef een van de twee een andere naam", {"handreikingen/zo-werk-je.md": GUIDE.replace("Zo ga je", "Zo werk je")}, 2),
    "kring": Elsewhere(
        {FILE: STORY.replace("vraag:", "gebaseerd_op: [soep]\nvraag:"), "verhalen/soep.md": STORY.replace("title: Buren", "title: De buren").replace("elke dinsdag", "elke dag").replace("Elke dinsdag", "Elke week").replace("vraag:", "gebaseerd_op: [koken]\nvraag:")},
        "Haal één van deze verwijzingen weg",
        {FILE: STORY},
    ),
    "gearchiveerd": Elsewhere(
        {"verhalen/oud.md": OLD.replace("Elke dinsdag", "Elke week"), FILE: STORY.replace("vraag:", "verwant: [oud]\nvraag:")},
        "is gearchiveerd",
        {FILE: STORY},
    ),
    "adres-weg": Elsewhere(
        {"_adressen.txt": "verhalen/soep/\n", FILE: STORY}, "Zet 'soep' bij 'eerdere_adressen'", {FILE: STORY.replace("vraag:", "eerdere_adressen: [soep]\nvraag:")}
    ),
    "adres-weg-zonder-opvolger": Elsewhere(
        {"_adressen.txt": "verhalen/soep/\n", FILE: STORY}, "zet dan in practices/_doorverwijzingen.txt: verhalen/soep/ -> verhalen/", {"_doorverwijzingen.txt": "verhalen/soep/ -> verhalen/\n"}
    ),
    "adres-dubbel": Elsewhere(
        {"verhalen/soep.md": STORY.replace("title: Buren", "title: De buren").replace("elke dinsdag", "elke dag").replace("Elke dinsdag", "Elke week").replace("vraag:", "eerdere_adressen: [eten]\nvraag:"), FILE: STORY.replace("vraag:", "eerdere_adressen: [eten]\nvraag:")},
        "laat het bij één staan",
        {FILE: STORY},
        2,
    ),
    "oud-adres-apparaat": Elsewhere(
        {FILE: STORY.replace("vraag:", "eerdere_adressen: [con]\nvraag:")}, "kan geen map 'con' heten", {FILE: STORY}
    ),
    "vervangt-apparaat": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS.replace("    label: Werk\n", "    label: Werk\n    vervangt: [nul]\n")}, "kan geen map 'nul' heten", {"begrippen/onderwerp.yml": TOPICS}
    ),
    "vervangt-dubbel": Elsewhere(
        {"begrippen/onderwerp.yml": TOPICS.replace("    label: Werk\n", "    label: Werk\n    vervangt: [wijk]\n")}, "staat ook bij 'vervangt' van 'buurt'", {"begrippen/onderwerp.yml": TOPICS}
    ),
    "doorverwijzing": Elsewhere(
        {"_doorverwijzingen.txt": "over/oud/ -> over/ouder/\nover/ouder/ -> over/\n"}, "Schrijf meteen waar het eindigt: over/oud/ -> over/", {"_doorverwijzingen.txt": "over/oud/ -> over/\nover/ouder/ -> over/\n"}
    ),
    "kopje-weg": Elsewhere(
        {"_kopjes.txt": "verhalen/koken/ #opbrengsten\n", FILE: STORY}, "{was: opbrengsten, nu: opbrengst}", {FILE: STORY.replace("vraag:", "eerdere_kopjes:\n  - {was: opbrengsten, nu: opbrengst}\nvraag:")}
    ),
    "eerder-kopje": Elsewhere(
        {FILE: STORY.replace("vraag:", "eerdere_kopjes:\n  - {was: aanpak, nu: lessen}\nvraag:")}, "staat nog in de tekst. Haal deze regel weg", {FILE: STORY}
    ),
    "bijlage": Elsewhere({FILE: STORY, "verhalen/koken/plan.pdf": "Geen PDF."}, "Bewaar het document opnieuw als PDF", {FILE: STORY}),
    "zonder-pauze": Elsewhere(
        {"modules/oefenen-aan-de-deur.md": MODULE.replace("{pauze: Pauze, minuten: 10}", "{werkvorm: Praten, minuten: 60}")},
        "zonder pauze. Zet ervoor: - {pauze: Pauze, minuten: 15}",
        {"modules/oefenen-aan-de-deur.md": MODULE.replace("{pauze: Pauze, minuten: 10}", "{pauze: Pauze, minuten: 15}\n  - {werkvorm: Praten, minuten: 50}")},
    ),
    "leerdoel": Elsewhere({"modules/oefenen-aan-de-deur.md": MODULE.replace("Na afloop kun je een gesprek aan de deur openen", "Kennis over de deur")}, "Gebruik een werkwoord", {"modules/oefenen-aan-de-deur.md": MODULE}),
    "onderdeel-nakijken": Elsewhere(
        {FILE: LONG_AGO, "modules/oefenen-aan-de-deur.md": MODULE.replace("{verhaal: aan-de-deur,", "{verhaal: koken,")},
        "had voor 2022-01-28 nagekeken moeten zijn",
        {FILE: ASKING},
        2,
    ),
    "onderdeel-gearchiveerd": Elsewhere(
        {FILE: OLD, "modules/oefenen-aan-de-deur.md": MODULE.replace("{verhaal: aan-de-deur,", "{verhaal: koken,")},
        "Kies voor dit onderdeel een verhaal waar de redactie nog naar kijkt",
        {FILE: OLD, "modules/oefenen-aan-de-deur.md": MODULE},
    ),
    "werkblad": Elsewhere(
        {FILE: STORY, "modules/oefenen-aan-de-deur.md": MODULE.replace("{verhaal: aan-de-deur,", "{verhaal: koken,")},
        "Zet er drie bij 'gespreksvragen'",
        {FILE: ASKING, "modules/oefenen-aan-de-deur.md": MODULE.replace("{verhaal: aan-de-deur,", "{verhaal: koken,")},
    ),
    "stapminuten": Elsewhere({"werkvormen/rondje.md": FORM.replace("minuten: 25", "minuten: 20")}, "Pas een van de twee aan", {"werkvormen/rondje.md": FORM}),
    "werkvorm-is-een-id": Elsewhere(
        {"werkvormen/rondje.md": FORM, "modules/oefenen-aan-de-deur.md": MODULE.replace("{werkvorm: Kennismaken,", "{werkvorm: rondje,")},
        "Schrijf: {werkvorm: Een rondje, vorm: rondje}",
        {"werkvormen/rondje.md": FORM, "modules/oefenen-aan-de-deur.md": MODULE.replace("{werkvorm: Kennismaken,", "{werkvorm: Een rondje, vorm: rondje,")},
    ),
}  # fmt: skip


def test_one_wrong_line_hides_no_other(repository: Repository) -> None:
    story = (
        STORY.replace(TITLE, "title: Koken: samen")
        .replace("vraag: Hoe", "vraag: @Hoe")
        .replace(BODY, "Bel 06-12345678.")
    )
    repository.write({FILE: story})
    assert [problem.split(":")[1] for problem in repository.problems()] == ["2", "4", "21"]


def test_code_of_another_system_over_lines_is_told_with_where_it_ends(repository: Repository) -> None:
    (problem,), line = written(repository, BODY, '{% include kop.html title="Een"\n    tekst="twee"\n%}')
    assert problem.startswith(f"practices/{FILE}:{line}:")
    assert "'{% include kop.html title=\"Een\"'" in problem
    assert problem.endswith(f"Hij loopt door tot en met '%}}' op regel {line + 2}.")


def mending(repository: Repository) -> list[str]:
    """How the story is mended on the command line."""
    return ["controleer", "--herstel", "--map", str(repository.practices), str(repository.practices / FILE)]


def test_a_text_without_fields_gets_those_of_the_template(repository: Repository) -> None:
    text = STORY.split("---\n", 2)[2]
    repository.write({FILE: text})
    command = mending(repository)
    assert main(command) == 1
    mended = (repository.practices / FILE).read_text(encoding="utf-8")
    assert mended.endswith(text)
    assert "\ntitle: " in mended
    told = {problem.code for problem in check(repository.read())}
    assert "sjabloon" in told
    assert "onleesbaar" not in told
    assert main(command) == 1
    assert (repository.practices / FILE).read_text(encoding="utf-8") == mended


def test_a_file_is_checked_with_what_lies_in_its_folder(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({FILE: STORY, "verhalen/koken/Mijn Plan.pdf": b"%PDF-1.4"})
    assert main(["controleer", "--map", str(repository.practices), str(repository.practices / FILE)]) == 1
    assert "practices/verhalen/koken/Mijn Plan.pdf:1:" in capsys.readouterr().out


def test_what_is_wrong_in_a_list_does_not_move_what_follows(repository: Repository) -> None:
    story = STORY.replace("bronnen:\n", "bronnen:\n  - De krant\n").replace(
        "Er was iets [1]", "Er was iets [2]"
    )
    story = story.replace("[wonen, buurt]", "[[wonen], werrk]").replace(
        "vraag:", "verwant: [{a: b}, soep]\nvraag:"
    )
    repository.write({FILE: story})
    line = {
        name: story.split("\n").index(row) + 1
        for name, row in (
            ("b", "  - De krant"),
            ("o", "onderwerpen: [[wonen], werrk]"),
            ("v", "verwant: [{a: b}, soep]"),
        )
    }
    said = [problem.removeprefix(f"practices/{FILE}:").split(".")[0] for problem in repository.problems()]
    assert said == [
        f"{line['v']}: verwant 1: Er staat een dubbele punt in de tekst",
        f"{line['v']}: verwant 2: Er is geen praktijk met id 'soep'",
        f"{line['o']}: onderwerpen: 'werrk' staat niet in de begrippenlijst",
        f"{line['o']}: onderwerpen 1: Hier hoort één id uit de begrippenlijst, meer niet",
        f"{line['b']}: bronnen 1: Hier horen velden, geen losse tekst",
    ]


def test_every_rule_has_a_fault_that_is_mended(tmp_path: Path) -> None:
    told: set[str] = set()
    for number, files in enumerate(
        [{FILE: STORY.replace(f"{row.right}\n", f"{row.wrong}\n")} for row in FAULTS.values()]
        + [fault.wrong for fault in ELSEWHERE.values()]
    ):
        told |= {problem.code for problem in check(Repository(tmp_path / str(number)).write(files).read())}
    assert {rule.code for rule in RULES} - told == set()


@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_is_told_of_other_files_is_mended_as_said(repository: Repository, name: str) -> None:
    fault = ELSEWHERE[name]
    repository.write(fault.wrong)
    problems = repository.problems()
    assert len(problems) == fault.told, problems
    assert fault.said in "\n".join(problems)
    for file in fault.wrong.keys() - {"_adressen.txt", "begrippen/onderwerp.yml"}:
        (repository.practices / file).unlink()
    repository.write({file: text for file, text in fault.mended.items() if text})
    assert repository.problems() == []


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
    told = line + row.more if row.on is None else STORY.split("\n").index(row.on) + 1
    assert problems[0].startswith(f"practices/{FILE}:{told}:"), problems
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
    "name",
    [
        name
        for name, row in FAULTS.items()
        if row.mended is None
        or name
        in (
            "synoniem",
            "synoniem-met-hoofdletter",
            "adres-www",
            "adres-doi",
            "adres-haken",
            "adres-spatie",
            "teken-in-een-woord",
        )
    ],
)
def test_what_has_one_right_answer_is_mended_and_shown(
    repository: Repository, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    row = FAULTS[name]
    written(repository, row.right, row.wrong)
    command = mending(repository)
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
