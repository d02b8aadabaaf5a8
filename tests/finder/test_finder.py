"""What the finder needs in the browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from finder_files import FinderFiles
from samenverder.finder.files import catalogue_data, text_data

if TYPE_CHECKING:
    from conftest import Repository


def test_every_listed_practice_has_its_columns_and_its_text(repository: Repository) -> None:
    catalogue = repository.catalogue()
    data = catalogue_data(catalogue)
    ids = [practice.id for practice in catalogue.listed]
    assert "oude-aanpak" not in ids, "what is archived is not offered"
    files = FinderFiles(catalogue)
    texts = [files[f"texts/{number}"] for number in range(len(ids))]
    assert [text["id"] for text in texts] == ids
    assert all(len(data[column]) == len(ids) for column in ("kind", "year", "reviewed"))
    assert all(len(facet["tags"]) == len(ids) for facet in data["facets"])


def test_a_new_vocabulary_is_a_facet_by_itself(repository: Repository) -> None:
    facets = {facet["field"]: facet for facet in catalogue_data(repository.catalogue())["facets"]}
    assert list(facets) == ["onderwerpen", "voorwaarden", "gasten"]
    assert [standing["id"] for standing in facets["voorwaarden"]["standings"]] == [
        "gekregen",
        "miste",
        "was-er",
    ]
    assert facets["gasten"]["names"] is True


def test_only_what_tells_says_how_it_stood(repository: Repository) -> None:
    catalogue = repository.catalogue()
    data = catalogue_data(catalogue)
    ids = [practice.id for practice in catalogue.listed]
    tags = dict(zip(ids, data["facets"][1]["tags"], strict=True))
    assert tags["aan-de-deur"] == [[0, 2], [1, 1]]
    assert tags["samen-op-bezoek"] == [0], "a guide asks for it, without a standing"


def test_a_result_tells_how_it_stood(repository: Repository) -> None:
    catalogue = repository.catalogue()
    told = text_data(catalogue, catalogue.by_id["aan-de-deur"])["told"]
    assert told == {"vertrouwen": "Vertrouwen. Geld was er niet.", "geld": "Vertrouwen. Geld was er niet."}


def test_a_sentence_more_changes_few_files_and_a_build_without_change_none(repository: Repository) -> None:
    for number in range(40):
        text = (repository.practices / "verhalen/koffie-in-de-straat.md").read_text(encoding="utf-8")
        repository.write({f"verhalen/koffie-{number}.md": text.replace("Koffie", f"Koffie {number}")})
    first = FinderFiles(repository.catalogue()).written
    assert FinderFiles(repository.catalogue()).written == first
    repository.change("verhalen/aan-het-werk.md", "Geduld.", "Geduld en koffie.")
    new = FinderFiles(repository.catalogue()).written.keys() - first.keys()
    # Its own text, the word with its postings, what it is about, the catalogue that names the text, the index that names the rest.
    assert 3 <= len(new) <= 7
    assert len(first) > 60


def test_texts_hold_no_marks(repository: Repository) -> None:
    catalogue = repository.catalogue()
    sections = json.dumps(text_data(catalogue, catalogue.by_id["aan-de-deur"]), ensure_ascii=False)
    assert "](" not in sections
    assert "[1]" not in sections
