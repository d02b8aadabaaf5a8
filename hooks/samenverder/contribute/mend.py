"""Mending what has exactly one right answer, and touching nothing else.

Each finding may carry what belongs in its place; what is accepted all the same but written otherwise than we write it
(a date in Dutch order, ids between commas, a link by its id) is put in our form as well.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.reading.files import MAX_BYTES
from samenverder.reading.filling import comma_separated
from samenverder.reading.front_matter import NO_FIELDS
from samenverder.reading.links import Atlas
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Mend
from samenverder.reading.signs import plain_word
from samenverder.reading.values import in_order
from samenverder.rules import check

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice

ROUNDS = 25
"""A file that is not read at all shows its next fault when the first is mended."""


@dataclass(frozen=True)
class Change:
    """What was changed in a file."""

    file: str
    diff: str
    """As a unified diff, with a newline at its end."""


def mend_files(root: Path, read: Callable[[], Library], only: Collection[str] | None) -> list[Change]:
    """Mend files below `root` (all, or those in `only`, as people see them) and write them; returns what changed.

    `read` reads the library anew. A file that is no plain text is left alone.
    """
    before: dict[str, bytes] = {}
    wanted = None if only is None else frozenset(only)
    for _ in range(ROUNDS):
        library = read()
        changed = False
        for file, mends in _mends(library, wanted).items():
            path = root / file
            old = _plain_bytes(path)
            new = _mended(old, mends) if old is not None else None
            if old is not None and new is not None and new != old:
                before.setdefault(file, old)
                path.write_bytes(new)
                changed = True
        if not changed:
            break
    return [
        Change(file, _diff(file, old, (root / file).read_bytes())) for file, old in sorted(before.items())
    ]


def _mends(library: Library, only: frozenset[str] | None) -> dict[str, list[tuple[int, Mend]]]:
    """For each file that can be read as text the mends, each with its line; files without one as well."""
    found: dict[str, list[tuple[int, Mend]]] = {}
    for practice in library.practices:
        if only is None or practice.file in only:
            found[practice.file] = list(_in_our_form(practice, library))
    for file, finding in library.unreadable:
        if (only is None or file in only) and file.endswith((".md", ".yml")):
            found.setdefault(file, [])
            if finding.message == NO_FIELDS and (head := _empty_fields(library, file)):
                found[file].append((1, Mend(head, "")))
    for problem in check(library, only):
        if problem.mend and problem.file in found:
            found[problem.file].append((problem.line, problem.mend))
    return found


def _empty_fields(library: Library, file: str) -> str:
    """The fields of the template for a practice, to be filled in; nothing for a file of another kind."""
    template = next(
        (library.template_texts.get(kind.name, "") for kind in KINDS if file.split("/")[-2] == kind.folder),
        "",
    )
    found = re.match(r"-{3,}\n.*?\n-{3,}\n", template, re.DOTALL)
    return re.sub(r"(?m)^beoordeeld: [0-9-]+", f"beoordeeld: {library.today}", found[0]) if found else ""


def _in_our_form(practice: Practice, library: Library) -> Iterator[tuple[int, Mend]]:
    document = practice.document
    for vocabulary in library.vocabularies:
        value = document.data.get(vocabulary.field)
        at = document.line((vocabulary.field,))
        if isinstance(value, str):
            yield at, Mend(f"[{', '.join(comma_separated(value))}]", value)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            word = item if isinstance(item, str) else next(iter(item), "") if isinstance(item, dict) else ""
            if plain_word(word) != word:
                yield document.line((vocabulary.field, number)), Mend(plain_word(word), word)
    days = [
        ("beoordeeld",),
        *(("bronnen", n, "datum") for n, _ in enumerate(document.data.get("bronnen") or ())),
    ]
    for path in days:
        value = _at(document.data, path)
        if isinstance(value, str) and in_order(value) != value and re.fullmatch(r"[0-9-]+", in_order(value)):
            yield document.line(path), Mend(in_order(value), value)
    atlas = Atlas(library)
    for link in practice.text.links:
        found = atlas.destination(link.target, practice)
        right = _as_written(found.address, practice) if found.address else None
        if link.picture or link.bare or right is None or found.scheme:
            continue
        right += f"#{found.anchor}" if found.anchor else ""
        if link.wiki:
            title = atlas.titles.get(link.target, link.text) if link.text == link.target else link.text
            written = f"[[{link.target}]]" if link.text == link.target else f"[[{link.target}|{link.text}]]"
            yield link.line, Mend(f"[{title}]({right})", written)
        elif not found.query and posixpath.normpath(
            f"{practice.kind.folder}/{link.target}"
        ) != posixpath.normpath(f"{practice.kind.folder}/{right}"):
            yield link.line, Mend(f"]({right})", f"]({link.target})")


def _as_written(address: str, practice: Practice) -> str | None:
    """The page of a practice or term as it is linked to in the text of a practice."""
    if address == practice.address or address.count("/") != 2:
        return None
    return posixpath.relpath(f"{address.rstrip('/')}.md", practice.kind.folder)


def _at(data: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _plain_bytes(path: Path) -> bytes | None:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    raw = path.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return raw


_HARD = "\u00a0\u202f\u2007\u2009"
_BEFORE = re.compile(rf"^[ {_HARD}]*(?:-[ {_HARD}]+)?(?:[\w-]+:[ {_HARD}]+)?")
_CURLY = re.compile(r"^(\s*(?:- )?[\w-]+: )[“„”]([^“„”\"\\]*)[”“](\s*)$")


def _mended(raw: bytes, mends: list[tuple[int, Mend]]) -> bytes:
    text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = text.split("\n")
    fences = [number for number, row in enumerate(rows) if re.fullmatch(r"-{3,}[ \t]*", row)]
    for number in range(fences[0] if fences else 0, fences[1] if len(fences) > 1 else len(rows)):
        # Of a hard space before a value only one thing can be meant.
        plain = _BEFORE.sub(lambda found: re.sub(f"[{_HARD}]", " ", found[0]), rows[number], count=1)
        rows[number] = _CURLY.sub(r'\1"\2"\3', plain)
    for line, mend in mends:
        if not 1 <= line <= len(rows):
            continue
        row = rows[line - 1]
        if not mend.old:
            rows[line - 1] = mend.new + (row if mend.old == "" else "")
        elif row.count(mend.old) == 1 or re.search(rf"(?<![\w-]){re.escape(mend.old)}(?![\w-])", row):
            # Of a word that stands in another word too, the word itself.
            whole = re.compile(rf"(?<![\w-]){re.escape(mend.old)}(?![\w-])")
            found = whole.search(row)
            at = found.start() if found else row.index(mend.old)
            rows[line - 1] = row[:at] + mend.new + row[at + len(mend.old) :]
    return "\n".join(rows).encode()


def _diff(file: str, old: bytes, new: bytes) -> str:
    def rows(raw: bytes) -> list[str]:
        return raw.decode("utf-8").splitlines(keepends=True)

    return "".join(
        row if row.endswith("\n") else f"{row}\n"
        for row in difflib.unified_diff(rows(old), rows(new), file, file, n=1)
    )
