"""What a build knows. It lies on the config of MkDocs, which makes a new one for each build: nothing of one is left in the next."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samenverder.publish.plain.places import source_name

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.folder import SiteFolder
    from samenverder.publish.page import Page
    from samenverder.reading.problem import Problem
    from samenverder.reading.sisters import Sister
    from samenverder.running.memory import Memory
    from samenverder.writing import Writer


log = logging.getLogger("mkdocs.samenverder")
"""Below `mkdocs`, so that a warning counts for `--strict`."""

KEY = "samenverder"


@dataclass
class Site:
    """What one build knows."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    pages: dict[str, Page]
    """By the name of the Markdown file that MkDocs thinks it is."""
    at_work: bool
    """Whether this is for a writer at work, who sees drafts and what is still wrong."""
    target: Path | None
    """The folder that takes its place when everything is right; None where pages are written in place."""
    memory: Memory
    """What was made before."""
    folder: SiteFolder
    """Where this one is written."""
    sisters: tuple[Sister, ...] = ()
    """Libraries of others that are searched as well."""
    environment: Environment | None = None
    """What draws pages, as soon as MkDocs made it."""
    menu: Navigation | None = None
    """The menu, as soon as MkDocs made it."""
    writer: Writer | None = None
    """What draws and writes the pages, as soon as there is a menu."""


def site_of(config: MkDocsConfig) -> Site:
    """What this build knows."""
    site: Site = config.extra[KEY]
    return site


def is_authored(page: Page, config: MkDocsConfig) -> bool:
    """Whether somebody wrote the page at this address in `docs/`: then that one stays."""
    return Path(config.docs_dir, source_name(page.address)).is_file()
