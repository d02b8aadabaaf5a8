"""What is kept, and how it is forgotten."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import ROOT
from samenverder.running import store as store_module
from samenverder.running.memory import Memory
from samenverder.running.store import Store, digest

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_is_put_is_there_later_and_nothing_else(tmp_path: Path) -> None:
    first = Store(tmp_path / "x" / "store")
    first.put(b"a", b"een")
    first.close()
    second = Store(tmp_path / "x" / "store")
    assert second.get(b"a") == b"een"
    assert second.get(b"b") is None


def test_an_entry_under_the_key_of_another_is_damaged(tmp_path: Path) -> None:
    first = Store(tmp_path / "store")
    first.put(b"a", b"een")
    first.put(b"b", b"twee")
    first.close()
    with sqlite3.connect(tmp_path / "store") as connection:
        connection.execute("UPDATE kept SET value = (SELECT value FROM kept WHERE key = x'62')")
    connection.close()
    assert Store(tmp_path / "store").get(b"a") is None
    assert Store(tmp_path / "store").get(b"b") == b"twee"


def test_without_a_place_it_keeps_nothing_and_where_it_may_not_write_neither(tmp_path: Path) -> None:
    for store in (Store(None), Store(tmp_path / "file" / "store")):
        (tmp_path / "file").write_text("in de weg", encoding="utf-8")
        store.put(b"a", b"een")
        store.flush()
        assert store.get(b"a") is None
        store.close()


def test_it_does_not_grow_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "FEW", 10)
    for build in range(6):
        store = Store(tmp_path / "store")
        for number in range(20):
            store.put(digest(str(build), str(number)), b"x")
        store.close()
        with sqlite3.connect(tmp_path / "store") as connection:
            (many,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        connection.close()
        assert many <= 60
    assert Store(tmp_path / "store").get(digest("5", "3")) == b"x", "what was used last is kept"


def test_two_builds_at_once_share_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from samenverder.running.store import Store, digest\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for n in range(2000):\n"
        "    key = digest(str(n)); found = store.get(key)\n"
        "    assert found in (None, b'v' * 50)\n"
        "    store.put(key, b'v' * 50)\n"
        "store.close()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "store")], cwd=ROOT / "hooks")
        for _ in range(3)
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    store = Store(tmp_path / "store")
    assert all(store.get(digest(str(n))) == b"v" * 50 for n in range(2000))


def test_parts_of_a_digest_do_not_run_into_each_other() -> None:
    assert (
        len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("abc", None)})
        == 5
    )


def test_a_value_is_made_once(tmp_path: Path) -> None:
    made = []

    def make() -> list[int]:
        made.append(1)
        return [1, 2]

    for _ in range(2):
        memory = Memory(Store(tmp_path / "store"), b"code")
        assert memory.recall(make, "x") == [1, 2]
        memory.store.close()
    assert len(made) == 1
    assert Memory(Store(tmp_path / "store"), b"other code").recall(make, "x") == [1, 2]
    assert len(made) == 2


def test_a_name_with_bytes_that_are_no_letters_has_a_digest() -> None:
    assert digest("\udcff.jpg") != digest("\udcfe.jpg")
