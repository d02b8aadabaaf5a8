"""Each practice as plain Markdown beside its page, and a guide to the site for programs that read text (llms.txt)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from samenverder.publish.data.columns import in_words, words
from samenverder.publish.data.recent import every_id, newest
from samenverder.publish.pictures import picture
from samenverder.reading.addresses import short
from samenverder.reading.fields import Source
from samenverder.reading.links import OUTSIDE, Atlas
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import Schema, union_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.reading.practice import Practice

GUIDE = "llms.txt"
"""Where programs that answer questions look for what a site has (llmstxt.org)."""
MOST = 250
"""Practices of a kind that the guide names; it says where the others are."""
_ELSEWHERE = {"title", "summary", "status", "picture", "license", "earlier"}
"""Fields that stand at the head, or say nothing to who reads the text alone."""


def address_of(practice: Practice) -> str:
    """Where its Markdown lies: at the address of its page, with `.md` for the slash."""
    return f"{practice.address.rstrip('/')}.md"


def plain_files(
    catalogue: Catalogue, practice: Practice, atlas: Atlas, about: About
) -> Iterator[tuple[str, str]]:
    """The Markdown of a practice, also where its page was before."""
    text = plain_text(catalogue, practice, atlas, about)
    for id in every_id(catalogue, practice):
        yield f"{practice.kind.folder}/{id}.md", text


def plain_text(catalogue: Catalogue, practice: Practice, atlas: Atlas, about: About) -> str:
    """All that its page tells, as text: what is known at a glance, what was written, what it rests on."""
    said, fields = words()["tekst"], practice.fields
    told = type(fields).model_fields
    facts = [
        (said["soort"], practice.kind.name),
        (said["adres"], about.url(short(practice.id))),
        *((info.title or "", str(value)) for info, value in _filled(fields) if not isinstance(value, tuple)),
        *_facets(catalogue, practice),
        (told["license"].title or "", fields.license or f"{about.license} ({about.license_url})"),
        (said["uit"], f"{about.name} ({about.site})"),
    ]
    written = {section.heading.text for section in practice.text.sections}
    parts = [
        f"# {_line(practice.title)}",
        fields.summary,
        "\n".join(f"- {label}: {_line(value)}" for label, value in facts if value),
        linked_text(practice, atlas, about).strip(),
        *(
            f"## {said['apart'].format(veld=info.title) if info.title in written else info.title}\n\n"
            + "\n".join(_items(info, value, atlas, about))
            for info, value in _filled(fields)
            if isinstance(value, tuple)
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _filled(fields: Schema) -> Iterator[tuple[FieldInfo, Any]]:
    for attribute, info in type(fields).model_fields.items():
        value = getattr(fields, attribute)
        if attribute not in _ELSEWHERE and value not in (None, "", ()):
            yield info, value


def _facets(catalogue: Catalogue, practice: Practice) -> Iterator[tuple[str, str]]:
    for vocabulary in catalogue.vocabularies:
        entries = catalogue.entries_in(practice, vocabulary)
        if vocabulary.head.standings and practice.kind.tells:
            for standing in vocabulary.head.standings:
                here = [entry.term.label for entry in entries if entry.standing is standing]
                yield f"{vocabulary.head.plural.capitalize()}, {standing.label}", "; ".join(here)
        else:
            named = (f"{e.term.label} ({', '.join(e.names)})" if e.names else e.term.label for e in entries)
            yield vocabulary.head.plural.capitalize(), "; ".join(named)


def _items(info: FieldInfo, values: tuple[Any, ...], atlas: Atlas, about: About) -> Iterator[str]:
    shape = union_of(union_of(info.annotation)[1])[3]
    for number, value in enumerate(values, 1):
        if isinstance(value, Source):
            yield f"{number}. {_source(value)}"
        elif isinstance(value, Schema):
            told = ((inner.title or "", _line(in_words(item))) for inner, item in _filled(value))
            yield f"{number}. " + "; ".join(f"{label}: {text}" for label, text in told)
        elif shape.get("format") == "id":
            title = atlas.titles.get(value, value)
            yield f"- [{_bracketed(title)}]({about.url(short(value))})"
        else:
            yield f"- {_line(value)}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _source(source: Source) -> str:
    said = words()["tekst"]
    title = f"[{_bracketed(source.title)}]({source.url})" if source.url else _line(source.title)
    by = ", ".join(filter(None, (source.author, source.publisher)))
    read = said["deel"] if source.read == "deel" else ""
    rest = [by, source.place, source.date or said["zonder_datum"], read]
    return ". ".join(_line(part).rstrip(".") for part in (title, *rest) if part) + "."


def linked_text(practice: Practice, atlas: Atlas, about: About) -> str:
    """The text as it was written, with links that work from anywhere."""
    rows = practice.text.source.split("\n")
    for link in practice.text.links:
        at = link.line - practice.text.first
        to = _full(link.target, practice, atlas, about)
        if to is None or link.bare or not 0 <= at < len(rows):
            continue
        if link.wiki:
            text = atlas.titles.get(link.target, link.text) if link.text == link.target else link.text
            written = rf"\[\[{re.escape(link.target)}(?:\|[^\[\]]*)?\]\]"
            new = f"[{_bracketed(text)}]({to})"
        else:
            written = rf"\]\(<?{re.escape(link.target)}(?=[>\s)])>?"
            new = f"]({to}"
        before, found, after = _cut(written, rows[at])
        rows[at] = before + (new if found else "") + after
    return "\n".join(rows)


def _cut(pattern: str, row: str) -> tuple[str, str, str]:
    """A line before, at and after the first place that fits a pattern."""
    found = re.search(pattern, row)
    return (row[: found.start()], found[0], row[found.end() :]) if found else (row, "", "")


def _bracketed(text: str) -> str:
    """A text that can stand between brackets."""
    return re.sub(r"([\[\]])", r"\\\1", _line(text))


def _full(target: str, practice: Practice, atlas: Atlas, about: About) -> str | None:
    """The full address that a link leads to; None where it stays as it was written."""
    found = atlas.destination(target, practice)
    if found.scheme in OUTSIDE:
        return None
    if (beside := found.attachment) and beside.usable:
        return about.url(f"{practice.address}{picture(beside).largest if beside.picture else beside.name}")
    if found.address is None:
        return None
    query, anchor = found.query and f"?{found.query}", found.anchor and f"#{found.anchor}"
    return about.url(f"{found.address}{query}{anchor}")


def guide(catalogue: Catalogue, about: About) -> str:
    """What the site has and where, after llmstxt.org: a title, a summary, sections with links."""
    said = words()["gids"]
    parts = [
        f"# {about.name}",
        f"> {about.description}",
        said["uitleg"].format(naam=about.name, licentie=about.license),
    ]
    parts.append(f"## {said['gegevens']}\n\n" + "\n".join(
        f"- [{row['titel']}]({about.url(row['adres'])}): {row['uitleg']}" for row in words()["bestanden"] if row.get("gids")
    ))  # fmt: skip
    for kind in KINDS:
        found = newest(catalogue, catalogue.of_kind(kind), MOST)
        rows = [
            f"- [{_bracketed(p.title)}]({about.url(address_of(p))}): {_line(p.fields.summary)}" for p in found
        ]
        if len(rows) < len(catalogue.of_kind(kind)):
            rows.append(f"- [{said['meer']}]({about.url('data/praktijken.json')})")
        if rows:
            parts.append(f"## {kind.plural.capitalize()}\n\n" + "\n".join(rows))
    for vocabulary in catalogue.vocabularies:
        rows = [
            f"- [{_bracketed(term.label)}]({about.url(f'{vocabulary.field}/{term.id}/')}): {_line(term.definition)}"
            for term in vocabulary.terms.values()
            if catalogue.with_term(vocabulary, term)
        ]
        if rows:
            title = vocabulary.head.plural.capitalize()
            parts.append(f"## {title}\n\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"
