"""What a story says that someone at its table did: sentences that stand by themselves, and stand in the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from samenverder.catalogue.catalogue import Catalogue
from samenverder.catalogue.deeds import BACK, BEFORE, DEEDS, AtTable, bare
from samenverder.reading.library import build_date, read_library

if TYPE_CHECKING:
    from conftest import Repository


def told(repository: Repository, *sentences: str) -> list[str]:
    """What the story says of its neighbours, when these sentences are its approach."""
    text = (repository.practices / "verhalen/aan-de-deur.md").read_text(encoding="utf-8")
    before, _, rest = text.partition("## Aanpak\n")
    _, _, after = rest.partition("\n## ")
    repository.write({
        "verhalen/aan-de-deur.md": f"{before}## Aanpak\n\n{' '.join(sentences)}\n\n## {after}",
    })  # fmt: skip
    catalogue = repository.catalogue()
    vocabulary = next(one for one in catalogue.vocabularies if one.head.names)
    term = next(e.term for e in catalogue.entries["aan-de-deur"] if e.vocabulary is vocabulary)
    found = AtTable(catalogue, vocabulary, term).deeds
    return [deed.text.replace(term.label, "X") for deed in found if deed.practice.id == "aan-de-deur"]


@pytest.fixture
def name(repository: Repository) -> str:
    catalogue = repository.catalogue()
    return next(e.term.label for e in catalogue.entries["aan-de-deur"] if e.vocabulary.head.names)


def test_a_sentence_that_begins_with_them_tells_what_they_did(repository: Repository, name: str) -> None:
    assert told(repository, "Er was koffie voor iedereen die kwam.", f"De {name.lower()} belde in een week bij alle huizen aan.") == [
        f"De {name.lower()} belde in een week bij alle huizen aan."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "De {}, de school en de winkel deden alle drie mee.",  # a row of names
        "De {} deed mee.",  # too short to say anything
        "De {} hielp hen daarna met alles wat zij nog misten.",  # points back
        "In die week belde de {} bij alle huizen in de straat aan.",  # begins with something else
        "Wat deed de {} toen eigenlijk bij al die huizen?",
    ],
)
def test_what_does_not_stand_by_itself_is_left_out(repository: Repository, name: str, sentence: str) -> None:
    assert told(repository, sentence.format(name.lower())) == []


LONG = "De {} belde in die week samen bij alle huizen in de straat aan."


@pytest.mark.parametrize("word", sorted(BACK))
def test_what_points_back_is_left_out(repository: Repository, name: str, word: str) -> None:
    sentence = LONG.format(name.lower())
    assert told(repository, sentence) == [sentence]
    assert told(repository, sentence.replace("samen", word)) == []


@pytest.mark.parametrize("word", sorted(BEFORE))
def test_a_small_word_may_stand_before_the_name(repository: Repository, name: str, word: str) -> None:
    sentence = f"{word.capitalize()} {name.lower()} belde bij alle huizen in de straat aan."
    assert told(repository, sentence) == [sentence]


@pytest.mark.parametrize("plural", ["gemeentes", "gemeenten"])
def test_who_is_more_than_one_is_known(repository: Repository, plural: str) -> None:
    sentence = f"Alle {plural} belden bij alle huizen in de straat aan."
    assert told(repository, sentence) == [sentence]


@pytest.mark.parametrize(("words", "said"), [(5, False), (6, True), (30, True), (31, False)])
def test_a_sentence_is_neither_too_short_nor_too_long(
    repository: Repository, name: str, words: int, said: bool
) -> None:
    sentence = f"De {name.lower()} deed {'echt ' * (words - 4)}mee."
    assert told(repository, sentence) == ([sentence] if said else [])


def test_no_more_is_told_than_is_read_at_a_glance(repository: Repository, name: str) -> None:
    told(repository, LONG.format(name.lower()))
    text = (repository.practices / "verhalen/aan-de-deur.md").read_text(encoding="utf-8")
    repository.write({f"verhalen/deur-{number}.md": text for number in range(DEEDS + 2)})
    catalogue = repository.catalogue()
    vocabulary = next(one for one in catalogue.vocabularies if one.head.names)
    term = next(e.term for e in catalogue.entries["deur-1"] if e.vocabulary is vocabulary)
    assert len(AtTable(catalogue, vocabulary, term).deeds) == DEEDS


def test_a_need_is_told_once_and_what_had_to_be_arranged_goes_first(repository: Repository) -> None:
    text = (repository.practices / "verhalen/aan-de-deur.md").read_text(encoding="utf-8")
    needed = "De gemeente had geld noch tijd. Vertrouwen in de gemeente was er al."
    repository.write(
        {
            f"verhalen/deur-{number}.md": text.replace("Vertrouwen. Geld was er niet.", needed)
            for number in range(3)
        }
    )
    catalogue = repository.catalogue()
    vocabulary = next(one for one in catalogue.vocabularies if one.head.names)
    term = vocabulary.terms["gemeente"]
    found = AtTable(catalogue, vocabulary, term).needs
    assert [need.entry.term.id for need in found] == ["geld", "vertrouwen"]
    assert len({need.practice.id for need in found}) == 2, "of each story at most one"


def test_the_name_of_its_subject_is_not_said_twice() -> None:
    assert bare("Korte lijnen: de partners kenden elkaar.", "Korte lijnen") == "De partners kenden elkaar."
    assert bare("Korte lijnen. Die waren er.", "Korte lijnen") == "Die waren er."
    assert (
        bare("Korte lijnen ontbraken, zo lijkt het.", "Korte lijnen")
        == "Korte lijnen ontbraken, zo lijkt het."
    )
    assert bare("Korte lijnen.", "Korte lijnen") == "Korte lijnen."


def test_everything_stands_in_the_story_under_the_heading_it_leads_to() -> None:
    catalogue = Catalogue(read_library(ROOT / "practices", build_date()))
    vocabulary = next(one for one in catalogue.vocabularies if one.head.names)
    many = 0
    for term in vocabulary.terms.values():
        at = AtTable(catalogue, vocabulary, term)
        told = [(said.practice, said.text, said.anchor) for said in at.deeds]
        told += [(said.practice, said.text, said.anchor) for said in at.needs]
        for practice, text, anchor in told:
            section = next(s for s in practice.text.sections if s.heading.anchor == anchor)
            # The capital may be ours, where the name of the subject before it was left out.
            assert text[1:] in " ".join(line for _, line in section.statements())
            many += 1
    assert many > 60
