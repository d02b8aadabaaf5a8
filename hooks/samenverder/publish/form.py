"""What the form knows, as plain data beside its page: fields, headings with their questions, vocabularies, sources.

Nothing is declared here. Fields come from the models, guiding questions from the templates that every contributor
starts from, good examples from the collection itself; `form.yml` only says in which steps they are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samenverder.language.lists import lists
from samenverder.publish.data.recent import every_id
from samenverder.reading.json_schema import field_rows
from samenverder.reading.practice import KINDS
from samenverder.rules.browser import place_table, rule_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.json_schema import FieldRow
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.vocabulary import Vocabulary

FOLDER = "data/formulier"
"""Where the files of the form are published."""
SOURCES = "data/bron"
"""Where every practice is published as it stands in its file, to be loaded into the form."""
_EXAMPLE = (160, 420)
"""Signs in a good example: enough to see how it is told, little enough to read while writing."""


@dataclass(frozen=True)
class Step:
    """A step of the form."""

    id: str
    title: str
    help: str
    fields: tuple[str, ...] = ()
    sections: bool = False
    """Whether the headings of the text are asked here."""
    facets: bool = False
    """Whether the vocabularies are asked here."""
    more: tuple[str, ...] = ()
    """Fields that are folded away until somebody wants them."""


@dataclass(frozen=True)
class Form:
    """The form for a kind."""

    kind: Kind
    title: str
    help: str
    steps: tuple[Step, ...]
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For every heading words that tell that a piece of text belongs under it."""

    @property
    def address(self) -> str:
        """Its page, from the root of the site."""
        return f"bijdragen/{self.kind.name}-schrijven/"


def forms() -> tuple[Form, ...]:
    """The form of each kind that has one."""
    said: dict[str, Any] = lists(Path(__file__).with_name("form.yml"))
    return tuple(
        Form(kind, said[kind.name]["titel"], said[kind.name]["uitleg"], tuple(map(_step, said[kind.name]["stappen"])), said[kind.name].get("lijkt_op", {}))
        for kind in KINDS
        if kind.name in said
    )  # fmt: skip


def form_data(form: Form, catalogue: Catalogue) -> dict[str, Any]:
    """What the form of a kind asks.

    `fields` has every field with its `name`, `label`, `help`, `holds`, `required`, `type` (`text`, `number`, `choice`,
    `date`, `partial-date`, `uri`, `id`, `group`, `terms`), `repeat`, and where they are: `choices`, `limits` (in the
    words of JSON Schema), `examples`, `rows` (the fields of a group), `cited` (texts name its items by
    their number), `vocabulary` (its id). `sections` has every
    heading with whether it is `required`, its guiding `question`, `words` that tell that a text belongs there, and a
    good `example` with the practice it is from. `needed`: the heading under which is told how it stood with terms.
    """
    kind = form.kind
    return {
        "kind": {"id": kind.id, "name": kind.name, "folder": kind.folder, "tells": kind.tells},
        "needed": kind.needed if kind.tells else "",
        "steps": [
            {"id": step.id, "fields": [*step.fields, *step.more], "sections": step.sections, "facets": step.facets}
            for step in form.steps
        ],
        "fields": [_field(row) for row in field_rows(kind, catalogue.vocabularies)],
        "sections": [
            {"heading": name, "required": name in kind.sections, "question": _question(kind, name, catalogue), "words": list(form.words.get(name, ()))}
            | _example(kind, name, catalogue)
            for name in (*kind.sections, *kind.optional)
        ],
    }  # fmt: skip


def vocabulary_data(vocabulary: Vocabulary) -> dict[str, Any]:
    """A vocabulary as the form chooses from it and checks against it."""
    head = vocabulary.head
    return {
        "id": vocabulary.id,
        "field": vocabulary.field,
        "singular": head.singular,
        "plural": head.plural,
        "question": head.question,
        "help": head.explanation,
        "requiredFor": list(head.required_for),
        "atMost": head.at_most,
        "names": head.names,
        "ofPlaces": vocabulary.located,
        "standings": [
            {"id": s.id, "label": s.label, "heading": s.heading, "help": s.explanation, "default": s is vocabulary.default_standing}
            for s in head.standings
        ],
        "terms": [
            {
                "id": term.id,
                "label": term.label,
                "definition": term.definition,
                "synonyms": list(term.synonyms),
                "narrower": list(term.narrower_words),
                "related": list(term.related_words),
                "replaces": list(term.replaces),
            }
            for term in vocabulary.terms.values()
        ],
    }  # fmt: skip


