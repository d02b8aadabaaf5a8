"""What data there is, for catalogues of data: DCAT-AP-NL 3.0 (Geonovum, December 2024).

Required there, and given here: of a catalogue its title, description, publisher, contact point and data sets; of a
data set its title, description, identifier, publisher, creator, contact point, theme and access rights; of a
distribution its address and licence. Values are from the lists that the profile prescribes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.data.columns import words
from samenverder.publish.data.rdf import Iri, Node, Text, Typed
from samenverder.publish.data.recent import last_change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.publish.data.columns import Table

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA = "http://www.iana.org/assignments/media-types/"
_LANGUAGE = Iri(f"{_EU}language/NLD")
_PUBLIC = Iri(f"{_EU}access-right/PUBLIC")
_SOCIETY = Iri(f"{_EU}data-theme/SOCI")
_IRREGULAR = Iri(f"{_EU}frequency/IRREG")


def description(catalogue: Catalogue, about: About, tables: Sequence[Table]) -> Iterator[Node]:
    """The catalogue with its data sets, their files, and who is behind them."""
    said = words()["catalogus"]
    here = about.url("data/")
    day = _day(catalogue)
    publisher, contact = Iri(f"{here}#uitgever"), Iri(f"{here}#contact")
    sets = list(said["sets"])
    yield (
        Node(f"{here}#catalogus", ("dcat:Catalog",))
        .say("dct:title", Text(said["titel"].format(naam=about.name)))
        .say("dct:description", Text(about.description))
        .say("dct:publisher", publisher)
        .say("dcat:contactPoint", contact)
        .say("dct:language", _LANGUAGE)
        .say("dct:license", _license(about))
        .say("dct:modified", day)
        .say("foaf:homepage", Iri(here))
        .say("dcat:themeTaxonomy", Iri(f"{_EU}data-theme"))
        .say("dcat:dataset", *(Iri(f"{here}#{name}") for name in sets))
    )
    files = _files(tables)
    for name, row in said["sets"].items():
        own = [file for file in files if file["set"] == name]
        yield (
            Node(f"{here}#{name}", ("dcat:Dataset",))
            .say("dct:title", Text(row["titel"].format(naam=about.name)))
            .say("dct:description", Text(row["uitleg"]))
            .say("dct:identifier", Text(f"{here}#{name}", ""))
            .say("dct:publisher", publisher)
            .say("dct:creator", publisher)
            .say("dcat:contactPoint", contact)
            .say("dcat:theme", _SOCIETY)
            .say("dcat:keyword", *map(Text, row["trefwoorden"]))
            .say("dct:accessRights", _PUBLIC)
            .say("dct:accrualPeriodicity", _IRREGULAR)
            .say("dct:language", _LANGUAGE)
            .say("dct:modified", day)
            .say("dcat:landingPage", Iri(here))
            .say("dcat:distribution", *(Iri(f"{here}#{file['adres']}") for file in own))
        )
        for file in own:
            url = Iri(about.url(file["adres"]))
            yield (
                Node(f"{here}#{file['adres']}", ("dcat:Distribution",))
                .say("dct:title", Text(file["titel"]))
                .say("dct:description", Text(file["uitleg"]))
                .say("dcat:accessURL", url)
                .say("dcat:downloadURL", url)
                .say("dct:license", _license(about))
                .say("dct:format", Iri(f"{_EU}file-type/{file['formaat']}"))
                .say("dcat:mediaType", Iri(f"{_MEDIA}{file['type']}"))
                .say("dct:language", _LANGUAGE)
                .say("dct:modified", day)
                .say("dct:conformsTo", Iri(about.url(file["schema"])) if file.get("schema") else None)
            )
    yield (
        Node(publisher.value, ("foaf:Agent",))
        .say("foaf:name", Text(about.publisher))
        .say("foaf:homepage", Iri(about.url("over/")))
    )
    mail = about.contact if about.contact.startswith("mailto:") else ""
    yield (
        Node(contact.value, ("vcard:Kind", "vcard:Organization"))
        .say("vcard:fn", Text(said["contact"].format(naam=about.name)))
        .say("vcard:hasEmail", Iri(mail) if mail else None)
        .say("vcard:hasURL", Iri(about.url("over/") if mail or not about.contact else about.contact))
    )


def _files(tables: Sequence[Table]) -> list[dict[str, str]]:
    """The files that are of a data set, tables as well."""
    of_tables = [
        {"adres": f"data/{table.name}.csv", "titel": table.title, "uitleg": table.help, "type": "text/csv",
         "formaat": "CSV", "set": "praktijken", "schema": "data/csv-metadata.json"}
        for table in tables
    ]  # fmt: skip
    return [*(file for file in words()["bestanden"] if file.get("set")), *of_tables]


def _license(about: About) -> Iri:
    """The licence as the Dutch profile writes it, where it is one of Creative Commons."""
    url = about.license_url
    ours = url.startswith("https://creativecommons.org/licenses/") and url.endswith("/")
    return Iri(f"http{url.removeprefix('https')}deed.nl" if ours else url)


def _day(catalogue: Catalogue) -> Typed:
    return Typed((last_change(catalogue.listed) or catalogue.library.today).isoformat(), "xsd:date")
