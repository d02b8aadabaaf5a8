"""What a file gives, whoever asks for it: a practice, read and checked, with what pages and finder need of it.

It follows from the file and from what it is written with (vocabularies, templates, the files beside it) alone. So it
is kept under a digest of these, and made in as many processes as there are.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samenverder.finder import files as finder
from samenverder.publish import html, seen
from samenverder.publish.pages import body
from samenverder.reading import telling
from samenverder.reading.files import Unreadable, read_raw
from samenverder.reading.front_matter import document_in
from samenverder.reading.packed import Later
from samenverder.reading.practice import Practice, practice_from
from samenverder.rules import engine
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.reading.library import Found, Library, Taken
    from samenverder.running.memory import Memory

ROUND = 1_000
"""Files that are read before the next are begun: so that somebody who waits sees how far it is."""
WORTH_SHARING = 60
"""Files for which another process pays: splitting one off takes as long as reading ten."""


@dataclass(frozen=True)
class Intake:
    """Reads practices, as `read_library` asks for."""

    memory: Memory

    def __call__(self, library: Library, files: Sequence[Found]) -> Iterator[Taken]:
        """What each file gives, in order: a practice, or why it cannot be read."""
        around = digest(
            self.memory.code, library.folder, library.site, str(library.lacking), *_written_with(library)
        )
        for begin in range(0, len(files), ROUND):
            yield from self._round(library, files[begin : begin + ROUND], around)

    def _round(self, library: Library, files: Sequence[Found], around: bytes) -> Iterator[Taken]:
        raws = [_raw(found) for found in files]
        keys = [digest(around, found.kind.id, found.file, raw if isinstance(raw, bytes) else None, *_beside(library, found))
                for found, raw in zip(files, raws, strict=True)]  # fmt: skip
        known = [
            self.memory.store.get(key) if isinstance(raw, bytes) else None
            for key, raw in zip(keys, raws, strict=True)
        ]
        missing = [n for n, raw in enumerate(raws) if isinstance(raw, bytes) and known[n] is None]

        def make(share: int, shares: int) -> list[bytes]:
            return [taken_in(library, files[n], raws[n]) for n in missing[share::shares]]

        shares = shares_of(len(missing), WORTH_SHARING)
        for share, made in enumerate(in_shares(make, shares)):
            for n, blob in zip(missing[share::shares], made, strict=True):
                self.memory.store.put(keys[n], blob)
                known[n] = blob
        for raw, given, key in zip(raws, known, keys, strict=True):
            # Through bytes in any case: what was kept and what was made just now are the same.
            taken: Taken = raw.findings if isinstance(raw, Unreadable) else pickle.loads(given or b"")
            yield (
                replace(taken, prepared={**taken.prepared, seen.PREPARED: key})
                if isinstance(taken, Practice)
                else taken
            )


def taken_in(library: Library, found: Found, raw: bytes | Unreadable) -> bytes:
    """What a file gives, as bytes: a practice with all that is made of it beforehand, or what keeps us from reading it."""
    taken: Taken
    try:
        if isinstance(raw, Unreadable):
            raise raw
        document = document_in(raw, found.file)
        practice = practice_from(
            found.kind, found.id, document, library.vocabularies, lacking=library.lacking
        )
        told = {telling.PREPARED: telling.told_of_all(practice, library.vocabularies)}
        # The rules ask for it too.
        practice = replace(practice, prepared=told)
        prepared = {
            **told,
            engine.OF_ONE: tuple(engine.check_one(library, practice)),
            finder.PREPARED: Later(finder.rows_of(practice, library.vocabularies)),
            html.PREPARED: Later(body(practice)),
        }
        taken = replace(practice, document=document.lean(), prepared=prepared)
    except Unreadable as error:
        taken = error.findings
    return pickle.dumps(taken, pickle.HIGHEST_PROTOCOL)


def _raw(found: Found) -> bytes | Unreadable:
    try:
        return read_raw(found.path)
    except Unreadable as error:
        return error


def _written_with(library: Library) -> Iterator[bytes]:
    for vocabulary in library.vocabularies:
        yield vocabulary.id.encode()
        yield pickle.dumps(vocabulary.document.data)
    for name, text in sorted(library.template_texts.items()):
        yield name.encode()
        yield text.encode()


def _beside(library: Library, found: Found) -> Iterator[str]:
    """What lies beside a file, as far as its text is about it."""
    for name, attachment in sorted(library.attachments.get(f"{found.kind.folder}/{found.id}", {}).items()):
        yield name
        yield repr((attachment.width, attachment.height, attachment.usable, attachment.findings))