def form_files(catalogue: Catalogue) -> Iterator[tuple[str, object]]:
    """Each file of the form: its address from the root of the site, and the data in it."""
    for form in forms():
        yield f"{FOLDER}/{form.kind.name}.json", form_data(form, catalogue)
    yield f"{FOLDER}/regels.json", rule_table(catalogue.library)
    yield f"{FOLDER}/plaatsen.json", place_table()
    yield f"{FOLDER}/begrippen.json", [vocabulary_data(vocabulary) for vocabulary in catalogue.vocabularies]
    yield (
        f"{FOLDER}/praktijken.json",
        [[practice.id, practice.kind.name, practice.title] for practice in catalogue.practices],
    )


def source_files(catalogue: Catalogue, practice: Practice, folder: Path) -> Iterator[tuple[str, bytes]]:
    """A practice as it stands in its file below `folder`: its address from the root of the site, and its bytes."""
    raw = (folder / f"{practice.place}.md").read_bytes()
    for id in every_id(catalogue, practice):
        yield f"{SOURCES}/{practice.kind.folder}/{id}.md", raw


def _step(said: dict[str, Any]) -> Step:
    return Step(
        id=said["id"],
        title=said["titel"],
        help=said["uitleg"],
        fields=tuple(said.get("velden", ())),
        sections=bool(said.get("kopjes")),
        facets=bool(said.get("begrippen")),
        more=tuple(said.get("erbij", ())),
    )


_FORMATS = {"date": "date", "partial-date": "partial-date", "uri": "uri", "id": "id"}


def _field(row: FieldRow) -> dict[str, Any]:
    repeat = row.vocabulary is not None or row.shape.get("type") == "array"
    shape = row.shape.get("items", row.shape) if repeat else row.shape
    sort = (
        "terms" if row.vocabulary
        else "group" if row.rows
        else "choice" if "enum" in shape
        else "number" if shape.get("type") in ("integer", "number")
        else _FORMATS.get(shape.get("format", ""), "text")
    )  # fmt: skip
    limits = {name: shape[name] for name in ("minimum", "maximum", "maxLength", "pattern") if name in shape}
    limits |= {"maxItems": row.shape["maxItems"]} if "maxItems" in row.shape else {}
    extra: dict[str, Any] = {
        "cited": row.cited,
        "choices": list(shape.get("enum", ())),
        "limits": limits,
        "examples": list(row.examples),
        "rows": [_field(within) for within in row.rows],
        "vocabulary": row.vocabulary.id if row.vocabulary else "",
    }
    return {
        "name": row.name,
        "label": row.label,
        "help": row.help,
        "holds": row.holds,
        "required": row.required,
        "type": sort,
        "repeat": repeat,
        **{name: value for name, value in extra.items() if value},
    }


def _question(kind: Kind, name: str, catalogue: Catalogue) -> str:
    """What the template asks under a heading."""
    template = catalogue.library.templates.get(kind.name)
    for section in template.text.sections if template else ():
        if section.heading.text == name:
            return " ".join(text for _, text in section.statements())
    return ""


def _example(kind: Kind, name: str, catalogue: Catalogue) -> dict[str, Any]:
    """How a practice of the collection begins under a heading: the newest one that does so in a few whole sentences."""
    least, most = _EXAMPLE
    for practice in catalogue.of_kind(kind):
        for section in practice.text.sections:
            if section.heading.text != name:
                continue
            text = next((said for item, said in section.statements() if not item), "")
            if least <= len(text) <= most and re.search(r"[.?!]$", text):
                return {"example": {"text": text, "title": practice.title, "address": practice.address}}
    return {}
