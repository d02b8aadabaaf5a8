"""What the pages about open data show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.publish.data.columns import words
from samenverder.publish.data.lists import MOST, list_of, told_fields
from samenverder.publish.data.recent import newest
from samenverder.publish.data.tables import tables

if TYPE_CHECKING:
    from samenverder.catalogue.catalogue import Catalogue


def data_view(catalogue: Catalogue) -> dict[str, Any]:
    """The files by group, the tables with their columns, and an example of what there is one of for each practice or term."""
    return {
        "files": words()["bestanden"],
        "groups": words()["groepen"],
        "tables": tables(catalogue),
        "terms": sum(len(vocabulary.terms) for vocabulary in catalogue.vocabularies),
        "example": next(iter(newest(catalogue, catalogue.listed, 1)), None),
        **_of_a_term(catalogue),
    }


def example_view(catalogue: Catalogue) -> dict[str, Any]:
    """A card and a list, as another site would show them: what is newest, and the term with most practices."""
    chosen = newest(catalogue, catalogue.stories, 1) or newest(catalogue, catalogue.listed, 1)
    return {
        "practice": chosen[0] if chosen else None,
        "most": MOST,
        "fields": told_fields(),
        **_of_a_term(catalogue),
    }


def _of_a_term(catalogue: Catalogue) -> dict[str, Any]:
    """The term with most practices of the first vocabulary, and where its list and its page are."""
    for vocabulary in catalogue.vocabularies[:1]:
        many = {id: len(catalogue.with_term(vocabulary, term)) for id, term in vocabulary.terms.items()}
        if not many:
            break
        found = vocabulary.terms[max(many, key=many.__getitem__)]
        return {
            "list": list_of(vocabulary.field, found.id),
            "term": found,
            "term_page": f"{vocabulary.field}/{found.id}/",
        }
    return {"list": "", "term": None, "term_page": ""}
