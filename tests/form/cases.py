"""Texts that the rules are held to, here and in the browser, each with what Python says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rules.test_mends import FAULTS, FILE, STORY
from samenverder.publish.form import forms
from samenverder.reading.files import MAX_BYTES, Unreadable, unreadable
from samenverder.reading.front_matter import document_in
from samenverder.reading.practice import KINDS, practice_from
from samenverder.reading.table import say, table
from samenverder.rules import RULES, check
from trust.cases import CASES, QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.library import Library

HERE = Path(__file__).parents[1] / "rules"
WITH_FORM = {form.kind.name for form in forms()}
IN_BROWSER = {rule.code for rule in RULES if table()[rule.code].get("waar") != "bouw"}


@dataclass(frozen=True)
class Text:
    """A text that somebody may have written, and where it would lie."""

    name: str
    place: str
    text: str

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return next(kind.name for kind in KINDS if self.place.startswith(f"{kind.folder}/"))

    @property
    def id(self) -> str:
        """The id that it would have."""
        return Path(self.place).stem

    def told(self, library: Library) -> list[list[Any]]:
        """What the rules that run in a browser say of it in Python, put in a library in which it does not lie yet."""
        file = f"{library.folder}/{self.place}"
        kind = next(kind for kind in KINDS if kind.name == self.kind)
        raw = self.text.encode()
        try:
            if len(raw) > MAX_BYTES:
                # Told when a file is opened: here it is not in one.
                hint = say("onleesbaar", "groot-praktijk")
                many, most = len(raw) // 1000, MAX_BYTES // 1000
                raise Unreadable(unreadable(say("onleesbaar", "groot", many=many, most=most, hint=hint)))
            document = document_in(raw, file)
        except Unreadable as error:
            library = replace(library, unreadable=tuple((file, finding) for finding in error.findings))
        else:
            practice = practice_from(kind, self.id, document, library.vocabularies)
            library = replace(library, practices=(practice,))
        return [as_row(problem) for problem in check(library, [file]) if problem.code in IN_BROWSER]


def as_row(problem: Any) -> list[Any]:
    """A problem as the browser gives it."""
    mend = problem.mend
    return [problem.line, problem.field, problem.message, problem.code, str(problem.severity),
            None if mend is None else [mend.new, mend.old]]  # fmt: skip


def texts() -> Iterator[Text]:
    """Stories and guides that are wrong, nearly wrong, mended and hostile."""
    for path in sorted([*HERE.glob("problems/*.md"), *HERE.glob("good/*.md")]):
        text = path.read_text(encoding="utf-8")
        place = next((line[3:] for line in text.split("\n") if line.startswith("#! ")), "")
        yield from _text(f"{path.parent.name}/{path.stem}", place, text)
    for name, row in FAULTS.items():
        yield from _text(f"mends/{name}", FILE, STORY.replace(row.right, row.wrong, 1))
        if row.mended is not None:
            yield from _text(f"mended/{name}", FILE, STORY.replace(row.right, row.mended, 1))
    files = [(str(case), *item) for case in CASES for item in case.files.items()]
    for name, place, raw in [*files, *((f"quiet/{place}", place, raw) for place, raw in QUIET.items())]:
        try:
            yield from _text(name, place, raw.decode() if isinstance(raw, bytes) else raw)
        except UnicodeDecodeError:
            # A browser never gets to see what is no text.
            continue


def _text(name: str, place: str, text: str) -> Iterator[Text]:
    kind = next((kind for kind in KINDS if place.startswith(f"{kind.folder}/")), None)
    if kind and kind.name in WITH_FORM and place.endswith(".md") and place.count("/") == 1:
        yield Text(name, place, text)


def names_once(found: list[Text]) -> bool:
    """Whether no two texts have the same name."""
    return max(Counter(text.name for text in found).values()) == 1
