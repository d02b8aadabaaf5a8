"""The fields of a story, a guide, a module and a working form, declared once.

These are the ones that are the same whatever vocabularies there are; which facets a practice is tagged with follows
from the vocabularies (see `tags`).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from samenverder.reading.schema import Schema, declared
from samenverder.reading.training_fields import ActivityStep, Difficulty, Part, Preparation
from samenverder.reading.values import Anchor, Day, Id, SourceDate, WebAddress


class Source(Schema):
    """Something a reader can go and read."""

    cited: ClassVar[bool] = True
    example: ClassVar[dict[str, str]] = {"url": "https://voorbeeld.nl/jaarverslag"}

    title: str = declared(
        "titel", "Titel", "Titel van het stuk, zoals het in de bron staat.", required=True, default=""
    )
    publisher: str | None = declared("organisatie", "Organisatie", "Wie het uitgaf.")
    author: str | None = declared("auteur", "Auteur", "Wie het schreef, als dat erbij staat.")
    date: SourceDate | None = declared(
        "datum",
        "Datum",
        "Jaar, maand of dag van verschijnen; weglaten als die niet bekend is.",
        examples=["2016-05-25"],
    )
    url: WebAddress | None = declared("url", "Webadres", "Het volledige adres, als de bron online staat.")
    place: str | None = declared(
        "vindplaats", "Vindplaats", "Waar in de bron, of waar hij te vinden is als er geen webadres is."
    )
    read: Literal["geheel", "deel"] | None = declared("gelezen", "Gelezen", "Of we de bron geheel lazen of voor een deel.")  # fmt: skip


class Outcome(Schema):
    """What came of it, with where that is known from."""

    sort: Literal["ervaren", "geteld", "onderzocht"] | None = declared(
        "soort",
        "Soort",
        "Hoe je het weet: 'ervaren' (mensen zeggen het), 'geteld' of 'onderzocht'.",
        required=True,
    )
    text: str = declared("tekst", "Opbrengst", "Eén zin.", required=True, default="")
    source: int | None = declared("bron", "Bron", "Volgnummer van de bron in de lijst met bronnen.", ge=1)  # fmt: skip


class Effort(Schema):
    """What it took, with where that is known from."""

    sort: Literal["uren", "geld", "mensen", "duur"] | None = declared(
        "soort",
        "Soort",
        "Wat het kostte: 'uren', 'geld', 'mensen' of 'duur' (hoe lang het duurde).",
        required=True,
    )
    text: str = declared("tekst", "Inzet", "Eén zin, met het getal erin.", required=True, default="")
    source: int | None = declared("bron", "Bron", "Volgnummer van de bron in de lijst met bronnen.", required=True, ge=1)  # fmt: skip


class Step(Schema):
    """A step of a guide."""

    title: str = declared("titel", "Stap", "Wat je doet, kort.", required=True, default="")
    who: str | None = declared("wie", "Wie", "Wie het doet.")
    time: str | None = declared("tijd", "Tijd", "Hoe lang het duurt of wanneer.")
    result: str | None = declared("resultaat", "Resultaat", "Wat er daarna is.")
    say: str | None = declared("zeg", "Zeg of vraag", "Een zin om te zeggen of een vraag om te stellen.")


class Blank(Schema):
    """Something to fill in on the sheet of a guide."""

    title: str = declared("titel", "Wat je invult", "Kort, zoals 'Wie doet mee?'", required=True, default="")
    help: str | None = declared("uitleg", "Uitleg", "Wat er hoort te staan, of een voorbeeld.")
    lines: int | None = declared(
        "regels", "Regels", "Hoeveel regels om te schrijven; zonder getal drie.", ge=1, le=20
    )
    columns: tuple[str, ...] = declared(
        "kolommen", "Kolommen", "Voor een tabel: wat er boven de kolommen staat.", default=()
    )


class Change(Schema):
    """Something that is different now, for who read it before."""

    example: ClassVar[dict[str, str]] = {"datum": "2026-01-31"}

    day: Day | None = declared("datum", "Datum", "De dag van de wijziging.", required=True)
    what: str = declared(
        "wat",
        "Wat",
        "Eén zin voor lezers: wat er anders is dan eerst.",
        required=True,
        default="",
        examples=["De cijfers over 2025 staan erbij."],
    )


class Contributor(Schema):
    """Somebody who told, wrote or edited it, as they wish to be named."""

    example: ClassVar[dict[str, str]] = {"rol": "verteller, werkte bij de corporatie"}

    name: str | None = declared(
        "naam",
        "Naam",
        "De naam zoals iemand genoemd wil worden. Niet genoemd worden mag ook: laat dit dan leeg.",
        max_length=80,
    )
    role: str | None = declared(
        "rol",
        "Rol",
        "Wat iemand ermee te maken had.",
        max_length=120,
        examples=["verteller, werkte bij de corporatie"],
    )


class EarlierHeading(Schema):
    """A heading that has another name now: links to the old one go on working."""

    was: Anchor | None = declared(
        "was", "Was", "Het oude kopje, zoals het in het adres achter # stond.", required=True
    )
    now: Anchor | None = declared(
        "nu",
        "Nu",
        "Het kopje dat ervoor in de plaats kwam. Zonder dit leidt het naar het begin van de tekst.",
    )


class Fields(Schema):
    """The fields of every practice."""

    title: str = declared(
        "title", "Titel", "Wat er gebeurde, en waar. Geen projectnaam alleen.", required=True, default=""
    )
    summary: str = declared(
        "samenvatting", "Samenvatting", "Eén tot drie zinnen, 60 tot 300 tekens.", required=True, default=""
    )
    question: str | None = declared("vraag", "Vraag", "De vraag van een lezer waarop dit antwoord geeft.")
    also_asked: tuple[Annotated[str, Field(max_length=100)], ...] = declared(
        "ook_gevraagd",
        "Ook gevraagd",
        "Andere vragen waar dit een antwoord op is, in woorden waarmee mensen zoeken. De zoeker vindt het daarmee.",
        default=(),
        max_length=12,
    )
    audience: str | None = declared("doelgroep", "Doelgroep", "Om wie het gaat, of voor wie het bedoeld is.")
    reviewed: Day | None = declared(
        "beoordeeld", "Beoordeeld", "De dag waarop de redactie dit voor het laatst nakeek.", required=True
    )
    added: Day | None = declared("toegevoegd", "Toegevoegd", "De dag waarop dit in de bibliotheek kwam.")
    changes: tuple[Change, ...] = declared(
        "gewijzigd",
        "Gewijzigd",
        "Wat er voor lezers veranderde, met de dag erbij. Een taalfout verbeteren hoeft hier niet te staan.",
        default=(),
    )
    review_after: int | None = declared(
        "beoordelen_na", "Beoordelen na", "Na hoeveel maanden de redactie opnieuw kijkt.", ge=1, le=120
    )
    status: Literal["concept", "gepubliceerd", "gearchiveerd"] | None = declared(
        "status", "Status", "Leeg betekent gepubliceerd."
    )
    sources: tuple[Source, ...] = declared(
        "bronnen",
        "Bronnen",
        "Waar het vandaan komt. In de tekst verwijs je met [1], [2] enzovoort.",
        default=(),
    )
    based_on: tuple[Id, ...] = declared(
        "gebaseerd_op", "Gebaseerd op", "Id's van praktijken waar deze op voortbouwt.", default=()
    )
    related: tuple[Id, ...] = declared(
        "verwant", "Verwant", "Id's van praktijken die je ernaast zou leggen.", default=()
    )
    discussion: tuple[str, ...] = declared(
        "gespreksvragen", "Gespreksvragen", "Open vragen voor een team of een training.", default=()
    )
    unknown: tuple[str, ...] = declared(
        "onbekend",
        "Wat we niet weten",
        "Wat een lezer zou willen weten en wat de bronnen niet zeggen, elk in één zin.",
        default=(),
    )
    picture: str | None = declared(
        "beeld",
        "Beeld",
        "Naam van de afbeelding die op de kaart staat; ze staat ook in de tekst, met een beschrijving.",
        examples=["keukentafel.jpg"],
    )
    license: str | None = declared("licentie", "Licentie", "Alleen als die anders is dan die van de site.")
    contact: str | None = declared(
        "contact", "Contact", "Een functie en een algemeen adres, nooit van een privépersoon."
    )
    contributors: tuple[Contributor, ...] = declared(
        "wie",
        "Wie dit vertelde of schreef",
        "Namen of rollen van wie het vertelde, schreef of nakeek, zoals zij genoemd willen worden. Noem niemand die dat niet wil.",
        default=(),
    )
    persons: Literal["geen", "gefingeerd", "toestemming"] | None = declared(
        "personen",
        "Personen",
        "Of er mensen herkenbaar in voorkomen: geen, met verzonnen namen, of met hun toestemming.",
    )
    earlier: tuple[Id, ...] = declared("eerdere_adressen", "Eerdere adressen", "Vroegere id's van deze praktijk; die adressen verwijzen door.", default=())  # fmt: skip
    earlier_headings: tuple[EarlierHeading, ...] = declared("eerdere_kopjes", "Eerdere kopjes", "Kopjes die vroeger anders heetten; links daarheen blijven werken.", default=())  # fmt: skip


class Story(Fields):
    """What one collaboration did in one place."""

    period: str | None = declared(
        "periode", "Periode", "Wanneer het speelde, met een jaartal.", max_length=60
    )
    lead: str | None = declared("trekker", "Trekker", "De soort partner die het trok.")
    evidence: Literal["verteld", "beschreven", "gevolgd", "geevalueerd"] | None = declared(
        "onderbouwing",
        "Onderbouwing",
        "Hoe goed het bekend is: verteld, beschreven, gevolgd (met cijfers) of geëvalueerd (onderzocht door anderen).",
    )
    outcomes: tuple[Outcome, ...] = declared(
        "opbrengst", "Opbrengst", "Wat het opleverde, met waar dat uit blijkt.", default=()
    )
    efforts: tuple[Effort, ...] = declared(
        "inzet", "Inzet", "Wat het kostte aan uren, geld, mensen of tijd, als een bron dat zegt.", default=()
    )
    core: tuple[str, ...] = declared("kern", "Kern", "Wat moet blijven als je dit overneemt.", default=())
    adaptable: tuple[str, ...] = declared("aanpasbaar", "Aanpasbaar", "Wat bij jou anders mag.", default=())
    recognised: WebAddress | None = declared("erkend", "Erkend", "Adres in een databank van erkende aanpakken.")  # fmt: skip


class Guide(Fields):
    """How to do a thing, resting on stories."""

    when: tuple[str, ...] = declared(
        "wanneer_wel", "Wanneer wel", "Wanneer dit helpt.", required=True, default=()
    )
    when_not: tuple[str, ...] = declared(
        "wanneer_niet", "Wanneer niet", "Wanneer je beter iets anders doet.", required=True, default=()
    )
    steps: tuple[Step, ...] = declared(
        "stappen", "Stappen", "De stappen in het kort.", required=True, default=()
    )
    sheet: tuple[Blank, ...] = declared(
        "invulblad", "Invulblad", "Wat een team invult als het dit doet; te printen als een blad.", default=()
    )


class Module(Fields):
    """A training session made of stories, guides and exercises."""

    goals: tuple[str, ...] = declared(
        "leerdoelen", "Leerdoelen", "Wat deelnemers na afloop kunnen.", required=True, default=()
    )
    training_level: Literal["basis", "verdiepend", "train-de-trainer"] | None = declared(
        "niveau_training", "Niveau van de training", "Voor beginners, voor gevorderden of voor trainers."
    )
    group_size: str | None = declared("groepsgrootte", "Groepsgrootte", "Voor hoeveel mensen.")
    parts: tuple[Part, ...] = declared(
        "onderdelen", "Onderdelen", "Het programma, in volgorde.", required=True, default=()
    )
    materials: tuple[str, ...] = declared(
        "materiaal", "Materiaal", "Wat de trainer meeneemt of klaarlegt.", default=()
    )
    preparations: tuple[Preparation, ...] = declared(
        "voorbereiden", "Voorbereiden", "Wat de trainer van tevoren doet, en wanneer.", default=()
    )
    difficult: tuple[Difficulty, ...] = declared(
        "lastig", "Als het lastig wordt", "Wat er anders kan lopen, en wat je dan doet.", default=()
    )
    later: tuple[str, ...] = declared(
        "na_een_maand", "Na een maand", "Wat je deelnemers een maand later vraagt.", default=()
    )
    editor: str | None = declared("redactie", "Redactie", "Wie de module maakte en bijhoudt.")  # fmt: skip

    @property
    def minutes(self) -> int:
        """Total time."""
        return sum(part.minutes or 0 for part in self.parts)


class Activity(Fields):
    """A working form: a way to work with a group, whatever the subject."""

    yields: str = declared("doel", "Doel", "Wat het oplevert, in één zin.", required=True, default="")
    minutes: int | None = declared(
        "minuten", "Minuten", "Hoe lang het meestal duurt.", required=True, ge=1, le=480
    )
    group_size: str | None = declared("groepsgrootte", "Groepsgrootte", "Voor hoeveel mensen.")
    materials: tuple[str, ...] = declared("materiaal", "Materiaal", "Wat je nodig hebt.", default=())
    steps: tuple[ActivityStep, ...] = declared(
        "stappen", "Stappen", "Wat je doet, in volgorde.", required=True, default=()
    )
    difficult: tuple[Difficulty, ...] = declared(
        "lastig", "Als het lastig wordt", "Wat er anders kan lopen, en wat je dan doet.", default=()
    )
