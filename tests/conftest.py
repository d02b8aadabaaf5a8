"""What all tests share: a small library to build on, and real builds of MkDocs in this process."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from browser import chromium, served
from samenverder.catalogue.catalogue import Catalogue
from samenverder.reading.library import Library, read_library
from samenverder.rules import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small"
TODAY = date(2026, 11, 28)

os.environ["NO_MKDOCS_2_WARNING"] = "1"


def published(*folders: str) -> list[Path]:
    """The files of the real collection in these folders of kinds that visitors see: concepts wait for their editor."""
    found = (path for folder in folders for path in sorted((ROOT / "practices" / folder).glob("*.md")))
    return [path for path in found if "\nstatus: concept\n" not in path.read_text(encoding="utf-8")]


class Repository:
    """A folder as a contributor has it, with the small library in it, to change and to look at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.practices = folder / "practices"
        shutil.copytree(SMALL, folder, dirs_exist_ok=True)

    def write(self, files: Mapping[str, str | bytes]) -> Repository:
        """Write files below `practices/`."""
        for name, content in files.items():
            path = self.practices / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def change(self, name: str, old: str, new: str) -> Repository:
        """Replace a piece of text that must be there."""
        text = (self.practices / name).read_text(encoding="utf-8")
        assert old in text
        return self.write({name: text.replace(old, new)})

    def read(self) -> Library:
        """The library in it."""
        return read_library(self.practices, TODAY, site="https://samenverder.example/")

    def problems(self) -> list[str]:
        """All problems as people read them."""
        return [str(problem) for problem in check(self.read())]

    def catalogue(self) -> Catalogue:
        """The catalogue over it."""
        return Catalogue(self.read())

    def link(self) -> None:
        """Put the project's own code and configuration beside it, so that it can be built."""
        for name in ("hooks", "overrides", "mkdocs.yml"):
            if not (self.folder / name).exists():
                (self.folder / name).symlink_to(ROOT / name)
        assets = self.folder / "docs" / "assets"
        if not assets.exists():
            assets.symlink_to(ROOT / "docs" / "assets")

    def build(self, **changes: Any) -> Path:
        """Build the site as `mkdocs build` does, with the project's own configuration; returns the site's folder."""
        self.link()
        site = self.folder / "site"
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site), **changes)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return site


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A fresh copy of the small library."""
    return Repository(tmp_path / "repo")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library, built once."""
    return Repository(tmp_path_factory.mktemp("small")).build()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real collection, built once."""
    site = tmp_path_factory.mktemp("real") / "site"
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for tests that are marked `browser`."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(real_site: Path) -> Iterator[str]:
    """The address at which the real collection is served."""
    with served(real_site) as address:
        yield address
