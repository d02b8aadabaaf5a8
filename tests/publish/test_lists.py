"""Lists that stay short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samenverder.publish.lists import PIECE, REST, pieces, sections
from samenverder.publish.pages import pages

if TYPE_CHECKING:
    from conftest import Repository


def some(number: int) -> list[Any]:
    """Numbers will do for practices where these are only dealt out."""
    return list(range(number))


def test_a_short_list_is_one_piece_and_so_is_an_empty_one() -> None:
    for number in (0, 1, PIECE, PIECE + REST):
        (piece,) = pieces(some(number), "verhalen/", "verhalen/bladzijde/")
        assert (piece.address, piece.total, piece.before, piece.after) == ("verhalen/", number, None, None)
        assert len(piece.practices) == number


def test_pieces_follow_each_other_and_lose_none() -> None:
    found = pieces(some(2 * PIECE + REST + 1), "verhalen/", "verhalen/bladzijde/")
    assert [piece.address for piece in found] == [
        "verhalen/",
        "verhalen/bladzijde/2/",
        "verhalen/bladzijde/3/",
    ]
    assert [practice for piece in found for practice in piece.practices] == some(2 * PIECE + REST + 1)
    assert [piece.after for piece in found] == ["verhalen/bladzijde/2/", "verhalen/bladzijde/3/", None]
    assert [piece.before for piece in found] == [None, "verhalen/", "verhalen/bladzijde/2/"]
    assert [piece.first for piece in found] == [1, PIECE + 1, 2 * PIECE + 1]


def test_further_pieces_have_a_page_that_is_not_searched(repository: Repository) -> None:
    story = (repository.practices / "verhalen" / "koffie-in-de-straat.md").read_text(encoding="utf-8")
    repository.write({f"verhalen/koffie-{n}.md": story for n in range(PIECE + REST + 1)})
    found = {page.address: page for page in pages(repository.catalogue())}
    further = found["verhalen/bladzijde/2/"]
    assert not further.searched
    assert found["verhalen/"].searched
    assert "51 tot en met 64 van 64" in further.description
    assert "onderwerpen/buurt/verhalen/2/" in found
    site = repository.build()
    html = (site / "verhalen" / "bladzijde" / "2" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, follow">' in html
    assert 'rel="prev" href="../../../verhalen/"' in html
    first = (site / "verhalen" / "index.html").read_text(encoding="utf-8")
    assert 'rel="next" href="../verhalen/bladzijde/2/"' in first
    assert "noindex" not in first


def test_a_term_has_a_section_for_each_standing_and_none_without_practices(repository: Repository) -> None:
    catalogue = repository.catalogue()
    vocabulary = next(v for v in catalogue.vocabularies if v.head.standings)
    found = {s.id: s.total for s in sections(catalogue, vocabulary, vocabulary.terms["vertrouwen"])}
    assert set(found) <= {"gekregen", "miste", "was-er", "modules"}
    assert all(found.values())
