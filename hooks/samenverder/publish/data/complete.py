"""The whole collection as one file of JSON, and the schema that it is valid against.

Fields are called as in the files that contributors write, so the schema follows from the declared fields. Facets are
called by their vocabulary and lie under `ingangen`: the schema is the same for every library with this software.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samenverder.reading.addresses import short
from samenverder.reading.json_schema import DRAFT_07, json_schema, model_schema
from samenverder.reading.practice import KINDS
from samenverder.reading.vocabulary import VocabularyFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.reading.practice import Practice
    from samenverder.reading.schema import Schema
    from samenverder.reading.vocabulary import Vocabulary

ADDRESS = "data/praktijken.json"
VERSION = 1
"""Rises when a name goes away or means something else; names may be added to a version."""
SCHEMA = f"schema/praktijken.v{VERSION}.json"


def complete(catalogue: Catalogue, about: About) -> Iterator[str]:
    """Everything, in pieces of text: a practice on a line."""
    head = {
        "$schema": about.url(SCHEMA),
        "versie": VERSION,
        "bibliotheek": library(catalogue, about),
        "begrippenlijsten": [_vocabulary(vocabulary, about) for vocabulary in catalogue.vocabularies],
    }
    begin = json.dumps(head, ensure_ascii=False, indent=1)
    yield begin.removesuffix("\n}") + ',\n "praktijken": ['
    for number, practice in enumerate(catalogue.practices):
        yield (",\n  " if number else "\n  ") + json.dumps(
            of_practice(catalogue, practice, about), ensure_ascii=False
        )
    yield "\n ]\n}\n"


def library(catalogue: Catalogue, about: About) -> dict[str, str]:
    """Which library it is, and on which terms its data may be used."""
    found = {
        "naam": about.name,
        "beschrijving": about.description,
        "url": about.site,
        "organisatie": about.organisation,
        "licentie": about.license,
        "licentie_url": about.license_url,
        "datum": catalogue.library.today.isoformat(),
    }
    return {name: value for name, value in found.items() if value}


def of_practice(catalogue: Catalogue, practice: Practice, about: About) -> dict[str, Any]:
    """A practice: its addresses, its declared fields, its facets and its text. What is empty is left out."""
    return {
        "id": practice.id,
        "soort": practice.kind.name,
        "adres": practice.address,
        "url": about.url(practice.address),
        "kort_adres": about.url(short(practice.id)),
        **filled(practice.fields),
        "title": practice.title,
        "ingangen": {
            vocabulary.field: [
                {"id": entry.term.id, "label": entry.term.label}
                | ({"stand": entry.standing.id} if entry.standing and practice.kind.tells else {})
                | ({"namen": list(entry.names)} if entry.names else {})
                for entry in entries
            ]
            for vocabulary in catalogue.vocabularies
            if (entries := catalogue.entries_in(practice, vocabulary))
        },
        "tekst": practice.text.source.strip() + "\n",
    }


def filled(fields: Schema) -> dict[str, Any]:
    """The declared fields that are filled, as they are called in a file."""
    found: dict[str, Any] = fields.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return found


def _vocabulary(vocabulary: Vocabulary, about: About) -> dict[str, Any]:
    head = filled(vocabulary.head)
    terms = [
        {**filled(term), "url": about.url(f"{vocabulary.field}/{term.id}/")}
        for term in vocabulary.terms.values()
    ]
    return {"id": vocabulary.id, **head, "veld": vocabulary.field, _alias("terms"): terms}


def _alias(attribute: str) -> str:
    return VocabularyFile.model_fields[attribute].alias or attribute


def complete_schema(about: About) -> dict[str, Any]:
    """What `complete` is valid against, as JSON Schema (draft-07)."""
    kinds = {kind.name: _published(json_schema(kind, ())) for kind in KINDS}
    text, address = {"type": "string"}, {"type": "string", "format": "uri"}
    entry = {
        "type": "object",
        "required": ["id", "label"],
        "properties": {"id": text, "label": text, "stand": text, "namen": {"type": "array", "items": text}},
    }
    practice = {
        "type": "object",
        "required": ["id", "soort", "adres", "url", "kort_adres", "title", "ingangen", "tekst"],
        "properties": {
            "id": text,
            "soort": {"enum": list(kinds)},
            "adres": {**text, "description": "Vanaf het begin van de site."},
            "url": address,
            "kort_adres": {**address, "description": "Blijft werken, ook als de praktijk verhuist."},
            "ingangen": {
                "type": "object",
                "description": "Per begrippenlijst (de naam van haar veld) de begrippen waar de praktijk bij hoort.",
                "additionalProperties": {"type": "array", "items": entry},
            },
            "tekst": {**text, "description": "Markdown; [1] verwijst naar de eerste bron."},
        },
        "allOf": [
            {"if": {"properties": {"soort": {"const": name}}}, "then": {"$ref": f"#/definitions/{name}"}}
            for name in kinds
        ],
    }
    of_library = dict.fromkeys(("naam", "beschrijving", "organisatie", "licentie"), text)
    return {
        "$schema": DRAFT_07,
        "$id": about.url(SCHEMA),
        "title": f"Alle praktijken van een bibliotheek, versie {VERSION}",
        "type": "object",
        "required": ["versie", "bibliotheek", "begrippenlijsten", "praktijken"],
        "properties": {
            "$schema": address,
            "versie": {"const": VERSION},
            "bibliotheek": {
                "type": "object",
                "required": ["naam", "url", "licentie", "licentie_url", "datum"],
                "properties": {**of_library, "url": address, "licentie_url": address, "datum": {"type": "string", "format": "date"}},
            },
            "begrippenlijsten": {"type": "array", "items": {"$ref": "#/definitions/begrippenlijst"}},
            "praktijken": {"type": "array", "items": practice},
        },
        "definitions": {**kinds, "begrippenlijst": _vocabulary_schema()},
    }  # fmt: skip


def _vocabulary_schema() -> dict[str, Any]:
    schema = _published(model_schema(VocabularyFile))
    schema["properties"]["id"] = {"type": "string"}
    schema["properties"][_alias("terms")]["items"]["properties"]["url"] = {"type": "string", "format": "uri"}
    return {**schema, "required": ["id", "veld", _alias("terms")]}


def _published(schema: Any) -> Any:
    """A schema of what contributors write as one of what is published.

    Where a build goes on in spite of a problem, a required field may be lacking; and a later version may have more.
    """
    if isinstance(schema, list):
        return [_published(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    left = {"required", "additionalProperties", "$schema"}
    kept = {
        name: {key: _published(value) for key, value in item.items()}
        if name == "properties"
        else _published(item)
        for name, item in schema.items()
        if name not in left
    }
    # Text that looks like a number is written as text.
    return {**kept, "type": "string"} if kept.get("type") == ["string", "number"] else kept
