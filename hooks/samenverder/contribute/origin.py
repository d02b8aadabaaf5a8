"""Where a practice still has the words of its source: runs of words that both have in the same order.

A practice tells facts in words of its own. Names of organisations, laws and programmes may be the same: an editor who
looks at a run knows.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from samenverder.language.dutch import fold
from samenverder.reading.parts import Piece
from samenverder.reading.signs import as_read
from samenverder.rules.pieces import values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from samenverder.reading.practice import Practice

ENDINGS = (".txt", ".md", ".yml", ".html")
"""What can be a source text."""
WORDS, FEWEST = 8, 4
"""Words in the shortest run that is told, and the least that may be asked: any two texts share runs of three."""
SHOWN = 30
"""Words of a run that are repeated; of a longer one its beginning and its end are."""

_SOURCES = "bronnen"
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’‘-][^\W_]+)*")
"""A number with its points is one word, and so is what hyphens tie together."""
_ADDRESS = re.compile(r"https?://\S+")
_TAG = re.compile(r"<[^<>]*>")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s+(?!(?:en|of|als|tot)\b)(?=[^\W\d_])")
"""Where a word was broken at the end of a line, as in what was copied from a PDF: "samen- werken", not "zorg- en"."""


@dataclass(frozen=True)
class Run:
    """Words that a practice and a source have in the same order; reads as a sentence."""

    file: str
    """The practice, as people see it."""
    line: int
    """On which line of it they begin."""
    many: int
    source: str
    text: str
    """As the practice has them, on one line."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.many} woorden gelijk met {self.source}: '{self.text}'"


@dataclass(frozen=True)
class _Word:
    """A word as it is compared, and where in its line (or value) it stands."""

    folded: str
    piece: Piece
    begin: int
    end: int


@dataclass
class Sources:
    """Source texts, by every run of so many words in them."""

    words: int = WORDS
    names: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """In Dutch, what could not be read and why."""
    _index: dict[tuple[str, ...], list[int]] = field(default_factory=dict, repr=False)
    """For each run the sources that have it, by their place in `names`."""

    def add(self, name: str, text: str) -> None:
        """Take in a source: its text, and what it is called when a run is told."""
        number = len(self.names)
        self.names.append(name)
        for gram in _grams(_words(Piece(text, (), 1)), self.words):
            found = self._index.setdefault(gram, [])
            if found[-1:] != [number]:
                found.append(number)

    def shared_with(self, practice: Practice, facets: Collection[str]) -> list[Run]:
        """What a practice has in common with the sources, in order; each stretch is told once, as long as it is.

        Looked through are its text and the values of its fields. Its sources and the names behind its terms
        (`facets` are the fields of vocabularies) are left out, also where the text repeats them: these are quoted.
        """
        apart = (_SOURCES, *facets)
        data = practice.document.data
        names = [piece for name in apart for piece in values(data.get(name))]
        quoted = {gram for piece in names for gram in _grams(_words(piece), self.words)}
        fields = values({name: value for name, value in data.items() if name not in apart})
        body = [word for piece in practice.text.pieces for word in _words(piece)]
        told = []
        for stream in (*map(_words, fields), body):
            for words in self._without(quoted, stream):
                for begin, end, source in self._runs(words):
                    at = words[begin].piece
                    line = practice.document.line(at.path) if at.line is None else at.line
                    told.append(Run(practice.file, line, end - begin, self.names[source], _text(words[begin:end])))  # fmt: skip
        return sorted(told, key=lambda run: run.line)

    def _runs(self, words: Sequence[_Word]) -> list[tuple[int, int, int]]:
        """Begin, end and source of each stretch; of one that lies within another nothing."""
        # Runs that overlap in one source are one stretch; what is walked here is walked once.
        found: list[tuple[int, int, int]] = []
        last: dict[int, tuple[int, int]] = {}
        for at, gram in enumerate(_grams(words, self.words)):
            for source in self._index.get(gram, ()):
                begin, end = last.get(source, (at, at))
                if source in last and at >= end:
                    found.append((begin, end, source))
                    begin = at
                last[source] = (begin, at + self.words)
        found += [(begin, end, source) for source, (begin, end) in last.items()]
        kept, furthest = [], 0
        for begin, end, source in sorted(found, key=lambda run: (run[0], -run[1], run[2])):
            if end > furthest:
                kept.append((begin, end, source))
                furthest = end
        return kept

    def _without(self, quoted: Collection[tuple[str, ...]], words: Sequence[_Word]) -> Iterator[list[_Word]]:
        """The words before, between and behind what is quoted."""
        inside: set[int] = set()
        for at, gram in enumerate(_grams(words, self.words)):
            if gram in quoted:
                inside.update(range(at, at + self.words))
        for is_quoted, part in groupby(range(len(words)), inside.__contains__):
            if not is_quoted:
                yield [words[at] for at in part]


