"""What a story, a guide and a module are.

The fields here are the ones that are the same whatever vocabularies there are. Which facets a practice is
tagged with follows from the vocabularies; those fields are read by `tags_from`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from samenverder.nearest import did_you_mean, listed
from samenverder.problem import Finding
from samenverder.schema import Day, Id, Schema, SourceDate, WebAddress, declared, fill, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samenverder.front_matter import Document
    from samenverder.vocabulary import Vocabulary


class Source(Schema):
    """Something a reader can go and read."""

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


class Step(Schema):
    """A step of a guide."""

    title: str = declared("titel", "Stap", "Wat je doet, kort.", required=True, default="")
    who: str | None = declared("wie", "Wie", "Wie het doet.")
    time: str | None = declared("tijd", "Tijd", "Hoe lang het duurt of wanneer.")
    result: str | None = declared("resultaat", "Resultaat", "Wat er daarna is.")


class Part(Schema):
    """A part of a module: a story, a guide, an exercise or a break."""

    story: Id | None = declared("verhaal", "Verhaal", "Id van een verhaal.")
    guide: Id | None = declared("handreiking", "Handreiking", "Id van een handreiking.")
    exercise: str | None = declared("werkvorm", "Werkvorm", "Naam van een oefening die je zelf beschrijft.")
    pause: str | None = declared("pauze", "Pauze", "Naam van de pauze, bijvoorbeeld 'Pauze' of 'Lunch'.")
    minutes: int | None = declared(
        "minuten", "Minuten", "Hoe lang dit deel duurt.", required=True, ge=1, le=480
    )
    task: str | None = declared("opdracht", "Opdracht", "Wat de deelnemers doen.")
    notes: str | None = declared("notities_trainer", "Voor de trainer", "Waar de trainer op let.")

    @property
    def practice(self) -> str | None:
        """The id of the practice that this part uses."""
        return self.story or self.guide


class Fields(Schema):
    """The fields of every practice."""

    title: str = declared(
        "title", "Titel", "Wat er gebeurde, en waar. Geen projectnaam alleen.", required=True, default=""
    )
    summary: str = declared(
        "samenvatting", "Samenvatting", "Eén tot drie zinnen, 60 tot 300 tekens.", required=True, default=""
    )
    question: str | None = declared("vraag", "Vraag", "De vraag van een lezer waarop dit antwoord geeft.")
    audience: str | None = declared("doelgroep", "Doelgroep", "Om wie het gaat, of voor wie het bedoeld is.")
    reviewed: Day | None = declared(
        "beoordeeld", "Beoordeeld", "De dag waarop de redactie dit voor het laatst nakeek.", required=True
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
    license: str | None = declared("licentie", "Licentie", "Alleen als die anders is dan die van de site.")
    contact: str | None = declared(
        "contact", "Contact", "Een functie en een algemeen adres, nooit van een privépersoon."
    )
    persons: Literal["geen", "gefingeerd", "toestemming"] | None = declared(
        "personen",
        "Personen",
        "Of er mensen herkenbaar in voorkomen: geen, met verzonnen namen, of met hun toestemming.",
    )
    earlier: tuple[Id, ...] = declared("eerdere_adressen", "Eerdere adressen", "Vroegere id's van deze praktijk; die adressen verwijzen door.", default=())  # fmt: skip


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
    editor: str | None = declared("redactie", "Redactie", "Wie de module maakte en bijhoudt.")  # fmt: skip

    @property
    def minutes(self) -> int:
        """Total time."""
        return sum(part.minutes or 0 for part in self.parts)


@dataclass(frozen=True)
class Kind:
    """A sort of practice; its folder says which a file is."""

    id: str
    folder: str
    """Folder in `practices/` and first part of the address."""
    name: str
    plural: str
    model: type[Fields]
    sections: tuple[str, ...]
    """The `##` headings that must be there, in this order."""
    optional: tuple[str, ...] = ()
    """The headings that may follow."""


KINDS = (
    Kind("story", "verhalen", "verhaal", "verhalen", Story,
         ("Aanleiding", "Aanpak", "Opbrengst", "Wat was nodig", "Lessen"), ("Verder lezen",)),
    Kind("guide", "handreikingen", "handreiking", "handreikingen", Guide,
         ("Waarvoor", "Stappen", "Valkuilen", "Voorbeelden"), ("Verder lezen",)),
    Kind("module", "modules", "module", "modules", Module,
         ("Waarvoor", "Voorbereiding"), ("Afsluiting", "Verder lezen")),
)  # fmt: skip


@dataclass(frozen=True)
class Tag:
    """A term that a practice is tagged with."""

    term: str
    """As written: it need not exist."""
    standing: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading in the body."""

    text: str
    level: int
    line: int
    """Line of the file."""


FieldsT = TypeVar("FieldsT", bound=Fields)


