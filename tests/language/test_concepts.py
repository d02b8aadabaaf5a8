"""Words of the same, a narrower and a related meaning, and places."""

from __future__ import annotations

from samenverder.language.concepts import in_order, in_orders, kilometres, places


def test_a_phrase_keeps_its_stop_words_and_its_hyphens() -> None:
    assert in_order("Alleen zijn") == ("alleen", "zijn")
    assert in_order("Noord-Brabant") == ("noord", "brabant")
    assert in_orders(["re-integratie"]) == (("re", "integratie"), ("reintegratie",))


def test_every_province_region_and_municipality_is_a_place() -> None:
    known = {name: place for place in places() for name in place.names}
    assert known["gelderland",].members >= {"doetinchem", "arnhem"}
    assert "doetinchem" in known["achterhoek",].members
    assert known["den", "haag"].label in ("Den Haag", "\u2019s-Gravenhage", "'s-Gravenhage")


def test_distances_are_those_of_the_map() -> None:
    arnhem, nijmegen = (51.98, 5.91), (51.84, 5.86)
    assert 14 < kilometres(arnhem, nijmegen) < 18
