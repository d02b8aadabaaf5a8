"""A collection of as many stories as wanted, put together from the real ones: always the same N stories.

Sentences and tags are those of the real stories. The number of different words grows with the collection as it does
in real ones: each story brings a place of its own and a few compounds that no other has.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from common import ROOT, sentences, write_practice
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from samenverder.reading.parts import Section
    from samenverder.reading.practice import Practice

SEED = 20261123

_BEGIN = ["Linde", "Kreek", "Rijn", "Veld", "Zuider", "Berken", "Haver", "Molen", "Oester", "Wilgen", "Klaver", "Donker", "Heide", "Zand", "Turf", "Brem", "Elzen", "Vlas", "Duin", "Gors"]  # fmt: skip
_MIDDLE = ["haven", "dam", "voort", "rade", "lo", "wijk", "horst", "beek", "akker", "broek", "donk", "kamp", "meer", "oord", "poort", "sluis", "terp", "veen", "waard", "zijl"]  # fmt: skip
_END = ["", "erbrug", "erdiep", "ergaarde", "erhof", "erkade", "erlaan", "ermaat", "erpark", "erplein", "errand", "ersingel", "erstraat", "ertuin", "erveld", "erweg", "erzoom", "erakker", "erbos", "erdijk", "erend", "ereind", "erhoek", "erkamp", "erkerk", "erland", "erlei", "ermark", "erpad", "erpoel", "erring", "erschans"]  # fmt: skip


@dataclass(frozen=True)
class Pool:
    """What stories are put together from."""

    stories: Sequence[Practice]
    sections: Mapping[str, Sequence[Sequence[str]]]
    """By heading, for each real story the lines under it."""
    lines: Mapping[str, Sequence[str]]
    """By heading, all lines under it."""
    words: Sequence[str]
    """Longer words of the stories, to make compounds of."""
    facets: Sequence[str]
    root: Path = ROOT / "practices"
    """Where they come from."""


def read_pool() -> Pool:
    """The real stories, taken apart."""
    library = read_library(ROOT / "practices", build_date())
    stories = sorted((p for p in library.practices if p.kind.id == "story"), key=lambda story: story.id)
    sections: dict[str, list[list[str]]] = defaultdict(list)
    for story in stories:
        for section in story.text.sections:
            if section.heading.text in story.kind.sections:
                sections[section.heading.text].append(list(_lines(section)))
    lines = {heading: [line for some in found for line in some] for heading, found in sections.items()}
    words = sorted(
        {word for found in lines.values() for line in found for word in re.findall(r"\b[a-z]{5,9}\b", line)}
    )
    return Pool(
        stories, dict(sections), lines, words, [vocabulary.field for vocabulary in library.vocabularies]
    )


def _compounds(pool: Pool, chance: random.Random) -> list[str]:
    """Words that no other story has: two words in one, as Dutch makes them."""
    return ["".join(chance.sample(pool.words, 2)) for _ in range(3)]


def _lines(section: Section) -> Iterator[str]:
    """One sentence or one item of a list at a time, links as plain words."""
    for item, line in section.statements():
        if item:
            yield f"- {line}"
        else:
            yield from sentences(line)


def place_name(number: int) -> str:
    """An invented name, another for each number."""
    rest, begin = divmod(number, len(_BEGIN))
    rest, middle = divmod(rest, len(_MIDDLE))
    again, end = divmod(rest, len(_END))
    return f"{_BEGIN[begin]}{_MIDDLE[middle]}{_END[end]}{f' {again + 1}' if again else ''}"


def write_stories(pool: Pool, folder: Path, number: int) -> None:
    """Write as many stories; story k is the same whatever their number."""
    for k in range(number):
        chance = random.Random(f"{SEED}-{k}")
        write_practice(folder / f"v{k:05d}.md", _fields(pool, k, chance), _sections(pool, k, chance))


def _fields(pool: Pool, k: int, chance: random.Random) -> dict[str, Any]:
    """The fields of one real story with, for each facet, the tags of another."""
    story, place = chance.choice(pool.stories), place_name(k)
    fields = {key: value for key, value in story.document.data.items() if value is not None}
    for name in ("verwant", "gebaseerd_op", "eerdere_adressen", "erkend"):
        fields.pop(name, None)
    other, told = chance.choice(pool.stories), chance.choice(pool.stories)
    half = sentences(str(told.document.data["samenvatting"]))
    fields["title"] = f"{other.title} in {place}"
    fields["samenvatting"] = " ".join([f"In {place} werkten {2 + k % 9} partijen samen.", *half])[:295]
    for facet in pool.facets:
        fields.pop(facet, None)
        if tags := chance.choice(pool.stories).document.data.get(facet):
            fields[facet] = tags
    return fields


def _sections(pool: Pool, k: int, chance: random.Random) -> dict[str, str]:
    """As much text under each heading as a real story has there, of sentences of all."""
    text = {}
    for heading, lines in pool.lines.items():
        many = len(chance.choice(pool.sections[heading]))
        chosen = chance.sample(lines, min(many, len(lines)))
        items = [line for line in chosen if line.startswith(("- ", "* "))]
        plain = [line for line in chosen if line not in items]
        parts = [" ".join(plain[at : at + 4]) for at in range(0, len(plain), 4)]
        text[heading] = "\n\n".join([*parts, "\n".join(items)]).strip()
    text["Aanleiding"] = f"Dit speelt in {place_name(k)}. {text['Aanleiding']}"
    words = " en ".join(f"de {word}" for word in _compounds(pool, chance))
    text["Aanpak"] = f"{text['Aanpak']}\n\nZe maakten werk van {words}."
    return text