def read_sources(paths: Iterable[Path], words: int = WORDS) -> Sources:
    """The texts in these files, and in all such files in these folders; what cannot be read is named in `unread`.

    Raises ValueError, in Dutch, for a path that leads to no source at all.
    """
    sources = Sources(words)
    for path in dict.fromkeys(file for given in paths for file in _files(given)):
        try:
            sources.add(path.as_posix(), _read(path))
        except OSError:
            sources.unread.append(f"{path.as_posix()}: dit bestand is niet te openen. Kijk of je het mag lezen.")  # fmt: skip
        except UnicodeDecodeError:
            sources.unread.append(f"{path.as_posix()}: dit bestand is geen tekst in UTF-8. Sla het opnieuw op met tekenset UTF-8.")  # fmt: skip
    return sources


def summed_up(runs: Sequence[Run], practices: int, sources: Sources) -> str:
    """`139 praktijken naast 119 bronnen gelegd: 3 keer gelijke woorden, in 2 praktijken.`"""
    beside = f"{_counted(practices, 'praktijk', 'praktijken')} naast {_counted(len(sources.names), 'bron', 'bronnen')} gelegd"
    inside = f", in {_counted(len({run.file for run in runs}), 'praktijk', 'praktijken')}" if runs else ""
    unread = f" Niet gelezen: {_counted(len(sources.unread), 'bron', 'bronnen')}." if sources.unread else ""
    return f"{beside}: {len(runs)} keer gelijke woorden{inside}.{unread}"


def _counted(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}"


def _files(given: Path) -> list[Path]:
    kinds = ", ".join(ENDINGS[:-1]) + f" of {ENDINGS[-1]}"
    if given.is_dir():
        found = [path for path in sorted(given.rglob("*")) if path.suffix.lower() in ENDINGS]
        if files := [path for path in found if not path.is_dir()]:
            return files
        raise ValueError(f"in de map '{given}' staat geen bron. Een bron is een bestand met {kinds}.")
    if not given.exists():
        raise ValueError(f"'{given}' is er niet.")
    if given.suffix.lower() not in ENDINGS:
        raise ValueError(f"'{given}' is geen bestand met {kinds}. Bewaar de bron als tekst.")
    return [given]


def _read(path: Path) -> str:
    """The text of a file, its broken words whole, of a page without tags. Raises OSError or UnicodeDecodeError."""
    if not path.is_file():
        # Something else, such as a pipe, would keep us waiting.
        raise OSError
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix.lower() == ".html":
        text = html.unescape(_TAG.sub(" ", text))
    return _BROKEN.sub("", text)


def _words(piece: Piece) -> list[_Word]:
    """The words of a text without case, accents and signs in them; a web address is no word."""
    text = unicodedata.normalize("NFC", as_read(_ADDRESS.sub(" ", piece.text)))
    here = replace(piece, text=text)
    found = ((re.sub("[^a-z0-9]", "", fold(match[0])), match) for match in _WORD.finditer(text))
    return [_Word(folded, here, match.start(), match.end()) for folded, match in found if folded]


def _grams(words: Sequence[_Word], many: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words, in order."""
    folded = [word.folded for word in words]
    return (tuple(folded[at : at + many]) for at in range(len(folded) - many + 1))


def _text(words: Sequence[_Word]) -> str:
    """The words as they stand, with the signs between them."""
    if len(words) > SHOWN:
        return f"{_text(words[: SHOWN // 2])} … {_text(words[-SHOWN // 2 :])}"
    lines = [list(part) for _, part in groupby(words, lambda word: word.piece)]
    texts = [line[0].piece.text for line in lines]
    texts[-1] = texts[-1][: words[-1].end]
    texts[0] = texts[0][words[0].begin :]
    return " ".join(text.strip() for text in texts)
