"""What the finder knows of Dutch: words, their forms, the parts of compounds, synonyms.

All of it is used while building; the browser gets tables (see `search_index`) and needs to know little.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import snowballstemmer

from samenverder.language.lists import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_PART = 4
"""Letters in a part of a compound that is not in the list of parts; shorter ones split words that are none."""
LONG_PART = 5
"""Letters in a part that is one whatever stands before it."""
SHORTEST_ROOT, LONG_ROOT = 3, 6
"""Letters of a verb before '-en': shorter is none; from the second on '-er' is who does it ('rechter' is not of 'rechten')."""
_LINKS = ("", "s", "en", "e", "n")
_ENDINGS = ("en", "s", "e", "n", "eren")


def _without_e(word: str) -> tuple[str, ...]:
    """What an inflected adjective may come from: eenzame from eenzaam, hoge from hoog, dikke from dik, dove from doof."""
    if len(word) < SHORTEST_PART or not word.endswith("e") or word.endswith("ie"):
        return ()
    base = word[:-1]
    last = {"v": "f", "z": "s"}.get(base[-1], base[-1])
    doubled = re.sub(r"(?<![aeiou])([aeou])[bcdfghjklmnpqrstvwxz]$", rf"\g<1>\g<1>{last}", base)
    single = re.sub(r"([bcdfghjklmnpqrst])\1$", r"\1", base)
    return tuple(dict.fromkeys((base[:-1] + last, doubled, single)))


def _of_verb(infinitive: str) -> Iterator[str]:
    """What a verb may look like: betalen as betaal, betaalt, betaald; delen as gedeeld, deling; begeleiden as begeleider.

    Strong verbs change their vowel and are not known here. A noun in the plural gets forms that nobody writes.
    """
    root = infinitive[:-2]
    if len(root) < SHORTEST_ROOT or not infinitive.endswith("en"):
        return
    last = {"v": "f", "z": "s"}.get(root[-1], root[-1])
    stems = {re.sub(r"([bcdfghjklmnpqrst])\1$", r"\1", root[:-1] + last)}
    if re.search(r"(?<![aeiou])[aeou][bcdfghjklmnpqrstvwxz]$", root):
        # Of 'regelen' the last e is short, of 'delen' it is long: only one of the two is a word.
        stems = stems if re.search(r".[bcdfghjklmnpqrstvwxz]e[lmnr]$", root) else set()
        stems.add(root[:-1] + root[-2] + last)
    for stem in sorted(stems):
        for ending in ("", "t", "d", "te", "de", "ten", "den"):
            yield stem + ending
        for ending in ("t", "d"):
            yield f"ge{stem}{ending}"
    yield from (root + ending for ending in ("ing", "ingen", "end", "ende"))
    if len(root) >= LONG_ROOT:
        yield from (root + ending for ending in ("er", "ers"))
    if infinitive.endswith("eren"):
        yield from (infinitive[:-4] + ending for ending in ("atie", "aties"))


def _without_je(word: str) -> Iterator[str]:
    """What a diminutive comes from: buurtje from buurt, verhaaltje from verhaal, rondetafeltje from rondetafel."""
    for ending in ("je", "jes", "tje", "tjes", "pje", "pjes"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT:
            yield word[: -len(ending)]


def data() -> dict[str, Any]:
    """The lists in `search.yml`."""
    found: dict[str, Any] = lists(Path(__file__).with_name("search.yml"))
    return found


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes."""
    if text.isascii():
        return text.lower().replace("'", "")
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return plain.replace("'", "")


def tokens(text: str) -> Iterator[str]:
    """The words of a text, folded; a word with hyphens as its parts and as a whole."""
    for word in _WORD.findall(fold(text)):
        if "-" in word:
            parts = word.split("-")
            yield from parts
            yield "".join(parts)
        else:
            yield word


