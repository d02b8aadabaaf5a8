"""What rules look through: everything that a reader of the site can come to see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.text import Piece, mail_addresses, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library

_ADDRESS = re.compile(r"https?://\S+")


def documents(library: Library) -> Iterator[Document]:
    """All documents to look at: practices, and vocabularies, whose texts stand on pages as well."""
    yield from (practice.document for practice in library.checked)
    yield from (
        v.document for v in library.vocabularies if library.only is None or v.document.file in library.only
    )


def everything(document: Document) -> Iterator[Piece]:
    """All text, code included; of web addresses nothing, of addresses of mail in links all."""
    for piece in (*values(document.data), *document.text.pieces):
        text = _ADDRESS.sub("", piece.text) if "http" in piece.text else piece.text
        if text.strip():
            yield Piece(text, piece.path, piece.line, piece.code)
    yield from mail_addresses(document.text.links)
