"""How problems are told on a terminal, to a forge and to other programs, and how far a long run is."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from samenverder.reading.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samenverder.reading.problem import Problem

_RED, _YELLOW, _GREEN, _BOLD, _OFF = "\033[31m", "\033[33m", "\033[32m", "\033[1m", "\033[0m"


def as_text(problems: Sequence[Problem], out: TextIO) -> None:
    """`file:line: field: what`, one a line; on a terminal in colours, a hint marked as one."""
    colours = out.isatty()
    for problem in problems:
        line = str(problem)
        if problem.severity is Severity.HINT:
            where, what = (
                line[: len(problem.file) + len(f":{problem.line}: ")],
                line[len(problem.file) + len(f":{problem.line}: ") :],
            )
            line = f"{where}hint: {what}"
        if colours:
            colour = _RED if problem.severity is Severity.ERROR else _YELLOW
            place = f"{problem.file}:{problem.line}:"
            line = f"{_BOLD}{place}{_OFF}{colour}{line[len(place) :]}{_OFF}"
        print(line, file=out)


def as_github(problems: Sequence[Problem], out: TextIO) -> None:
    """Workflow commands that annotate the changed lines of a pull request."""
    for problem in problems:
        kind = "error" if problem.severity is Severity.ERROR else "notice"
        title = _escaped(f"{problem.field or problem.code}", ",:")
        print(
            f"::{kind} file={_escaped(problem.file, ',:')},line={problem.line},title={title}::{_escaped(problem.message)}",
            file=out,
        )


def as_json(problems: Sequence[Problem], out: TextIO) -> None:
    """A list of objects: file, line, field, message, code, severity."""
    ascii_only = not (out.encoding or "utf-8").casefold().startswith("utf")
    json.dump([asdict(problem) for problem in problems], out, ensure_ascii=ascii_only, indent=1)
    print(file=out)


FORMATS: dict[str, Callable[[Sequence[Problem], TextIO], None]] = {
    "tekst": as_text,
    "github": as_github,
    "json": as_json,
}


def closing_line(problems: Sequence[Problem], practices: int, out: TextIO) -> str:
    """`86 praktijken nagekeken: 2 fouten, 1 hint.`"""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    hints = len(problems) - errors
    said = (
        f"{practices} {'praktijk' if practices == 1 else 'praktijken'} nagekeken: "
        f"{errors} {'fout' if errors == 1 else 'fouten'}, {hints} {'hint' if hints == 1 else 'hints'}."
    )
    if not out.isatty():
        return said
    return f"{_RED if errors else _GREEN}{_BOLD}{said}{_OFF}"


MANY = 50
"""Problems that fill more than a screen: then it is said what there is most of."""
_MOST = 5


def summary(problems: Sequence[Problem]) -> str:
    """Which rules are broken most and in how many files; empty while all problems can be seen at once."""
    if len(problems) <= MANY:
        return ""
    most = Counter(problem.code for problem in problems).most_common(_MOST)
    files = len({problem.file for problem in problems})
    where = f"in {files} bestanden" if files > 1 else "in één bestand"
    return f"Dat is veel, {where}. Het vaakst: {', '.join(f'{code} ({many})' for code, many in most)}. Wat elke regel vraagt, staat op /bijdragen/regels/."


def _escaped(text: str, more: str = "") -> str:
    """As the runner of GitHub's workflows asks of data, and with `more` of properties."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
