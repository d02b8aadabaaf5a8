"""Linked data: a few kinds of statement, written as Turtle and as JSON-LD from the same nodes.

The build writes some thousands of statements and reads none: a library for RDF, with parser and store, would be
loaded for that alone. What is written here is held against one (rdflib) by the tests.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Iri:
    """A thing with an address."""

    value: str


@dataclass(frozen=True)
class Text:
    """A text for people; `language` empty for what is the same in all."""

    value: str
    language: str = "nl"


@dataclass(frozen=True)
class Typed:
    """A value of a type, as `xsd:date`."""

    value: str
    datatype: str


Value: TypeAlias = "Iri | Text | Typed"


@dataclass
class Node:
    """What is said of one thing."""

    iri: str
    types: tuple[str, ...]
    said: dict[str, list[Value]] = field(default_factory=dict)

    def say(self, predicate: str, *values: Value | None) -> Node:
        """Add statements; None says nothing, and nothing is said twice."""
        for value in values:
            if value is not None and value not in self.said.get(predicate, ()):
                self.said.setdefault(predicate, []).append(value)
        return self


def words(values: Iterable[str]) -> list[Value]:
    """Texts for people."""
    return [Text(value) for value in values]


def turtle(nodes: Iterable[Node], own: Mapping[str, str]) -> str:
    """The nodes as Turtle; `own` are prefixes besides the usual ones."""
    nodes = list(nodes)
    used = {name.partition(":")[0] for node in nodes for name in _names(node)}
    known = {name: iri for name, iri in {**PREFIXES, **own}.items() if name in used}
    head = "".join(f"@prefix {name}: <{_iri(iri)}> .\n" for name, iri in sorted(known.items()))
    return head + "".join(_block(node) for node in nodes)


def _names(node: Node) -> Iterator[str]:
    yield from (*node.types, *node.said)
    yield from (
        value.datatype for values in node.said.values() for value in values if isinstance(value, Typed)
    )


def _block(node: Node) -> str:
    lines = [f"    a {', '.join(node.types)}"] if node.types else []
    lines += [f"    {name} {', '.join(map(_term, values))}" for name, values in node.said.items()]
    return f"\n<{_iri(node.iri)}>\n" + " ;\n".join(lines) + " .\n"


def _term(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{_iri(value.value)}>"
    # A string of JSON is one of Turtle too.
    quoted = json.dumps(value.value, ensure_ascii=False)
    if isinstance(value, Typed):
        return f"{quoted}^^{value.datatype}"
    return f"{quoted}@{value.language}" if value.language else quoted


def _iri(value: str) -> str:
    """What may not stand between < and > is written by its number."""
    return re.sub(r"[\x00-\x20<>\"{}|^`\\]", lambda found: f"%{ord(found[0]):02X}", value)


def json_ld(nodes: Iterable[Node], own: Mapping[str, str]) -> dict[str, Any]:
    """The nodes as JSON-LD 1.1."""
    nodes = list(nodes)
    used = {name.partition(":")[0] for node in nodes for name in _names(node)}
    known = {name: iri for name, iri in sorted({**PREFIXES, **own}.items()) if name in used}
    return {
        "@context": known,
        "@graph": [
            {"@id": _iri(node.iri), **({"@type": list(node.types)} if node.types else {}),
             **{name: [_json(value) for value in values] for name, values in node.said.items()}}
            for node in nodes
        ],
    }  # fmt: skip


def _json(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": _iri(value.value)}
    if isinstance(value, Typed):
        return {"@value": value.value, "@type": value.datatype}
    return {"@value": value.value, **({"@language": value.language} if value.language else {})}
