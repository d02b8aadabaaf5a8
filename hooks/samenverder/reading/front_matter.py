"""What stands in one file: its front matter with the line of every field, and its body to the byte.

MkDocs shows broken front matter as page text and says nothing, so we read every file ourselves, through a handler of
python-frontmatter: `frontmatter.load(path, handler=Handler())` reads our files elsewhere.
All values stay text (or lists and mappings of text): what YAML 1.1 makes of `no`, `1:30` or `0123` is never what a
contributor meant. The declared schema gives them their type later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from samenverder.reading.files import Unreadable, decoded, read_text, unreadable
from samenverder.reading.packed import Later, Packed
from samenverder.reading.text import Text
from samenverder.reading.yaml_text import Comment, Read, read_yaml
from samenverder.reading.yaml_written import dumped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path as FilePath

    from samenverder.reading.problem import Finding, Path

NO_FIELDS = "Dit bestand begint niet met velden. Zet bovenaan drie streepjes (---), daaronder de velden en weer drie streepjes. Neem ze over uit het sjabloon in practices/_sjablonen/, en schrijf er je eigen tekst achter."  # fmt: skip
_FENCE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


class Fields(dict[str, Any]):
    """The fields of a file, with the text that they were read from."""

    def __init__(self, read: Read) -> None:
        super().__init__(read.data)
        self.read = read


class Handler(BaseHandler):
    """Front matter between lines of three dashes, values as text; what is not changed is written as it stood."""

    FM_BOUNDARY = _FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def split(self, text: str) -> tuple[str, str]:
        """Front matter (from its first line, so that lines can be counted) and body, each to the byte.

        Raises `Unreadable` when there is none, or no end to it.
        """
        opening = _FENCE.search(text)
        if opening is None or text[: opening.start()].strip():
            if text.lstrip().startswith("+++"):
                raise Unreadable(unreadable("De velden staan tussen +++ (TOML). Zet er drie streepjes (---) voor in de plaats, en "
                                            "schrijf elk veld als 'naam: waarde'."))  # fmt: skip
            raise Unreadable(unreadable(NO_FIELDS))
        closing = _FENCE.search(text, opening.end())
        if closing is None:
            raise Unreadable(
                unreadable("De velden bovenaan worden niet afgesloten. Zet onder het laatste veld een regel met drie "
                           "streepjes (---).")
            )  # fmt: skip
        self._no_more_fields(text, closing)
        return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]

    @staticmethod
    def _no_more_fields(text: str, closing: re.Match[str]) -> None:
        """Raises `Unreadable` when a line of dashes in between ends the fields too soon."""
        behind = text[closing.end() + 1 :].lstrip("\n")
        again = _FENCE.search(text, closing.end())
        if again and re.match(r"[a-z_]+:(?: |$)", behind, re.MULTILINE):
            line = text.count("\n", 0, closing.start()) + 1
            raise Unreadable(
                unreadable(
                    f"Hier stoppen de velden door een regel met streepjes, maar eronder staan nog velden. Haal regel {line} weg.",
                    line,
                )
            )

    def load(self, fm: str) -> dict[str, Any]:
        """The fields; raises `Unreadable` for what is no YAML. Lines in it count from the line of the dashes."""
        return Fields(read_yaml(fm, first=2))

    def export(self, metadata: dict[str, Any], **kwargs: object) -> str:
        """The fields as YAML. What was read and not changed stands as it stood, comments included."""
        source = metadata.read if isinstance(metadata, Fields) else None
        if source:
            return source.changed(metadata)
        return "".join(dumped(key, value) for key, value in metadata.items())

    def format(self, post: frontmatter.Post, **kwargs: object) -> str:
        """The whole file."""
        return f"---\n{self.export(post.metadata)}---\n{post.content}"


@dataclass(frozen=True, eq=False)
class Document:
    """A file that could be read, whatever is in it."""

    file: str
    """Path as people see it."""
    data: Mapping[str, Any]
    """The front matter: text, None, lists and mappings of these."""
    lines: Mapping[Path, int]
    """For every field and list item the line of the file it stands on."""
    body: str
    """What follows the front matter, as it stands in the file."""
    body_line: int
    """The line on which the body begins."""
    findings: tuple[Finding, ...] = ()
    """What is wrong but did not keep us from reading."""
    comments: Mapping[Path, Comment] = field(default_factory=dict)
    """For every value with a comment behind it that comment: what YAML leaves out of a text with ` #`."""

    @cached_property
    def text(self) -> Text:
        """The body, parsed."""
        return Text(self.body, self.body_line)

    def lean(self) -> Document:
        """The same, with what few ask for packed away."""
        return LeanDocument(
            self.file, Packed(self.data), Packed(self.lines), self.body, self.body_line, self.findings,
            Packed(self.comments), Later(self.text.lean()),
        )  # fmt: skip

    def line(self, path: Path) -> int:
        """The line of the field at `path`, or of the nearest thing around it that stands in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True, eq=False)
class LeanDocument(Document):
    """A document of which nothing lies open: thousands of them take little room."""

    known: Later[dict[str, Any]] = field(default_factory=lambda: Later({}))
    """What `Text.lean` gave."""

    @property
    def text(self) -> Text:
        """The body, as it was parsed before."""
        return Text.recalled(self.body, self.body_line, self.known.open())


def read_practice(path: FilePath, file: str) -> Document:
    """Front matter and body of a Markdown file, or `Unreadable`."""
    return practice_document(*read_text(path), file)


def document_in(raw: bytes, file: str) -> Document:
    """The same of what was read from a file already."""
    return practice_document(*decoded(raw), file)


def practice_document(text: str, findings: tuple[Finding, ...], file: str) -> Document:
    """The document in a text that was read from `file`."""
    source, body = Handler().split(text)
    opening = _FENCE.search(text)
    read = read_yaml(source, first=text.count("\n", 0, opening.end() if opening else 0) + 2)
    body_line = text[: len(text) - len(body)].count("\n") + 1
    return Document(file, read.data, read.lines, body, body_line, (*findings, *read.findings), read.comments)


def read_vocabulary(path: FilePath, file: str) -> Document:
    """The fields of a YAML file, or `Unreadable`."""
    text, findings = read_text(path, hint="Kort de lijst in.")
    read = read_yaml(text, first=1)
    return Document(file, read.data, read.lines, "", 1, (*findings, *read.findings), read.comments)


def load_post(text: str) -> frontmatter.Post:
    """A file for those who change it: fields under `metadata`, the body to the byte under `content`."""
    handler = Handler()
    source, body = handler.split(text)
    post = frontmatter.Post(body, handler)
    post.metadata = handler.load(source)
    return post


def dump_post(post: frontmatter.Post) -> str:
    """The file as text, with a newline at its end."""
    text = Handler().format(post)
    return text if text.endswith("\n") else text + "\n"
