"""Is everything seen as it was meant, or does it only mean something to another program?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samenverder.language.nearest import listed
from samenverder.reading.parts import BODY
from samenverder.reading.problem import Finding, Mend
from samenverder.reading.table import pattern, say, table
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import in_fields

if TYPE_CHECKING:
    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library
    from samenverder.reading.parts import Piece
    from samenverder.reading.practice import Practice


@rule("te-diep", of_one=True)
def too_deep(library: Library) -> Found:
    """Lijsten en citaten staan hoogstens een paar niveaus in elkaar.

    Fout: een lijst in een lijst in een lijst, dertig keer
    Goed: een lijst met onder een punt nog een lijst
    """
    for practice in library.checked:
        if line := practice.text.too_deep:
            yield practice.document, Finding(say("te-diep", "diep"), line=line, field=BODY)


@rule("onzichtbaar", of_one=True)
def unseen(library: Library) -> Found:
    """Wat je schrijft, is voor lezers te zien.

    Fout: `[let op]: deze regel verdwijnt van de pagina`
    Goed: `Let op: deze regel staat op de pagina`
    """
    for practice in library.checked:
        for piece in practice.text.lost:
            told = say("onzichtbaar", "geen-lezer", text=shortened(piece.text))
            yield practice.document, piece.finding(told)

    for practice in library.checked:
        for piece in (*in_fields(practice.document), *practice.text.typed):
            if found := _MARK.search(piece.text):
                said = say("onzichtbaar", "bom", word=_with_its_word(found)).replace(found[0], "")
                yield practice.document, replace(piece.finding(said), mend=Mend("", found[0]))


_MARK = re.compile("\ufeff")
"""Belongs at the begin of a file at most; inside a word it hides the word from every search."""


@rule("vreemde-tekens", of_one=True)
def foreign(library: Library) -> Found:
    """Er staat niets in wat alleen een ander programma begrijpt.

    Fout: `{% include "kader.html" %}`, `• eerst bellen`, `CafÃ©`
    Goed: `- eerst bellen`, `Café`
    """
    for practice in library.checked:
        for piece in (*in_fields(practice.document), *practice.text.typed):
            if piece.text.isascii() and not _MARKED.search(piece.text):
                continue
            for which in table()["vreemde-tekens"]["patroon"]:
                if found := pattern("vreemde-tekens", which).search(piece.text):
                    said_of = shortened(_with_its_word(found) if which in _IN_A_WORD else found[0].strip())
                    said = say("vreemde-tekens", which, found=said_of)
                    told = piece.finding(said + _goes_on(practice.document, piece, found[0]))
                    bullet = which == "opsomming" and piece.line
                    yield (
                        practice.document,
                        replace(told, mend=Mend("-", found[0].strip())) if bullet else told,
                    )


def _goes_on(document: Document, piece: Piece, found: str) -> str:
    """Where code of another system ends that goes on over lines."""
    if not found.startswith("{%") or found.endswith("%}") or piece.line is None:
        return ""
    rows = document.body.split("\n")[piece.line - document.body_line :]
    end = next((number for number, row in enumerate(rows) if "%}" in row), 0)
    return say("vreemde-tekens", "code-tot", line=piece.line + end) if end else ""


_IN_A_WORD = ("verminkt", "verloren")


def _with_its_word(found: re.Match[str]) -> str:
    """The word in which something was found, at most forty signs on either side."""
    before = found.string[max(0, found.start() - 40) : found.start()].split()
    after = found.string[found.end() : found.end() + 40].split()
    begins = before[-1] if before and not found.string[found.start() - 1].isspace() else ""
    ends = after[0] if after and not found.string[found.end()].isspace() else ""
    return f"{begins}{found[0]}{ends}"


_MARKED = re.compile(r"[{\[=<>|]")


@rule("html", of_one=True)
def html(library: Library) -> Found:
    """Een praktijk is gewone tekst, zonder HTML.

    Fout: `<b>samen</b>`
    Goed: `**samen**`
    """
    for practice in library.checked:
        for piece in practice.text.typed:
            found = (
                [
                    tag
                    for tag in pattern("html", "html").findall(piece.text)
                    # `<naam van de gemeente>` is a place to fill in (told by `invultekst`), no HTML.
                    if not pattern("html", "in-te-vullen").fullmatch(tag)
                ]
                if "<" in piece.text
                else []
            )
            if found:
                tags = listed(dict.fromkeys(found), "en")
                which = "een" if len(found) == 1 else "meer"
                told = say("html", which, tags=tags, instead=_instead(found, practice))
                yield practice.document, piece.finding(told)


def _instead(found: list[str], practice: Practice) -> str:
    picture = any(tag[1:4].casefold() == "img" for tag in found)
    return say("html", "afbeelding" if picture else "markdown", place=practice.place, id=practice.id)
