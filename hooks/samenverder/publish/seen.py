"""What the template of a page may see of the catalogue, so that its page can be kept until any of that changes.

A page that shows a few practices is made of these, and of what the catalogue says of them. A template that asks for
more is refused (`LookupError`): it would show what nobody looked after.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samenverder.catalogue.catalogue import Catalogue, Relation
    from samenverder.catalogue.neighbours import Entry
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Standing, Term, Vocabulary

PREPARED = "digest"
"""Under which a practice keeps the digest of everything that its file gives."""


@dataclass(frozen=True)
class Only:
    """A mapping by id of which a page may only use what it has a right to."""

    of: Mapping[str, Any]
    ids: frozenset[str]

    def __getitem__(self, id: str) -> Any:
        return self.of[_allowed(id, self.ids)]

    def get(self, id: str, default: Any = None) -> Any:
        """As of any mapping."""
        return self.of.get(_allowed(id, self.ids), default) if id in self.of else default

    def __contains__(self, id: str) -> bool:
        return id in self.of and bool(_allowed(id, self.ids))


class Seen:
    """The catalogue, as far as a page may see it."""

    def __init__(
        self, catalogue: Catalogue, subject: Practice | tuple[Vocabulary, Term], practices: Sequence[Practice]
    ) -> None:
        """`subject`: what the page is about; `practices`: all that stand on it."""
        self._whole = catalogue
        self._subject = subject
        self._ids = frozenset(practice.id for practice in practices)
        mine = frozenset([subject.id]) if not isinstance(subject, tuple) else frozenset[str]()
        self.vocabularies = catalogue.vocabularies
        self.entries = Only(catalogue.entries, self._ids)
        self.by_id = Only(catalogue.by_id, self._ids)
        self.used_in = Only(catalogue.used_in, mine)
        self.basis_of = Only(catalogue.basis_of, mine)

    def entries_in(self, practice: Practice, vocabulary: Vocabulary) -> tuple[Entry, ...]:
        """As the catalogue says it."""
        _allowed(practice.id, self._ids)
        return self._whole.entries_in(practice, vocabulary)

    def told(self, practice: Practice) -> Mapping[str, str]:
        """As the catalogue says it."""
        _allowed(practice.id, self._ids)
        return self._whole.told(practice)

    def parts_of(self, practice: Practice) -> tuple[str, ...]:
        """As the catalogue says it."""
        _allowed(practice.id, self._ids)
        return self._whole.parts_of(practice)

    def related(self, practice: Practice) -> tuple[Relation, ...]:
        """As the catalogue says it, of the practice that the page is about."""
        self._about(practice)
        return self._whole.related(practice)

    def with_term(self, vocabulary: Vocabulary, term: Term) -> tuple[Practice, ...]:
        """As the catalogue says it, of the term that the page is about."""
        self._about((vocabulary, term))
        return self._whole.with_term(vocabulary, term)

    def terms_beside(self, vocabulary: Vocabulary, term: Term, other: Vocabulary) -> list[tuple[Term, int]]:
        """As the catalogue says it, of the term that the page is about."""
        self._about((vocabulary, term))
        return self._whole.terms_beside(vocabulary, term, other)

    def standings_beside(
        self, vocabulary: Vocabulary, term: Term, other: Vocabulary, found: Term
    ) -> list[tuple[Standing, int]]:
        """As the catalogue says it, of the term that the page is about."""
        self._about((vocabulary, term))
        return self._whole.standings_beside(vocabulary, term, other, found)

    def _about(self, subject: Practice | tuple[Vocabulary, Term]) -> None:
        if subject != self._subject:
            raise LookupError("this page is about something else")

    def __getattr__(self, name: str) -> Any:
        raise LookupError(f"a page that is kept may not ask the catalogue for '{name}'; see publish/seen.py")


def _allowed(id: str, ids: frozenset[str]) -> str:
    if id not in ids:
        raise LookupError(f"'{id}' does not stand on this page; see publish/seen.py")
    return id


def around(catalogue: Catalogue, practice: Practice) -> tuple[Practice, ...]:
    """The practices that stand on the page of a practice: itself first."""
    by_id = catalogue.by_id
    others = (
        *(by_id[id] for id in catalogue.parts_of(practice) if id in by_id),
        *catalogue.used_in.get(practice.id, ()),
        *catalogue.basis_of.get(practice.id, ()),
        *(relation.practice for relation in catalogue.related(practice)),
    )
    return (practice, *others)


class Facts:
    """Digests of all that is known of a practice: its file, and what it is tagged with."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, bytes | None] = {}

    def of(self, practices: Sequence[Practice]) -> bytes | None:
        """The digest of these practices in this order; None when one of them was not prepared."""
        found = [self._of(practice) for practice in practices]
        return None if None in found else digest(*found)

    @cached_property
    def of_all(self) -> bytes | None:
        """The digest of the whole collection, and of the day; None when it is not all prepared."""
        found = self.of(self._catalogue.practices)
        return found and digest(found, self._names)

    def beside(self, practice: Practice) -> bytes | None:
        """The digest of a practice, of all that stands around it, and of what any practice is called."""
        found = self.of(around(self._catalogue, practice))
        return found and digest(found, self._names, *relations(self._catalogue, practice))

    @cached_property
    def _names(self) -> bytes:
        """Of what texts can lead to, and of the day."""
        library = self._catalogue.library
        practices = [
            (practice.kind.id, practice.id, practice.title) for practice in self._catalogue.practices
        ]
        written = [(page.file, page.address) for page in library.written]
        return digest(repr((library.today, library.redirects, written, practices)))

    def _of(self, practice: Practice) -> bytes | None:
        if practice.id not in self._known:
            own = practice.prepared.get(PREPARED)
            entries = self._catalogue.entries[practice.id]
            said = "\0".join(f"{e.vocabulary.id} {e.term.id} {e.standing and e.standing.id}" for e in entries)
            self._known[practice.id] = own and digest(own, said)
        return self._known[practice.id]


def relations(catalogue: Catalogue, practice: Practice) -> Iterator[str]:
    """Why each practice stands beside another, as text."""
    for relation in catalogue.related(practice):
        yield f"{relation.practice.id} {relation.said} {' '.join('/'.join(entry.key) for entry in relation.shared)}"
