"""In which order lists begin, and what counts as well documented."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.catalogue.order import LEVELS, documented, in_lists
from samenverder.reading.fields import Story
from samenverder.reading.library import build_date, read_library
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from conftest import Repository

NAME = "verhalen/aan-de-deur.md"


def test_the_levels_are_those_of_the_field_the_weakest_first() -> None:
    known = {
        level for part in get_args(Story.model_fields["evidence"].annotation) for level in get_args(part)
    }
    assert set(LEVELS) == known


def test_a_level_goes_before_sources_and_these_before_their_age(repository: Repository) -> None:
    text = (repository.practices / NAME).read_text(encoding="utf-8")

    def score(old: str = "", new: str = "") -> int:
        assert old in text
        repository.write({NAME: text.replace(old, new) if old else text})
        return documented(repository.catalogue().by_id["aan-de-deur"])

    plain = score()
    assert plain % 1000 == 216  # two sources, the newest of 2016
    assert score("datum: 2016-05-25", "datum: 2019-05-25") == plain + 3
    more = "\nbronnen:\n" + "  - {titel: Nog een verslag, organisatie: Wijkraad, datum: 1999}\n"
    assert score("\nbronnen:\n", more) == plain + 100
    # More than nine say no more.
    assert score("\nbronnen:\n", "\nbronnen:\n" + more.removeprefix("\nbronnen:\n") * 20) == plain + 700
    said = score("\nbronnen:\n", "\nonderbouwing: geevalueerd\nbronnen:\n")
    assert said == 4000 + plain % 1000


def test_each_kind_begins_with_what_helps_most() -> None:
    catalogue = Catalogue(read_library(ROOT / "practices", build_date()))
    for kind in KINDS:
        practices = catalogue.of_kind(kind)
        assert len(practices) > 5
        keys = [in_lists(practice) for practice in practices]
        assert keys == sorted(keys)
    story, guide, module, activity = (catalogue.of_kind(kind) for kind in KINDS)
    assert story[0].year >= story[-1].year
    assert documented(guide[0]) >= documented(guide[-1])
    assert module[0].fields.minutes <= module[-1].fields.minutes  # type: ignore[attr-defined]
    assert activity[0].fields.minutes < activity[-1].fields.minutes  # type: ignore[attr-defined]
