"""Can it be read, and do the fields hold what belongs there?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from samenverder.reading.problem import Finding
from samenverder.reading.schema import missing
from samenverder.reading.training_fields import Part
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary


def _as_read(library: Library) -> Iterator[tuple[Document, Finding]]:
    """What was found while reading, of every file."""
    items: tuple[Vocabulary | Practice, ...] = (*library.checked_vocabularies, *library.checked)
    for item in items:
        for finding in (*item.document.findings, *item.findings):
            yield item.document, finding


@rule("onleesbaar")
def unreadable(library: Library) -> Found:
    """Een bestand is te lezen: opgeslagen als UTF-8, met velden tussen twee regels van drie streepjes.

    Fout: `title: Wonen: hoe doe je dat`
    Goed: `title: "Wonen: hoe doe je dat"`
    """
    yield from library.unreadable
    yield from ((doc, finding) for doc, finding in _as_read(library) if finding.code == "onleesbaar")


@rule("dubbel-veld", of_one=True)
def twice(library: Library) -> Found:
    """Een veld staat er één keer.

    Fout: twee regels die met `themas:` beginnen
    Goed: `themas: [dakloosheid, veiligheid]`
    """
    yield from ((doc, finding) for doc, finding in _as_read(library) if finding.code == "dubbel-veld")


@rule("onbekend-veld", of_one=True)
def unknown(library: Library) -> Found:
    """Een veld heeft een naam uit de veldenlijst.

    Fout: `samenvating: ...`
    Goed: `samenvatting: ...`
    """
    yield from ((doc, finding) for doc, finding in _as_read(library) if finding.code == "onbekend-veld")


@rule("waarde", of_one=True)
def wrong_value(library: Library) -> Found:
    """De waarde van een veld is van de soort die daar hoort: tekst, een lijst, een getal, een datum die bestaat.

    Fout: `beoordeeld: 2026-02-31`
    Goed: `beoordeeld: 2026-02-28`
    """
    yield from ((doc, finding) for doc, finding in _as_read(library) if finding.code == "waarde")
    for practice in library.checked:
        for number, part in practice.numbered("onderdelen", getattr(practice.fields, "parts", ())):
            filled = [name for name in ("story", "guide", "exercise", "pause") if getattr(part, name)]
            if len(filled) != 1:
                choice = ", ".join(
                    str(Part.model_fields[name].alias) for name in ("story", "guide", "exercise", "pause")
                )
                yield practice.document, Finding(
                    f"Elk onderdeel heeft precies één van deze velden: {choice}."
                    + (" Naast 'vorm' hoort een naam, zoals 'werkvorm: Kennismaken'." if part.form and not filled else ""),
                    ("onderdelen", number),
                )  # fmt: skip


@rule("weggevallen", of_one=True)
def cut(library: Library) -> Found:
    """Een tekst met ' #' erin staat tussen aanhalingstekens: wat erachter komt, leest YAML anders niet.

    Fout: `title: Aanpak #1 van het buurthuis`
    Goed: `title: "Aanpak #1 van het buurthuis"`
    """
    for document, facets in (
        *((practice.document, {v.field for v in library.vocabularies}) for practice in library.checked),
        *((v.document, set[str]()) for v in library.checked_vocabularies),
    ):
        for path, comment in document.comments.items():
            value = _at(document.data, path)
            # Behind a term, a day or a number a comment is one; so it is where a space follows the sign.
            if (
                not comment.cuts
                or path[0] in facets
                or not value
                or (comment.text[1:2].isspace() and _is_word(value))
            ):
                continue
            whole = f"{value} {comment.text}".replace('"', "'")
            yield document, Finding(f"Wat achter # staat, wordt niet gelezen. Zet de hele tekst tussen dubbele aanhalingstekens: \"{shortened(whole)}\".", path, line=comment.line)  # fmt: skip


def _at(data: Any, path: tuple[str | int, ...]) -> str:
    for step in path:
        data = data[step]
    return str(data or "")


def _is_word(value: str) -> bool:
    """Whether a value is an id, a day, a number or one of a few choices: what nobody writes a sentence in."""
    return re.fullmatch(r"[\w.-]+", value) is not None


@rule("ontbreekt")
def missing_field(library: Library) -> Found:
    """Een verplicht veld is ingevuld.

    Fout: `samenvatting:` zonder tekst erachter
    Goed: `samenvatting: Vier organisaties maakten samen één plan voor een inwoner die steeds uit beeld raakte.`
    """
    for vocabulary in library.vocabularies:
        for path in missing(vocabulary.head):
            if not _reported(vocabulary.findings, path):
                yield vocabulary.document, Finding("Dit veld ontbreekt of is leeg. Vul het in.", path)
    for practice in library.checked:
        for path in missing(practice.fields):
            if not _reported(practice.findings, path):
                yield (
                    practice.document,
                    Finding(f"Dit veld ontbreekt of is leeg. {_how(path, library)}", path),
                )
        for vocabulary in library.vocabularies:
            here = (vocabulary.field,)
            if practice.kind.name not in vocabulary.head.required_for or practice.tags[vocabulary.id]:
                continue
            if not _reported(practice.findings, here):
                example = next(iter(vocabulary.terms), "begrip")
                yield practice.document, Finding(
                    f"Dit veld ontbreekt of is leeg. Noem minstens één {vocabulary.head.singular}, "
                    f"bijvoorbeeld '{vocabulary.field}: [{example}]'.",
                    here,
                )  # fmt: skip


def _how(path: tuple[str | int, ...], library: Library) -> str:
    if path == ("beoordeeld",):
        return f"Zet er de datum van vandaag neer: beoordeeld: {library.today}"
    return "Vul het in."


def _reported(findings: tuple[Finding, ...], path: tuple[str | int, ...]) -> bool:
    """Whether something was said about this very field, or the group it is in: then it is not missing, but wrong."""
    return any(
        finding.path[: len(path)] == path
        or (len(finding.path) > 1 and path[: len(finding.path)] == finding.path)
        or path in finding.covers
        for finding in findings
    )
