"""The vocabularies as SKOS: each a concept scheme, its terms concepts, how it may stand with one a scheme beside it.

`synoniemen` mean the same and are alternative labels. Words for something narrower (`nauwer`) are no labels of the
concept, but whoever looks for one looks for it: they are hidden labels, and are told apart by a property of our own.
Words that touch it (`raakt`) mean something else: they have that property alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.data.rdf import Iri, Node, Text, Typed, words
from samenverder.reading.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.reading.vocabulary import Vocabulary

ADDRESS = "data/begrippen"
"""The file with all of them, without its ending."""


def own_prefix(about: About) -> Mapping[str, str]:
    """The prefix of what SKOS has no word for."""
    return {"sv": f"{about.url(ADDRESS)}.ttl#"}


def concepts(catalogue: Catalogue, about: About) -> Iterator[Node]:
    """All vocabularies as nodes."""
    base = own_prefix(about)["sv"]
    for attribute, above in _OWN.items():
        info = Term.model_fields[attribute]
        yield (
            Node(f"{base}{info.alias}", ("rdf:Property",))
            .say("rdfs:label", Text(info.title or ""))
            .say("rdfs:comment", Text(info.description or ""))
            .say("rdfs:subPropertyOf", Iri(above) if above else None)
        )
    for vocabulary in catalogue.vocabularies:
        yield from _scheme(vocabulary, about)


_OWN = {
    "narrower_words": "http://www.w3.org/2004/02/skos/core#hiddenLabel",
    "related_words": "",
    "question": "http://www.w3.org/2004/02/skos/core#note",
    "province": "",
    "sort": "",
}
"""The fields of a term that SKOS has no word for, each with what it is a narrower kind of."""


def _scheme(vocabulary: Vocabulary, about: About) -> Iterator[Node]:
    head, here = vocabulary.head, about.url(f"{vocabulary.field}/")
    scheme = Node(here, ("skos:ConceptScheme",))
    scheme.say("skos:prefLabel", Text(head.plural)).say("dct:title", Text(head.plural))
    scheme.say("skos:definition", Text(head.explanation) if head.explanation else None)
    scheme.say("dct:license", Iri(about.license_url))
    tree = _Tree(vocabulary)
    yield scheme.say(
        "skos:hasTopConcept", *(Iri(f"{here}{id}/") for id in vocabulary.terms if not tree.above(id))
    )
    for term in vocabulary.terms.values():
        yield _concept(term, tree, here)
    for old, new in vocabulary.replaced.items():
        if old not in vocabulary.terms:
            yield (
                Node(f"{here}{old}/", ())
                .say("owl:deprecated", Typed("true", "xsd:boolean"))
                .say("dct:isReplacedBy", Iri(f"{here}{new}/"))
            )
    if head.standings:
        stands = f"{here}#standen"
        yield (
            Node(stands, ("skos:ConceptScheme",))
            .say("skos:prefLabel", Text(f"stand van {head.plural}"))
            .say("skos:hasTopConcept", *(Iri(f"{here}#stand-{s.id}") for s in head.standings))
        )
        for standing in head.standings:
            yield (
                Node(f"{here}#stand-{standing.id}", ("skos:Concept",))
                .say("skos:prefLabel", Text(standing.label))
                .say("skos:definition", Text(standing.explanation) if standing.explanation else None)
                .say("skos:inScheme", Iri(stands))
                .say("skos:topConceptOf", Iri(stands))
                .say("skos:notation", Text(standing.id, ""))
            )


def _concept(term: Term, tree: _Tree, here: str) -> Node:
    vocabulary = tree.vocabulary
    node = Node(f"{here}{term.id}/", ("skos:Concept",))
    node.say("skos:inScheme", Iri(here)).say("skos:notation", Text(term.id, ""))
    node.say("skos:prefLabel", Text(term.label))
    # A label is of one sort (SKOS, S13), so a word counts as what it says most exactly.
    same = [word for word in term.synonyms if word != term.label]
    node.say("skos:altLabel", *words(same))
    node.say("skos:hiddenLabel", *words(w for w in term.narrower_words if w not in (term.label, *same)))
    node.say("skos:definition", Text(term.definition) if term.definition else None)
    for attribute in _OWN:
        value = getattr(term, attribute)
        node.say(_own(attribute), *words([value] if isinstance(value, str) else value or ()))
    above = tree.above(term.id)
    node.say("skos:topConceptOf", None if above else Iri(here))
    node.say("skos:broader", *(Iri(f"{here}{id}/") for id in above[:1]))
    node.say("skos:narrower", *(Iri(f"{here}{id}/") for id in tree.under.get(term.id, ())))
    node.say("skos:related", *(Iri(f"{here}{id}/") for id in tree.related(term.id)))
    node.say("dct:replaces", *(Iri(f"{here}{old}/") for old in term.replaces if old not in vocabulary.terms))
    node.say("geo:lat", Typed(str(term.lat), "xsd:decimal") if term.lat is not None else None)
    return node.say("geo:long", Typed(str(term.lon), "xsd:decimal") if term.lon is not None else None)


def _own(attribute: str) -> str:
    return f"sv:{Term.model_fields[attribute].alias}"


class _Tree:
    """How the terms of a vocabulary lie to each other, whichever of two says so."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._up: dict[str, str] = {}
        self.under: dict[str, list[str]] = {}
        self._beside: dict[str, dict[str, None]] = {}
        for term in vocabulary.terms.values():
            upper = vocabulary.term(term.broader or "")
            if upper and upper.id != term.id:
                self._up[term.id] = upper.id
                self.under.setdefault(upper.id, []).append(term.id)
            for other in filter(None, map(vocabulary.term, term.related)):
                self._beside.setdefault(term.id, {})[other.id] = None
                self._beside.setdefault(other.id, {})[term.id] = None

    def above(self, id: str) -> list[str]:
        """The wider terms, the nearest first; a circle ends where it begins."""
        found: list[str] = []
        while (id := self._up.get(id, "")) and id not in found:
            found.append(id)
        return found

    def related(self, id: str) -> list[str]:
        """The terms beside a term: never one that lies above or under it (SKOS, S27), nor itself."""
        return [
            other
            for other in self._beside.get(id, ())
            if other != id and other not in self.above(id) and id not in self.above(other)
        ]
