"""What a page is about in the words of schema.org, for search engines and whoever else reads pages by program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samenverder.publish.social import NAME
from samenverder.reading.fields import Guide, Module, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.pictures import Picture
    from samenverder.publish.publisher import Publisher
    from samenverder.publish.seen import Seen
    from samenverder.reading.fields import Source
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Term, Vocabulary

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
LICENSE_NAME = "CC BY 4.0"
"""Of the texts of the site, unless a practice says otherwise."""

Thing = dict[str, Any]


@dataclass(frozen=True)
class Linker:
    """Makes the data of pages of one site. What it says of practices comes from the catalogue that a page may see."""

    picture_of: Callable[[Practice], Picture | None]
    """The photograph of a practice."""
    root: str
    """Address of the site, ending in a slash."""
    name: str
    told: str
    """What the site is, in one sentence."""
    publisher: Publisher
    titles: Mapping[str, str]
    """Of every page that follows from the catalogue, by its address."""

    def graph(self, *things: Thing) -> Thing:
        """Things of one page together."""
        return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}

    def site(self) -> Thing:
        """The site as a whole, which can be searched."""
        return {
            "@type": "WebSite",
            "@id": self.root,
            "url": self.root,
            "name": self.name,
            "description": self.told,
            "inLanguage": "nl",
            "license": LICENSE,
            **self._published(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{self.root}zoeken/?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        }  # fmt: skip

    def organisation(self) -> Thing:
        """Who publishes the site; nothing where that is not said."""
        said = self.publisher
        if not said.name:
            return {}
        contact = said.contact.removeprefix("mailto:")
        return {
            "@type": "Organization",
            "@id": f"{self.root}#uitgever",
            **_given(
                name=said.name,
                url=said.url,
                address=said.address,
                email=contact if said.contact.startswith("mailto:") else "",
            ),
            **({"funder": {"@type": "Organization", "name": said.funding}} if said.funding else {}),
        }

    def practice(self, practice: Practice, catalogue: Catalogue | Seen) -> Thing:
        """A story, a guide or a module."""
        fields = practice.fields
        address = self.root + practice.address
        entries = catalogue.entries[practice.id]
        photograph = self.picture_of(practice)
        return {
            "@id": address,
            "url": address,
            "name": practice.title,
            "description": fields.summary,
            "inLanguage": "nl",
            "isAccessibleForFree": True,
            "isPartOf": {"@type": "WebSite", "@id": self.root, "name": self.name},
            **self._published(),
            "license": LICENSE
            if fields.license in (None, "", LICENSE_NAME)
            else {"@type": "CreativeWork", "name": fields.license},
            "image": f"{address}{photograph.largest if photograph else NAME}",
            **_given(
                datePublished=fields.added.isoformat() if fields.added else "",
                dateModified=max(day.isoformat() for day in practice.days) if practice.days else "",
                about=[
                    self._term(entry.vocabulary, entry.term)
                    for entry in entries
                    if not entry.vocabulary.located
                ],
                contentLocation=[_place(entry.term) for entry in entries if entry.vocabulary.located],
                mentions=[{"@type": "Organization", "name": name} for entry in entries for name in entry.names],
                audience={"@type": "Audience", "audienceType": fields.audience} if fields.audience else "",
                isBasedOn=self._addresses(fields.based_on, catalogue),
                citation=[_source(source) for source in fields.sources if source.title],
                creativeWorkStatus={"concept": "Draft", "gearchiveerd": "Archived"}.get(fields.status or "", ""),
            ),
            **self._of_kind(practice, catalogue),
        }  # fmt: skip

    def _of_kind(self, practice: Practice, catalogue: Catalogue | Seen) -> Thing:
        fields = practice.fields
        if isinstance(fields, Story):
            return {"@type": "Article", "headline": practice.title, **_given(temporalCoverage=fields.period)}
        if isinstance(fields, Guide):
            steps = [
                {
                    "@type": "HowToStep",
                    "position": number,
                    "name": step.title,
                    "text": step.result or step.title,
                }
                for number, step in enumerate(fields.steps, 1)
            ]
            return {"@type": "HowTo", **_given(step=steps)}
        if isinstance(fields, Module):
            return {
                "@type": "LearningResource",
                "learningResourceType": practice.kind.name,
                **_given(
                    teaches=list(fields.goals),
                    educationalLevel=fields.training_level,
                    timeRequired=f"PT{fields.minutes}M" if fields.minutes else "",
                    hasPart=self._addresses(catalogue.parts_of(practice), catalogue),
                ),
            }
        return {"@type": "CreativeWork"}

    def vocabulary(self, vocabulary: Vocabulary) -> Thing:
        """A list of terms."""
        head, address = vocabulary.head, f"{self.root}{vocabulary.field}/"
        return {
            "@type": "DefinedTermSet",
            "@id": address,
            "url": address,
            "name": head.plural,
            "inLanguage": "nl",
            **_given(description=head.explanation),
        }

    def term(self, vocabulary: Vocabulary, term: Term) -> Thing:
        """A term, on its own page."""
        return self._term(vocabulary, term) | _given(
            description=term.definition, alternateName=list(term.synonyms)
        )

    def crumbs(self, way: Iterable[tuple[str, str]]) -> Thing:
        """The way to a page: pairs of title and address from the root of the site, the home page first."""
        items = [
            {"@type": "ListItem", "position": number, "name": title, "item": self.root + address}
            for number, (title, address) in enumerate(way, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items} if len(items) > 1 else {}

    def page(
        self,
        address: str,
        catalogue: Catalogue | Seen,
        practice: Practice | None = None,
        vocabulary: Vocabulary | None = None,
        term: Term | None = None,
    ) -> Thing:
        """All that is to say of the page at an address; `practice` and the others are what its template gets.

        A page may show a practice or a term without being about it.
        """
        if not address:
            return self.graph(self.site(), self.organisation())
        way = self.crumbs(way_to(address, self.titles, self.name))
        about: Thing = {}
        if practice and practice.address == address:
            about = self.practice(practice, catalogue)
        elif vocabulary and term and f"{vocabulary.field}/{term.id}/" == address:
            about = self.term(vocabulary, term)
        elif vocabulary and f"{vocabulary.field}/" == address:
            about = self.vocabulary(vocabulary)
        return self.graph(about, way)

    def _term(self, vocabulary: Vocabulary, term: Term) -> Thing:
        address = f"{self.root}{vocabulary.field}/{term.id}/"
        return {
            "@type": "DefinedTerm",
            "@id": address,
            "name": term.label,
            "termCode": term.id,
            "url": address,
            "inDefinedTermSet": f"{self.root}{vocabulary.field}/",
        }

    def _published(self) -> Thing:
        if not self.publisher.name:
            return {}
        return {"publisher": {"@type": "Organization", "@id": f"{self.root}#uitgever", "name": self.publisher.name}}  # fmt: skip

    def _addresses(self, ids: Iterable[str], catalogue: Catalogue | Seen) -> list[Thing]:
        found = (catalogue.by_id[id] for id in dict.fromkeys(ids) if id in catalogue.by_id)
        return [
            {"@type": "CreativeWork", "@id": self.root + one.address, "url": self.root + one.address, "name": one.title}
            for one in found
        ]  # fmt: skip


def _given(**values: Any) -> Thing:
    """What was said; schema.org has no way to say that something is not known."""
    return {name: value for name, value in values.items() if value}


def _place(term: Term) -> Thing:
    place: Thing = {"@type": "Place", "name": term.label}
    if term.lat is not None and term.lon is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": term.lat, "longitude": term.lon}
    return place


def _source(source: Source) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": source.title,
        **_given(url=source.url, datePublished=source.date, author=source.author),
        **(
            {"publisher": {"@type": "Organization", "name": source.publisher}} if source.publisher else {}
        ),
    }  # fmt: skip


def way_to(address: str, titles: Mapping[str, str], home: str) -> list[tuple[str, str]]:
    """The pages that one passes on the way down to an address, by their addresses: home first, the page itself last."""
    steps = [step for step in address.split("/") if step]
    passed = ["/".join(steps[:many]) + "/" for many in range(1, len(steps) + 1)]
    return [(home, ""), *((titles[one], one) for one in passed if one in titles)]
