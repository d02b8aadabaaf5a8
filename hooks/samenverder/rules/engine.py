"""How rules are registered and run, and how their findings become problems."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from samenverder.reading.library import Library
from samenverder.reading.problem import Finding, Problem, Severity, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samenverder.reading.front_matter import Document
    from samenverder.reading.practice import Practice

OF_ONE = "problems"
"""Under which a practice keeps what `check_one` found in it."""
Found: TypeAlias = Iterator[tuple["Document | str", Finding]]
"""Each finding with the document it is about (or the name of a file that could not be read)."""
RuleFunction: TypeAlias = Callable[["Library"], Found]


@dataclass(frozen=True)
class Rule:
    """A rule of the book, as its docstring says it: what is asked, an example that is wrong, one that is right."""

    code: str
    severity: Severity
    function: RuleFunction
    text: str
    wrong: str
    right: str
    of_one: bool = False
    """Whether it looks at one document at a time: what it finds in a file does not depend on other practices."""


RULES: list[Rule] = []
"""All rules, in the order of the book."""


def rule(
    code: str, severity: Severity = Severity.ERROR, *, of_one: bool = False
) -> Callable[[RuleFunction], RuleFunction]:
    """Enter a function in the rule book under a code that never changes; `of_one`: see `Rule`."""

    def enter(function: RuleFunction) -> RuleFunction:
        said = inspect.getdoc(function) or ""
        text, _, examples = said.partition("\n\nFout: ")
        wrong, _, right = examples.partition("\nGoed: ")
        if not (text and wrong and right):
            raise TypeError(f"the docstring of {function.__name__} is no rule with a 'Fout:' and a 'Goed:'")
        RULES.append(
            Rule(code, severity, function, " ".join(text.split()), wrong.strip(), right.strip(), of_one)
        )
        return function

    return enter


def check(
    library: Library, only: Iterable[str] | None = None, progress: Callable[[int, int], None] | None = None
) -> list[Problem]:
    """All problems of all files, by file and line. `only`: the files (as people see them) to report on.

    Rules always see the whole library: a reference in one file is right or wrong because of another.
    `progress` is called with the number of files that were looked at, and of all files.
    """
    wanted = None if only is None else frozenset(only)
    library = replace(library, only=wanted)
    problems: set[Problem] = set()

    def ask(rules: Iterable[Rule], asked: Library) -> None:
        for entry in rules:
            for about, finding in entry.function(asked):
                if wanted is None or _file(about) in wanted:
                    problems.add(_problem(entry, about, finding))

    alone = [entry for entry in RULES if entry.of_one]
    # File by file, so that what rules read of one file is prepared once and forgotten again.
    for number, practice in enumerate(library.checked, 1):
        known = practice.prepared.get(OF_ONE)
        problems.update(check_one(library, practice) if known is None else known)
        if progress:
            progress(number, len(library.checked))
    ask(alone, replace(library, practices=(), only=frozenset(v.document.file for v in library.vocabularies)))
    ask((entry for entry in RULES if not entry.of_one), library)
    return sorted(problems)


def check_one(library: Library, practice: Practice) -> list[Problem]:
    """What the rules that look at one document at a time find in a practice.

    They get to see nothing of the library but what it is written with (vocabularies, templates, the files beside it):
    so the answer is good as long as these and the file stay the same.
    """
    place = practice.place
    beside = {place: library.attachments[place]} if place in library.attachments else {}
    asked = Library(
        library.folder, date.max, library.vocabularies, (practice,),
        templates=library.templates, attachments=beside, site=library.site, lacking=library.lacking,
        only=frozenset([practice.file]),
    )  # fmt: skip
    return [
        _problem(entry, about, finding)
        for entry in RULES
        if entry.of_one
        for about, finding in entry.function(asked)
        if _file(about) == practice.file
    ]


def _file(about: Document | str) -> str:
    return about if isinstance(about, str) else about.file


def _problem(entry: Rule, about: Document | str, finding: Finding) -> Problem:
    line = finding.line
    if line is None:
        line = 1 if isinstance(about, str) else about.line(finding.path)
    field = shown(finding.path) if finding.field is None else finding.field
    # What a contributor wrote over several lines is repeated on one.
    message = " ".join(part.strip() for part in finding.message.splitlines())
    return Problem(_file(about), line, field, message, entry.code, entry.severity, finding.mend)
