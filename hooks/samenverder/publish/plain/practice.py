"""The page of a practice: its text, and below it all that stands in its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.publish.data.columns import in_words
from samenverder.publish.pictures import picture
from samenverder.publish.plain.text import Ways, linked, markdown, place, plain
from samenverder.reading.fields import Module, Source
from samenverder.reading.links import OUTSIDE
from samenverder.reading.schema import Schema, union_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.plain.places import From
    from samenverder.reading.links import Atlas
    from samenverder.reading.practice import Practice

_ELSEWHERE = {"title", "summary", "status", "picture", "earlier", "earlier_headings", "license"}
"""Fields that stand at the head, or say nothing to a reader."""
_FOR_TRAINERS = frozenset({"parts", "materials", "preparations", "difficult", "later"})
"""Of a module: participants do not read them beforehand."""


def practice_text(practice: Practice, atlas: Atlas, here: From) -> str:
    """The text as it was written, with links to other files of the copy."""

    def leads(to: str) -> str | None:
        found = atlas.destination(to, practice)
        if found.scheme:
            return to if found.scheme in OUTSIDE else None
        if found.attachment:
            usable = found.attachment.usable and not found.attachment.picture
            return here.file(f"{practice.address}{found.attachment.name}") if usable else None
        if found.address is None:
            return None
        if found.address == practice.address and found.anchor:
            return f"#{found.anchor}"
        return here.page(found.address, found.anchor)

    def pictures(to: str) -> str | None:
        found = atlas.destination(to, practice).attachment
        usable = found and found.picture and found.usable
        return here.file(f"{practice.address}{picture(found).largest}") if found and usable else None

    ways = Ways(leads, pictures, atlas.titles, len(practice.fields.sources))
    return markdown(practice.text, ways, practice.fields.earlier_headings)


def practice_facts(practice: Practice, catalogue: Catalogue, here: From) -> str:
    """What is known at a glance: its terms, each with its standing and names, and fields with one value."""
    rows: list[tuple[str, str]] = []
    for vocabulary in catalogue.vocabularies:
        entries = catalogue.entries_in(practice, vocabulary)
        told = (
            linked(entry.term.label, here.page(f"{vocabulary.field}/{entry.term.id}/"))
            + (f" ({plain(', '.join(entry.names))})" if entry.names else "")
            + (f": {entry.standing.label}" if entry.standing and practice.kind.tells else "")
            for entry in entries
        )
        rows.append((vocabulary.head.plural.capitalize(), "; ".join(told)))
    rows += [(info.title or "", plain(str(value))) for _, info, value in _filled(practice) if not isinstance(value, tuple)]  # fmt: skip
    return "\n".join(f"- {label}: {value}" for label, value in rows if value)


def practice_lists(
    practice: Practice, titles: Callable[[str], str], here: From, *, trainer: bool = False
) -> Iterator[str]:
    """A section for each field that is a list; of a module those for its trainer only where these are asked for."""
    written = {section.heading.text for section in practice.text.sections}
    kept_back = _FOR_TRAINERS if practice.as_(Module) else frozenset()
    for name, info, value in _filled(practice):
        if not isinstance(value, tuple) or (name in kept_back) is not trainer:
            continue
        title = f"{info.title} (kort)" if info.title in written else str(info.title)
        rows = "\n".join(_items(info, value, titles, here))
        yield f"## {title}\n\n{rows}"


def _filled(practice: Practice) -> Iterator[tuple[str, FieldInfo, Any]]:
    for name, info in type(practice.fields).model_fields.items():
        value = getattr(practice.fields, name)
        if name not in _ELSEWHERE and value not in (None, "", ()):
            yield name, info, value


def _items(
    info: FieldInfo, values: tuple[Any, ...], titles: Callable[[str], str], here: From
) -> Iterator[str]:
    shape = union_of(union_of(info.annotation)[1])[3]
    for number, value in enumerate(values, 1):
        mark = f"{number}. ".ljust(4)
        if isinstance(value, Source):
            yield f"{mark}{place(f'bron-{number}')}{_source(value)}"
        elif isinstance(value, Schema):
            yield mark + "; ".join(_told(value))
        elif shape.get("format") == "id":
            yield f"-   {linked(titles(value), here.page(f'p/{value}/'))}"
        else:
            yield f"-   {plain(str(value))}"


def _told(value: Schema) -> Iterator[str]:
    for name, info in type(value).model_fields.items():
        inner = getattr(value, name)
        if inner not in (None, "", ()):
            yield f"{info.title}: {plain(in_words(inner))}"


def _source(source: Source) -> str:
    title = linked(source.title, source.url) if source.url else plain(source.title)
    by = ", ".join(plain(one) for one in (source.author, source.publisher) if one)
    rest = [plain(one) for one in (source.place, source.date) if one]
    return ". ".join(part.rstrip(".") for part in (title, by, *rest) if part) + "."
