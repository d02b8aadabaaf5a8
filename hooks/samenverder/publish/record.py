"""A practice as plain data: for pages that put practices side by side in the browser, and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.publish.course.parts import parts_as_written
from samenverder.publish.sheets import sheet
from samenverder.reading.addresses import short
from samenverder.reading.fields import Activity, Guide, Module, Story
from samenverder.rules.review import due

if TYPE_CHECKING:
    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.practice import Practice

FOLDER = "data/praktijken"
"""Where the records are published, each named after the id of its practice."""


def record(catalogue: Catalogue, practice: Practice) -> dict[str, Any]:
    """What other pages and programs ask of a practice: what it is tagged with, what came of it, its text by heading.

    `facets` has for each vocabulary that it is tagged with its terms, each `{id, label}` and what else is said of
    it there (`standing`, `names`). `lead` is the label of who took the lead. `proof` says what it rests on: its level,
    how many sources and stories, and the year of the newest source (0: unknown). `sections` has the text by
    heading: blocks of `[kind, text]`, where the kind is `p` (a paragraph) or `li` (an item of a list).
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
    when = due(practice)
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
        "due": when.isoformat() if when else "",
        "status": fields.status or "",
        "license": fields.license or "",
        "question": fields.question or "",
        "facets": facets,
        "outcomes": [[outcome.sort or "", outcome.text] for outcome in story.outcomes],
        "told": dict(catalogue.told(practice)),
        "steps": [
            {"title": step.title, "say": step.say or ""}
            for step in (fields.steps if isinstance(fields, Guide) else ())
        ],
        "lead": _lead(catalogue, practice),
        "proof": {
            "level": story.evidence or "",
            "sources": len(fields.sources),
            "stories": len(fields.based_on),
            "newest": practice.source_years[1] if practice.source_years else 0,
        },
        "efforts": [[effort.sort or "", effort.text] for effort in story.efforts],
        "unknown": list(fields.unknown),
        "core": list(story.core),
        "adaptable": list(story.adaptable),
        "discussion": list(fields.discussion),
        "sections": [
            [section.heading.text, [["li" if item else "p", line] for item, line in section.statements()]]
            for section in practice.text.sections
        ],
    } | _of_training(catalogue, practice)


def _lead(catalogue: Catalogue, practice: Practice) -> str:
    """What people call who took the lead; empty where nobody says."""
    lead = getattr(practice.fields, "lead", None)
    entries = (entry for entry in catalogue.entries[practice.id] if entry.vocabulary.head.names)
    return next((entry.term.label for entry in entries if entry.term.id == lead), "")


def _of_training(catalogue: Catalogue, practice: Practice) -> dict[str, Any]:
    """What else who puts a training together asks: of a module (`written`: the fields that go along), a working form, a story."""
    fields = practice.fields
    if practice.kind.tells:
        told = sheet(catalogue, practice)
        return {
            "sheet": {
                "places": told.places,
                "situation": [[passage.sort, line] for passage in told.situation for line in passage.lines],
                "around": told.around,
                "asked": told.asked,
            }
        }
    if isinstance(fields, Module):
        along = {"training_level", "group_size", "materials", "preparations", "difficult", "later"}
        return {
            "goals": list(fields.goals),
            "parts": parts_as_written(fields),
            "written": fields.model_dump(mode="json", by_alias=True, include=along, exclude_defaults=True),
        }
    if isinstance(fields, Activity):
        return {
            "yields": fields.yields,
            "group": fields.group_size or "",
            "materials": list(fields.materials),
            "steps": [{"title": step.title, "minutes": step.minutes or 0, "text": step.text or "", "say": step.say or ""} for step in fields.steps],
        }  # fmt: skip
    return {}
