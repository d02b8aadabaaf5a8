"""The addresses of a forge follow from the one that the configuration has."""

from __future__ import annotations

import pytest

from samenverder.publish.forge import forge_of


@pytest.mark.parametrize(
    ("edit", "name", "new", "issue"),
    [
        ("https://github.com/a/b/edit/main/", "GitHub", "https://github.com/a/b/new/main", "https://github.com/a/b/issues/new"),
        ("https://codeberg.org/a/b/_edit/main/", "Codeberg", "https://codeberg.org/a/b/_new/main/", "https://codeberg.org/a/b/issues/new"),
        ("https://git.ede.nl/x/a/b/_edit/dev", "git.ede.nl", "https://git.ede.nl/x/a/b/_new/dev/", "https://git.ede.nl/x/a/b/issues/new"),
        ("https://gitlab.com/a/b/-/edit/main/", "GitLab", "https://gitlab.com/a/b/-/new/main", "https://gitlab.com/a/b/-/issues/new"),
    ],
)  # fmt: skip
def test_knows_where_a_file_begins_and_a_remark_goes(edit: str, name: str, new: str, issue: str) -> None:
    forge = forge_of(edit)
    assert forge
    assert (forge.name, forge.new, forge.issue) == (name, new, issue)
    assert forge.edit.rstrip("/") == edit.rstrip("/")


def test_an_address_from_the_root_of_the_repository_is_completed() -> None:
    assert forge_of("edit/main/", "https://github.com/a/b") == forge_of("https://github.com/a/b/edit/main/")


@pytest.mark.parametrize("edit", [None, "", "https://voorbeeld.nl/", "javascript:alert(1)", "edit/main/"])
def test_without_one_there_is_none(edit: str | None) -> None:
    assert forge_of(edit) is None
