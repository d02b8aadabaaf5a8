"""The published folder is replaced whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from samenverder.publish.replace import begin, finish

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_was_there_is_gone_and_hidden_entries_come_along(tmp_path: Path) -> None:
    target = tmp_path / "site"
    (target / ".git").mkdir(parents=True)
    (target / ".git" / "HEAD").write_text("main")
    (target / ".well-known").mkdir()
    (target / ".well-known" / "security.txt").write_text("van vroeger")
    (target / "oud.html").write_text("oud")
    folder = begin(target)
    (folder / "nieuw.html").write_text("nieuw")
    assert (target / "oud.html").exists()
    finish(folder, target)
    assert tree(target) == {".git/HEAD": b"main", "nieuw.html": b"nieuw"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_cleared_or_put_back(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".site.{dead.pid}.nieuw").mkdir()
    (tmp_path / f".site.{dead.pid}.oud").mkdir()
    (tmp_path / f".site.{dead.pid}.oud" / "a.html").write_text("a")
    (tmp_path / ".site.anders").mkdir()
    folder = begin(tmp_path / "site")
    assert tree(tmp_path / "site") == {"a.html": b"a"}, "killed between taking away and putting in place"
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.anders", folder.name}


@pytest.mark.warns
def test_a_strict_build_that_is_refused_leaves_the_site_of_before(repository: Repository) -> None:
    before = tree(repository.build(strict=True))
    repository.write({"verhalen/fout.md": "---\ntitle: Fout\n---\n"})
    with pytest.raises(Abort):
        repository.build(strict=True)
    assert tree(repository.folder / "site") == before
    assert not list(repository.folder.glob(".site*"))


def test_a_build_that_dies_halfway_leaves_the_site_of_before(repository: Repository) -> None:
    before = tree(repository.build())
    repository.write(
        {
            "verhalen/koffie-in-de-straat.md": (
                repository.practices / "verhalen/koffie-in-de-straat.md"
            ).read_text()
            + "\nMeer.\n"
        }
    )
    code = (
        "import os, signal, mkdocs.commands.build as b\n"
        "from mkdocs.config import load_config\n"
        "c = load_config('mkdocs.yml')\n"
        "c.plugins.on_startup(command='build', dirty=False)\n"
        "real = b._build_page\n"
        "seen = []\n"
        "def page(*a, **k):\n"
        "    seen.append(1)\n"
        "    if len(seen) == 5: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(*a, **k)\n"
        "b._build_page = page\n"
        "b.build(c)\n"
    )
    died = subprocess.run([sys.executable, "-c", code], cwd=repository.folder, env=os.environ, check=False)
    assert died.returncode == -signal.SIGKILL
    assert tree(repository.folder / "site") == before
    repository.build()
    assert not list(repository.folder.glob(".site*"))
    assert tree(repository.folder / "site") != before
