"""What practices refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.rules import check

if TYPE_CHECKING:
    from conftest import Repository


def test_an_archived_practice_hides_no_other(repository: Repository) -> None:
    """What is archived may refer to anything; whoever comes after it may not."""
    for name, more in (("aan-de-deur", "status: gearchiveerd\n"), ("aan-het-werk", "")):
        repository.change(
            f"verhalen/{name}.md", "beoordeeld: ", f"{more}verwant: [oude-aanpak]\nbeoordeeld: "
        )
    told = [problem.file for problem in check(repository.read()) if problem.code == "gearchiveerd"]
    assert "practices/verhalen/aan-het-werk.md" in told
    assert "practices/verhalen/aan-de-deur.md" not in told
