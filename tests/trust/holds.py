"""What holds whatever stands in a file: every problem has its line and speaks Dutch, and nothing on a page runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from samenverder.reading.problem import Problem

_ENGLISH = re.compile(
    r"traceback|\berror\b|input should|exception|\bnone\b|expected|\bcodec\b|valid (?:string|integer|list|number)|"
    r"\bobject at\b|pydantic|errno|permission|no such file",
    re.IGNORECASE,
)
_SCHEMES = ("", "http", "https", "mailto")
_RUNNING = ("script", "iframe", "object", "embed", "base", "form", "style", "link", "meta", "svg", "math")
_ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href", "background")


def lines_of(path: Path) -> int:
    """How many lines an editor shows of a file; of what is no file one."""
    if path.is_symlink() or not path.is_file():
        return 1
    raw = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw.count(b"\n") + 1


def hold_problems(problems: Iterable[Problem], root: Path) -> None:
    """Every problem has a line that its file has, one line of Dutch to say, and can be shown on any screen."""
    sizes: dict[str, int] = {}
    for problem in problems:
        if problem.file not in sizes:
            sizes[problem.file] = lines_of(root / problem.file)
        assert 1 <= problem.line <= sizes[problem.file], str(problem)
        said = str(problem)
        assert said.encode()
        assert "\n" not in said, repr(said)
        assert problem.message[:1].upper() == problem.message[:1] or not problem.message[:1].isalpha(), said
        # What a contributor wrote is repeated between quotes and may be in any language.
        assert not _ENGLISH.search(re.sub(r"'.*'|\".*\"", "''", problem.message)), said


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNNING:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.found.append(f"<{tag} {name}>")
            if name not in _ADDRESSES:
                continue
            # Browsers leave out signs that steer, wherever they stand in an address.
            address = re.sub(r"[\x00-\x20\x7f]", "", value or "")
            outside = urlsplit(address).scheme or address.startswith("//")
            if (tag == "a" and urlsplit(address).scheme not in _SCHEMES) or (tag != "a" and outside):
                self.found.append(f"<{tag} {name}={value}>")


def dangers(html: str) -> list[str]:
    """What in a piece of a page could run, or ask something of another site without being asked to."""
    page = _Page()
    page.feed(html)
    page.close()
    return page.found
