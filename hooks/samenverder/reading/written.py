"""Pages that are written by hand, in `docs/`: MkDocs shows them; their links to practices are ours to look after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samenverder.reading.files import Unreadable, read_text
from samenverder.reading.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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


def written_pages(docs: Path) -> Iterator[WrittenPage]:
    """The pages in a folder; one that cannot be read is MkDocs' business."""
    for path in sorted(docs.rglob("*.md")) if docs.is_dir() else ():
        parts = path.relative_to(docs).with_suffix("").parts
        address = "".join(f"{part}/" for part in (parts[:-1] if parts[-1] == "index" else parts))
        try:
            text = read_text(path)[0]
        except Unreadable:
            continue
        file = path.relative_to(docs.parent).as_posix()
        yield WrittenPage(file, "/".join(parts[:-1]), address, Text(text))