_WORD = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what it is about."""
    return frozenset(fold(word) for word in data()["stopwoorden"])


@dataclass(frozen=True)
class Language:
    """The words of one collection and what belongs together among them."""

    words: frozenset[str]
    """Every word that occurs, folded."""

    @classmethod
    def recalled(
        cls, words: frozenset[str], group: dict[str, str], parts: dict[str, tuple[str, ...]]
    ) -> Language:
        """The language of which all this was found out before."""
        language = cls(words)
        vars(language).update(group=group, parts=parts)
        return language

    @cached_property
    def group(self) -> dict[str, str]:
        """For each word the first (in the alphabet) of the forms it belongs to.

        Forms belong together when they have the same stem, when one is the other with an ending, or when the data
        say so; the data also name words that only look like forms of each other.
        """
        apart = {fold(form): number for number, forms in enumerate(data()["apart"]) for form in forms}
        stem = snowballstemmer.stemmer("dutch").stemWord
        leader: dict[str, str] = {word: word for word in self.words}

        def lead(word: str) -> str:
            while leader[word] != word:
                leader[word] = leader[leader[word]]
                word = leader[word]
            return word

        def join(one: str, other: str) -> None:
            first, second = sorted((lead(one), lead(other)))
            leader[second] = first

        of_stem: dict[tuple[str, str], str] = {}
        for word in sorted(self.words):
            if not word.isdigit():
                # The stemmer takes off 'ge-' as well: 'gewoon' is no form of 'wonen'.
                row = apart.get(word)
                key = (stem(word), word[:2]) if row is None else (str(row), "")
                join(word, of_stem.setdefault(key, word))
            if len(word) >= SHORTEST_PART:
                for ending in _ENDINGS:
                    if word + ending in leader and apart.get(word) == apart.get(word + ending):
                        join(word, word + ending)
            for base in _without_e(word):
                if base in leader and apart.get(word) == apart.get(base):
                    join(word, base)
        for word in sorted(self.words):
            for other in (*_of_verb(word), *_without_je(word)):
                if other in leader and apart.get(word) == apart.get(other):
                    join(word, other)
        for forms in data()["vormen"]:
            here = [fold(form) for form in forms if fold(form) in leader]
            for form in here[1:]:
                join(here[0], form)
        return {word: lead(word) for word in self.words}

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """For each compound the words it is made of, as they occur in the collection."""
        found = {}
        for word in self.words:
            split = self.split(word)
            if split:
                found[word] = tuple(dict.fromkeys(part for part in split if part in self.words))
        return {word: split for word, split in found.items() if split}

    def split(self, word: str, depth: int = 2) -> tuple[str, ...]:
        """The parts of a compound, or nothing.

        Both parts must be words here or in the list of parts, and one of them in that list or both here: with that
        rule hardly a word is split that is no compound.
        """
        best: tuple[int, tuple[str, ...]] = (0, ())
        for at in range(3, len(word) - 2):
            right = word[at:]
            further = self.split(right, depth - 1) if depth > 1 and right not in _parts() else ()
            if not (further or self._is_part(right)):
                continue
            for link in _LINKS:
                left = word[: at - len(link)]
                if word[at - len(link) : at] != link or not self._is_part(left):
                    continue
                known = (left in _parts()) + (right in _parts() or bool(further))
                here = (
                    left in self.words and right in self.words and min(len(left), len(right)) > SHORTEST_PART
                )
                score = 2 * known + min(len(left), len(right)) - (2 if link else 0)
                if (known or here) and score > best[0]:
                    whole = (right,) if self._is_part(right) else ()
                    best = (score, (left, *whole, *further))
        if not best[1]:
            # Nearly every word that ends in a long known part is a compound, whatever stands before it: "jobcoach".
            ends = (word[at:] for at in range(3, len(word) - LONG_PART + 1) if word[at:] in _parts())
            return tuple(ends)[:1]
        return best[1]

    def _is_part(self, word: str) -> bool:
        return word in _parts() or (
            len(word) >= SHORTEST_PART and word in self.words and word not in stop_words()
        )


@cache
def _parts() -> frozenset[str]:
    return frozenset(fold(part) for part in data()["delen"])


def phrase(text: str) -> tuple[str, ...]:
    """The words of a text that matter."""
    return tuple(word for word in tokens(text) if word not in stop_words())
