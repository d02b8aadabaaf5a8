"""A practice as plain data: for pages that put practices side by side in the browser, and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.reading.addresses import short
from samenverder.reading.fields import Guide, Story

if TYPE_CHECKING:
    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice

FOLDER = "data/praktijken"
"""Where the records are published, each named after the id of its practice."""


def record(catalogue: Catalogue, practice: Practice) -> dict[str, Any]:
    """What other pages and programs ask of a practice: what it is tagged with, what came of it, its text by heading.

    `facets` has for each vocabulary that it is tagged with its terms, each `{id, label}` and what else is said of
    it there (`standing`, `names`). `sections` has the text by heading: blocks of `[kind, text]`, where the kind is
    `p` (a paragraph) or `li` (an item of a list).
    """
    fields = practice.fields
    facets = []
    for vocabulary in catalogue.vocabularies:
        entries = catalogue.entries_in(practice, vocabulary)
        terms = [
            {"id": entry.term.id, "label": entry.term.label}
            | ({"standing": entry.standing.id} if entry.standing and practice.kind.tells else {})
            | ({"names": list(entry.names)} if entry.names else {})
            for entry in entries
        ]
        if terms:
            facets.append({"field": vocabulary.field, "label": vocabulary.head.plural, "terms": terms})
    story = fields if isinstance(fields, Story) else Story()
    return {
        "id": practice.id,
        "kind": practice.kind.id,
        "name": practice.kind.name,
        "address": practice.address,
        "short": short(practice.id),
        "title": practice.title,
        "summary": fields.summary,
        "period": story.period or "",
        "audience": fields.audience or "",
        "minutes": getattr(fields, "minutes", 0),
        "reviewed": fields.reviewed.isoformat() if fields.reviewed else "",
        "license": fields.license or "",
        "facets": facets,
        "outcomes": [[outcome.sort or "", outcome.text] for outcome in story.outcomes],
        "told": dict(catalogue.told(practice)),
        "steps": [
            {"title": step.title, "say": step.say or ""}
            for step in (fields.steps if isinstance(fields, Guide) else ())
        ],
        "efforts": [[effort.sort or "", effort.text] for effort in story.efforts],
        "unknown": list(fields.unknown),
        "core": list(story.core),
        "adaptable": list(story.adaptable),
        "discussion": list(fields.discussion),
        "sections": [
            [section.heading.text, [["li" if item else "p", line] for item, line in section.statements()]]
            for section in practice.text.sections
        ],
    }
