"""What a term is: closed lists of words that practices are tagged with, each list a facet to enter through.

The model is SKOS: a concept scheme of concepts with a preferred label, alternative labels, a definition,
broader and related concepts. Which vocabularies there are is data: one YAML file each in `practices/begrippen/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from samenverder.reading.filling import fill
from samenverder.reading.reserved import OF_A_FOLDER
from samenverder.reading.schema import Schema, declared
from samenverder.reading.values import Id

if TYPE_CHECKING:
    from samenverder.reading.front_matter import Document
    from samenverder.reading.problem import Finding


class Term(Schema):
    """One word of a vocabulary."""

    id: Id = declared(
        "id",
        "Id",
        "Zo staat het begrip in de velden en in het adres. Blijft altijd gelijk.",
        required=True,
        default="",
    )
    label: str = declared("label", "Naam", "Zo lezen mensen het.", required=True, default="")
    definition: str = declared(
        "definitie", "Betekenis", "Eén zin in gewoon Nederlands.", required=True, default=""
    )
    question: str | None = declared("vraag", "Vraag", "De vraag waarmee een bezoeker komt.")
    synonyms: tuple[str, ...] = declared(
        "synoniemen", "Synoniemen", "Andere woorden en afkortingen die hetzelfde betekenen.", default=()
    )
    narrower_words: tuple[str, ...] = declared(
        "nauwer",
        "Nauwere woorden",
        "Woorden voor iets wat eronder valt, zoals 'FACT-team' bij de ggz.",
        default=(),
    )
    related_words: tuple[str, ...] = declared(
        "raakt", "Rakende woorden", "Woorden van wie dit ook zoekt, al betekenen ze iets anders.", default=()
    )
    broader: str | None = declared("breder", "Valt onder", "Id van een ruimer begrip in dezelfde lijst.")
    related: tuple[str, ...] = declared(
        "verwant", "Verwant", "Id's van begrippen in dezelfde lijst die erop lijken.", default=()
    )
    replaces: tuple[Id, ...] = declared(
        "vervangt",
        "Vervangt",
        "Vroegere id's van dit begrip; die blijven werken en hun adressen verwijzen door.",
        default=(),
    )
    province: str | None = declared("provincie", "Provincie", "Alleen bij een plaats.")
    lat: float | None = declared(
        "lat", "Breedtegraad", "Alleen bij een plaats: graden noorderbreedte.", ge=50.5, le=53.8
    )
    lon: float | None = declared(
        "lon", "Lengtegraad", "Alleen bij een plaats: graden oosterlengte.", ge=3.2, le=7.4
    )
    sort: str | None = declared(
        "soort", "Soort", "Waar een lijst verschillende soorten heeft, zoals gemeente en regio."
    )
    few: str | None = declared("waarom_weinig", "Waarom zo weinig", "Waarom er (nog) minder dan twee praktijken bij dit begrip staan.")  # fmt: skip


class Standing(Schema):
    """How it stood with a term in a practice: it was there, it was missing, it was arranged on the way."""

    id: Id = declared("id", "Id", "Zo staat de stand achter het begrip.", required=True, default="")
    label: str = declared("label", "Naam", "Kort, op een kaart.", required=True, default="")
    heading: str = declared(
        "kop", "Kop", "Boven de lijst op de pagina van een begrip.", required=True, default=""
    )
    explanation: str = declared("uitleg", "Uitleg", "Eén zin.", default="")
    question: str = declared(
        "vraag",
        "Vraag",
        "Wat een werkblad vraagt over een begrip met deze stand; op de plaats van # komt het begrip.",
        default="",
    )
    default: bool = declared(
        "standaard", "Standaard", "Geldt als er geen stand is geschreven.", default=False
    )
    sign: Literal["vol", "half", "leeg"] | None = declared(
        "teken",
        "Teken",
        "Hoe het getekend wordt: 'vol' (het was er), 'half' of 'leeg' (het was er niet).",
    )

    @property
    def drawn(self) -> str:
        """The sign: without one of its own what goes without saying is full, and anything else half."""
        return self.sign or ("vol" if self.default else "half")


class VocabularyFile(Schema):
    """The head of a vocabulary and its terms, as they stand in the file."""

    singular: str = declared(
        "enkelvoud", "Enkelvoud", "Hoe één begrip uit deze lijst heet.", required=True, default=""
    )
    plural: str = declared(
        "meervoud", "Meervoud", "Hoe de lijst heet, in menu en kop.", required=True, default=""
    )
    field: Id = declared(
        "veld",
        "Veld",
        "Naam van het veld in een praktijk, en eerste deel van het adres.",
        required=True,
        default="",
    )
    order: int = declared("volgorde", "Volgorde", "Plaats in menu en lijsten.", default=99)
    question: str = declared("vraag", "Vraag", "De vraag boven de lijst.", default="")
    explanation: str = declared("uitleg", "Uitleg", "Eén of twee zinnen boven de lijst.", default="")
    required_for: tuple[str, ...] = declared(
        "verplicht_voor", "Verplicht voor", "Soorten praktijken die dit veld moeten hebben.", default=()
    )
    at_most: int | None = declared(
        "hoogstens", "Hoogstens", "Meer begrippen bij één praktijk helpen niemand.", ge=1
    )
    few: str | None = declared(
        "waarom_weinig",
        "Waarom zo weinig",
        "Waarom begrippen in deze lijst minder dan twee praktijken mogen hebben.",
    )
    names: bool = declared(
        "namen",
        "Met namen",
        "Achter een begrip mogen namen staan: '- gemeente: Gemeente Ede'.",
        default=False,
    )
    standings: tuple[Standing, ...] = declared(
        "standen", "Standen", "Achter een begrip mag een stand staan: '- regie: ontbrak'.", default=()
    )
    terms: tuple[Term, ...] = declared(
        "begrippen", "Begrippen", "De begrippen zelf.", required=True, default=()
    )


@dataclass(frozen=True)
class Vocabulary:
    """A facet: the id is the file's name without ending."""

    id: str
    document: Document
    head: VocabularyFile
    findings: tuple[Finding, ...] = ()

    @property
    def field(self) -> str:
        """Name of the front-matter field, and first part of the address of its pages."""
        return self.head.field or self.id

    @cached_property
    def located(self) -> bool:
        """Whether its terms are places: at least one says where it lies."""
        return any(term.lat is not None for term in self.terms.values())

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms by id, in the order of the file; the first of two with the same id."""
        found: dict[str, Term] = {}
        for term in self.head.terms:
            if term.id and term.id not in OF_A_FOLDER:
                found.setdefault(term.id, term)
        return found

    @cached_property
    def replaced(self) -> dict[str, str]:
        """Former ids, each with the id that replaced it."""
        return {old: term.id for term in self.head.terms for old in term.replaces}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Everything people call a term (lower case), each with its id; a word that means the same goes first."""
        found: dict[str, str] = {}
        for term in self.head.terms:
            for word in (term.id, term.label, *term.synonyms):
                found.setdefault(word.casefold(), term.id)
        for term in self.head.terms:
            for word in term.narrower_words:
                found.setdefault(word.casefold(), term.id)
        return found

    @cached_property
    def default_standing(self) -> Standing | None:
        """The standing of a term with nothing behind it; None in a vocabulary without standings."""
        return next((s for s in self.head.standings if s.default), next(iter(self.head.standings), None))

    def standing(self, id: str) -> Standing | None:
        """The standing with this id."""
        return next((s for s in self.head.standings if s.id == id), None)

    def term(self, id: str) -> Term | None:
        """The term with this id, also when the id is a former one."""
        return self.terms.get(self.replaced.get(id, id))


def vocabulary_from(id: str, document: Document) -> Vocabulary:
    """The vocabulary in a file, with what is wrong in it."""
    head, findings = fill(VocabularyFile, document.data)
    return Vocabulary(id, document, head, tuple(findings))
