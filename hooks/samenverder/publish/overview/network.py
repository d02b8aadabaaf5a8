"""Who sits at the table with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.vocabulary import Term, Vocabulary


@dataclass(frozen=True)
class Pair:
    """Two terms that occur together."""

    one: Term
    """The one that is drawn first."""
    other: Term
    stories: int
    weight: int
    """How thick the line is, from 1 to 8; 0 when the pair is in the table only."""


@dataclass(frozen=True)
class Network:
    """Who sits at the table with whom."""

    vocabulary: Vocabulary
    nodes: tuple[tuple[Term, int], ...]
    """In the order in which they are drawn, with how many stories each has."""
    pairs: tuple[Pair, ...]
    """The most frequent first."""

    @property
    def drawn(self) -> tuple[Pair, ...]:
        """The pairs with a line, the thinnest first."""
        return tuple(reversed([pair for pair in self.pairs if pair.weight]))


LINES = 60
"""How many lines a drawing bears before nobody can follow one."""


def network(catalogue: Catalogue) -> Network | None:
    """Which terms occur together in stories, and how often; None without a vocabulary with names.

    The same stories always give the same order: that in which frequent pairs stand close together.
    """
    vocabulary = next((v for v in catalogue.vocabularies if v.head.names), None)
    if vocabulary is None:
        return None
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for story in catalogue.stories:
        ids = sorted({entry.term.id for entry in catalogue.entries_in(story, vocabulary)})
        alone.update(ids)
        together.update(combinations(ids, 2))
    order = _close_together([id for id in vocabulary.terms if alone[id]], together)
    place = {id: number for number, id in enumerate(order)}
    ranked = sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))
    most = ranked[0][1] if ranked else 1
    # Of pairs with the same number all are drawn or none, so that no line is missing by chance.
    least = ranked[LINES][1] + 1 if len(ranked) > LINES else 1
    # Unless that leaves nothing to draw.
    least = min(least, most)
    pairs = []
    for both, number in ranked:
        one, other = sorted(both, key=place.__getitem__)
        weight = 1 + round(7 * (number - 1) / max(1, most - 1)) if number >= least else 0
        pairs.append(Pair(vocabulary.terms[one], vocabulary.terms[other], number, weight))
    return Network(vocabulary, tuple((vocabulary.terms[id], alone[id]) for id in order), tuple(pairs))


def _close_together(ids: list[str], together: Mapping[tuple[str, str], int]) -> list[str]:
    """An order in which what occurs together often stands close: each put where it adds least, heaviest first."""
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), number in together.items():
        weight[one][other] = weight[other][one] = number
    order: list[str] = []
    for id in sorted(ids, key=lambda id: (-weight[id].total(), id)):
        places = range(len(order) + 1)
        order.insert(min(places, key=lambda at: (_length([*order[:at], id, *order[at:]], weight), at)), id)
    return order


def _length(order: list[str], weight: Mapping[str, Mapping[str, int]]) -> int:
    """How long all lines are together, each as often as it counts."""
    return sum(weight[a][b] * (j - i) for (i, a), (j, b) in combinations(enumerate(order), 2))
