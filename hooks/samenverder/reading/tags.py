"""What a practice is tagged with: a term, and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from samenverder.language.nearest import did_you_mean, listed
from samenverder.reading.filling import comma_separated
from samenverder.reading.problem import Finding
from samenverder.reading.signs import plain_word
from samenverder.reading.table import say
from samenverder.reading.values import shortened

if TYPE_CHECKING:
    from samenverder.reading.vocabulary import Vocabulary


@dataclass(frozen=True)
class Tag:
    """A term that a practice is tagged with."""

    term: str
    """As written: it need not exist."""
    standing: str | None = None
    names: tuple[str, ...] = ()
    written: str = field(default="", compare=False)
    """The term as it stands in the file."""
    place: int = field(default=0, compare=False)
    """Which item of the list in the file it is, from 0."""


def tags_from(value: Any, vocabulary: Vocabulary) -> tuple[tuple[Tag, ...], list[Finding]]:
    """The tags in the field of a vocabulary, and what is wrong with how they are written.

    `value` is a list of ids; an id may carry a standing (`regie: ontbrak`) or names (`gemeente: Ede`).
    Whether the terms exist is for the rules.
    """
    if value is None:
        return (), []
    if isinstance(value, str):
        # Only one thing can be meant by terms with commas between them.
        value = comma_separated(value)
    if not isinstance(value, list):
        lines = " en ".join(
            f"'- {key}: {behind}'" for key, behind in value.items() if isinstance(behind, str)
        )
        example = next(iter(vocabulary.terms), "begrip")
        which = "begrippen-streepje" if lines else "begrippen-lijst"
        told = say("waarde", which, lines=lines, field=vocabulary.field, example=example)
        return (), [Finding(told, (vocabulary.field,), code="waarde")]
    tags: list[Tag] = []
    findings: list[Finding] = []
    for number, item in enumerate(value):
        tag, message = _tag(item, vocabulary)
        if tag:
            written = item if isinstance(item, str) else next(iter(item), "")
            tags.append(replace(tag, place=number, written=written))
        if message:
            findings.append(Finding(message, (vocabulary.field, number), code="waarde"))
    return tuple(tags), findings


def _id(written: str) -> str:
    """An id as it was meant: no id has capitals."""
    word = plain_word(written)
    return word.lower() if re.fullmatch(r"[\w-]+", word) else word


def _tag(item: Any, vocabulary: Vocabulary) -> tuple[Tag | None, str | None]:
    default = vocabulary.default_standing.id if vocabulary.default_standing else None
    if isinstance(item, str) and item.strip():
        return Tag(_id(item), default), None
    if not isinstance(item, dict) or len(item) != 1:
        return None, say("waarde", "een-id")
    (written, behind), = item.items()  # fmt: skip
    term = _id(written)
    if behind is None:
        return Tag(term, default), say("waarde", "niets-achter", term=shortened(term))
    if vocabulary.head.standings:
        if isinstance(behind, str) and vocabulary.standing(behind):
            return Tag(term, behind), None
        allowed = [standing.id for standing in vocabulary.head.standings]
        hint = did_you_mean(behind, allowed) if isinstance(behind, str) else ""
        said = say("waarde", "geen-stand", behind=shortened(behind)) if isinstance(behind, str) else ""
        told = say("waarde", "stand", term=shortened(term), allowed=listed(allowed))
        return Tag(term, default), f"{said}{told}{hint}"
    if vocabulary.head.names:
        given = [behind] if isinstance(behind, str) else behind
        if isinstance(given, list) and all(isinstance(name, str) for name in given):
            return Tag(term, default, tuple(name.strip() for name in given)), None
        return Tag(term, default), say("waarde", "naam-achter", term=shortened(term))
    return Tag(term, default), say("waarde", "geen-naam-achter", term=shortened(term), plain=term)
