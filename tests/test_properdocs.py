"""ProperDocs, the fork of MkDocs to which we could move, builds the same site and refuses the same.

The whole collection is compared by `make same`; here is the small one, in a process of its own: whoever imports
ProperDocs has no MkDocs any more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from same import differences

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository


def properdocs(repository: Repository, *more: str) -> subprocess.CompletedProcess[str]:
    repository.link()
    command = [sys.executable, "-m", "properdocs", "build", "--config-file", "mkdocs.yml", *more]
    settings = {**os.environ, "SAMENVERDER_CACHE": "off"}
    return subprocess.run(command, cwd=repository.folder, env=settings, capture_output=True, text=True)


def test_the_site_is_the_same(repository: Repository, small_site: Path) -> None:
    done = properdocs(repository)
    assert done.returncode == 0, done.stderr
    assert list(differences(small_site, repository.folder / "site")) == []


def test_a_strict_build_that_is_refused_leaves_the_site_of_before(repository: Repository) -> None:
    properdocs(repository)
    page = repository.folder / "site" / "verhalen" / "aan-de-deur" / "index.html"
    before = page.read_bytes()
    repository.change("verhalen/aan-de-deur.md", "title: ", "titel: ")
    done = properdocs(repository, "--strict")
    assert (done.returncode, page.read_bytes()) == (1, before)
    assert "strict" in done.stderr
