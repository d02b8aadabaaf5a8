"""Linked data, held against a library that reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from conftest import ROOT, TODAY
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.data.about import About
from samenverder.publish.data.dcat import description
from samenverder.publish.data.rdf import Iri, Node, Text, Typed, json_ld, turtle
from samenverder.publish.data.skos import concepts, own_prefix
from samenverder.publish.data.tables import tables
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

# rdflib's own reader of JSON-LD uses what it advises against.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SITE = "https://samenverder.example/"
ABOUT = About("Samen", "Een bibliotheek", SITE)
SKOS = rdflib.SKOS
DCAT, DCT, FOAF, VCARD = (
    rdflib.DCAT,
    rdflib.DCTERMS,
    rdflib.FOAF,
    rdflib.Namespace("http://www.w3.org/2006/vcard/ns#"),
)


def graph(nodes: list[Node], own: dict[str, str]) -> rdflib.Graph:
    """The statements of the nodes, which are the same in both forms."""
    one = rdflib.Graph().parse(data=turtle(nodes, own), format="turtle")
    other = rdflib.Graph().parse(data=json.dumps(json_ld(nodes, own)), format="json-ld")
    assert isomorphic(one, other)
    return one


def skos_of(catalogue: Catalogue) -> rdflib.Graph:
    return graph(list(concepts(catalogue, ABOUT)), dict(own_prefix(ABOUT)))


def here(path: str) -> rdflib.URIRef:
    return rdflib.URIRef(SITE + path)


TEXTS = st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"))


@settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_text_comes_back_from_both_forms(text: str) -> None:
    node = Node(f"{SITE}een {text[:5]}", ("skos:Concept",)).say("skos:note", Text(text), Text(text, ""))
    node.say("dct:modified", Typed("2026-11-28", "xsd:date")).say("skos:related", Iri(SITE), None)
    found = set(graph([node], {}).objects(None, SKOS.note))
    assert found == {rdflib.Literal(text, lang="nl"), rdflib.Literal(text)}


def integrity(found: rdflib.Graph) -> None:
    """What SKOS asks of every graph; the numbers are those of its reference."""
    concepts, schemes = (
        set(found.subjects(rdflib.RDF.type, SKOS.Concept)),
        set(found.subjects(rdflib.RDF.type, SKOS.ConceptScheme)),
    )
    assert concepts
    assert not concepts & schemes, "S9"
    for concept in concepts:
        labels = [
            set(found.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        ]
        assert not labels[0] & labels[1] | labels[0] & labels[2] | labels[1] & labels[2], f"S13 {concept}"
        languages = [getattr(label, "language", None) for label in found.objects(concept, SKOS.prefLabel)]
        assert len(languages) == len(set(languages)) == 1, f"S14 {concept}"
        above = set(found.transitive_objects(concept, SKOS.broader)) - {concept}
        assert not above & set(found.objects(concept, SKOS.related)), f"S27 {concept}"
        for other in found.objects(concept, SKOS.related):
            assert (other, SKOS.related, concept) in found, "S23"
        for other in found.objects(concept, SKOS.broader):
            assert (other, SKOS.narrower, concept) in found, "S25"
        assert set(found.objects(concept, SKOS.inScheme)) <= schemes, "S4"
        tops = set(found.objects(concept, SKOS.topConceptOf))
        assert tops or above
        assert all((scheme, SKOS.hasTopConcept, concept) in found for scheme in tops), "S8"
    for one, _, other in found.triples((None, SKOS.related, None)):
        assert one != other
        assert other in concepts


def test_the_real_vocabularies_keep_the_integrity_of_skos() -> None:
    catalogue = Catalogue(read_library(ROOT / "practices", TODAY, site=SITE))
    found = skos_of(catalogue)
    integrity(found)
    for vocabulary in catalogue.vocabularies:
        for term in vocabulary.terms.values():
            concept = here(f"{vocabulary.field}/{term.id}/")
            assert str(found.value(concept, SKOS.prefLabel)) == term.label
            assert str(found.value(concept, SKOS.definition)) == term.definition
            own = rdflib.Namespace(own_prefix(ABOUT)["sv"])
            assert {str(word) for word in found.objects(concept, own.nauwer)} == set(term.narrower_words)
            assert {str(word) for word in found.objects(concept, own.raakt)} == set(term.related_words)


def test_terms_keep_the_integrity_whatever_their_file_says(repository: Repository) -> None:
    repository.write({
        "begrippen/seizoen.yml": "enkelvoud: seizoen\nmeervoud: seizoenen\nveld: seizoenen\nbegrippen:\n"
        "  - {id: warm, label: Warm, definitie: Boven de twintig graden., breder: heet, verwant: [zomer, warm, weg]}\n"
        "  - {id: zomer, label: Zomer, definitie: Als het warm is., breder: warm, verwant: [warm, ijs], synoniemen: [Zomer, zomertijd], nauwer: [zomertijd, juli, juli]}\n"
        "  - {id: heet, label: Heet, definitie: Nog warmer., breder: warm}\n"
        "  - {id: ijs, label: IJs, definitie: 'Een \"koud\" ding.', vervangt: [sneeuw, zomer]}\n",
    })  # fmt: skip
    found = skos_of(repository.catalogue())
    integrity(found)
    summer, ice = here("seizoenen/zomer/"), here("seizoenen/ijs/")
    assert (summer, SKOS.broader, here("seizoenen/warm/")) in found
    assert (ice, SKOS.related, summer) in found, "a relation has two ends"
    assert set(map(str, found.objects(summer, SKOS.altLabel))) == {"zomertijd"}
    assert set(map(str, found.objects(summer, SKOS.hiddenLabel))) == {"juli"}
    old = here("seizoenen/sneeuw/")
    assert set(found.objects(old, DCT.isReplacedBy)) == {ice}
    assert set(found.objects(ice, DCT.replaces)) == {old}, "never one that is there"


def test_how_it_may_stand_is_a_scheme_beside_it(repository: Repository) -> None:
    found = skos_of(repository.catalogue())
    missing = here("voorwaarden/#stand-miste")
    assert set(found.objects(missing, SKOS.inScheme)) == {here("voorwaarden/#standen")}
    assert str(found.value(missing, SKOS.prefLabel)) == "miste"


def test_the_description_has_what_the_dutch_profile_requires(repository: Repository) -> None:
    """DCAT-AP-NL 3.0, and DCAT-AP 3.0 beneath it: the properties with a lower bound of one."""
    catalogue = repository.catalogue()
    all_tables = tables(catalogue)
    found = graph(list(description(catalogue, ABOUT, all_tables)), {})
    required = {
        DCAT.Catalog: [DCT.title, DCT.description, DCT.publisher, DCAT.contactPoint, DCAT.dataset],
        DCAT.Dataset: [DCT.title, DCT.description, DCT.identifier, DCT.publisher, DCT.creator, DCAT.contactPoint, DCAT.theme, DCT.accessRights],
        DCAT.Distribution: [DCAT.accessURL, DCT.license],
        FOAF.Agent: [FOAF.name],
        VCARD.Kind: [VCARD.fn],
    }  # fmt: skip
    single = {
        DCT.identifier,
        DCT.publisher,
        DCT.license,
        DCAT.contactPoint,
        DCAT.accessURL,
        DCT.accessRights,
        DCT.modified,
    }
    for kind, properties in required.items():
        nodes = set(found.subjects(rdflib.RDF.type, kind))
        assert nodes, kind
        for node in nodes:
            for name in properties:
                assert set(found.objects(node, name)), f"{node} lacks {name}"
            for name in single:
                assert len(set(found.objects(node, name))) <= 1, f"{node} has {name} twice"
    for name in (DCT.publisher, DCT.creator):
        assert {(node, rdflib.RDF.type, FOAF.Agent) in found for node in found.objects(None, name)} == {True}
    assert {
        (node, rdflib.RDF.type, VCARD.Kind) in found for node in found.objects(None, DCAT.contactPoint)
    } == {True}
    files = {str(url).removeprefix(SITE) for url in found.objects(None, DCAT.accessURL)}
    assert {f"data/{table.name}.csv" for table in all_tables} <= files


def test_what_the_description_leads_to_is_published(small_site: Path) -> None:
    for name in ("catalogus", "begrippen"):
        one = rdflib.Graph().parse(small_site / f"data/{name}.ttl", format="turtle")
        other = rdflib.Graph().parse(small_site / f"data/{name}.jsonld", format="json-ld")
        assert isomorphic(one, other)
        for predicate in (DCAT.accessURL, DCAT.downloadURL, DCT.conformsTo):
            for url in one.objects(None, predicate):
                assert (small_site / str(url).removeprefix(SITE)).is_file(), url
