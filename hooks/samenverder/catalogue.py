"""Everything together: practices by term, who resembles whom and why, who uses what.

A catalogue never compares all practices with all others; see `_neighbours`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from samenverder.practice import KINDS, Module, Practice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samenverder.library import Library
    from samenverder.practice import Kind, Tag
    from samenverder.vocabulary import Standing, Term, Vocabulary

WINDOW = 20
"""How many practices on either side in the list of a term are compared with a practice.

In a collection of up to about forty practices a term that is all; in a larger one the list is ordered so that
practices with the same rare terms stand together, and the best are still among them.
"""
RELATED = 5
"""How many related practices a page shows."""


@dataclass(frozen=True)
class Entry:
    """A tag with the term it stands for."""

    vocabulary: Vocabulary
    term: Term
    standing: Standing | None
    names: tuple[str, ...]

    @property
    def address(self) -> str:
        """The page of the term, from the root of the site."""
        return f"{self.vocabulary.field}/{self.term.id}/"


@dataclass(frozen=True)
class Relation:
    """A practice beside another, with why: because someone said so, or the terms they share."""

    practice: Practice
    said: str | None = None
    """`based_on`, `basis_of` or `related` when an editor made the relation."""
    shared: tuple[Entry, ...] = ()
    """The terms they share, the rarest first."""


@dataclass(frozen=True)
class Catalogue:
    """All that pages, exports and finder need to know."""

    library: Library
    drafts: bool = False
    """Whether practices with status `concept` are shown: only to their writers."""
    _related: dict[str, tuple[Relation, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """All that have a page: one practice for each id, kinds in their order, by title within."""
        order = {kind.id: number for number, kind in enumerate(KINDS)}
        shown = (p for p in self.library.by_id.values() if self.drafts or p.fields.status != "concept")
        return tuple(sorted(shown, key=lambda p: (order[p.kind.id], p.title.casefold(), p.id)))

    @cached_property
    def listed(self) -> tuple[Practice, ...]:
        """Those that are offered in lists: an archived practice keeps its page, and no more."""
        return tuple(practice for practice in self.practices if practice.fields.status != "gearchiveerd")

    @cached_property
    def by_id(self) -> dict[str, Practice]:
        """The practices that have a page, by id."""
        return {practice.id: practice for practice in self.practices}

    @property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """The facets, in the order in which people meet them."""
        return self.library.vocabularies

    def of_kind(self, kind: Kind) -> tuple[Practice, ...]:
        """All practices of a kind, by title."""
        return tuple(practice for practice in self.listed if practice.kind is kind)

    @cached_property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The known terms of each practice, by its id. A module has those of its parts as well."""
        own = {practice.id: tuple(self._entries_of(practice)) for practice in self.practices}
        for practice in self.practices:
            if isinstance(practice.fields, Module):
                used = [own[id] for id in self.parts_of(practice) if id in own]
                touched = {
                    (e.vocabulary.id, e.term.id): Entry(e.vocabulary, e.term, None, ())
                    for part in used
                    for e in part
                }
                mine = {(e.vocabulary.id, e.term.id) for e in own[practice.id]}
                added = [
                    entry for key, entry in touched.items() if key not in mine and _teaches(entry.vocabulary)
                ]
                own[practice.id] += tuple(added)
        return own

    def entries_in(self, practice: Practice, vocabulary: Vocabulary) -> tuple[Entry, ...]:
        """The terms of one vocabulary that a practice is tagged with."""
        return tuple(entry for entry in self.entries[practice.id] if entry.vocabulary is vocabulary)

    @cached_property
    def postings(self) -> dict[tuple[str, str], tuple[Practice, ...]]:
        """For each (vocabulary, term) the practices with that term, in the order of `listed`."""
        found: dict[tuple[str, str], list[Practice]] = defaultdict(list)
        for practice in self.listed:
            for key in dict.fromkeys(
                (entry.vocabulary.id, entry.term.id) for entry in self.entries[practice.id]
            ):
                found[key].append(practice)
        return {key: tuple(practices) for key, practices in found.items()}

    def with_term(self, vocabulary: Vocabulary, term: Term) -> tuple[Practice, ...]:
        """The practices with a term."""
        return self.postings.get((vocabulary.id, term.id), ())

    def by_standing(
        self, vocabulary: Vocabulary, term: Term
    ) -> list[tuple[Standing | None, tuple[Practice, ...]]]:
        """The practices with a term, split by how it stood there; last those that do not say, under None."""
        groups: dict[str | None, list[Practice]] = defaultdict(list)
        for practice in self.with_term(vocabulary, term):
            entry = next(
                e for e in self.entries[practice.id] if e.vocabulary is vocabulary and e.term is term
            )
            # A guide asks for a precondition; only a story can tell how it stood.
            tells = practice.kind is KINDS[0] and entry.standing
            groups[entry.standing.id if tells and entry.standing else None].append(practice)
        split = [(standing, tuple(groups[standing.id])) for standing in vocabulary.head.standings]
        return [
            *((s, found) for s, found in split if found),
            *([(None, tuple(groups[None]))] if groups[None] else []),
        ]

    def terms_beside(self, vocabulary: Vocabulary, term: Term, other: Vocabulary) -> list[tuple[Term, int]]:
        """The terms of `other` that occur with a term, with in how many practices, most first."""
        counts: Counter[str] = Counter()
        for practice in self.with_term(vocabulary, term):
            counts.update({e.term.id for e in self.entries_in(practice, other) if e.term is not term})
        return [
            (other.terms[id], many)
            for id, many in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]

    def parts_of(self, practice: Practice) -> tuple[str, ...]:
        """The ids of the practices that a module uses, in order; of others none."""
        if not isinstance(practice.fields, Module):
            return ()
        return tuple(dict.fromkeys(part.practice for part in practice.fields.parts if part.practice))

    @cached_property
    def used_in(self) -> dict[str, tuple[Practice, ...]]:
        """For each practice (by id) the modules that use it."""
        return _reversed((practice, self.parts_of(practice)) for practice in self.practices)

    @cached_property
    def basis_of(self) -> dict[str, tuple[Practice, ...]]:
        """For each practice (by id) those that build on it."""
        return _reversed((practice, practice.fields.based_on) for practice in self.practices)

    @cached_property
    def _said_related(self) -> dict[str, tuple[Practice, ...]]:
        return _reversed((practice, practice.fields.related) for practice in self.practices)

    def related(self, practice: Practice) -> tuple[Relation, ...]:
        """What to read next: first what editors said, whichever of the two said it, then what shares most."""
        if practice.id not in self._related:
            said = dict(self._said(practice))
            found = [
                Relation(self.by_id[id], why, self._shared(practice, self.by_id[id]))
                for id, why in said.items()
            ]
            # What stands on the page already, as a part or as the module that uses it, is not offered again.
            beside = {*self.parts_of(practice), *(module.id for module in self.used_in.get(practice.id, ()))}
            alike = self._neighbours(practice, without={practice.id, *said, *beside})
            # An editor's relations are never cut off; the rest fills up.
            self._related[practice.id] = (*found, *alike[: max(0, RELATED - len(found))])
        return self._related[practice.id]

    def _said(self, practice: Practice) -> Iterator[tuple[str, str]]:
        sources: tuple[tuple[str, Iterable[str]], ...] = (
            ("based_on", practice.fields.based_on),
            ("basis_of", [other.id for other in self.basis_of.get(practice.id, ())]),
            ("related", practice.fields.related),
            ("related", [other.id for other in self._said_related.get(practice.id, ())]),
        )
        seen = {practice.id}
        for why, ids in sources:
            for id in ids:
                if id in self.by_id and id not in seen:
                    seen.add(id)
                    yield id, why

    def _neighbours(self, practice: Practice, without: set[str]) -> list[Relation]:
        """The practices that share most with this one, rare terms counting for more.

        Candidates come from a window in the list of each of its terms, so that the work for one practice does not
        grow with the collection.
        """
        candidates: dict[str, Practice] = {}
        for entry in self.entries[practice.id]:
            key = (entry.vocabulary.id, entry.term.id)
            if practice.id not in self._places.get(key, ()):
                continue
            ordered, place = self._ordered[key], self._places[key][practice.id]
            for other in ordered[max(0, place - WINDOW) : place + WINDOW + 1]:
                if other.id not in without:
                    candidates.setdefault(other.id, other)
        scored = [
            (-sum(self._weight.get((e.vocabulary.id, e.term.id), 0) for e in shared), other.id, other, shared)
            for other in candidates.values()
            if len(shared := self._shared(practice, other)) > 1
        ]
        return [
            Relation(other, None, shared)
            for _, _, other, shared in sorted(scored, key=lambda s: s[:2])[:RELATED]
        ]

    def _shared(self, one: Practice, other: Practice) -> tuple[Entry, ...]:
        theirs = {(entry.vocabulary.id, entry.term.id) for entry in self.entries[other.id]}
        ours = {(e.vocabulary.id, e.term.id): e for e in self.entries[one.id]}
        shared = [(key, entry) for key, entry in ours.items() if key in theirs]
        return tuple(
            entry for key, entry in sorted(shared, key=lambda pair: (-self._weight.get(pair[0], 0), pair[0]))
        )

    @cached_property
    def _weight(self) -> dict[tuple[str, str], float]:
        """How much a shared term says: the logarithm of how rare it is."""
        return {key: log(1 + len(self.listed) / len(found)) for key, found in self.postings.items()}

    @cached_property
    def _ordered(self) -> dict[tuple[str, str], tuple[Practice, ...]]:
        """The practices of each term, those with the same rare terms together."""
        signature = {
            practice.id: sorted(
                {
                    (-self._weight[e.vocabulary.id, e.term.id], e.vocabulary.id, e.term.id)
                    for e in self.entries[practice.id]
                }
            )
            for practice in self.listed
        }
        return {
            key: tuple(sorted(found, key=lambda p: (signature[p.id], p.id)))
            for key, found in self.postings.items()
        }

    @cached_property
    def _places(self) -> dict[tuple[str, str], dict[str, int]]:
        return {key: {p.id: place for place, p in enumerate(found)} for key, found in self._ordered.items()}

    def _entries_of(self, practice: Practice) -> Iterator[Entry]:
        for vocabulary in self.vocabularies:
            seen: set[str] = set()
            for tag in practice.tags[vocabulary.id]:
                term = vocabulary.term(tag.term)
                if term and term.id not in seen:
                    seen.add(term.id)
                    yield Entry(vocabulary, term, _standing(vocabulary, tag), tag.names)


def _standing(vocabulary: Vocabulary, tag: Tag) -> Standing | None:
    return vocabulary.standing(tag.standing) if tag.standing else vocabulary.default_standing


def _teaches(vocabulary: Vocabulary) -> bool:
    """Whether a module is about what its parts are tagged with: about their subject, not about their places or people."""
    return "module" in vocabulary.head.required_for or bool(vocabulary.head.standings)


def _reversed(pairs: Iterable[tuple[Practice, Iterable[str]]]) -> dict[str, tuple[Practice, ...]]:
    found: dict[str, list[Practice]] = defaultdict(list)
    for practice, ids in pairs:
        for id in dict.fromkeys(ids):
            found[id].append(practice)
    return {id: tuple(practices) for id, practices in found.items()}
