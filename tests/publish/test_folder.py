"""The folder in which a site is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samenverder.publish.folder import SiteFolder
from samenverder.running.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samenverder.publish.folder import Content


class Builds:
    """One build after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.number = 0
        self.made: list[str] = []

    def build(self, parts: dict[bytes | None, dict[str, Content]]) -> dict[str, bytes]:
        """Write parts in a new folder that takes the place of the site; the files that are there then."""
        self.number += 1
        self.made = []
        folder = self.root / f"nieuw-{self.number}"
        folder.mkdir()
        store = Store(self.root / "store.sqlite")
        written = SiteFolder(folder, self.site, store)
        for key, files in parts.items():
            written.part(key, lambda files=files: self._make(files))  # type: ignore[misc]
        written.close()
        store.close()
        if self.site.exists():
            self.site.rename(self.root / f"oud-{self.number}")
        folder.rename(self.site)
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}  # fmt: skip

    def _make(self, files: dict[str, Content]) -> Iterator[tuple[str, Content]]:
        for address, content in files.items():
            self.made.append(address)
            yield address, content


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


def test_a_part_is_made_again_only_when_its_key_is_another(builds: Builds) -> None:
    first = builds.build({b"a": {"a/index.html": "een", "a.json": ["tw", "ee"]}, None: {"b.png": b"drie"}})
    assert first == {"a/index.html": b"een", "a.json": b"twee", "b.png": b"drie"}
    assert builds.build({b"a": {"a/index.html": "niet gemaakt"}, None: {"b.png": b"vier"}}) == {**first, "b.png": b"vier"}  # fmt: skip
    assert builds.made == ["b.png"], "what has no key is always made"
    assert builds.build({b"c": {"a/index.html": "anders"}}) == {"a/index.html": b"anders"}


def test_a_file_of_the_former_site_is_never_written_in(builds: Builds) -> None:
    builds.build({b"a": {"a.html": "een"}})
    builds.build({b"a": {}, None: {"a.html": "twee"}})
    assert (builds.root / "oud-2/a.html").read_text() == "een"
    assert (builds.site / "a.html").read_text() == "twee"


def test_a_part_of_which_a_file_was_changed_or_is_gone_is_made_again(builds: Builds) -> None:
    parts: dict[bytes | None, dict[str, Content]] = {b"a": {"a.html": "een", "b.html": "twee"}}
    built = builds.build(parts)
    (builds.site / "b.html").write_text("drie")
    assert builds.build(parts) == built
    assert builds.made == ["a.html", "b.html"]
    (builds.site / "a.html").unlink()
    assert builds.build(parts) == built


def test_without_a_site_of_before_nothing_is_kept(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path, None, Store(tmp_path / "store.sqlite"))
    folder.part(b"a", lambda: [("a.html", "een")])
    folder.close()
    assert folder.linked(b"a") is None
