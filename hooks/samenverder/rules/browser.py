"""The rules as the form in the browser reads them: the same table, with the words and names that rules go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.language.concepts import places
from samenverder.language.dutch import stop_words
from samenverder.reading.practice import KINDS, meant_fields
from samenverder.reading.schema import nested
from samenverder.reading.table import table
from samenverder.rules.engine import RULES
from samenverder.rules.honesty import prose_of
from samenverder.rules.words import words

if TYPE_CHECKING:
    from samenverder.reading.library import Library

_WORDS = (
    "ambtelijk",
    "stempel",
    "invultekst",
    "niet bekend",
    "linktekst",
    "functies",
    "afkortingen",
    "voornamen",
)


def rule_table(library: Library) -> dict[str, Any]:
    """What the browser needs to check one practice and say the same as `samenverder controleer`.

    `regels`: each rule with its `code`, `severity`, what it asks (`text`), `where` it is checked (`overal`, `deels`, or
    `bouw`: by the build only) and `why` where that is not everywhere. `zegt`, `patroon` and `grens`: messages,
    patterns and figures, by code (see `table.yml`). `woorden`: lists of words. `bedoeld`: names that people give to
    fields. `stopwoorden`. `groepen`: fields that hold groups, whether texts count them, and what a message shows of them.
    `gelegen`: the vocabularies of places. `sjabloon`: the sentences of the templates, by the name of the kind. `map`:
    the folder of all practices; `mappen`: that of each kind in it.
    """
    said = table()

    def part(name: str) -> dict[str, Any]:
        return {code: entry[name] for code, entry in said.items() if name in entry}

    return {
        "regels": [
            {
                "code": rule.code,
                "severity": str(rule.severity),
                "text": rule.text,
                "where": said[rule.code].get("waar", "overal"),
                "why": said[rule.code].get("waarom", ""),
            }
            for rule in RULES
        ],
        "zegt": part("zegt"),
        "patroon": part("patroon"),
        "grens": part("grens"),
        "woorden": {name: words(name) for name in _WORDS},
        "bedoeld": meant_fields(),
        "stopwoorden": sorted(stop_words()),
        "groepen": _groups(),
        "gelegen": [vocabulary.id for vocabulary in library.vocabularies if vocabulary.located],
        "sjabloon": {
            name: sorted(prose_of(template)) for name, template in sorted(library.templates.items())
        },
        "map": library.folder,
        "mappen": {kind.name: kind.folder for kind in KINDS},
    }


def place_table() -> list[list[Any]]:
    """Every place that can be added to a vocabulary of places: label, province, latitude, longitude, and its names."""
    return [
        [place.label, place.province, *place.points[0], [" ".join(name) for name in place.names]]
        for place in places()
        if len(place.members) == 1
    ]


def _groups() -> dict[str, Any]:
    """The fields of all kinds that hold groups of fields, where there is something to know of them."""
    found = {}
    for kind in KINDS:
        for attribute, field in kind.model.model_fields.items():
            group = nested(field.annotation)
            if group and (group.cited or group.example):
                found[field.alias or attribute] = {"cited": group.cited, "example": group.example}
    return found
