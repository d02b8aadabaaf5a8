"""Is everything seen as it was meant, or does it only mean something to another program?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samenverder.language.nearest import listed
from samenverder.reading.parts import BODY
from samenverder.reading.problem import Finding, Mend
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
            yield practice.document, Finding("Hier staan te veel lijsten of citaten in elkaar. Haal de spaties, streepjes of > aan het begin van de regel weg.", line=line, field=BODY)  # fmt: skip


@rule("onzichtbaar", of_one=True)
def unseen(library: Library) -> Found:
    """Wat je schrijft, is voor lezers te zien.

    Fout: `[let op]: deze regel verdwijnt van de pagina`
    Goed: `Let op: deze regel staat op de pagina`
    """
    for practice in library.checked:
        for piece in practice.text.lost:
            yield practice.document, piece.finding(f"'{shortened(piece.text)}' ziet geen lezer: zo begint een adres of noot waar de tekst niet naar verwijst. Haal de haken en de dubbele punt weg, of haal de regel weg.")  # fmt: skip

    for practice in library.checked:
        for piece in (*in_fields(practice.document), *practice.text.typed):
            if found := _MARK.search(piece.text):
                told = piece.finding(f"In '{_with_its_word(found)}' staat een teken dat niemand ziet (BOM). Haal het weg, of typ het woord opnieuw.".replace(found[0], ""))  # fmt: skip
                yield practice.document, replace(told, mend=Mend("", found[0]))


_MARK = re.compile("\ufeff")
"""Belongs at the begin of a file at most; inside a word it hides the word from every search."""

_BULLET = re.compile(r"^\s*[•●▪◦·]\s")
_OTHERS_CODE = (
    (re.compile(r"\{%[^%\n]{0,2000}%?\}?|\{\{[^{}\n]{0,2000}\}\}|\[/?(?:caption|gallery|embed|video|audio|vc_\w{1,30})(?:\s[^\]\n]{0,80})?\]"),
     "'{}' is een code van een ander systeem en doet hier niets. Haal hem weg, of schrijf wat er hoort te staan."),
    (re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .{0,60})?$"),
     "'{}' is een merkteken van git: twee versies zijn nog niet samengevoegd. Kies welke regels blijven, en haal de merktekens weg."),
    (_BULLET, "'{}' is een opsommingsteken uit Word. Schrijf in plaats daarvan een streepje en een spatie: '- '."),
    (re.compile(r"(?:Ã[\x80-\xbf©«¨¯¶¼¤´®¢³ºï‰]|â€[™œ\x9d“”˜¦\x80-\xbf]|Â[ \xa0«»°])"),
     "'{}' is verminkt: een letter met een accent of een aanhalingsteken is verkeerd gelezen. Typ het woord opnieuw."),
    (re.compile("\ufffd"), "'{}' bevat een teken dat verloren ging. Typ het woord opnieuw."),
    (re.compile(r"==[^=\s][^=\n]{0,80}=="), "'{}' markeert tekst in een ander programma; hier zie je de tekens. Schrijf **vet** of gewone tekst."),
)  # fmt: skip


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
            for pattern, said in _OTHERS_CODE:
                if found := pattern.search(piece.text):
                    said_of = shortened(_with_its_word(found) if pattern in _IN_A_WORD else found[0].strip())
                    told = piece.finding(said.format(said_of) + _goes_on(practice.document, piece, found[0]))
                    bullet = pattern is _BULLET and piece.line
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
    return f" Hij loopt door tot en met '%}}' op regel {piece.line + end}." if end else ""


_IN_A_WORD = tuple(pattern for pattern, said in _OTHERS_CODE if "Typ het woord opnieuw" in said)


def _with_its_word(found: re.Match[str]) -> str:
    """The word in which something was found, at most forty signs on either side."""
    before = found.string[max(0, found.start() - 40) : found.start()].split()
    after = found.string[found.end() : found.end() + 40].split()
    begins = before[-1] if before and not found.string[found.start() - 1].isspace() else ""
    ends = after[0] if after and not found.string[found.end()].isspace() else ""
    return f"{begins}{found[0]}{ends}"


_MARKED = re.compile(r"[{\[=<>|]")
_HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>:@]*(?:\s[^<>]*)?|!--[^\n]{0,200})>")


@rule("html", of_one=True)
def html(library: Library) -> Found:
    """Een praktijk is gewone tekst, zonder HTML.

    Fout: `<b>samen</b>`
    Goed: `**samen**`
    """
    for practice in library.checked:
        for piece in practice.text.typed:
            found = (
                [tag for tag in _HTML.findall(piece.text) if not _TO_FILL.fullmatch(tag)]
                if "<" in piece.text
                else []
            )
            if found:
                tags = listed(dict.fromkeys(found), "en")
                yield practice.document, piece.finding(f"{tags} {'is HTML en wordt' if len(found) == 1 else 'zijn HTML en worden'} als gewone tekst getoond. {_instead(found, practice)}")  # fmt: skip


def _instead(found: list[str], practice: Practice) -> str:
    place, name = practice.place, practice.id
    if any(tag[1:4].casefold() == "img" for tag in found):
        return f"Een afbeelding zet je in de map '{place}/', en schrijf je zo: ![wat erop te zien is]({name}/foto.jpg \"Wat je ziet. Foto: maker of licentie\")"
    return "Gebruik Markdown, of haal het weg."


_TO_FILL = re.compile(r"<[a-zà-ÿ]+(?: [a-zà-ÿ]+)+>", re.IGNORECASE)
"""`<naam van de gemeente>` is a place to fill in (told by `invultekst`), no HTML."""
