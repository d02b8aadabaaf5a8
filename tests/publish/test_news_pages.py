"""The pages on what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish import news

if TYPE_CHECKING:
    import pytest

    from conftest import Repository


def test_a_month_with_much_news_comes_in_pieces_and_nothing_is_lost(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "PIECE", 2)
    repository.change(
        "verhalen/aan-de-deur.md",
        "beoordeeld:",
        "toegevoegd: 2025-12-01\ngewijzigd:\n  - {datum: 2025-12-02, wat: Meer cijfers.}\n"
        "  - {datum: 2025-12-03, wat: Minder cijfers.}\nbeoordeeld:",
    )
    found = [page for page in news.month_pages(repository.catalogue()) if "2025-12" in page.address]
    assert [page.address for page in found] == ["nieuw/2025-12/", "nieuw/2025-12/bladzijde/2/"]
    assert [page.title for page in found] == [
        "Nieuw in december 2025",
        "Nieuw in december 2025, bladzijde 2",
    ]
    assert [event.sort for page in found for event in page.view["events"]] == ["added", "changed", "changed"]
    assert [(page.view["before"], page.view["after"]) for page in found] == [
        (None, "nieuw/2025-12/bladzijde/2/"), ("nieuw/2025-12/", None)
    ]  # fmt: skip
    assert [page.first for page in found] == [True, False]
