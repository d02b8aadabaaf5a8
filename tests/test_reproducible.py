"""The same commit and date give the same site to the byte, whoever builds it, wherever and when."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import Repository

if TYPE_CHECKING:
    from pathlib import Path

EVENING = "1795822200"
"""28 November 2026, half past eleven at night in Greenwich: elsewhere it is the next day, or still the afternoon."""


def built(repository: Repository, site: Path, **around: str) -> dict[str, bytes]:
    """Every file of a site that a process of its own builds, with this around it."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)],
        cwd=repository.folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EVENING, **around},
        check=True,
    )
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def locales() -> list[str]:
    """Those that are installed here, Turkish first: there `i` is no small `I`."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return sorted(known, key=lambda name: (not name.startswith("tr_TR"), name))


def test_folder_locale_time_zone_and_order_of_sets_leave_no_trace(tmp_path: Path) -> None:
    here = Repository(tmp_path / "a")
    there = Repository(tmp_path / "Één map (2) met spaties")
    for repository in (here, there):
        repository.change(
            "verhalen/aan-de-deur.md", "beoordeeld:", "eerdere_adressen: [op-de-stoep]\nbeoordeeld:"
        )
        repository.link()
    # What a file system tells of a file is no part of it.
    for path in there.practices.rglob("*"):
        os.utime(path, (0, 0))
    foreign = next(iter(locales()), "C")
    first = built(here, tmp_path / "1", PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    other = built(
        there, tmp_path / "2" / "ergens anders", PYTHONHASHSEED="2", LC_ALL=foreign, TZ="Pacific/Kiritimati"
    )
    again = built(here, tmp_path / "3", PYTHONHASHSEED="3", LC_ALL="C.UTF-8", TZ="America/Anchorage")
    assert "p/op-de-stoep/index.html" in first
    for found in (other, again):
        assert list(found) == list(first)
        assert [name for name in first if found[name] != first[name]] == []
    assert not [name for name, raw in first.items() if str(tmp_path).encode() in raw], (
        "nor does the folder itself"
    )