@dataclass(frozen=True)
class Practice:
    """A story, guide or module as it was read: whatever is right in it, and what is not."""

    kind: Kind
    id: str
    document: Document
    fields: Fields
    tags: Mapping[str, tuple[Tag, ...]]
    """By id of the vocabulary."""
    findings: tuple[Finding, ...] = ()
    vocabulary_fields: Mapping[str, str] = field(default_factory=dict)
    """The field of each vocabulary, by its id."""

    @property
    def file(self) -> str:
        """Path as people see it."""
        return self.document.file

    @property
    def title(self) -> str:
        """The title, or the id while there is none."""
        return self.fields.title or self.id

    @property
    def address(self) -> str:
        """Where its page is, from the root of the site."""
        return f"{self.kind.folder}/{self.id}/"

    def as_(self, model: type[FieldsT]) -> FieldsT | None:
        """The fields, when they are of this model."""
        return self.fields if isinstance(self.fields, model) else None

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings of the body, in order."""
        return tuple(_headings(self.document))

    @cached_property
    def sections(self) -> tuple[tuple[Heading, str], ...]:
        """The `##` headings, each with the text under it up to the next."""
        lines = self.document.body.split("\n")
        starts = [heading for heading in self.headings if heading.level == 2]
        ends = [heading.line for heading in starts[1:]] + [self.document.body_line + len(lines)]
        first = self.document.body_line
        return tuple(
            (heading, "\n".join(lines[heading.line - first + 1 : end - first]).strip())
            for heading, end in zip(starts, ends, strict=True)
        )


def practice_from(kind: Kind, id: str, document: Document, vocabularies: Iterable[Vocabulary]) -> Practice:
    """The practice in a file, with what is wrong in it."""
    facets = {vocabulary.field: vocabulary for vocabulary in vocabularies}
    own = {name: value for name, value in document.data.items() if name not in facets}
    fields, filled = fill(kind.model, own)
    # A misspelt name may be meant for a facet, which the model does not know.
    findings = [
        Finding("Dit veld bestaat niet." + (did_you_mean(str(found.path[0]), [*names(kind.model), *facets]) or
                f" Deze velden kunnen hier: {', '.join([*names(kind.model), *facets])}."), found.path, code=found.code)
        if found.code == "onbekend-veld" and len(found.path) == 1 else found
        for found in filled
    ]  # fmt: skip
    tags: dict[str, tuple[Tag, ...]] = {}
    for name, vocabulary in facets.items():
        tags[vocabulary.id], found_tags = tags_from(document.data.get(name), vocabulary)
        findings += found_tags
    return Practice(
        kind, id, document, fields, tags, tuple(findings), {v.id: v.field for v in facets.values()}
    )


def tags_from(value: Any, vocabulary: Vocabulary) -> tuple[tuple[Tag, ...], list[Finding]]:
    """The tags in the field of a vocabulary, and what is wrong with how they are written.

    `value` is a list of ids; an id may carry a standing (`regie: ontbrak`) or names (`gemeente: Ede`).
    Whether the terms exist is for the rules.
    """
    if value is None:
        return (), []
    if not isinstance(value, list):
        example = next(iter(vocabulary.terms), "begrip")
        return (), [Finding(f"Hier hoort een lijst. Schrijf '{vocabulary.field}: [{example}]' of zet elk begrip op een "
                            "eigen regel met een streepje ervoor.", (vocabulary.field,), code="waarde")]  # fmt: skip
    tags: list[Tag] = []
    findings: list[Finding] = []
    for number, item in enumerate(value):
        tag, message = _tag(item, vocabulary)
        if tag:
            tags.append(tag)
        if message:
            findings.append(Finding(message, (vocabulary.field, number), code="waarde"))
    return tuple(tags), findings


def _tag(item: Any, vocabulary: Vocabulary) -> tuple[Tag | None, str | None]:
    default = vocabulary.default_standing.id if vocabulary.default_standing else None
    if isinstance(item, str) and item.strip():
        return Tag(item.strip(), default), None
    if not isinstance(item, dict) or len(item) != 1:
        return None, "Hier hoort één id uit de begrippenlijst, meer niet."
    (term, behind), = item.items()  # fmt: skip
    if behind is None:
        return Tag(term, default), f"Achter '{term}:' staat niets. Haal de dubbele punt weg."
    if vocabulary.head.standings:
        if isinstance(behind, str) and vocabulary.standing(behind):
            return Tag(term, behind), None
        allowed = [standing.id for standing in vocabulary.head.standings]
        hint = did_you_mean(behind, allowed) if isinstance(behind, str) else ""
        said = f"'{behind}' is geen stand. " if isinstance(behind, str) else ""
        return Tag(term, default), f"{said}Schrijf achter '{term}' {listed(allowed)}.{hint}"
    if vocabulary.head.names:
        given = [behind] if isinstance(behind, str) else behind
        if isinstance(given, list) and all(isinstance(name, str) for name in given):
            return Tag(term, default, tuple(name.strip() for name in given)), None
        return Tag(term, default), f"Achter '{term}' hoort een naam of een lijst met namen."
    return Tag(term, default), f"Achter '{term}' hoort niets. Schrijf alleen '- {term}'."


_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^}]*\}\s*)?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def _headings(document: Document) -> Iterable[Heading]:
    fence: str | None = None
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        if mark := _FENCE.match(line):
            if fence is None:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = None
        elif fence is None and (found := _HEADING.match(line)):
            yield Heading(found[2], len(found[1]), number)
