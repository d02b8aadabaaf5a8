"""Pages that are written by hand, in `docs/`: MkDocs shows them; their links to practices are ours to look after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.reading.fields import Fields
from samenverder.reading.files import Unreadable, read_text
from samenverder.reading.filling import fill
from samenverder.reading.front_matter import practice_document
from samenverder.reading.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.front_matter import Document
    from samenverder.reading.problem import Finding, Path


@dataclass(frozen=True)
class WrittenPage:
    """A page that was written by hand."""

    file: str
    """Path as people see it."""
    folder: str
    """Where its links count from, below `docs/`."""
    address: str
    text: Text
    place: str = ""
    earlier: tuple[EarlierHeading, ...] = ()
    """Headings that have another name now."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with these."""
    document: Document | None = None
    """Its front matter, where it has any."""

    def line(self, path: Path) -> int:
        """The line on which a field stands."""
        return self.document.line(path) if self.document else 1


def written_pages(docs: FilePath) -> Iterator[WrittenPage]:
    """The pages in a folder; one that cannot be read is MkDocs' business."""
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        parts = path.relative_to(docs).with_suffix("").parts
        address = "".join(f"{part}/" for part in (parts[:-1] if parts[-1] == "index" else parts))
        try:
            text = read_text(path)[0]
        except Unreadable:
            continue
        file = path.relative_to(docs.parent).as_posix()
        yield _page(file, "/".join(parts[:-1]), address, text)


def _page(file: str, folder: str, address: str, text: str) -> WrittenPage:
    try:
        document = practice_document(text, (), file)
    except Unreadable:
        # Most have no front matter.
        return WrittenPage(file, folder, address, Text(text))
    # The rest of its front matter is for MkDocs.
    kept, findings = fill(
        Fields, {name: document.data[name] for name in (_EARLIER,) if name in document.data}
    )
    return WrittenPage(
        file, folder, address, document.text, "", kept.earlier_headings, tuple(findings), document
    )


_EARLIER = "eerdere_kopjes"
