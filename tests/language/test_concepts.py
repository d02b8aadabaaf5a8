"""Words of the same, a narrower and a related meaning, and places."""

from __future__ import annotations

import pytest

from samenverder.language.concepts import in_order, in_orders, kilometres, places, sets, ways
from samenverder.language.dutch import stop_words


def test_a_phrase_keeps_its_stop_words_and_its_hyphens() -> None:
    assert in_order("Alleen zijn") == ("alleen", "zijn")
    assert in_order("Noord-Brabant") == ("noord", "brabant")
    assert in_orders(["re-integratie"]) == (("re", "integratie"), ("reintegratie",))


def test_a_saying_stands_for_its_choices_and_with_or_without_what_may_be_left_out() -> None:
    assert ways("slaapt in zijn|de auto") == [
        ("slaapt", "in", "zijn", "auto"),
        ("slaapt", "in", "de", "auto"),
    ]
    assert ways("niet meer? buiten") == [("niet", "meer", "buiten"), ("niet", "buiten")]
    assert ways("uit de-bak|detentie") == [("uit", "de", "bak"), ("uit", "detentie")]


def test_no_saying_is_one_stop_word_or_common_word() -> None:
    stop = stop_words()
    for concept in sets():
        for words in concept.sayings:
            assert not set(words) <= stop or len(words) > 2, (concept.label, words)


def test_every_province_region_and_municipality_is_a_place() -> None:
    known = {name: place for place in places() for name in place.names}
    assert known["gelderland",].members >= {"doetinchem", "arnhem"}
    assert "doetinchem" in known["achterhoek",].members
    assert known["den", "haag"].label in ("Den Haag", "\u2019s-Gravenhage", "'s-Gravenhage")


def test_distances_are_those_of_the_map() -> None:
    arnhem, nijmegen = (51.98, 5.91), (51.84, 5.86)
    assert 14 < kilometres(arnhem, nijmegen) < 18


@pytest.mark.parametrize(
    ("asked", "there", "many"),
    [
        ("Zuid-Limburg", "maastricht", 16), ("de Achterhoek", "winterswijk", 11), ("West-Friesland", "hoorn", 7),
        ("Kop van Noord-Holland", "den helder", 4), ("Parkstad", "heerlen", 7), ("Food Valley", "ede", 8),
        ("Drechtsteden", "dordrecht", 7), ("Midden-Brabant", "tilburg", 9), ("Noord-Nederland", "assen", 40),
        ("Helmond-De Peel", "helmond", 6), ("het Gooi", "hilversum", 7), ("regio Nijmegen", "wijchen", 7),
    ],
)  # fmt: skip
def test_a_region_has_its_municipalities(asked: str, there: str, many: int) -> None:
    known = {name: place for place in places() for name in place.names}
    found = known[in_order(asked)]
    assert there in found.members
    assert len(found.members) == many
