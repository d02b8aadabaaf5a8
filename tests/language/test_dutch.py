"""What the finder knows of Dutch."""

from __future__ import annotations

import pytest

from samenverder.language.dutch import Language, fold, tokens


def language(*words: str) -> Language:
    return Language(frozenset(words))


def test_words_are_folded_and_taken_apart_at_hyphens() -> None:
    assert list(tokens("Dak- en thuisloze cliënten in 's-Hertogenbosch: ex-dakloos")) == [
        "dak", "en", "thuisloze", "clienten", "in", "s", "hertogenbosch", "shertogenbosch", "ex", "dakloos", "exdakloos",
    ]  # fmt: skip
    assert fold("Café's") == "cafes"


def test_an_ordinal_is_a_word_like_any_other() -> None:
    assert language("100e", "213e", "b2b3e", "bezoeker").group["100e"] == "100e"


@pytest.mark.parametrize(
    "forms",
    [
        ("schuld", "schulden"),
        ("wijkteam", "wijkteams"),
        ("stad", "steden"),
        ("corporatie", "corporaties"),
        ("werken", "werk"),
        ("betalen", "betaalt"),
        ("betalen", "betaald"),
        ("delen", "gedeeld"),
        ("stoppen", "gestopt"),
        ("signaleren", "signaleert"),
        ("regelen", "geregeld"),
        ("verhuizen", "verhuisd"),
        ("begeleiden", "begeleider"),
        ("evalueren", "evaluatie"),
        ("buurt", "buurtje"),
        ("verhaal", "verhaaltjes"),
    ],
)
def test_forms_of_a_word_are_one_group(forms: tuple[str, str]) -> None:
    group = language(*forms).group
    assert group[forms[0]] == group[forms[1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wonen", "gewoon"),
        ("regie", "regio"),
        ("sporen", "sport"),
        ("rechten", "rechter"),
        ("wonen", "wond"),
        ("dragen", "gedrag"),
        ("praten", "praatje"),
        ("organiseren", "organisatie"),
    ],
)
def test_words_that_only_look_alike_are_not(one: str, other: str) -> None:
    group = language(one, other, "woning").group
    assert group[one] != group[other]


def test_parents_are_no_elderly_though_their_stem_is_the_same() -> None:
    group = language("ouder", "ouders", "oudere", "ouderen", "senioren", "beleid", "begeleiding").group
    assert group["ouder"] == group["ouders"]
    assert group["oudere"] == group["ouderen"] == group["senioren"]
    assert group["ouders"] != group["ouderen"]
    assert group["beleid"] != group["begeleiding"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("woningcorporatie", ("woning", "corporatie")),
        ("schuldhulpverlening", ("schuld", "hulp", "verlening")),
        ("wijkteam", ("wijk", "team")),
        ("jongerenwerker", ("jongeren", "werker")),
        ("samenwerking", ()),
        ("vertrouwen", ()),
        ("organisatie", ()),
    ],
)
def test_compounds_are_taken_apart_and_other_words_left_alone(word: str, parts: tuple[str, ...]) -> None:
    here = language(word, "woning", "corporatie", "schuld", "wijk", "jongeren", "werker", "samen", "trouwen")
    assert here.split(word) == parts


@pytest.mark.parametrize(
    ("word", "other"),
    [("eenzame", "eenzaam"), ("hoge", "hoog"), ("dikke", "dik"), ("dove", "doof"), ("boze", "boos")],
)
def test_an_adjective_is_one_word_with_its_inflected_form(word: str, other: str) -> None:
    group = language(word, other, "iets").group
    assert group[word] == group[other] != group["iets"]
