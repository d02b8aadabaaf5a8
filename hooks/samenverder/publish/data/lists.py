"""The practices of a term as a short list, for another site that wants to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.publish.data.columns import words
from samenverder.publish.data.complete import library
from samenverder.publish.data.recent import every_term, newest
from samenverder.reading.addresses import short
from samenverder.reading.json_schema import DRAFT_07
from samenverder.reading.practice import KINDS
from samenverder.reading.reserved import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.reading.practice import Practice

FOLDER = "data/lijst"
VERSION = 1
SCHEMA = f"schema/lijst.v{VERSION}.json"
MOST = 100
"""Practices in a list: more than any page of others shows."""


def frame_of(id: str) -> str:
    """The address of the card of a practice that others can put in a frame."""
    return f"{FRAMES}/{id}/"


def list_of(field: str, term: str) -> str:
    """The address of the list of a term."""
    return f"{FOLDER}/{field}/{term}.json"


def term_lists(catalogue: Catalogue, about: About) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every list: its address, and what is in it."""
    of_library = library(catalogue, about)
    items: dict[str, dict[str, str]] = {}
    for vocabulary, term, id in every_term(catalogue):
        found = catalogue.with_term(vocabulary, term)
        yield list_of(vocabulary.field, id), {
            "$schema": about.url(SCHEMA),
            "versie": VERSION,
            "bibliotheek": of_library,
            "begrip": {
                "id": term.id, "lijst": vocabulary.field, "label": term.label, "definitie": term.definition,
                "url": about.url(f"{vocabulary.field}/{term.id}/"),
            },
            "totaal": len(found),
            "praktijken": [items.setdefault(p.id, _item(p, about)) for p in newest(catalogue, found, MOST)],
        }  # fmt: skip


def _item(practice: Practice, about: About) -> dict[str, str]:
    return {
        "id": practice.id,
        "soort": practice.kind.name,
        "title": practice.title,
        "samenvatting": practice.fields.summary,
        "url": about.url(practice.address),
        "kort_adres": about.url(short(practice.id)),
        "insluiten": about.url(frame_of(practice.id)),
        "licentie": practice.fields.license or about.license,
        "gewijzigd": practice.changed.isoformat() if practice.changed else "",
    }


def told_fields() -> dict[str, str]:
    """What is said of each practice, and what that is."""
    told: dict[str, str] = words()["lijst"]
    return told


def list_schema(about: About) -> dict[str, Any]:
    """What a list is valid against, as JSON Schema (draft-07)."""
    text, address = {"type": "string"}, {"type": "string", "format": "uri"}
    shapes: dict[str, dict[str, Any]] = {
        "soort": {"enum": [kind.name for kind in KINDS]},
        "url": address,
        "kort_adres": address,
        "insluiten": address,
    }
    practice = {name: {**shapes.get(name, text), "description": told} for name, told in told_fields().items()}
    term = {"id": text, "lijst": text, "label": text, "definitie": text, "url": address}
    return {
        "$schema": DRAFT_07,
        "$id": about.url(SCHEMA),
        "title": f"De praktijken bij een begrip, versie {VERSION}",
        "type": "object",
        "required": ["versie", "bibliotheek", "begrip", "totaal", "praktijken"],
        "properties": {
            "$schema": address,
            "versie": {"const": VERSION},
            "bibliotheek": {
                "type": "object",
                "required": ["naam", "url", "licentie", "licentie_url", "datum"],
            },
            "begrip": {"type": "object", "required": list(term), "properties": term},
            "totaal": {
                "type": "integer",
                "description": f"Bij hoeveel praktijken het begrip staat; de {MOST} nieuwste staan in de lijst.",
            },
            "praktijken": {
                "type": "array",
                "maxItems": MOST,
                "items": {"type": "object", "required": list(practice), "properties": practice},
            },
        },
    }
