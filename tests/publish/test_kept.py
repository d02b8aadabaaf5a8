"""What is kept from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenverder.publish.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    first = Kept(tmp_path / "kept")
    assert first.get("a", lambda: make("a")) == b"a"
    assert first.get("b", lambda: make("b")) == b"b"
    second = Kept(tmp_path / "kept")
    assert second.get("a", lambda: make("again")) == b"a"
    assert made == ["a", "b"]
    second.tidy()
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["a"], "nobody asked for b"


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file")
    assert kept.get("a", lambda: b"1") == b"1"
    assert kept.get("a", lambda: b"2") == b"2"
    kept.tidy()
