"""Everything together: practices by term, who resembles whom and why, who uses what.

A catalogue never compares all practices with all others; see `neighbours`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from samenverder.catalogue.neighbours import Entry, Neighbours
from samenverder.catalogue.order import in_lists
from samenverder.reading.fields import Module
from samenverder.reading.practice import KINDS
from samenverder.reading.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.tags import Tag
    from samenverder.reading.vocabulary import Standing, Term, Vocabulary

RELATED = 5
"""How many related practices a page shows."""


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
    _told: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """All that have a page: one practice for each id, kinds in their order, each kind as `in_lists` says."""
        order = {kind.id: number for number, kind in enumerate(KINDS)}
        shown = (p for p in self.library.by_id.values() if self.drafts or p.fields.status != "concept")
        return tuple(sorted(shown, key=lambda p: (order[p.kind.id], *in_lists(p))))

    @cached_property
    def listed(self) -> tuple[Practice, ...]:
        """Those that are offered in lists: an archived practice keeps its page, and no more."""
        return tuple(practice for practice in self.practices if practice.fields.status != "gearchiveerd")

    @cached_property
    def recent(self) -> tuple[Practice, ...]:
        """Those that are listed, the last reviewed first, and of these what happened last."""
        return tuple(
            sorted(self.listed, key=lambda p: (p.fields.reviewed or date.min, p.year, p.id), reverse=True)
        )

    @cached_property
    def by_id(self) -> dict[str, Practice]:
        """The practices that have a page, by id."""
        return {practice.id: practice for practice in self.practices}

    @property
    def vocabularies(self) -> tuple[Vocabulary, ...]:
        """The facets, in the order in which people meet them."""
        return self.library.vocabularies

    def of_kind(self, kind: Kind) -> tuple[Practice, ...]:
        """All practices of a kind, in the order of `practices`."""
        return self._of_kinds.get(kind.id, ())

    @cached_property
    def _of_kinds(self) -> dict[str, tuple[Practice, ...]]:
        return {kind.id: tuple(p for p in self.listed if p.kind is kind) for kind in KINDS}

    @cached_property
    def stories(self) -> tuple[Practice, ...]:
        """Those that tell what happened."""
        return tuple(practice for practice in self.listed if practice.kind.tells)

    def terms_of(self, kind: Kind, vocabulary: Vocabulary) -> list[tuple[Term, int]]:
        """The terms that practices of a kind have, in the order of the vocabulary, each with in how many of them."""
        counts = Counter(
            entry.term.id
            for practice in self.of_kind(kind)
            for entry in self.entries_in(practice, vocabulary)
        )
        return [(term, counts[term.id]) for term in vocabulary.terms.values() if counts[term.id]]

    @cached_property
    def entries(self) -> dict[str, tuple[Entry, ...]]:
        """The known terms of each practice, by its id. A module has those of its parts as well."""
        own = {practice.id: tuple(self._entries_of(practice)) for practice in self.practices}
        for practice in self.practices:
            if isinstance(practice.fields, Module):
                used = [own[id] for id in self.parts_of(practice) if id in own]
                touched = {e.key: Entry(e.vocabulary, e.term, None, ()) for part in used for e in part}
                mine = {e.key for e in own[practice.id]}
                added = [
                    entry for key, entry in touched.items() if key not in mine and _teaches(entry.vocabulary)
                ]
                own[practice.id] += tuple(added)
        return own

    def entries_in(self, practice: Practice, vocabulary: Vocabulary) -> tuple[Entry, ...]:
        """The terms of one vocabulary that a practice is tagged with."""
        return self._entries_by_vocabulary[practice.id].get(vocabulary.id, ())

    @cached_property
    def _entries_by_vocabulary(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        found: dict[str, dict[str, tuple[Entry, ...]]] = {}
        for id, entries in self.entries.items():
            mine: dict[str, list[Entry]] = {}
            for entry in entries:
                mine.setdefault(entry.vocabulary.id, []).append(entry)
            found[id] = {vocabulary: tuple(some) for vocabulary, some in mine.items()}
        return found

    @cached_property
    def postings(self) -> dict[tuple[str, str], tuple[Practice, ...]]:
        """For each (vocabulary, term) the practices with that term, in the order of `listed`."""
        found: dict[tuple[str, str], list[Practice]] = defaultdict(list)
        for practice in self.listed:
            for key in dict.fromkeys(entry.key for entry in self.entries[practice.id]):
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
            # A guide asks for a precondition; it cannot tell how it stood.
            groups[entry.standing.id if practice.kind.tells and entry.standing else None].append(practice)
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

    def standings_beside(
        self, vocabulary: Vocabulary, term: Term, other: Vocabulary, found: Term
    ) -> list[tuple[Standing, int]]:
        """How it stood with a term of `other` in the stories with a term: each standing that occurs, and how often."""
        stories = [practice for practice in self.with_term(vocabulary, term) if practice.kind.tells]
        counts = Counter(
            e.standing.id
            for story in stories
            for e in self.entries_in(story, other)
            if e.term is found and e.standing
        )
        return [(standing, counts[standing.id]) for standing in other.head.standings if counts[standing.id]]

    def parts_of(self, practice: Practice) -> tuple[str, ...]:
        """The ids of the practices that a module uses, in order; of others none."""
        if not isinstance(practice.fields, Module):
            return ()
        return tuple(dict.fromkeys(id for part in practice.fields.parts for id in part.practices))

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
                Relation(self.by_id[id], why, self.neighbours.shared(practice, self.by_id[id]))
                for id, why in said.items()
            ]
            # What stands on the page already, as a part or as the module that uses it, is not offered again.
            beside = {*self.parts_of(practice), *(module.id for module in self.used_in.get(practice.id, ()))}
            # An editor's relations are never cut off; the rest fills up.
            room = max(0, RELATED - len(found))
            alike = self.neighbours.alike(practice, {practice.id, *said, *beside}, room)
            self._related[practice.id] = (*found, *(Relation(other, None, shared) for other, shared in alike))
        return self._related[practice.id]

    def recall(self, practice: Practice, relations: tuple[Relation, ...]) -> None:
        """Take over what `related` said before."""
        self._related[practice.id] = relations

    @cached_property
    def neighbours(self) -> Neighbours:
        """Who resembles whom, among those that are listed."""
        return Neighbours(self.entries, self.postings, len(self.listed))

    def told(self, practice: Practice) -> Mapping[str, str]:
        """For each term with a standing (by id) the statement of the practice that tells how it stood."""
        if practice.id not in self._told:
            standing = (entry.term for entry in self.entries[practice.id] if entry.standing)
            self._told[practice.id] = told(practice, standing)
        return self._told[practice.id]

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
