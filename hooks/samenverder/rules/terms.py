"""Are the terms that a practice is tagged with known?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.language.concepts import in_order, places
from samenverder.language.nearest import did_you_mean, listed, slug
from samenverder.reading.problem import Finding, Mend, Severity
from samenverder.reading.reserved import OF_A_FOLDER
from samenverder.reading.schema import numbered
from samenverder.reading.table import limit, pattern, say
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from samenverder.reading.library import Library
    from samenverder.reading.vocabulary import Vocabulary


@rule("onbekend-begrip", of_one=True)
def unknown_term(library: Library) -> Found:
    """Een begrip staat in de begrippenlijst, met het id en niet met een synoniem.

    Fout: `themas: [werk-en-particpatie]`
    Goed: `themas: [werk-en-participatie]`
    """
    for practice in library.checked:
        for vocabulary in library.vocabularies:
            seen: set[str] = set()
            for tag in practice.tags[vocabulary.id]:
                here = (vocabulary.field, tag.place)
                if wrong := _wrong(tag.term, vocabulary, library.folder):
                    message, right = wrong
                    if right in seen:
                        message = say("onbekend-begrip", "staat-er-al", word=shortened(tag.term), meant=right)
                        right = None
                    mend = Mend(right, tag.written) if right else None
                    seen.add(right or tag.term)
                    yield practice.document, Finding(message, here, field=vocabulary.field, mend=mend)
                elif tag.term in seen:
                    told = say("onbekend-begrip", "twee-keer", word=tag.term)
                    yield practice.document, Finding(told, here, field=vocabulary.field)
                seen.add(tag.term)


@rule("trekker", of_one=True)
def known_lead(library: Library) -> Found:
    """De trekker is een van de partners die bij de praktijk staan.

    Fout: `trekker: Gemeente Ede`
    Goed: `trekker: gemeente`
    """
    for practice in library.checked:
        lead = getattr(practice.fields, "lead", None)
        if library.lacking:
            continue
        named = [vocabulary for vocabulary in library.vocabularies if vocabulary.head.names]
        around = [tag.term for vocabulary in named for tag in practice.tags[vocabulary.id]]
        fields = " of ".join(f"'{vocabulary.field}'" for vocabulary in named)
        if lead and lead not in around:
            choose = say("trekker", "kies" if around else "eerst", around=", ".join(around))
            hint = did_you_mean(lead, around) or choose
            told = say("trekker", "niet-aan-tafel", lead=lead, fields=fields, hint=hint)
            yield practice.document, Finding(told, ("trekker",))


def _wrong(word: str, vocabulary: Vocabulary, folder: str) -> tuple[str, str | None] | None:
    """What is told of a word that is no id of a term, and the id where only one can be meant."""
    if word in vocabulary.terms:
        return None
    if renamed := vocabulary.replaced.get(word):
        return say("onbekend-begrip", "heet-nu", word=word, meant=renamed), renamed
    if meant := vocabulary.spellings.get(word.casefold()):
        return say("onbekend-begrip", "ander-woord", word=word, meant=meant), meant
    hint = _near(word, vocabulary) or did_you_mean(word, vocabulary.spellings) or _choice(word, vocabulary, folder)  # fmt: skip
    return say("onbekend-begrip", "onbekend", word=shortened(word), hint=hint), None


FEW = limit("onbekend-begrip", "alle")
"""Terms that are all named when someone has to choose."""


def _choice(word: str, vocabulary: Vocabulary, folder: str) -> str:
    if len(vocabulary.terms) <= FEW and not vocabulary.located:
        return say("onbekend-begrip", "kies", all=listed(vocabulary.terms))
    file = f"{folder}/begrippen/{vocabulary.id}.yml"
    if vocabulary.located:
        known = next(
            (place for place in places() if in_order(word) in place.names and len(place.members) == 1), None
        )
        label = known.label if known else shortened(word)
        lat, lon = known.points[0] if known else ("...", "...")
        row = say("onbekend-begrip", "rij", id=slug(label)[:40] or "id", label=label, province=known.province if known else "...", lat=lat, lon=lon)  # fmt: skip
        return say("onbekend-begrip", "gelegen", file=file, row=row)
    name = say("onbekend-begrip", "naam-achter", term=next(iter(vocabulary.terms)), word=shortened(word)) if vocabulary.head.names and " " in word else ""  # fmt: skip
    return say("onbekend-begrip", "kies-uit", file=file, name=name)


def _near(word: str, vocabulary: Vocabulary) -> str:
    """A term that has the word in its id, or a name that stands behind its term without a colon."""
    first, _, name = word.partition(" ")
    if vocabulary.located and (meant := vocabulary.spellings.get(name.casefold())):
        return say("onbekend-begrip", "bedoelde-je", meant=meant)
    if vocabulary.head.names and name and first.casefold() in vocabulary.spellings:
        meant = say("onbekend-begrip", "met-naam", term=vocabulary.spellings[first.casefold()], name=word)
        return say("onbekend-begrip", "bedoelde-je", meant=meant)
    within = [id for id in vocabulary.terms if word.casefold() in id.split("-")]
    return say("onbekend-begrip", "bedoelde-je-een-van", meant=listed(within)) if 0 < len(within) <= 3 else ""


@rule("te-veel-begrippen", Severity.HINT, of_one=True)
def too_many(library: Library) -> Found:
    """Een praktijk heeft niet meer begrippen dan helpt bij het vinden.

    Fout: acht thema's bij één verhaal
    Goed: de twee of drie thema's waar het echt over gaat
    """
    for practice in library.checked:
        for vocabulary in library.vocabularies:
            many, most = len(practice.tags[vocabulary.id]), vocabulary.head.at_most
            if most and many > most:
                told = say("te-veel-begrippen", "veel", many=many, plural=vocabulary.head.plural, most=most)
                yield practice.document, Finding(told, (vocabulary.field,))


@rule("begrippenlijst")
def sound_vocabulary(library: Library) -> Found:
    """In een begrippenlijst heeft elk begrip een eigen id, en wijzen 'breder' en 'verwant' naar begrippen uit die lijst.

    Fout: `breder: wonen` terwijl de lijst geen begrip 'wonen' heeft
    Goed: `breder: wonen-en-zorg`
    """
    for vocabulary in library.vocabularies:
        called: dict[str, str] = {}
        ids: set[str] = set()
        for number, term in numbered(vocabulary.findings, "begrippen", vocabulary.head.terms):
            here = ("begrippen", number)
            if term.id in OF_A_FOLDER:
                yield vocabulary.document, Finding(f"Het id '{term.id}' gebruikt de site zelf al. Kies een ander id.", (*here, "id"))  # fmt: skip
            if pattern("bestandsnaam", "apparaat").fullmatch(term.id):
                yield vocabulary.document, Finding(f"Op een computer met Windows kan geen map '{term.id}' heten. Maak het id langer.", (*here, "id"))  # fmt: skip
            if (term.lat is None) != (term.lon is None):
                lacking = "lat" if term.lat is None else "lon"
                yield vocabulary.document, Finding(f"Bij een plaats horen 'lat' en 'lon' samen. Vul ook '{lacking}' in, of haal de andere weg.", here)  # fmt: skip
            if term.id in ids:
                yield vocabulary.document, Finding(f"Het id '{term.id}' staat er twee keer. Geef één een ander id.", (*here, "id"))  # fmt: skip
            ids.add(term.id)
            for name, words in (
                ("breder", [term.broader] if term.broader else []),
                ("verwant", term.related),
            ):
                for word in words:
                    if word not in vocabulary.terms:
                        hint = did_you_mean(word, vocabulary.spellings)
                        yield (
                            vocabulary.document,
                            Finding(
                                f"'{word}' staat niet in deze lijst.{hint or ' Haal het weg, of zet het eerst bij de begrippen.'}",
                                (*here, name),
                            ),
                        )
            for word in (term.label, *term.synonyms):
                other = called.setdefault(word.casefold(), term.id)
                if other != term.id:
                    yield vocabulary.document, Finding(f"'{word}' hoort ook bij '{other}'. Laat het bij één begrip staan.", here)  # fmt: skip
            for old in term.replaces:
                if old in vocabulary.terms:
                    yield vocabulary.document, Finding(f"'{old}' is nog een begrip in deze lijst. Haal dat begrip weg of laat 'vervangt' weg.", (*here, "vervangt"))  # fmt: skip
