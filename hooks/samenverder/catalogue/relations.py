"""Who stands beside whom, kept from before: it follows from what practices are tagged with and refer to, not from their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from samenverder.catalogue.catalogue import Relation
from samenverder.running.shares import in_shares, shares_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.running.memory import Memory

WORTH_SHARING = 200
"""Practices for which another process pays."""
Row: TypeAlias = "list[tuple[str, str | None, list[tuple[str, str]]]]"
"""Of one practice: the ids of those beside it, with what an editor said, and the terms that they share."""


def recall(catalogue: Catalogue, memory: Memory) -> None:
    """Give a catalogue the relations of all its practices, as they were found before when nothing changed in them."""
    practices = catalogue.practices
    shares = shares_of(len(practices), WORTH_SHARING)

    def find(share: int, shares: int) -> list[Row]:
        return [_row(catalogue.related(practice)) for practice in practices[share::shares]]

    def find_all() -> list[Row]:
        rows: list[Row] = [[] for _ in practices]
        for share, found in enumerate(in_shares(find, shares)):
            rows[share::shares] = found
        return rows

    rows = memory.recall(find_all, "relations", *_made_of(catalogue))
    for practice, row in zip(practices, rows, strict=True):
        mine = {entry.key: entry for entry in catalogue.entries[practice.id]}
        catalogue.recall(
            practice,
            tuple(
                Relation(catalogue.by_id[id], said, tuple(mine[shared] for shared in keys))
                for id, said, keys in row
            ),
        )


def _row(relations: tuple[Relation, ...]) -> Row:
    return [(one.practice.id, one.said, [entry.key for entry in one.shared]) for one in relations]


def _made_of(catalogue: Catalogue) -> Iterator[str]:
    for practice in catalogue.practices:
        entries = " ".join("/".join(entry.key) for entry in catalogue.entries[practice.id])
        fields = practice.fields
        yield repr(
            (
                practice.id,
                fields.status,
                entries,
                catalogue.parts_of(practice),
                fields.based_on,
                fields.related,
            )
        )
